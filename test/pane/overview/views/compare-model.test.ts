import fc from 'fast-check';
import { serialOf } from '../../../../src/domain/base/serial';
import { compare, lastTime } from '../../../../src/pane/overview/views/compare-model';
import { answerOf, loadFunctions, type DxFunction } from '../../../functions/load';
import { actual, AS_OF, cellsOf, ENTRIES, HOURS, PRIDE, PRODUCTIVITY, workbookState } from '../../workbook-state';

const KPIS = cellsOf('DX_KPIs', [HOURS, ENTRIES, PRODUCTIVITY, PRIDE]);
const ACTUALS = cellsOf('DX_Actuals', [
  actual('作業削減時間', 2024, 100_000),
  actual('作業削減時間', 2025, 350_000),
  actual('多重入力箇所', 2025, 160),
  actual('職員のやりがい向上', 2025, 0.7),
]);
const meeting = (day: number): Readonly<Record<string, string | number>> => ({ 会議体: '推進本部', 開催日: day });
const state = (meetings: readonly number[] = [], asOf: number | null = AS_OF) =>
  workbookState({ DX_KPIs: KPIS, DX_Actuals: ACTUALS, DX_Meetings: cellsOf('DX_Meetings', meetings.map(meeting)) }, asOf);

test('two years: the gaps are those of DX.KPIGAP, and a year without a target says nothing but the actual', () => {
  const found = compare(state(), 'years', AS_OF) ?? [];
  expect(found.map(({ name, years }) => [name, years])).toEqual(
    ['作業削減時間', '多重入力箇所', '生産性向上率', '職員のやりがい向上'].map(name => [name, [2030, 2040]]),
  );
  const { KPIGAP } = loadFunctions() as Readonly<Record<string, DxFunction>>;
  const asked = (name: string, year: number, value: number): unknown =>
    KPIGAP && answerOf(KPIGAP, [[[name]], [[year]], [[value]], KPIS])[0]?.[0];
  for (const { name, first, second } of found) {
    if (first.actual === null || name === '職員のやりがい向上') continue;
    expect([first.left, second.left]).toEqual([asked(name, 2030, first.actual), asked(name, 2040, first.actual)]);
  }
  expect(found.at(-1)).toMatchObject({
    first: { target: 0.8, actual: 0.7 },
    second: { target: null, left: null, grade: null, actual: 0.7 },
  });
});

test('last time is the last meeting before 基準日, else the beginning of the fiscal year', () => {
  expect(lastTime(state([AS_OF - 100, AS_OF - 30, AS_OF, AS_OF + 5]), AS_OF)).toBe(AS_OF - 30);
  expect(lastTime(state(), AS_OF)).toBe(serialOf(2026, 4, 1));
  // On the first day itself: the year before.
  expect(lastTime(state(), serialOf(2026, 4, 1))).toBe(serialOf(2025, 4, 1));
});

test('last time and now: what was not there yet is not there, and each side is what the overview says on its day', () => {
  const since = serialOf(2025, 10, 1);
  const found = compare(state(), 'rounds', since) ?? [];
  expect(found.map(({ name, first, second, differs }) => [name, first.actual, second.actual, differs])).toEqual([
    ['作業削減時間', 100_000, 350_000, true],
    ['多重入力箇所', null, 160, true],
    ['生産性向上率', null, null, false],
    ['職員のやりがい向上', null, 0.7, true],
  ]);
});

test('nothing to compare: no KPIs, no revised targets', () => {
  expect(compare(workbookState({}), 'years', AS_OF)).toBeNull();
  expect(compare(state(), 'revised', AS_OF)).toBeNull();
});

test('comparing a day with itself shows no difference', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 2020, max: 2026 }), fc.integer({ min: 0, max: 2_000_000 })), { maxLength: 8 }),
      values => {
        const same = workbookState({
          DX_KPIs: KPIS,
          DX_Actuals: cellsOf(
            'DX_Actuals',
            values.map(([year, value]) => actual('作業削減時間', year, value)),
          ),
        });
        for (const { differs } of compare(same, 'rounds', AS_OF) ?? []) expect(differs).toBe(false);
      },
    ),
    { numRuns: 30 },
  );
});
