/** The cell of a target on DX_KPIs: found by table, header and name as they are now, written, and put back. */
import type { Cell, Cells } from '../../domain/base/cell';
import { comparableText } from '../../domain/text/characters/comparable-text';
import { KINDS } from '../../sheets/schema/kinds';
import { PERCENT_FORMAT, plainFormat, THOUSANDS_FORMAT } from '../../sheets/schema/parse-cell';
import { KPIS } from '../../sheets/schema/declarations/kpis';
import { locate } from '../../sheets/read/read';
import { addressOf, type CellPlace, placeText } from '../../sheets/read/state';
import { asFound, asWritten, cellsOf } from '../batch/cell-text';
import { ExcelFailure } from '../batch/failure';
import { failureOf } from '../batch/run';
import { refuseReshaped } from '../batch/shape';
import { isOurs } from '../read/outline';

/** Which target: 名称 in DX_KPIs, and the year of the 目標 column. */
export interface TargetKey {
  readonly kpi: string;
  readonly year: number;
}

export interface TargetAsked {
  readonly table: Excel.Table;
  readonly range: Excel.Range;
}

/** Asks for DX_KPIs; to be followed by a sync. */
export function askForTargets(context: Excel.RequestContext): TargetAsked {
  const table = context.workbook.tables.getItem(KPIS.name);
  table.load('showTotals,worksheet/name,worksheet/protection/protected');
  const range = table.getRange();
  range.load('values,formulas,numberFormat,rowIndex,columnIndex');
  return { table, range };
}

export interface FoundTarget {
  readonly place: CellPlace;
  /** The cell and the name of its KPI, asked for anew in each batch: they follow the table, and a row inserted in it shows in the name. */
  readonly cell: () => Excel.Range;
  readonly name: () => Excel.Range;
  /** The header of its column. */
  readonly header: () => Excel.Range;
  /** Excel ends the batch here, before anything is written, where the table has got or lost rows or columns since. */
  readonly refuseReshaped: () => void;
  /** The sheet is protected: looks are too, even where cells are not. */
  readonly looksProtected: boolean;
  /** The name and the header as they were looked at. */
  readonly kpi: Cell;
  readonly heading: Cell;
  readonly value: Cell;
  readonly formula: string | null;
  readonly format: string;
  /** The table without a totals row. */
  readonly cells: Cells;
}

/** The cell of a KPI and year, by table, header and name as they are now. Throws ExcelFailure. */
export function findTarget({ table, range }: TargetAsked, { kpi, year }: TargetKey): FoundTarget {
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
  const [height, width] = [range.values.length, headers.length];
  const value = cells[row]?.[column];
  const formula: unknown = range.formulas[row]?.[column];
  return {
    place: { sheet, address: addressOf(range.rowIndex + row, range.columnIndex + column) },
    cell: () => range.getCell(row, column),
    name: () => range.getCell(row, nameAt),
    header: () => range.getCell(0, column),
    refuseReshaped: () => {
      if (!table.worksheet.protection.protected) refuseReshaped(range, height, width);
    },
    looksProtected: table.worksheet.protection.protected,
    kpi: cells[row]?.[nameAt],
    heading: cells[0]?.[column],
    value,
    formula: typeof formula === 'string' && formula.startsWith('=') && formula !== range.values[row]?.[column] ? formula : null,
    format: String(range.numberFormat[row]?.[column] ?? 'General'),
    cells,
  };
}

export const sameCell = (one: Cell, other: Cell): boolean => JSON.stringify(one ?? '') === JSON.stringify(other ?? '');

/** The formats this add-in gives; any other is the staff's own and stays. */
const OURS: readonly string[] = ['General', '@', PERCENT_FORMAT, THOUSANDS_FORMAT, plainFormat(0), plainFormat(0.5), plainFormat(-0.5)];

/** Refuses a locked cell of a protected sheet. A sync where the sheet is protected. Throws ExcelFailure (protectedSheet). */
export async function refuseLocked({ cell, place, looksProtected }: FoundTarget): Promise<void> {
  if (!looksProtected) return;
  const { format, context } = cell();
  format.protection.load('locked');
  await context.sync();
  if (format.protection.locked) throw new ExcelFailure({ kind: 'protectedSheet', sheet: place.sheet });
}

/** The target and the name of its KPI at the moment of writing. */
export interface TargetWritten {
  readonly cell: Excel.Range;
  readonly name: Excel.Range;
}

/** Writes a target; its unit decides its look where the cell has none of the staff's own. To be followed by a sync. */
export function writeTarget(target: FoundTarget, value: string | number | boolean, format: string | null): TargetWritten {
  const cell = target.cell();
  cell.load('formulas,values,numberFormat');
  const name = target.name();
  name.load('values');
  if (format !== null && !target.looksProtected) cell.numberFormat = [[format]];
  cell.values = [[value]];
  return { cell, name };
}

/** The number format of a new target; null: the staff's own stays. */
export function targetFormat({ format }: FoundTarget, after: number, unit: string | null): string | null {
  return OURS.includes(format) ? KINDS.perYear.format(after, unit) : null;
}

/** Throws ExcelFailure (changedMeanwhile) where the batch met another KPI or another target than was looked at. */
export function checkTarget({ cell, name }: TargetWritten, { place, value }: FoundTarget, kpi: string): void {
  const there = name.values[0]?.[0] as unknown;
  const before = cellsOf(cell.values)[0]?.[0];
  if (typeof there === 'object' || comparableText(String(there)) !== comparableText(kpi) || !sameCell(before, value))
    throw new ExcelFailure({ kind: 'changedMeanwhile', what: placeText(place) });
}

/**
 * What the target holds and looks like now; null: there is nothing to put back, for its sheet or row is gone, or another cell stands in its
 * place and no answer says that it was written. One sync.
 */
export async function targetNow({ cell, name, header, ...was }: FoundTarget, written: TargetWritten | null): Promise<Excel.Range | null> {
  const now = cell();
  now.load('values,formulas,numberFormat');
  const around = [name(), header()].map(one => one.load('values'));
  try {
    await now.context.sync();
  } catch (error) {
    if (failureOf(error).kind !== 'notFound') throw error;
    return null;
  }
  const [kpi, heading] = around.map(({ values }) => cellsOf(values)[0]?.[0]);
  return written !== null || (sameCell(kpi, was.kpi) && sameCell(heading, was.heading)) ? now : null;
}

/** Puts what the target held back where another value or look stands; to be followed by a sync. @returns whether there was anything */
export function putBack(now: Excel.Range | null, target: FoundTarget, written: TargetWritten | null, value: Cell): boolean {
  if (now === null) return false;
  const there = sameCell(cellsOf(now.values)[0]?.[0], value);
  // What the batch met, where that is known.
  const format = String(written?.cell.numberFormat[0]?.[0] ?? target.format);
  const formatted = String(now.numberFormat[0]?.[0]) !== format;
  if (formatted) now.numberFormat = [[format]];
  if (there) now.formulas = written === null ? [[rawOf(target.value)]] : asFound(written.cell);
  return there || formatted;
}

/** A cell as it is written: a text stays a text, an error an error. */
export function rawOf(cell: Cell): string | number | boolean {
  if (typeof cell === 'string') return asWritten(cell) ?? '';
  return typeof cell === 'object' && cell !== null ? cell.code : (cell ?? '');
}
