import { readWorkbook } from '../../../src/excel/read/read';
import { readRounds } from '../../../src/excel/rounds/read-rounds';
import { writeRound } from '../../../src/excel/rounds/write-round';
import { progressOf } from '../../../src/sheets/rounds/requests';
import { need } from '../../faults/action';
import { differences, printed, whole, type Whole } from '../../faults/whole';
import type { Sheet } from '../../host/book/sheet';
import { AS_OF, close, dump, failing } from '../workbook';
import { comeBack, openForRounds, planMerge, planStart, startRound } from './rounds-workbook';
import { sheetNamed } from '../workbook';

afterAll(close);

const ANSWERS = { 1: { answer: 420000, comment: '半期の値' }, 2: { answer: 0.05 }, 3: { answer: '約90箇所' } };

test('a round is started: one row for each addressee, and the record of what was asked', async () => {
  const { client } = await openForRounds();
  const order = await planStart();
  client.batches.length = 0;
  await writeRound(order);
  expect(client.batches).toHaveLength(2);
  const state = await readWorkbook();
  expect(state.tables.DX_Requests?.rows.map(({ round, to, status, asked, answered }) => [round, to, status, asked, answered])).toEqual([
    ['令和8年度 10月中間', '総務課', '準備中', 2, 0],
    ['令和8年度 10月中間', '財政課', '準備中', 1, 0],
  ]);
  expect(state.tables.DX_Requests?.issues).toEqual([]);
  const [recorded] = await readRounds();
  expect(recorded?.round.questions).toHaveLength(3);
  // The same order again, as 再試行 gives it, writes nothing twice.
  expect(await writeRound(order)).toBeNull();
  expect((await readWorkbook()).tables.DX_Requests?.rows).toHaveLength(2);
});

test('answers are merged in one batch, with source and author; merging them again is merging them once', async () => {
  const { client } = await openForRounds();
  await startRound();
  const merge = await planMerge(ANSWERS);
  client.batches.length = 0;
  await writeRound(merge.write);
  expect(client.batches).toHaveLength(2);
  const state = await readWorkbook();
  expect(
    state.tables.DX_Actuals?.rows.map(({ value, date, status, source, author, comment }) => [value, date, status, source, author, comment]),
  ).toEqual([
    [420000, AS_OF, '速報', '令和8年度 10月中間（総務課の回答）', '総務課', '半期の値'],
    [0.05, AS_OF, '速報', '令和8年度 10月中間（総務課の回答）', '総務課', null],
    [90, AS_OF, '速報', '令和8年度 10月中間（財政課の回答）', '財政課', null],
  ]);
  expect(state.tables.DX_Requests?.rows.map(({ status, answered, answeredOn }) => [status, answered, answeredOn])).toEqual([
    ['回答済', 2, AS_OF + 3],
    ['回答済', 1, AS_OF + 3],
  ]);
  const again = await planMerge(ANSWERS);
  expect([again.written, again.unchanged, again.write.rows, again.write.cells]).toEqual([0, 3, [], []]);
  await writeRound(again.write);
  expect((await readWorkbook()).tables.DX_Actuals?.rows).toHaveLength(3);
});

test.each([0, 1])('somebody sorts the addressees after %i syncs: no answer goes to another one, and it is told', async syncs => {
  const { host, client } = await openForRounds();
  await startRound();
  const merge = await planMerge({ 1: { answer: 420000 }, 3: { answer: 90 } }, new Map([['財政課', '単位を確認してください。']]));
  const requests = async () => (await readWorkbook()).tables.DX_Requests?.rows.map(({ to, status, remarks }) => [to, status, remarks]);
  const before = await requests();
  const sort = (): void => {
    const { sheet, bodyArea } = host.book.table('DX_Requests') ?? {};
    if (sheet && bodyArea) sheet.write(bodyArea, [...sheet.formulas(bodyArea)].reverse());
  };
  if (syncs === 0) sort();
  else client.faults.after(syncs, sort);
  expect(await failing(() => writeRound(merge.write))).toMatchObject({ kind: 'changedMeanwhile', outcome: { changed: 'nothing' } });
  await host.settled();
  expect(await requests()).toEqual([...(before ?? [])].reverse());
});

