/** What is printed for a meeting, from the workbook: the numbers by the functions' own code, the sentences in Japanese. */
import { isFault } from '../../domain/base/fault';
import { delay } from '../../domain/work/delay';
import { shownMilestone } from '../../domain/work/milestone';
import { PACK_SHEET as say } from '../../i18n/share/pack-sheet';
import { CATEGORIES, type Inspection, type Remark } from '../../sheets/inspect/remark';
import { MILESTONE_SHAPES, NO_STATE } from '../../sheets/make/own/milestone-shape';
import type { Figure, PackContent, PackFinding, PackKpi, PackMilestone } from '../../sheets/pack/content';
import type { WorkbookState } from '../../sheets/read/state';
import type { RecordLine } from '../../sheets/rounds/record';
import { isShareUnit } from '../../sheets/schema/percent';
import { bundlesOf, nameInBundle } from '../checks/bundles';
import { CHECK_WORDS } from '../checks/check-words';
import { describeCard } from '../overview/cards/card-words';
import { SHAPES, TONES, type Tone } from '../overview/kpis/grade';
import { overviewOf } from '../overview/kpis/overview-model';
import type { Card } from '../overview/kpis/card';
import { formatDate, formatDifference, formatQuantity } from '../words/format';
import { gradeWord } from '../words/verdict-words';
import { WORDS_OF } from '../words/words';
import { sealsOf } from './meetings';
import { packChanges } from './pack-changes';
import { chartOf } from './pack-chart';

const words = WORDS_OF.ja;
/** Milestones that fall due within half a year are on the table of the next round. */
const AHEAD = 183;
const RANKS: readonly Tone[] = ['late', 'slight', 'none', 'good', 'reached'];
/** Names of a bundle that are printed. */
const NAMED = 5;

export interface PackRequest {
  readonly body: string;
  /** 「第3回」; '' where none is chosen. */
  readonly round: string;
  /** A date serial. */
  readonly since: number;
  readonly decisions: readonly string[];
  /** What the record of a round that was closed as of that day holds; left out: there is none. */
  readonly record?: readonly RecordLine[];
}

const both = (format: string): string => `${format};▲${format}`;

function figure(value: number, unit: string): Figure {
  const format = isShareUnit(unit) ? '0.0#%' : Number.isInteger(value) || Math.abs(value) >= 1000 ? '#,##0' : '#,##0.0##';
  return { value, format: both(format), text: formatQuantity(value, isShareUnit(unit) ? '%' : '', 'ja') };
}

/** A difference of shares is in points, not per cent. */
function difference(value: number, unit: string): Figure {
  if (!isShareUnit(unit)) return figure(value, unit);
  return { value: value * 100, format: both('0.0#"ポイント"'), text: formatDifference(value, '%', 'ja') };
}

function kpiOf(card: Card, asOf: number, owner: string): PackKpi {
  const { kpi, horizon, latest, explanation, track, judgedOn } = card;
  const number = (value: number | null | undefined): Figure | null =>
    value === null || value === undefined ? null : figure(value, kpi.unit);
  const left = card.gaps.find(({ year }) => year === horizon)?.left ?? null;
  return {
    id: kpi.id,
    name: kpi.name,
    unit: kpi.unit,
    owner,
    baseline: number(kpi.baseline),
    actual: number(latest?.value),
    measuredOn: judgedOn === null ? '' : formatDate(judgedOn),
    planned: latest === null ? null : number(explanation?.expected ?? track?.expected),
    targetYear: horizon,
    target: number(kpi.targets.find(({ year }) => year === horizon)?.value),
    left: left === null ? null : left > 0 ? difference(left, kpi.unit) : words.t.gapReached,
    shape: SHAPES[card.tone],
    grade: gradeWord(card.grade, words),
    rank: RANKS.indexOf(card.tone),
    reason: reasonOf(card, asOf),
    chart: chartOf(card),
  };
}

