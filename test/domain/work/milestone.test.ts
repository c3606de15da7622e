import { delay } from '../../../src/domain/work/delay';
import { milestone } from '../../../src/domain/work/milestone';
import { shown } from '../kpi/plans';

type Day = number | null;

test.each([
  // plannedStart, plannedFinish, actualStart, actualFinish, progress, asOf
  [1000, 1100, 1000, 1100, 1, 1050, '完了'],
  [1000, 1100, null, 1101, null, 1050, '完了(遅れ)'],
  [null, 1100, null, 1100, null, null, '完了'],
  [1000, 1100, 1000, null, 0.99, 1101, '期限超過'],
  [null, 1100, null, null, null, 1101, '期限超過'],
  [1000, 1100, 1000, null, 1, 1100, '進行中'],
  [1000, 1100, null, null, null, 1000, '未着手'],
  [1000, 1100, null, null, 0, 1001, '着手遅れ'],
  [1000, 1100, null, null, 0.01, 1001, '進行中'],
  [1000, 1100, 1000, null, 0.4, 1050, '進行中'],
  [1000, 1100, 1000, null, 0.4 - 1e-11, 1050, '進行中'],
  [1000, 1100, 1000, null, 0.399, 1050, '遅れ'],
  [1000, 1100, 1000, null, null, 1050, '遅れ'],
  [1000, 1100, 1000, null, null, 1010, '進行中'],
  [1000, 1000, 1000, null, null, 1000, '進行中'],
  [1000, 1000, 1000, null, null, 900, '進行中'],
  // Planned the wrong way round: the rule as it stands (点検 tells of the dates).
  [1000, 900, 1000, null, null, 800, '遅れ'],
  [1000, 900, null, null, null, 800, '未着手'],
  [1000, null, 1000, null, null, 1050, '#N/A'],
  [null, 1100, 1000, null, null, 1050, '#N/A'],
  [1000, 1100, 1000, null, null, null, '#N/A'],
] as [Day, Day, Day, Day, Day, Day, string][])('DX.MILESTONE %j %j %j %j %j at %j: %s', (ps, pf, as, af, done, asOf, state) =>
  expect(shown(milestone(ps, pf, as, af, done, asOf))).toBe(state),
);

test.each([
  [1100, 1105, 9999, 5],
  [1100, 1090, null, -10],
  [1100, null, 1107, 7],
  [1100, null, 1000, 0],
  [null, 1100, 1100, '#N/A'],
  [1100, null, null, '#N/A'],
] as [Day, Day, Day, number | string][])('DX.DELAY %j %j %j: %s', (planned, actual, asOf, days) =>
  expect(shown(delay(planned, actual, asOf))).toBe(days),
);
