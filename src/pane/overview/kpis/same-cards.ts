/**
 * Which cards of the overview before still hold. What a card says comes from the plan, 基準日, the table of bounds and the KPI's own actuals: where
 * the first three are what they were, only KPIs with other actuals are worked out anew, one of hundreds after one cell was typed.
 */
import type { Actuals } from '../../../domain/kpi/actuals';
import { isFault, type Fault } from '../../../domain/base/fault';
import type { Kpi } from '../../../domain/kpi/plan';
import { comparableText } from '../../../domain/text/characters/comparable-text';
import type { TableState, WorkbookState } from '../../../sheets/read/state';
import type { Card } from './card';
import type { OverviewModel } from './overview-model';

/** An overview, and the state of the workbook it was worked out of. */
export interface OverviewBefore {
  readonly state: WorkbookState;
  readonly overview: OverviewModel;
}

/** A table that has been read again keeps the very lines that nobody has touched. */
const isSamePlace = (one: TableState | null, other: TableState | null): boolean =>
  one !== null &&
  other !== null &&
  one.sheet === other.sheet &&
  one.firstRow === other.firstRow &&
  one.firstColumn === other.firstColumn &&
  JSON.stringify(one.cells[0]) === JSON.stringify(other.cells[0]);

const isSameTable = (one: TableState | null, other: TableState | null): boolean =>
  (one === null && other === null) || (isSamePlace(one, other) && one?.cells === other?.cells);

/** @returns the card of a KPI as it was, or null where it may be another one now; null: all may be */
export function cardsAsBefore(
  state: WorkbookState,
  before: OverviewBefore,
): ((kpi: Kpi, horizon: number | null, actuals: Actuals | Fault | null) => Card | null) | null {
  const [now, then] = [state.tables, before.state.tables];
  const holds =
    state.asOf === before.state.asOf &&
    isSameTable(now.DX_KPIs, then.DX_KPIs) &&
    isSameTable(now.DX_Revisions, then.DX_Revisions) &&
    isSamePlace(now.DX_Actuals, then.DX_Actuals) &&
    JSON.stringify(state.scale) === JSON.stringify(before.state.scale);
  if (!holds) return null;
  const cards = new Map(before.overview.cards.map(card => [card.kpi.row, card]));
  const [lines, linesBefore] = [now.DX_Actuals?.cells ?? [], then.DX_Actuals?.cells ?? []];
  /** Rows under each name or number that are not the very rows they were. */
  const touched = new Set<string>();
  const at = (now.DX_Actuals?.cells[0] ?? []).length;
  for (let row = 1; row < Math.max(lines.length, linesBefore.length); row++) {
    if (lines[row] === linesBefore[row]) continue;
    for (const line of [lines[row], linesBefore[row]])
      for (let column = 0; column < at; column++) touched.add(comparableText(String(line?.[column] ?? '')));
  }
  // A blank cell is nobody's name.
  touched.delete('');
  return (kpi, horizon, actuals) => {
    const card = cards.get(kpi.row);
    if (card === undefined || card.horizon !== horizon || actuals === null || isFault(actuals)) return null;
    return touched.has(comparableText(kpi.name)) || touched.has(comparableText(kpi.id)) ? null : card;
  };
}
