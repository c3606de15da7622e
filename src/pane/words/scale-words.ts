/** A rating rule as it is shown before it is chosen: the rule in a sentence, who issued it, and what it says of one and the same case. */
import { isFault } from '../../domain/base/fault';
import { findKpi, readPlan } from '../../domain/kpi/plan';
import type { Scale } from '../../domain/rating/scale';
import { SCALE_RULES } from '../../domain/rating/scale-rules';
import { readScale, SCALES } from '../../domain/rating/scales';
import { status } from '../../domain/rating/status';
import { SCALE_RULES_EN } from '../../i18n/functions/scale-rules.en';
import { SCALE_WORDS_EN } from '../../i18n/functions/scale-words.en';
import { SCALE_WORDS_JA, type ScaleWordsText } from '../../i18n/functions/scale-words.ja';
import { scaleLines, LOWEST, measureOf, namesOwnScale, type ScaleTable } from '../../sheets/read/own-scale';
import { glossed } from './glossed';
import type { Language } from './language';

/** The case of every worked example: at the end of fiscal 2025 the plan is half of the way. */
const CASE = { baseline: 100, target: 200, planned: 150, actuals: [200, 150, 130, 95] } as const;
const TABLE = [
  ['名称', '向き', '基準年度', '基準値', '目標2030'],
  ['例', '増加', 2020, CASE.baseline, CASE.target],
];

export interface ScaleWords {
  readonly rule: string;
  readonly issuer: string;
  readonly example: string;
}

export function scaleText(language: Language): ScaleWordsText {
  return language === 'ja' ? SCALE_WORDS_JA : SCALE_WORDS_EN;
}

function exampleOf(scale: Scale, text: ScaleWordsText, language: Language): string {
  const plan = readPlan(TABLE);
  const kpi = isFault(plan) ? plan : findKpi(plan, '例');
  if (isFault(kpi)) return '';
  const grades = CASE.actuals.map(actual => {
    const grade = status(kpi, 2030, actual, 2025, scale);
    return text.graded(actual, isFault(grade) ? grade.code : glossed(String(grade), language));
  });
  return text.example(CASE.baseline, CASE.target, CASE.planned, grades);
}

/** null: no such rule. */
export function scaleWords(name: string, language: Language): ScaleWords | null {
  const scale = SCALES.find(one => one.name === name);
  if (scale === undefined) return null;
  const text = scaleText(language);
  const { rule, issuer } = (language === 'ja' ? SCALE_RULES : SCALE_RULES_EN)[scale.name];
  return { rule, issuer: text.issuer(issuer), example: exampleOf(scale, text, language) };
}

/** A bound as it is written and read: 120%. */
export function boundWords(value: number, text: ScaleWordsText): string {
  return value <= LOWEST / 1e6 ? text.rest : `${Number((value * 100).toPrecision(12))}%`;
}

/** The same for the city's own table; null: it cannot rate. */
export function ownScaleWords(table: Pick<ScaleTable, 'cells' | 'sheet'>, language: Language): ScaleWords | null {
  const scale = readScale(table.cells);
  const lines = scaleLines(table);
  if (isFault(scale) || lines.length === 0) return null;
  const text = scaleText(language);
  const steps = lines.map(({ bound, grade }) =>
    bound.kind === 'reached'
      ? text.stepReached(grade)
      : bound.value <= LOWEST / 1e6
        ? text.stepRest(grade)
        : (bound.over ? text.stepOver : text.stepFrom)(boundWords(bound.value, text), grade),
  );
  const last = lines[lines.length - 1]?.bound;
  if (last?.kind === 'from' && last.value > LOWEST / 1e6) steps.push(text.noRest);
  const measure = text.measures[measureOf(table) as keyof ScaleWordsText['measures']];
  return { rule: text.ownRule(measure, steps), issuer: text.ownIssuer(table.sheet), example: exampleOf(scale, text, language) };
}

/** A scale as the lists name it, in their order: the standard one, those by 達成率, the others, the city's own. */
export function scaleChoices(
  choices: readonly string[],
  table: ScaleTable | null,
  language: Language,
): readonly { readonly name: string; readonly label: string }[] {
  const text = scaleText(language);
  const isByTarget = (name: string): boolean => SCALES.find(one => one.name === name)?.rule?.measure === 'targetShare';
  const [standard, ...others] = choices;
  const sorted = [...(standard === undefined ? [] : [standard]), ...others.filter(isByTarget), ...others.filter(name => !isByTarget(name))];
  return sorted.map(name => ({
    name,
    label: isByTarget(name) ? text.byTarget(name) : namesOwnScale(name) ? text.own(table?.sheet ?? null) : glossed(name, language),
  }));
}
