import type { Cell, Cells } from '../domain/base/cell';
import type { FunctionName } from './function-name';

/** A sentence of i18n/help on where an example's numbers come from. */
export type ExampleNote = 'published' | 'targets' | 'baselines' | 'actuals' | 'invented';

/**
 * The worked examples of the help pages. Data and not @example tags in the doc comments: several functions share one sheet, a cell
 * keeps its type (2030 is not 「2030年」), and the tests run what the pages print. Nothing of it ships in functions.js.
 */
export interface Example {
  /** Its title is in i18n/help under this key. */
  readonly key: string;
  /** The cells of a sheet from A1 on; null is blank. */
  readonly sheet: Cells;
  /** As it is typed into a cell of that sheet. */
  readonly formula: string;
  /** What the formula gives: one cell, or the rows it spills over. An error as its code. */
  readonly result: Cell | Cells;
  /** Number format of the result. */
  readonly format?: string;
  /** Number formats of the sheet's columns, by letter, where a bare number would say little. */
  readonly formats?: Readonly<Record<string, string>>;
  /** Where the numbers come from, sentence by sentence. None: nobody can take them for real ones. */
  readonly notes?: readonly ExampleNote[];
}

/** The table of 大阪市 バックオフィスDXグランドデザイン, chapter 7, as it is published. */
const OSAKA: Cells = [
  ['KPI', '2030年', '2040年'],
  ['多重入力箇所', '0 箇所', '0 箇所'],
  ['作業削減時間', '110万時間 軽減', '212万時間 軽減'],
  ['事業者負担軽減時間', '12万時間 軽減', '34万時間 軽減'],
  ['生産性向上率', '10.3% up', '20.0% up'],
  ['職員のやりがい向上', '80%', '95.0%'],
];

/** Targets from there. The baselines are made up: the city publishes none. */
const PLAN: Cells = [
  ['名称', '向き', '基準年度', '基準値', '目標2030', '目標2040'],
  ['作業削減時間', '増加', 2022, 0, 1100000, 2120000],
  ['職員のやりがい向上', '増加', 2022, 0.6, 0.8, 0.95],
];

/** Made up, like the baselines. */
const ACTUALS: Cells = [
  ['KPI', '年度', '値'],
  ['作業削減時間', 2022, 0],
  ['作業削減時間', 2023, 40000],
  ['作業削減時間', 2024, 150000],
  ['作業削減時間', 2025, 350000],
  ['職員のやりがい向上', 2022, 0.6],
  ['職員のやりがい向上', 2023, 0.61],
  ['職員のやりがい向上', 2024, 0.63],
  ['職員のやりがい向上', 2025, 0.66],
];

const MILESTONES: Cells = [
  ['マイルストーン', '開始予定', '終了予定', '開始実績', '終了実績', '進捗率'],
  ['要件定義', 'R7.4.1', 'R7.9.30', 'R7.4.7', 'R7.9.26', 1],
  ['調達', 'R7.10.1', 'R8.3.31', 'R7.10.1', 'R8.4.10', 1],
  ['構築', 'R8.4.1', 'R9.3.31', 'R8.4.20', null, 0.3],
  ['研修', 'R8.7.1', 'R8.9.15', 'R8.7.8', null, 0.8],
  ['移行', 'R8.9.1', 'R9.2.28', null, null, null],
  ['運用', 'R9年度', 'R10年度', null, null, null],
];

const NUMBERS: Cells = [['約110万時間'], ['▲5.2％'], ['894億9,608万2千円'], ['3割'], ['2時間30分'], ['R7年度末 年間30,000時間'], ['未定']];
const DATES: Cells = [['R7年度末'], ['令和8年3月'], ['令和4年夏'], ['R7年度第3四半期'], ['R5～R7']];

/** Puts cells to the right of a table, a blank column between. */
function beside(left: Cells, right: Cells): Cells {
  const width = left[0]?.length ?? 0;
  return Array.from({ length: Math.max(left.length, right.length) }, (_, r) => [
    ...(left[r] ?? Array.from({ length: width }, () => null)),
    null,
    ...(right[r] ?? (right[0] ?? []).map(() => null)),
  ]);
}

