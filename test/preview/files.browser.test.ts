import fs from 'node:fs';
import { openPreview } from './browser';
import type { OpenedPreview } from './browser';

jest.setTimeout(180_000);

let opened: OpenedPreview;
beforeAll(async () => {
  opened = await openPreview();
});
afterAll(async () => {
  await opened?.close();
});

const file = () => opened.page.locator('input[type="file"]');
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Cells with a formula, a spilled value, an error, a text number, a date. */
const CELLS = ['D4', 'D10', 'J10', 'N18', 'O25', 'O27', 'J13', 'J29', 'P18'] as const;
const all = () => Promise.all(CELLS.map(address => opened.cell('報告書', address)));

async function save(): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    opened.page.waitForEvent('download'),
    opened.page.getByRole('button', { name: '保存', exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: fs.readFileSync(await download.path()) };
}

test.each([
  ['メモ.xlsx', Buffer.from('これはブックではありません')],
  ['空.xlsx', Buffer.alloc(0)],
  ['旧形式.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(600).fill(0)])],
  ['壊れ.xlsx', Buffer.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3, 4, 5, 6, 7, 8])],
])('%s is refused in words and the present workbook stays', async (name, buffer) => {
  await file().setInputFiles({ name, mimeType: XLSX, buffer });
  const alert = opened.page.getByRole('alert').filter({ hasText: `「${name}」は開けません。` });
  await alert.waitFor();
  expect(await alert.innerText()).toContain('今のブックはそのままです。');
  expect(await opened.page.getByRole('tab').first().innerText()).toBe('報告書');
  await opened.page.getByRole('button', { name: '閉じる' }).click();
});

test('a saved workbook opens again with the same values, formulas and looks', async () => {
  await opened.setCell('報告書!D10', '約40万時間');
  await opened.page.getByRole('img', { name: '保存していない変更があります' }).waitFor();
  const before = await all();
  expect(before[2]).toMatchObject({ value: 700_000 });
  const { name, bytes } = await save();
  expect(name).toBe('進捗報告書（見本）.xlsx');
  await expect(opened.page.getByRole('img', { name: '保存していない変更があります' }).count()).resolves.toBe(0);
  // A change after saving must not come along.
  await opened.setCell('報告書!D10', '0時間');
  await file().setInputFiles({ name: '保存した報告書.xlsx', mimeType: XLSX, buffer: bytes });
  await opened.page.getByText('「保存した報告書.xlsx」を開きました。').waitFor();
  expect(await all()).toEqual(before);
  expect(await opened.page.locator('[data-address="A2"]').getAttribute('aria-colspan')).toBe('17');
  expect(await opened.page.getByRole('tab').allTextContents()).toEqual(['報告書', '計画', '見本の計画']);
});

test('the workbook that was open before, with its changes, can be had back', async () => {
  await opened.page.getByRole('button', { name: '前のブックに戻る' }).click();
  await opened.page.getByText('進捗報告書（見本）.xlsx').waitFor();
  expect(await opened.cell('報告書', 'D10')).toMatchObject({ value: '0時間' });
  await opened.setCell('報告書!D10', '約35万時間');
  expect(await opened.cell('報告書', 'J10')).toMatchObject({ value: 750_000 });
});

test('English with ?lang=en', async () => {
  await opened.page.getByRole('button', { name: '保存', exact: true }).click();
  await opened.page.goto(`${opened.preview.address}?lang=en`);
  await opened.page.getByRole('button', { name: 'Save', exact: true }).waitFor();
  expect(await opened.page.getByRole('heading', { level: 1 }).innerText()).toContain('this is not Excel');
  await file().setInputFiles({ name: 'x.xlsx', mimeType: XLSX, buffer: Buffer.from('no') });
  await opened.page.getByRole('alert').filter({ hasText: 'it is no Excel workbook' }).waitFor();
});

test('nothing was asked for outside this machine and nothing failed', () => {
  expect(opened.strayRequests).toEqual([]);
  expect(opened.pageErrors).toEqual([]);
});
