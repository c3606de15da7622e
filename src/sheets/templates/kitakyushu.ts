/**
 * 北九州市 DX推進計画, chapters (7) to (12): every dated goal of the tables 「⑥成果目標・スケジュール」 is a KPI with its target year (R7年度 is
 * 2025), a milestone, or both; the problems of 「②課題」 are in kitakyushu-issues.ts.
 *
 * The 4,100 hours and 37業務 of R2 are baselines and not 実績 as well: one measurement in both tables would count twice in a forecast.
 * A goal that has no date in its text is dated by the columns of the table that its cell fills. What the plan lists in one cell, with neither
 * a date nor an end of its own, is not dated: its 終了予定 is ―, so that nothing is called late by a day that nobody has set.
 */
import { serialOf } from '../../domain/base/serial';
import type { YearValue } from '../schema/column';
import { UNDECIDED, type Undecided } from '../schema/table';
import type { NewKpi, NewSchedule } from '../schema/declarations/tables';
import { KITAKYUSHU_CONTEXT } from './kitakyushu-context';
import { KITAKYUSHU_ISSUES } from './kitakyushu-issues';
import type { Template } from './template';

const PLAN = '北九州市DX推進計画';
const GOALS = '⑥成果目標・スケジュール';

const CHAPTERS = {
  7: '(7) AI・RPAの利用促進',
  8: '(8) データの利活用',
  9: '(9) デジタル人材の確保・育成',
  10: '(10) 情報システムの標準化・共通化',
  11: '(11) テレワークの推進',
  12: '(12) ペーパーレス化の推進',
} as const;
type Chapter = keyof typeof CHAPTERS;

const KPI = {
  hours: '作業時間削減(合計)',
  tasks: '作業時間を削減した業務数',
  centre: '(仮称)デジタル事務集中処理センターによる作業時間削減',
  projects: '先導的なAI×データ活用プロジェクト',
  systems: '標準準拠システムへ移行した基幹系業務',
  cost: '情報システム運用経費等の削減率（H30年度比）',
  telework: '本庁部署におけるテレワーク実施率（月1回以上実施）',
  copies: 'コピー使用量の削減率',
} as const;

/** A target of one year (null: ―, looked for and not said). The plan ends in R7 and decides nothing for later years, which stay blank. */
const only = (year: number, value: number | null): readonly YearValue[] => [{ year, value }];

const NO_BASELINE = { baselineYear: '―', baseline: '―' } as const;

const KPIS: readonly NewKpi[] = [
  {
    id: 'KQ-1',
    name: KPI.hours,
    unit: '時間',
    direction: '増加',
    baselineYear: 2020,
    baseline: 4_100,
    targets: only(2025, 100_000),
    timing: '年度末',
    source: `${PLAN} (7)${GOALS}、①現状（基準値）`,
    remarks: '原文：「(年間合計) 100,000時間削減」。年度は同じ表のほかの目標による。基準値は令和2年度',
  },
  {
    id: 'KQ-2',
    name: KPI.tasks,
    unit: '業務',
    direction: '増加',
    baselineYear: 2020,
    baseline: 37,
    targets: only(2025, null),
    source: `${PLAN} (7)①現状`,
    remarks: '原文：令和2年度は、年間37業務、約4,100時間分の作業時間を削減した。目標は定められていない',
  },
  {
    id: 'KQ-3',
    name: KPI.centre,
    unit: '時間',
    direction: '増加',
    ...NO_BASELINE,
    targets: only(2025, 30_000),
    timing: '年度末',
    source: `${PLAN} (7)${GOALS}`,
    remarks: '原文：「R7年度末 年間30,000時間分作業時間削減」',
  },
  {
    id: 'KQ-4',
    name: KPI.projects,
    unit: '件',
    direction: '増加',
    ...NO_BASELINE,
    targets: only(2025, 3),
    timing: '年度末',
    source: `${PLAN} (7)${GOALS}`,
    remarks: '原文：「R7年度まで 3件以上先導的なAI×データ活用プロジェクト」',
  },
  {
    id: 'KQ-5',
    name: KPI.systems,
    unit: '業務',
    direction: '増加',
    ...NO_BASELINE,
    targets: only(2025, 17),
    timing: '年度末',
    source: `${PLAN} (10)④取組の方向性`,
    remarks: '原文：「基幹系17業務について、令和7年度末を目標に標準準拠システムへ移行する」',
  },
  {
    // Compared with H30 itself the reduction is 0: the baseline follows from 「H30年度比」.
    id: 'KQ-6',
    name: KPI.cost,
    unit: '%',
    direction: '増加',
    baselineYear: 2018,
    baseline: 0,
    targets: only(2026, 0.3),
    timing: '年度末',
    owner: '国',
    source: `${PLAN} (10)${GOALS}【国の目標】`,
    remarks: '国の目標。原文：「R8年度情報システム運用経費等をH30年度比で3割削減」。基準値0は「H30年度比」による',
  },
  {
    id: 'KQ-7',
    name: KPI.telework,
    unit: '%',
    direction: '増加',
    ...NO_BASELINE,
    targets: only(2025, 0.8),
    timing: '年度末',
    source: `${PLAN} (11)${GOALS}`,
    remarks: '原文：「R7年度までに 本庁部署におけるテレワーク実施率80% （月1回以上実施）」',
  },
  {
    id: 'KQ-8',
    name: KPI.copies,
    unit: '%',
    direction: '増加',
    ...NO_BASELINE,
    targets: only(2025, 0.5),
    timing: '年度末',
    source: `${PLAN} (12)${GOALS}`,
    remarks: '原文：コピー使用量「R7年度までに50%削減」。何年度と比べるかは書かれていない',
  },
];

