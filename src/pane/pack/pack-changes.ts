/** What has changed since the last meeting: grades, actuals, targets, finished milestones. In Japanese, as it is printed. */
import { isFault } from '../../domain/base/fault';
import { comparableText } from '../../domain/text/characters/comparable-text';
import { delay } from '../../domain/work/delay';
import { PACK_SHEET as say } from '../../i18n/share/pack-sheet';
import { earlierState } from '../../sheets/read/earlier';
import type { WorkbookState } from '../../sheets/read/state';
import type { RecordLine } from '../../sheets/rounds/record';
import { shownYear } from '../../sheets/rounds/shown';
import { SHAPES } from '../overview/kpis/grade';
import { overviewOf } from '../overview/kpis/overview-model';
import type { Card } from '../overview/kpis/card';
import { formatDate, formatHorizon, formatQuantity } from '../words/format';
import { gradeWord } from '../words/verdict-words';
import { WORDS_OF } from '../words/words';

const words = WORDS_OF.ja;
const gradeOf = ({ tone, grade }: Card): string => SHAPES[tone] + gradeWord(grade, words);

/**
 * @param cards as of today
 * @param record what was recorded when a round was closed as of that day: it knows better than what can be told from 入力日
 */
export function packChanges(
  state: WorkbookState,
  cards: readonly Card[],
  horizon: number | null,
  since: number,
  record: readonly RecordLine[] = [],
): readonly string[] {
  const before = overviewOf(earlierState(state, since), horizon);
  const byRow = new Map(isFault(before) ? [] : before.cards.map(card => [card.kpi.row, card]));
  return [
    ...cards.flatMap(card => {
      const line = record.find(({ kind, item }) => kind === 'KPI' && comparableText(item) === comparableText(card.kpi.name));
      return line === undefined ? changesOfCard(card, byRow.get(card.kpi.row)) : changesSinceRecord(card, line);
    }),
    ...revisionsOf(state, cards, since),
    ...finishedOf(state, since),
  ];
}

function changesOfCard(card: Card, before: Card | undefined): string[] {
  const { kpi, latest, judgedOn } = card;
  const quantity = (value: number): string => formatQuantity(value, kpi.unit, 'ja');
  const changes: string[] = [];
  const had = before?.latest ?? null;
  if (latest !== null && judgedOn !== null && (had === null || had.value !== latest.value || had.t !== latest.t))
    changes.push(say.measured(kpi.name, had === null ? null : quantity(had.value), quantity(latest.value), formatDate(judgedOn)));
  if (
    before !== undefined &&
    before.horizon === card.horizon &&
    before.grade !== null &&
    before.latest !== null &&
    gradeOf(before) !== gradeOf(card)
  )
    changes.push(say.graded(kpi.name, gradeOf(before), gradeOf(card)));
  return changes;
}

/** Against what was recorded: the actual and, for the same target year, the grade. */
function changesSinceRecord(card: Card, { actual, year, grade }: RecordLine): string[] {
  const { kpi, latest, judgedOn, horizon } = card;
  const quantity = (value: number): string => formatQuantity(value, kpi.unit, 'ja');
  const now = gradeWord(card.grade, words);
  const sameYear = horizon !== null && year.startsWith(shownYear(horizon, kpi.timing === '年度末'));
  return [
    ...(latest !== null && judgedOn !== null && latest.value !== actual
      ? [say.measured(kpi.name, actual === null ? null : quantity(actual), quantity(latest.value), formatDate(judgedOn))]
      : []),
    ...(sameYear && actual !== null && grade !== '' && grade !== now ? [say.graded(kpi.name, grade, SHAPES[card.tone] + now)] : []),
  ];
}

function revisionsOf({ tables, asOf }: WorkbookState, cards: readonly Card[], since: number): string[] {
  return (tables.DX_Revisions?.rows ?? []).flatMap(({ kpi, year, before, after, revisedOn, reason }) => {
    if (kpi === null || year === null || revisedOn === null || revisedOn <= since || revisedOn > (asOf ?? Infinity)) return [];
    const found = cards.find(card => card.kpi.name === kpi)?.kpi;
    const quantity = (value: unknown): string => (typeof value === 'number' ? formatQuantity(value, found?.unit ?? '', 'ja') : '―');
    const when = formatHorizon(year, found?.timing !== '年末', words);
    return [say.revised(kpi, when, quantity(before), quantity(after), formatDate(revisedOn), reason ?? '')];
  });
}

function finishedOf({ tables, asOf }: WorkbookState, since: number): string[] {
  return (tables.DX_Schedules?.rows ?? []).flatMap(({ initiative, milestone, plannedFinish, actualFinish }) => {
    if (actualFinish === null || actualFinish <= since || actualFinish > (asOf ?? Infinity)) return [];
    const days = plannedFinish === null ? 0 : delay(plannedFinish, actualFinish, actualFinish);
    return [say.finished(initiative ?? '', milestone ?? '', formatDate(actualFinish), isFault(days) ? 0 : days)];
  });
}
