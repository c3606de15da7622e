import { openPreview, type OpenedPreview } from '../../preview/browser';
import { paneOf } from '../../preview/pane';

/** 直す in an Excel that takes no comments: the original would be lost, so nothing is written before that is said. */

jest.setTimeout(240_000);

let opened: OpenedPreview;
const { button, item, tab, says, expectSound } = paneOf(() => opened);
beforeAll(async () => {
  opened = await openPreview({ query: '?excel=noComments' });
});
afterAll(() => opened?.close());

test('a fix waits until the person has said that the original need not be kept', async () => {
  await button('テンプレートから始める').click();
  await opened.pane.getByLabel('テンプレート', { exact: true }).waitFor();
  await button('追加する').click();
  await says(/シートを\d+枚作成し/);
  await opened.setCell('KPI!G8', '約110万時間');
  await tab(/^点検/);
  await item('KPI!G8').getByRole('button', { name: /直す$/ }).click();
  await says(
    'KPI!G8 の元の内容をメモに残せません。ほかのメモがあるか、このExcelがメモを受け付けません。元の内容を残さなくてよければ「残さずに直す」を押してください。何も変更していません。',
  );
  expect(await opened.cell('KPI', 'G8')).toMatchObject({ value: '約110万時間' });
  await expectSound();
  await button('残さずに直す').click();
  await says('KPI!G8を「約110万時間」から「1,100,000」に直しました。元の内容は残していません。');
  expect(await opened.cell('KPI', 'G8')).toMatchObject({ value: 1100000 });
  await button('元に戻す').click();
  await says('KPI!G8を元の「約110万時間」に戻しました。');
  expect(await opened.cell('KPI', 'G8')).toMatchObject({ value: '約110万時間' });
});
