/** What a bound cell shows, in words. */
import { labelOf } from '../../domain/text/dates/time';
import type { BindText } from '../../i18n/share/bind.ja';
import { kpiOf, kpisIn, type Binding } from '../../sheets/bind/binding';
import type { WorkbookState } from '../../sheets/read/state';
import { formatHorizon } from '../words/format';
import type { Words } from '../words/words';

/** The target years of the plan, and the nearest that 基準日 has not passed. */
export function yearsIn(state: WorkbookState): { readonly years: readonly number[]; readonly nearest: number | null } {
  const years = [...new Set(kpisIn(state).flatMap(({ targets }) => targets.map(({ year }) => year)))].sort((one, other) => one - other);
  const now = state.asOf === null ? -Infinity : labelOf(state.asOf, '年度末');
  return { years, nearest: years.find(year => year >= now) ?? years.at(-1) ?? null };
}

export function whatWords(
  { kpi, measure, year }: Pick<Binding, 'kpi' | 'measure' | 'year'>,
  state: WorkbookState,
  t: BindText,
  words: Words,
): string {
  const fiscal = kpiOf(state, kpi)?.timing !== '年末';
  return t.what(kpi, t.measures[measure], year === null ? '' : formatHorizon(year, fiscal, words));
}
