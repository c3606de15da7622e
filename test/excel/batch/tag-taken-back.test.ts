/** What the workbook says of itself after a batch that has been taken back: to the letter what it said before, with its times. */
import { ACTIONS } from '../../faults/actions';
import type { Book } from '../../host/book/book';
import type { Table } from '../../host/book/table';
import { close, failing } from '../workbook';

afterEach(close);

const type = ({ sheet }: Table, row: number, column: number): void => sheet.write({ row, column, rows: 1, columns: 1 }, [['同僚の入力']]);
const BESIDE = (table: Table): void => type(table, table.area.row, table.area.column + table.area.columns);
const HEADER = (table: Table): void => type(table, table.area.row, table.area.column);

/** An action, where a co-author types between look and write, and how. */
const TAKEN_BACK: readonly (readonly [string, string, (table: Table) => void])[] = [
  ['add missing columns', 'beside the table', BESIDE],
  ['add missing columns', 'in its header', HEADER],
  ['add an actual below', 'in its header', HEADER],
  ['add a meeting', 'in its header', HEADER],
  ['adopt below what is there', 'in its header', HEADER],
];

const said = (book: Book): string => JSON.stringify([...book.settings.all()]);

test.each(TAKEN_BACK)('%s: somebody types %s', async (name, _where, edit) => {
  const action = ACTIONS.find(one => one.name === name);
  if (action === undefined) throw new Error(`no action ${name}`);
  const { started, plan } = await action.prepare();
  const { host, client } = started;
  const start = host.book.snapshot();
  const act = await plan();
  client.resetCounters();
  await act();
  const { syncs } = client.counters;
  const outcomes: string[] = [];
  for (let between = 1; between < syncs; between++) {
    host.book.restore(start);
    await host.settled();
    const again = await plan();
    const before = said(host.book);
    client.faults.after(between, () => {
      for (const table of host.book.tables()) if (table.name.startsWith('DX_')) edit(table);
    });
    const { outcome } = await failing(again);
    outcomes.push(outcome.changed);
    await host.settled();
    expect(said(host.book)).toBe(before);
  }
  expect(outcomes.length).toBeGreaterThan(0);
});