/** Shares as percentages, amounts with separators. */
const NUMBER_FORMAT = '[=0]0;[<=1]0%;#,##0';
const PLANNED = {
  sheet: PLAN,
  formats: { D: NUMBER_FORMAT, E: NUMBER_FORMAT, F: NUMBER_FORMAT },
  notes: ['targets', 'baselines'],
} as const;
/** With an actual in the formula. */
const RATED = { ...PLANNED, notes: ['targets', 'baselines', 'actuals'] } as const;
const MEASURED = { sheet: ACTUALS, formats: { C: NUMBER_FORMAT }, notes: ['actuals'] } as const;
const PUBLISHED = { sheet: OSAKA, notes: ['published'] } as const;
const SHARES = {
  sheet: [
    ['施策', '進捗率', '重み'],
    ['窓口', 0.8, 3],
    ['内部事務', 0.5, 1],
    ['教育', '未集計', 1],
  ],
  formats: { B: '0%' },
  notes: ['invented'],
} as const;
const SCHEDULE = { sheet: MILESTONES, formats: { F: '0%' }, notes: ['invented'] } as const;
const ERA = { sheet: [[45916], [2025], [43586], [2019]], formats: { A: '[>2200]yyyy/m/d;0' } } as const;

/** The same amounts a year, counted up for one KPI and as they are for the other. */
const SUMMED: Cells = beside(
  [
    ['名称', '基準年度', '基準値', '集計', '目標2030'],
    ['研修を受けた人（累計）', 2023, 1000, '累計', 8000],
    ['研修を受けた人（年間）', 2023, 1000, '時点', 2000],
  ],
  [
    ['KPI', '年度', '値'],
    ['研修を受けた人（累計）', 2024, 1500],
    ['研修を受けた人（累計）', 2025, 1200],
    ['研修を受けた人（年間）', 2024, 1500],
    ['研修を受けた人（年間）', 2025, 1200],
  ],
);

/** The plan and the actuals beside it, as on one sheet: A1:F3 and H1:J9. */
const BOTH = {
  sheet: beside(PLAN, ACTUALS),
  formats: { ...PLANNED.formats, J: NUMBER_FORMAT },
  notes: ['targets', 'baselines', 'actuals'],
} as const;

