/** What is asked in a round: one question for each row of a sheet that an addressee answers for. */
import { expected } from '../../domain/kpi/expected';
import { isFault } from '../../domain/base/fault';
import { kpisOf, readPlan, type Kpi } from '../../domain/kpi/plan';
import { dateOf } from '../../domain/base/serial';
import { comparableText } from '../../domain/text/characters/comparable-text';
import { labelOf, positionOf, type Timing } from '../../domain/text/dates/time';
import type { WorkbookState } from '../read/state';
import type { TableName } from '../schema/table-name';
import type { RowOfTable, ScheduleRow } from '../schema/declarations/tables';
import { NO_ENTRIES, type AnswerEntries } from './round';
import { shownDate, shownQuantity, shownShare, shownYear } from './shown';

export const KINDS_OF_QUESTION = ['kpi', 'milestone', 'system', 'issue'] as const;
export type QuestionKind = (typeof KINDS_OF_QUESTION)[number];

/** Where the answers of a kind go. */
export const TABLE_OF: Readonly<Record<QuestionKind, TableName>> = {
  kpi: 'DX_KPIs',
  milestone: 'DX_Schedules',
  system: 'DX_Systems',
  issue: 'DX_Issues',
};

export interface Question {
  /** 「AB12CD-001」 */
  readonly number: string;
  readonly kind: QuestionKind;
  /** 宛先; '' where the sheets say nobody. */
  readonly to: string;
  /** 番号 of the row; '' where it has none. */
  readonly id: string;
  /** What the row is called: 名称, 課題, or 取組 and マイルストーン. */
  readonly subject: readonly [string, ...string[]];
  readonly unit: string;
  /** Of a KPI: the moment its value is asked for. `day` null: the year's end. */
  readonly year: number | null;
  readonly day: number | null;
  /** As they stand on the form: 目標・予定, 計画値, 前回・現在. */
  readonly target: string;
  readonly plan: string;
  readonly known: string;
  /** The last actual and the next target, against which an answer is held. */
  readonly last: number | null;
  readonly goal: number | null;
  /** What the sheets held when this was asked. */
  readonly base: AnswerEntries;
}

export type NewQuestion = Omit<Question, 'number'>;

/** What is asked about in a row, in one line. */
export const subjectOf = ({ subject }: Pick<Question, 'subject'>): string => subject.join('\u3000');

/** The moment for which a KPI's value is asked on a day. */
export function momentOf(timing: Timing, asOf: number): { readonly year: number; readonly day: number | null } {
  const year = labelOf(asOf, timing);
  if (positionOf(asOf, timing) >= year + 1) return { year, day: null };
  // In a round of the result (3月実績) a value counted by calendar years is that of the year that is over.
  if (timing === '年末' && dateOf(asOf).month <= 6) return { year: year - 1, day: null };
  return { year, day: asOf };
}

type ActualOfSheet = RowOfTable<'DX_Actuals'>;

/** The rows of 実績 about a KPI, by its name or 番号. */
export function actualsAbout(state: WorkbookState, name: string, id: string | null): readonly ActualOfSheet[] {
  const keys = new Set([name, id].flatMap(key => (key === null || key === '' ? [] : [comparableText(key)])));
  return (state.tables.DX_Actuals?.rows ?? []).filter(row => row.kpi !== null && keys.has(comparableText(row.kpi)));
}

const positionOfRow = ({ year, date }: ActualOfSheet, timing: Timing): number =>
  date !== null ? positionOf(date, timing) : year === null ? -Infinity : year + 1;

/** The row of a KPI for a moment that counts: of several the lowest one. */
export function actualAt(rows: readonly ActualOfSheet[], timing: Timing, year: number, day: number | null): ActualOfSheet | null {
  const position = day === null ? year + 1 : positionOf(day, timing);
  return rows.filter(row => row.value !== null && positionOfRow(row, timing) === position).at(-1) ?? null;
}

function kpiQuestions(state: WorkbookState, asOf: number): NewQuestion[] {
  const table = state.tables.DX_KPIs;
  const plan = table === null ? null : readPlan(table.cells);
  const planned = new Map<number, Kpi>(plan === null || isFault(plan) ? [] : kpisOf(plan).map(kpi => [kpi.row - 1, kpi]));
  return (table?.rows ?? []).flatMap((row): NewQuestion[] => {
    if (row.name === null) return [];
    const timing = row.timing ?? '年度末';
    const { year, day } = momentOf(timing, asOf);
    const position = day === null ? year + 1 : positionOf(day, timing);
    const rows = actualsAbout(state, row.name, row.id);
    const now = actualAt(rows, timing, year, day);
    const before = rows
      .filter(one => one.value !== null && positionOfRow(one, timing) < position)
      .sort((one, other) => positionOfRow(one, timing) - positionOfRow(other, timing) || one.index - other.index)
      .at(-1);
    const unit = row.unit ?? '';
    const kpi = planned.get(row.index);
    const goal = kpi?.targets.find(target => target.year >= year) ?? kpi?.targets.at(-1);
    const onPath = kpi === undefined || goal === undefined ? null : expected(kpi, goal.year, day ?? year);
    const fiscal = timing === '年度末';
    const when = (one: ActualOfSheet): string =>
      one.date !== null ? shownDate(one.date) : one.year === null ? '' : shownYear(one.year, fiscal);
    const known =
      before !== undefined && before.value !== null
        ? `${shownQuantity(before.value, unit)}（${when(before)}）`
        : row.baseline !== null
          ? `${shownQuantity(row.baseline, unit)}（基準値）`
          : '';
    return [
      {
        kind: 'kpi',
        to: row.owner ?? '',
        id: row.id ?? '',
        subject: [row.name],
        unit,
        year,
        day,
        target: goal === undefined ? '' : `${shownQuantity(goal.value, unit)}（${shownYear(goal.year, fiscal)}）`,
        plan: onPath === null || isFault(onPath) ? '' : shownQuantity(Number(onPath.toPrecision(3)), unit),
        known,
        last: before?.value ?? row.baseline,
        goal: goal?.value ?? null,
        base: now === null ? NO_ENTRIES : entriesOfActual(now),
      },
    ];
  });
}

