/**
 * The numbers of the sample report. The published plan is Osaka's own (バックオフィスDXグランドデザイン, 7. KGI・KPI) to the letter;
 * baselines and actuals are made up to show the functions and are marked 見本 wherever they appear.
 */

/** The plan table as published: name, target of 2030, target of 2040, all text. */
export const PUBLISHED_PLAN: readonly (readonly [string, string, string])[] = [
  ['KPI', '2030年', '2040年'],
  ['多重入力箇所', '0 箇所', '0 箇所'],
  ['作業削減時間', '110万時間 軽減', '212万時間 軽減'],
  ['事業者負担軽減時間', '12万時間 軽減', '34万時間 軽減'],
  ['生産性向上率', '10.3% up', '20.0% up'],
  ['職員のやりがい向上', '80%', '95.0%'],
];

/** One KPI of the report: what a department would have typed, and the made-up baseline. */
export interface SampleKpi {
  readonly name: string;
  readonly unit: string;
  readonly direction: '増加' | '減少';
  readonly baseline: number;
  readonly target2030: number;
  readonly target2040: number;
  /** As typed by staff: numbers in words, ― where nothing is known yet. */
  readonly actual: string | number;
  readonly actualAt: string;
  readonly remark: string;
  readonly format: string;
}

/** Number formats: the unit stays beside every number, a negative number carries ▲ as in Japanese public documents. */
const COUNT = '#,##0"箇所";▲#,##0"箇所"';
const HOURS = '#,##0"時間";▲#,##0"時間"';
const PERCENT = '0.0%;▲0.0%';

export const BASELINE_YEAR = 2023;

export const SAMPLE_KPIS: readonly SampleKpi[] = [
  {
    name: '多重入力箇所',
    unit: '箇所',
    direction: '減少',
    baseline: 48,
    target2030: 0,
    target2040: 0,
    actual: 29,
    actualAt: 'R8.9.30',
    remark: '',
    format: COUNT,
  },
  {
    name: '作業削減時間',
    unit: '時間',
    direction: '増加',
    baseline: 0,
    target2030: 1_100_000,
    target2040: 2_120_000,
    actual: '約35万時間',
    actualAt: 'R7年度末',
    remark: '年間換算',
    format: HOURS,
  },
  {
    name: '事業者負担軽減時間',
    unit: '時間',
    direction: '増加',
    baseline: 0,
    target2030: 120_000,
    target2040: 340_000,
    actual: '１．８万時間',
    actualAt: 'R7年度末',
    remark: '電子契約のみ',
    format: HOURS,
  },
  {
    name: '生産性向上率',
    unit: '',
    direction: '増加',
    baseline: 0,
    target2030: 0.103,
    target2040: 0.2,
    actual: '4.0%',
    actualAt: 'R7年度末',
    remark: '速報値',
    format: PERCENT,
  },
  {
    name: '職員のやりがい向上',
    unit: '',
    direction: '増加',
    baseline: 0.62,
    target2030: 0.8,
    target2040: 0.95,
    actual: '―',
    actualAt: '―',
    remark: '12月に調査予定',
    format: PERCENT,
  },
];

/** One department's line: the year-on-year change is text with ▲, the due date as each of them happened to write it. */
export interface SampleDepartment {
  readonly name: string;
  readonly work: string;
  readonly due: string;
  readonly change: string;
  readonly remark: string;
}

export const SAMPLE_DEPARTMENTS: readonly SampleDepartment[] = [
  { name: 'デジタル統括室', work: '全体最適化の進捗管理', due: '令和8年度末', change: '▲5.2％', remark: '' },
  { name: '総務局', work: '総務事務・文書管理の見直し', due: 'R9.3.31', change: '▲12.5％', remark: '' },
  { name: '財政局', work: '予算算定調査の重複入力の解消', due: '令和8年12月末', change: '1.8％', remark: '算定期のため' },
  { name: '契約管財局', work: '電子調達と契約事務の連携', due: '2027年3月', change: '▲３．０％', remark: '' },
  { name: '会計室', work: '支払処理の電子化', due: 'R9年度上半期', change: '未集計', remark: '11月に確定' },
];
