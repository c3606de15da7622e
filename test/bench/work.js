/** What the benchmark asks: for every function the arguments of so many rows, about five KPIs as a city has them. */
const PLAN = [
  ['名称', '単位', '向き', '基準年度', '基準値', '時点', '経路', '目標2030', '目標2040'],
  ['作業削減時間', '時間', '増加', 2023, 0, '年度末', '折れ線', 1100000, 2120000],
  ['多重入力箇所', '箇所', '減少', 2023, 60, '年度末', '折れ線', 0, 0],
  ['事業者負担軽減時間', '時間', '増加', 2023, 0, '年末', '階段', 120000, 340000],
  ['生産性向上率', '%', '増加', 2023, 0.01, '年度末', '直線', 0.103, 0.2],
  ['職員のやりがい向上', '%', '増加', 2023, 0.6, '年度末', '', 0.8, 0.95],
];
const KEYS = PLAN.slice(1).map(row => row[0]);
/** Six years of every KPI, on the way from its baseline to its target. */
const ACTUALS = [
  ['KPI', '年度', '値'],
  ...PLAN.slice(1).flatMap(([name, , , , from, , , to]) =>
    [2020, 2021, 2022, 2023, 2024, 2025].map((label, y) => [name, label, from + ((to - from) * (y + 1)) / 20]),
  ),
];
const STAGES = [45000, 45500, 46000];
const TEXTS = ['R7年度末', '令和8年3月', '令和4年夏', 'R7年度第3四半期', 'R5～R7'];

const column = (rows, make) => Array.from({ length: rows }, (_, i) => [make(i)]);
const key = i => KEYS[i % KEYS.length];
const actual = i => (i * 7919) % 1000000;
const year = i => 2030 + (i % 2) * 10;
const asOf = i => 45000 + (i % 1500);

/** By function: the arguments for so many rows. What may spill is a column of that length, one cell stays one cell. */
const ARGUMENTS = {
  TARGET: rows => [column(rows, key), column(rows, year), PLAN],
  KPIGAP: rows => [column(rows, key), [[2030]], column(rows, actual), PLAN],
  PROGRESS: rows => [column(rows, key), [[2030]], column(rows, actual), PLAN],
  EXPECTED: rows => [column(rows, key), [[2030]], column(rows, asOf), PLAN],
  ONTRACK: rows => [column(rows, key), column(rows, year), column(rows, actual), column(rows, asOf), PLAN, [[0.1]]],
  STATUS: rows => [column(rows, key), [[2030]], column(rows, actual), [[46295]], PLAN, [[null]]],
  REQUIREDPACE: rows => [column(rows, key), [[2030]], column(rows, actual), [[46295]], PLAN],
  ACTUAL: rows => [column(rows, key), ACTUALS, column(rows, asOf)],
  ACTUALDATE: rows => [column(rows, key), ACTUALS, column(rows, asOf)],
  FORECAST: rows => [column(rows, key), column(rows, year), PLAN, ACTUALS, [['平均変化']]],
  REACHYEAR: rows => [column(rows, key), [[2030]], PLAN, ACTUALS, [[null]]],
  LIKELIHOOD: rows => [column(rows, key), column(rows, year), PLAN, ACTUALS],
  OUTLOOK: rows => [column(rows, key), column(rows, year), PLAN, ACTUALS],
  MILESTONE: rows => [
    column(rows, i => STAGES[i % 3]),
    column(rows, i => STAGES[i % 3] + 365),
    column(rows, () => null),
    column(rows, () => null),
    column(rows, i => (i % 11) / 10),
    [[46295]],
  ],
  DELAY: rows => [column(rows, asOf), column(rows, () => null), [[46295]]],
  ROLLUP: rows => [column(rows, actual), column(rows, i => 1 + (i % 7))],
  COVERAGE: rows => [column(rows, i => (i % 3 ? actual(i) : '未集計'))],
  NUMBER: rows => [column(rows, i => `約${(i % 500) + 1}万時間`)],
  UNIT: rows => [column(rows, i => `約${(i % 500) + 1}万時間`)],
  DATE: rows => [column(rows, i => TEXTS[i % TEXTS.length]), [[null]]],
  FISCALYEAR: rows => [column(rows, asOf)],
  WAREKI: rows => [column(rows, asOf), [[null]]],
};

module.exports = { ARGUMENTS, PLAN, KEYS, key, actual, asOf };
