import { isDeepStrictEqual } from 'node:util';
import { addActual } from '../../../src/excel/edit/write';
import { readWorkbook } from '../../../src/excel/read/read';
import { Reader } from '../../../src/excel/read/reader';
import { watch } from '../../../src/excel/read/watch';
import type { Happening } from '../../../src/sheets/read/edit';
import type { WorkbookState } from '../../../src/sheets/read/state';
import { setUp } from '../../../src/excel/sheets/set-up/set-up';
import { planSetUp } from '../../../src/sheets/make/set-up';
import { KITAKYUSHU } from '../../../src/sheets/templates/kitakyushu';
import { OSAKA } from '../../../src/sheets/templates/osaka';
import type { Sheet } from '../../host/book/sheet';
import type { Started } from '../../host/node';
import { AS_OF, close, open, openOsaka, sheetNamed } from '../workbook';

let stopWatching: (() => Promise<void>) | null = null;
afterEach(async () => {
  await stopWatching?.();
  stopWatching = null;
  close();
});

/** A reader that hears what happens, as the pane's does, and has read once. */
async function follow(): Promise<{ readonly reader: Reader; readonly heard: Happening[] }> {
  const reader = new Reader();
  const heard: Happening[] = [];
  const note = (happening: Happening): void => {
    heard.push(happening);
    reader.note(happening);
  };
  stopWatching = await watch({ note, onChange: () => undefined });
  await reader.read();
  return { reader, heard };
}

/** office.js hands events on a moment after they have come. */
const heardAll = (): Promise<unknown> => new Promise(resolve => setTimeout(resolve, 5));

/** Waits until the events have come, and reads what they say. */
async function caughtUp({ host, client }: Started, reader: Reader): Promise<{ state: WorkbookState; syncs: number; bytes: number }> {
  await host.settled();
  await heardAll();
  client.resetCounters();
  const state = await reader.read();
  return { state, syncs: client.counters.syncs, bytes: client.counters.bytesReceived };
}

/** Reads what has changed: it is as if all had been read, in so many syncs. */
async function expectCaughtUp(started: Started, reader: Reader, syncs: number): Promise<WorkbookState> {
  const caught = await caughtUp(started, reader);
  expect(caught.state).toEqual(await readWorkbook());
  expect(caught.syncs).toBe(syncs);
  return caught.state;
}

const put = (sheet: Sheet, row: number, column: number, lines: (string | number)[][]): void =>
  sheet.write({ row, column, rows: lines.length, columns: lines[0]?.length ?? 0 }, lines);

test('an edit outside our tables costs no sync, and gives another object, by which panels know of it', async () => {
  const started = await openOsaka();
  const { reader } = await follow();
  const before = reader.latest;
  put(sheetNamed(started.host.book, '報告書'), 20, 3, [['会議'], [5]]);
  sheetNamed(started.host.book, 'KPI').type(20, 1, 'メモ');
  sheetNamed(started.host.book, '報告書').insertRows(3, 2);
  const kpi = sheetNamed(started.host.book, 'KPI');
  // Below the table and beside it rows, columns and cells come and go.
  kpi.insertRows(13, 4);
  kpi.deleteRows(18, 2);
  kpi.insertColumns(24, 1);
  kpi.deleteColumns(23, 2);
  kpi.insertCells({ row: 30, column: 1, rows: 2, columns: 2 }, 'right');
  const after = await expectCaughtUp(started, reader, 0);
  expect(after).not.toBe(before);
  expect(await reader.read()).toBe(after);
});

