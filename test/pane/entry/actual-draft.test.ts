import { momentsOf, readTypedValue } from '../../../src/pane/entry/actual-draft';
import type { Actual } from '../../../src/domain/kpi/actuals';
import { findKpi, readPlan, type Kpi } from '../../../src/domain/kpi/plan';
import { isFault } from '../../../src/domain/base/fault';
import { AS_OF, cellsOf, HOURS } from '../workbook-state';

function kpi(changes: Readonly<Record<string, string | number>> = {}): Kpi {
  const plan = readPlan(cellsOf('DX_KPIs', [{ ...HOURS, ...changes }]));
  const found = isFault(plan) ? plan : findKpi(plan, '作業削減時間');
  if (isFault(found)) throw new Error(JSON.stringify(found));
  return found;
}

const atEnd = (label: number, value: number): Actual => ({ t: label + 1, label, value, row: 1 });

describe('the moment that is due', () => {
  const due = (actuals: readonly Actual[], asOf = AS_OF, of = kpi()) => {
    const { moments, next } = momentsOf(of, actuals, asOf);
    return moments[next];
  };

  test.each([
    ['no actual: the last year that is over', [], { year: 2025, day: null, row: null }],
    ['a gap: the year after the last one', [atEnd(2023, 1)], { year: 2024, day: null, row: null }],
    ['all years in: the year that is running, at 基準日', [atEnd(2025, 1)], { year: 2026, day: AS_OF, row: null }],
  ])('%s', (_, actuals, expected) => expect(due(actuals)).toEqual(expected));

  test('on the last day of a fiscal year that year is over', () => {
    const lastDay = AS_OF + 182;
    expect(due([atEnd(2025, 1)], lastDay)).toEqual({ year: 2026, day: null, row: null });
    expect(momentsOf(kpi(), [], lastDay).moments[0]).toEqual({ year: 2026, day: null, row: null });
  });

  test('a KPI of calendar years is due at their end', () => {
    expect(due([atEnd(2025, 1)], AS_OF + 92, kpi({ 時点: '年末' }))).toEqual({ year: 2026, day: null, row: null });
  });

  test('the list goes back to the baseline, and says what is there', () => {
    const { moments } = momentsOf(kpi({ 基準年度: 2010 }), [atEnd(2025, 350000)], AS_OF);
    expect(moments.map(({ year }) => year)).toEqual(Array.from({ length: 17 }, (_, back) => 2026 - back));
    expect(moments[1]).toEqual({ year: 2025, day: null, row: 0 });
  });
});

test.each([
  ['約35万時間', '時間', { kind: 'value', value: 350000, doubt: null }],
  ['３５０，０００', '時間', { kind: 'value', value: 350000, doubt: null }],
  ['▲5.2', '', { kind: 'value', value: -5.2, doubt: null }],
  ['35万件', '時間', { kind: 'value', value: 350000, doubt: { kind: 'otherUnit', typed: '件' } }],
  ['72%', '%', { kind: 'value', value: 0.72, doubt: null }],
  ['0.72', '％', { kind: 'value', value: 0.72, doubt: null }],
  ['72', '%', { kind: 'value', value: 72, doubt: { kind: 'percent', meant: 0.72 } }],
  // 150% is the most that is plausible as a share.
  ['1.5', '%', { kind: 'value', value: 1.5, doubt: null }],
  ['1.6', '%', { kind: 'value', value: 1.6, doubt: { kind: 'percent', meant: 0.016 } }],
  ['多い', '時間', { kind: 'unreadable' }],
  ['  ', '時間', { kind: 'blank' }],
])('「%s」 for a KPI in 「%s」', (text, unit, expected) => expect(readTypedValue(text, unit)).toEqual(expected));

describe('a value far from what is expected', () => {
  const doubt = (text: string, last: number | null, target: number | null, unit = '時間') => {
    const read = readTypedValue(text, unit, { last, target });
    return read.kind === 'value' ? read.doubt : read;
  };
  test.each([
    ['35', 120000, 1100000, { kind: 'far', than: 120000, of: 'last', meant: 350000 }],
    ['35', null, 1100000, { kind: 'far', than: 1100000, of: 'target', meant: 350000 }],
    ['3500000', 120000, 1100000, { kind: 'far', than: 120000, of: 'last', meant: null }],
    ['350', 120, 100, null],
    ['35万', 120000, 1100000, null],
    ['0', 120000, 0, null],
    // Small counts move in large steps, and a first value may be far below its target.
    ['15', 1, 40, null],
    ['12000', null, 1100000, null],
    ['12000', 0, 1100000, null],
  ])('「%s」 after %j with the target %j', (text, last, target, expected) => {
    const found = doubt(text, last, target);
    if (expected === null || found === null) expect(found).toEqual(expected);
    else expect(found).toMatchObject(expected.meant === null ? { kind: 'far', of: expected.of } : expected);
  });
});
