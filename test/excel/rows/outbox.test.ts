import { addReplaced, appendRows } from '../../../src/excel/rows/append-rows';
import { followRows, forgetAdded, noteTyped, replacedRows, type Replaced } from '../../../src/excel/rows/outbox';
import { takeBackAdded } from '../../../src/excel/rows/take-back-rows';
import { setCells, takeBackFixes, type AppliedFixes } from '../../../src/excel/edit/several-cells';
import { addActual } from '../../../src/excel/edit/write';
import { readWorkbook } from '../../../src/excel/read/read';
import { watch } from '../../../src/excel/read/watch';
import { fixesOfActual } from '../../../src/pane/entry/actual-fixes';
import { setClock } from '../../clock';
import type { Started } from '../../host/node';
import { startExcel } from '../../host/node';
import { close, failing, openOsaka, sheetNamed } from '../workbook';

const ROW = { sheet: '実績', first: 4 } as const;
const add = (value: number) => addActual({ kpi: '作業削減時間', year: 2025, value, comment: `${value}の行` }, '時間');

beforeEach(forgetAdded);
afterEach(close);

/** Reads as the pane does, and looks for its rows. */
async function look(): Promise<readonly Replaced[]> {
  await pause();
  const begun = Date.now();
  return replacedRows(await readWorkbook(), begun);
}
const pause = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 2));
const values = async (): Promise<unknown[]> => (await readWorkbook()).tables.DX_Actuals?.rows.map(({ value }) => value) ?? [];
/** 実績の訂正 of the second row. */
async function correct(): Promise<AppliedFixes> {
  const entry = { kpi: '作業削減時間', year: 2024, value: 22, comment: '確定値' };
  return setCells(fixesOfActual(await readWorkbook(), 1, entry, '時間'), { keepOriginals: false });
}
/** What the merge of two people's simultaneous rows leaves: the other's, in our place. */
function replace({ host }: Started, at: number, value: number): void {
  sheetNamed(host.book, ROW.sheet).write({ row: ROW.first + at, column: 0, rows: 1, columns: 9 }, [
    ['多重入力箇所', 2025, null, value, null, null, null, null, `${value}の行`],
  ]);
}

test('a row that a co-author has replaced is added again below, once', async () => {
  const started = await openOsaka();
  await add(1);
  expect(await look()).toEqual([]);
  replace(started, 0, 100);
  await started.host.settled();
  const left = [...(await look())];
  expect(left).toMatchObject([{ table: 'DX_Actuals', rows: [{}] }]);
  expect(await addReplaced(left)).toMatchObject([{ place: { sheet: '実績', address: 'A6' } }]);
  expect(await values()).toEqual([100, 1]);
  expect(left).toEqual([]);
  expect(await look()).toEqual([]);
  expect(await values()).toEqual([100, 1]);
});

test('a failure in between adds none twice', async () => {
  const started = await openOsaka();
  await add(1);
  replace(started, 0, 100);
  const left = [...(await look())];
  // Nor is it told of once more by what is read before it is added.
  replace(started, 0, 101);
  expect(await look()).toEqual([]);
  started.client.faults.at(2, 'AccessDenied');
  expect((await failing(() => addReplaced(left))).kind).toBe('readOnly');
  expect(left).toHaveLength(1);
  await addReplaced(left);
  expect(await values()).toEqual([101, 1]);
});

test('moved by a row that was inserted above, and then replaced: it is looked for where it stands', async () => {
  const started = await openOsaka();
  await add(1);
  expect(await look()).toEqual([]);
  started.host.book.table('DX_Actuals')?.addRows([['多重入力箇所', 2024, ...Array<null>(7).fill(null)]], 0);
  await started.host.settled();
  expect(await look()).toEqual([]);
  replace(started, 1, 100);
  await started.host.settled();
  expect(await look()).toMatchObject([{ table: 'DX_Actuals', rows: [{}] }]);
});

test('a reading that began before the row was written cannot know it', async () => {
  const started = await openOsaka();
  const begun = Date.now();
  const state = await readWorkbook();
  await pause();
  await add(1);
  expect(replacedRows(state, begun)).toEqual([]);
  replace(started, 0, 100);
  await started.host.settled();
  expect(await look()).toHaveLength(1);
});

