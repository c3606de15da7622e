import { makeValueSheets, planValueSheets, takeBackValueSheets } from '../../../src/excel/handover/value-sheets';
import { asCustomFunctions } from '../../functions/as-custom-functions';
import { differences, printed, whole } from '../../faults/whole';
import type { ValidationRule } from '../../host/book/rules';
import type { Sheet } from '../../host/book/sheet';
import { actionsIn, close, dump, failing, openOsaka, sheetNamed } from '../workbook';

afterEach(close);

const nameOf = (sheet: string): string => `${sheet}（値）`;

const LIST: ValidationRule = {
  type: 'list',
  formula1: '"3,4"',
  ignoreBlank: true,
  inCellDropDown: true,
  prompt: { show: false, title: '', message: '' },
  alert: { show: true, style: 'stop', title: '', message: '' },
};

async function openReport() {
  const started = await openOsaka();
  started.host.book.customFunctions = asCustomFunctions();
  const sheet = sheetNamed(started.host.book, '報告書');
  sheet.write({ row: 4, column: 0, rows: 2, columns: 2 }, [
    ['作業削減時間', '=DX.TARGET(A5,2030,DX_KPIs[#All])'],
    ['半分', '=B5/2'],
  ]);
  sheet.merge({ row: 6, column: 0, rows: 1, columns: 2 });
  const staff = { row: 8, column: 0, rows: 2, columns: 2 };
  sheet.write(staff, [
    ['課', '人数'],
    ['総務課', 3],
  ]);
  started.host.book.addTable(sheet, staff, true, 'T_課');
  sheet.setValidation(staff, LIST);
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
  // Whoever reads the values types nothing there.
  expect(copy.validations).toEqual([]);
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

test('a sheet that is gone since it was planned: no copy is made, and it is told which', async () => {
  const { host } = await openReport();
  const plan = await planValueSheets(nameOf);
  host.book.renameSheet(sheetNamed(host.book, '報告書'), '報告書 旧');
  const before = dump(host.book);
  expect(await failing(() => makeValueSheets(plan))).toMatchObject({
    failure: { kind: 'notFound', what: '報告書' },
    outcome: { changed: 'nothing' },
  });
  expect(dump(host.book)).toBe(before);
});

test('no answer, and nobody may look: tried again, what has come after all is taken for done', async () => {
  const { host, client } = await openReport();
  const before = dump(host.book);
  const plan = await planValueSheets(nameOf);
  client.faults.at(2, 'answer lost');
  for (let n = 3; n < 8; n++) client.faults.at(n, 'connection lost');
  expect((await failing(() => makeValueSheets(plan))).outcome.changed).toBe('unknown');
  client.faults.clear();
  await takeBackValueSheets(await makeValueSheets(plan));
  await host.settled();
  expect(dump(host.book)).toBe(before);
});

test.each<[string, (copy: Sheet) => void]>([
  ['holds another value', copy => copy.write({ row: 4, column: 1, rows: 1, columns: 1 }, [[1]])],
  ['has a line above', copy => copy.insertRows(0, 1)],
  ['asks a DX function', copy => copy.write({ row: 4, column: 1, rows: 1, columns: 1 }, [['=DX.TARGET(A5,2030,DX_KPIs[#All])']])],
  ['is somebody else’s unfinished one', copy => copy.book.names.add('DX_Copying', '="x"', { scope: copy.id })],
])('a sheet of the name of a copy that %s is not taken for one', async (_, edit) => {
  const { host } = await openReport();
  const plan = await planValueSheets(nameOf);
  await makeValueSheets(plan);
  edit(sheetNamed(host.book, '報告書（値）'));
  await host.settled();
  const before = dump(host.book);
  expect(await failing(() => makeValueSheets(plan))).toMatchObject({
    failure: { kind: 'nameTaken', name: '報告書（値）' },
    outcome: { changed: 'nothing' },
  });
  expect(dump(host.book)).toBe(before);
});

test('Excel stops between two copies that are finished, and will not do it again: both go', async () => {
  const { host, client } = await openReport();
  const other = host.book.addSheet('別紙');
  other.write({ row: 0, column: 0, rows: 1, columns: 2 }, [['作業削減時間', '=DX.TARGET(A1,2030,DX_KPIs[#All])']]);
  await host.settled();
  const plan = await planValueSheets(nameOf);
  expect(plan).toHaveLength(2);
  const before = whole(host.book);
  const length = await actionsIn({ host, client }, 1, () => makeValueSheets(plan));
  client.faults.at(2, { doneActions: length - 1 });
  // Three syncs to take it back; the next looks again.
  client.faults.at(6, 'AccessDenied');
  expect((await failing(() => makeValueSheets(plan))).outcome).toEqual({ changed: 'nothing' });
  await host.settled();
  expect(differences(before, whole(host.book)).map(printed)).toEqual([]);
});
