/** Objects over a table are found with the cell they begin in, and 公開用の点検 judges them and the lines between columns. */
import { run } from '../../../src/excel/batch/run';
import { readPublishGrid } from '../../../src/excel/read/publish-grid';
import { readObjects } from '../../../src/excel/read/sheet-objects';
import { check } from '../../../src/sheets/publish/check';
import { finish } from '../../../src/sheets/read/slices';
import { area } from '../../host/cell/address';
import type { Drawing } from '../../host/book/drawing';
import type { Sheet } from '../../host/book/sheet';
import { close, open } from '../workbook';

afterEach(close);

const SHEET = '手続';

async function openTable(): Promise<{ readonly sheet: Sheet; readonly started: Awaited<ReturnType<typeof open>> }> {
  const started = await open();
  const sheet = started.host.book.addSheet(SHEET);
  sheet.write(
    area(0, 0, 6, 3),
    Array.from({ length: 6 }, (_, row) => (row === 0 ? ['手続', '所管', '件数'] : [`手続${row}`, `所管${row}`, row * 10])),
  );
  sheet.setStyle(area(0, 0, 1, 3), { font: { bold: true } });
  await started.host.settled();
  return { sheet, started };
}

const drawing = (sheet: Sheet, row: number, column: number, more: Partial<Drawing> = {}): Drawing => ({
  id: `{${row} ${column}}`,
  name: `図 ${row}`,
  type: 'Image',
  left: sheet.pointsBefore('column', column),
  top: sheet.pointsBefore('row', row),
  width: 10,
  height: 10,
  ...more,
});

const placesOf = (objects: readonly { readonly row: number; readonly column: number }[]): string[] =>
  objects.map(({ row, column }) => `${row} ${column}`);

async function verdictOf(sheet: string | null): Promise<readonly string[]> {
  const grid = await readPublishGrid({ sheet });
  if (grid === null) throw new Error('nothing was read');
  const { findings } = finish(check({ file: { name: 'workbook.xlsx', format: 'xlsx' }, sheets: [grid] }));
  const found = findings.find(({ rule }) => rule === 'L1-10');
  return [found?.verdict ?? 'missing', ...(found?.at ?? [])];
}

test('the cell in which an object begins, in few syncs however far away and wherever in the cell', async () => {
  const { sheet, started } = await openTable();
  sheet.setRowHeight(2, 1, 90);
  sheet.setColumnWidth(1, 1, 40);
  const cells = [
    [0, 0],
    [2, 1],
    [5, 2],
    [255, 40],
    [256, 300],
    [4095, 0],
    [70_000, 16_383],
  ] as const;
  sheet.state.drawings = cells.flatMap(([row, column]) => [
    drawing(sheet, row, column),
    // Near the end of the same cell.
    drawing(sheet, row, column, {
      id: `{${row} ${column} end}`,
      left: sheet.pointsBefore('column', column + 1) - 1,
      top: sheet.pointsBefore('row', row + 1) - 1,
    }),
  ]);
  started.client.resetCounters();
  const found = await run(context => readObjects(context, SHEET));
  expect(placesOf(found)).toEqual(cells.flatMap(([row, column]) => [`${row} ${column}`, `${row} ${column}`]));
  expect(started.client.counters.syncs).toBeLessThanOrEqual(6);
});

test('a sheet without objects is one sync', async () => {
  const { started } = await openTable();
  started.client.resetCounters();
  expect(await run(context => readObjects(context, SHEET))).toEqual([]);
  expect(started.client.counters.syncs).toBe(1);
});

test('L1-10: an object over the table fails, one beside it, a group and none pass', async () => {
  const { sheet } = await openTable();
  expect(await verdictOf(SHEET)).toEqual(['pass']);
  sheet.state.drawings = [drawing(sheet, 2, 6)];
  expect(await verdictOf(SHEET)).toEqual(['pass']);
  sheet.state.drawings = [drawing(sheet, 2, 1, { type: 'Group' })];
  expect(await verdictOf(SHEET)).toEqual(['pass']);
  for (const type of ['Image', 'GeometricShape', 'Line'] as const) {
    sheet.state.drawings = [drawing(sheet, 2, 1, { type }), drawing(sheet, 2, 6)];
    expect(await verdictOf(SHEET)).toEqual(['fail', 'B3']);
  }
});

test('L1-10: a chart over the table', async () => {
  const { sheet, started } = await openTable();
  await Excel.run(async context => {
    const worksheet = context.workbook.worksheets.getItem(SHEET);
    const chart = worksheet.charts.add(Excel.ChartType.line, worksheet.getRange('A1:C6'));
    chart.setPosition('C4', 'H12');
    await context.sync();
  });
  await started.host.settled();
  expect(sheet.charts).toHaveLength(1);
  expect(await verdictOf(SHEET)).toEqual(['fail', 'C4']);
});

test('of a selected range only what begins in it counts', async () => {
  const { sheet, started } = await openTable();
  sheet.state.drawings = [drawing(sheet, 20, 1), drawing(sheet, 3, 0)];
  started.host.book.select(sheet, area(0, 0, 6, 3));
  const grid = await readPublishGrid({ sheet: null });
  expect(placesOf(grid?.objects ?? [])).toEqual(['3 0']);
});

test('the lines left and right of a cell are read', async () => {
  const { sheet } = await openTable();
  sheet.setStyle(area(0, 1, 6, 1), { borders: { left: { style: 'thin' }, right: { style: 'double' } } });
  const grid = await readPublishGrid({ sheet: SHEET });
  const lines = grid?.looks?.map(row => row.map(look => [look?.borderLeft === true, look?.borderRight === true]));
  expect(lines).toHaveLength(6);
  for (const [, middle] of lines ?? []) expect(middle).toEqual([true, true]);
});
