import type { OwnSheetMade } from '../../../excel/sheets/own/own-sheet';
import { takeBackOwnSheet } from '../../../excel/sheets/own/take-back-own-sheet';
import { UNDO_EN } from '../../../i18n/entry/undo.en';
import { UNDO_JA } from '../../../i18n/entry/undo.ja';
import type { CellPlace } from '../../../sheets/read/state';
import type { Words } from '../../words/words';
import type { Actions } from './news';
import type { News } from './notice';

/** What is told of a sheet that has been made: where it is, and 元に戻す where it was not there before. */
export function ownSheetNews(
  { made, page, ...place }: OwnSheetMade,
  done: string,
  { t, language, withPage }: Words,
  { perform, onGo }: { readonly perform: Actions['perform']; readonly onGo: (place: CellPlace) => void },
): News {
  const u = language === 'ja' ? UNDO_JA : UNDO_EN;
  const text = withPage(done, page);
  const go = { label: t.goToCell, run: () => onGo(place) };
  if (made === null) return { kind: 'done', text, next: go };
  const undo = async (): Promise<News> => {
    await takeBackOwnSheet(made);
    return { kind: 'done', text: u.sheetUndone(place.sheet) };
  };
  return { kind: 'done', text, next: { label: u.undo, run: () => perform(undo) }, also: go };
}
