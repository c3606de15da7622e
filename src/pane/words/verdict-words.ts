/** A grade, and what it was given on, in words: on a card of the overview and under a result of the 関数 tab. */
import type { Explanation } from '../../domain/rating/explain';
import type { Kpi } from '../../domain/kpi/plan';
import type { Measure } from '../../domain/rating/scale';
import { formatDifference, formatHorizon, formatQuantity, formatShare, rounded } from './format';
import { forecastText } from './forecast-words';
import { glossed } from './glossed';
import { LOWEST } from '../../sheets/read/own-scale';
import { scaleText } from './scale-words';
import type { Words } from './words';

/** The grades of the standard scale are words of the pane; other scales are written as their issuer writes them. */
export function gradeWord(grade: string | null, { t, language }: Words): string {
  const known: Readonly<Record<string, string>> = {
    達成: t.gradeReached,
    順調: t.gradeGood,
    やや遅れ: t.gradeSlight,
    遅れ: t.gradeLate,
    評価不可: t.gradeNone,
  };
  return grade === null ? t.gradeNone : (known[grade] ?? glossed(grade, language));
}

/** A value on the path, rounded for reading unless that would hide a difference from what was measured. */
export function formatPlanned(planned: number, actual: number | null, unit: string, words: Words): string {
  const near = actual !== null && rounded(planned) === rounded(actual);
  return formatQuantity(near ? planned : rounded(planned), unit, words.language);
}

const MEASURES: Readonly<
  Partial<Record<Measure, 'measurePace' | 'measureElapsed' | 'measurePathShare' | 'measureGrowth' | 'measureProjection'>>
> = {
  pace: 'measurePace',
  elapsed: 'measureElapsed',
  pathShare: 'measurePathShare',
  growth: 'measureGrowth',
  projection: 'measureProjection',
};

/** The measures whose bounds are told as shares. */
const SHARES: readonly Measure[] = [
  'pace',
  'elapsed',
  'growth',
  'projection',
  'targetShare',
  'targetDifference',
  'improvement',
  'changeRate',
];

/**
 * What a grade was given on, and the line of the rule that decided; empty without an actual.
 * @param when the day it was judged on, in words
 * @param asOf 基準日 where that is another day
 */
export function verdictWords(
  explanation: Explanation,
  { unit, timing }: Kpi,
  when: string,
  words: Words,
  asOf: string | null = null,
): readonly string[] {
  const { t, language } = words;
  const { verdict, expected, actual, target, year } = explanation;
  if (actual === null) return [];
  const quantity = (value: number): string => formatQuantity(value, unit, language);
  const sentences: string[] = [];
  if (verdict.measure === 'target')
    sentences.push(
      t.reasonReached(formatHorizon(year, timing === '年度末', words), quantity(target), quantity(actual), asOf === null ? null : when),
    );
  else if (expected !== null) sentences.push(t.reasonPlan(when, formatPlanned(expected, actual, unit, words), quantity(actual), asOf));
  const measure = MEASURES[verdict.measure];
  const more = forecastText(language);
  const bounds = [verdict.bound, verdict.missed, ...(verdict.measure === 'pace' ? [1] : [])].filter(bound => bound !== null);
  const share = formatShare(verdict.value, bounds);
  if (verdict.measure === 'growth' && explanation.baseline === 0) sentences.push(more.growthFromZero);
  else if (measure !== undefined) sentences.push(t[measure](share));
  else if (verdict.measure === 'targetShare' || verdict.measure === 'targetDifference') sentences.push(more.measureTargetShare(share));
  else if (verdict.measure === 'improvement') sentences.push(more.measureImprovement(share));
  else if (verdict.measure === 'changeRate') sentences.push(more.measureChangeRate(share));
  if (verdict.isHeld) sentences.push(more.held);
  if (verdict.measure === 'change') sentences.push(t.measureChange(formatDifference(verdict.value, unit, language)));
  sentences.push(ruleWords(explanation, gradeWord(String(verdict.grade), words), words));
  return sentences;
}

/**
 * The line of the rule that decided, with its bounds as shares. A rule on the share of the path may ask for more than its bound
 * (浜松市: 110%超), which a verdict does not tell: there the rule's own words, which follow, have to do.
 */
function ruleWords({ verdict, scale }: Explanation, grade: string, { t, language }: Words): string {
  const { measure, missed } = verdict;
  const bound = verdict.bound !== null && verdict.bound <= LOWEST / 1e6 ? null : verdict.bound;
  if (scale.name === '') {
    const own = scaleText(language);
    if (measure === 'target') return own.ownReached(grade);
    if (verdict.isHeld || !SHARES.includes(measure) || (bound === null && missed === null)) return own.ownOther(grade);
    if (bound !== null && missed !== null) return own.ownBetween(formatShare(bound), formatShare(missed), grade);
    return bound !== null ? own.ownBest(formatShare(bound), grade) : own.ownWorst(formatShare(missed ?? 0), grade);
  }
  const name = glossed(scale.name, language);
  if (measure === 'target') return t.ruleReached(name, grade);
  // A withheld best grade is not given for its bounds.
  if (verdict.isHeld || !SHARES.includes(measure)) return t.ruleOther(name, grade);
  if (bound !== null && missed !== null) return t.ruleBetween(name, formatShare(bound), formatShare(missed), grade);
  if (bound !== null) return t.ruleBest(name, formatShare(bound), grade);
  return missed === null ? t.ruleOther(name, grade) : t.ruleWorst(name, formatShare(missed), grade);
}