export const EXAMPLES: Readonly<Record<FunctionName, readonly [Example, ...Example[]]>> = {
  TARGET: [
    { key: 'published', ...PUBLISHED, formula: '=DX.TARGET("作業削減時間",2030,A1:C6)', result: 1100000, format: '#,##0' },
    {
      key: 'spilled',
      ...PUBLISHED,
      formula: '=DX.TARGET(A5:A6,B1:C1,A1:C6)',
      result: [
        [0.103, 0.2],
        [0.8, 0.95],
      ],
      format: '0.0%',
    },
  ],
  KPIGAP: [
    {
      key: 'published',
      ...PUBLISHED,
      notes: ['published', 'actuals'],
      formula: '=DX.KPIGAP("作業削減時間",2030,350000,A1:C6)',
      result: 750000,
      format: '#,##0',
    },
    {
      key: 'spilled',
      sheet: beside(OSAKA, [
        ['KPI', '実績'],
        ['多重入力箇所', 120],
        ['作業削減時間', '約35万時間'],
        ['職員のやりがい向上', 0.82],
      ]),
      notes: ['published', 'actuals'],
      formula: '=DX.KPIGAP(E2:E4,2030,F2:F4,A1:C6)',
      result: [[120], [750000], [-0.02]],
      format: '[<1]0%;#,##0',
    },
  ],
  PROGRESS: [{ key: 'share', ...RATED, formula: '=DX.PROGRESS("作業削減時間",2030,350000,A1:F3)', result: 0.3181818182, format: '0.0%' }],
  EXPECTED: [
    { key: 'label', ...PLANNED, formula: '=DX.EXPECTED("作業削減時間",2030,2025,A1:F3)', result: 412500, format: '#,##0' },
    { key: 'date', ...PLANNED, formula: '=DX.EXPECTED("作業削減時間",2030,"R8.9.30",A1:F3)', result: 481438.356164, format: '#,##0' },
  ],
  ONTRACK: [
    { key: 'strict', ...RATED, formula: '=DX.ONTRACK("作業削減時間",2030,350000,2025,A1:F3)', result: false },
    { key: 'tolerant', ...RATED, formula: '=DX.ONTRACK("作業削減時間",2030,350000,2025,A1:F3,0.2)', result: true },
  ],
  STATUS: [
    { key: 'standard', ...RATED, formula: '=DX.STATUS("作業削減時間",2030,350000,2025,A1:F3)', result: 'やや遅れ' },
    {
      key: 'own',
      sheet: beside(PLAN, [
        ['下限', '評価'],
        [1, '計画どおり'],
        [0.8, '注意'],
        [0, '要対策'],
      ]),
      formats: PLANNED.formats,
      notes: ['targets', 'baselines', 'actuals'],
      formula: '=DX.STATUS("作業削減時間",2030,350000,2025,A1:F3,H2:I4)',
      result: '注意',
    },
    {
      key: 'share',
      sheet: beside(PLAN, [
        ['達成率', '評価'],
        ['超 1', 'S'],
        [1, 'A'],
        [0.8, 'B'],
        [0, 'C'],
      ]),
      formats: PLANNED.formats,
      notes: ['targets', 'baselines', 'actuals'],
      formula: '=DX.STATUS("職員のやりがい向上",2030,{0.82;0.8;0.66},2025,A1:F3,H1:I5)',
      result: [['S'], ['A'], ['B']],
    },
  ],
  REQUIREDPACE: [
    { key: 'pace', ...RATED, formula: '=DX.REQUIREDPACE("作業削減時間",2030,350000,2025,A1:F3)', result: 150000, format: '#,##0' },
  ],
  ACTUAL: [
    { key: 'latest', ...MEASURED, formula: '=DX.ACTUAL("作業削減時間",A1:C9)', result: 350000, format: '#,##0' },
    { key: 'asOf', ...MEASURED, formula: '=DX.ACTUAL("作業削減時間",A1:C9,"R7.12.31")', result: 150000, format: '#,##0' },
    {
      key: 'summed',
      sheet: SUMMED,
      notes: ['invented'],
      formula: '=DX.ACTUAL(A2:A3,G1:I5,"R8.3.31",A1:E3)',
      result: [[3700], [1200]],
      format: '#,##0',
    },
  ],
  ACTUALDATE: [
    {
      key: 'latest',
      ...MEASURED,
      formula: '=DX.ACTUALDATE("作業削減時間",A1:C9,"R8.9.30")',
      result: 46112,
      format: 'yyyy/m/d',
    },
    {
      key: 'judged',
      ...BOTH,
      formula:
        '=DX.STATUS("作業削減時間",2030,DX.ACTUAL("作業削減時間",H1:J9,"R8.9.30"),DX.ACTUALDATE("作業削減時間",H1:J9,"R8.9.30"),A1:F3)',
      result: 'やや遅れ',
    },
  ],
  FORECAST: [
    { key: 'regression', ...BOTH, formula: '=DX.FORECAST("職員のやりがい向上",2030,A1:F3,H1:J9)', result: 0.75, format: '0.0%' },
    {
      key: 'methods',
      ...BOTH,
      formula: '=DX.FORECAST("職員のやりがい向上",2030,A1:F3,H1:J9,{"回帰","平均変化","年平均成長率","減衰傾向"})',
      result: [[0.75, 0.76, 0.7736272239, 0.7230467313]],
      format: '0.0%',
    },
    {
      key: 'range',
      ...BOTH,
      formula: '=DX.FORECAST("職員のやりがい向上",2030,A1:F3,H1:J9,"減衰傾向",{"","下限","上限"})',
      result: [[0.7230467313, 0.6157371853, 0.8303562772]],
      format: '0.0%',
    },
  ],
  REACHYEAR: [
    { key: 'reached', ...BOTH, formula: '=DX.REACHYEAR("作業削減時間",2030,A1:F3,H1:J9)', result: 2033 },
    { key: 'change', ...BOTH, formula: '=DX.REACHYEAR("作業削減時間",2030,A1:F3,H1:J9,"平均変化")', result: 2032 },
    { key: 'damped', ...BOTH, formula: '=DX.REACHYEAR("作業削減時間",2030,A1:F3,H1:J9,"減衰傾向")', result: '#N/A' },
  ],
  LIKELIHOOD: [
    { key: 'chance', ...BOTH, formula: '=DX.LIKELIHOOD(A2:A3,2030,A1:F3,H1:J9)', result: [[0.2144184288], [0.1544582475]], format: '0%' },
  ],
  OUTLOOK: [{ key: 'weather', ...BOTH, formula: '=DX.OUTLOOK(A2:A3,2030,A1:F3,H1:J9)', result: [['曇り'], ['曇り']] }],
  MILESTONE: [
    {
      key: 'states',
      ...SCHEDULE,
      formula: '=DX.MILESTONE(B2:B7,C2:C7,D2:D7,E2:E7,F2:F7,"R8.9.30")',
      result: [['完了'], ['完了(遅れ)'], ['遅れ'], ['期限超過'], ['着手遅れ'], ['未着手']],
    },
  ],
  DELAY: [{ key: 'days', ...SCHEDULE, formula: '=DX.DELAY(C2:C7,E2:E7,"R8.9.30")', result: [[-4], [10], [0], [15], [0], [0]] }],
  ROLLUP: [
    { key: 'plain', ...SHARES, formula: '=DX.ROLLUP(B2:B4)', result: 0.65, format: '0.0%' },
    { key: 'weighted', ...SHARES, formula: '=DX.ROLLUP(B2:B4,C2:C4)', result: 0.725, format: '0.0%' },
  ],
  COVERAGE: [{ key: 'share', ...SHARES, formula: '=DX.COVERAGE(B2:B4)', result: 0.6666666667, format: '0%' }],
  NUMBER: [
    {
      key: 'texts',
      sheet: NUMBERS,
      formula: '=DX.NUMBER(A1:A7)',
      result: [[1100000], [-0.052], [89496082000], [0.3], [2.5], [30000], ['#N/A']],
    },
  ],
  UNIT: [
    {
      key: 'texts',
      sheet: [['110万時間 軽減'], ['0 箇所'], ['約16.5億円'], ['3,000人']],
      formula: '=DX.UNIT(A1:A4)',
      result: [['時間'], ['箇所'], ['円'], ['人']],
    },
  ],
  DATE: [
    { key: 'finish', sheet: DATES, formula: '=DX.DATE(A1:A5)', result: [[46112], [46112], [44804], [46022], [46112]], format: 'yyyy/m/d' },
    {
      key: 'start',
      sheet: DATES,
      formula: '=DX.DATE(A1:A5,"開始")',
      result: [[46112], [46082], [44713], [45931], [45017]],
      format: 'yyyy/m/d',
    },
  ],
  FISCALYEAR: [
    {
      key: 'dates',
      sheet: [[46112], [46113], ['R7年度末'], ['2026/3/31']],
      formats: { A: 'yyyy/m/d' },
      formula: '=DX.FISCALYEAR(A1:A4)',
      result: [[2025], [2026], [2025], [2025]],
    },
  ],
  WAREKI: [
    { key: 'long', ...ERA, formula: '=DX.WAREKI(A1:A4)', result: [['令和7年9月16日'], ['令和7年度'], ['令和元年5月1日'], ['令和元年度']] },
    { key: 'short', ...ERA, formula: '=DX.WAREKI(A1:A4,"略")', result: [['R7.9.16'], ['R7'], ['R元.5.1'], ['R元']] },
  ],
};

