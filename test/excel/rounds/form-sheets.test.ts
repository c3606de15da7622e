import { makeFormSheets, readFormSheets } from '../../../src/excel/rounds/form-sheets';
import { readRounds } from '../../../src/excel/rounds/read-rounds';
import { takeBackFormSheets } from '../../../src/excel/rounds/take-back-forms';
import { readWorkbook } from '../../../src/excel/read/read';
import { formsOf } from '../../../src/sheets/rounds/form';
import { takeIn } from '../../../src/sheets/rounds/take-in';
import { close, dump, failing, sheetNamed } from '../workbook';
import { openForRounds, startRound } from './rounds-workbook';

afterAll(close);

test('a sheet for each addressee, locked but for its entry cells; filled in, it is read as a file would be', async () => {
  const { host, client } = await openForRounds();
  await startRound();
  const state = await readWorkbook();
  const [recorded] = await readRounds();
  const round = recorded?.round;
  if (round === undefined) throw new Error('no round');
  const forms = formsOf(
    round,
    state.sheets.map(({ name }) => name),
  );
  client.batches.length = 0;
  const made = await makeFormSheets(forms);
  expect([made.sheets, made.page, client.batches.length]).toEqual([forms.map(({ sheet }) => sheet), true, 3]);
  const [form] = forms;
  if (form === undefined) throw new Error('no form');
  const sheet = sheetNamed(host.book, form.sheet);
  const answer = form.columns.findIndex(({ key }) => key === 'answer');
  expect(sheet.protection).not.toBeNull();
  sheet.write({ row: form.firstRow, column: answer, rows: 2, columns: 1 }, [[420000], [90]]);
  await host.settled();
  const sheets = await readFormSheets();
  expect(sheets.map(({ name }) => name)).toEqual(made.sheets);
  const preview = takeIn(await readWorkbook(), round, [{ name: null, sheets }]);
  expect(preview.addressees[0]?.items.map(({ next }) => next.answer)).toEqual([420000, 90]);
  expect(preview.notices).toEqual([]);
  // Made again, nothing is written over.
  expect((await failing(() => makeFormSheets(forms))).kind).toBe('nameTaken');
});

test('Excel stops half-way through the forms: what is told as done is all of them', async () => {
  const { host, client } = await openForRounds();
  await startRound();
  const [recorded] = await readRounds();
  const forms = recorded === undefined ? [] : formsOf(recorded.round);
  client.batches.length = 0;
  const made = await makeFormSheets(forms);
  const length = client.batches[1]?.Actions.length ?? 0;
  const whole = JSON.parse(dump(host.book)) as unknown;
  await takeBackFormSheets(forms, made);
  client.faults.at(2, { doneActions: Math.floor(length / 2) });
  await makeFormSheets(forms);
  await host.settled();
  expect(length).toBeGreaterThan(50);
  expect(JSON.parse(dump(host.book))).toEqual(whole);
});
