import type { Fault } from '../../../../src/domain/base/fault';
import { isFault } from '../../../../src/domain/base/fault';
import { serialOf } from '../../../../src/domain/base/serial';
import type { Template } from '../../../../src/sheets/templates/template';
import { KITAKYUSHU } from '../../../../src/sheets/templates/kitakyushu';
import { OSAKA } from '../../../../src/sheets/templates/osaka';
import { cellsOf as templateCells, rowsOfAll } from '../../../sheets/templates/filled';
import { overviewOf, type OverviewModel } from '../../../../src/pane/overview/kpis/overview-model';
import type { Card } from '../../../../src/pane/overview/kpis/card';
import type { WorkbookState } from '../../../../src/sheets/read/state';
import { actual, AS_OF, cellsOf, ENTRIES, HOURS, PRIDE, PRODUCTIVITY, workbookState } from '../../workbook-state';

function overview(state: WorkbookState, wanted: number | null = null): OverviewModel {
  const answer: OverviewModel | Fault = overviewOf(state, wanted);
  if (isFault(answer)) throw new Error(JSON.stringify(answer));
  return answer;
}

function cardOf(name: string, state: WorkbookState, wanted: number | null = null): Card {
  const card = overview(state, wanted).cards.find(one => one.kpi.name === name);
  if (card === undefined) throw new Error(`no card ${name}`);
  return card;
}

const full = workbookState({
  DX_KPIs: cellsOf('DX_KPIs', [ENTRIES, HOURS, PRODUCTIVITY, PRIDE]),
  DX_Actuals: cellsOf('DX_Actuals', [
    actual('作業削減時間', 2024, 120000),
    actual('作業削減時間', 2025, 300000),
    actual('多重入力箇所', 2025, 102),
    actual('職員のやりがい向上', 2025, 0.72),
  ]),
});

test('a KPI behind its plan: the grade, what is left to both targets, and why', () => {
  const card = cardOf('作業削減時間', full);
  expect(card).toMatchObject({
    tone: 'slight',
    grade: 'やや遅れ',
    latest: { value: 300000, label: 2025 },
    latestDay: null,
    isOld: false,
    notShares: [],
    lacks: [],
    fault: null,
  });
  expect(card.gaps).toEqual([
    { year: 2030, left: 800000, undecided: false },
    { year: 2040, left: 1820000, undecided: false },
  ]);
  // The actual of the end of FY2025 against the plan of that day: 2 of the 7 years to the end of FY2030, whatever the 基準日.
  expect(card.judgedOn).toBe(serialOf(2026, 3, 31));
  expect(card.explanation?.expected).toBeCloseTo((1100000 * 2) / 7, 5);
  expect(card.explanation?.track?.onTrack).toBe(false);
  expect(card.place).toEqual({ sheet: 'KPI', address: 'B7' });
});

test('the cards are about the nearest target that has not passed, or the one asked for', () => {
  expect(overview(full)).toMatchObject({ horizons: [2030, 2040], horizon: 2030 });
  expect(overview(full, 2040).horizon).toBe(2040);
  expect(cardOf('作業削減時間', full, 2040).explanation?.target).toBe(2120000);
  expect(overview({ ...full, asOf: AS_OF + 365 * 5 }).horizon).toBe(2040);
});

test('the counts are those of the cards', () => {
  expect(overview(full).counts).toEqual({ reached: 0, good: 2, slight: 1, late: 0, none: 1 });
});

test('without a baseline the card says which cell to fill in', () => {
  const card = cardOf('生産性向上率', full);
  expect(card).toMatchObject({ tone: 'none', grade: '評価不可', fault: null });
  expect(card.lacks.map(({ kind, place }) => [kind, place?.address])).toEqual([
    ['baseline', 'F8'],
    ['actual', undefined],
  ]);
  expect(card.gaps.map(({ left }) => left)).toEqual([null, null]);
});

test('a baseline without its year asks for the year', () => {
  const state = workbookState({ DX_KPIs: cellsOf('DX_KPIs', [{ ...HOURS, 基準年度: '' }]) });
  expect(cardOf('作業削減時間', state).lacks).toEqual([
    { kind: 'baselineYear', year: null, place: { sheet: 'KPI', address: 'E6' } },
    { kind: 'actualsSheet', year: null, place: null },
  ]);
});

test('a target that is not decided is asked for, and is no error', () => {
  const card = cardOf('職員のやりがい向上', full);
  expect(card).toMatchObject({ tone: 'good', grade: '計画どおり' });
  expect(card.lacks).toEqual([{ kind: 'target', year: 2040, place: { sheet: 'KPI', address: 'H9' } }]);
  expect(cardOf('職員のやりがい向上', full, 2040)).toMatchObject({ tone: 'none', grade: null, fault: null });
});

