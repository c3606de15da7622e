/**
 * How cells look that people fill in later: thousands apart, ▲ for what is below zero, percentages where the row's unit is %, and light lines
 * around every row that holds something. Rows take over the formats of the row above, whose unit may be another one, and some programs draw no
 * lines of a table; so these are conditional formats down to the bottom.
 */
import type { Column } from '../schema/column';
import { DATE_FORMAT, PERCENT_FORMAT, THOUSANDS_FORMAT } from '../schema/parse-cell';
import { columnLetters } from '../read/state';

/** Excel's number format of a cell that is still to be filled. */
export function standingFormat({ kind }: Column): string {
  switch (kind) {
    case 'number':
    case 'perYear':
    case 'count':
    case 'yen':
      return THOUSANDS_FORMAT;
    case 'ratio':
      return '0%';
    case 'year':
      return '0';
    case 'date':
      return DATE_FORMAT;
    default:
      return 'General';
  }
}

/** A conditional format of a column's cells from the first row of the body to the bottom. */
export interface NumberLook {
  /** As seen from the first of the cells. */
  readonly formula: string;
  readonly format: string;
}

/** Where the KPIs' names and units stand. */
export interface UnitPlace {
  /** Ranges with their sheet: 「KPI!$B$7:$B$1048576」. */
  readonly names: string;
  readonly units: string;
}

/** A table on its sheet: where its header is, and the column of each key (from 0; null: it has no such column). */
export interface TablePlace {
  readonly headerRow: number;
  readonly columnOf: (key: string) => number | null;
}

const DECIMALS = '#,##0.0##;"▲"#,##0.0##';
const SHARES = `${PERCENT_FORMAT};"▲"${PERCENT_FORMAT}`;

/** The first cell of the body in a column, as a formula of a row reads it. */
const firstIn = (column: number, { headerRow }: TablePlace): string => `$${columnLetters(column)}${headerRow + 2}`;

/**
 * A formula for the unit of a row.
 * @param units null: the workbook has no KPIs to ask for their unit
 */
function unitOf(place: TablePlace, units: UnitPlace | null): string | null {
  const [own, kpi] = [place.columnOf('unit'), place.columnOf('kpi')];
  if (own !== null) return firstIn(own, place);
  return kpi === null || units === null ? null : `INDEX(${units.units},MATCH(${firstIn(kpi, place)},${units.names},0))`;
}

/**
 * The looks of a column of amounts, none of others: later ones win.
 * @param at the column of the sheet, from 0
 */
export function numberLooks({ kind }: Column, at: number, place: TablePlace, units: UnitPlace | null): readonly NumberLook[] {
  if (kind !== 'number' && kind !== 'perYear') return [];
  const first = `${columnLetters(at)}${place.headerRow + 2}`;
  const unit = unitOf(place, units);
  return [
    { formula: `=AND(ISNUMBER(${first}),${first}=INT(${first}))`, format: THOUSANDS_FORMAT },
    { formula: `=AND(ISNUMBER(${first}),${first}<>INT(${first}))`, format: DECIMALS },
    ...(unit === null ? [] : [{ formula: `=AND(ISNUMBER(${first}),OR(${unit}="%",${unit}="％"))`, format: SHARES }]),
  ];
}

/** When a row has lines around its cells: one of the table's first two columns (from 0) says what it is about. Any program can read this. */
export function linedFormula(first: number, headerRow: number): string {
  const at = (column: number): string => `$${columnLetters(column)}${headerRow + 2}`;
  return `=${at(first)}&${at(first + 1)}<>""`;
}
