/** Why a function gives the one answer it gives, in the words of the overview's cards. */
import {
  choiceIn,
  kpiIn,
  numberIn,
  optionalDayIn,
  optionalNumberIn,
  optionalTimeIn,
  scaleIn,
  tableIn,
  timeIn,
} from '../../domain/call/arguments';
import type { Cells } from '../../domain/base/cell';
import { isFault, type Fault } from '../../domain/base/fault';
import type { Argument } from '../../domain/call/spill';
import { actualsOf, readActuals, type Actuals } from '../../domain/kpi/actuals';
import { BOUNDS, forecast, METHODS, project, type Method } from '../../domain/kpi/forecast';
import { gap } from '../../domain/kpi/gap';
import { likelihood } from '../../domain/kpi/likelihood';
import { outlookWithReason } from '../../domain/kpi/outlook-reason';
import type { Kpi } from '../../domain/kpi/plan';
import { reachYear } from '../../domain/kpi/reach-year';
import { target } from '../../domain/kpi/target';
import { track } from '../../domain/kpi/track';
import { explain } from '../../domain/rating/explain';
import { isYearLabel } from '../../domain/base/year-label';
import { labelOf, type Time } from '../../domain/text/dates/time';
import { milestone } from '../../domain/work/milestone';
import { FORMULAS_EN } from '../../i18n/functions/formulas.en';
import { FORMULAS_JA } from '../../i18n/functions/formulas.ja';
import { REASONS_EN } from '../../i18n/functions/reasons.en';
import { REASONS_JA, type ReasonsText } from '../../i18n/functions/reasons.ja';
import { monthsOn } from '../../sheets/formula/months-on';
import { formatDate, formatDifference, formatHorizon, formatQuantity, formatShare, formatYear, rounded } from '../words/format';
import { chanceWords } from '../words/forecast-words';
import { formatPlanned, verdictWords } from '../words/verdict-words';
import type { Words } from '../words/words';
import type { AskedArgument, FunctionId } from './formula-questions';

/** The cells of an argument, for one answer; null: left out. */
export type CellsOfArgument = (name: AskedArgument['name']) => Cells | null;

/** What an argument of one cell is read as. */
export function only<T>({ cells, read }: Argument<T>): T | Fault {
  return read(cells[0]?.[0]);
}

/** A time as people write it: a year label with its 年度, a day as a date. */
export function timeWords(time: Time, { timing }: Pick<Kpi, 'timing'>, { language }: Words): string {
  return isYearLabel(time) ? formatYear(time, timing === '年度末', language) : formatDate(time);
}

export function reasonText({ language }: Words): ReasonsText {
  return language === 'ja' ? REASONS_JA : REASONS_EN;
}

/**
 * The sentences that say why; none for functions whose answer says all, and where there is nothing to explain (an error, a blank actual).
 * @param unit what the answers are counted in where the plan has no unit
 * @param until 基準日, where the day of judgement is that of the latest actual until then
 */
export function reasonsFor(
  id: FunctionId,
  at: CellsOfArgument,
  unit: string,
  words: Words,
  until: number | null = null,
): readonly string[] {
  if (id === 'MILESTONE') return milestoneWords(at, words);
  if (id === 'DELAY') return delayWords(at, words);
  const explained = BY_KPI[id];
  if (explained === undefined) return [];
  const found = only(kpiIn(at('kpi'), at('plan')));
  const year = only(timeIn(at('year'), 'year'));
  if (isFault(found) || isFault(year)) return [];
  return explained({ kpi: { ...found, unit: found.unit === '' ? unit : found.unit }, year, at, words, until });
}

interface ReasonSurroundings {
  readonly kpi: Kpi;
  readonly year: Time;
  readonly at: CellsOfArgument;
  readonly words: Words;
  readonly until: number | null;
}

const BY_KPI: Readonly<Partial<Record<FunctionId, (asking: ReasonSurroundings) => readonly string[]>>> = {
  STATUS: gradeWords,
  ONTRACK: trackWords,
  OUTLOOK: outlookWords,
  FORECAST: forecastWords,
  REACHYEAR: reachWords,
  LIKELIHOOD: likelihoodWords,
};

/** 基準日 in words where an actual is of another day, and the sentence on one of more than a year before. */
function apart(
  time: Time,
  until: number | null,
  when: string,
  { t }: Words,
): { readonly asOf: string | null; readonly old: readonly string[] } {
  if (until === null || isYearLabel(time) || time === until) return { asOf: null, old: [] };
  const asOf = formatDate(until);
  return { asOf, old: monthsOn(time, 12) < until ? [t.actualOld(when, asOf)] : [] };
}

function gradeWords({ kpi, year, at, words, until }: ReasonSurroundings): readonly string[] {
  const actual = only(optionalNumberIn(at('actual'), 'actual'));
  const asOf = only(optionalTimeIn(at('asOf'), 'asOf'));
  const scale = only(scaleIn(at('scale')));
  if (isFault(actual) || actual === null || isFault(asOf) || asOf === null || isFault(scale)) return [];
  const explanation = explain(kpi, year, actual, asOf, scale);
  const when = timeWords(asOf, kpi, words);
  const { asOf: other, old } = apart(asOf, until, when, words);
  return isFault(explanation) ? [] : [...verdictWords(explanation, kpi, when, words, other), ...old];
}

