import type { Locator } from 'playwright-core';
import { openPreview, type OpenedPreview } from '../../preview/browser';
import { paneOf } from '../../preview/pane';
import { Book } from '../../host/book/book';
import { writeXlsx } from '../../host/xlsx';

jest.setTimeout(240_000);

/** 既存の表を取り込む in the preview: the published plan of its sample workbook, and a form with merged cells. */
let opened: OpenedPreview;
const { button, tab, says, expectFocus, expectSound } = paneOf(() => opened);
beforeAll(async () => {
  opened = await openPreview();
});
afterAll(async () => {
  await opened?.close();
});

const select = (sheet: string, address: string): Promise<void> => opened.select(`${sheet}!${address}`);
const sheetCells = (sheet: string, addresses: readonly string[]): Promise<readonly string[]> =>
  Promise.all(addresses.map(async address => (await opened.cell(sheet, address)).text));

const SOURCE = ['A1', 'B2', 'B3', 'C3', 'B6'];

test('step 1: the selection or a table; Escape gives the focus back', async () => {
  await tab(/^シート/);
  await button('既存の表を取り込む').click();
  await expectFocus('既存の表を取り込む1/3 取り込む表を選ぶ');
  await button('表「見本計画」を読み取る').waitFor();
  await select('計画', 'B3');
  await says('選択中：計画!B3');
  await expectSound();
  await opened.pane.getByRole('heading', { name: /取り込む表を選ぶ/ }).press('Escape');
  await expectFocus('既存の表を取り込む');
});

test('step 2: how the columns map, the doubtful ones marked; corrected, and each destination only once', async () => {
  await button('既存の表を取り込む').click();
  await says('選択中：計画!B3');
  await button('選択中の範囲を読み取る').click();
  await expectFocus('既存の表を取り込む2/3 列の対応を決める');
  await says('元の表：計画!A1:C6（5行）');
  expect(await opened.pane.getByLabel('取り込み先のシート').inputValue()).toBe('DX_KPIs');
  const to = (header: string): Locator => opened.pane.getByLabel(`「${header}」の取り込み先`);
  expect(await Promise.all(['KPI', '2030年', '2040年'].map(header => to(header).inputValue()))).toEqual(['名称', '目標2030', '目標2040']);
  expect(await opened.pane.getByText('確か', { exact: true }).count()).toBe(3);
  await to('2040年').selectOption('目標2030');
  expect(await Promise.all(['2030年', '2040年'].map(header => to(header).inputValue()))).toEqual(['', '目標2030']);
  await expectSound();
  await to('2040年').selectOption('目標2040');
  await to('2030年').selectOption('目標2030');
  expect(await opened.pane.getByText('選択済み', { exact: true }).count()).toBe(2);
});

test('step 3: the rows as they will be written and what will be wrong with them; nothing is written yet', async () => {
  await button('内容を確かめる').click();
  await expectFocus('既存の表を取り込む3/3 内容を確かめる');
  await says('シート「KPI」を新しく作成します。');
  await says('シート「KPI」に5行を転記します。');
  await says('10個のセルは、読み取った値に直して転記します（下の「→」）。');
  await opened.pane.getByText('110万時間 軽減 → 1,100,000').waitFor();
  await says('転記したあとの指摘（10件）');
  await expectSound();
  expect(await opened.page.getByRole('tab', { name: 'KPI', exact: true }).count()).toBe(0);
  await button('元のセルへ：計画!A2').first().click();
  expect(await opened.page.getByRole('tab', { name: '計画', exact: true, selected: true }).count()).toBe(1);
  await button('戻る').click();
  await expectFocus('既存の表を取り込む2/3 列の対応を決める');
  await button('内容を確かめる').click();
});

test('the rows are copied, the original is as it was; 元に戻す takes them out again', async () => {
  const before = await sheetCells('計画', SOURCE);
  await button('取り込む').click();
  await says('「KPI」に5行を取り込みました（10個のセルを読み取った値に直しました）。指摘が10件あります。元の表は変更していません。');
  expect(await sheetCells('KPI', ['B6', 'C7', 'G7', 'G10'])).toEqual(['多重入力箇所', '時間', '1,100,000', '80.0%']);
  await expectFocus('既存の表を取り込む');
  await button('セルへ').click();
  await button('元に戻す').click();
  await says('作成したシート「KPI」を、取り込んだ5行とともに取り除きました。');
  expect(await opened.page.getByRole('tab', { name: 'KPI', exact: true }).count()).toBe(0);
  expect(await sheetCells('計画', SOURCE)).toEqual(before);
});

