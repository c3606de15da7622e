import { readWorkbook, type ReadingStep } from '../../../src/excel/read/read';
import { Stopped } from '../../../src/sheets/read/slices';
import type { Started } from '../../host/node';
import type { Value } from '../../host/cell/value';
import { close, dump, failing, FAULTS, openOsaka, sheetNamed } from '../workbook';

jest.setTimeout(120_000);
afterEach(close);

const ROWS = 20_000;
const MEGABYTE = 1024 * 1024;

/** Fills 実績 with rows whose comments have so many characters (3 bytes each). */
async function withComments(characters: (row: number) => number, rows = ROWS): Promise<Started & { readonly bytes: number }> {
  const started = await openOsaka();
  const table = started.host.book.table('DX_Actuals');
  if (!table) throw new Error('no table');
  const { row, column, columns } = table.area;
  const lines: Value[][] = Array.from({ length: rows }, (_, n) => [
    '作業削減時間',
    1950 + (n % 76),
    20_000 + n,
    n,
    '実績',
    '',
    '総務課',
    46_000,
    `第${n}行 ${'長'.repeat(characters(n))}`,
  ]);
  table.sheet.write({ row: row + 1, column, rows, columns }, lines);
  table.resize({ row, column, rows: rows + 1, columns });
  await started.host.settled();
  started.client.resetCounters();
  return { ...started, bytes: Buffer.byteLength(JSON.stringify(lines)) };
}

async function readAll(rows = ROWS): Promise<void> {
  const state = await readWorkbook();
  const actuals = state.tables.DX_Actuals?.rows ?? [];
  expect(actuals).toHaveLength(rows);
  // Every row once, in order, none of them empty.
  expect(actuals.every(({ index, value, comment }, n) => index === n && value === n && comment?.startsWith(`第${n}行`) === true)).toBe(
    true,
  );
  expect(state.tables.DX_KPIs?.rows).toHaveLength(5);
}

test('20,000 actuals with a sentence each come in two syncs and below 5 MB', async () => {
  const { client } = await withComments(() => 25);
  await readAll();
  expect(client.counters.syncs).toBe(2);
  expect(client.counters.bytesReceived).toBeLessThan(5 * MEGABYTE);
});

test.each([
  ['all rows long', () => 400],
  ['only the last rows long', (row: number) => (row < ROWS / 2 ? 0 : 800)],
  ['one row that alone fills an answer', (row: number) => (row === 12_345 ? 1_500_000 : 5)],
] as const)('beyond 5 MB (%s): as many syncs as the bytes need, and no row missing', async (_, characters) => {
  const { client, bytes } = await withComments(characters);
  expect(bytes).toBeGreaterThan(5 * MEGABYTE);
  await readAll();
  const { syncs } = client.counters;
  // One look, one for every 5 MB or part of it with a third more for the estimates, and the refused ones that the estimates cost.
  expect(syncs).toBeGreaterThan(2);
  expect(syncs).toBeLessThanOrEqual(1 + Math.ceil((bytes * 4) / 3 / (4.5 * MEGABYTE)) + 8);
  client.resetCounters();
  await readAll();
  expect(client.counters.syncs).toBe(syncs);
});

test('half as many bytes, about half as many syncs', async () => {
  const few = await withComments(() => 200);
  await readAll();
  const syncs = few.client.counters.syncs;
  const many = await withComments(() => 400);
  await readAll();
  expect(many.client.counters.syncs).toBeGreaterThan(1.5 * syncs - 3);
  expect(many.client.counters.syncs).toBeLessThan(2 * syncs + 3);
});

test('a single row that is too large for an answer is said, not left out', async () => {
  await withComments(row => (row === 3 ? 1_800_000 : 5), 100);
  expect(await failing(readWorkbook)).toMatchObject({ kind: 'tooLarge', outcome: { changed: 'nothing' } });
});

