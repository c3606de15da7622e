/**
 * Several people add actuals to one workbook at the same time, each with a pane of their own, and others work beside them without one: every row
 * that was acknowledged is there, once, and one that a person has deleted stays deleted.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { readWorkbook } from '../../src/excel/read/read';
import { setUp } from '../../src/excel/sheets/set-up/set-up';
import { planSetUp } from '../../src/sheets/make/set-up';
import { OSAKA } from '../../src/sheets/templates/osaka';
import type { Value } from '../host/cell/value';
import { AS_OF, close, open } from '../excel/workbook';
import { startExcel, type Started } from '../host/node';
import { Tally } from './tally';

const tally = new Tally('Rows of several people who add actuals at the same time', [
  'added',
  'there once',
  'deleted, and gone',
  'refused, and not there',
]);
const OPERATIONS = Math.max(60, Math.round(400 / globalThis.ONE_OF));

/** Numbers that look random and are the same every time. */
function numbers(seed: number): () => number {
  let state = Math.imul(seed, 2654435761) >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

const wait = (milliseconds: number): Promise<void> => new Promise(resolve => setTimeout(resolve, milliseconds));

afterEach(close);
afterAll(() => tally.print());

/** The code of one pane: what it remembers of its rows the others do not know. */
async function loadPane() {
  const load = async () => ({
    ...(await import('../../src/excel/batch/failure')),
    ...(await import('../../src/excel/batch/run')),
    ...(await import('../../src/excel/edit/write')),
    ...(await import('../../src/excel/read/read')),
    ...(await import('../../src/excel/read/watch')),
    ...(await import('../../src/excel/rows/append-rows')),
    ...(await import('../../src/excel/rows/outbox')),
  });
  let pane: Awaited<ReturnType<typeof load>> | undefined;
  await jest.isolateModulesAsync(async () => {
    pane = await load();
  });
  if (pane === undefined) throw new Error('no pane');
  // Excel answers each of them; a slow machine is no fault.
  Object.assign(pane.PATIENCE, { answer: 600_000, cellEdit: [1, 2, 4] });
  return pane;
}
type Pane = Awaited<ReturnType<typeof loadPane>>;

/** What somebody without a pane does to the table, again and again. */
type Other = 'types below' | 'types in the last row' | 'sorts' | 'deletes';

interface Crowd {
  readonly clients: number;
  /** Milliseconds an answer takes at most, and a person between two rows. */
  readonly latency: number;
  readonly pause: number;
  readonly others: readonly Other[];
}

const [SOURCE, COMMENT] = [5, 8];

test.each<Crowd>([
  { clients: 2, latency: 6, pause: 0, others: [] },
  { clients: 2, latency: 6, pause: 20, others: [] },
  { clients: 2, latency: 6, pause: 10, others: ['types below'] },
  { clients: 4, latency: 6, pause: 0, others: [] },
  { clients: 4, latency: 6, pause: 20, others: [] },
  { clients: 4, latency: 6, pause: 10, others: ['types below'] },
  { clients: 6, latency: 6, pause: 0, others: [] },
  { clients: 6, latency: 6, pause: 20, others: ['types in the last row'] },
  { clients: 2, latency: 6, pause: 10, others: ['types below', 'types in the last row', 'sorts'] },
  { clients: 2, latency: 6, pause: 10, others: ['deletes', 'types in the last row'] },
])(
  '$clients clients, pauses up to $pause ms, others: $others',
  async ({ clients, latency, pause, others }) => {
    const row = [`${clients} clients, ${pause > 0 ? `pauses up to ${pause} ms` : 'no pauses'}`, ...others].join(', ');
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

    const panes: Pane[] = [];
    while (panes.length < clients) panes.push(await loadPane());
    const told = new Map<string, string>();
    const again: string[] = [];
    let [left, busy] = [OPERATIONS, clients];
    /** How often each pane has looked for its rows. */
    const looks = all.map(() => 0);
    const look = async (pane: Pane, number: number): Promise<void> => {
      const begun = Date.now();
      try {
        const replaced = [...pane.replacedRows(await pane.readWorkbook(), begun)];
        again.push(...replaced.flatMap(({ rows }) => rows.map(cells => String(cells['コメント']?.value))));
        await pane.addReplaced(replaced);
      } catch (error) {
        // Somebody has written meanwhile: it is read again with the event of that.
        if (!(error instanceof pane.ExcelFailure)) throw error;
      }
      looks[number] = (looks[number] ?? 0) + 1;
    };
    const person = (pane: Pane, started: Started, number: number): Promise<void> =>
      window.run(started, async () => {
        const known = await pane.readWorkbook();
        const stop = await pane.watch({
          note: () => undefined,
          onChange: () => undefined,
          onRows: (what, edit) => pane.followRows(known, what, edit),
        });
        while (left-- > 0) {
          const mark = `担当${number}の${left}番`;
          try {
            await pane.addActual({ kpi: '作業削減時間', year: 2000 + (left % 100), value: left, comment: mark }, '時間');
            told.set(mark, 'done');
          } catch (error) {
            if (!(error instanceof pane.ExcelFailure)) throw error;
            told.set(mark, error.outcome.changed);
          }
          if (others.length > 0) await look(pane, number);
          if (pause > 0) await wait(random() * pause);
        }
        await stop();
      });

    const table = () => {
      const found = host.book.table('DX_Actuals');
      if (!found) throw new Error('the table is gone');
      const { area, bodyArea, sheet } = found;
      return { found, area, body: bodyArea, sheet, isBlank: bodyArea.rows === 1 && sheet.value(bodyArea.row, COMMENT) === null };
    };
    const [typed, deleted, below] = [new Map<string, string>(), new Set<string>(), [] as string[]];
    const write = (at: number, column: number, value: Value): void =>
      void table().sheet.write({ row: at, column, rows: 1, columns: 1 }, [[value]]);
    const acts: Record<Other, () => void> = {
      'types below': () => {
        const { area, isBlank } = table();
        const mark = `手入力${below.length}番`;
        below.push(mark);
        write(area.row + area.rows - (isBlank ? 1 : 0), COMMENT, mark);
      },
      'types in the last row': () => {
        const { body, sheet } = table();
        const mark = sheet.value(body.row + body.rows - 1, COMMENT);
        if (typeof mark !== 'string') return;
        const text = `追記${typed.size} ${mark}`;
        typed.set(mark, text);
        write(body.row + body.rows - 1, SOURCE, text);
      },
      sorts: () => {
        const { body, sheet } = table();
        const asTyped = (value: Value): Value => (typeof value === 'string' && value !== '' ? `'${value}` : value);
        sheet.write(
          body,
          [...sheet.formulas(body)].reverse().map(line => line.map(asTyped)),
        );
      },
      deletes: () => {
        const { found, body, sheet } = table();
        const at = Math.floor(random() * body.rows);
        const mark = sheet.value(body.row + at, COMMENT);
        // Of a row that is just coming nobody knows yet.
        if (body.rows < 3 || typeof mark !== 'string' || !told.has(mark)) return;
        deleted.add(mark);
        found.deleteRows(at, 1);
      },
    };
    const other = async (name: Other): Promise<void> => {
      while (busy > 0) {
        const seen = [...looks];
        await wait(random() * 30);
        host.book.by('person', acts[name]);
        // People do not delete faster than the panes read.
        while (name === 'deletes' && busy === clients && looks.some((count, at) => count < (seen[at] ?? 0) + 2)) await wait(1);
      }
    };
    try {
      await Promise.all([
        ...panes.map((pane, at) => person(pane, all[at] as Started, at).finally(() => (busy -= 1))),
        ...others.map(other),
      ]);
      await host.settled();
    } finally {
      for (const name of ['Excel', 'Office', 'OfficeExtension'] as const) {
        Reflect.deleteProperty(globals, name);
        globals[name] = first[name];
      }
      for (const { stop } of all.slice(1)) stop();
    }

    const cells = host.book.sheets.flatMap(sheet => [...sheet.state.cells.entries()].map(([, { value }]) => value));
    const there = (text: string): number => cells.filter(value => value === text).length;
    for (const [mark, said] of told) {
      const count = there(mark);
      tally.count(row, 'added');
      if (deleted.has(mark)) {
        if (count === 0) tally.count(row, 'deleted, and gone');
        else tally.untrue(row, 'deleted by somebody, but there again', mark);
      } else if (said === 'done') {
        if (count === 1) tally.count(row, 'there once');
        else tally.untrue(row, count === 0 ? 'acknowledged, but lost' : 'stands more than once', mark);
      } else if (said === 'nothing' || said === 'takenBack') {
        if (count === 0) tally.count(row, 'refused, and not there');
        else tally.untrue(row, 'told that it is not there, but is', mark);
      } else tally.untrue(row, 'told that it is not known, with a line that works', mark);
    }
    for (const mark of below) if (there(mark) !== 1) tally.untrue(row, 'typed by somebody, but lost', mark);
    for (const [mark, text] of typed)
      if (!deleted.has(mark) && there(text) !== 1) tally.untrue(row, 'typed in a row by somebody, but lost', text);
    for (const mark of again) tally.untrue(row, 'added again, though nobody has replaced it', mark);
  },
  600_000,
);

test('no row is lost, none stands twice', () => {
  expect(tally.untruths()).toEqual({});
});
