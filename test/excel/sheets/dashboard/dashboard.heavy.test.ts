/** ダッシュボード on paper, as LibreOffice prints it: three blocks to a page, every text whole, charts within their page and told apart without colour. */
import { makeDashboard } from '../../../../src/excel/sheets/dashboard/dashboard';
import { BLOCKS_ON_PAGE, COLUMN_WIDTHS } from '../../../../src/sheets/pack/dashboard-layout';
import { packed, printed } from '../../../host/printed';
import { readXlsx, writeXlsx } from '../../../host/xlsx';
import { close, sheetNamed } from '../../workbook';
import { plannedBoard } from './dashboard-book';
import { openTwenty } from '../own/pack-book';

jest.setTimeout(300_000);
afterEach(close);

test('the pages of twenty KPIs, also after the file was saved, opened and saved again', async () => {
  const { host } = await openTwenty();
  const plan = await plannedBoard();
  await makeDashboard(plan);
  await host.settled();
  const ours = sheetNamed(host.book, plan.sheet);
  const used = ours.usedArea;
  if (used === null) throw new Error('an empty sheet');
  const area = { ...used, columns: COLUMN_WIDTHS.length };
  const texts = ours.texts(area).flat();
  // As the copy without the add-in has it: the formulas' values.
  const all = { row: 1, column: 0, rows: used.rows - 1, columns: used.columns };
  ours.write(
    all,
    ours.values(all).map(line => line.map(value => (typeof value === 'string' && value !== '' ? `'${value}` : (value as number | null)))),
  );
  for (const sheet of [...host.book.sheets]) if (sheet !== ours) host.book.removeSheet(sheet);
  const { bytes } = await writeXlsx(host.book);
  const { book: again } = await readXlsx(bytes);
  expect(again.sheets[0]?.charts).toHaveLength(ours.charts.length);
  for (const file of [bytes, (await writeXlsx(again)).bytes]) {
    const { words, pages, landscape } = await printed(file);
    expect(landscape).toBe(true);
    expect(pages).toBe(Math.ceil(plan.blocks.length / BLOCKS_ON_PAGE));
    expect(words.filter(({ height }) => height < 9)).toEqual([]);
    expect(words.filter(({ text }) => text.includes('###'))).toEqual([]);
    const found = packed(words.map(({ text }) => text).join(''));
    // A date is written as the country of the machine has it.
    const lost = texts.filter(text => !/^\d{4}\/\d+\/\d+$/.test(text) && !text.split(/\s+/).every(part => found.includes(part)));
    expect(lost).toEqual([]);
    for (const { kpi } of plan.blocks) if (kpi.chart !== null) expect(found).toContain(packed(kpi.chart.title).slice(0, 12));
    // Within the page: A4 landscape is 842 points wide.
    expect(words.filter(({ end }) => end > 842 - 15)).toEqual([]);
  }
  if (process.env['SHOTS']) (await import('node:fs')).writeFileSync(`${process.env['SHOTS']}/dashboard.xlsx`, bytes);
});
