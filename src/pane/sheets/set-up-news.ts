import { setUp } from '../../excel/sheets/set-up/set-up';
import { takeBackSetUp } from '../../excel/sheets/set-up/take-back-set-up';
import { UNDO_EN } from '../../i18n/entry/undo.en';
import { UNDO_JA } from '../../i18n/entry/undo.ja';
import type { SetUpPlan } from '../../sheets/make/planned';
import type { Actions } from '../frame/news/news';
import type { News } from '../frame/news/notice';
import type { Words } from '../words/words';

/** Carries out what a template or a blank form brings, and tells how to take it back. */
export async function setUpAndTell(plan: SetUpPlan, { t, language, withPage }: Words, perform: Actions['perform']): Promise<News> {
  const text = language === 'ja' ? UNDO_JA : UNDO_EN;
  const { sheets, rows, made, page } = await setUp(plan);
  const count = rows.reduce((sum, one) => sum + one.count, 0);
  const undo = async (): Promise<News> => {
    await takeBackSetUp(made);
    return { kind: 'done', text: text.setUpUndone(sheets.length, count) };
  };
  return { kind: 'done', text: withPage(t.setUpDone(sheets.length, count), page), next: { label: text.undo, run: () => perform(undo) } };
}
