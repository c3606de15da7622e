import { setCells, takeBackFixes } from '../../excel/edit/several-cells';
import { addActual } from '../../excel/edit/write';
import { takeBackAdded } from '../../excel/rows/take-back-rows';
import { ENTRY_EN } from '../../i18n/entry/entry.en';
import { ENTRY_JA } from '../../i18n/entry/entry.ja';
import type {} from '../../sheets/read/state';
import type { News } from '../frame/news/notice';
import { formatDate, formatQuantity, formatYear } from '../words/format';
import type { Saving } from './saving';
import { fixesOfActual } from './actual-fixes';
import type { ActualDraft } from './actual-panel';

/** Writes what 実績を追加 hands on, a new row or a row put right, and tells how to take it back. */
export async function saveActual(
  draft: ActualDraft,
  { state, words, perform, go }: Pick<Saving, 'state' | 'words' | 'perform' | 'go'>,
): Promise<News> {
  const { kpi, actual, day, correct } = draft;
  const { t, language } = words;
  const e = language === 'ja' ? ENTRY_JA : ENTRY_EN;
  const unit = kpi.unit === '' ? null : kpi.unit;
  const quantity = (value: number): string => formatQuantity(value, kpi.unit, language);
  const label = formatYear(actual.year, kpi.timing === '年度末', language);
  const when = day === null ? label : t.yearSoFar(label, formatDate(day));
  if (correct !== null) {
    const applied = await setCells(fixesOfActual(state, correct.row, actual, unit), { keepOriginals: false });
    const undo = async (): Promise<News> => {
      await takeBackFixes(applied);
      return { kind: 'done', text: e.correctedUndone(kpi.name, when, quantity(correct.before)) };
    };
    const { place } = correct;
    return {
      kind: 'done',
      text: e.corrected(kpi.name, when, quantity(correct.before), quantity(actual.value), t.place(place.sheet, place.address)),
      next: { label: e.undo, run: () => perform(undo) },
      also: { label: t.goToCell, run: () => go(place) },
    };
  }
  const { added, ...place } = await addActual(actual, unit);
  const undo = async (): Promise<News> => {
    await takeBackAdded(added);
    return { kind: 'done', text: e.addedUndone(kpi.name, when) };
  };
  return {
    kind: 'done',
    text: t.saved(kpi.name, when, quantity(actual.value), t.place(place.sheet, place.address)),
    next: { label: e.undo, run: () => perform(undo) },
    also: { label: t.goToCell, run: () => go(place) },
  };
}