/** What the grade was given on and the line of the rule; plan and actual have columns of their own. Where there is no grade, what is missing. */
function reasonOf(card: Card, asOf: number): string {
  const { reasons, lacks } = describeCard(card, card.horizon, asOf, words);
  const sentences = card.grade === null || reasons.length === 0 ? lacks.map(({ text }) => text) : reasons.slice(1, 3);
  return sentences.join('');
}

function milestonesOf({ tables, asOf }: WorkbookState, since: number): readonly PackMilestone[] {
  return (tables.DX_Schedules?.rows ?? []).flatMap((row): PackMilestone[] => {
    const { initiative, milestone, owner, plannedStart, plannedFinish, actualStart, actualFinish, progress } = row;
    const now = asOf ?? 0;
    const found = shownMilestone(plannedStart, plannedFinish, actualStart, actualFinish, progress, asOf);
    const state = isFault(found) ? null : found;
    const late = state === '期限超過' || state === '遅れ' || state === '着手遅れ';
    const inPeriod =
      (actualFinish !== null && actualFinish > since && actualFinish <= now) ||
      (actualFinish === null && plannedFinish !== null && plannedFinish <= now + AHEAD);
    if (!late && !inPeriod) return [];
    const days = delay(plannedFinish, actualFinish, asOf);
    const delayed = !isFault(days) && days > 0 ? say.late(days) : '';
    return [
      {
        initiative: initiative ?? '',
        milestone: milestone ?? '',
        owner: owner ?? '',
        due: plannedFinish === null ? '' : formatDate(plannedFinish),
        state: state === null ? NO_STATE.shape + NO_STATE.word : MILESTONE_SHAPES[state] + state,
        remark: [actualFinish === null ? '' : say.finishedOn(formatDate(actualFinish)), delayed].filter(text => text !== '').join('、'),
      },
    ];
  });
}

/** One line to a kind of finding, what is wrong before what is late or blank. */
function findingsOf(remarks: readonly Remark[]): readonly PackFinding[] {
  const check = CHECK_WORDS.ja;
  const open = CATEGORIES.filter(category => category !== 'undecided');
  return open.flatMap(category =>
    bundlesOf(
      remarks.filter(remark => remark.category === category),
      check,
    ).map(({ remarks: alike, shared }) => {
      const [first] = alike;
      const others = alike.length - 1;
      const names = alike.slice(0, NAMED).map(nameInBundle).join('、') + (alike.length > NAMED ? say.more : '');
      const content =
        others === 0
          ? check.sentence(first)
          : shared !== null
            ? say.alike(shared, alike.length, names)
            : say.sameKind(check.sentence(first), others);
      return { category: check.c.categories[category], content };
    }),
  );
}

/**
 * @param given a workbook with KPIs
 * @param today taken for 基準日 where the workbook has none
 */
export function packContentOf(given: WorkbookState, inspection: Inspection, request: PackRequest, today: number): PackContent {
  const asOf = given.asOf ?? today;
  const state = { ...given, asOf };
  const { body, round, since, decisions, record } = request;
  const overview = overviewOf(state);
  const cards = isFault(overview) ? [] : overview.cards;
  const owners = new Map(state.tables.DX_KPIs?.rows.map(({ index, owner }) => [index + 1, owner ?? '']));
  const { t } = words;
  const tones = { reached: t.gradeReached, good: t.gradeGood, slight: t.gradeSlight, late: t.gradeLate, none: t.gradeNone };
  return {
    meeting: say.meeting(body, round),
    asOf: formatDate(asOf),
    since: formatDate(since),
    counts: TONES.map(tone => say.count(SHAPES[tone], tones[tone], cards.filter(card => card.tone === tone).length)),
    changes: packChanges(state, cards, null, since, record),
    decisions,
    kpis: cards.map(card => kpiOf(card, asOf, owners.get(card.kpi.row) ?? '')),
    milestones: milestonesOf(state, since),
    period: say.period(formatDate(since + 1), formatDate(asOf + AHEAD)),
    findings: findingsOf(inspection.remarks),
    seals: sealsOf(state, body),
  };
}
