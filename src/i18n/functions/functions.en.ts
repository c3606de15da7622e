/** English descriptions of the functions and their arguments; ids and argument names stay, since formulas are written with them. */
interface FunctionText {
  readonly description: string;
  readonly parameters: Readonly<Record<string, string>>;
}

const kpi = 'Name or number of the KPI';
const year = 'Target year (2030, 「令和12年度」 …)';
const actual = 'Measured value (text such as 「約35万時間」 is read)';
const asOf = 'As-of date (a date, or a fiscal year such as 2026)';
const plan = 'Plan table with headers in its first row (such as DX_KPIs[#All])';
const actuals = 'Table of actuals with headers in its first row (such as DX_Actuals[#All])';
const method = 'Method: 回帰 (regression, default), 平均変化 (mean change), 年平均成長率 (CAGR) or 減衰傾向 (damped trend)';
const plannedFinish = 'Planned finish date';
const actualFinish = 'Actual finish date (blank while unfinished)';
const values = 'Range of values';

export const FUNCTIONS_EN = {
  TARGET: { description: 'The target of that year in the plan.', parameters: { kpi, year, plan } },
  KPIGAP: { description: 'What is still missing to the target; 0 or less when reached.', parameters: { kpi, year, actual, plan } },
  PROGRESS: { description: 'The share of the way from the baseline to the target (1 = reached).', parameters: { kpi, year, actual, plan } },
  EXPECTED: { description: 'The planned value at the as-of date, on the path to the target.', parameters: { kpi, year, asOf, plan } },
  ONTRACK: {
    description: 'TRUE when the actual is at the planned value of the as-of date or better.',
    parameters: {
      kpi,
      year,
      actual,
      asOf,
      plan,
      tolerance: 'Tolerance: 0.1 forgives a tenth of the way from the baseline (0 if left out)',
    },
  },
  STATUS: {
    description: 'Rates the actual by a rating scale: 順調, やや遅れ …',
    parameters: {
      kpi,
      year,
      actual,
      asOf,
      plan,
      scale:
        'Name of the scale (標準, 長野県, 健康日本21, 多摩市, 浜松市, 茨城県, カナダ統計局, 国連, 独立行政法人, 佐野市, 福岡市, 長与町, ユーロスタット), or two columns: lower bound, grade, a left header such as 達成率 naming the measure (標準 if left out)',
    },
  },
  REQUIREDPACE: {
    description: 'The change per year still needed to reach the target; 0 when reached.',
    parameters: { kpi, year, actual, asOf, plan },
  },
  ACTUAL: {
    description: 'The actual of the latest time up to the as-of date.',
    parameters: {
      kpi,
      actuals,
      asOf: `${asOf}; the latest if left out`,
      plan: 'Plan table: a KPI whose 集計 is 累計 gives its baseline plus the values of the years (the value as it is if left out)',
    },
  },
  ACTUALDATE: {
    description: 'The date of the latest actual up to the as-of date: its own, else the last day of its year.',
    parameters: { kpi, actuals, asOf: `${asOf}; the latest if left out` },
  },
  FORECAST: {
    description: 'The value in that year if things go on like this.',
    parameters: {
      kpi,
      year,
      plan,
      actuals,
      method,
      bound: 'End of the 80 % range: 下限 (lower) or 上限 (upper); the value itself if left out',
    },
  },
  REACHYEAR: {
    description: 'The first fiscal year at whose end the forecast has reached the target; #N/A if never.',
    parameters: { kpi, year, plan, actuals, method },
  },
  LIKELIHOOD: {
    description: 'The probability (0 to 1) that the target is reached in its year. Needs four actuals.',
    parameters: { kpi, year, plan, actuals },
  },
  OUTLOOK: {
    description:
      'Whether the target will be reached if things go on like this, as weather: 晴れ (sunny), 薄曇り (slightly cloudy), 曇り (cloudy), 雷雨 (thunderstorm). Needs four years of actuals in a row.',
    parameters: { kpi, year, plan, actuals },
  },
  MILESTONE: {
    description: 'The state of a milestone: 完了, 完了(遅れ), 期限超過, 遅れ, 進行中, 着手遅れ or 未着手.',
    parameters: {
      plannedStart: 'Planned start date',
      plannedFinish,
      actualStart: 'Actual start date (blank before the start)',
      actualFinish,
      progress: 'Progress (0 to 1)',
      asOf,
    },
  },
  DELAY: { description: 'Days late against the plan.', parameters: { plannedFinish, actualFinish, asOf } },
  ROLLUP: {
    description: 'Weighted mean of the cells that hold a number; the others are left out.',
    parameters: { values, weights: 'Range of weights (all 1 if left out)' },
  },
  COVERAGE: { description: 'Share of the cells that hold a number.', parameters: { values } },
  NUMBER: {
    description: 'The number in a Japanese text such as 「約110万時間」, 「▲5.2％」 or 「3割」.',
    parameters: { text: 'Text with a number' },
  },
  UNIT: { description: 'The unit in a text such as 「110万時間 軽減」.', parameters: { text: 'Text with a number' } },
  DATE: {
    description: 'The date in a Japanese text such as 「R7年度末」 or 「令和4年夏までに」.',
    parameters: { text: 'Text with a date, year or period', edge: 'Edge of the period: 終了 (end, default) or 開始 (start)' },
  },
  FISCALYEAR: { description: 'The Japanese fiscal year of a date.', parameters: { date: 'Date (text such as 「R7年度末」 is read)' } },
  WAREKI: {
    description: 'A date or year in the Japanese calendar.',
    parameters: { date: 'Date, or a year such as 2025', style: '略 for the short form R7.9.16 (令和7年9月16日 if left out)' },
  },
} satisfies Record<string, FunctionText>;
