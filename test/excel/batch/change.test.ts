import { takeBackCells } from '../../../src/excel/edit/cells';
import { insertFormula, undoInsert, type Insertion } from '../../../src/excel/edit/insert-formula';
import { setCells, takeBackFixes, type AppliedFixes } from '../../../src/excel/edit/several-cells';
import { addActual, fixOf, setAsOf, setCell, takeBackFix, type AppliedFix, type CellFix } from '../../../src/excel/edit/write';
import { PATIENCE } from '../../../src/excel/batch/run';
import { readWorkbook } from '../../../src/excel/read/read';
import { takeBackAdded } from '../../../src/excel/rows/take-back-rows';
import { setUp } from '../../../src/excel/sheets/set-up/set-up';
import { takeBackSetUp } from '../../../src/excel/sheets/set-up/take-back-set-up';
import { issueCell } from '../../../src/sheets/read/state';
import type { Client } from '../../host/wire/client';
import type { Sheet } from '../../host/book/sheet';
import { close, dump, failing, open, openOsaka, planOsaka, sheetNamed } from '../workbook';

afterEach(close);

const ACTUAL = { kpi: '作業削減時間', year: 2025, value: 350_000 } as const;
const OTHERS = ['多重入力箇所', 2025, null, 40] as const;

/** Something happens right after the n-th answer from now on has been worked out: between our look and our write. */
function after(client: Client, n: number, act: () => void): void {
  const execute = client.sendMessageToHost.bind(client);
  const first = client.counters.syncs;
  let done = false;
  client.sendMessageToHost = text => {
    execute(text);
    if (done || client.counters.syncs < first + n) return;
    done = true;
    act();
  };
}
const years = async () => (await readWorkbook()).tables.DX_Actuals?.rows.map(({ kpi, year }) => [kpi, year]);
const type = (sheet: Sheet, row: number): void => sheet.write({ row, column: 0, rows: 1, columns: 4 }, [[...OTHERS]]);
/** The answers to these syncs come after the time limit. */
function late(client: Client, n: number): void {
  // Long enough for a busy machine to give the other answers in time.
  PATIENCE.answer = 1_500;
  let count = 0;
  Object.defineProperty(client, 'latency', { configurable: true, get: () => (++count === n ? 4_000 : 0) });
}
const rest = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 5_000));

describe('somebody else is working between our look and our write', () => {
  test('a row is inserted above the table: the actual goes below its last row all the same', async () => {
    const { host, client } = await openOsaka();
    await addActual({ ...ACTUAL, year: 2024 }, '時間');
    await host.settled();
    client.resetCounters();
    after(client, 1, () => sheetNamed(host.book, '実績').insertRows(0, 1));
    await addActual(ACTUAL, '時間');
    expect(sheetNamed(host.book, '実績').value(4, 0)).toBe('KPI');
    // At once: nothing is written over for a moment and put back.
    expect(client.counters.syncs).toBe(2);
    expect(await years()).toEqual([
      ['作業削減時間', 2024],
      ['作業削減時間', 2025],
    ]);
  });

  test.each([
    ['below the last row', 5],
    ['into the blank row', 4],
  ] as const)('a row is typed %s: both are there', async (where, row) => {
    const { host, client } = await openOsaka();
    if (where === 'below the last row') await addActual({ ...ACTUAL, year: 2024 }, '時間');
    await host.settled();
    after(client, 1, () => type(sheetNamed(host.book, '実績'), row));
    await addActual(ACTUAL, '時間');
    expect((await years())?.slice(-2)).toEqual([
      ['多重入力箇所', 2025],
      ['作業削減時間', 2025],
    ]);
  });

  const broken = async () => {
    const started = await openOsaka();
    const kpi = sheetNamed(started.host.book, 'KPI');
    kpi.write({ row: 7, column: 6, rows: 1, columns: 1 }, [['約110万時間']]);
    await started.host.settled();
    const state = await readWorkbook();
    const issue = state.tables.DX_KPIs?.issues.find(({ kind }) => kind === 'wrongType');
    const place = issue && issueCell(state, issue);
    if (!issue?.fix || !place) throw new Error('no fix offered');
    const fix: CellFix = { place, table: issue.table, ...issue.fix };
    return { ...started, kpi, fix };
  };

  test('a fix and its note follow the cell; so does the taking back', async () => {
    const { client, kpi, fix } = await broken();
    after(client, 1, () => kpi.insertRows(0, 1));
    const applied: AppliedFix = await setCell(fix);
    expect([kpi.value(8, 6), kpi.noteAt(8, 6)?.text, kpi.noteAt(7, 6)]).toEqual([1_100_000, '元の入力：約110万時間', null]);
    expect(applied.fix.place.address).toBe('G9');
    after(client, 1, () => kpi.insertRows(0, 1));
    await takeBackFix(applied);
    expect([kpi.value(9, 6), kpi.noteAt(9, 6)]).toEqual(['約110万時間', null]);
  });

  test('what was typed into the cell comes back, and it is said', async () => {
    const { client, kpi, fix } = await broken();
    after(client, 1, () => kpi.write({ row: 7, column: 6, rows: 1, columns: 1 }, [[1_150_000]]));
    expect(await failing(() => setCell(fix))).toMatchObject({ kind: 'changedMeanwhile', outcome: { changed: 'nothing' } });
    expect([kpi.value(7, 6), kpi.noteAt(7, 6)]).toEqual([1_150_000, null]);
  });
});

