/** 会議資料 and 進捗報告 of twenty KPIs on paper, as LibreOffice prints them: pages as promised, every text whole, numbers as the functions answer. */
import { makePack } from '../../../../src/excel/sheets/own/pack';
import { readWorkbook } from '../../../../src/excel/read/read';
import { isPrinted, packed, printed } from '../../../host/printed';
import { writeXlsx } from '../../../host/xlsx';
import { close, sheetNamed } from '../../workbook';
import { openTwenty, planned } from './pack-book';
import { ask } from './pack-answers';

jest.setTimeout(300_000);
afterEach(close);

test.each(['pack', 'report'] as const)('%s', async form => {
  const { host } = await openTwenty();
  const { plan, content } = await planned(form);
  const state = await readWorkbook();
  await makePack(plan);
  const ours = sheetNamed(host.book, plan.sheet);
  const texts =
    ours.usedArea === null
      ? []
      : ours.texts({ ...ours.usedArea, rows: plan.printed.rows.length, columns: plan.printed.widths.length }).flat();
  for (const sheet of [...host.book.sheets]) if (sheet !== ours) host.book.removeSheet(sheet);
  const { bytes } = await writeXlsx(host.book);
  const { words, pages, landscape } = await printed(bytes);
  expect(landscape).toBe(true);
  expect(pages).toBe(plan.printed.pages);
  if (form === 'report') expect(pages).toBe(1);
  // 9 points: the box of a word of that size is never lower.
  expect(words.filter(({ height }) => height < 9)).toEqual([]);
  expect(words.filter(({ text }) => text.includes('###'))).toEqual([]);
  const all = packed(words.map(({ text }) => text).join(''));
  expect(texts.filter(text => !isPrinted(text, words))).toEqual([]);
  // The charts: each with its title and what its lines are.
  expect(plan.printed.charts.length).toBe(form === 'pack' ? 14 : 0);
  for (const { chart } of plan.printed.charts) expect(all).toContain(packed(chart.title));
  // The same page foot and titles on every page.
  for (let page = 1; page <= pages; page++) {
    const here = packed(
      words
        .filter(word => word.page === page)
        .map(({ text }) => text)
        .join(''),
    );
    // Words of the foot are read among those of the charts.
    expect(words.some(word => word.page === page && [`${page}`, `${page}/${pages}`].includes(word.text))).toBe(true);
    expect(here).toContain('基準日：2026/9/30');
  }
  for (const kpi of content.kpis) {
    const answers = ask(state, kpi.name, kpi.targetYear);
    expect([kpi.name, kpi.actual?.value ?? null]).toEqual([kpi.name, answers.actual]);
    expect([kpi.name, kpi.target?.value ?? null]).toEqual([kpi.name, answers.target]);
    expect([kpi.name, kpi.planned?.value ?? null]).toEqual([kpi.name, answers.expected]);
    if (answers.grade !== null) expect([kpi.name, kpi.grade]).toEqual([kpi.name, answers.grade]);
    if (kpi.left !== null && typeof kpi.left === 'object')
      expect(kpi.left.value / (kpi.unit === '%' ? 100 : 1)).toBeCloseTo(answers.gap ?? NaN, 9);
  }
});
