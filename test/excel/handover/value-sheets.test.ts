import { makeValueSheets, planValueSheets, takeBackValueSheets } from '../../../src/excel/handover/value-sheets';
import { asCustomFunctions } from '../../functions/as-custom-functions';
import { close, dump, failing, openOsaka, sheetNamed } from '../workbook';

afterEach(close);

const nameOf = (sheet: string): string => `${sheet}（値）`;

async function openReport() {
  const started = await openOsaka();
  started.host.book.customFunctions = asCustomFunctions();
  const sheet = sheetNamed(started.host.book, '報告書');
  sheet.write({ row: 4, column: 0, rows: 2, columns: 2 }, [
    ['作業削減時間', '=DX.TARGET(A5,2030,DX_KPIs[#All])'],
    ['半分', '=B5/2'],
  ]);
  sheet.merge({ row: 6, column: 0, rows: 1, columns: 2 });
  await started.host.settled();
  return started;
}

test('the sheets that ask DX functions, as values under a name that says so; 元に戻す takes them out', async () => {
  const { host } = await openReport();
  const before = dump(host.book);
  const plan = await planValueSheets(nameOf);
  expect(plan).toContainEqual({ from: '報告書', name: '報告書（値）' });
  const made = await makeValueSheets(plan);
  await host.settled();
  const copy = sheetNamed(host.book, '報告書（値）');
  expect([copy.value(4, 1), copy.formula(4, 1), copy.value(5, 1), copy.formula(5, 1)]).toEqual([1_100_000, null, 550_000, null]);
  expect(host.book.names.all(copy.id)).toEqual([]);
  expect(copy.state.tables).toEqual([]);
  expect(await planValueSheets(nameOf)).toContainEqual({ from: '報告書', name: '報告書（値） (2)' });
  await takeBackValueSheets(made);
  await host.settled();
  expect(dump(host.book)).toBe(before);
});

test('nothing half-done: a protected sheet, a name that is taken by now', async () => {
  const { host } = await openReport();
  const plan = await planValueSheets(nameOf);
  host.book.addSheet('報告書（値）');
  const before = dump(host.book);
  expect((await failing(() => makeValueSheets(plan))).failure).toEqual({ kind: 'nameTaken', name: '報告書（値）' });
  expect(dump(host.book)).toBe(before);
  const again = await planValueSheets(nameOf);
  await Excel.run(async context => {
    context.workbook.worksheets.getItem('報告書').protection.protect();
    await context.sync();
  });
  expect((await failing(() => makeValueSheets(again))).kind).toBe('protectedSheet');
});

test('a copy that somebody has worked in stays', async () => {
  const { host } = await openReport();
  const made = await makeValueSheets(await planValueSheets(nameOf));
  sheetNamed(host.book, '報告書（値）').write({ row: 9, column: 0, rows: 1, columns: 1 }, [['追記']]);
  const before = dump(host.book);
  expect((await failing(() => takeBackValueSheets(made))).failure).toEqual({ kind: 'changedMeanwhile', what: '報告書（値）' });
  expect(dump(host.book)).toBe(before);
});

test('a copy that somebody has renamed to keep it stays', async () => {
  const { host, client } = await openReport();
  const made = await makeValueSheets(await planValueSheets(nameOf));
  host.book.renameSheet(sheetNamed(host.book, '報告書（値）'), '報告書 保存版');
  const before = dump(host.book);
  expect((await failing(() => takeBackValueSheets(made))).failure).toEqual({ kind: 'changedMeanwhile', what: '報告書（値）' });
  expect(dump(host.book)).toBe(before);
  host.book.renameSheet(sheetNamed(host.book, '報告書 保存版'), '報告書（値）');
  client.faults.after(1, () => host.book.renameSheet(sheetNamed(host.book, '報告書（値）'), '報告書 保存版'));
  expect((await failing(() => takeBackValueSheets(made))).outcome).toEqual({ changed: 'nothing' });
  expect(dump(host.book)).toBe(before);
});

test('a colleague unprotects a copy that is to go, and writes below: it stays, with what they wrote', async () => {
  const { host, client } = await openReport();
  const made = await makeValueSheets(await planValueSheets(nameOf));
  const sheet = sheetNamed(host.book, '報告書（値）');
  client.faults.after(1, () => {
    sheet.unprotect();
    sheet.write({ row: 30, column: 0, rows: 1, columns: 1 }, [['同僚の覚え']]);
  });
  expect((await failing(() => takeBackValueSheets(made))).outcome).toEqual({ changed: 'nothing' });
  expect(sheetNamed(host.book, '報告書（値）').value(30, 0)).toBe('同僚の覚え');
});

test('a copy of which somebody has only edited a note stays', async () => {
  const { host } = await openReport();
  sheetNamed(host.book, '報告書').setNote(4, 0, '担当のメモ');
  const made = await makeValueSheets(await planValueSheets(nameOf));
  sheetNamed(host.book, '報告書（値）').setNote(4, 0, '担当のメモ（要確認）');
  const before = dump(host.book);
  expect((await failing(() => takeBackValueSheets(made))).failure).toEqual({ kind: 'changedMeanwhile', what: '報告書（値）' });
  expect(dump(host.book)).toBe(before);
  sheetNamed(host.book, '報告書（値）').setNote(4, 0, '担当のメモ');
  await takeBackValueSheets(made);
  expect(host.book.sheetByName('報告書（値）')).toBeNull();
});