/** What a row of 実績 answers. */
export function entriesOfActual({ value, status, comment }: ActualOfSheet): AnswerEntries {
  return { ...NO_ENTRIES, answer: value, status, comment };
}

/** What a row of スケジュール answers. A comment is asked for anew each time. */
export function entriesOfMilestone(row: ScheduleRow): AnswerEntries {
  return { ...NO_ENTRIES, answer: row.progress, start: row.actualStart, finish: row.actualFinish };
}

/** What a row of 情報システム or 課題 answers. */
export function entriesOfState({ status }: { readonly status: string | null }): AnswerEntries {
  return { ...NO_ENTRIES, answer: status };
}

const blankQuestion = { unit: '', year: null, day: null, plan: '', last: null, goal: null } as const;

function milestoneQuestions(state: WorkbookState): NewQuestion[] {
  return (state.tables.DX_Schedules?.rows ?? []).flatMap((row): NewQuestion[] => {
    // What is finished is not asked about again.
    if (row.milestone === null || row.actualFinish !== null) return [];
    const { plannedStart, plannedFinish, actualStart, progress } = row;
    const planned = [plannedStart, plannedFinish].map(day => (day === null ? '' : shownDate(day)));
    const known = [
      ...(progress === null ? [] : [`進捗率${shownShare(progress)}`]),
      ...(actualStart === null ? [] : [`${shownDate(actualStart)}開始`]),
    ];
    return [
      {
        ...blankQuestion,
        kind: 'milestone',
        to: row.owner ?? '',
        id: row.id ?? '',
        subject: row.initiative === null ? [row.milestone] : [row.initiative, row.milestone],
        unit: '%',
        target: planned[0] === '' ? (planned[1] ?? '') : `${planned[0]}～${planned[1]}`,
        known: known.join('、'),
        base: entriesOfMilestone(row),
      },
    ];
  });
}

function systemQuestions(state: WorkbookState): NewQuestion[] {
  return (state.tables.DX_Systems?.rows ?? []).flatMap((row): NewQuestion[] => {
    if (row.name === null || row.status === '廃止') return [];
    const { name, id, division, owner, migrationDue, status } = row;
    const target = migrationDue === null ? '' : `移行期限 ${shownDate(migrationDue)}`;
    return [
      {
        ...blankQuestion,
        kind: 'system',
        to: division ?? owner ?? '',
        id: id ?? '',
        subject: [name],
        target,
        known: status ?? '',
        base: entriesOfState(row),
      },
    ];
  });
}

function issueQuestions(state: WorkbookState): NewQuestion[] {
  return (state.tables.DX_Issues?.rows ?? []).flatMap((row): NewQuestion[] => {
    if (row.issue === null || row.status === '解決') return [];
    const { issue, id, division, due, status } = row;
    const target = due === null ? '' : `期限 ${shownDate(due)}`;
    return [
      {
        ...blankQuestion,
        kind: 'issue',
        to: division ?? '',
        id: id ?? '',
        subject: [issue],
        target,
        known: status ?? '',
        base: entriesOfState(row),
      },
    ];
  });
}

const ASK: Readonly<Record<QuestionKind, (state: WorkbookState, asOf: number) => NewQuestion[]>> = {
  kpi: kpiQuestions,
  milestone: milestoneQuestions,
  system: systemQuestions,
  issue: issueQuestions,
};

/** All that can be asked of these kinds, those of nobody first, then by addressee as the sheets name them. */
export function questionsIn(state: WorkbookState, kinds: readonly QuestionKind[], asOf: number): readonly NewQuestion[] {
  const all = KINDS_OF_QUESTION.filter(kind => kinds.includes(kind)).flatMap(kind => ASK[kind](state, asOf));
  const spelt = new Map<string, string>();
  // 「総務課」 and 「総務課 」 are one addressee.
  const named = all.map(question => {
    const key = comparableText(question.to);
    if (!spelt.has(key)) spelt.set(key, question.to.trim());
    return { ...question, to: spelt.get(key) ?? '' };
  });
  const order = ['', ...spelt.values()];
  return [...named].sort((one, other) => order.indexOf(one.to) - order.indexOf(other.to));
}
