import { openPreview, type OpenedPreview } from '../../preview/browser';

jest.setTimeout(240_000);

let opened: OpenedPreview;
beforeAll(async () => {
  opened = await openPreview();
});
afterAll(() => opened?.close());

const shot = (name: string): Promise<unknown> =>
  process.env.SHOTS === undefined ? Promise.resolve() : opened.page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });

test('a copy of the sample report: made, looked through, opened; the report before it is as it was', async () => {
  const { page, pane, cell } = opened;
  const before = await cell('報告書', 'L8');
  await pane.getByRole('tab', { name: '共有' }).click();
  await pane.getByRole('button', { name: '共有用コピー' }).click();
  await shot('choose');
  await pane.getByRole('button', { name: 'コピーを作成' }).click();
  await pane.getByRole('heading', { name: '作成したコピー' }).waitFor();
  await pane.getByText('確認済み').waitFor();
  await pane.locator('summary').click();
  await shot('report');
  await pane.getByRole('button', { name: '新しいブックで開く' }).click();
  await page.getByText('アドインが新しいブックを開きました').waitFor();
  expect(await page.getByRole('tab', { name: '変換の記録' }).count()).toBe(1);
  const now = await cell('報告書', 'L8');
  expect([now.value, now.text]).toEqual([before.value, before.text]);
  await shot('opened');
  await page.getByRole('button', { name: '前のブックに戻る' }).click();
  await page.getByRole('tab', { name: '変換の記録' }).waitFor({ state: 'detached' });
  expect(await cell('報告書', 'L8')).toEqual(before);
  expect(opened.pageErrors).toEqual([]);
});

test('stopped while it is made: nothing is open, the workbook is as it was', async () => {
  const { pane, cell } = opened;
  const before = await cell('報告書', 'L8');
  await pane.getByRole('tab', { name: '共有' }).click();
  await pane.getByRole('button', { name: '共有用コピー' }).click();
  await pane.getByRole('radio', { name: '標準の数式にする' }).check();
  // The bar is there for as long as the copy takes: the click that starts it and the one that stops it are one.
  await pane.locator('body').evaluate(body => {
    const named = (name: string) => [...body.querySelectorAll('button')].find(one => one.textContent === name);
    new MutationObserver((_, watching) => {
      const stop = named('中止');
      if (stop === undefined) return;
      watching.disconnect();
      stop.click();
    }).observe(body, { childList: true, subtree: true });
    named('コピーを作成')?.click();
  });
  await pane.getByText('作成を中止しました。ブックは変わっていません。').waitFor();
  expect(await pane.getByRole('heading', { name: '作成したコピー' }).count()).toBe(0);
  expect(await cell('報告書', 'L8')).toEqual(before);
});

test('as plain formulas: each is named with what became of it, and the copy shows the same', async () => {
  const { page, pane, cell } = opened;
  const before = await cell('報告書', 'N18');
  await pane.getByRole('button', { name: 'コピーを作成' }).click();
  await pane.getByRole('heading', { name: '作成したコピー' }).waitFor();
  await pane.getByText(/標準の数式にしたセル [1-9]/).waitFor();
  await pane.locator('summary').click();
  await shot('formulas');
  await pane.getByRole('button', { name: '新しいブックで開く' }).click();
  await page.getByText('アドインが新しいブックを開きました').waitFor();
  const now = await cell('報告書', 'N18');
  expect([now.value, now.text]).toEqual([before.value, before.text]);
  expect([before.formula, now.formula]).toEqual([expect.stringContaining('DX.STATUS'), expect.not.stringContaining('DX')]);
  expect(await page.getByRole('tab', { name: '変換の補助' }).count()).toBe(1);
  await page.getByRole('button', { name: '前のブックに戻る' }).click();
  await page.getByRole('tab', { name: '変換の記録' }).waitFor({ state: 'detached' });
  expect(opened.pageErrors).toEqual([]);
});

test('where Excel opens no workbooks: sheets of values in this one, taken back with one click', async () => {
  const { page, pane, cell } = opened;
  // The pane is there before its Excel is changed.
  await pane.getByRole('tab', { name: '共有' }).click();
  await pane.getByRole('button', { name: '共有用コピー' }).click();
  await page.evaluate(() => {
    for (const frame of [...document.querySelectorAll('iframe')]) {
      const { Excel: excel } = frame.contentWindow as unknown as { Excel?: { createWorkbook: unknown } };
      if (excel !== undefined)
        excel.createWorkbook = () => Promise.reject(Object.assign(new Error('no'), { code: 'UnsupportedOperation' }));
    }
  });
  await pane.getByRole('button', { name: 'コピーを作成' }).click();
  await pane.getByRole('button', { name: '新しいブックで開く' }).click();
  await pane.getByText(/^追加するシート：.*報告書（値）/).waitFor();
  await shot('instead');
  await pane.getByRole('button', { name: /^値だけのシートを[1-9]枚追加$/ }).click();
  await pane.getByText(/^値だけのシートを追加しました：/).waitFor();
  await page.getByRole('tab', { name: '報告書（値）' }).waitFor();
  const [was, now] = [await cell('報告書', 'N18'), await cell('報告書（値）', 'N18')];
  expect([now.value, now.text, now.formula]).toEqual([was.value, was.text, null]);
  await pane.getByRole('button', { name: '元に戻す' }).click();
  await pane.getByText('追加した値だけのシートを削除しました。').waitFor();
  await page.getByRole('tab', { name: '報告書（値）' }).waitFor({ state: 'detached' });
  expect(opened.pageErrors).toEqual([]);
});

test('where Excel gives no file of the workbook: the same sheets, offered at once', async () => {
  const { page, pane, cell } = opened;
  const was = await cell('報告書', 'N18');
  // What office.js defines cannot be changed: the pane gets an object before it.
  await page.evaluate(() => {
    for (const frame of [...document.querySelectorAll('iframe')]) {
      const window = frame.contentWindow as unknown as { Office?: { context: { document: object | undefined } } };
      if (window.Office?.context.document === undefined) continue;
      const { Office: office } = window;
      const before = (object: object, name: string, value: unknown): object => Object.create(object, { [name]: { value } }) as object;
      const without = before(office.context.document ?? {}, 'getFileAsync', undefined);
      window.Office = before(office, 'context', before(office.context, 'document', without)) as typeof office;
    }
  });
  await pane.getByRole('tab', { name: '共有' }).click();
  await pane.getByRole('button', { name: '共有用コピー' }).click();
  await pane.getByRole('button', { name: 'コピーを作成' }).click();
  await pane.getByText(/^このExcelでは、アドインからブックのファイルを読み取れません。/).waitFor();
  await shot('no-file');
  await pane.getByRole('button', { name: /^値だけのシートを[1-9]枚追加$/ }).click();
  await pane.getByText(/^値だけのシートを追加しました：/).waitFor();
  expect(await cell('報告書（値）', 'N18')).toEqual({ ...was, formula: null });
  await pane.getByRole('button', { name: '元に戻す' }).click();
  await pane.getByText('追加した値だけのシートを削除しました。').waitFor();
  expect(opened.pageErrors).toEqual([]);
});