describe('an edit in a table is read again, and nothing else', () => {
  test.each<readonly [string, number, (kpi: Sheet, started: Started) => unknown]>([
    ['one cell', 1, kpi => kpi.type(7, 6, '約110万時間')],
    [
      'several',
      1,
      kpi =>
        put(kpi, 8, 2, [
          ['a', 'b'],
          ['c', 'd'],
        ]),
    ],
    ['cells at two places', 1, kpi => (kpi.type(7, 6, '1'), kpi.type(10, 1, '誇り'))],
    ['a row typed below', 1, kpi => kpi.type(11, 1, '新しいKPI')],
    [
      'rows pasted below',
      1,
      kpi =>
        put(kpi, 11, 0, [
          ['K8', '八'],
          ['K9', '九'],
          ['K10', '十'],
        ]),
    ],
    [
      'rows pasted over the last and below',
      1,
      kpi =>
        put(kpi, 10, 0, [
          ['K8', '八'],
          ['K9', '九'],
          ['K10', '十'],
        ]),
    ],
    ['a row typed below, and one below that', 2, kpi => (kpi.type(11, 1, '一'), kpi.type(12, 1, '二'))],
    ['a column typed at the right', 2, kpi => kpi.type(5, 19, '目標2035')],
    ['a header', 2, kpi => kpi.type(5, 10, '評価の方法')],
    ['a row inserted', 2, kpi => kpi.insertRows(8, 1)],
    ['a row deleted', 2, kpi => kpi.deleteRows(8, 1)],
    ['a row above the table inserted', 2, kpi => kpi.insertRows(3, 1)],
    ['a column deleted', 2, kpi => kpi.deleteColumns(4, 1)],
    ['a formula', 2, kpi => kpi.type(7, 6, '=1+1')],
    ['基準日', 1, kpi => kpi.type(2, 1, '2027/3/31')],
    ['the sheet renamed', 1, kpi => void (kpi.name = '指標')],
    ['the sheet protected', 1, kpi => kpi.protect()],
    ['a sheet added', 1, (_, { host }) => host.book.addSheet('別')],
    ['a sheet of ours deleted', 2, (_, { host }) => host.book.removeSheet(sheetNamed(host.book, '実績'))],
    ['the table deleted', 2, (_, { host }) => sheetNamed(host.book, 'KPI').removeTable(host.book.table('DX_KPIs') as never, true)],
    ['a co-author’s edit', 1, (kpi, { host }) => host.book.by(host.connect().id, () => put(kpi, 8, 6, [[1]]))],
    ['our own writing', 1, () => addActual({ kpi: '作業削減時間', year: 2025, value: 1 }, '時間')],
  ])('%s: %i syncs', async (_, syncs, act) => {
    const started = await openOsaka();
    const { reader } = await follow();
    await act(sheetNamed(started.host.book, 'KPI'), started);
    await expectCaughtUp(started, reader, syncs);
  });

  test('a formula in our table that another sheet has changed', async () => {
    const started = await openOsaka();
    const [kpi, report] = [sheetNamed(started.host.book, 'KPI'), sheetNamed(started.host.book, '報告書')];
    kpi.type(7, 6, '=報告書!B2*1000');
    const { reader } = await follow();
    report.type(1, 1, '7');
    const state = await expectCaughtUp(started, reader, 2);
    expect(state.tables.DX_KPIs?.cells[2]?.[6]).toBe(7000);
  });

  test('what raises no event is found with the next edit in a table, and when the person turns to the pane', async () => {
    const started = await openOsaka();
    const { reader } = await follow();
    const table = started.host.book.table('DX_Actuals');
    if (!table) throw new Error('no table');
    table.name = 'Actuals2';
    await started.host.settled();
    expect((await caughtUp(started, reader)).syncs).toBe(0);
    reader.noteReturn();
    await expectCaughtUp(started, reader, 1);
    table.name = 'DX_Actuals';
    sheetNamed(started.host.book, 'KPI').type(7, 6, '3');
    await expectCaughtUp(started, reader, 2);
    const before = reader.latest;
    reader.noteReturn();
    expect(await expectCaughtUp(started, reader, 1)).toBe(before);
  });

  test('an event without an address, one for sorted rows, and one for an unknown sheet', async () => {
    const started = await openOsaka();
    const { client, host } = started;
    const { reader, heard } = await follow();
    const kpi = sheetNamed(host.book, 'KPI');
    const raise = (number: number, data: object): void =>
      client.deliver([{ number, targets: ['Workbook'], source: 'user', data: { worksheetId: kpi.id, ...data } }]);
    raise(16, { address: null });
    await expectCaughtUp(started, reader, 2);
    raise(19, { address: 'A7:B8' });
    await expectCaughtUp(started, reader, 2);
    raise(10, { worksheetId: '{new}', address: 'A1', changeType: 'RangeEdited' });
    await expectCaughtUp(started, reader, 1);
    expect(heard).toEqual([
      { kind: 'cells', sheetId: kpi.id, address: null },
      { kind: 'moved', sheetId: kpi.id, address: 'A7:B8' },
      { kind: 'cells', sheetId: '{new}', address: 'A1' },
    ]);
  });

  test('while it is being read: read once more', async () => {
    const started = await openOsaka();
    const { reader } = await follow();
    const kpi = sheetNamed(started.host.book, 'KPI');
    kpi.type(7, 6, '1');
    await started.host.settled();
    const reading = reader.read();
    kpi.type(8, 6, '2');
    kpi.insertRows(7, 1);
    await started.host.settled();
    await reading;
    reader.note({ kind: 'listed' });
    await expectCaughtUp(started, reader, 2);
  });

  test.each(['connection lost', 'InvalidOperationInCellEditMode', 'AccessDenied'] as const)(
    '%s: what was to be read still is',
    async fault => {
      const started = await openOsaka();
      const { reader } = await follow();
      sheetNamed(started.host.book, 'KPI').type(7, 6, '8');
      await started.host.settled();
      await heardAll();
      started.client.faults.at(1, fault);
      if (fault === 'InvalidOperationInCellEditMode') await reader.read();
      else await expect(reader.read()).rejects.toMatchObject({ outcome: { changed: 'nothing' } });
      expect(await reader.read()).toEqual(await readWorkbook());
    },
  );
});

