import { SCHEMA_VERSION } from '../../../src/sheets/schema/schema';
import { Book } from '../../host/book/book';
import { writeXlsx } from '../../host/xlsx';
import { openPreview, type OpenedPreview } from '../../preview/browser';
import { paneOf } from '../../preview/pane';

jest.setTimeout(240_000);

let opened: OpenedPreview;
const { button, item, tab, says, faults } = paneOf(() => opened);
beforeAll(async () => {
  opened = await openPreview();
});
afterAll(async () => {
  await opened?.close();
});

test('シート says when each table was last changed', async () => {
  await button('空の様式を作成').click();
  await button('作成する').click();
  await says('シートを8枚作成しました。');
  await tab(/^シート/);
  await item(/^構成員.*最終変更 \d{4}\/\d{1,2}\/\d{1,2} \d{1,2}:\d\d/).waitFor();
  expect(await opened.pane.getByText(/最終変更/).count()).toBe(8);
});

test('列を追加: what is missing, before it is added; then it is there and nothing else has changed', async () => {
  await opened.page.getByRole('tab', { name: '情報システム', exact: true }).click();
  await opened.setCell('J4', '係のメモ欄');
  await item('情報システム').getByText('様式にある列が足りません。').waitFor();
  await button('情報システムシートに列を追加').click();
  await opened.pane.getByRole('heading', { name: '「情報システム」に列を追加' }).waitFor();
  expect(await opened.pane.getByRole('listitem').allTextContents()).toEqual([expect.stringMatching(/^年間経費/)]);
  expect(await faults()).toEqual([]);
  await button('列を追加').click();
  await says('シート「情報システム」の表の右端に1列を追加しました。');
  expect(await opened.cell('情報システム', 'M4')).toMatchObject({ value: '年間経費' });
  expect(await opened.cell('情報システム', 'J4')).toMatchObject({ value: '係のメモ欄' });
  expect(await button('情報システムシートに列を追加').count()).toBe(0);
});

test('a misspelt header is put right from 点検 and taken back', async () => {
  await opened.setCell('I4', '移行期日');
  await tab(/^点検/);
  const remark = item('見出し「移行期限」の列がありません。見出し「移行期日」を「移行期限」に直してください。');
  await remark.getByText('「移行期日」→ 移行期限').waitFor();
  await button('情報システム!I4の「移行期日」を「移行期限」に直す').click();
  await says('情報システム!I4を「移行期日」から「移行期限」に直しました。');
  expect(await opened.cell('情報システム', 'I4')).toMatchObject({ value: '移行期限' });
  await button('元に戻す').last().click();
  await says('情報システム!I4を元の「移行期日」に戻しました。');
  expect(await opened.cell('情報システム', 'I4')).toMatchObject({ value: '移行期日' });
});

test('a workbook of a newer version is read, and nothing is written to it', async () => {
  const book = new Book();
  book.settings.set('DX.workbook', '{"schema":99}');
  await opened.page
    .locator('input[type="file"]')
    .setInputFiles({ name: '新しい版.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from((await writeXlsx(book)).bytes) });
  await says('このブックは新しい版のDX羅針盤で作成されています。');
  await button('空の様式を作成').click();
  await button('作成する').click();
  await says(new RegExp(`できませんでした.*様式の版 99、このアドインは ${SCHEMA_VERSION}.*何も変更していません。`));
  expect(await opened.page.getByRole('tab', { name: 'KPI', exact: true }).count()).toBe(0);
  expect(await faults()).toEqual([]);
});

test('nothing went wrong outside', () => {
  expect(opened.strayRequests).toEqual([]);
  expect(opened.pageErrors).toEqual([]);
});
