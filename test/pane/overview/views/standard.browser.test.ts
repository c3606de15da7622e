import { openPreview, type OpenedPreview } from '../../../preview/browser';
import { paneOf } from '../../../preview/pane';
import { typeBelow } from '../../rounds/filled-forms';

/** 標準化 in 概要: from a system that is to be standardised to the rates of a business. */

jest.setTimeout(240_000);

let opened: OpenedPreview;
const { button, tab, says, faults, expectSound } = paneOf(() => opened);
beforeAll(async () => {
  opened = await openPreview();
  await button('テンプレートから始める').click();
  await opened.pane.getByLabel('テンプレート', { exact: true }).selectOption({ label: '大阪市 バックオフィスDX' });
  await button('追加する').click();
  await says(/行を追加しました。/);
});
afterAll(async () => {
  await opened?.close();
});

const shot = (name: string): Promise<unknown> =>
  process.env.SHOTS === undefined ? Promise.resolve() : opened.page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
const view = () => opened.pane.getByRole('radio', { name: '標準化' }).or(opened.pane.getByRole('button', { name: '標準化', exact: true }));

test('no system is to be standardised: nothing is said of it; then what to do first', async () => {
  expect(await view().count()).toBe(0);
  await typeBelow(opened, '情報システム', '標準化対象', ['○']);
  await opened.settled();
  await tab(/^概要/);
  await view().click();
  await says(/^標準化手順シートがありません。「シート」の「テンプレートから追加」/);
  await says(/^標準化対象のシステムで、手順が入力されていないもの：/);
  expect(await faults()).toEqual([]);
  await shot('standard-none');
});

test('the sheet is made as the view says, and rows on it give the rates of their business', async () => {
  await tab(/^シート/);
  await button(/標準化手順/).click();
  await button('作成する').click();
  await says(/シートを1枚作成しました。/);
  await typeBelow(opened, '標準化手順', '業務', Array<string>(10).fill('住民基本台帳'));
  await typeBelow(
    opened,
    '標準化手順',
    '手順番号',
    Array.from({ length: 10 }, (_, at) => String(at + 1)),
  );
  await typeBelow(
    opened,
    '標準化手順',
    '手順',
    Array.from({ length: 10 }, (_, at) => `手順その${at + 1}`),
  );
  await typeBelow(opened, '標準化手順', '状態', [
    ...Array<string>(4).fill('完了'),
    ...Array<string>(2).fill('着手'),
    ...Array<string>(4).fill('未着手'),
  ]);
  await opened.settled();
  await tab(/^概要/);
  await view().click();
  const row = opened.pane.getByRole('table', { name: '業務ごとの完了率・作業率・未着手率' }).getByRole('row', { name: /住民基本台帳/ });
  await row.waitFor();
  // 4, 2 and 4 of forty; of the other thirty nothing is known.
  expect(await row.getByRole('cell').allTextContents()).toEqual(['10%', '5%', '10%']);
  await says('40のうち30の手順の状態が未入力です。どの率にも含めていません。');
  await shot('standard-rates');
  await expectSound();
  await shot('standard-narrow');
  await opened.page.emulateMedia({ colorScheme: 'dark' });
  await shot('standard-dark');
});

test('the template brings the rows that are not there yet, by their numbers, and can be taken back', async () => {
  await tab(/^シート/);
  await button('テンプレートから追加').click();
  await opened.pane.getByLabel('テンプレート', { exact: true }).selectOption({ label: '標準化 20業務・40手順' });
  await shot('standard-template');
  await button('追加する').click();
  await says(/790行を追加しました。/);
  expect((await opened.cell('標準化手順', 'D15')).value).toBe('（手順11：名称はPMOツールから転記）');
  await tab(/^概要/);
  await view().click();
  const table = opened.pane.getByRole('table', { name: '業務ごとの完了率・作業率・未着手率' });
  await table.getByRole('row').nth(20).waitFor();
  await says('40のうち30の手順の状態が未入力です。どの率にも含めていません。');
  // What nothing is known of has no rates.
  expect(
    await table
      .getByRole('row', { name: /介護保険/ })
      .getByRole('cell')
      .allTextContents(),
  ).toEqual(['―', '―', '―']);
  await shot('standard-twenty');
  await button('元に戻す').click();
  await table.getByRole('row').nth(2).waitFor({ state: 'detached' });
});
