import { insertFormula, type Insertion } from '../../../src/excel/edit/insert-formula';
import { findSource } from '../../../src/excel/read/adopt-source';
import { mergedAround, mergedIn } from '../../../src/excel/read/merged-areas';
import { readSelection } from '../../../src/excel/read/selection';
import { run } from '../../../src/excel/batch/run';
import { area } from '../../host/cell/address';
import type { Sheet } from '../../host/book/sheet';
import { close, failing, open, sheetNamed } from '../workbook';

afterEach(close);

const SHEET = '様式';

/** A form in which every row is merged in two pairs. */
async function openForm(rows: number): Promise<{ readonly sheet: Sheet; readonly started: Awaited<ReturnType<typeof open>> }> {
  const started = await open();
  const sheet = started.host.book.addSheet(SHEET);
  sheet.write(
    area(0, 0, rows, 4),
    Array.from({ length: rows }, (_, row) => [row === 0 ? 'KPI' : `指標${row}`, null, row === 0 ? '2030年' : row, null]),
  );
  for (let row = 0; row < rows; row++) for (const column of [0, 2]) sheet.merge(area(row, column, 1, 2));
  await started.host.settled();
  started.client.resetCounters();
  return { sheet, started };
}
const block = (row: number, column: number, rows: number, columns: number) => ({ sheet: SHEET, row, column, rows, columns });

test('up to 512 areas in one sync, more in halves; none is lost and none comes twice', async () => {
  const { started } = await openForm(700);
  const all = await run(context => mergedIn(context, block(0, 0, 700, 4)));
  expect(new Set(all.map(({ row, column, rows, columns }) => `${row},${column},${rows},${columns}`)).size).toBe(1400);
  expect(all).toHaveLength(1400);
  expect(started.client.counters.syncs).toBe(7);
  started.client.resetCounters();
  expect(await run(context => mergedIn(context, block(0, 0, 256, 4)))).toHaveLength(512);
  expect(started.client.counters.syncs).toBe(1);
});

test('one row with more areas than an answer holds', async () => {
  const { host } = await open();
  const sheet = host.book.addSheet(SHEET);
  for (let column = 0; column < 600; column++) sheet.merge(area(0, column * 2, 1, 2));
  expect(await run(context => mergedIn(context, block(0, 0, 1, 1200)))).toHaveLength(600);
});

test('an area that begins outside is found around, not within', async () => {
  const { sheet } = await openForm(2);
  sheet.merge(area(10, 1, 4, 3));
  const below = block(12, 2, 3, 1);
  expect(await run(context => mergedIn(context, below))).toEqual([]);
  expect(await run(context => mergedAround(context, below))).toEqual([block(10, 1, 4, 3)]);
});

test('another failure is handed on at once', async () => {
  const { started } = await openForm(2);
  started.client.faults.at(1, 'connection lost');
  expect(await failing(() => run(context => mergedIn(context, block(0, 0, 2, 4))))).toMatchObject({ kind: 'connectionLost' });
  expect(started.client.counters.syncs).toBe(1);
});

test('a form with very many merged cells is selected and adopted as one with few', async () => {
  const { started } = await openForm(700);
  const sheet = sheetNamed(started.host.book, SHEET);
  started.host.book.select(sheet, area(0, 0, 700, 2));
  expect((await readSelection()).block).toEqual(block(0, 0, 700, 1));
  started.host.book.select(sheet, area(3, 0, 1, 2));
  expect((await readSelection()).block).toEqual(block(3, 0, 1, 1));
  const { source } = await findSource({ kind: 'selection' });
  expect([source.values.length, source.merges.length]).toEqual([700, 1400]);
});

describe('a formula', () => {
  const ONE: Insertion = { block: block(11, 2, 1, 1), formula: '=1+1', sources: [], formats: null };

  test('is refused in a cell that a merged area hides, and where its answers would meet one that begins above', async () => {
    const { sheet } = await openForm(2);
    sheet.merge(area(10, 1, 2, 2));
    const refused = { failure: { kind: 'mergedInTheWay', sheet: SHEET, address: 'B11:C12' }, outcome: { changed: 'nothing' } };
    expect(await failing(() => insertFormula(ONE))).toMatchObject(refused);
    expect(await failing(() => insertFormula({ ...ONE, block: block(11, 2, 3, 1), formula: '=SEQUENCE(3)' }))).toMatchObject(refused);
    expect(sheet.formula(11, 2)).toBeNull();
  });

  test('may stand in the first cell of one', async () => {
    const { sheet, started } = await openForm(2);
    sheet.merge(area(10, 1, 2, 2));
    await insertFormula({ ...ONE, block: block(10, 1, 1, 1) });
    await started.host.settled();
    expect(sheet.value(10, 1)).toBe(2);
  });
});
