/** What is selected in Excel, as plain data: on asking, or followed. */
import type { Cell } from '../../domain/base/cell';
import { withoutMerged, type Block } from '../../sheets/read/reference';
import { cellOf } from '../batch/cell-text';
import { ExcelFailure } from '../batch/failure';
import { failureOf, run } from '../batch/run';
import { mergedIn } from './merged-areas';

export interface Selection {
  /** Of whole rows or columns the part in use (nobody means a million cells), of merged cells the first. */
  readonly block: Block;
  /** What the first cell holds; of a formula its value. */
  readonly first: Cell;
  /** The first cell holds nothing, not even a formula that shows nothing. */
  readonly blank: boolean;
  /** The first cell's formula as Excel keeps it; null: it has none. */
  readonly formula: string | null;
  /** The Excel table the first cell is in. */
  readonly table: string | null;
}

function formulaIn(content: unknown): string | null {
  return typeof content === 'string' && content.startsWith('=') ? content : null;
}

/** Reads the selection: one sync, and of several cells one more for those that are merged. Throws ExcelFailure (selectionNotCells for a drawing or several ranges at once). */
export async function readSelection(): Promise<Selection> {
  try {
    return await run(async context => {
      const selected = context.workbook.getSelectedRange();
      selected.load('rowIndex,columnIndex,rowCount,columnCount,isEntireRow,isEntireColumn,worksheet/name');
      const used = selected.getUsedRangeOrNullObject(true);
      used.load('rowIndex,columnIndex,rowCount,columnCount');
      const first = selected.getCell(0, 0);
      first.load('values,formulas');
      const tables = first.getTables(false);
      tables.load('items/name');
      await context.sync();
      const whole = selected.isEntireRow || selected.isEntireColumn;
      const range = whole && !used.isNullObject ? used : selected;
      const block: Block = {
        sheet: selected.worksheet.name,
        row: range.rowIndex,
        column: range.columnIndex,
        rows: whole && used.isNullObject ? 1 : range.rowCount,
        columns: whole && used.isNullObject ? 1 : range.columnCount,
      };
      return {
        block: block.rows * block.columns === 1 ? block : withoutMerged(block, await mergedIn(context, block)),
        first: cellOf(first.values[0]?.[0]),
        blank: first.values[0]?.[0] === '' && first.formulas[0]?.[0] === '',
        formula: formulaIn(first.formulas[0]?.[0]),
        table: tables.items[0]?.name ?? null,
      };
    });
  } catch (error) {
    const failure = failureOf(error);
    // Excel has no one code for it: InvalidSelection, InvalidReference, GeneralException have been seen.
    throw ['unknown', 'notFound', 'unsupported'].includes(failure.kind)
      ? new ExcelFailure({ kind: 'selectionNotCells' }, { changed: 'nothing' }, { cause: failure })
      : failure;
  }
}

/**
 * What a person points at for an argument: the selected cells, and the Excel table where they are all of one, headers included.
 * In a table one sync more than readSelection. Throws ExcelFailure (selectionNotCells).
 */
export async function readPointed(): Promise<{ readonly block: Block; readonly table: string | null }> {
  const { block, table } = await readSelection();
  if (table === null) return { block, table };
  // Where the table is gone by now, the cells are what was pointed at.
  const whole = await run(async context => {
    const found = context.workbook.tables.getItemOrNullObject(table);
    const range = found.getRange();
    range.load('rowIndex,columnIndex,rowCount,columnCount');
    await context.sync();
    return (
      !found.isNullObject &&
      range.rowIndex === block.row &&
      range.columnIndex === block.column &&
      range.rowCount === block.rows &&
      range.columnCount === block.columns
    );
  });
  return { block, table: whole ? table : null };
}

/** Arrow keys held down select many cells a second: only where the person stops is looked at. Milliseconds. */
export const RESTED = 150;

/**
 * Reads the selection now and whenever it has changed; null where it cannot be read.
 * @param onMove told at once when the selection changes: what was read last is not selected any more
 * @returns stops following
 */
export async function followSelection(
  onSelect: (selection: Selection | null) => void,
  onMove: () => void = () => undefined,
): Promise<() => Promise<void>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let asked = 0;
  const read = async (): Promise<void> => {
    const mine = ++asked;
    const selection = await readSelection().catch(() => null);
    // An answer that was overtaken by a later question says nothing any more.
    if (!stopped && mine === asked) onSelect(selection);
  };
  const changed = async (): Promise<void> => {
    if (stopped) return;
    onMove();
    clearTimeout(timer);
    timer = setTimeout(() => void read(), RESTED);
  };
  const registration = await run(async context => {
    const added = context.workbook.onSelectionChanged.add(changed);
    await context.sync();
    return added;
  });
  await read();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    // A handler can only be removed in the context that added it.
    await Excel.run(registration.context, async context => {
      registration.remove();
      await context.sync();
    });
  };
}
