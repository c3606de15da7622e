import type { FaultReason } from '../../../src/domain/base/fault';
import { faultSentence } from '../../../src/i18n/functions/fault-sentence';
import { FAULTS_EN } from '../../../src/i18n/functions/faults.en';
import { FAULTS_JA } from '../../../src/i18n/functions/faults.ja';

/** One reason of every kind. */
const REASONS: { readonly [K in FaultReason['kind']]: Extract<FaultReason, { kind: K }> } = {
  blank: { kind: 'blank', argument: 'actual' },
  notNumber: { kind: 'notNumber', argument: 'actual', text: '多い' },
  notDate: { kind: 'notDate', argument: 'asOf', text: 'text' },
  notChoice: { kind: 'notChoice', argument: 'scale', text: '大阪市', choices: ['標準', '国連'] },
  noNumber: { kind: 'noNumber', text: '[{x}]' },
  openPeriod: { kind: 'openPeriod', edge: 'first' },
  noColumn: { kind: 'noColumn', table: 'plan', headers: ['名称', 'KPI'] },
  unknownKpi: { kind: 'unknownKpi', table: 'actuals', key: 'a', nearest: 'kpi' },
  duplicateKpi: { kind: 'duplicateKpi', key: 'a' },
  noTarget: { kind: 'noTarget', year: 2035, years: [2030, 2040] },
  noBaseline: { kind: 'noBaseline' },
  noBaselineYear: { kind: 'noBaselineYear' },
  noDirection: { kind: 'noDirection' },
  noActual: { kind: 'noActual' },
  fewActuals: { kind: 'fewActuals', need: 4 },
  signChange: { kind: 'signChange' },
  neverReached: { kind: 'neverReached', approaches: '85%' },
  belowScale: { kind: 'belowScale' },
  badScale: { kind: 'badScale' },
  noValues: { kind: 'noValues' },
  tooLate: { kind: 'tooLate' },
  zeroDivision: { kind: 'zeroDivision' },
  tooLarge: { kind: 'tooLarge' },
  sizes: { kind: 'sizes' },
  given: { kind: 'given' },
};

test.each([
  ['ja', FAULTS_JA, /[ぁ-ん一-龠]/],
  ['en', FAULTS_EN, /^[A-Z]/],
] as const)('every reason in %s, no slot left open', (_language, faults, form) => {
  for (const reason of Object.values(REASONS)) {
    const sentence = faultSentence(faults, reason);
    if (reason.kind === 'given') expect(sentence).toBe('');
    else expect(sentence).toMatch(form);
    if (reason.kind !== 'noNumber') expect(sentence).not.toMatch(/[[\]{}]|undefined|null/);
    expect(sentence.length).toBeLessThan(80);
  }
});

test('what people typed is shown as it is; what is not there is left out', () => {
  expect(faultSentence(FAULTS_JA, REASONS.noNumber)).toBe('「[{x}]」に数値がありません');
  expect(faultSentence(FAULTS_JA, REASONS.notDate)).toBe('基準日「text」を日付として読めません');
  expect(faultSentence(FAULTS_JA, REASONS.unknownKpi, 'a')).toBe('a：実績の表にありません。近いもの：kpi');
  expect(faultSentence(FAULTS_JA, { ...REASONS.unknownKpi, nearest: null }, 'a')).toBe('a：実績の表にありません');
  expect(faultSentence(FAULTS_JA, { ...REASONS.noTarget, years: [] })).toBe('目標2035がありません');
  expect(faultSentence(FAULTS_EN, REASONS.noTarget)).toBe('No target for 2035. Years: 2030, 2040');
  expect(faultSentence(FAULTS_EN, REASONS.openPeriod)).toBe('The period has no start');
});
