import { openPreview, type OpenedPreview } from '../../preview/browser';
import { paneOf } from '../../preview/pane';

jest.setTimeout(300_000);

/** 評価基準 in the preview: chosen and changed under ⋯, made into a table, read by cards, 関数 and 点検, and taken back. */
let opened: OpenedPreview;
const { button, tab, says, faults, card, expectSound } = paneOf(() => opened);
beforeAll(async () => {
  opened = await openPreview();
  await button('テンプレートから始める').click();
  await opened.pane.getByLabel('テンプレート', { exact: true }).selectOption({ label: '大阪市 バックオフィスDX' });
  await button('追加する').click();
  await card('作業削減時間').waitFor();
  await button('作業削減時間の実績を追加').click();
  await opened.pane.getByLabel('年度', { exact: true }).selectOption({ label: '令和7年度（2025）' });
  await opened.pane.getByLabel(/^値/).fill('350000');
  await opened.page.keyboard.press('Enter');
  await says(/作業削減時間の令和7年度の実績35万時間を/);
});
afterAll(async () => {
  await opened?.close();
});

const rule = () => opened.pane.getByLabel('評価方式', { exact: true });
const bound = (place: number) => opened.pane.getByLabel(`${place}番目の下限`, { exact: true });
const grade = (place: number) => opened.pane.getByLabel(`${place}番目の評価`, { exact: true });
const shot = async (name: string): Promise<void> => {
  const folder = process.env['SHOTS'];
  if (folder !== undefined) await opened.page.screenshot({ path: `${folder}/${name}.png` });
};

test('達成率 stands right behind the standard rule, with issuer, sentence, example and its bounds', async () => {
  await button('設定とこのアドインについて').click();
  await rule().waitFor();
  const options = await rule().locator('option').allTextContents();
  expect(options.slice(0, 3)).toEqual(['標準', '達成率（独立行政法人）', '達成率（佐野市）']);
  await rule().selectOption({ label: '達成率（独立行政法人）' });
  await says(/達成率（実績÷目標、減少は目標÷実績）が120%以上はA/);
  await says(/^定めた機関：総務大臣/);
  expect(await Promise.all([1, 2, 3, 4].map(place => bound(place).inputValue()))).toEqual(['120%', '100%', '80%', 'それ未満']);
  expect(await Promise.all([1, 2, 3, 4].map(place => grade(place).inputValue()))).toEqual(['A', 'B', 'C', 'D']);
  await bound(1).scrollIntoViewIfNeeded();
  await shot('menu-ja');
  await expectSound();
});

test('a bound that cannot be read is said at once, and nothing is written', async () => {
  await bound(1).fill('120');
  await says('「120」には%を付けてください（120%など）。');
  await bound(1).fill('たくさん');
  await says(/「たくさん」は下限として読めません。/);
  expect(await button('評価基準の表を作成').getAttribute('aria-disabled')).toBe('true');
  expect(await faults()).toEqual([]);
});

test('the changed bounds become a sheet of their own, and all KPIs are rated by it', async () => {
  await bound(1).fill('110%');
  await grade(4).fill('要改善');
  await button('評価基準の表を作成').click();
  await says(/^シート「評価基準」に評価基準の表を作成しました。/);
  expect(await opened.cell('評価基準', 'A4')).toMatchObject({ value: '達成率' });
  expect(await opened.cell('評価基準', 'A5')).toMatchObject({ value: 1.1, text: '110.0%' });
  expect(await opened.cell('評価基準', 'A8')).toMatchObject({ text: 'それ未満' });
  expect(await opened.cell('評価基準', 'B8')).toMatchObject({ value: '要改善' });
  await shot('sheet');
  expect(await rule().inputValue()).toBe('評価基準');
  await says(/達成率（実績÷目標、減少は目標÷実績）が110%以上は「A」、100%以上は「B」、80%以上は「C」、それ未満は「要改善」。/);
  await button('評価方式を5件のKPIに設定').click();
  await says('5件のKPIの評価方式を「評価基準」にしました。');
  await shot('menu-own-ja');
  await card('作業削減時間').getByText('要改善').first().waitFor();
  await expectSound();
});

test('its cells are changed from here, and taken back', async () => {
  await grade(4).fill('D');
  await button('変更を表に書く').click();
  await says('シート「評価基準」の評価基準の表で1個のセルを変更しました。');
  expect(await opened.cell('評価基準', 'B8')).toMatchObject({ value: 'D' });
  await button('元に戻す').click();
  await says('シート「評価基準」の評価基準の表を変更前に戻しました。');
  expect(await opened.cell('評価基準', 'B8')).toMatchObject({ value: '要改善' });
});

test('another rule beside it is refused, with what to do', async () => {
  await rule().selectOption('茨城県');
  await says(/^評価基準の表はシート「評価基準」にあります。表は1つだけなので/);
  expect(await button('評価基準の表を作成').count()).toBe(0);
  await rule().selectOption('評価基準');
});

test('what a colleague breaks in it is said, in the menu and in 点検', async () => {
  await opened.setCell('評価基準!A6', 'まずまず');
  await says(/評価基準の表の「まずまず」は下限として読めないため/);
  await rule().press('Escape');
  await tab(/^点検/);
  await says(/評価基準の表の「まずまず」は下限として読めないため/);
  await shot('checks-ja');
  await opened.setCell('評価基準!A6', '100%');
});

test('関数 takes the table as a range', async () => {
  await opened.page.getByRole('tab', { name: '報告書', exact: true }).click();
  await opened.select('S30');
  await tab(/^関数/);
  await opened.pane.getByLabel('何を知りたいですか').selectOption('STATUS');
  await opened.pane.getByRole('combobox', { name: 'KPI', exact: true }).selectOption('作業削減時間');
  await opened.pane.getByRole('combobox', { name: '評価方式（任意）', exact: true }).selectOption({ label: '達成率（佐野市）' });
  await says(/達成率（実績÷目標、減少は目標÷実績）が100%以上は7/);
  await opened.pane
    .getByRole('combobox', { name: '評価方式（任意）', exact: true })
    .selectOption({ label: '評価基準（シート「評価基準」の表）' });
  await opened.pane.locator('code', { hasText: ',DX_Scale[#All])' }).waitFor();
  await opened.pane.getByText('要改善', { exact: true }).first().waitFor();
  await shot('functions-ja');
  await button('挿入').click();
  await says(/報告書!S30 に数式を挿入しました。/);
  await opened.settled();
  expect((await opened.cell('報告書', 'S30')).value).toBe('要改善');
  await expectSound();
});

test('in English', async () => {
  await button('設定とこのアドインについて').click();
  await opened.pane.getByLabel('言語').selectOption('en');
  await opened.pane.getByLabel('評価方式 (rating scale)', { exact: true }).selectOption('長与町');
  await shot('menu-en');
  await expectSound();
  await opened.pane.getByLabel('評価方式 (rating scale)', { exact: true }).press('Escape');
  await shot('functions-en');
  await expectSound();
});

test('nothing was asked for from elsewhere, and nothing went wrong on the way', () => {
  expect(opened.strayRequests).toEqual([]);
  expect(opened.pageErrors).toEqual([]);
});
