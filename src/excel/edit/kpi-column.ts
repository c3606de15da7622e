/** One column of DX_KPIs for all KPIs at once (評価方式, 時点). Only this column's cells are written, and it can be taken back. */
import type { Cell } from '../../domain/base/cell';
import type { ColumnChange } from '../../sheets/make/kpi-column';
import { KPIS } from '../../sheets/schema/declarations/kpis';
import { locate } from '../../sheets/read/read';
import { asWritten, cellsOf } from '../batch/cell-text';
import { ExcelFailure } from '../batch/failure';
import { addressOf } from '../../sheets/read/state';
import { isOurs } from '../read/outline';
import { writeCells, type CellsWritten } from './cells';
import type { RowMarks } from './row-mark';

const same = (one: readonly Cell[], other: readonly Cell[]): boolean =>
  JSON.stringify(one.map(cell => cell ?? '')) === JSON.stringify(other.map(cell => cell ?? ''));

/** The cells of the column below its header, by table and header as they are now. One sync. Throws ExcelFailure. */
async function columnOf(context: Excel.RequestContext, header: string): Promise<Excel.Range> {
  const table = context.workbook.tables.getItem(KPIS.name);
  table.load('worksheet/name');
  const headers = table.getHeaderRowRange();
  headers.load('values');
  await context.sync();
  const texts = cellsOf(headers.values)[0] ?? [];
  const sheet = table.worksheet.name;
  if (!isOurs(KPIS, texts.map(String)))
    throw new ExcelFailure({ kind: 'tableNotOurs', table: KPIS.name, sheet, headers: texts.map(String) });
  const at = locate(KPIS, texts).located.find(column => column.header === header)?.at;
  if (at === undefined) throw new ExcelFailure({ kind: 'missingColumn', table: KPIS.name, sheet, header });
  return table.getDataBodyRange().getColumn(at);
}

/**
 * Writes the column: two syncs to look, one to write.
 * @param rowsWere what must stand in the rows, where the change is taken back
 * Throws ExcelFailure (changedMeanwhile, cellHasFormula, protectedSheet, missingColumn …).
 */
export function setKpiColumn({ header, from, to }: ColumnChange, rowsWere?: RowMarks): Promise<CellsWritten> {
  return writeCells({
    cells: context => columnOf(context, header),
    again: context => context.workbook.tables.getItem(KPIS.name).columns.getItem(header).getDataBodyRange(),
    check: ({ range, place }) => {
      const cells = cellsOf(range.values).map(([cell]) => cell);
      const formula = (range.formulas as unknown[][]).findIndex(
        ([content], row) => typeof content === 'string' && content.startsWith('=') && content !== cells[row],
      );
      if (formula >= 0)
        throw new ExcelFailure({
          kind: 'cellHasFormula',
          sheet: place.sheet,
          address: addressOf(range.rowIndex + formula, range.columnIndex),
          formula: String((range.formulas as unknown[][])[formula]?.[0]),
        });
      if (!same(cells, from)) throw new ExcelFailure({ kind: 'changedMeanwhile', what: `${place.sheet}「${header}」` });
    },
    // null leaves a cell alone.
    to: () => to.map(cell => [typeof cell === 'object' ? null : typeof cell === 'string' ? asWritten(cell) : (cell ?? null)]),
    format: () => null,
    tables: [KPIS.name],
    keys: context => context.workbook.tables.getItem(KPIS.name).columns.getItem(KPIS.columns.name.header).getDataBodyRange(),
    ...(rowsWere && { rowsWere }),
  });
}

/** 元に戻す: each KPI gets the value it had, wherever the table is now. Throws ExcelFailure (changedMeanwhile where the rows have been sorted since …). */
export async function takeKpiColumnBack({ header, from, to }: ColumnChange, { rows }: CellsWritten): Promise<void> {
  await setKpiColumn({ header, from: to, to: from }, rows);
}
