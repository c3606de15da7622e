import { ExcelFailure } from '../../excel/batch/failure';
import { takeBackCells } from '../../excel/edit/cells';
import { setAsOf } from '../../excel/edit/write';
import { UNDO_EN } from '../../i18n/entry/undo.en';
import { UNDO_JA } from '../../i18n/entry/undo.ja';
import type { News } from '../frame/news/notice';
import { formatDate } from '../words/format';
import type { Saving } from './saving';

interface AsOfSaving extends Pick<Saving, 'words' | 'perform'> {
  /** The 基準日 until now: date serial; null: none. */
  readonly before: number | null;
}

/** Writes the 基準日 and tells how to take it back; a formula of the staff in its cell goes only when they agree. */
export async function saveAsOf(serial: number, around: AsOfSaving, overFormula = false): Promise<News> {
  const { before, words, perform } = around;
  const { t, language } = words;
  const text = language === 'ja' ? UNDO_JA : UNDO_EN;
  try {
    const written = await setAsOf(serial, { shown: before, overFormula });
    const undo = async (): Promise<News> => {
      await takeBackCells(written);
      return { kind: 'done', text: text.asOfUndone(before === null ? null : formatDate(before)) };
    };
    return { kind: 'done', text: t.asOfSet(formatDate(serial)), next: { label: text.undo, run: () => perform(undo) } };
  } catch (error) {
    if (!(error instanceof ExcelFailure) || error.failure.kind !== 'cellHasFormula') throw error;
    const { sheet, address, formula } = error.failure;
    return {
      kind: 'warned',
      text: text.asOfFormula(t.place(sheet, address), formula, formatDate(serial)),
      next: { label: text.asOfReplace, run: () => perform(() => saveAsOf(serial, around, true)) },
    };
  }
}
