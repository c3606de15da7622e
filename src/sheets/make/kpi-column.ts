/** A column of DX_KPIs that all KPIs can share (評価方式, 時点): what it says now, and the change that gives all of them one value. */
import type { Cell } from '../../domain/base/cell';
import { comparableText } from '../../domain/text/characters/comparable-text';
import { isBlank } from '../../domain/text/characters/text';
import { KPIS } from '../schema/declarations/kpis';
import { isBlankRow, locate } from '../read/read';
import type { WorkbookState } from '../read/state';

export type SharedKey = 'scale' | 'timing';

export interface ColumnChange {
  readonly header: string;
  /** What its cells must still hold, row by row of the table's body; a wholly blank row is no KPI and stays blank. */
  readonly from: readonly Cell[];
  readonly to: readonly Cell[];
}

export interface SharedColumn {
  readonly header: string;
  readonly choices: readonly string[];
  /** The value of all KPIs (a blank is the first choice); null: they differ, or hold something else. */
  readonly value: string | null;
  readonly kpis: number;
  readonly changeTo: (value: string) => ColumnChange;
}

/** null: the workbook has no KPIs, or the table has no such column. */
export function sharedColumn({ tables: { DX_KPIs: table } }: WorkbookState, key: SharedKey): SharedColumn | null {
  const { header, choices } = KPIS.columns[key];
  const body = table?.cells.slice(1) ?? [];
  const at = locate(KPIS, table?.cells[0] ?? []).located.find(column => column.key === key)?.at;
  const filled = body.filter(row => !isBlankRow(row));
  if (at === undefined || filled.length === 0) return null;
  const valueOf = (cell: Cell): string | null =>
    isBlank(cell) ? (choices[0] ?? null) : (choices.find(choice => comparableText(choice) === comparableText(String(cell))) ?? null);
  const values = new Set(filled.map(row => valueOf(row[at])));
  const [only = null] = values;
  return {
    header,
    choices,
    value: values.size === 1 ? only : null,
    kpis: filled.length,
    changeTo: value => ({ header, from: body.map(row => row[at]), to: body.map(row => (isBlankRow(row) ? row[at] : value)) }),
  };
}