/** Without a baseline there may be no grade to explain, but still an answer to this. */
function trackWords({ kpi, year, at, words, until }: ReasonSurroundings): readonly string[] {
  const actual = only(numberIn(at('actual'), 'actual'));
  const asOf = only(timeIn(at('asOf'), 'asOf'));
  const tolerance = only(optionalNumberIn(at('tolerance'), 'tolerance'));
  if (isFault(actual) || isFault(asOf) || isFault(tolerance)) return [];
  const found = track(kpi, year, actual, asOf, tolerance);
  if (isFault(found)) return [];
  const planned = (value: number): string => formatPlanned(value, actual, kpi.unit, words);
  const measured = formatQuantity(actual, kpi.unit, words.language);
  const when = timeWords(asOf, kpi, words);
  const { asOf: other, old } = apart(asOf, until, when, words);
  const sentence = words.t.reasonPlan(when, planned(found.expected), measured, other);
  const t = words.language === 'ja' ? FORMULAS_JA : FORMULAS_EN;
  return [sentence, ...(found.bound === found.expected ? [] : [t.reasonBound(planned(found.bound))]), ...old];
}

/** The year asked about, as a target's. */
function horizonWords({ kpi, year, words }: ReasonSurroundings): string {
  return formatHorizon(labelOf(year, kpi.timing), kpi.timing === '年度末', words);
}

function actualsIn(at: CellsOfArgument): Actuals | Fault {
  return only(tableIn(at('actuals'), 'actuals', readActuals));
}

function outlookWords(asking: ReasonSurroundings): readonly string[] {
  const { kpi, year, at, words } = asking;
  const actuals = actualsIn(at);
  const found = isFault(actuals) ? actuals : outlookWithReason(kpi, year, actuals);
  if (isFault(found)) return [];
  const t = reasonText(words);
  const quantity = (value: number): string => formatQuantity(value, kpi.unit, words.language);
  const label = (one: number): string => formatYear(one, kpi.timing === '年度末', words.language);
  const { from, to, change, last, arrival, miss, weather, reached } = found;
  const [horizon, goal] = [horizonWords(asking), quantity(found.target)];
  const size = formatDifference(Number(change.toPrecision(3)), kpi.unit, words.language);
  const trend = t.outlookTrend(label(from), label(to), change > 0 ? `+${size}` : size);
  if (reached) return [t.outlookReached(label(to), quantity(last), horizon, goal), trend, t.outlookRuleReached(weather)];
  if (arrival === null) return [t.outlookOver(quantity(last), horizon, goal), trend, t.outlookRuleOver(weather)];
  const comes = formatPlanned(arrival, found.target, kpi.unit, words);
  const told =
    miss === null
      ? t.outlookWorse(horizon, comes, goal)
      : miss === 0
        ? t.outlookArrives(horizon, comes, goal)
        : t.outlookMisses(horizon, comes, goal, formatShare(miss, [0.05, 0.2]));
  return [trend, told, t.outlookRule(weather)];
}

/** How the method works, on the actuals it works on. */
function methodWords({ kpi, at, words }: ReasonSurroundings, actuals: Actuals, method: Method): readonly string[] {
  const series = actualsOf(actuals, kpi);
  const last = isFault(series) ? undefined : series[series.length - 1];
  if (isFault(series) || last === undefined) return [];
  const t = reasonText(words);
  const value = formatQuantity(last.value, kpi.unit, words.language);
  const when = formatYear(last.label, kpi.timing === '年度末', words.language);
  return at('actuals') === null ? [] : [t.methods[method](series.length, kpi.baseline !== null, t.lastAt(value, when))];
}

function forecastWords(asking: ReasonSurroundings): readonly string[] {
  const { kpi, year, at, words } = asking;
  const actuals = actualsIn(at);
  const method = only(choiceIn(at('method'), 'method', METHODS));
  const bound = only(choiceIn(at('bound'), 'bound', BOUNDS));
  if (isFault(actuals) || isFault(method) || isFault(bound)) return [];
  const value = forecast(kpi, year, actuals, method, bound);
  if (isFault(value)) return [];
  const t = reasonText(words);
  const quantity = (one: number): string => formatQuantity(one, kpi.unit, words.language);
  const goal = target(kpi, year);
  const left = isFault(goal) ? goal : gap(kpi, year, value);
  const told = formatPlanned(value, isFault(goal) ? null : goal, kpi.unit, words);
  const sentences =
    bound === ''
      ? [...methodWords(asking, actuals, method), t.forecastIs(horizonWords(asking), told)]
      : [t.forecastBound(horizonWords(asking), bound, told)];
  if (isFault(goal) || isFault(left)) return sentences;
  return [
    ...sentences,
    left > 0
      ? t.forecastShort(quantity(goal), formatDifference(rounded(left), kpi.unit, words.language))
      : t.forecastReaches(quantity(goal)),
  ];
}

