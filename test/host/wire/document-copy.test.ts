import { readXlsx } from '../xlsx';
import { startExcel, type Started } from '../node';
import { differ } from '../quirks';

let started: Started;
beforeEach(async () => {
  started = await startExcel();
  started.host.book.activeSheet.write({ row: 0, column: 0, rows: 1, columns: 2 }, [['件数', '=1+2']]);
});
afterEach(() => started.stop());

const asked = <T>(call: (done: (answer: Office.AsyncResult<T>) => void) => void): Promise<Office.AsyncResult<T>> => new Promise(call);
const openFile = (sliceSize?: number): Promise<Office.AsyncResult<Office.File>> =>
  asked(done => {
    if (sliceSize === undefined) started.Office.context.document.getFileAsync(started.Office.FileType.Compressed, done);
    else started.Office.context.document.getFileAsync(started.Office.FileType.Compressed, { sliceSize }, done);
  });

test('the file comes in slices and is the workbook', async () => {
  const { value: file } = await openFile(1000);
  expect(file.sliceCount).toBe(Math.ceil(file.size / 1000));
  const bytes: number[] = [];
  for (let index = 0; index < file.sliceCount; index++) {
    const { value: slice } = await asked<Office.Slice>(done => file.getSliceAsync(index, done));
    expect(slice.index).toBe(index);
    bytes.push(...(slice.data as number[]));
  }
  expect(bytes).toHaveLength(file.size);
  const { book } = await readXlsx(Uint8Array.from(bytes));
  expect(book.activeSheet.value(0, 1)).toBe(3);
  expect(started.host.copies.unclosed).toBe(1);
  await asked(done => file.closeAsync(done));
  expect(started.host.copies.unclosed).toBe(0);
});

test('a file may be too large, or one of its slices fail', async () => {
  started.host.copies.fault = 'too large';
  const refused = await openFile();
  expect([String(refused.status), refused.error.code]).toEqual(['failed', 1008]);
  started.host.copies.fault = { slice: 1 };
  const { value: file } = await openFile(1000);
  const first = await asked<Office.Slice>(done => file.getSliceAsync(0, done));
  const second = await asked<Office.Slice>(done => file.getSliceAsync(1, done));
  expect([String(first.status), String(second.status), second.error.code]).toEqual(['succeeded', 'failed', 5001]);
});

test('a third file is not opened before one is closed', async () => {
  await openFile();
  await openFile();
  expect((await openFile()).error.code).toBe(5100);
});

test('createWorkbook opens the bytes beside this workbook; what is no workbook is refused', async () => {
  const opened: number[] = [];
  started.host.document.onCreated = ({ length }) => opened.push(length);
  await started.Excel.createWorkbook(btoa('PK\x03\x04zip'));
  expect(opened).toEqual([7]);
  expect(started.host.document.created).toHaveLength(1);
  await expect(started.Excel.createWorkbook(btoa('nothing'))).rejects.toMatchObject({ code: 'InvalidArgument' });
  differ(started.host, 'noNewWorkbook');
  await expect(started.Excel.createWorkbook(btoa('PK\x03\x04zip'))).rejects.toMatchObject({ code: 'UnsupportedOperation' });
  expect(started.host.document.created).toHaveLength(1);
});