test('an answer in part, one sent back, and a second one that corrects the first', async () => {
  await openForRounds();
  await startRound();
  await writeRound(
    (await planMerge({ 1: { answer: 420000 }, 3: { answer: 90 } }, new Map([['財政課', '単位を確認してください。']]))).write,
  );
  const state = await readWorkbook();
  expect(state.tables.DX_Requests?.rows.map(({ status, answered, remarks }) => [status, answered, remarks])).toEqual([
    ['一部回答', 1, null],
    ['差戻し', 0, '差戻し（2026/10/3）：単位を確認してください。'],
  ]);
  const [recorded] = await readRounds();
  expect(recorded && progressOf(state, recorded.round, AS_OF + 30).counts).toEqual({ answered: 0, partly: 1, open: 0, returned: 1 });
  const { preview } = await comeBack({ 1: { answer: 430000 } });
  expect(preview.addressees[0]?.items.map(({ state: is, now, next }) => [is, now.answer, next.answer])).toEqual([
    ['changed', 420000, 430000],
  ]);
  await writeRound((await planMerge({ 1: { answer: 430000 }, 2: { answer: 0.05 } })).write);
  expect((await readWorkbook()).tables.DX_Requests?.rows[0]?.status).toBe('回答済');
});

test('somebody else has changed the round, or a cell that is written: nothing is written', async () => {
  const { host } = await openForRounds();
  await startRound();
  const merge = await planMerge(ANSWERS);
  await writeRound((await planMerge({ 1: { answer: 1 } })).write);
  expect((await failing(() => writeRound(merge.write))).kind).toBe('changedMeanwhile');
  // The record alone has been written anew, by somebody who sent a reminder, for example.
  const late = await planMerge(ANSWERS);
  const record = String(host.book.settings.get(late.write.key));
  host.book.settings.set(late.write.key, `${record} `);
  expect((await failing(() => writeRound(late.write))).kind).toBe('changedMeanwhile');
  expect(host.book.settings.get(late.write.key)).toBe(`${record} `);
  const other = await planMerge(ANSWERS);
  sheetNamed(host.book, '照会').write({ row: 5, column: 4, rows: 1, columns: 1 }, [['回答済']]);
  const failure = await failing(() => writeRound(other.write));
  expect([failure.kind, failure.outcome.changed]).toEqual(['changedMeanwhile', 'nothing']);
});

test('somebody writes a remark beside the state meanwhile: it stays, nothing is taken in, and all looks as before', async () => {
  const { host, client } = await openForRounds();
  await startRound();
  // As the staff show their days; the add-in has a look of its own for the one it writes.
  const { sheet, bodyArea } = need(host.book.table('DX_Requests'));
  sheet.setStyle(bodyArea, { numberFormat: '0.00' });
  await host.settled();
  const merge = await planMerge(ANSWERS);
  let then: Whole = new Map();
  client.faults.after(1, () => {
    sheetNamed(host.book, '照会').write({ row: 4, column: 9, rows: 1, columns: 1 }, [['電話した']]);
    host.calculation.settle();
    then = whole(host.book);
  });
  // The next attempt does not come to its look.
  client.faults.at(5, 'AccessDenied');
  expect((await failing(() => writeRound(merge.write))).outcome).toEqual({ changed: 'nothing' });
  await host.settled();
  expect(differences(then, whole(host.book)).map(printed)).toEqual([]);
});

test.each<[string, (sheet: Sheet) => void, object]>([
  ['is protected', sheet => sheet.protect(), { kind: 'protectedSheet', sheet: '照会' }],
  [
    'holds a formula where the state is written',
    sheet => sheet.write({ row: 4, column: 4, rows: 1, columns: 1 }, [['="準備中"']]),
    { kind: 'cellHasFormula', sheet: '照会', address: 'E5', formula: '="準備中"' },
  ],
])('the sheet of the addressees %s: no answer is taken in, and it is told', async (_, edit, failure) => {
  const { host } = await openForRounds();
  await startRound();
  const merge = await planMerge(ANSWERS);
  edit(sheetNamed(host.book, '照会'));
  await host.settled();
  const before = dump(host.book);
  expect(await failing(() => writeRound(merge.write))).toMatchObject({ failure, outcome: { changed: 'nothing' } });
  await host.settled();
  expect(dump(host.book)).toBe(before);
});

test('somebody leaves the last addressee out of the table meanwhile: it stays out, and nothing is written', async () => {
  const { host, client } = await openForRounds();
  await startRound();
  const merge = await planMerge(ANSWERS);
  let then: unknown = null;
  client.faults.after(1, () => {
    const table = host.book.table('DX_Requests');
    table?.resize({ ...table.area, rows: table.area.rows - 1 });
    then = dump(host.book, []);
  });
  expect(await failing(() => writeRound(merge.write))).toMatchObject({ kind: 'changedMeanwhile', outcome: { changed: 'nothing' } });
  await host.settled();
  expect(dump(host.book, [])).toEqual(then);
});