test('more cells than a range may have are not even asked for', async () => {
  const { host, client } = await openOsaka();
  const table = host.book.table('DX_Actuals');
  table?.resize({ row: 3, column: 0, rows: 600_000, columns: 9 });
  client.recording = true;
  expect(await failing(readWorkbook)).toMatchObject({ kind: 'tooLarge' });
  expect(client.counters.syncs).toBe(1);
});

test('told how far it is while the rows come, and stopped in the middle of an answer', async () => {
  const { client } = await withComments(() => 400);
  const told: (readonly [number, number, ReadingStep])[] = [];
  await readWorkbook({ onProgress: (...progress) => told.push(progress) });
  const fetched = told.filter(([, , step]) => step === 'fetching').map(([done]) => done);
  expect(fetched.length).toBeGreaterThan(2);
  expect([...fetched].sort((one, other) => one - other)).toEqual(fetched);
  expect(told.filter(([, , step]) => step === 'fetching').every(([done, total]) => done < total && total === ROWS + 5)).toBe(true);

  const { syncs } = client.counters;
  const abort = new AbortController();
  client.latency = 200;
  const reading = readWorkbook({ signal: abort.signal, onProgress: () => setTimeout(() => abort.abort(), 20) });
  await expect(reading).rejects.toThrow(Stopped);
  expect(client.counters.syncs).toBeLessThan(2 * syncs - 2);
});

describe('changed between two answers', () => {
  /** Does something to the workbook before the n-th sync from now. */
  function before({ client }: Started, n: number, change: () => void): void {
    const send = client.sendMessageToHost.bind(client);
    const first = client.counters.syncs;
    let done = false;
    client.sendMessageToHost = text => {
      if (!done && client.counters.syncs === first + n - 1) {
        done = true;
        change();
      }
      send(text);
    };
  }

  test.each([2, 3])('a row more before sync %i: begun again, and all rows are there', async n => {
    const started = await withComments(() => 400, 10_000);
    const table = started.host.book.table('DX_Actuals');
    before(started, n, () => {
      table?.addRows([['作業削減時間', 2025, '', 10_000, '実績', '', '', '', '第10000行']], 10_000);
    });
    await readAll(10_001);
  });

  test('a column moved or renamed, a table gone', async () => {
    const started = await withComments(() => 400, 10_000);
    const table = started.host.book.table('DX_Actuals');
    before(started, 3, () => {
      table?.renameColumn(table.columns[8]?.id ?? 0, '所見');
    });
    const state = await readWorkbook();
    expect(state.tables.DX_Actuals?.rows[0]).toMatchObject({ comment: null });
    before(started, 3, () => {
      started.host.book.table('DX_Actuals')?.delete();
    });
    expect((await readWorkbook()).tables.DX_Actuals).toBeNull();
  });

  test('changed again: said, and nothing shown that does not belong together', async () => {
    const started = await withComments(() => 400, 10_000);
    const table = started.host.book.table('DX_Actuals');
    const send = started.client.sendMessageToHost.bind(started.client);
    started.client.sendMessageToHost = text => {
      table?.addRows([['作業削減時間', 2025, '', 1, '実績', '', '', '', '']], 10_000);
      send(text);
    };
    expect(await failing(readWorkbook)).toMatchObject({
      failure: { kind: 'changedMeanwhile', what: '実績' },
      outcome: { changed: 'nothing' },
    });
  });
});

test.each(FAULTS.flatMap(fault => [1, 2, 3, 5].map(n => [fault, n] as const)))(
  '%s at sync %i of several: all rows, or a clear failure',
  async (fault, n) => {
    const { host, client } = await withComments(() => 800, 5000);
    const before = dump(host.book, ['実績']);
    client.faults.at(n, fault);
    if (fault === 'InvalidOperationInCellEditMode' || (fault === 'RequestPayloadSizeLimitExceeded' && n > 1)) await readAll(5000);
    else expect((await failing(readWorkbook)).outcome).toEqual({ changed: 'nothing' });
    expect(dump(host.book, ['実績'])).toBe(before);
    expect(sheetNamed(host.book, '実績').value(4, 3)).toBe(0);
  },
);
