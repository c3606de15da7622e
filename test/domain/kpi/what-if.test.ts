/** A supposed pace: when each target is reached, what is there by then, how probable that is. */
import { readActuals } from '../../../src/domain/kpi/actuals';
import { isFault } from '../../../src/domain/base/fault';
import { findKpi, readPlan } from '../../../src/domain/kpi/plan';
import { whatIf, type WhatIf } from '../../../src/domain/kpi/what-if';

const PLAN = [
  ['名称', '単位', '向き', '基準年度', '基準値', '目標2030', '目標2040'],
  ['件数', '件', '増加', 2020, 0, 100, 200],
  ['残業', '時間', '減少', 2020, 100, 50, 0],
];

function asked(kpi: string, values: readonly number[]): WhatIf {
  const plan = readPlan(PLAN);
  const actuals = readActuals([['KPI', '年度', '値'], ...values.map((value, at) => [kpi, 2021 + at, value])]);
  if (isFault(plan) || isFault(actuals)) throw new Error('unreadable');
  const found = findKpi(plan, kpi);
  const answer = isFault(found) ? null : whatIf(found, actuals);
  if (answer === null) throw new Error('nothing to suppose');
  return answer;
}

test('the year at whose end it is there, and what it takes to be in time', () => {
  const { ask, pace } = asked('件数', [10, 20, 30, 40]);
  expect(pace).toBe(10);
  // 2024 stands at 40: at 10 a year 100 is there at the end of 2030.
  expect(ask(10)).toMatchObject([
    { year: 2030, value: 100, reachedIn: 2030, needed: 10 },
    { year: 2040, value: 200, reachedIn: 2040, needed: 10 },
  ]);
  expect(ask(12)[0]).toMatchObject({ reachedIn: 2029, value: 112 });
  expect(ask(0)[0]).toMatchObject({ reachedIn: null, value: 40 });
  expect(ask(-5)[0]).toMatchObject({ reachedIn: null });
});

test('where less is better the pace falls', () => {
  const { ask } = asked('残業', [95, 90, 85, 80]);
  expect(ask(-5)[0]).toMatchObject({ reachedIn: 2030, value: 50, needed: -5 });
  expect(ask(5)[0]).toMatchObject({ reachedIn: null });
});

test('the faster, the more probable; just in time is one in two', () => {
  const { ask, line } = asked('件数', [10, 25, 28, 40]);
  const chances = [0, 5, 10, 15, 20].map(pace => ask(pace)[0]?.chance ?? NaN);
  expect([...chances].sort((one, other) => one - other)).toEqual(chances);
  expect(chances[2]).toBeCloseTo(0.5, 9);
  const points = line(10, 2031);
  expect(points[0]).toMatchObject({ point: 40, low: 40, high: 40 });
  expect(points.at(-1)).toMatchObject({ position: 2031, point: 100 });
  expect((points.at(-1)?.high ?? 0) - 100).toBeCloseTo(100 - (points.at(-1)?.low ?? 0), 9);
});

test('reached already, too few actuals for a probability, no target ahead', () => {
  expect(asked('件数', [10, 20, 30, 120]).ask(0)[0]).toMatchObject({ needed: 0, reachedIn: 2024 });
  expect(asked('件数', [10, 20]).ask(10)[0]?.chance).toBeNull();
  const many = Array.from({ length: 21 }, (_, at) => at);
  expect(() => asked('件数', many)).toThrow('nothing to suppose');
});