const fiscalStart = (year: number): number => serialOf(year, 4, 1);
const fiscalEnd = (year: number): number => serialOf(year + 1, 3, 31);

interface Dated {
  readonly starts?: number;
  /** ―: the plan does not say. */
  readonly ends: number | Undecided;
  readonly kpi?: (typeof KPI)[keyof typeof KPI];
  readonly owner?: string;
  readonly remarks?: string;
  readonly section?: string;
}

function milestone(number: number, chapter: Chapter, text: string, { starts, ends, kpi, owner, remarks, section }: Dated): NewSchedule {
  const source = `出典：${PLAN} ${CHAPTERS[chapter]} ${section ?? GOALS}`;
  return {
    id: `KQ-${number}`,
    initiative: CHAPTERS[chapter],
    milestone: text,
    plannedStart: starts ?? null,
    plannedFinish: ends,
    kpi: kpi ?? null,
    owner: owner ?? null,
    remarks: remarks === undefined ? source : `${remarks}\n${source}`,
  };
}

/** Listed in a cell of the column, which says when it begins at the earliest and not when it ends. */
const inColumn = (column: 'R3' | 'R4', row: string): string => `${row}。表の${column}の欄。終わる時期は書かれていない`;

const SCHEDULES: readonly NewSchedule[] = [
  milestone(1, 7, '(仮称)デジタル事務集中処理センター 立上げ', {
    starts: fiscalStart(2021),
    ends: fiscalEnd(2021),
    remarks: '原文：R3年度中 立上げ',
  }),
  milestone(2, 7, '(仮称)デジタル事務集中処理センター 年間30,000時間分作業時間削減', {
    ends: fiscalEnd(2025),
    kpi: KPI.centre,
    remarks: '原文：R7年度末',
  }),
  milestone(3, 7, 'AI×データ活用の実証実験 1件', {
    starts: fiscalStart(2021),
    ends: fiscalEnd(2021),
    kpi: KPI.projects,
    remarks: '原文：R3年度中 1件',
  }),
  milestone(4, 7, '先導的なAI×データ活用プロジェクト 3件以上', { ends: fiscalEnd(2025), kpi: KPI.projects, remarks: '原文：R7年度まで' }),
  milestone(5, 7, '作業時間削減(合計) (年間合計) 100,000時間削減', {
    ends: fiscalEnd(2025),
    kpi: KPI.hours,
    remarks: '年度は同じ表のほかの目標（R7年度末）による',
  }),

  milestone(6, 8, '非識別加工情報 法改正対応', { starts: fiscalStart(2021), ends: fiscalEnd(2022), remarks: '表のR3からR4の欄' }),
  milestone(7, 8, '非識別加工情報 運用開始', { starts: fiscalStart(2023), ends: fiscalEnd(2023), remarks: '原文：R5年度 運用開始' }),
  milestone(8, 8, '(仮称)府内データ活用推進総合事業 企画立案', {
    starts: fiscalStart(2021),
    ends: fiscalEnd(2022),
    remarks: '表のR3からR4の欄。「府内」は原文のまま',
  }),
  milestone(9, 8, '(仮称)府内データ活用推進総合事業 府内データの段階的な利活用促進', {
    starts: fiscalStart(2023),
    ends: fiscalEnd(2025),
    remarks: '表のR5からR7の欄。「府内」は原文のまま',
  }),

  milestone(10, 9, 'デジタル人材の育成 育成方針の改定', { starts: fiscalStart(2021), ends: fiscalEnd(2021), remarks: '表のR3の欄' }),
  milestone(11, 9, '全ての職員への継続的な研修の実施により、着実に職員の情報活用能力及びデジタルスキル向上を図る', {
    starts: fiscalStart(2022),
    ends: fiscalEnd(2025),
    remarks: '表のR4からR7の欄',
  }),
  milestone(12, 9, 'デジタル人材の確保・活用 デジタル区分の創設', {
    starts: fiscalStart(2021),
    ends: fiscalEnd(2021),
    remarks: '表のR3の欄',
  }),
  milestone(13, 9, 'デジタル区分（民間企業等経験者向け） 5名程度の採用', {
    ends: serialOf(2022, 4, 1),
    remarks: '原文：令和4年4月1日付で5名程度の採用を予定',
    section: '①現状',
  }),
  milestone(14, 9, '新規採用とあわせ、民間企業とも連携し、デジタル人材の確保・活用等に努める', {
    starts: fiscalStart(2022),
    ends: fiscalEnd(2025),
    remarks: '表のR4からR7の欄',
  }),

  milestone(15, 10, '『自治体DX個別プロジェクト推進手順書～自治体情報システム標準化・共通化～』の提示(国)', {
    starts: serialOf(2021, 6, 1),
    ends: serialOf(2021, 8, 31),
    owner: '国',
    remarks: '国が示す工程(予定)。原文：R3夏',
  }),
  milestone(16, 10, '標準準拠システム仕様策定(府省)', {
    starts: fiscalStart(2021),
    ends: serialOf(2022, 8, 31),
    owner: '府省',
    section: `${GOALS}、③国の動向`,
    remarks: '国が示す工程(予定)。原文：残り半数については令和4年夏までに策定される予定',
  }),
  milestone(17, 10, '標準準拠システム開発(各事業者)', {
    ends: UNDECIDED,
    owner: '各事業者',
    remarks: inColumn('R4', '国が示す工程(予定)'),
  }),
  milestone(18, 10, '【国の目標】システム標準化・共通化', {
    ends: serialOf(2026, 3, 31),
    kpi: KPI.systems,
    owner: '国',
    remarks: '国が示す工程(予定)。原文：R8.3月まで',
  }),
  milestone(19, 10, '移行計画作成', { ends: UNDECIDED, owner: '所管課', remarks: inColumn('R3', '所管課の対応(見込)') }),
  milestone(20, 10, '各事業者へ情報提供依頼', { ends: UNDECIDED, owner: '所管課', remarks: inColumn('R3', '所管課の対応(見込)') }),
  milestone(21, 10, '各事業者へ提案依頼 → 事業者選定・契約', {
    ends: UNDECIDED,
    owner: '所管課',
    remarks: inColumn('R3', '所管課の対応(見込)'),
  }),
  milestone(22, 10, '標準準拠システムへの移行（基幹系17業務）', {
    starts: fiscalStart(2023),
    ends: fiscalEnd(2025),
    kpi: KPI.systems,
    owner: '所管課',
    section: `${GOALS}、④取組の方向性`,
    remarks: '表のR5の欄から。原文：令和7年度末を目標に標準準拠システムへ移行する',
  }),
  milestone(23, 10, '【国の目標】情報システム運用経費等をH30年度比で3割削減', {
    ends: fiscalEnd(2026),
    kpi: KPI.cost,
    owner: '国',
    remarks: '国が示す工程(予定)。原文：R8年度',
  }),

  milestone(24, 11, '本庁部署におけるテレワーク実施率80%（月1回以上実施）', {
    ends: fiscalEnd(2025),
    kpi: KPI.telework,
    remarks: '原文：R7年度までに',
  }),
  milestone(25, 12, 'コピー使用量 50%削減', { ends: fiscalEnd(2025), kpi: KPI.copies, remarks: '原文：R7年度までに50%削減' }),
];

export const KITAKYUSHU: Template = {
  id: 'kitakyushu',
  name: '北九州市 DX推進計画',
  goal: null,
  rows: { DX_KPIs: KPIS, DX_Schedules: SCHEDULES, DX_Issues: KITAKYUSHU_ISSUES, DX_Context: KITAKYUSHU_CONTEXT },
};
