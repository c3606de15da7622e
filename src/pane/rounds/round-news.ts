import { takeBackRound } from '../../excel/rounds/take-back-round';
import type { RoundWritten } from '../../excel/rounds/write-round';
import { UNDO_EN } from '../../i18n/entry/undo.en';
import { UNDO_JA } from '../../i18n/entry/undo.ja';
import type { Actions } from '../frame/news/news';
import type { News, NoticeAction } from '../frame/news/notice';
import type { Words } from '../words/words';

/** 元に戻す. @param undoing does it, and may be called again after a failure; says what came of it */
export function undoStep({ language }: Pick<Words, 'language'>, perform: Actions['perform'], undoing: () => Promise<string>): NoticeAction {
  const undo = async (): Promise<News> => ({ kind: 'done', text: await undoing() });
  return { label: (language === 'ja' ? UNDO_JA : UNDO_EN).undo, run: () => perform(undo) };
}

/**
 * What is told of a step of a round, with 元に戻す.
 * @param written null: an earlier attempt has done it, and what was there before is not known
 */
export function roundNews(
  done: string,
  undone: string,
  written: RoundWritten | null,
  { words, perform }: { readonly words: Words; readonly perform: Actions['perform'] },
): News {
  if (written === null) return { kind: 'done', text: done };
  const undoing = async (): Promise<string> => {
    await takeBackRound(written);
    return undone;
  };
  return { kind: 'done', text: done, next: undoStep(words, perform, undoing) };
}
