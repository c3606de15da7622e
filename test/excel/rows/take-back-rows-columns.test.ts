import { ACTIONS } from '../../faults/actions';
import { differences, whole } from '../../faults/whole';
import type { Table } from '../../host/book/table';
import { close, failing } from '../workbook';

afterEach(close);

const TAKING = [
  'take back adopted rows',
  'take back a revision',
  'take an added actual back',
  'take a first actual back',
  'take an added meeting back',
  'take merged answers back',
];

const COLUMNS: readonly (readonly [string, (table: Table) => unknown])[] = [
  [
    'a column that calculates',
    table => {
      const area = table.columnArea(table.addColumn('係計算').id);
      if (area !== null)
        table.sheet.write(
          area,
          Array.from({ length: area.rows }, () => ['=1+1']),
        );
    },
  ],
  ['a column in the middle', table => table.addColumn('係欄', 2)],
  ['a column less', table => table.deleteColumn(table.columns.at(-1)?.id ?? 0)],
];

describe.each(COLUMNS)('%s since', (_what, change) => {
  async function prepared(name: string) {
    const action = ACTIONS.find(one => one.name === name);
    if (action === undefined) throw new Error(`no action ${name}`);
    const { started, plan } = await action.prepare();
    const { host, client } = started;
    return {
      act: await plan(),
      client,
      change: () =>
        host.book
          .tables()
          .filter(({ name: table }) => table.startsWith('DX_'))
          .forEach(change),
      now: () => {
        host.calculation.settle();
        return whole(host.book);
      },
      all: async () => {
        await host.settled();
        return whole(host.book);
      },
    };
  }

  test.each(TAKING)('%s: nothing is taken, and that is said', async name => {
    const { act, change: edit, all } = await prepared(name);
    edit();
    const before = await all();
    expect(await failing(act)).toMatchObject({ kind: 'changedMeanwhile', outcome: { changed: 'nothing' } });
    expect(differences(before, await all())).toEqual([]);
  });

  test.each(TAKING)('%s: so it is where it comes between look and write', async name => {
    const { act, change: edit, client, now, all } = await prepared(name);
    let before: Awaited<ReturnType<typeof all>> = new Map();
    client.faults.after(1, () => {
      edit();
      before = now();
    });
    expect(await failing(act)).toMatchObject({ outcome: { changed: expect.stringMatching(/nothing|takenBack/) as string } });
    expect(differences(before, await all())).toEqual([]);
  });
});
