import { makeFormSheets } from '../../../src/excel/rounds/form-sheets';
import { readRounds } from '../../../src/excel/rounds/read-rounds';
import { readRecords } from '../../../src/excel/rounds/read-records';
import { takeBackFormSheets } from '../../../src/excel/rounds/take-back-forms';
import { takeBackRound } from '../../../src/excel/rounds/take-back-round';
import { writeRound, type RoundWritten } from '../../../src/excel/rounds/write-round';
import { takeBackOwnSheet } from '../../../src/excel/sheets/own/take-back-own-sheet';
import { readWorkbook } from '../../../src/excel/read/read';
import { formsOf } from '../../../src/sheets/rounds/form';
import type { RoundWrite } from '../../../src/sheets/rounds/round-write';
import { need } from '../../faults/action';
import { differences, whole, type Whole } from '../../faults/whole';
import type { Book } from '../../host/book/book';
import type { Sheet } from '../../host/book/sheet';
import { actionsIn, close, failing, sheetNamed } from '../workbook';
import { closeRound, openForRounds, planMerge, planStart, startRound } from './rounds-workbook';

afterAll(close);

const ANSWERS = { 1: { answer: 420000, comment: '半期の値' }, 2: { answer: 0.05 }, 3: { answer: 90 }, 4: { answer: '移行' } };

async function written(order: RoundWrite): Promise<RoundWritten> {
  const done = await writeRound(order);
  if (done === null) throw new Error('nothing was written');
  return done;
}

/** Everything the tables hold, and the rounds. */
async function contents(): Promise<unknown> {
  const { tables } = await readWorkbook();
  return [Object.values(tables).map(table => table?.cells ?? null), (await readRounds()).map(({ record }) => record)];
}

const looksOf = (book: Book, sheet: string): string[] => {
  const found: string[] = [];
  for (let row = 0; row < 12; row++)
    for (let column = 0; column < 12; column++) found.push(JSON.stringify(sheetNamed(book, sheet).cell(row, column) ?? null));
  return found;
};

test('a started round: its rows and its record go, in two syncs', async () => {
  const { host, client } = await openForRounds();
  const before = await contents();
  const looks = looksOf(host.book, '照会');
  const done = await written(await planStart());
  expect(await contents()).not.toEqual(before);
  client.batches.length = 0;
  await takeBackRound(done);
  expect(client.batches).toHaveLength(2);
  expect(await contents()).toEqual(before);
  expect(looksOf(host.book, '照会')).toEqual(looks);
  // Once more, as 再試行 gives it: it is taken back already.
  await takeBackRound(done);
  expect(await contents()).toEqual(before);
});

test('merged answers: rows, cells of several sheets and the record are as before', async () => {
  await openForRounds();
  await startRound();
  const before = await contents();
  const done = await written((await planMerge(ANSWERS)).write);
  await takeBackRound(done);
  expect(await contents()).toEqual(before);
  // And the same answers can be taken in again.
  await writeRound((await planMerge(ANSWERS)).write);
  expect((await readWorkbook()).tables.DX_Actuals?.rows).toHaveLength(3);
});

test.each([
  ['a merged value has been put right', (book: Book) => sheetNamed(book, '実績').write({ row: 4, column: 3, rows: 1, columns: 1 }, [[1]])],
  [
    'a row has been added below',
    (book: Book) => sheetNamed(book, '実績').write({ row: 7, column: 0, rows: 1, columns: 1 }, [['作業削減時間']]),
  ],
  [
    'a note stands beside the state',
    (book: Book) => sheetNamed(book, '照会').write({ row: 4, column: 9, rows: 1, columns: 1 }, [['電話した']]),
  ],
])('%s: nothing is taken back', async (_, edit) => {
  const { host } = await openForRounds();
  await startRound();
  const done = await written((await planMerge(ANSWERS)).write);
  edit(host.book);
  await host.settled();
  const before = await contents();
  const failure = await failing(() => takeBackRound(done));
  expect([failure.kind, failure.outcome.changed]).toEqual(['changedMeanwhile', 'nothing']);
  expect(await contents()).toEqual(before);
});

test('a later step of the round stands: nothing of the earlier one is taken back', async () => {
  await openForRounds();
  const started = await written(await planStart());
  await writeRound((await planMerge({ 1: { answer: 1 } })).write);
  const before = await contents();
  expect((await failing(() => takeBackRound(started))).kind).toBe('changedMeanwhile');
  expect(await contents()).toEqual(before);
});