test('the second time the mapping is the one of before, and what is there is not copied again', async () => {
  await select('計画', 'A1');
  await button('既存の表を取り込む').click();
  await says('選択中：計画!A1');
  await button('選択中の範囲を読み取る').click();
  await says('前に同じ見出しの表を取り込んだときの対応を使っています。');
  expect(await opened.pane.getByText('前回の対応', { exact: true }).count()).toBe(3);
  await button('内容を確かめる').click();
  await button('取り込む').click();
  await says(/「KPI」に5行を取り込みました/);
  await select('計画', 'A1');
  await button('既存の表を取り込む').click();
  await says('選択中：計画!A1');
  await button('選択中の範囲を読み取る').click();
  await button('内容を確かめる').click();
  await says('5行は、取り込み先にすでにあるため転記しません。');
  expect(await button('取り込む').getAttribute('aria-disabled')).toBe('true');
  await button('やめる').click();
});

test('our own table is not adopted; a form with merged headers is read, and follows when somebody changes it', async () => {
  await select('KPI', 'B7');
  await button('既存の表を取り込む').click();
  await says('選択中：KPI!B7（表「DX_KPIs」の中）');
  await button('選択中の範囲を読み取る').click();
  await says('選択中の範囲は、DX羅針盤の「KPI」の表と重なっています。ほかの表を選択してください。');
  await select('報告書', 'A7:Q13');
  await says('選択中：報告書!A7:Q13');
  await button('選択中の範囲を読み取る').click();
  await opened.pane.getByLabel('「2030年目標」の取り込み先').waitFor();
  expect(await opened.pane.getByLabel('見出しの行数').inputValue()).toBe('2');
  await expectSound();
  await opened.setCell('P9', '注意');
  await says('元の表が変わったため、読み取り直しました。');
  await button('戻る').click();
  await button('やめる').click();
});

test('a report of indicators goes into KPI and 実績 at once, with one value for a whole column; one click takes both back', async () => {
  const REPORT = [
    ['指標', '単位', '現状値(R5)', 'R12年度目標', 'R6実績'],
    ['待ち時間', '分', '30', '10', '25'],
  ];
  for (const [row, line] of REPORT.entries())
    for (const [column, text] of line.entries()) await opened.setCell(`計画!${'AA AB AC AD AE'.split(' ')[column]}${row + 20}`, text);
  await select('計画', 'AB21');
  await button('既存の表を取り込む').click();
  await says('選択中：計画!AB21');
  await button('選択中の範囲を読み取る').click();
  await says('元の表：計画!AA20:AE21（1行）');
  expect(await opened.pane.getByLabel('実績の列（R6実績）も、シート「実績」に取り込む').isChecked()).toBe(true);
  await opened.pane.getByLabel('ほかの列').selectOption('担当');
  await opened.pane.getByLabel('「担当」の値（すべての行）').fill('市民課');
  await expectSound();
  await button('内容を確かめる').click();
  await says('「担当」は、すべての行で「市民課」とします。');
  await opened.pane.getByRole('heading', { name: /^あわせて取り込む内容：実績/ }).waitFor();
  await expectSound();
  await button('取り込む').click();
  await says(/「KPI」に1行を取り込みました.*「実績」に1行を取り込みました/);
  await button('元に戻す').click();
  await says(/「KPI」から、取り込んだ1行を取り除きました。作成したシート「実績」を、取り込んだ1行とともに取り除きました。/);
});

test('a table whose header row is hidden is not read: the pane says what to switch on', async () => {
  const book = new Book();
  const sheet = book.activeSheet;
  const area = { row: 2, column: 1, rows: 3, columns: 2 };
  sheet.write(area, [
    ['KPI', '2030年'],
    ['作業削減時間', '110万時間'],
    ['窓口の待ち時間', '10分'],
  ]);
  book.addTable(sheet, area, true, '計画表').showHeaders = false;
  const { bytes } = await writeXlsx(book);
  await opened.page.locator('input[type="file"]').setInputFiles({
    name: '見出しなし.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(bytes),
  });
  await opened.page.getByText('「見出しなし.xlsx」を開きました。').waitFor();
  await tab(/^シート/);
  await button('既存の表を取り込む').click();
  await select(sheet.name, 'B4');
  await button('選択中の範囲を読み取る').click();
  await says('表「計画表」には見出し行が表示されていません。');
  await says('[見出し行] をオンにしてから、もう一度読み取ってください。');
  expect(await opened.pane.getByLabel('取り込み先のシート').count()).toBe(0);
  await expectSound();
});

test('nothing was asked for from elsewhere, and nothing went wrong on the way', () => {
  expect(opened.strayRequests).toEqual([]);
  expect(opened.pageErrors).toEqual([]);
});
