import { milestone } from '../../../src/domain/work/milestone';
import { milestoneBars, type MilestoneDates } from '../../../src/domain/work/milestone-bars';
import { isFault } from '../../../src/domain/base/fault';

const NONE: MilestoneDates = { plannedStart: null, plannedFinish: null, actualStart: null, actualFinish: null, progress: null };
const bars = (dates: Partial<MilestoneDates>, asOf: number | null) => {
  const all = { ...NONE, ...dates };
  const state = milestone(all.plannedStart, all.plannedFinish, all.actualStart, all.actualFinish, all.progress, asOf);
  return milestoneBars(all, isFault(state) ? null : state, asOf);
};

test.each<[string, Partial<MilestoneDates>, number | null, ReturnType<typeof bars>]>([
  ['nothing known', {}, 100, { planned: null, actual: null, late: null }],
  ['未着手', { plannedStart: 110, plannedFinish: 120 }, 100, { planned: { from: 110, to: 120 }, actual: null, late: null }],
  ['only due', { plannedFinish: 120 }, 100, { planned: { from: 120, to: 120 }, actual: null, late: null }],
  [
    '進行中',
    { plannedStart: 90, plannedFinish: 190, actualStart: 95, progress: 0.1 },
    100,
    { planned: { from: 90, to: 190 }, actual: { from: 95, to: 100 }, late: null },
  ],
  [
    'begun, the day not known',
    { plannedStart: 90, plannedFinish: 190, progress: 0.1 },
    100,
    { planned: { from: 90, to: 190 }, actual: { from: 90, to: 100 }, late: null },
  ],
  [
    '着手遅れ',
    { plannedStart: 90, plannedFinish: 190 },
    100,
    { planned: { from: 90, to: 190 }, actual: null, late: { from: 91, to: 100 } },
  ],
  [
    '遅れ',
    { plannedStart: 10, plannedFinish: 110, actualStart: 10, progress: 0.1 },
    100,
    { planned: { from: 10, to: 110 }, actual: { from: 10, to: 100 }, late: { from: 100, to: 100 } },
  ],
  [
    '期限超過',
    { plannedStart: 50, plannedFinish: 90, actualStart: 60 },
    100,
    { planned: { from: 50, to: 90 }, actual: { from: 60, to: 100 }, late: { from: 91, to: 100 } },
  ],
  [
    '完了',
    { plannedStart: 50, plannedFinish: 90, actualStart: 60, actualFinish: 80 },
    100,
    { planned: { from: 50, to: 90 }, actual: { from: 60, to: 80 }, late: null },
  ],
  [
    '完了(遅れ)',
    { plannedStart: 50, plannedFinish: 90, actualStart: 60, actualFinish: 95 },
    100,
    { planned: { from: 50, to: 90 }, actual: { from: 60, to: 95 }, late: { from: 91, to: 95 } },
  ],
  [
    'finished before it was to start',
    { plannedStart: 50, plannedFinish: 90, actualFinish: 40 },
    100,
    { planned: { from: 50, to: 90 }, actual: { from: 40, to: 40 }, late: null },
  ],
  ['the finish before the start', { plannedStart: 90, plannedFinish: 50 }, 40, { planned: null, actual: null, late: null }],
  [
    'no 基準日',
    { plannedStart: 50, plannedFinish: 90, actualStart: 60 },
    null,
    { planned: { from: 50, to: 90 }, actual: null, late: null },
  ],
])('%s', (_, dates, asOf, expected) => expect(bars(dates, asOf)).toEqual(expected));
