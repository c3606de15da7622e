import { area } from './address';
import { areaAround, cellKey, keyColumn, keyRow } from './cell';

test('the key of a cell is its row and column, up to the last cell of a sheet', () => {
  for (const [row, column] of [
    [0, 0],
    [3, 2],
    [1_048_575, 16_383],
  ] as const)
    expect([keyRow(cellKey(row, column)), keyColumn(cellKey(row, column))]).toEqual([row, column]);
});

test('the smallest area around cells, in whichever order they come; null around none', () => {
  expect(areaAround([])).toBeNull();
  expect(areaAround([cellKey(4, 5)])).toEqual(area(4, 5));
  expect(areaAround([cellKey(7, 1), cellKey(2, 3), cellKey(5, 9)])).toEqual(area(2, 1, 6, 9));
});
