import { TEMPLATES } from '../../../src/sheets/templates/templates';
import { openPreview, type OpenedPreview } from '../../preview/browser';
import { paneOf } from '../../preview/pane';

jest.setTimeout(240_000);

/** 工程, 工程表 and 構成員 in the preview, with three cities' templates in one workbook. */
let opened: OpenedPreview;
/** What two of the templates bring. */
const MILESTONES = TEMPLATES.filter(({ name }) => /^(北九州|大阪)市/.test(name)).reduce(
  (sum, { rows }) => sum + (rows.DX_Schedules?.length ?? 0),
  0,
);
const { button, tab, says, focused, selected, expectSound } = paneOf(() => opened);
beforeAll(async () => {
  opened = await openPreview();
  await button('テンプレートから始める').click();
  for (const [at, template] of ['北九州市 DX推進計画', '大阪市 バックオフィスDX', '奥州市 デジタル推進本部'].entries()) {
    if (at > 0) {
      await tab(/^シート/);
      await button('テンプレートから追加').click();
    }
    await opened.pane.getByLabel('テンプレート', { exact: true }).selectOption({ label: template });
    await button('追加する').click();
    await button('追加する').waitFor({ state: 'detached' });
  }
});
afterAll(async () => {
  await opened?.close();
});

test('工程表: what will be made is shown, and nothing written until told', async () => {
  await tab(/^シート/);
  await button('工程表を作成').click();
  await opened.pane.getByRole('heading', { name: '工程表を作成' }).waitFor();
  await says('シート「工程表」を作成します。');
  await says(`マイルストーン${MILESTONES}行と、増えたときのための10行。`);
  await opened.pane.getByLabel('終わりの年度').selectOption({ label: '令和22年度（2040）' });
  await says('令和3年度（2021）から令和22年度（2040）まで（20年、四半期ごと）。');
  await opened.pane.getByLabel('始まりの年度').selectOption({ label: '令和5年度（2023）' });
  await says(/この期間の外に予定のあるマイルストーンが\d+行あります。/);
  expect(await opened.page.getByRole('tab', { name: '工程表', exact: true }).count()).toBe(0);
  await expectSound();
  await opened.pane.getByLabel('始まりの年度').press('Escape');
  await button('工程表を作成').waitFor();
  expect(await focused()).toBe('工程表を作成');
});

test('the sheet: bars painted by conditional formats, states from DX.MILESTONE', async () => {
  await button('工程表を作成').click();
  await button('作成する').click();
  await says('シート「工程表」を作成しました。');
  await opened.page.getByRole('tab', { name: '工程表', exact: true, selected: true }).waitFor();
  await opened.settled();
  expect(await opened.cell('工程表', 'D10')).toMatchObject({ text: '■期限超過' });
  expect(await opened.cell('工程表', 'F10')).toMatchObject({ text: '／' });
  expect(await opened.cell('工程表', 'J10')).toMatchObject({ text: '▲' });
  const colour = (address: string): Promise<string> =>
    opened.page.locator(`[role="gridcell"][data-address="${address}"]`).evaluate(element => getComputedStyle(element).backgroundColor);
  expect(await Promise.all(['F10', 'J10'].map(colour))).toEqual(['rgb(217, 217, 217)', 'rgb(255, 255, 255)']);
});

test('made anew only after saying what is lost', async () => {
  await button('工程表を作成').click();
  await says(/シート「工程表」を再作成します。今の「工程表」に追記した内容と書式は失われます。/);
  await button('再作成する').click();
  await says('シート「工程表」を再作成しました。');
  expect(await opened.page.getByRole('tab', { name: /工程表/ }).count()).toBe(1);
});

test('工程: by 取組, what is late first, with a jump to the row', async () => {
  await tab(/^概要/);
  await button('工程').click();
  await says(`${MILESTONES}件：`);
  await opened.pane.getByRole('heading', { name: /\(10\) 情報システムの標準化・共通化\s9件、遅れ\d件/ }).waitFor();
  await expectSound();
  const name = 'AI×データ活用の実証実験 1件';
  const line = opened.pane.getByRole('listitem').filter({ hasText: name });
  await line.getByText('予定 2021/4/1～2022/3/31、').waitFor();
  await button(`${name}のセルへ`).click();
  expect(await selected('スケジュール!C7')).toBe('スケジュール!C7');
  await button('遅れだけ').click();
  expect(await button('遅れだけ').getAttribute('aria-pressed')).toBe('true');
  expect(await opened.pane.getByText('評価不可', { exact: true }).count()).toBe(0);
});

test('構成員: nested bodies with their lines, posts without a name by word and shape, a jump to the row', async () => {
  await button('構成員').click();
  await says(/\d+会議体 \d+職：/);
  const under = opened.pane.getByRole('list', { name: 'バックオフィスDXPTの下の会議体' });
  await under.getByRole('heading', { name: 'バックオフィスDX係長級WG' }).waitFor();
  await under.getByText('報告先：バックオフィスDX課長級WG（第5条第6項）').waitFor();
  expect(await opened.pane.getByRole('listitem').filter({ hasText: '氏名未記入' }).count()).toBeGreaterThan(10);
  expect(await opened.pane.getByText('空席').count()).toBe(0);
  await expectSound();
  await button('バックオフィスDXPT 総務局長のセルへ').click();
  const address = (await selected('構成員!C7')).replace('構成員!', '');
  expect(await opened.cell('構成員', address)).toMatchObject({ text: '総務局長' });
  await opened.setCell(`D${address.slice(1)}`, '甲');
  await opened.pane
    .getByRole('listitem')
    .filter({ hasText: /^構成員 総務局長/ })
    .getByText('在任')
    .waitFor();
});

test('nothing was asked for from elsewhere, and nothing went wrong on the way', () => {
  expect(opened.strayRequests).toEqual([]);
  expect(opened.pageErrors).toEqual([]);
});
