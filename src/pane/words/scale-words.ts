/** A rating rule as it is shown before it is chosen: the rule in a sentence, who issued it, and what it says of one and the same case. */
import { isFault } from '../../domain/base/fault';
import { findKpi, readPlan } from '../../domain/kpi/plan';
import { SCALE_RULES } from '../../domain/rating/scale-rules';
import { SCALES } from '../../domain/rating/scales';
import { status } from '../../domain/rating/status';
import { SCALE_RULES_EN } from '../../i18n/scale-rules.en';
import { SCALE_WORDS_EN } from '../../i18n/scale-words.en';
import { SCALE_WORDS_JA } from '../../i18n/scale-words.ja';
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

/** null: no such rule. */
export function scaleWords(name: string, language: Language): ScaleWords | null {
  const scale = SCALES.find(one => one.name === name);
  const plan = readPlan(TABLE);
  const kpi = isFault(plan) ? plan : findKpi(plan, '例');
  if (scale === undefined || isFault(kpi)) return null;
  const text = language === 'ja' ? SCALE_WORDS_JA : SCALE_WORDS_EN;
  const { rule, issuer } = (language === 'ja' ? SCALE_RULES : SCALE_RULES_EN)[scale.name];
  const grades = CASE.actuals.map(actual => {
    const grade = status(kpi, 2030, actual, 2025, scale);
    return text.graded(actual, isFault(grade) ? grade.code : String(grade));
  });
  return { rule, issuer: text.issuer(issuer), example: text.example(CASE.baseline, CASE.target, CASE.planned, grades) };
}
