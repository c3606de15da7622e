/**
 * How numbers look that people type into a new sheet later: thousands apart, ▲ for what is below zero, percentages where the row's unit is
 * %. Rows take over the formats of the row above, whose unit may be another one; so these are conditional formats down to the bottom.
 */
import type { Column } from '../schema/column';
import { DATE, PERCENT, THOUSANDS } from '../schema/kinds';
import { columnLetters } from '../read/state';
import type { SheetColumn } from '../schema/table';
import { LAST_ROW } from '../schema/validation';

/** Excel's number format of a cell that is still to be filled. */
export function standingFormat({ kind }: Column): string {
  switch (kind) {
    case 'number':
    case 'perYear':
    case 'count':
    case 'yen':
      return THOUSANDS;
    case 'ratio':
      return '0%';
    case 'year':
      return '0';
    case 'date':
      return DATE;
    default:
      return 'General';
  }
}

/** A conditional format for cells from the first row of the body to the bottom. */
export interface NumberLook {
  /** 「F7:F1048576」 */
  readonly cells: string;
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

const DECIMALS = '#,##0.0##;"▲"#,##0.0##';
const SHARES = `${PERCENT};"▲"${PERCENT}`;

/**
 * The looks of the columns of amounts: later ones win.
 * @param units null: the sheet has no KPIs to ask for their unit
 */
export function numberLooks(columns: readonly SheetColumn[], headerRow: number, units: UnitPlace | null): readonly NumberLook[] {
  const row = headerRow + 2;
  const place = (key: string): string | null => {
    const at = columns.findIndex(column => column.key === key);
    return at < 0 ? null : `$${columnLetters(at)}${row}`;
  };
  const own = place('unit');
  const kpi = place('kpi');
  const unit = own ?? (kpi === null || units === null ? null : `INDEX(${units.units},MATCH(${kpi},${units.names},0))`);
  return columns.flatMap(({ column: { kind } }, at): NumberLook[] => {
    if (kind !== 'number' && kind !== 'perYear') return [];
    const letters = columnLetters(at);
    const cells = `${letters}${row}:${letters}${LAST_ROW}`;
    const first = `${letters}${row}`;
    return [
      { cells, formula: `=${first}=INT(${first})`, format: THOUSANDS },
      { cells, formula: `=${first}<>INT(${first})`, format: DECIMALS },
      ...(unit === null ? [] : [{ cells, formula: `=OR(${unit}="%",${unit}="％")`, format: SHARES }]),
    ];
  });
}
