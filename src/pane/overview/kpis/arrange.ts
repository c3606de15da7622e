import { normalizeText } from '../../../domain/text/characters/text';
import type { WorkbookState } from '../../../sheets/read/state';
import type { Tone } from './grade';
import type { Card } from './card';

export type CardOrder = 'sheet' | 'worst' | 'name';
export const ORDERS: readonly CardOrder[] = ['sheet', 'worst', 'name'];

/** Which cards are shown, and in which order. */
export interface Arrangement {
  readonly tone: Tone | 'all';
  /** 担当; null: everybody's. */
  readonly owner: string | null;
  readonly search: string;
  readonly order: CardOrder;
}

export const AS_THEY_ARE: Arrangement = { tone: 'all', owner: null, search: '', order: 'sheet' };

const WORST_FIRST: readonly Tone[] = ['late', 'slight', 'none', 'good', 'reached'];

/** 担当 of each KPI by its row in the cells (the header being row 0). */
export function ownersOf(state: WorkbookState): ReadonlyMap<number, string> {
  return new Map((state.tables.DX_KPIs?.rows ?? []).flatMap(({ index, owner }) => (owner === null ? [] : [[index + 1, owner] as const])));
}

/** The cards that are wanted, in the wanted order; sorting keeps the sheet's order among equals. */
export function arrange(
  cards: readonly Card[],
  owners: ReadonlyMap<number, string>,
  { tone, owner, search, order }: Arrangement,
): readonly Card[] {
  const sought = normalizeText(search).split(' ').join('').toLowerCase();
  const holds = (text: string): boolean => normalizeText(text).replace(/\s/g, '').toLowerCase().includes(sought);
  const wanted = cards.filter(
    card =>
      (tone === 'all' || card.tone === tone) &&
      (owner === null || owners.get(card.kpi.row) === owner) &&
      (sought === '' || holds(card.kpi.name) || holds(card.kpi.id) || holds(owners.get(card.kpi.row) ?? '')),
  );
  if (order === 'worst') return [...wanted].sort((one, other) => WORST_FIRST.indexOf(one.tone) - WORST_FIRST.indexOf(other.tone));
  if (order === 'name') return [...wanted].sort((one, other) => one.kpi.name.localeCompare(other.kpi.name, 'ja'));
  return wanted;
}
