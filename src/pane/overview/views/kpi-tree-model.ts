/** KPIs along 上位: what each has reached of its way, what those below it have reached together, and how many of them have been reported. */
import { isFault } from '../../../domain/base/fault';
import { progress } from '../../../domain/kpi/progress';
import { rollup } from '../../../domain/kpi/rollup';
import { comparableText } from '../../../domain/text/characters/comparable-text';
import type { CellPlace, WorkbookState } from '../../../sheets/read/state';
import { overviewOf } from '../kpis/overview-model';
import type { Card } from '../kpis/card';

export interface KpiNode {
  readonly name: string;
  /** 段階; null: not said. */
  readonly stage: string | null;
  readonly weight: number;
  /** The share of the way to its target that the KPI itself has gone; null: it cannot be told. */
  readonly own: number | null;
  /** The weighted mean of those right below it; null: nothing below it can be told, or nothing is. */
  readonly below: number | null;
  /** Of the KPIs below it, near and far, that have nothing below themselves: how many there are and how many have a value that is not old. */
  readonly asked: number;
  readonly reported: number;
  readonly place: CellPlace | null;
  readonly children: readonly KpiNode[];
}

/** The trees, from the KPIs that stand under none; what stands in a ring begins where the sheet has it first. Empty without any 上位. */
export function kpiTrees(state: WorkbookState): readonly KpiNode[] {
  const overview = overviewOf(state);
  const rows = new Map((state.tables.DX_KPIs?.rows ?? []).map(row => [row.index + 1, row]));
  const cards = isFault(overview) ? [] : overview.cards;
  const known = new Map(cards.map(card => [comparableText(card.kpi.name), card]));
  const parentOf = (card: Card): Card | undefined => {
    const parent = rows.get(card.kpi.row)?.parent ?? null;
    const found = parent === null ? undefined : known.get(comparableText(parent));
    return found === card ? undefined : found;
  };
  if (!cards.some(card => parentOf(card) !== undefined)) return [];
  const children = new Map<Card, Card[]>();
  for (const card of cards) {
    const parent = parentOf(card);
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), card]);
  }
  const seen = new Set<Card>();
  const nodeOf = (card: Card): KpiNode => {
    seen.add(card);
    const below = (children.get(card) ?? []).filter(child => !seen.has(child)).map(nodeOf);
    const row = rows.get(card.kpi.row);
    const { horizon, latest, kpi, place, isOld } = card;
    const own = horizon === null || latest === null ? null : progress(kpi, horizon, latest.value);
    // What stands under a KPI speaks for it; one without anything below speaks for itself.
    const values = below.map(({ own: one, below: many }) => many ?? one);
    const mean = rollup(
      values.map(value => [value]),
      below.map(({ weight }) => [weight]),
    );
    const leaf = ({ children: under }: KpiNode): boolean => under.length === 0;
    const asked = below.reduce((sum, one) => sum + (leaf(one) ? 1 : one.asked), 0);
    const reported = below.reduce((sum, one) => sum + one.reported, 0);
    return {
      name: kpi.name,
      stage: row?.stage ?? null,
      weight: row?.weight ?? 1,
      own: own === null || isFault(own) ? null : own,
      below: below.length === 0 || isFault(mean) ? null : mean,
      asked,
      reported: below.length === 0 ? (latest !== null && !isOld ? 1 : 0) : reported,
      place,
      children: below,
    };
  };
  const roots = cards.filter(card => parentOf(card) === undefined).map(nodeOf);
  // In a ring none is the first; the others of it come below.
  const ringed = cards.flatMap(card => (seen.has(card) ? [] : [nodeOf(card)]));
  return [...roots, ...ringed];
}
