/**
 * 自己診断 under every fault and beside every edit of a co-author, at every sync: its sheet and its setting are gone afterwards, or the sheet is
 * named as left. Everything else is as it was, or as the co-author has made it.
 */
import { SELF_TEST_PATIENCE } from '../../src/excel/selftest/item';
import { ITEMS, runSelfTest, type SelfTest } from '../../src/excel/selftest/self-test';
import { close } from '../excel/workbook';
import type { Client } from '../host/wire/client';
import type { Fault } from '../host/wire/faults';
import { openLedger } from './books';
import { EDITS } from './co-author-edits';
import { draw } from './draw';
import { goOn, holdTimeLimits, impatient, releaseTimeLimits } from './patience';
import { Tally } from './tally';
import { untruth } from './told';
import { differences, printed, whole, type Whole } from './whole';

const FAULTS: readonly (Fault & string)[] = [
  'AccessDenied',
  'InvalidOperationInCellEditMode',
  'connection lost',
  'answer lost',
  'silence',
  'late answer',
  'busy',
];
/** What takes long writes nothing else. */
const QUICK = ITEMS.filter(
  ({ id }) => !['rows', 'calls', 'functions', 'fold', 'spill', 'blank', 'errors', 'fault', 'namespace', 'partFormat'].includes(id),
);
const tally = new Tally('What 自己診断 leaves', ['cases', 'nothing is left', 'its sheet is left, and named']);

beforeAll(holdTimeLimits);
afterAll(() => {
  releaseTimeLimits();
  close();
  tally.print();
});

const runQuick = (): Promise<SelfTest> => runSelfTest({ surroundings: { examples: {}, hasFocus: () => true }, items: QUICK });

interface Bench {
  readonly client: Client;
  readonly begin: () => Promise<void>;
  readonly now: () => Promise<Whole>;
  readonly edit: (name: string) => void;
}

async function openBench(): Promise<Bench> {
  const { host, client } = await openLedger();
  Object.assign(SELF_TEST_PATIENCE, { functions: 20, look: 1, event: 5, all: 60_000, cleanUp: [0, 0, 0] });
  const start = host.book.snapshot();
  return {
    client,
    begin: async () => {
      host.book.restore(start);
      await host.settled();
      await impatient(client);
      client.resetCounters();
    },
    now: async () => {
      await host.settled();
      return whole(host.book);
    },
    edit: name => {
      try {
        host.book.by('coauthor', () => EDITS[name]?.(host.book, []));
      } catch {
        // Not every edit is possible at every moment; what was done of it counts.
      }
      host.calculation.settle();
    },
  };
}

/** Is what is left named, and nothing else different? */
function check(row: string, label: string, { left }: SelfTest, wanted: Whole, now: Whole): void {
  tally.count(row, 'cases');
  const why = untruth(
    left === null ? { said: 'nothing', kind: '', sheets: [], cells: [] } : { said: 'left', kind: '', sheets: [left], cells: [] },
    { before: wanted, complete: wanted, now },
  );
  if (why !== null) tally.untrue(row, why, `${label}: ${differences(wanted, now).slice(0, 3).map(printed).join('; ')}`);
  else tally.count(row, left === null ? 'nothing is left' : 'its sheet is left, and named');
}

/** Runs it once, undisturbed. @returns its syncs */
async function measure({ client, begin, now }: Bench): Promise<{ readonly syncs: number; readonly before: Whole }> {
  await begin();
  const before = await now();
  const { left } = await runQuick();
  expect(left).toBeNull();
  expect(differences(before, await now())).toEqual([]);
  return { syncs: client.counters.syncs, before };
}

test('under every fault', async () => {
  const bench = await openBench();
  const { client, begin, now } = bench;
  const { syncs, before } = await measure(bench);
  const once = FAULTS.flatMap(fault => Array.from({ length: syncs }, (_, at) => ({ fault, at: at + 1, again: 0 })));
  // And the line is cut for good from some sync on, so that nothing can be cleaned up.
  const cut = Array.from({ length: syncs }, (_, at) => ({ fault: 'connection lost' as const, at: at + 1, again: 40 }));
  for (const { fault, at, again } of draw(
    [...once, ...cut],
    one => `${one.fault} ${one.again}`,
    one => `self-test: ${one.fault} at ${one.at} ${one.again}`,
  )) {
    await begin();
    for (let more = 0; more <= again; more++) client.faults.at(at + more, fault);
    const told = await runQuick();
    const row = again > 0 ? 'connection lost for good' : fault;
    check(row, `at ${at}`, told, before, await now());
    const busy = fault === 'busy';
    await goOn(client);
    // What Excel had taken before the time limit comes when it is free again.
    if (!busy || told.left === null) check(`${row}, later`, `at ${at}`, told, before, await now());
  }
}, 3_600_000);

test('beside every edit of a co-author', async () => {
  const bench = await openBench();
  const { client, begin, now, edit } = bench;
  const { syncs } = await measure(bench);
  const cases = Object.keys(EDITS).flatMap(name => Array.from({ length: syncs - 1 }, (_, at) => ({ name, at: at + 1 })));
  for (const { name, at } of draw(
    cases,
    one => one.name,
    one => `self-test: ${one.name} after sync ${one.at}`,
  )) {
    await begin();
    edit(name);
    const edited = await now();
    await begin();
    client.faults.after(at, () => edit(name));
    check('a co-author', `${name} after sync ${at}`, await runQuick(), edited, await now());
  }
}, 3_600_000);

test('nothing is left that is not named', () => {
  expect(tally.untruths()).toEqual({});
});