test('the record alone has been written anew, by who sent a reminder: nothing is taken back', async () => {
  const { host } = await openForRounds();
  const { record, ...started } = await written(await planStart());
  host.book.settings.set(record.key, `${record.after} `);
  const before = await contents();
  expect((await failing(() => takeBackRound({ record, ...started }))).kind).toBe('changedMeanwhile');
  expect(await contents()).toEqual(before);
});

test('somebody writes a remark beside the state while it is taken back: it stays, and so does all the rest', async () => {
  const { host, client } = await openForRounds();
  await startRound();
  const done = await written((await planMerge(ANSWERS)).write);
  await host.settled();
  let then: Whole = new Map();
  client.faults.after(1, () => {
    sheetNamed(host.book, '照会').write({ row: 4, column: 9, rows: 1, columns: 1 }, [['電話した']]);
    host.calculation.settle();
    then = whole(host.book);
  });
  expect(await failing(() => takeBackRound(done))).toMatchObject({ kind: 'changedMeanwhile', outcome: { changed: 'nothing' } });
  await host.settled();
  expect(differences(then, whole(host.book))).toEqual([]);
});

test('only the answer is lost, to taking answers in and to taking them back: done, both times', async () => {
  const { host, client } = await openForRounds();
  await startRound();
  await host.settled();
  const before = whole(host.book);
  const merge = await planMerge(ANSWERS);
  client.faults.at(2, 'answer lost');
  const done = await written(merge.write);
  await host.settled();
  client.faults.at(2, 'answer lost');
  await takeBackRound(done);
  await host.settled();
  expect(differences(before, whole(host.book))).toEqual([]);
});

test('Excel stops before the record is as it was: all is taken back with the next try', async () => {
  const { host, client } = await openForRounds();
  await startRound();
  await host.settled();
  const before = whole(host.book);
  const done = await written((await planMerge(ANSWERS)).write);
  await host.settled();
  const length = await actionsIn({ host, client }, 1, () => takeBackRound(done));
  client.faults.at(2, { doneActions: length - 1 });
  await takeBackRound(done);
  await host.settled();
  expect(differences(before, whole(host.book))).toEqual([]);
});

test('rows that have been sorted since are others: their states stay', async () => {
  const { host } = await openForRounds();
  await startRound();
  const done = await written((await planMerge({ 1: { answer: 1 }, 2: { answer: 0.05 }, 3: { answer: 90 } })).write);
  const sheet = sheetNamed(host.book, '照会');
  const line = (row: number): unknown[] => Array.from({ length: 10 }, (_, column) => sheet.cell(row, column)?.value ?? '');
  const [first, second] = [line(4), line(5)];
  sheet.write({ row: 4, column: 0, rows: 2, columns: 10 }, [second, first] as never);
  await host.settled();
  expect((await failing(() => takeBackRound(done))).kind).toBe('changedMeanwhile');
});

test('a closed round is open again and its record gone; not where somebody has written on the record', async () => {
  const { host } = await openForRounds();
  await startRound();
  const before = await contents();
  const first = await closeRound();
  expect((await readRounds())[0]?.round.closed).not.toBeNull();
  await takeBackOwnSheet(first.made, first.along);
  expect(await contents()).toEqual(before);
  expect((await readWorkbook()).sheets.some(({ name }) => name.startsWith('記録'))).toBe(false);
  const second = await closeRound();
  sheetNamed(host.book, second.made.sheet).write({ row: 4, column: 3, rows: 1, columns: 1 }, [[1]]);
  await host.settled();
  expect((await failing(() => takeBackOwnSheet(second.made, second.along))).kind).toBe('changedMeanwhile');
  const [closed] = await readRounds();
  expect(closed?.round.closed).not.toBeNull();
  expect(closed && (await readRecords([closed.round])).map(({ changed, sheet }) => [sheet, changed])).toEqual([[second.made.sheet, [5]]]);
});

test('a closed round of which somebody else has written since: it stays closed, and its record stays', async () => {
  const { host } = await openForRounds();
  await startRound();
  const { made, along } = await closeRound();
  const theirs = along.after.replace('}', ',"noted":1}');
  host.book.settings.set(along.key, theirs);
  expect((await failing(() => takeBackOwnSheet(made, along))).kind).toBe('changedMeanwhile');
  expect(host.book.settings.get(along.key)).toBe(theirs);
  expect(host.book.sheetByName(made.sheet)).not.toBeNull();
});