test('replaced, but somebody has entered the very same below: it is there, and not added once more', async () => {
  const started = await openOsaka();
  await add(1);
  await add(2);
  const [first] = sheetNamed(started.host.book, ROW.sheet).values({ row: ROW.first, column: 0, rows: 1, columns: 9 });
  await look();
  replace(started, 0, 100);
  replace(started, 1, 200);
  const table = started.host.book.table('DX_Actuals');
  sheetNamed(started.host.book, ROW.sheet).write({ row: ROW.first + 2, column: 0, rows: 1, columns: 9 }, [[...(first ?? [])]]);
  await started.host.settled();
  expect(table?.bodyArea.rows).toBe(3);
  const left = await look();
  expect(left.map(({ rows }) => rows.map(row => row['値']?.value))).toEqual([[2]]);
});

test('rows that came together and stand apart by now, with others between them, are all there', async () => {
  const started = await openOsaka();
  const row = (value: number) => ({ KPI: { value: '作業削減時間', format: 'General' }, 値: { value, format: 'General' } });
  await appendRows('DX_Actuals', [row(1), row(2)]);
  expect(await look()).toEqual([]);
  const { sheet, area } = started.host.book.table('DX_Actuals') ?? {};
  if (!sheet) throw new Error('no table');
  const at = { ...area, row: ROW.first, column: 0, rows: 4, columns: 4 };
  sheet.write(at, [
    ['多重入力箇所', null, null, 100],
    ['作業削減時間', null, null, 1],
    ['多重入力箇所', null, null, 200],
    ['作業削減時間', null, null, 2],
  ]);
  await started.host.settled();
  expect(await values()).toEqual([100, 1, 200, 2]);
  expect(await look()).toEqual([]);
});

test('no answer, found after all: the same values entered once more on purpose are another row', async () => {
  const { client } = await openOsaka();
  client.faults.at(2, 'answer lost');
  for (let n = 3; n < 8; n++) client.faults.at(n, 'connection lost');
  expect((await failing(() => add(1))).outcome.changed).toBe('unknown');
  client.faults.clear();
  await add(1);
  expect(await values()).toEqual([1]);
  await add(1);
  expect(await values()).toEqual([1, 1]);
});

test('a row of one value that a co-author has replaced is looked for as well', async () => {
  const started = await openOsaka();
  await appendRows('DX_Actuals', [{ 値: { value: 1, format: 'General' } }]);
  expect(await look()).toEqual([]);
  replace(started, 0, 100);
  await started.host.settled();
  expect(await look()).toMatchObject([{ table: 'DX_Actuals', rows: [{}] }]);
});

describe('after ten minutes', () => {
  const { Date: usual } = globalThis;
  const later = (): void => setClock(Date.now() + 11 * 60_000);
  afterEach(() => {
    globalThis.Date = usual;
  });

  test('a row that is replaced is no longer ours to add again', async () => {
    const started = await openOsaka();
    await add(1);
    await look();
    later();
    replace(started, 0, 100);
    await started.host.settled();
    expect(await look()).toEqual([]);
  });

  test('the same values as of a row without an answer are another row', async () => {
    const { client } = await openOsaka();
    client.faults.at(2, 'answer lost');
    for (let n = 3; n < 8; n++) client.faults.at(n, 'connection lost');
    await failing(() => add(1));
    client.faults.clear();
    later();
    await add(1);
    expect(await values()).toEqual([1, 1]);
  });
});

