import { openPreview, type OpenedPreview } from '../../preview/browser';
import { Book } from '../../host/book/book';
import { writeXlsx } from '../../host/xlsx';
import { paneOf } from '../../preview/pane';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

jest.setTimeout(240_000);

/** 公開用の点検と書き出し in the preview: a sheet is checked, repaired with a preview, taken back, and data are exported. */
let opened: OpenedPreview;
const { button, tab, says, heading, expectFocus, expectSound, selected } = paneOf(() => opened);
beforeAll(async () => {
  opened = await openPreview();
});
afterAll(async () => {
  await opened?.close();
});
const shot = async (name: string): Promise<void> => {
  const folder = process.env['SHOTS'];
  if (folder !== undefined) await opened.page.screenshot({ path: `${folder}/${name}.png` });
};

test('a sheet is checked: score by level, findings by rule, a jump to the cells', async () => {
  await tab(/^共有/);
  await button('公開用の点検と書き出し').click();
  await expectFocus('公開用の点検と書き出し');
  await expectSound();
  await shot('publish-start');
  await opened.setCell('計画!J1', '手続');
  await opened.setCell('計画!K1', '件数（件）');
  await opened.setCell('計画!J2', '転入　届');
  await opened.setCell('計画!K2', '12');
  await opened.setCell('計画!J3', '転出届');
  await opened.setCell('計画!K3', '13');
  await opened.pane.getByLabel('点検する範囲').selectOption('計画');
  await button('点検する').click();
  await says(/^採点（100点満点）$/);
  await heading(/^L1-06 体裁のスペース・改行/).waitFor();
  await expectSound();
  await shot('publish-found');
  await button('J2へ').first().click();
  expect(await selected('J2')).toBe('計画!J2');
});

test('a repair is shown before it is done, and taken back', async () => {
  const group = opened.pane.locator('section', { has: heading(/^L1-06/) }).last();
  await group.getByRole('button', { name: /^直したあとの内容を見る/ }).click();
  await group.getByRole('button', { name: /^この内容に直す/ }).click();
  await says(/^\d+個のセルを直しました。$/);
  expect((await opened.cell('計画', 'J2')).text).toBe('転入 届');
  await button('元に戻す').click();
  await says(/個のセルを、直す前の内容に戻しました。$/);
  expect((await opened.cell('計画', 'J2')).text).toBe('転入　届');
});

test('a unit in cells goes into the heading, an era year may keep both, each shown first', async () => {
  const values = [
    ['調査', '経費', '対象年度'],
    ['甲', '1,000円', '令和5年度'],
    ['乙', '2000', '令和6年度'],
    ['丙', '3000', '令和7年度'],
  ];
  for (const [row, line] of values.entries())
    for (const [column, value] of line.entries()) await opened.setCell(`計画!${'MNO'[column]}${row + 1}`, value);
  await button('もう一度点検する').click();
  const unit = opened.pane.locator('section', { has: heading(/^L2-01/) }).last();
  await unit.getByRole('button', { name: /^直したあとの内容を見る/ }).click();
  await unit.getByText('経費（円）').waitFor();
  const era = opened.pane.locator('section', { has: heading(/^L3-05/) }).last();
  await era.getByRole('button', { name: /^西暦を併記する/ }).click();
  await era.getByText('2023年度（令和5年度）').waitFor();
  await expectSound();
  await shot('publish-ways');
  await era.getByRole('button', { name: /^この内容に直す/ }).click();
  await says(/^\d+個のセルを直しました。$/);
  expect((await opened.cell('計画', 'O2')).text).toBe('2023年度（令和5年度）');
  await button('元に戻す').click();
  await says(/個のセルを、直す前の内容に戻しました。$/);
});

test('data for publication are exported as CSV, after the code is asked once', async () => {
  await button('CSVを作成する').click();
  await says('団体名を入力してください。');
  await opened.pane.getByLabel('全国地方公共団体コード（6桁）').fill('271004');
  await button('CSVを作成する').click();
  await says(/^CSV（UTF-8、BOM付き、\d+個）を保存できます。$/);
  await opened.pane.getByRole('link', { name: '定義.csvを保存' }).waitFor();
  await expectSound();
  await shot('publish-files');
});

test('data for publication become sheets of this workbook, and 定義 is written; both can be taken back', async () => {
  await button('このブックにシートを追加する').click();
  await says(/^公開用データを\d+枚のシートとして/);
  await shot('publish-sheets');
  expect((await opened.cell('メタデータ', 'B1')).text).toBe('項目');
  await button('元に戻す').click();
  await says(/^追加した\d+枚のシートを削除しました。$/);
  await button('「定義」シートを作成する').click();
  await says(/^\d+個の表の\d+列の定義を書きました。/);
  expect((await opened.cell('定義', 'A1')).text).toBe('表');
  await button('「定義」シートを新しくする').waitFor();
  await expectSound();
  await shot('publish-definitions');
  await button('元に戻す').click();
  await button('「定義」シートを作成する').waitFor();
});

