import { takeBackCells } from '../../../../src/excel/edit/cells';
import { writeScale } from '../../../../src/excel/edit/scale-bounds';
import { readWorkbook } from '../../../../src/excel/read/read';
import { takeBackOwnSheet } from '../../../../src/excel/sheets/own/take-back-own-sheet';
import { findScaleSheet, makeScaleSheet } from '../../../../src/excel/sheets/own/scale-sheet';
import { planScaleSheet, startFrom } from '../../../../src/sheets/make/own/scale-sheet';
import type { ScaleTable } from '../../../../src/sheets/read/own-scale';
import { close, dump, failing, openOsaka, sheetNamed } from '../../workbook';

afterEach(close);

const start = startFrom('独立行政法人');
async function make() {
  const state = await readWorkbook();
  return makeScaleSheet(planScaleSheet(state, await findScaleSheet(), start, start.rows, '例'));
}
async function made(): Promise<ScaleTable> {
  await make();
  const { scale } = await readWorkbook();
  if (scale === null) throw new Error('no table');
  return scale;
}

test('the table is what a formula asks, and reading it costs no sync more', async () => {
  const { client } = await openOsaka();
  const scale = await made();
  expect(scale).toMatchObject({ sheet: '評価基準', firstRow: 3, firstColumn: 0 });
  expect(scale.cells).toEqual([['達成率', '評価'], ...start.rows.map(row => [...row])]);
  client.resetCounters();
  await readWorkbook();
  expect(client.counters.syncs).toBe(2);
});

test('元に戻す takes the sheet, its table and its name away', async () => {
  const { host } = await openOsaka();
  const before = dump(host.book);
  const { made: sheet } = await make();
  if (sheet === null) throw new Error('nothing to take back');
  await takeBackOwnSheet(sheet);
  expect(dump(host.book)).toBe(before);
});

test('a second one is refused, and the city’s stays as it is', async () => {
  const { host } = await openOsaka();
  await make();
  sheetNamed(host.book, '評価基準').type(4, 0, '0.95');
  const before = dump(host.book);
  expect(await failing(make)).toMatchObject({ kind: 'nameTaken', outcome: { changed: 'nothing' } });
  expect(dump(host.book)).toBe(before);
});

test('bounds and grades are changed cell by cell, and back', async () => {
  const { host } = await openOsaka();
  const scale = await made();
  const before = dump(host.book);
  const written = await writeScale(scale, [
    { row: 1, bound: '超 110%', grade: null },
    { row: 3, bound: 0.75, grade: '1' },
  ]);
  expect((await readWorkbook()).scale?.cells).toEqual([
    ['達成率', '評価'],
    ['超 110%', 'A'],
    [1, 'B'],
    [0.75, '1'],
    [-1e99, 'D'],
  ]);
  await takeBackCells(written);
  expect(dump(host.book)).toBe(before);
});

test('who has changed the table meanwhile loses nothing', async () => {
  const { host } = await openOsaka();
  const scale = await made();
  sheetNamed(host.book, '評価基準').type(5, 0, '0.9');
  const before = dump(host.book);
  expect(await failing(() => writeScale(scale, [{ row: 1, bound: 1.1, grade: null }]))).toMatchObject({
    kind: 'changedMeanwhile',
    outcome: { changed: 'nothing' },
  });
  expect(dump(host.book)).toBe(before);
});