/** Blank cells, as the formulas of the 関数 tab guard against them: on the index page. */
const SOME_BLANK = {
  sheet: beside(OSAKA, [
    ['KPI', '実績'],
    ['作業削減時間', '約35万時間'],
    ['生産性向上率', null],
    ['職員のやりがい向上', '―'],
  ]),
  notes: ['published', 'actuals'],
} as const;
export const GUARD_EXAMPLES: readonly Example[] = [
  {
    key: 'blank',
    ...SOME_BLANK,
    formula: '=IF(F2:F4="","",DX.KPIGAP(E2:E4,2030,F2:F4,$A$1:$C$6))',
    result: [[750000], [''], ['#N/A']],
    format: '#,##0',
  },
  { key: 'mark', ...SOME_BLANK, formula: '=DX.COVERAGE(IF($F$2:$F$4="","―",$F$2:$F$4))', result: 0.3333333333, format: '0%' },
];

/** One KPI, one actual, every scale there is: the page computes the grades, so a new scale needs nothing here. */
export const SCALE_EXAMPLE = {
  ...RATED,
  kpi: '職員のやりがい向上' as Cell,
  year: 2030,
  actual: 0.66,
  asOf: 2026,
  formula: '=DX.STATUS("職員のやりがい向上",2030,0.66,2026,A1:F3,"長野県")',
};
