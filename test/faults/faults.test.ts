/**
 * Every action, every fault, at every sync: what is told afterwards is what the whole workbook holds, and 再試行 does what was wanted,
 * once. `npm run test:faults` tries all, the checks of a commit a draw.
 */
import type { Fault } from '../host/wire/faults';
import type { Batch } from '../host/wire/wire';
import { close } from '../excel/workbook';
import type { Action } from './action';
import { ACTIONS } from './actions';
import { draw } from './draw';
import { goOn, holdTimeLimits, impatient, releaseTimeLimits } from './patience';
import { Tally } from './tally';
import { printTold, tell, untruth, type Told } from './told';
import { differences, isPage, printed, whole, type Difference, type Whole } from './whole';

const FAULTS: readonly (Fault & string)[] = [
  'InvalidOperationInCellEditMode',
  'AccessDenied',
  'ItemNotFound',
  'RequestPayloadSizeLimitExceeded',
  'ResponsePayloadSizeLimitExceeded',
  'connection lost',
  'answer lost',
  'silence',
  'late answer',
  'busy',
];

/** A fault at a sync, and perhaps one at a later sync, when taking back is under way. */
interface Case {
  readonly kind: string;
  readonly label: string;
  readonly strikes: readonly { readonly sync: number; readonly fault: Fault }[];
}

/** Kinds of actions on the wire that only name what the others are about. */
const QUIET = new Set([1, 2, 5, 6, 7, 8]);
/** Within a long request the places are alike; its end is where sheets are named, activated and deleted. */
const [MOST_PLACES, LAST] = [45, 6];

/** Numbers of actions after which Excel may stop within a request. */
function placesIn(batch: Batch): number[] {
  const places = (batch.Actions as readonly { ActionType: number }[]).flatMap(({ ActionType: type }, at) =>
    QUIET.has(type) ? [] : [at + 1],
  );
  const step = Math.max(1, places.length / MOST_PLACES);
  const spread = Array.from({ length: Math.min(MOST_PLACES, places.length) }, (_, at) => places[Math.floor(at * step)] ?? 0);
  return [...new Set([...spread, ...places.slice(-LAST)])].sort((one, other) => one - other);
}

function casesOf(batches: readonly Batch[]): Case[] {
  const cases = FAULTS.flatMap(fault =>
    batches.map((_, at): Case => ({ kind: fault, label: `${fault} at ${at + 1}`, strikes: [{ sync: at + 1, fault }] })),
  );
  batches.forEach((batch, at) => {
    const sync = at + 1;
    const places = placesIn(batch);
    for (const [index, doneActions] of places.entries()) {
      const stop = { sync, fault: { doneActions } };
      const label = `stopped at ${sync} after ${doneActions} of ${batch.Actions.length}`;
      cases.push({ kind: 'stopped', label, strikes: [stop] });
      if (index % Math.ceil(places.length / 8) !== 0) continue;
      for (const later of [1, 2, 3])
        cases.push({
          kind: 'stopped, then lost',
          label: `${label}, then connection lost at +${later}`,
          strikes: [stop, { sync: sync + later, fault: 'connection lost' }],
        });
    }
  });
  return cases;
}

/**
 * What has changed after it was told. Where the notice says that the page layout or the memory of an adoption is missing, it may still come when
 * Excel is free again: nobody is harmed by what they were told they have not.
 */
function comesLater(told: Told, then: Whole, later: Whole): Difference[] {
  const missing = (one: Difference): boolean =>
    told.said === 'done' && ((told.withoutPage && isPage(one)) || told.but?.test(one.path) === true);
  return differences(then, later).filter(one => !missing(one));
}

const tally = new Tally('What is told after a fault', [
  'cases',
  'told done',
  'told nothing',
  'told takenBack',
  'told left',
  'told unknown',
  '再試行 refused, for it was done',
]);

beforeAll(holdTimeLimits);
afterAll(() => {
  releaseTimeLimits();
  close();
  tally.print();
});

async function tryOut({ name, prepare, admitted }: Action): Promise<void> {
  const { started, plan } = await prepare();
  const { host, client } = started;
  const start = host.book.snapshot();
  const before = whole(host.book);
  await impatient(client);
  const reference = await plan();
  client.batches.length = 0;
  await reference();
  const batches = [...client.batches];
  await host.settled();
  const complete = whole(host.book);
  expect(differences(before, complete).length).toBeGreaterThan(0);

  const now = async (): Promise<Whole> => {
    await host.settled();
    return whole(host.book);
  };
  const isComplete = (all: Whole): boolean => differences(complete, all).length === 0;
  for (const { kind, label, strikes } of draw(
    casesOf(batches),
    one => one.kind,
    one => `${name}: ${one.label}`,
  )) {
    host.book.restore(start);
    await host.settled();
    await impatient(client);
    const act = await plan();
    for (const { sync, fault } of strikes) client.faults.at(sync, fault);
    const told = await tell(act, admitted);
    const then = await now();
    tally.count(name, 'cases');
    tally.count(name, `told ${told.said}`);
    const lie = (why: string | null, more = ''): boolean => {
      if (why !== null) tally.untrue(name, why, `${label}: ${printTold(told)}${more}`);
      return why !== null;
    };
    const seen = (from: Whole, to: Whole): string => ` ${differences(from, to).slice(0, 3).map(printed).join('; ')}`;
    const busy = kind === 'busy';
    // While Excel is busy nobody can look. A line that is cut once is tried again.
    if (lie(untruth(told, { before, complete, now: then }, busy), seen(told.said === 'done' ? complete : before, then))) continue;

    // What was given up does nothing any more; what was under way then may still come, and was told as not known.
    await goOn(client);
    const later = await now();
    if (
      !(busy && told.said === 'unknown') &&
      lie(comesLater(told, then, later).length === 0 ? null : 'changes later what it had told', seen(then, later))
    )
      continue;
    // What had been sent before the time limit comes when Excel is free again, and all of it is among what was told to be looked at.
    if (busy && told.said !== 'done') {
      const known = told.said === 'unknown' || told.said === 'left';
      const truth = untruth(known ? { ...told, said: 'left' } : told, { before, complete, now: later });
      if (lie(truth === null ? null : 'goes on after it was given up', seen(before, later))) continue;
    }
    if (told.said === 'done') {
      if (told.but !== null) tally.count(name, 'told done, and what is missing');
      continue;
    }

    // 再試行 is the same order again.
    const again = await tell(act, admitted);
    const end = await now();
    const unharmed = differences(before, later).length === 0 || differences(complete, later).length === 0;
    if (again.said === 'done') {
      if (unharmed) lie(differences(complete, end).length === 0 ? null : '再試行 says done, but did it otherwise', seen(complete, end));
    } else if (
      told.said === 'unknown' &&
      again.said === 'nothing' &&
      again.kind === 'changedMeanwhile' &&
      isComplete(later) &&
      isComplete(end)
    )
      // Told that it is not known, it had come after all: that the workbook is not as it was is true, and nothing is done twice.
      tally.count(name, '再試行 refused, for it was done');
    else if (
      !lie(
        untruth(again, { before: later, complete, now: end }) && `再試行: ${untruth(again, { before: later, complete, now: end })}`,
        seen(later, end),
      )
    )
      lie(unharmed ? '再試行 fails though nothing stands in its way' : null, ` 再試行: ${printTold(again)}`);
  }
}

test.each(ACTIONS)('$name', action => tryOut(action), 3_600_000);

test('no sentence is untrue', () => {
  expect(tally.untruths()).toEqual({});
});
