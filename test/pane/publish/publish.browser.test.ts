import { openPreview, type OpenedPreview } from '../../preview/browser';
import { paneOf } from '../../preview/pane';

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

test('nothing was asked for from elsewhere, and nothing went wrong on the way', () => {
  expect(opened.strayRequests).toEqual([]);
  expect(opened.pageErrors).toEqual([]);
});