test('300 KPIs, 20,000 actuals and 5,000 schedules: a change is read, not the workbook', async () => {
  const started = await open();
  const { host, client } = started;
  await setUp(planSetUp(await readWorkbook(), { tables: ['DX_KPIs', 'DX_Actuals', 'DX_Schedules'], template: OSAKA, asOf: AS_OF }));
  const fill = (name: 'DX_KPIs' | 'DX_Actuals' | 'DX_Schedules', rows: number, line: (at: number) => (string | number)[]): Sheet => {
    const table = host.book.table(name);
    if (!table) throw new Error(name);
    const lines = Array.from({ length: rows }, (_, at) => line(at));
    put(table.sheet, table.area.row + 1, table.area.column, lines);
    return table.sheet;
  };
  const kpi = fill('DX_KPIs', 300, at => [`K${at}`, `指標${at}`, '件']);
  const actuals = fill('DX_Actuals', 20_000, at => [`指標${at % 300}`, 2000 + (at % 26), at]);
  fill('DX_Schedules', 5000, at => [`W${at}`, `作業${at}`]);
  await host.settled();
  const { reader } = await follow();
  client.resetCounters();
  await readWorkbook();
  const whole = client.counters.bytesReceived;
  expect(whole).toBeGreaterThan(1_500_000);
  sheetNamed(host.book, '報告書').type(5, 5, '会議');
  expect(await caughtUp(started, reader)).toMatchObject({ syncs: 0, bytes: 0 });
  actuals.type(15_000, 2, '77');
  const edited = await caughtUp(started, reader);
  expect(edited.syncs).toBe(1);
  expect(edited.bytes).toBeLessThan(15_000);
  kpi.type(100, 1, '指標の名前');
  const renamed = await caughtUp(started, reader);
  expect(renamed.syncs).toBe(1);
  expect(renamed.bytes).toBeLessThan(15_000);
  expect(reader.latest).toEqual(await readWorkbook());
  // A paste costs its rows; more of them than are read one by one cost their table.
  const { row: header } = host.book.table('DX_Actuals')?.area ?? { row: 0 };
  put(
    actuals,
    header + 5000,
    0,
    Array.from({ length: 1000 }, (_, at) => ['指標1', 2001, at]),
  );
  const pasted = await caughtUp(started, reader);
  // What differs in so many rows is nothing that one wants printed.
  expect([pasted.syncs, isDeepStrictEqual(pasted.state, await readWorkbook())]).toEqual([1, true]);
  expect(pasted.bytes).toBeLessThan(150_000);
  put(
    actuals,
    header + 1,
    2,
    Array.from({ length: 20_000 }, (_, at) => [at + 1]),
  );
  const filled = await caughtUp(started, reader);
  expect([filled.syncs, isDeepStrictEqual(filled.state, await readWorkbook())]).toEqual([2, true]);
}, 60_000);