describe('the answer comes too late or not at all', () => {
  test('what was given up after the look writes nothing later', async () => {
    const { host, client } = await openOsaka();
    late(client, 1);
    expect(await failing(() => addActual(ACTUAL, '時間'))).toMatchObject({ kind: 'timeout', outcome: { changed: 'nothing' } });
    PATIENCE.answer = 20_000;
    await addActual({ ...ACTUAL, year: 2030 }, '時間');
    await rest();
    await host.settled();
    expect(await years()).toEqual([['作業削減時間', 2030]]);
  });

  test('the write itself is late: it is looked for, found and told as done', async () => {
    const { client } = await openOsaka();
    late(client, 2);
    expect(await addActual(ACTUAL, '時間')).toMatchObject({ sheet: '実績', address: 'A5' });
    await rest();
    expect(await years()).toEqual([['作業削減時間', 2025]]);
  });

  test('nothing can be seen of it: tried again, the row is not added twice', async () => {
    const { client } = await openOsaka();
    client.faults.at(2, 'answer lost');
    for (let n = 3; n < 7; n++) client.faults.at(n, 'connection lost');
    expect((await failing(() => addActual(ACTUAL, '時間'))).outcome).toEqual({ changed: 'unknown', sheets: [], cells: ['実績!A5:I5'] });
    client.faults.clear();
    expect(await addActual(ACTUAL, '時間')).toMatchObject({ address: 'A5' });
    expect(await years()).toEqual([['作業削減時間', 2025]]);
  });

  test('somebody is typing while it is written: Excel has taken nothing of it, so nothing is looked for and it is begun anew', async () => {
    const { client } = await openOsaka();
    client.faults.at(2, 'InvalidOperationInCellEditMode');
    client.resetCounters();
    await addActual(ACTUAL, '時間');
    expect(client.counters.syncs).toBe(4);
  });

  test('somebody types on for as long as we are patient: nothing was written, and that is said', async () => {
    const { host, client } = await openOsaka();
    const before = dump(host.book);
    for (let n = 2; n < 40; n++) client.faults.at(n, 'InvalidOperationInCellEditMode');
    expect(await failing(() => addActual(ACTUAL, '時間'))).toMatchObject({ kind: 'cellEditMode', outcome: { changed: 'nothing' } });
    expect(dump(host.book)).toBe(before);
  });

  test('the line is cut for a moment while it is taken back: it is taken back all the same, and done anew', async () => {
    const { client } = await openOsaka();
    client.faults.at(2, { doneActions: 60 });
    for (const n of [3, 4]) client.faults.at(n, 'connection lost');
    expect(await addActual(ACTUAL, '時間')).toMatchObject({ address: 'A5' });
    expect(await years()).toEqual([['作業削減時間', 2025]]);
  });

  test('no answer, and then nobody may look: it is not known, for it may still come', async () => {
    const { client } = await openOsaka();
    // The look has its time also on a busy machine.
    client.faults.after(1, () => (PATIENCE.answer = 100));
    client.faults.at(2, 'silence');
    for (let n = 3; n < 9; n++) client.faults.at(n, 'AccessDenied');
    expect(await failing(() => addActual(ACTUAL, '時間'))).toMatchObject({
      kind: 'timeout',
      outcome: { changed: 'unknown', cells: ['実績!A5:I5'] },
    });
  });

  const INSERTION: Insertion = {
    block: { sheet: '報告書', row: 4, column: 4, rows: 3, columns: 1 },
    formula: '=B1:B3&"件"',
    sources: [],
    formats: [['0.0%'], ['0.0%'], ['0.0%']],
  };
  const wrong = async (): Promise<readonly CellFix[]> => {
    const state = await readWorkbook();
    return (state.tables.DX_KPIs?.issues ?? []).flatMap(issue => {
      const place = issueCell(state, issue);
      return place === null ? [] : (fixOf(issue, place) ?? []);
    });
  };
  const first = async (): Promise<CellFix> => (await wrong())[0] as CellFix;
  const one = async (): Promise<AppliedFix> => setCell(await first());
  const several = async (): Promise<AppliedFixes> => setCells(await wrong(), { keepOriginals: true });

  test.each<[string, () => Promise<() => Promise<unknown>>]>([
    ['a fix', () => first().then(fix => () => setCell(fix))],
    ['a fix that is taken back', () => one().then(fixed => () => takeBackFix(fixed))],
    ['several fixes', () => wrong().then(fixes => () => setCells(fixes, { keepOriginals: true }))],
    ['several fixes that are taken back', () => several().then(fixed => () => takeBackFixes(fixed))],
    ['基準日', () => Promise.resolve(() => setAsOf(47_000))],
    ['基準日 that is taken back', () => setAsOf(47_000).then(day => () => takeBackCells(day))],
    ['an inserted formula', () => Promise.resolve(() => insertFormula(INSERTION))],
    ['an inserted formula that is taken out', () => insertFormula(INSERTION).then(inserted => () => undoInsert(inserted))],
  ])('%s: only the answer to the write was lost, so it is done, and told so', async (_, prepare) => {
    const { host, client } = await openOsaka();
    sheetNamed(host.book, 'KPI').write({ row: 7, column: 6, rows: 2, columns: 1 }, [['約110万時間'], ['２０箇所']]);
    await host.settled();
    const act = await prepare();
    await host.settled();
    const before = host.book.snapshot();
    client.resetCounters();
    await act();
    const { syncs } = client.counters;
    await host.settled();
    const complete = dump(host.book);
    host.book.restore(before);
    await host.settled();
    client.faults.at(syncs, 'answer lost');
    await act();
    await host.settled();
    expect(dump(host.book)).toBe(complete);
  });
});