describe('forms that are taken out again', () => {
  async function madeForms() {
    const { host, client } = await openForRounds();
    await startRound();
    const [recorded] = await readRounds();
    if (recorded === undefined) throw new Error('no round');
    const forms = formsOf(recorded.round);
    const made = await makeFormSheets(forms);
    const last = forms.at(-1);
    if (last === undefined) throw new Error('no form');
    const answer = { row: last.firstRow, column: last.columns.findIndex(({ key }) => key === 'answer'), rows: 1, columns: 1 };
    return { host, client, forms, made, sheet: sheetNamed(host.book, last.sheet), last, answer };
  }

  test.each<[string, (sheet: Sheet, row: number, column: number) => void]>([
    ['put a note on one of them', (sheet, row, column) => sheet.setNote(row, column, '確認中')],
    ['renamed one of them', sheet => sheet.book.renameSheet(sheet, `${sheet.name} 保存版`)],
    [
      'deleted the last line of one of them',
      sheet => {
        sheet.unprotect();
        sheet.clear({ ...need(sheet.usedArea), row: need(sheet.usedArea).row + need(sheet.usedArea).rows - 1, rows: 1 }, 'contents');
      },
    ],
    [
      'unprotected one of them and put a note on it',
      (sheet, row, column) => {
        sheet.unprotect();
        sheet.setNote(row, column, '確認中');
      },
    ],
  ])('somebody has %s: all stay, open to whoever fills them in, and protected as they were', async (_, edit) => {
    const { host, forms, made, sheet, answer } = await madeForms();
    edit(sheet, answer.row, answer.column);
    const before = whole(host.book);
    expect(await failing(() => takeBackFormSheets(forms, made))).toMatchObject({
      kind: 'changedMeanwhile',
      outcome: { changed: 'nothing' },
    });
    await host.settled();
    expect(differences(before, whole(host.book))).toEqual([]);
    sheet.write(answer, [[5]]);
  });

  test('one of them has been deleted by hand: the others stay, and it is told', async () => {
    const { host, forms, made, sheet, last } = await madeForms();
    host.book.removeSheet(sheet);
    const before = whole(host.book);
    expect(await failing(() => takeBackFormSheets(forms, made))).toMatchObject({
      failure: { kind: 'changedMeanwhile', what: last.sheet },
      outcome: { changed: 'nothing' },
    });
    await host.settled();
    expect(differences(before, whole(host.book))).toEqual([]);
  });

  test('who fills one in between our look and our write is asked to wait', async () => {
    const { host, client, forms, made, sheet, answer } = await madeForms();
    let refused = false;
    client.faults.after(1, () => {
      try {
        sheet.write(answer, [[5]]);
      } catch {
        refused = true;
      }
    });
    await takeBackFormSheets(forms, made);
    expect(refused).toBe(true);
    expect(host.book.sheets).not.toContain(sheet);
  });

  test('a colleague unprotects one of them meanwhile and writes below: all stay, with what they wrote', async () => {
    const { host, client, forms, made, sheet, last } = await madeForms();
    const sheets = host.book.sheets.length;
    client.faults.after(1, () => {
      sheet.unprotect();
      sheet.write({ row: last.lastRow + 3, column: 1, rows: 1, columns: 1 }, [['同僚の覚え']]);
    });
    expect((await failing(() => takeBackFormSheets(forms, made))).outcome).toEqual({ changed: 'nothing' });
    expect(host.book.sheets).toHaveLength(sheets);
    expect(sheet.value(last.lastRow + 3, 1)).toBe('同僚の覚え');
  });
});

test('forms that nobody has filled in go again; with an answer on one of them all stay', async () => {
  const { host } = await openForRounds();
  await startRound();
  const [recorded] = await readRounds();
  if (recorded === undefined) throw new Error('no round');
  const forms = formsOf(recorded.round);
  const sheets = host.book.sheets.length;
  await takeBackFormSheets(forms, await makeFormSheets(forms));
  expect(host.book.sheets).toHaveLength(sheets);
  const made = await makeFormSheets(forms);
  const [form] = forms;
  if (form === undefined) throw new Error('no form');
  sheetNamed(host.book, form.sheet).write(
    { row: form.firstRow, column: form.columns.findIndex(({ key }) => key === 'answer'), rows: 1, columns: 1 },
    [[5]],
  );
  await host.settled();
  expect((await failing(() => takeBackFormSheets(forms, made))).kind).toBe('changedMeanwhile');
  expect(host.book.sheets).toHaveLength(sheets + forms.length);
});
