/**
 * The move to standard systems: a row for each of the twenty businesses and each of the forty steps, by their numbers. The names of the steps
 * are published for two of them only; the others are to be taken over from the tool in which municipalities report them, and their rows say so.
 */
import { BUSINESSES, STEP_COUNT } from '../../domain/work/standard-steps';
import type { NewStep } from '../schema/declarations/tables';
import type { Template } from './template';

/** 「行政&情報システム」 online, 1 September 2025 (三木浩平), which speaks of these two by number and name. */
const KNOWN: Readonly<Record<number, string>> = { 24: 'RFPベンダー質問回答', 25: 'ベンダーからのRFP回答' };

const DASHBOARD = '総務省「標準化ダッシュボード」2.';

const STEPS: readonly NewStep[] = BUSINESSES.flatMap(business =>
  Array.from({ length: STEP_COUNT }, (_, index): NewStep => {
    const number = index + 1;
    const known = KNOWN[number];
    return {
      business,
      number,
      step: known ?? `（手順${number}：名称はPMOツールから転記）`,
      remarks: known === undefined ? `出典：${DASHBOARD}` : `出典：${DASHBOARD}、行政&情報システム（2025.9.1）`,
    };
  }),
);

export const STANDARD: Template = { id: 'standard', name: '標準化 20業務・40手順', goal: null, rows: { DX_Steps: STEPS } };
