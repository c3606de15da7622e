import { addRow } from '../../excel/edit/write';
import { takeBackAdded } from '../../excel/rows/take-back-rows';
import { MEETING_EN } from '../../i18n/entry/meeting.en';
import { MEETING_JA } from '../../i18n/entry/meeting.ja';
import type { NewMeeting } from '../../sheets/schema/declarations/tables';
import type { News } from '../frame/news/notice';
import { formatDate } from '../words/format';
import type { Saving } from './saving';

/** Writes what 会議を追加 hands on below the table, and tells how to take it back. */
export async function saveMeeting(meeting: NewMeeting, { words, perform, go }: Pick<Saving, 'words' | 'perform' | 'go'>): Promise<News> {
  const { t, language } = words;
  const m = language === 'ja' ? MEETING_JA : MEETING_EN;
  const date = formatDate(meeting.date);
  const { added, ...place } = await addRow('DX_Meetings', meeting, null);
  const undo = async (): Promise<News> => {
    await takeBackAdded(added);
    return { kind: 'done', text: m.undone(meeting.body, date) };
  };
  return {
    kind: 'done',
    text: m.saved(meeting.body, meeting.number ?? null, date, t.place(place.sheet, place.address)),
    next: { label: m.undo, run: () => perform(undo) },
    also: { label: t.goToCell, run: () => go(place) },
  };
}
