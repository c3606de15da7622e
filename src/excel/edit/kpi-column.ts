/** One column of DX_KPIs for all KPIs at once (評価方式, 時点). Only this column's cells are written, and it can be taken back. */
import type { Cell } from '../../domain/base/cell';
import type { ColumnChange } from '../../sheets/make/kpi-column';
import { KPIS } from '../../sheets/schema/kpis';
import { locate } from '../../sheets/read/read';
import { addressOf } from '../../sheets/read/state';
import { asWritten, cellsOf } from '../batch/cell-text';
import { ExcelFailure } from '../batch/failure';
import { isOurs } from '../read/read';
import { failureOf, run, withOutcome } from '../batch/run';
import { lookAtVersion, refuseNewer, writeChanged } from '../batch/workbook-settings';

interface Column {
  readonly sheet: string;
  readonly protected: boolean;
  readonly cells: readonly Cell[];
  /** A cell that holds a formula, or null. */
  readonly formula: string | null;
  readonly write: (cells: readonly Cell[]) => void;
}

const same = (one: readonly Cell[], other: readonly Cell[]): boolean =>
  JSON.stringify(one.map(cell => cell ?? '')) === JSON.stringify(other.map(cell => cell ?? ''));

/** The column as it is now, by table and header. One sync. Throws ExcelFailure. */
async function look(context: Excel.RequestContext, header: string): Promise<Column> {
  const table = context.workbook.tables.getItem(KPIS.name);
  table.load('showTotals,worksheet/name,worksheet/protection/protected');
  const range = table.getRange();
  range.load('values,formulas,rowIndex,columnIndex');
  const version = lookAtVersion(context);
  await context.sync();
  refuseNewer(version);
  const sheet = table.worksheet.name;
  const last = table.showTotals ? -1 : undefined;
  const cells = cellsOf(range.values.slice(0, last));
  const headers = (cells[0] ?? []).map(String);
  if (!isOurs(KPIS, headers)) throw new ExcelFailure({ kind: 'tableNotOurs', table: KPIS.name, sheet, headers });
  const at = locate(KPIS, cells[0] ?? []).located.find(column => column.header === header)?.at;
  if (at === undefined) throw new ExcelFailure({ kind: 'missingColumn', table: KPIS.name, sheet, header });
  const body = cells.slice(1).map(row => row[at]);
  const formulas: unknown[] = range.formulas.slice(1, last).map(row => row[at] as unknown);
  const formula = formulas.findIndex((text, row) => typeof text === 'string' && text.startsWith('=') && text !== body[row]);
  return {
    sheet,
    protected: table.worksheet.protection.protected,
    cells: body,
    formula: formula < 0 ? null : addressOf(range.rowIndex + 1 + formula, range.columnIndex + at),
    write: list => {
      const first = addressOf(range.rowIndex + 1, range.columnIndex + at);
      const block = context.workbook.worksheets
        .getItem(sheet)
        .getRange(first)
        .getResizedRange(list.length - 1, 0);
      // null leaves a cell alone.
      block.values = list.map(cell => [typeof cell === 'object' ? null : typeof cell === 'string' ? asWritten(cell) : (cell ?? null)]);
    },
  };
}

/**
 * Writes the column: one sync to look, one to write. Throws ExcelFailure (changedMeanwhile, cellHasFormula, protectedSheet, missingColumn …).
 */
export async function setKpiColumn({ header, from, to }: ColumnChange): Promise<void> {
  let looked = false;
  try {
    await run(async context => {
      looked = false;
      const column = await look(context, header);
      if (column.protected) throw new ExcelFailure({ kind: 'protectedSheet', sheet: column.sheet });
      if (column.formula !== null) throw new ExcelFailure({ kind: 'cellHasFormula', sheet: column.sheet, address: column.formula });
      if (!same(column.cells, from)) throw new ExcelFailure({ kind: 'changedMeanwhile', what: `${column.sheet}「${header}」` });
      looked = true;
      writeChanged(context, [KPIS.name]);
      // Last, and one action: the cells are all as before or all as wanted.
      column.write(to);
      await context.sync();
    });
  } catch (error) {
    const failure = failureOf(error);
    if (!looked || failure.kind === 'cellEditMode') throw withOutcome(failure, { changed: 'nothing' });
    if (failure.kind === 'timeout') throw failure;
    const done = await isDone(header, to);
    if (done !== true) throw withOutcome(failure, { changed: done === null ? 'unknown' : 'nothing' });
  }
}

/** After a failed answer: does the column hold what was to be written? null: it cannot be seen. */
async function isDone(header: string, to: readonly Cell[]): Promise<boolean | null> {
  try {
    return await run(async context => same((await look(context, header)).cells, to));
  } catch {
    // The first failure is told; this one only means that nobody can look.
    return null;
  }
}
