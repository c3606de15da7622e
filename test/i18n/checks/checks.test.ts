import { findingSentence } from '../../../src/i18n/checks/check-sentence';
import { CHECKS_EN } from '../../../src/i18n/checks/checks.en';
import { CHECKS_JA, type ShowFinding } from '../../../src/i18n/checks/checks.ja';
import type { FindingKind, FindingMessage, FindingParameters } from '../../../src/sheets/inspect/finding';
import { CHECKS } from '../../../src/sheets/inspect/checks';

const show: ShowFinding = {
  date: serial => `d${serial}`,
  year: (label, fiscal) => `${label}${fiscal ? '年度' : '年'}`,
  horizon: (year, fiscal) => `${year}${fiscal ? '年度末' : '年末'}`,
  share: share => `${share * 100}%`,
  quantity: (value, unit) => `${value}${unit}`,
};

/** One of each kind. */
const EXAMPLES: { readonly [K in FindingKind]: FindingParameters[K] } = {
  seatMissing: { body: 'PT', role: 'リーダー', post: '副本部長' },
  seatTaken: { body: 'PT', role: 'リーダー', count: 2 },
  seatPost: { body: 'PT', role: '幹事', got: '財政局長', expected: 'デジタル統括室長' },
  seatAppointment: { role: 'リーダー', got: null, expected: '指名' },
  seatNotInCharter: { body: 'PT', role: '構成員', post: '都市計画局長' },
  standInNotStated: { role: 'CDO補佐官', of: 'CDO' },
  sectionMissing: { body: '本部', role: '本部員', section: '福祉部 福祉課' },
  systemMissing: { system: '文書管理システム' },
  notReported: { body: '係長級WG', number: 3, date: 46000, to: '課長級WG', days: 12 },
  reportedElsewhere: { body: '本部', date: 46000, got: '市長', expected: 'CDO' },
  finalDecisionMissing: { bodies: ['庁議', '合議'] },
  decidedOtherwise: { body: '本部', date: 46000, got: '専決', expected: ['庁議', '合議'] },
  finalDecisionOpen: { body: '本部', date: 46000, expected: ['庁議', '合議'] },
  roleOpen: { role: 'CISO' },
  roleMissing: { role: 'CIO' },
  markOpen: { mark: '外部人材' },
  markMissing: { mark: '予算統制' },
  kpiWithoutOwner: { kpi: '作業削減時間' },
  kpiWithoutBaseline: { kpi: '作業削減時間' },
  kpiWithoutActual: { kpi: '作業削減時間', year: 2025, fiscal: true },
  kpiUpdateDue: { kpi: '作業削減時間', frequency: '四半期', due: 46000, last: 45800 },
  kpiRing: { kpis: ['作業削減時間', '電子申請率'] },
  outcomeWithoutOutput: { kpi: '作業削減時間' },
  sectionWithoutWork: { section: '総務課' },
  migrationOverdue: { system: '住民記録', due: 46000, days: 1, status: null },
  milestoneLate: { initiative: '標準化', milestone: '移行', state: '遅れ', due: 46000, days: 0, progress: 0.2 },
  issueOverdue: { issue: '紙の決裁', due: 46000, days: 5 },
  bodyNeverMet: { body: '本部' },
  bodyUnknown: { body: '本部会', nearest: '本部' },
  bodyNotMet: { body: '本部', last: 45000, days: 400 },
  scaleMissing: { count: 2 },
  scaleDamaged: { problem: 'notBound', got: 'だいたい', place: { sheet: '評価基準', address: 'A6' } },
  recordChanged: { round: '令和8年度 10月中間', places: [{ sheet: '記録', address: 'A5' }] },
  recordLost: { round: '令和8年度 10月中間' },
  termEnded: { body: '本部', role: '本部員', post: '係長', until: 46000 },
  ruleNotJudged: { sheet: '会議', column: '報告日', error: null },
  targetNotRevised: { kpi: '作業削減時間', year: 2030, fiscal: true, unit: '時間', target: null, after: 1_200_000, revisedOn: 46000 },
  revisionNotJoined: {
    kpi: '作業削減時間',
    year: 2030,
    fiscal: true,
    unit: '時間',
    revisedOn: 46100,
    before: 1_000_000,
    previousOn: 46000,
    after: 1_200_000,
  },
};
const messages = Object.entries(EXAMPLES).map(([kind, parameters]) => ({ kind, ...parameters }) as FindingMessage);

test.each(messages)('$kind: a sentence in both languages that names what it is about', message => {
  for (const text of [CHECKS_JA, CHECKS_EN]) {
    const sentence = findingSentence(text, message, show);
    expect(sentence).not.toMatch(/undefined|null|NaN|\[object/);
    expect(sentence).toMatch(/[。.]$/);
    for (const value of Object.values(message).slice(1)) {
      if (typeof value === 'string' && !['遅れ', 'notBound'].includes(value)) expect(sentence).toContain(value);
    }
  }
});

test('the words', () => {
  expect(findingSentence(CHECKS_JA, { kind: 'notReported', ...EXAMPLES.notReported }, show)).toBe(
    '「係長級WG」の第3回の会議（d46000）が、課長級WGに報告されていません（12日経過）。',
  );
  expect(findingSentence(CHECKS_JA, { kind: 'milestoneLate', ...EXAMPLES.milestoneLate, state: '期限超過', days: 4 }, show)).toBe(
    '「標準化 移行」は、終了予定（d46000）を4日過ぎています。',
  );
  expect(findingSentence(CHECKS_JA, { kind: 'kpiWithoutActual', ...EXAMPLES.kpiWithoutActual }, show)).toBe(
    'KPI「作業削減時間」の2025年度の実績がありません。',
  );
  expect(findingSentence(CHECKS_EN, { kind: 'seatTaken', ...EXAMPLES.seatTaken }, show)).toBe(
    '“PT” has 2 of リーダー; there should be one.',
  );
  expect(CHECKS_JA.none(8, 312)).toBe('指摘はありません（8表 312行を確認）');
});

test('every check says why it is made', () => {
  for (const { id } of CHECKS) for (const text of [CHECKS_JA, CHECKS_EN]) expect(text.reasons[id]).toMatch(/[。.]$/);
});
