/** The KPI sheets of the templates, asked by the functions as cells ask them: units, directions and baselines must give true answers. */
import type { Cells } from '../../../src/domain/base/cell';
import type { YearValue } from '../../../src/sheets/schema/column';
import { serialOf } from '../../../src/domain/base/serial';
import { KITAKYUSHU } from '../../../src/sheets/templates/kitakyushu';
import { OSAKA } from '../../../src/sheets/templates/osaka';
import type { Template } from '../../../src/sheets/templates/template';
import { answerOf, CellErrorStandIn, loadFunctions } from '../../functions/load';
import { cellsOf, rowsOfAll } from './filled';

const DX = loadFunctions();
const AS_OF = serialOf(2025, 9, 30);

/** Both plans in one table, as a workbook with several templates has it. */
const planOf = (...templates: readonly Template[]): Cells => cellsOf('DX_KPIs', rowsOfAll(templates).DX_KPIs ?? []);
const BOTH = planOf(OSAKA, KITAKYUSHU);

function ask(id: keyof typeof DX, ...args: readonly unknown[]): unknown {
  const [[answer] = []] = answerOf(
    DX[id],
    args.map(arg => (Array.isArray(arg) ? arg : [[arg]])),
  );
  return answer instanceof CellErrorStandIn ? answer.code : answer;
}

/** As the documents have them: year, target, and a value that is better and one that is worse. */
const TARGETS: readonly (readonly [kpi: string, year: number, target: number, better: number, worse: number])[] = [
  ['多重入力箇所', 2030, 0, 0, 40],
  ['多重入力箇所', 2040, 0, 0, 40],
  ['作業削減時間', 2030, 1_100_000, 1_200_000, 350_000],
  ['作業削減時間', 2040, 2_120_000, 2_200_000, 350_000],
  ['事業者負担軽減時間', 2030, 120_000, 130_000, 50_000],
  ['事業者負担軽減時間', 2040, 340_000, 350_000, 50_000],
  ['生産性向上率', 2030, 0.103, 0.11, 0.02],
  ['生産性向上率', 2040, 0.2, 0.21, 0.02],
  ['職員のやりがい向上', 2030, 0.8, 0.81, 0.6],
  ['職員のやりがい向上', 2040, 0.95, 0.96, 0.6],
  ['作業時間削減(合計)', 2025, 100_000, 110_000, 50_000],
  ['(仮称)デジタル事務集中処理センターによる作業時間削減', 2025, 30_000, 31_000, 10_000],
  ['先導的なAI×データ活用プロジェクト', 2025, 3, 4, 1],
  ['標準準拠システムへ移行した基幹系業務', 2025, 17, 17, 5],
  ['情報システム運用経費等の削減率（H30年度比）', 2026, 0.3, 0.31, 0.1],
  ['本庁部署におけるテレワーク実施率（月1回以上実施）', 2025, 0.8, 0.9, 0.5],
  ['コピー使用量の削減率', 2025, 0.5, 0.6, 0.2],
];

test('every KPI with a target in the templates is asked', () => {
  const all = [OSAKA, KITAKYUSHU].flatMap(({ rows }) =>
    (rows.DX_KPIs ?? []).flatMap(({ name, targets }) =>
      (Array.isArray(targets) ? (targets as readonly YearValue[]) : [])
        .filter(({ value }) => value !== null)
        .map(({ year }) => `${name} ${year}`),
    ),
  );
  expect(TARGETS.map(([kpi, year]) => `${kpi} ${year}`)).toEqual(all);
});

test.each(TARGETS)('%s %i: target, what is missing, reached or not', (kpi, year, target, better, worse) => {
  for (const plan of [planOf(...[OSAKA, KITAKYUSHU].filter(({ rows }) => rows.DX_KPIs?.some(({ name }) => name === kpi))), BOTH]) {
    expect(ask('TARGET', kpi, year, plan)).toBe(target);
    expect(ask('KPIGAP', kpi, year, target, plan)).toBe(0);
    expect(ask('KPIGAP', kpi, year, better, plan)).toBeCloseTo(-Math.abs(better - target), 9);
    expect(ask('KPIGAP', kpi, year, worse, plan)).toBeCloseTo(Math.abs(worse - target), 9);
    // Reached needs no baseline.
    expect(ask('REQUIREDPACE', kpi, year, better, AS_OF, plan)).toBe(0);
  }
});

test('where the documents give a baseline the path runs from it; where they give none there is no number', () => {
  expect(ask('PROGRESS', '作業時間削減(合計)', 2025, 52_050, BOTH)).toBeCloseTo(0.5, 9);
  expect(ask('STATUS', '作業時間削減(合計)', 2025, 52_050, AS_OF, BOTH)).toBe('遅れ');
  expect(ask('STATUS', '作業時間削減(合計)', 2025, 100_000, AS_OF, BOTH)).toBe('達成');
  expect(ask('EXPECTED', '情報システム運用経費等の削減率（H30年度比）', 2026, serialOf(2023, 3, 31), BOTH)).toBeCloseTo(0.15, 9);
  expect(ask('PROGRESS', '情報システム運用経費等の削減率（H30年度比）', 2026, 0.15, BOTH)).toBeCloseTo(0.5, 9);
  for (const kpi of ['作業削減時間', '多重入力箇所', 'コピー使用量の削減率']) {
    expect(ask('PROGRESS', kpi, kpi === 'コピー使用量の削減率' ? 2025 : 2030, 0.1, BOTH)).toBe('#N/A');
    expect(ask('STATUS', kpi, kpi === 'コピー使用量の削減率' ? 2025 : 2030, null, AS_OF, BOTH)).toBe('評価不可');
  }
});

test('what is not decided is no number, whichever template’s columns are beside it', () => {
  for (const [kpi, year] of [
    ['作業時間を削減した業務数', 2025],
    ['作業時間削減(合計)', 2030],
    ['作業削減時間', 2025],
    ['コピー使用量の削減率', 2026],
  ] as const) {
    expect([kpi, ask('TARGET', kpi, year, BOTH)]).toEqual([kpi, '#N/A']);
  }
});
