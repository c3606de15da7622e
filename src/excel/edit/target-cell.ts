/** The cell of a target on DX_KPIs: found by table, header and name as they are now, written, and put back. */
import type { Cell, Cells } from '../../domain/base/cell';
import { comparableText } from '../../domain/text/comparable-text';
import { KINDS, PERCENT, plainFormat } from '../../sheets/schema/kinds';
import { KPIS } from '../../sheets/schema/kpis';
import { locate } from '../../sheets/read/read';
import { addressOf, type CellPlace } from '../../sheets/read/state';
import { asWritten, cellsOf } from '../batch/cell-text';
import { ExcelFailure } from '../batch/failure';
import { isOurs } from '../read/read';

/** Which target: 名称 in DX_KPIs, and the year of the 目標 column. */
export interface TargetKey {
  readonly kpi: string;
  readonly year: number;
}

export interface TargetLook {
  readonly table: Excel.Table;
  readonly range: Excel.Range;
}

/** Asks for DX_KPIs; to be followed by a sync. */
export function lookAtTargets(context: Excel.RequestContext): TargetLook {
  const table = context.workbook.tables.getItem(KPIS.name);
  table.load('showTotals,worksheet/name,worksheet/protection/protected');
  const range = table.getRange();
  range.load('values,formulas,numberFormat,rowIndex,columnIndex');
  return { table, range };
}

export interface FoundTarget {
  readonly place: CellPlace;
  readonly protected: boolean;
  readonly value: Cell;
  readonly formula: string | null;
  readonly format: string;
  /** The table without a totals row. */
  readonly cells: Cells;
}

/** The cell of a KPI and year, by table, header and name as they are now. Throws ExcelFailure. */
export function findTarget({ table, range }: TargetLook, { kpi, year }: TargetKey): FoundTarget {
  const sheet = table.worksheet.name;
  const cells = cellsOf(table.showTotals ? range.values.slice(0, -1) : range.values);
  const headers = (cells[0] ?? []).map(String);
  if (!isOurs(KPIS, headers)) throw new ExcelFailure({ kind: 'tableNotOurs', table: KPIS.name, sheet, headers });
  const { located } = locate(KPIS, cells[0] ?? []);
  const at = (key: string, ofYear: number | null): number => {
    const found = located.find(column => column.key === key && column.year === ofYear);
    const declared = key === 'name' ? KPIS.columns.name.header : `${KPIS.columns.targets.header}${year}`;
    if (found === undefined) throw new ExcelFailure({ kind: 'missingColumn', table: KPIS.name, sheet, header: declared });
    return found.at;
  };
  const [nameAt, column] = [at('name', null), at('targets', year)];
  const rows = cells.flatMap((line, row) =>
    row > 0 && typeof line[nameAt] !== 'object' && comparableText(String(line[nameAt] ?? '')) === comparableText(kpi) ? [row] : [],
  );
  const [row] = rows;
  if (row === undefined) throw new ExcelFailure({ kind: 'notFound', what: kpi });
  if (rows.length > 1) throw new ExcelFailure({ kind: 'severalKpis', kpi });
  const value = cells[row]?.[column];
  const formula: unknown = range.formulas[row]?.[column];
  return {
    place: { sheet, address: addressOf(range.rowIndex + row, range.columnIndex + column) },
    protected: table.worksheet.protection.protected,
    value,
    formula: typeof formula === 'string' && formula.startsWith('=') && formula !== range.values[row]?.[column] ? formula : null,
    format: String(range.numberFormat[row]?.[column] ?? 'General'),
    cells,
  };
}

export const same = (one: Cell, other: Cell): boolean => JSON.stringify(one ?? '') === JSON.stringify(other ?? '');
export const placed = ({ sheet, address }: CellPlace): string => `${sheet}!${address}`;

/** The formats this add-in gives; any other is the staff's own and stays. */
const OURS: readonly string[] = ['General', '@', PERCENT, plainFormat(0), plainFormat(0.5)];

function targetCell(context: Excel.RequestContext, { sheet, address }: CellPlace): Excel.Range {
  return context.workbook.worksheets.getItem(sheet).getRange(address);
}

/** Writes a new target; its unit decides its look where the cell has none of the staff's own. To be followed by a sync. */
export function writeTarget(context: Excel.RequestContext, { place, format }: FoundTarget, after: number, unit: string | null): void {
  const cell = targetCell(context, place);
  if (OURS.includes(format)) cell.numberFormat = [[KINDS.perYear.format(after, unit)]];
  cell.values = [[after]];
}

/** Puts the old target back where the new one or its look stands; a cell that somebody has changed since stays. To be followed by a sync. */
export function putBack(
  context: Excel.RequestContext,
  now: FoundTarget,
  { from, after }: { readonly from: Cell; readonly after: number },
  format: string,
): boolean {
  const written = same(now.value, after);
  if (!written && !(same(now.value, from) && now.format !== format)) return false;
  const cell = targetCell(context, now.place);
  cell.numberFormat = [[format]];
  if (written) cell.values = [[rawOf(from)]];
  return true;
}

/** A cell as it is written: a text stays a text, an error an error. */
function rawOf(cell: Cell): string | number | boolean {
  if (typeof cell === 'string') return asWritten(cell) ?? '';
  return typeof cell === 'object' && cell !== null ? cell.code : (cell ?? '');
}