test('基準日: a formula of the staff is not overwritten without asking', async () => {
  const { host } = await openOsaka();
  const kpi = sheetNamed(host.book, 'KPI');
  kpi.write({ row: 2, column: 1, rows: 1, columns: 1 }, [['=DATE(2026,9,30)']]);
  await host.settled();
  expect(await failing(() => setAsOf(47_000))).toMatchObject({ kind: 'cellHasFormula', outcome: { changed: 'nothing' } });
  await setAsOf(47_000, { overFormula: true });
  expect(kpi.value(2, 1)).toBe(47_000);
});

test('元に戻す: an actual, and a whole set-up, as if they had never been', async () => {
  const osaka = await openOsaka();
  const before = dump(osaka.host.book);
  await takeBackAdded((await addActual(ACTUAL, '時間')).added);
  await osaka.host.settled();
  expect(dump(osaka.host.book)).toBe(before);
  const { host } = await open();
  const blank = dump(host.book);
  const { made } = await setUp(await planOsaka());
  await host.settled();
  await takeBackSetUp(made);
  expect(dump(host.book)).toBe(blank);
});

test('元に戻す of a set-up: a sheet that somebody has written on stays', async () => {
  const { host } = await open();
  const { made } = await setUp(await planOsaka());
  await host.settled();
  sheetNamed(host.book, '実績').write({ row: 4, column: 0, rows: 1, columns: 1 }, [['係の書込み']]);
  const before = dump(host.book);
  expect(await failing(() => takeBackSetUp(made))).toMatchObject({ kind: 'changedMeanwhile', outcome: { changed: 'nothing' } });
  expect(dump(host.book)).toBe(before);
});