function reachWords(asking: ReasonSurroundings): readonly string[] {
  const { kpi, year, at, words } = asking;
  const actuals = actualsIn(at);
  const method = only(choiceIn(at('method'), 'method', METHODS));
  if (isFault(actuals) || isFault(method)) return [];
  const [answer, projection, goal] = [reachYear(kpi, year, actuals, method), project(kpi, actuals, method), target(kpi, year)];
  if (isFault(answer) || isFault(projection) || isFault(goal)) return [];
  const t = reasonText(words);
  const label = (one: number): string => formatYear(one, kpi.timing === '年度末', words.language);
  const end = (one: number): string => formatPlanned(projection.at(one + 1), goal, kpi.unit, words);
  const aim = formatQuantity(goal, kpi.unit, words.language);
  return [
    ...methodWords(asking, actuals, method),
    answer === projection.last.label
      ? t.reachNow(label(answer), end(answer), aim)
      : t.reachFirst(label(answer - 1), end(answer - 1), label(answer), end(answer), aim),
  ];
}

function likelihoodWords(asking: ReasonSurroundings): readonly string[] {
  const { kpi, year, at, words } = asking;
  const actuals = actualsIn(at);
  if (isFault(actuals)) return [];
  const [answer, series, goal] = [likelihood(kpi, year, actuals), actualsOf(actuals, kpi), target(kpi, year)];
  const last = isFault(series) ? undefined : series[series.length - 1];
  if (isFault(answer) || last === undefined || isFault(goal)) return [];
  const t = reasonText(words);
  const quantity = (one: number): string => formatQuantity(one, kpi.unit, words.language);
  const end = (bound: (typeof BOUNDS)[number]): number | Fault => forecast(kpi, year, actuals, '減衰傾向', bound);
  const [point, low, high] = [end(''), end('下限'), end('上限')];
  const decided = last.label >= labelOf(year, kpi.timing) || (kpi.counting === '累計' && (answer === 0 || answer === 1));
  if (decided || isFault(point) || isFault(low) || isFault(high)) {
    const measured = t.lastAt(quantity(last.value), formatYear(last.label, kpi.timing === '年度末', words.language));
    return answer === 1 ? [t.likelyReached(measured, quantity(goal))] : answer === 0 ? [t.likelyMissed(measured, quantity(goal))] : [];
  }
  const told = (value: number): string => formatPlanned(value, goal, kpi.unit, words);
  return [
    t.likelyRange(horizonWords(asking), told(point), told(low), told(high), quantity(goal)),
    t.likelyChance(chanceWords(answer, words.language)),
  ];
}

function milestoneWords(at: CellsOfArgument, words: Words): readonly string[] {
  const day = (name: AskedArgument['name'], edge: 'first' | 'last'): number | null | Fault => only(optionalDayIn(at(name), name, edge));
  const [start, finish, begun, done, asOf] = [
    day('plannedStart', 'first'),
    day('plannedFinish', 'last'),
    day('actualStart', 'first'),
    day('actualFinish', 'last'),
    day('asOf', 'last'),
  ];
  const progress = only(optionalNumberIn(at('progress'), 'progress'));
  if (isFault(start) || isFault(finish) || isFault(begun) || isFault(done) || isFault(asOf) || isFault(progress)) return [];
  const state = milestone(start, finish, begun, done, progress, asOf);
  if (isFault(state) || finish === null) return [];
  const t = reasonText(words);
  if (done !== null)
    return [
      done > finish
        ? t.finishedLate(formatDate(done), formatDate(finish), done - finish)
        : t.finished(formatDate(done), formatDate(finish)),
    ];
  if (asOf === null) return [];
  const today = formatDate(asOf);
  if (state === '期限超過') return [t.overdue(formatDate(finish), today, asOf - finish)];
  if (start === null) return [];
  if (state === '着手遅れ') return [t.notBegunLate(formatDate(start), today)];
  if (state === '未着手') return [t.notBegun(formatDate(start), today)];
  const elapsed = Math.max(0, asOf - start) / (finish - start || Infinity);
  const bound = Math.max(0, elapsed - 0.1);
  return [t.underWay(today, formatShare(elapsed), formatShare(progress ?? 0, [bound]), formatShare(bound), state === '遅れ')];
}

function delayWords(at: CellsOfArgument, words: Words): readonly string[] {
  const day = (name: AskedArgument['name']): number | null | Fault => only(optionalDayIn(at(name), name, 'last'));
  const [finish, done, asOf] = [day('plannedFinish'), day('actualFinish'), day('asOf')];
  if (isFault(finish) || isFault(done) || isFault(asOf) || finish === null) return [];
  const t = reasonText(words);
  if (done !== null) return [t.delayFinished(formatDate(done), formatDate(finish))];
  if (asOf === null) return [];
  return [asOf > finish ? t.delayOpen(formatDate(finish), formatDate(asOf)) : t.delayNone(formatDate(finish), formatDate(asOf))];
}
