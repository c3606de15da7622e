/* eslint-disable office-addins/load-object-before-read -- the rule sees no sync in another function: change() syncs the batch */
/** 元に戻す for columns that were added: taken out again while they are their table's last and nobody has filled them. */
import type { AddColumnsPlan } from '../../../sheets/make/add-columns';
import { addressOf } from '../../../sheets/read/state';
import { change, type TakenBack } from '../../batch/change';
import { asFound } from '../../batch/cell-text';
import { ExcelFailure } from '../../batch/failure';
import { refuseReshaped } from '../../batch/shape';
import { askForTag, noteEdit, refuseNewer } from '../../batch/workbook-settings';
import { takeColumnsOut, type ColumnLooks } from '../../rows/columns';
import { formatColumns } from './add-columns';

/** Columns that have been added, and how their cells were before. */
export interface ColumnsAdded {
  readonly plan: AddColumnsPlan;
  readonly before: ColumnLooks;
}

interface ColumnsToTakeBack {
  /** The new headers and the cells below them: a kept reference. */
  readonly block: Excel.Range;
  /** Rows of the table with its header. */
  readonly rows: number;
  /** Columns of the table. */
  readonly wide: number;
  readonly address: string;
}

interface ColumnsTakenBack {
  readonly block: Excel.Range;
  readonly header: Excel.Range;
}

/** One sync to look, one that writes. Throws ExcelFailure (changedMeanwhile, protectedSheet, totalsRow). */
export async function takeBackColumns({ plan, before }: ColumnsAdded): Promise<void> {
  const { table: name, sheet, columns, at } = plan;
  const texts = columns.map(({ header }) => header);
  const count = texts.length;
  const isOurs = ({ values }: Excel.Range): boolean =>
    texts.every((text, index) => values[0]?.[index] === text) && values.slice(1).every(line => line.every(value => value === ''));
  await change<ColumnsToTakeBack, ColumnsTakenBack, true>({
    look: async context => {
      const tag = askForTag(context);
      const table = context.workbook.tables.getItem(name);
      table.load('showTotals,worksheet/protection/protected');
      const range = table.getRange();
      range.load('rowCount,columnCount');
      const block = range
        .getLastColumn()
        .getOffsetRange(0, 1 - count)
        .getResizedRange(0, count - 1);
      block.load('values');
      await context.sync();
      refuseNewer(tag);
      if (table.worksheet.protection.protected) throw new ExcelFailure({ kind: 'protectedSheet', sheet });
      if (table.showTotals) throw new ExcelFailure({ kind: 'totalsRow', table: name, sheet });
      const address = `${sheet}!${addressOf(at.headerRow, at.column)}`;
      if (!isOurs(block)) throw new ExcelFailure({ kind: 'changedMeanwhile', what: address });
      return { block, rows: range.rowCount, wide: range.columnCount, address };
    },
    write: (context, { block, rows, wide }) => {
      const table = context.workbook.tables.getItem(name);
      const range = table.getRange();
      // Ours are the last columns only of the table that was looked at.
      refuseReshaped(range, rows, wide);
      refuseReshaped(block.getResizedRange(0, 0), rows, count);
      const header = range.getRow(0);
      header.load('values');
      const there = block.getResizedRange(0, 0);
      there.load('values,formulas');
      table.resize(range.getResizedRange(0, -count));
      takeColumnsOut(block.getRow(0), rows, before);
      return { block: there, header };
    },
    read: ({ block, header }, { address }) => {
      const last = (header.values[0] ?? []).slice(-count);
      if (!isOurs(block) || texts.some((text, index) => last[index] !== text))
        throw new ExcelFailure({ kind: 'changedMeanwhile', what: address });
      noteEdit(name);
      return true;
    },
    takeBack: async (context, { block, wide }, written): Promise<TakenBack<true>> => {
      const table = context.workbook.tables.getItem(name);
      const range = table.getRange();
      range.load('columnIndex,columnCount');
      const there = block.getResizedRange(0, 0);
      there.load('values,columnIndex');
      await context.sync();
      // Excel has refused what has another shape, before anything was written.
      if (there.values[0]?.length !== count) return 'nothing';
      // Ours to put back are columns that are beside the table because it has been made so much narrower.
      const isIn = range.columnCount !== wide - count || there.columnIndex !== range.columnIndex + range.columnCount;
      const isGone = there.values.every(line => line.every(value => value === ''));
      if (isGone && !isIn && written === null) return { done: true };
      if (isIn && !isGone) return 'nothing';
      // The headers go last: while they stand, what is below them does, too.
      if (isGone && written !== null) block.formulas = asFound(written.block).map(line => [...line]);
      formatColumns(block, plan, before);
      if (!isIn) table.resize(range.getResizedRange(0, count));
      await context.sync();
      return 'takenBack';
    },
    touched: ({ address, rows }) => ({
      sheets: [],
      cells: [`${address}:${addressOf(at.headerRow + rows - 1, at.column + count - 1)}`],
    }),
  });
}