test('two programmes in one workbook: a KPI is asked for the targets of its own, and years that nobody has are not offered', () => {
  const state = (...templates: readonly Template[]): WorkbookState => {
    const rows = rowsOfAll(templates);
    return workbookState(
      Object.fromEntries((['DX_KPIs', 'DX_Actuals'] as const).map(name => [name, templateCells(name, rows[name] ?? [])])),
    );
  };
  const asked = (cards: readonly Card[]): string[] =>
    cards.flatMap(({ kpi, lacks }) => lacks.filter(({ kind }) => kind === 'target').map(({ year }) => `${kpi.name} ${year}`));

  expect(overview(state(OSAKA))).toMatchObject({ horizons: [2030, 2040], horizon: 2030 });
  const plan = overview(state(KITAKYUSHU));
  // 2026 is over for nobody, but only one KPI has it; 2030 and 2040 have columns and no targets.
  expect(plan).toMatchObject({ horizons: [2025, 2026], horizon: 2025 });
  expect(asked(plan.cards)).toEqual(['作業時間を削減した業務数 2025']);
  expect(plan.cards[0]?.gaps.map(({ year, undecided }) => [year, undecided])).toEqual([[2025, false]]);

  const both = overview(state(OSAKA, KITAKYUSHU), 2030);
  expect(both).toMatchObject({ horizons: [2025, 2026, 2030, 2040], horizon: 2030 });
  // Each as by itself: the year asked about on the cards of the programme that has it, its own on those of the other.
  expect(asked(both.cards)).toEqual(['作業時間を削減した業務数 2025']);
  // The plan sets one of its targets for 2026 alone: that KPI is judged by it.
  expect(both.cards.map(({ horizon }) => horizon)).toEqual([
    ...Array<number>(5).fill(2030),
    ...Array<number>(5).fill(2025),
    2026,
    2025,
    2025,
  ]);
  expect(both.cards[10]?.gaps.map(({ year }) => year)).toEqual([2026]);
  expect(both.cards[0]?.gaps.map(({ year }) => year)).toEqual([2030, 2040]);
  expect(both.cards[5]?.gaps.map(({ year }) => year)).toEqual([2025]);
  const first = overview(state(KITAKYUSHU, OSAKA));
  expect(first.cards.map(({ horizon }) => horizon)).toEqual([
    ...Array<number>(5).fill(2025),
    2026,
    2025,
    2025,
    ...Array<number>(5).fill(2030),
  ]);
});

test('an actual of a later day is not looked at', () => {
  const later = workbookState({
    DX_KPIs: cellsOf('DX_KPIs', [HOURS]),
    DX_Actuals: cellsOf('DX_Actuals', [actual('作業削減時間', 2025, 350000), actual('作業削減時間', 2026, 500000)]),
  });
  expect(cardOf('作業削減時間', later).latest?.value).toBe(350000);
  expect(cardOf('作業削減時間', { ...later, asOf: null })).toMatchObject({ latest: { value: 500000 }, grade: null, tone: 'none' });
  const interim = workbookState({
    DX_KPIs: cellsOf('DX_KPIs', [HOURS]),
    DX_Actuals: cellsOf('DX_Actuals', [actual('作業削減時間', 2026, 500000, AS_OF)]),
  });
  expect(cardOf('作業削減時間', interim)).toMatchObject({ latest: { value: 500000 }, latestDay: AS_OF });
});

test('an actual is judged at its own time: its day, or the end of its year as the KPI counts years', () => {
  const at = (kpi: typeof HOURS, ...rows: Parameters<typeof actual>[]): Card =>
    cardOf(
      '作業削減時間',
      workbookState({
        DX_KPIs: cellsOf('DX_KPIs', [kpi]),
        DX_Actuals: cellsOf(
          'DX_Actuals',
          rows.map(row => actual(...row)),
        ),
      }),
    );
  // In October last year's 35万時間 is ahead of its plan (31.4万), though behind that of today (39.3万).
  expect(at(HOURS, ['作業削減時間', 2025, 350000])).toMatchObject({ grade: '順調', judgedOn: serialOf(2026, 3, 31), isOld: false });
  expect(at(HOURS, ['作業削減時間', 2026, 350000, AS_OF])).toMatchObject({ grade: 'やや遅れ', judgedOn: AS_OF, latestDay: AS_OF });
  expect(at({ ...HOURS, 時点: '年末' }, ['作業削減時間', 2025, 350000])).toMatchObject({ judgedOn: serialOf(2025, 12, 31) });
  // 18 months old.
  expect(at(HOURS, ['作業削減時間', 2024, 350000])).toMatchObject({ grade: '順調', judgedOn: serialOf(2025, 3, 31), isOld: true });
});

