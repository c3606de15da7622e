import { inMessages, REQUEST } from '../../../src/excel/rows/messages';
import { readWorkbook } from '../../../src/excel/read/read';
import { setUp } from '../../../src/excel/sheets/set-up/set-up';
import { planSetUp } from '../../../src/sheets/make/set-up';
import type { SetUpPlan } from '../../../src/sheets/make/planned';
import { OSAKA } from '../../../src/sheets/templates/osaka';
import type { Template } from '../../../src/sheets/templates/template';
import type { Table } from '../../host/book/table';
import { tell, untruth } from '../../faults/told';
import { whole } from '../../faults/whole';
import { AS_OF, close, dump, failing, FAULTS, open, openOsaka, sheetNamed } from '../workbook';

jest.setTimeout(120_000);
afterEach(close);

const LONG = 'い'.repeat(600);
/** A template whose actuals take several messages of 5 MB. */
const large = (rows: number): Template => ({
  ...OSAKA,
  rows: {
    DX_KPIs: OSAKA.rows.DX_KPIs ?? [],
    DX_Actuals: Array.from({ length: rows }, (_, n) => ({
      kpi: '作業削減時間',
      year: 1950 + (n % 70),
      date: 30_000 + n,
      value: n,
      comment: `第${n}行 ${LONG}`,
    })),
  },
});
const planLarge = async (rows: number): Promise<SetUpPlan> =>
  planSetUp(await readWorkbook(), { tables: ['DX_KPIs', 'DX_Actuals'], template: large(rows), asOf: AS_OF });

async function expectAll(rows: number): Promise<void> {
  const actuals = (await readWorkbook()).tables.DX_Actuals?.rows ?? [];
  expect(actuals).toHaveLength(rows);
  expect(actuals.every(({ value, comment }, n) => value === n && comment?.startsWith(`第${n}行`) === true)).toBe(true);
}

test('a new sheet of 5,000 long rows: every message below 5 MB, each counted', async () => {
  const { host, client } = await open();
  const plan = await planLarge(5000);
  client.resetCounters();
  expect(await setUp(plan)).toMatchObject({
    sheets: ['KPI', '実績'],
    rows: [
      { table: 'DX_KPIs', count: 5 },
      { table: 'DX_Actuals', count: 5000 },
    ],
  });
  const { syncs, bytesSent, actions } = client.counters;
  expect(bytesSent).toBeGreaterThan(9e6);
  // office.js itself cuts 5,000 rows into pieces; ours is one request for what concerns a column or all rows.
  expect(actions).toBeLessThan(1600);
  // To look and to write; the same for each further message, and for the titles; and the page layout, which comes last.
  expect(syncs).toBe(2 + 2 * 2 + 2 + 1);
  await host.settled();
  await expectAll(5000);
  expect(sheetNamed(host.book, '実績').text(0, 0)).toBe('実績');
  expect(sheetNamed(host.book, '実績').numberFormat(4900, 2)).toBe('yyyy/m/d');
});

test('what fits into one message takes two syncs and one for the page layout', async () => {
  const { client } = await open();
  const plan = await planLarge(1000);
  client.resetCounters();
  await setUp(plan);
  expect(client.counters.syncs).toBe(2 + 1);
  await expectAll(1000);
});

test('rows below a table that is there, in several messages', async () => {
  const { client } = await openOsaka();
  const plan = await planLarge(5000);
  expect(plan.tables.map(({ action }) => action)).toEqual(['keep', 'append']);
  client.resetCounters();
  await setUp(plan);
  expect(client.counters.syncs).toBe(2 + 2 * 2);
  await expectAll(5000);
});

test('room for all rows is looked for before the first is written', async () => {
  const { host } = await openOsaka();
  sheetNamed(host.book, '実績').write({ row: 4003, column: 3, rows: 1, columns: 1 }, [['※注']]);
  const plan = await planLarge(5000);
  const before = dump(host.book);
  expect(await failing(() => setUp(plan))).toMatchObject({
    failure: { kind: 'rowsInTheWay', sheet: '実績', address: 'A4004' },
    outcome: { changed: 'nothing' },
  });
  expect(dump(host.book)).toBe(before);
});

