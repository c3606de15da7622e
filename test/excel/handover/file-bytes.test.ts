import { readCopySource } from '../../../src/excel/handover/copy-source';
import { readFileBytes } from '../../../src/excel/handover/file-bytes';
import { openCopy } from '../../../src/excel/handover/open-copy';
import { handOver } from '../../../src/sheets/handover/convert';
import { finish, Stopped } from '../../../src/sheets/read/slices';
import { recordText } from '../../../src/i18n/share/handover-record';
import { differ } from '../../host/quirks';
import { readXlsx } from '../../host/xlsx';
import { asCustomFunctions } from '../../functions/as-custom-functions';
import { close, dump, failing, openOsaka } from '../workbook';

afterEach(close);

test('from the open workbook to a new one: the open one is as before, the new one has values and no DX', async () => {
  const { host } = await openOsaka();
  host.book.customFunctions = asCustomFunctions();
  const sheet = host.book.sheetByName('報告書')!;
  sheet.write({ row: 4, column: 0, rows: 1, columns: 2 }, [['作業削減時間', '=DX.TARGET(A5,2030,DX_KPIs[#All])']]);
  host.book.names.add('件', '=10');
  await host.settled();
  const before = dump(host.book);
  const source = await readCopySource();
  expect(source).toEqual({ calculating: false, nameValues: new Map([['件', 10]]) });
  const steps: number[] = [];
  const bytes = await readFileBytes({ onSlice: done => steps.push(done) });
  expect(steps).toEqual([1]);
  expect(host.copies.unclosed).toBe(0);
  const { bytes: copy } = finish(
    handOver({ bytes, mode: 'values', nameValues: source.nameValues, record: one => recordText(one, ''), twins: null }),
  );
  await openCopy(copy);
  expect(dump(host.book)).toBe(before);
  expect(host.document.created).toHaveLength(1);
  const { book } = await readXlsx(host.document.created[0]!);
  const twin = book.sheetByName('報告書')!;
  expect([twin.value(4, 1), twin.formula(4, 1)]).toEqual([1_100_000, null]);
  expect(book.table('DX_KPIs')?.area).toEqual(host.book.table('DX_KPIs')?.area);
});

test('a slice that fails, a file too large, an Excel without files: a failure, nothing open', async () => {
  const { host } = await openOsaka();
  host.copies.fault = { slice: 0 };
  expect((await failing(() => readFileBytes())).failure).toMatchObject({ kind: 'unknown', code: '5001' });
  host.copies.fault = 'too large';
  expect((await failing(() => readFileBytes())).kind).toBe('tooLarge');
  host.copies.fault = 'not supported';
  expect((await failing(() => readFileBytes())).kind).toBe('unsupported');
  expect(host.copies.unclosed).toBe(0);
});

test('stopped between slices: the file is closed', async () => {
  const { host } = await openOsaka();
  const stop = new AbortController();
  stop.abort();
  await expect(readFileBytes({ signal: stop.signal })).rejects.toBeInstanceOf(Stopped);
  expect(host.copies.unclosed).toBe(0);
});

test('an Excel that opens no workbooks says so', async () => {
  const { host } = await openOsaka();
  differ(host, 'noNewWorkbook');
  expect((await failing(() => openCopy(new Uint8Array([0x50, 0x4b, 3, 4])))).kind).toBe('unsupported');
});