test('English, in a narrow pane: nothing is cut', async () => {
  const english = await openPreview({ query: '?lang=en' });
  try {
    const narrow = paneOf(() => english);
    await narrow.tab(/^Share/);
    await narrow.button('Check and export for publication').click();
    await english.pane.getByLabel('What to check').selectOption('計画');
    await narrow.button('Check').click();
    await narrow.says('Score (out of 100)');
    await english.page.getByRole('separator').last().press('Home');
    expect(await narrow.cut()).toEqual([]);
    expect(await narrow.faults()).toEqual([]);
    const folder = process.env['SHOTS'];
    if (folder !== undefined) await english.page.screenshot({ path: `${folder}/publish-english.png` });
  } finally {
    await english.close();
  }
});

/** A workbook with the table that people make: merges, 同上, units, ①, spaces, formulas, a title above and a note below. */
async function ownWorkbook(): Promise<Buffer> {
  const book = new Book();
  const sheet = book.addSheet('手続');
  sheet.write({ row: 0, column: 0, rows: 10, columns: 6 }, [
    ['手続の件数（窓口調べ）', '', '', '', '', ''],
    ['', '', '', '', '', ''],
    ['課', '手続', '件数', '件数', '年月', '率'],
    ['市民課', '転入　届', "'1,200件", 3, '令和5年4月', '=D4*2'],
    ['', '転出届①', "'800件", 4, '令和5年5月', '=D5*2'],
    ['', '', '', '', '', ''],
    ['市民課', '印鑑登録', "'700件", 5, '令和5年6月', '=D7*2'],
    ['〃', '証明', "'600件", 6, '令和5年7月', '=D8*2'],
    ['', '', '', '', '', ''],
    ['※ 速報値', '', '', '', '', ''],
  ]);
  sheet.merge({ row: 3, column: 0, rows: 2, columns: 1 });
  sheet.setStyle({ row: 2, column: 0, rows: 1, columns: 6 }, { font: { bold: true } });
  sheet.activate();
  return Buffer.from((await writeXlsx(book)).bytes);
}

test.each([
  ['L1-04', /^表の外の文を別のシートへ移す（2個/, /^表の外の2個のセルの内容を/, 'A1', '', '手続の件数（窓口調べ）'],
  ['L1-03', /^空の行を削除する（1行/, /^空の行を1行、削除/, 'B6', '印鑑登録', ''],
  ['L1-12', /^結合を解いて/, /^1か所の結合を解き/, 'A5', '市民課', ''],
  ['L1-06', /^直したあとの内容を見る/, /^1個のセルを直しました/, 'B4', '転入 届', '転入　届'],
  ['L2-01', /^直したあとの内容を見る/, /^5個のセルを直しました/, 'C3', '件数（件）', '件数'],
  ['L2-02', /^直したあとの内容を見る/, /^1個のセルを直しました/, 'A8', '市民課', '〃'],
  ['L2-03', /^直したあとの内容を見る/, /^1個のセルを直しました/, 'D3', '件数_2', '件数'],
  ['L2-06', /^直したあとの内容を見る/, /^4個のセルを直しました/, 'F4', '6', '6'],
  ['L3-05', /^西暦を併記する/, /^4個のセルを直しました/, 'E4', '2023年（令和5年）4月', '令和5年4月'],
  ['L1-08', /^直したあとの内容を見る/, /^1個のセルを直しました/, 'B5', '転出届1', '転出届①'],
])('%s: a repair of a table as people make them, and the way back', async (rule, way, told, place, then, before) => {
  if (rule === 'L1-04') {
    await opened.page.locator('input[type="file"]').setInputFiles({ name: '手続.xlsx', mimeType: XLSX, buffer: await ownWorkbook() });
    await opened.page.getByText('「手続.xlsx」を開きました。').waitFor();
    await tab(/^共有/);
    await button('公開用の点検と書き出し').click();
    await opened.pane.getByLabel('点検する範囲').selectOption('手続');
    await button('点検する').click();
  }
  const group = opened.pane.locator('section', { has: heading(new RegExp(`^${rule}`)) }).last();
  await group.getByRole('button', { name: way }).click();
  await expectSound();
  await shot(`publish-repair-${rule}`);
  await group.getByRole('button', { name: /^この内容に直す|^結合を解いて|^表の外の文を|^空の行を/ }).click();
  await says(told);
  expect((await opened.cell('手続', place)).text).toBe(then);
  await button('元に戻す').click();
  await says(/^(?!.*直しました).*(戻し|結合しました)/);
  expect((await opened.cell('手続', place)).text).toBe(before);
});

test('a repair by keys alone, in the dark and in high contrast', async () => {
  await opened.page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active' });
  const group = opened.pane.locator('section', { has: heading(/^L1-06/) }).last();
  const way = group.getByRole('button', { name: /^直したあとの内容を見る/ });
  await way.focus();
  await opened.page.keyboard.press('Enter');
  await expectFocus('この内容に直す（1個のセル）');
  await shot('publish-contrast');
  await opened.page.keyboard.press('Tab');
  await expectFocus('直さない');
  await opened.page.keyboard.press('Enter');
  await expectFocus('直したあとの内容を見る（1個のセル）');
  await opened.page.emulateMedia({ colorScheme: 'dark', forcedColors: 'none' });
  await expectSound();
  await shot('publish-dark');
  await opened.page.emulateMedia({ colorScheme: 'light' });
});

test('nothing was asked for from elsewhere, and nothing went wrong on the way', () => {
  expect(opened.strayRequests).toEqual([]);
  expect(opened.pageErrors).toEqual([]);
});