describe('in small messages', () => {
  const { bytes } = REQUEST;
  beforeAll(() => {
    REQUEST.bytes = 20_000;
  });
  afterAll(() => {
    REQUEST.bytes = bytes;
  });

  const SMALL = 25;
  describe.each([
    ['a new sheet', () => open()],
    ['a table that is there', () => openOsaka()],
  ] as const)('a fault at each sync leaves all or nothing: %s', (_, start) => {
    test.each(FAULTS.flatMap(fault => [1, 2, 3, 4, 5, 6, 7].map(n => [fault, n] as const)))('%s at sync %i', async (fault, n) => {
      const { host, client } = await start();
      const plan = await planLarge(SMALL);
      expect(inMessages(plan).later).toHaveLength(2);
      const before = dump(host.book);
      client.faults.at(n, fault);
      const failure = await setUp(plan).then(
        () => null,
        (error: unknown) => error,
      );
      client.faults.clear();
      await host.settled();
      if (failure === null) await expectAll(SMALL);
      else {
        expect(failure).toMatchObject({ outcome: { changed: n <= 2 ? expect.stringMatching(/nothing|takenBack/) : 'takenBack' } });
        expect(dump(host.book)).toBe(before);
      }
    });
  });

  test('what somebody has changed meanwhile is not taken back, and said', async () => {
    const { host, client } = await openOsaka();
    const sheet = sheetNamed(host.book, '実績');
    const plan = await planLarge(SMALL);
    const send = client.sendMessageToHost.bind(client);
    const before = client.counters.syncs;
    client.faults.at(5, 'AccessDenied');
    client.sendMessageToHost = text => {
      if (client.counters.syncs === before + 4) sheet.write({ row: 10, column: 8, rows: 1, columns: 1 }, [['直した']]);
      send(text);
    };
    const failure = await failing(() => setUp(plan));
    expect(failure).toMatchObject({ kind: 'readOnly', outcome: { changed: 'left', sheets: [] } });
    expect(failure.outcome.changed === 'left' && failure.outcome.cells).toEqual(['実績!A4:I22']);
    expect(sheet.value(10, 8)).toBe('直した');
  });

  test('a message stops half-way and cannot be taken back: all that stands there is named, and nothing of it is told as taken back', async () => {
    const { host, client } = await openOsaka();
    const plan = await planLarge(SMALL);
    const before = whole(host.book);
    const start = host.book.snapshot();
    client.recording = true;
    client.batches.length = 0;
    await setUp(plan);
    // Its values are written, the table is not made larger.
    const values = client.batches[3]?.Actions.findIndex(({ Name }) => Name === 'Resize') ?? 0;
    host.book.restore(start);
    await host.settled();
    // Nor does it grow by itself.
    host.book.autoExpandTables = false;
    client.faults.at(4, { doneActions: values });
    client.faults.at(5, 'AccessDenied');
    const told = await tell(() => setUp(plan));
    await host.settled();
    expect(told.said).toBe('left');
    expect(untruth(told, { before, complete: before, now: whole(host.book) })).toBeNull();
  });

  // The header is row 4; the first message writes row 5 and more.
  test.each<[string, string, (table: Table) => void]>([
    ['makes plain cells of the table', 'A5', table => table.convertToRange()],
    ['leaves the last row out of the table', 'A4', table => table.resize({ ...table.area, rows: table.area.rows - 1 })],
  ])('somebody %s between two messages: what is left is named to its last row', async (_, first, edit) => {
    const { host, client } = await openOsaka();
    const sheet = sheetNamed(host.book, '実績');
    const plan = await planLarge(SMALL);
    client.faults.after(2, () => {
      const table = host.book.table('DX_Actuals');
      if (table !== null) edit(table);
    });
    const failure = await failing(() => setUp(plan));
    await host.settled();
    const used = sheet.usedArea;
    const last = (used?.row ?? 0) + (used?.rows ?? 0);
    expect(last).toBeGreaterThan(8);
    expect(failure.outcome).toEqual({ changed: 'left', sheets: [], cells: [`実績!${first}:I${last}`] });
  });
});
