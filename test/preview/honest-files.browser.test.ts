import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { area } from '../host/cell/address';
import { Book } from '../host/book/book';
import { readXlsx, writeXlsx } from '../host/xlsx';
import { openPreview } from './browser';
import type { OpenedPreview } from './browser';

/** What the preview does with people's files, in the browser itself: large ones are saved whole, and what differs is said. */

jest.setTimeout(180_000);

let opened: OpenedPreview;
beforeAll(async () => {
  opened = await openPreview();
});
afterAll(async () => {
  await opened?.close();
});

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function open(name: string, buffer: Buffer): Promise<void> {
  await opened.page.locator('input[type="file"]').setInputFiles({ name, mimeType: XLSX, buffer });
  await opened.page.getByText(`「${name}」を開きました。`).waitFor();
}

/** The files of a zip by the operating system's rules: every line of the directory, inflated by zlib. */
function unpacked(bytes: Buffer): ReadonlyMap<string, Buffer> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const files = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n--) {
    const [method, packed, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
    const nameLength = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(start, start + packed);
    const content = method === 0 ? data : zlib.inflateRawSync(data);
    expect(content.length).toBe(size);
    files.set(bytes.toString('utf8', at + 46, at + 46 + nameLength), content);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}

test('a sheet of 3,000 x 8 numbers is saved whole', async () => {
  const book = new Book();
  const numbers = Array.from({ length: 3000 }, (_, r) => Array.from({ length: 8 }, (__, c) => Math.sin(r * 8 + c) * 1e6));
  book.activeSheet.write(area(0, 0, 3000, 8), numbers);
  await open('大きい表.xlsx', Buffer.from((await writeXlsx(book)).bytes));
  await opened.setCell('A1', '7');
  const [download] = await Promise.all([
    opened.page.waitForEvent('download'),
    opened.page.getByRole('button', { name: '保存', exact: true }).click(),
  ]);
  await opened.page.getByText('「大きい表.xlsx」を保存しました').waitFor();
  const bytes = fs.readFileSync(await download.path());
  if (process.env.KEEP_SAVED) fs.writeFileSync(process.env.KEEP_SAVED, bytes);
  const sheet = unpacked(bytes).get('xl/worksheets/sheet1.xml')?.toString('utf8') ?? '';
  expect(sheet.length).toBeGreaterThan(700_000);
  expect([...sheet.matchAll(/<c /g)]).toHaveLength(24_000);
  const back = (await readXlsx(new Uint8Array(bytes))).book.activeSheet;
  expect(back.value(0, 0)).toBe(7);
  expect(back.values(area(1, 0, 2999, 8))).toEqual(numbers.slice(1));
});

test('formulas that give another value here, or none, are counted and listed', async () => {
  const book = new Book();
  const sheet = book.activeSheet;
  sheet.write(area(0, 0, 1, 4), [[1, '=A1+1', '=GETPIVOTDATA("計",$A$3)', '=TODAY()']]);
  const last = [2.5, 99, 40000];
  last.forEach((value, n) => sheet.setCell(0, n + 1, { value, formula: sheet.formula(0, n + 1) ?? '' }));
  await open('値の違う表.xlsx', Buffer.from((await writeXlsx(book)).bytes));
  const line = opened.page.getByText('1個の数式は、このプレビューではExcelと同じ値になりません');
  await line.waitFor();
  const item = opened.page.getByText('Sheet1!B1　=A1+1　Excel：2.5　プレビュー：2');
  await expect(item.isVisible()).resolves.toBe(false);
  await line.click();
  await item.waitFor({ state: 'visible' });
  await opened.page.getByText('1個の数式は、このプレビューでは計算できないため、ファイルにある値のままです').click();
  await opened.page.getByText('Sheet1!C1　=GETPIVOTDATA("計",$A$3)').waitFor({ state: 'visible' });
  expect(await opened.cell('Sheet1', 'C1')).toMatchObject({ value: 99 });
  if (process.env.KEEP_SAVED) await opened.page.screenshot({ path: `${process.env.KEEP_SAVED}.png` });
});

test('a workbook without such formulas opens without such lines; macros are taken', async () => {
  await open('並.xlsm', fs.readFileSync(path.join(__dirname, '..', 'cases', 'workbooks', 'table-this-row-range.xlsx')));
  await expect(opened.page.getByText('個の数式は').count()).resolves.toBe(0);
  expect(await opened.page.locator('input[type="file"]').getAttribute('accept')).toContain('.xlsm');
  expect(opened.pageErrors).toEqual([]);
});
