import { ACTIONS } from '../faults/actions';
import { TAG_KEY } from '../../src/sheets/read/tag';
import { readWorkbook } from '../../src/excel/read/read';
import { close, openOsaka } from './workbook';

afterEach(close);

/** One to look, one to write, one for a printed page or a second look. */
const USUAL = [3, 1] as const;

/** Syncs of each action, and how often it writes a setting: at most. */
const COUNTS: Readonly<Record<string, readonly [syncs: number, settings: number]>> = {
  'set up an empty workbook': [3, 1],
  'a second template: rows, columns, sheets': [3, 1],
  'a template in several messages': [15, 6],
  'add an actual in the blank row': [2, 1],
  'add an actual below': [2, 1],
  'adopt into a new table': [4, 1],
  'adopt below what is there': [3, 1],
  'take back adopted rows': [2, 0],
  'revise a target': [2, 1],
  'revise a target, making the ledger': [3, 1],
  'take back a revision': [2, 0],
  'fix a cell': [2, 0],
  'take back a fix': [2, 0],
  'put several cells right': [3, 0],
  'take several fixes back': [3, 0],
  'correct an actual': [2, 0],
  'take the correction of an actual back': [2, 0],
  'take an added actual back': [2, 0],
  'take a first actual back': [2, 0],
  'take a set-up back': [7, 1],
  'take a second template back': [6, 1],
  'take 基準日 back': [2, 0],
  'take one value for all KPIs back': [3, 0],
  'take 工程表 back': [2, 0],
  'set 基準日': [3, 0],
  'make 工程表': [3, 0],
  'make 工程表 anew': [3, 0],
  'make 点検結果': [3, 0],
  'make 点検結果 anew': [3, 0],
  'make 当初計画': [3, 0],
  'make 当初計画 anew': [3, 0],
  'make ダッシュボード': [3, 0],
  'make 引継ぎ': [3, 0],
  'make 引継ぎ anew': [3, 0],
  'renew ダッシュボード': [3, 0],
  'take a renewed ダッシュボード back': [2, 0],
  'insert a formula': [3, 0],
  'take an inserted formula out': [2, 0],
  'add missing columns': [3, 1],
  'take added columns back': [2, 0],
  'one value for all KPIs': [3, 0],
  'add public sheets': [2, 1],
  'move notes out': [2, 0],
  'move notes back': [2, 0],
  // Every formula of the workbook is asked whether it needs the lines, and what is merged or noted in them.
  'make 定義': [3, 0],
  'make 定義 anew': [3, 0],
  'delete blank lines': [8, 0],
  'put blank lines back': [2, 0],
  // What is merged is asked in a sync of its own.
  'part merged cells': [3, 0],
  'merge parted cells again': [3, 0],
  // The sheet, its page, the round's rows, and the record.
  'make the record of a round': [4, 1],
};

/** Requests and bytes of what people do most, and of what is largest: at most. A range that is kept needlessly is two requests, a column set by itself five. */
const SIZES: Readonly<Record<string, readonly [requests: number, bytes: number]>> = {
  'set up an empty workbook': [440, 76_000],
  'a second template: rows, columns, sheets': [476, 106_000],
  'add an actual in the blank row': [78, 11_600],
  'add an actual below': [76, 11_400],
  'adopt into a new table': [290, 52_000],
  'adopt below what is there': [91, 16_400],
  'make ダッシュボード': [1460, 266_000],
};

test('reading is two syncs, whatever there is', async () => {
  const { client } = await openOsaka();
  await readWorkbook();
  expect(client.counters.syncs).toBe(2);
});

test.each(ACTIONS)(
  '$name',
  async ({ name, prepare }) => {
    const { started, plan } = await prepare();
    const { client, host } = started;
    const act = await plan();
    await host.settled();
    client.resetCounters();
    let written = 0;
    const stop = host.book.onChange(({ what }) => void (what === 'settings' && written++));
    await act();
    stop();
    // A round has a record of its own; nothing else has.
    expect(host.book.settings.keys().filter(key => key !== TAG_KEY && !key.startsWith('DX.Round.'))).toEqual([]);
    const [syncs, settings] = COUNTS[name] ?? USUAL;
    expect(client.counters.syncs).toBeLessThanOrEqual(syncs);
    expect(written).toBeLessThanOrEqual(settings);
    const [requests, bytes] = SIZES[name] ?? [Infinity, Infinity];
    expect(client.counters.actions).toBeLessThanOrEqual(requests);
    expect(client.counters.bytesSent).toBeLessThanOrEqual(bytes);
  },
  60_000,
);
