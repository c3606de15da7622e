/** What every action is refused for, whatever it writes: nothing is written then, and what is in the way is told. */
import { ACTIONS } from '../faults/actions';
import { differences, whole } from '../faults/whole';
import { differ } from '../host/quirks';
import type { Host } from '../host/host';
import { close, failing } from './workbook';

afterEach(close);

/** Copies of sheets as they are shown: whatever version made those. */
const ANY_VERSION = ['sheets of values', 'take sheets of values back'];

/** Actions for which a sheet has to come or go. */
const SHEETS = [
  'set up an empty workbook',
  'a second template: rows, columns, sheets',
  'a template in several messages',
  'adopt into a new table',
  'revise a target, making the ledger',
  'take a set-up back',
  'take a second template back',
  'make 工程表',
  'take 工程表 back',
  'make 点検結果',
  'make 当初計画',
  'make 進捗報告',
  'make ダッシュボード',
  'make 引継ぎ',
  'make 定義',
  'take 定義 back',
  'make 評価基準',
  'take 評価基準 away',
  'make 回答状況',
  'make the record of a round',
  'open a closed round again',
  'make the forms of a round as sheets',
  'take the forms of a round out again',
  'sheets of values',
  'take sheets of values back',
  'add public sheets',
  'take public sheets back',
  'move notes out',
  'move notes back',
];

/** Actions that add or take away rows or columns of a table: Excel lets no table grow on a protected sheet. */
const TABLES = [
  'a template in several messages',
  'add an actual in the blank row',
  'add an actual below',
  'add a meeting',
  'adopt below what is there',
  'take back adopted rows',
  'revise a target',
  'take back a revision',
  'take an added actual back',
  'take a first actual back',
  'take an added meeting back',
  'add missing columns',
  'take added columns back',
  'start a round',
  'merge the answers of a round',
  'take the start of a round back',
  'take merged answers back',
];

const ours = ({ book }: Host) => book.tables().filter(({ name }) => name.startsWith('DX_'));

/** What stands in the way, of which actions, and what is told. */
const OBSTACLES: readonly { kind: string; of: (name: string) => boolean; put: (host: Host) => void }[] = [
  {
    kind: 'schemaNewer',
    of: name => !ANY_VERSION.includes(name),
    put: ({ book }) => book.settings.set('DX.workbook', '{"schema":99}'),
  },
  {
    kind: 'protectedSheet',
    of: name => TABLES.includes(name),
    put: host => {
      for (const sheet of new Set(ours(host).map(table => table.sheet))) sheet.protect();
    },
  },
  {
    kind: 'totalsRow',
    of: name => TABLES.includes(name),
    put: host => {
      for (const table of ours(host)) table.showTotals = true;
    },
  },
  // The last: it stays with the host.
  { kind: 'structureProtected', of: name => SHEETS.includes(name), put: host => differ(host, 'protectedStructure') },
];

test.each(ACTIONS)('$name', async ({ name, prepare }) => {
  const { started, plan } = await prepare();
  const { host } = started;
  const start = host.book.snapshot();
  for (const { kind, put } of OBSTACLES.filter(({ of }) => of(name))) {
    host.book.restore(start);
    await host.settled();
    const act = await plan();
    put(host);
    await host.settled();
    const before = whole(host.book);
    expect(await failing(act)).toMatchObject({ kind, outcome: { changed: 'nothing' } });
    await host.settled();
    expect(differences(before, whole(host.book))).toEqual([]);
  }
});

test('every action that is named is one', () => {
  const names = new Set(ACTIONS.map(({ name }) => name));
  expect([...ANY_VERSION, ...SHEETS, ...TABLES].filter(name => !names.has(name))).toEqual([]);
});

test.each(['make 工程表 anew', 'make 点検結果 anew', 'renew ダッシュボード', 'take a renewed ダッシュボード back', 'add an actual below'])(
  '%s needs no other structure of the workbook',
  async name => {
    const action = ACTIONS.find(one => one.name === name);
    if (action === undefined) throw new Error(`no action ${name}`);
    const { started, plan } = await action.prepare();
    const act = await plan();
    differ(started.host, 'protectedStructure');
    await act();
  },
);