describe('rows that are not added again', () => {
  const cases: Readonly<Record<string, (started: Started) => unknown>> = {
    'deleted, the rows below have moved up': ({ host }) => host.book.table('DX_Actuals')?.deleteRows(1, 1),
    'deleted, and nothing is below': ({ host }) => host.book.table('DX_Actuals')?.deleteRows(1, 2),
    emptied: ({ host }) =>
      sheetNamed(host.book, ROW.sheet).write({ row: ROW.first + 1, column: 0, rows: 1, columns: 9 }, [Array<null>(9).fill(null)]),
    'one cell put right': ({ host }) => sheetNamed(host.book, ROW.sheet).type(ROW.first + 1, 3, '22'),
    'corrected in the pane, several cells at once': () => correct(),
    'corrected in the pane, and put back': async () => takeBackFixes(await correct()),
    'several cells typed before the pane reads again': ({ host }) => {
      noteTyped('DX_Actuals', [{ from: 1, count: 1 }]);
      sheetNamed(host.book, ROW.sheet).write({ row: ROW.first + 1, column: 1, rows: 1, columns: 3 }, [[2024, null, 22]]);
    },
    'moved by an inserted row': ({ host }) =>
      host.book.table('DX_Actuals')?.addRows([['多重入力箇所', 2024, ...Array<null>(7).fill(null)]], 0),
    'the table is gone': ({ host }) => host.book.removeSheet(sheetNamed(host.book, ROW.sheet)),
  };
  test.each(Object.entries(cases))('%s', async (_, act) => {
    const started = await openOsaka();
    for (const value of [1, 2, 3]) await add(value);
    expect(await look()).toEqual([]);
    await act(started);
    await started.host.settled();
    expect(await look()).toEqual([]);
    expect(await look()).toEqual([]);
  });

  test('deleted, and somebody adds a row in its place, before the pane reads again', async () => {
    const { host } = await openOsaka();
    for (const value of [1, 2]) await add(value);
    await look();
    const state = await readWorkbook();
    const stop = await watch({
      note: () => undefined,
      onChange: () => undefined,
      onRows: (what, edit) => followRows(state, what, edit),
    });
    const table = host.book.table('DX_Actuals');
    table?.addRows([['多重入力箇所', 2023, ...Array<null>(7).fill(null)]], 0);
    await host.settled();
    table?.deleteRows(2, 1);
    await host.settled();
    table?.addRows([['多重入力箇所', 2025, null, 100, null, null, null, null, '同僚の行']]);
    await host.settled();
    // The other one is looked for where it stands now.
    sheetNamed(host.book, ROW.sheet).write({ row: ROW.first + 1, column: 0, rows: 1, columns: 4 }, [['多重入力箇所', 2025, null, 200]]);
    await host.settled();
    expect(await values()).toEqual([null, 200, 100]);
    await pause();
    expect((await look()).map(({ rows }) => rows.map(row => row['値']?.value))).toEqual([[1]]);
    await stop();
  });

  test('what was typed in one row says nothing of the others', async () => {
    const started = await openOsaka();
    for (const value of [1, 2]) await add(value);
    await look();
    noteTyped('DX_Actuals', [{ from: 1, count: 5 }]);
    replace(started, 0, 100);
    replace(started, 1, 200);
    expect((await look()).map(({ rows }) => rows.map(row => row['値']?.value))).toEqual([[1]]);
  });

  test('taken back', async () => {
    const started = await openOsaka();
    const { added } = await add(1);
    await look();
    await takeBackAdded(added);
    replace(started, 0, 100);
    expect(await look()).toEqual([]);
  });
});

test('two people, and a merge that leaves one row of each pair: all rows are there once at the end', async () => {
  const first = await openOsaka();
  const second = await startExcel({ host: first.host });
  first.client.recording = false;
  const globals = globalThis as unknown as Record<string, unknown>;
  /** The code finds the Excel of this person's window. */
  const as = (started: Started): void => {
    for (const name of ['Excel', 'Office', 'OfficeExtension'] as const) globals[name] = started[name];
  };
  const expected: number[] = [];
  for (let round = 1; round <= 12; round++) {
    as(round % 2 === 0 ? first : second);
    await add(round);
    expected.push(round);
    // Every third row is replaced by somebody's who has no pane open.
    if (round % 3 === 0) {
      const table = first.host.book.table('DX_Actuals');
      replace(first, (table?.bodyArea.rows ?? 1) - 1, 100 + round);
      expected.push(100 + round);
    }
    await first.host.settled();
    await addReplaced([...(await look())]);
  }
  expect((await values()).map(Number).sort((one, other) => one - other)).toEqual(expected.sort((one, other) => one - other));
  as(first);
  second.stop();
});