test('values of a KPI in % that are a hundred times too large are told of with their cells', () => {
  const state = workbookState({
    DX_KPIs: cellsOf('DX_KPIs', [{ ...PRIDE, 基準値: 12.5, 目標2030: 80 }]),
    DX_Actuals: cellsOf('DX_Actuals', [actual('職員のやりがい向上', 2025, 31.2)]),
  });
  expect(cardOf('職員のやりがい向上', state).notShares).toEqual([
    { of: 'actual', year: null, value: 31.2, place: { sheet: '実績', address: 'D6' } },
    { of: 'baseline', year: null, value: 12.5, place: { sheet: 'KPI', address: 'F6' } },
    { of: 'target', year: 2030, value: 80, place: { sheet: 'KPI', address: 'G6' } },
  ]);
  expect(cardOf('職員のやりがい向上', full).notShares).toEqual([]);
});

test('what a formula would show as an error is on the card, unless something to fill in says it', () => {
  const twice = workbookState({ DX_KPIs: cellsOf('DX_KPIs', [HOURS, HOURS]) });
  expect(overview(twice).cards.map(card => card.fault?.reason.kind)).toEqual(['duplicateKpi', 'duplicateKpi']);
  const unknown = workbookState({ DX_KPIs: cellsOf('DX_KPIs', [{ ...HOURS, 評価方式: '長野' }]) });
  expect(cardOf('作業削減時間', unknown).fault?.reason).toMatchObject({ kind: 'notChoice', argument: 'scale' });
  const broken = workbookState({
    DX_KPIs: cellsOf('DX_KPIs', [HOURS]),
    DX_Actuals: cellsOf('DX_Actuals', [actual('作業削減時間', 2025, { code: '#REF!' })]),
  });
  expect(cardOf('作業削減時間', broken).fault?.code).toBe('#REF!');
});

test('columns that staff have moved are found, and no sheet is no error', () => {
  const cells = cellsOf('DX_KPIs', [{ ...HOURS, 基準値: '' }]).map(line => [...line].reverse());
  expect(cardOf('作業削減時間', workbookState({ DX_KPIs: cells })).lacks[0]).toMatchObject({
    kind: 'baseline',
    place: { sheet: 'KPI', address: 'N6' },
  });
  expect(overview(workbookState({}))).toMatchObject({ cards: [], horizon: null });
});

describe('a KPI whose targets were revised', () => {
  const revised = (lines: readonly Readonly<Record<string, string | number>>[], horizon: number | null = null) =>
    cardOf(
      '作業削減時間',
      workbookState({
        DX_KPIs: cellsOf('DX_KPIs', [ENTRIES, { ...HOURS, 目標2030: 1_200_000 }]),
        DX_Actuals: cellsOf('DX_Actuals', [actual('作業削減時間', 2025, 300000)]),
        DX_Revisions: cellsOf('DX_Revisions', lines),
      }),
      horizon,
    );
  const REVISION = { KPI: '作業削減時間', 目標年: 2030, 旧目標: 1_000_000, 新目標: 1_200_000, 改定日: 46000, 理由: '見直し' };

  test('stands against both targets, computed the same way', () => {
    const card = revised([REVISION]);
    expect(card.original?.current).toEqual({
      target: 1_200_000,
      gap: { year: 2030, left: 900_000, undecided: false },
      tone: card.tone,
      grade: 'やや遅れ',
    });
    expect(card.original?.original).toEqual({
      target: 1_000_000,
      gap: { year: 2030, left: 700_000, undecided: false },
      tone: 'good',
      grade: '順調',
    });
    expect(card.original?.revisions).toMatchObject([{ year: 2030, before: 1_000_000, after: 1_200_000, reason: '見直し' }]);
  });

  test('an original that was not decided', () => {
    expect(revised([{ ...REVISION, 旧目標: '―' }]).original?.original).toEqual({
      target: null,
      gap: { year: 2030, left: null, undecided: true },
      tone: 'none',
      grade: null,
    });
  });

  test('for the year that was asked about', () => {
    const { original } = revised([REVISION], 2040);
    expect([original?.current.target, original?.original.target]).toEqual([2_120_000, 2_120_000]);
  });

  test('the others, and all of them without revisions, are as they were', () => {
    const state = workbookState({
      DX_KPIs: cellsOf('DX_KPIs', [ENTRIES, HOURS]),
      DX_Revisions: cellsOf('DX_Revisions', [{ ...REVISION, 新目標: 1_100_000 }]),
    });
    const without = workbookState({ DX_KPIs: cellsOf('DX_KPIs', [ENTRIES, HOURS]) });
    expect(cardOf('多重入力箇所', state)).toEqual(cardOf('多重入力箇所', without));
    expect({ ...cardOf('作業削減時間', state), original: null }).toEqual(cardOf('作業削減時間', without));
  });
});