describe('whatever happens, it is as if all had been read', () => {
  test.each([1, 2, 3, 4, 5, 6])(
    'seed %i',
    async seed => {
      const started = await open();
      const { host } = started;
      await setUp(
        planSetUp(await readWorkbook(), {
          tables: ['DX_KPIs', 'DX_Actuals', 'DX_Schedules', 'DX_Members'],
          template: KITAKYUSHU,
          asOf: AS_OF,
        }),
      );
      const other = host.connect();
      const { reader } = await follow();
      let drawn = seed;
      const below = (most: number): number => {
        drawn = (Math.imul(drawn, 1_664_525) + 1_013_904_223) >>> 0;
        return Math.floor((drawn / 2 ** 32) * most);
      };
      const anySheet = (): Sheet => host.book.sheets[below(host.book.sheets.length)] as Sheet;
      const anyText = (): string => ['5', '', '目標', '=1+1', '=報告書!B2', 'R7', '#N/A', '80%', '=DX_AsOf'][below(9)] ?? '';
      const acts: readonly (() => unknown)[] = [
        () => anySheet().type(below(16), below(20), anyText()),
        () => host.book.sheets.find(({ name }) => name === '報告書')?.type(1, 1, String(below(100))),
        () =>
          put(
            anySheet(),
            below(14),
            below(8),
            Array.from({ length: 1 + below(3) }, () => [anyText(), anyText()]),
          ),
        () => host.book.by(other.id, () => anySheet().type(below(16), below(20), anyText())),
        () => anySheet().insertRows(below(24), 1 + below(2)),
        () => anySheet().deleteRows(7 + below(16), 1 + below(2)),
        () => anySheet().insertColumns(below(24), 1),
        () => anySheet().deleteColumns(10 + below(14), 1),
        () =>
          anySheet().insertCells({ row: below(20), column: below(24), rows: 1 + below(2), columns: 1 }, below(2) === 0 ? 'down' : 'right'),
        () =>
          anySheet().deleteCells({ row: 7 + below(16), column: below(24), rows: 1, columns: 1 + below(2) }, below(2) === 0 ? 'up' : 'left'),
        () => anySheet().setStyle({ row: below(10), column: below(8), rows: 3, columns: 3 }, { font: { bold: true } }),
        () =>
          put(
            anySheet(),
            6 + below(10),
            0,
            Array.from({ length: 40 }, (_, at) => [`貼${at}`, at]),
          ),
        () => host.book.by(other.id, () => anySheet().insertRows(below(24), 1)),
        () => host.book.by(other.id, () => anySheet().deleteRows(7 + below(16), 1)),
        () => host.book.addSheet(`新${below(1000)}`),
        () => void (anySheet().name = `名${below(1000)}`),
        () => (anySheet().protection.protected ? anySheet().unprotect() : undefined),
        () => {
          const table = host.book.tables()[below(host.book.tables().length)];
          if (table)
            put(table.sheet, table.area.row + table.area.rows, table.area.column, [
              ['末', '尾'],
              ['の', '行'],
            ]);
        },
        () => addActual({ kpi: '作業削減時間', year: 2020 + below(9), value: 1 }, '時間').catch(() => undefined),
      ];
      const seen = host.book.snapshot();
      for (let step = 0; step < 25; step++) {
        for (let count = 1 + below(3); count > 0; count--) {
          try {
            await acts[below(acts.length)]?.();
          } catch (error) {
            // What Excel does not allow changes nothing.
            if (!(error instanceof Error) || error.name !== 'BookFault') throw error;
          }
        }
        const { state } = await caughtUp(started, reader);
        expect([step, state]).toEqual([step, await readWorkbook()]);
      }
      host.book.by('undo', () => host.book.restore(seen));
      expect((await caughtUp(started, reader)).state).toEqual(await readWorkbook());
    },
    60_000,
  );
});
