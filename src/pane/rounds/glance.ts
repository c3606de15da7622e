import type { RoundsText } from '../../i18n/share/rounds.ja';
import type { WorkbookState } from '../../sheets/read/state';
import { progressOf, type RoundProgress } from '../../sheets/rounds/requests';
import type { Round } from '../../sheets/rounds/round';
import { shownDate } from '../../sheets/rounds/shown';
import { today } from '../words/as-of';

/** 「令和8年度 10月中間 40所属中 31 回答済、4 一部、5 未回答（うち2 期限超過） 期限 2026/10/15」 */
export function glanceOf(state: WorkbookState, round: Round, t: RoundsText): { readonly text: string; readonly progress: RoundProgress } {
  const progress = progressOf(state, round, today());
  const { addressees, counts, overdue } = progress;
  const text = t.glance(round.name, addressees.length, counts, overdue, shownDate(round.due));
  return { text, progress };
}
