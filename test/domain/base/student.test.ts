import { studentBelow, studentQuantile } from '../../../src/domain/base/student';

// Tables of Student's t as in every handbook.
test.each([
  [2, 1.8856],
  [3, 1.6377],
  [4, 1.5332],
  [5, 1.4759],
  [9, 1.383],
  [30, 1.3104],
  [120, 1.2886],
])('the 0.9 quantile with %i degrees of freedom is %d', (freedom, value) => {
  expect(studentQuantile(freedom)).toBeCloseTo(value, 4);
  expect(studentBelow(studentQuantile(freedom), freedom)).toBeCloseTo(0.9, 14);
});

test.each([
  [0, 3, 0.5],
  [2.92, 2, 0.95],
  [2.3534, 3, 0.95],
  [4.6041, 4, 0.995],
  [-1.8946, 7, 0.05],
  [1.96, 2000, 0.97493],
])('up to %d with %i degrees of freedom: %d', (t, freedom, probability) => {
  expect(studentBelow(t, freedom)).toBeCloseTo(probability, 4);
  expect(studentBelow(t, freedom) + studentBelow(-t, freedom)).toBeCloseTo(1, 14);
});

test('it rises from 0 to 1 with t', () => {
  for (const freedom of [2, 3, 8, 33]) {
    const values = Array.from({ length: 200 }, (_, i) => studentBelow((i - 100) / 5, freedom));
    values.forEach((value, i) => expect(value).toBeGreaterThanOrEqual((values[i - 1] ?? 0) - 1e-15));
    expect([studentBelow(-Infinity, freedom), studentBelow(Infinity, freedom)]).toEqual([expect.closeTo(0, 12), expect.closeTo(1, 12)]);
  }
});
