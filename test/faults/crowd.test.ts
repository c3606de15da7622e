/** Several people add actuals to one workbook at the same time, each with a pane of their own: every row that was acknowledged is there, once. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { ExcelFailure } from '../../src/excel/batch/failure';
import { PATIENCE } from '../../src/excel/batch/run';
import { addActual } from '../../src/excel/edit/write';
import { readWorkbook } from '../../src/excel/read/read';
import { setUp } from '../../src/excel/sheets/set-up/set-up';
import { planSetUp } from '../../src/sheets/make/set-up';
import { OSAKA } from '../../src/sheets/templates/osaka';
import { AS_OF, close, open } from '../excel/workbook';
import { startExcel, type Started } from '../host/node';
import { Tally } from './tally';

const tally = new Tally('Rows of several people who add actuals at the same time', ['added', 'there once', 'refused, and not there']);
const OPERATIONS = Math.max(60, Math.round(400 / globalThis.ONE_OF));

/** Numbers that look random and are the same every time. */
function numbers(seed: number): () => number {
  let state = Math.imul(seed, 2654435761) >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

const wait = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds));

afterEach(close);
afterAll(() => tally.print());

interface Crowd {
  readonly clients: number;
  /** Milliseconds an answer takes at most, and a person between two rows. */
  readonly latency: number;
  readonly pause: number;
  /** Somebody without the add-in types rows below the table, too. */
  readonly types: boolean;
}

test.each<Crowd>([
  { clients: 2, latency: 6, pause: 0, types: false },
  { clients: 2, latency: 6, pause: 20, types: false },
  { clients: 2, latency: 6, pause: 10, types: true },
  { clients: 4, latency: 6, pause: 0, types: false },
  { clients: 4, latency: 6, pause: 20, types: false },
  { clients: 4, latency: 6, pause: 10, types: true },
])(
  '$clients clients, pauses up to $pause ms, somebody types: $types',
  async ({ clients, latency, pause, types }) => {
    const row = `${clients} clients, ${pause > 0 ? `pauses up to ${pause} ms` : 'no pauses'}${types ? ', somebody types' : ''}`;
    const random = numbers(clients * 100 + pause);
    const first = await open();
    await setUp(planSetUp(await readWorkbook(), { tables: ['DX_KPIs', 'DX_Actuals'], template: OSAKA, asOf: AS_OF }));
    const { host } = first;
    const all: Started[] = [first];
    while (all.length < clients) all.push(await startExcel({ host }));
    for (const { client } of all) {
      client.recording = false;
      Object.defineProperty(client, 'latency', { configurable: true, get: () => random() * latency });
    }
    // Each person's code finds the Excel of their own window.
    const window = new AsyncLocalStorage<Started>();
    const globals = globalThis as unknown as Record<string, unknown>;
    for (const name of ['Excel', 'Office', 'OfficeExtension'] as const)
      Object.defineProperty(globals, name, { configurable: true, get: () => (window.getStore() ?? first)[name] });
    // Excel answers each of them; a slow machine is no fault.
    Object.assign(PATIENCE, { answer: 600_000, cellEdit: [1, 2, 4] });

    const told = new Map<string, string>();
    let left = OPERATIONS;
    const person = (started: Started, number: number): Promise<void> =>
      window.run(started, async () => {
        while (left-- > 0) {
          const mark = `担当${number}の${left}番`;
          try {
            await addActual({ kpi: '作業削減時間', year: 2000 + (left % 100), value: left, comment: mark }, '時間');
            told.set(mark, 'done');
          } catch (error) {
            if (!(error instanceof ExcelFailure)) throw error;
            told.set(mark, error.outcome.changed);
          }
          if (pause > 0) await wait(random() * pause);
        }
      });
    const typed: string[] = [];
    const typist = async (): Promise<void> => {
      while (types && left > 0) {
        await wait(random() * 30);
        const table = host.book.table('DX_Actuals');
        if (!table) throw new Error('the table is gone');
        const { area, sheet } = table;
        const blank = table.bodyArea.rows === 1 && (sheet.values(table.bodyArea)[0] ?? []).every(value => value === null);
        const mark = `手入力${typed.length}番`;
        typed.push(mark);
        host.book.by('person', () => {
          const at = { row: area.row + area.rows - (blank ? 1 : 0), column: area.column + area.columns - 1, rows: 1, columns: 1 };
          sheet.write(at, [[mark]]);
        });
      }
    };
    try {
      await Promise.all([...all.map(person), typist()]);
      await host.settled();
    } finally {
      for (const name of ['Excel', 'Office', 'OfficeExtension'] as const) {
        Reflect.deleteProperty(globals, name);
        globals[name] = first[name];
      }
      for (const { stop } of all.slice(1)) stop();
    }

    const there = (mark: string): number =>
      host.book.sheets.reduce((sum, sheet) => sum + [...sheet.state.cells.entries()].filter(([, cell]) => cell.value === mark).length, 0);
    for (const [mark, said] of told) {
      const count = there(mark);
      tally.count(row, 'added');
      if (said === 'done') {
        if (count === 1) tally.count(row, 'there once');
        else tally.untrue(row, count === 0 ? 'acknowledged, but lost' : 'stands more than once', mark);
      } else if (said === 'nothing' || said === 'takenBack') {
        if (count === 0) tally.count(row, 'refused, and not there');
        else tally.untrue(row, 'told that it is not there, but is', mark);
      } else tally.untrue(row, 'told that it is not known, with a line that works', mark);
    }
    for (const mark of typed) if (there(mark) !== 1) tally.untrue(row, 'typed by somebody, but lost', mark);
  },
  600_000,
);

test('no row is lost, none stands twice', () => {
  expect(tally.untruths()).toEqual({});
});
