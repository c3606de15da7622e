/** The copy without the add-in of a workbook with ダッシュボード: it shows what was shown, and its charts draw the same. */
import { makeDashboard } from '../../../../src/excel/sheets/dashboard/dashboard';
import { readXlsx, writeXlsx } from '../../../host/xlsx';
import { copyOf } from '../../../sheets/handover/books';
import { close, sheetNamed } from '../../workbook';
import { plannedBoard } from './dashboard-book';
import { openTwenty } from '../own/pack-book';

jest.setTimeout(240_000);
afterEach(close);

test('every text of it stays, no formula of the add-in is left, and each chart has its series', async () => {
  const { host } = await openTwenty();
  const plan = await plannedBoard();
  await makeDashboard(plan);
  await host.settled();
  const { bytes } = await writeXlsx(host.book);
  const was = sheetNamed((await readXlsx(bytes)).book, plan.sheet);
  const now = sheetNamed((await readXlsx(copyOf(bytes).bytes)).book, plan.sheet);
  const used = was.usedArea;
  if (used === null) throw new Error('an empty sheet');
  const all = { row: 0, column: 0, rows: used.row + used.rows, columns: used.column + used.columns };
  expect(now.texts(all)).toEqual(was.texts(all));
  expect(
    now
      .formulas(all)
      .flat()
      .filter(text => /DX\./.test(String(text))),
  ).toEqual([]);
  expect(
    was
      .formulas(all)
      .flat()
      .filter(text => /DX\./.test(String(text))).length,
  ).toBeGreaterThan(100);
  expect(was.charts.length).toBeGreaterThan(10);
  expect(now.charts).toEqual(was.charts);
  expect(now.pageLayout).toEqual(was.pageLayout);
});
