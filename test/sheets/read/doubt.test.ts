import { doubtOf, type Expectation } from '../../../src/sheets/read/doubt';

const after = (last: number): Expectation => ({ last, target: null });
const first = (target: number): Expectation => ({ last: null, target });
const farFrom = (value: number, expected: Expectation, unit = '件'): unknown => {
  const doubt = doubtOf(String(value), value, unit, expected);
  return doubt?.kind === 'far' ? [doubt.than, doubt.meant] : doubt;
};

test('tenfold of the last value, either way, is the most that is believed', () => {
  expect(farFrom(2000, after(200))).toBeNull();
  expect(farFrom(2001, after(200))).toEqual([200, null]);
  expect(farFrom(20, after(200))).toBeNull();
  expect(farFrom(19, after(200))).toEqual([200, null]);
  expect(farFrom(-19, after(-200))).not.toBeNull();
});

test('a first value may be far below its target, not far above it', () => {
  expect(farFrom(200, first(200_000))).toBeNull();
  expect(farFrom(199, first(200_000))).not.toBeNull();
  expect(farFrom(2_000_000, first(200_000))).toBeNull();
  expect(farFrom(2_000_001, first(200_000))).not.toBeNull();
});

test('small counts move in large steps: from 100 on it is asked', () => {
  expect(farFrom(99, after(1))).toBeNull();
  expect(farFrom(100, after(1))).not.toBeNull();
});

test('0 says nothing, and a last value of 0 leaves the target to ask', () => {
  expect(farFrom(0, after(1000))).toBeNull();
  expect(farFrom(5000, after(0))).toBeNull();
  expect(farFrom(5_000_000, { last: 0, target: 1000 })).not.toBeNull();
});

test('the scale that was meant is the nearest that comes within the tenfold', () => {
  expect(farFrom(35, after(350_000))).toEqual([350_000, 350_000]);
  expect(farFrom(350_000, after(35))).toEqual([35, 35]);
  expect(farFrom(7, after(7_000_000_000))).toEqual([7_000_000_000, null]);
});

test('a unit of percent is asked first, and another unit before the size', () => {
  expect(doubtOf('72', 72, '%', after(0.7))).toEqual({ kind: 'percent', meant: 0.72 });
  // Without the noise of the division: 0.16399999999999998.
  expect(doubtOf('16.4', 16.4, '%', after(0.7))).toEqual({ kind: 'percent', meant: 0.164 });
  expect(doubtOf('1.5', 1.5, '%', after(0.7))).toBeNull();
  expect(doubtOf('5人', 5, '件', after(5000))).toEqual({ kind: 'otherUnit', typed: '人' });
  expect(doubtOf('50%', 0.5, '％', after(0.4))).toBeNull();
});
