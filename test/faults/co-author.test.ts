/**
 * Every action, every edit of a co-author, at every point between its syncs: nothing that anybody entered is lost or stands twice,
 * and what is told is true. Where the end is not as if one had waited for the other, it is looked at closely.
 */
import { close } from '../excel/workbook';
import type { Book } from '../host/book/book';
import type { Action } from './action';
import { ACTIONS } from './actions';
import { NAMED } from './always';
import { readArea } from '../host/cell/address';
import { EDITS, keptBy, type Aim } from './co-author-edits';
import { draw } from './draw';
import { holdTimeLimits, impatient, releaseTimeLimits } from './patience';
import { Tally } from './tally';
import { printTold, tell, untruth, type Told } from './told';
import { differences, isContent, isPage, printed, whole, type Difference, type Whole } from './whole';

const tally = new Tally('What is there when a co-author acts between two syncs', [
  'cases',
  'refused, and only the edit is there',
  'as if the edit had come first',
  'as if the edit had come last',
  'both are there in another order',
  'the co-author had to wait',
]);

beforeAll(holdTimeLimits);
afterAll(() => {
  releaseTimeLimits();
  close();
  tally.print();
});

/** Formulas follow what is moved: only what they do counts. */
const skeleton = (text: string): string =>
  /^"=/.test(text) ? text.replace(/(?:'[^']*'|[\p{L}\p{N}_（）]+)!/gu, '').replace(/\$?[A-Z]{1,3}\$?\d+/g, '·') : text;

/** Rows of a table that hold nothing: who writes may fill them. */
const BLANK = 'blank rows of ';

/** How often each content stands somewhere, and how many rows our tables have. */
function contents(all: Whole): Map<string, number> {
  const bag = new Map<string, number>();
  const add = (text: string, count = 1): void => void bag.set(text, (bag.get(text) ?? 0) + count);
  const used = new Set<string>();
  for (const [path, text] of all) {
    if (/^\[.*\][A-Z]+\d+$/.test(path)) {
      add(skeleton(text));
      used.add(path.replace(/[A-Z]+(\d+)$/, '$1'));
    }
    if (/^\[.*\]note /.test(path)) add(`note ${text}`);
  }
  for (const [path, text] of all) {
    const [, sheet = '', table = ''] = /^(\[.*\])table (.*)$/.exec(path) ?? [];
    if (table === '') continue;
    const [row = 0, rows = 0] = ['row', 'rows'].map(key => Number(new RegExp(`\\b${key}:(\\d+)`).exec(text)?.[1] ?? 0));
    const lines = Array.from({ length: rows }, (_, at) => `${sheet}${row + at + 1}`);
    add(`rows of ${table}`, lines.filter(line => used.has(line)).length);
    add(`${BLANK}${table}`, lines.filter(line => !used.has(line)).length);
  }
  return bag;
}

/** Contents that must be there: path of the sheet -> text. */
const kept = (all: Whole, rewrites: readonly string[]): Map<string, number> => {
  const bag = new Map<string, number>();
  for (const [path, text] of all) {
    const [, sheet = '', note = ''] = /^\[(.*)\](note )?[A-Z]+\d+$/.exec(path) ?? [];
    if (sheet === '' || rewrites.includes(sheet) || !keptBy(sheet, text)) continue;
    const key = note === '' ? skeleton(text) : `note ${text}`;
    bag.set(key, (bag.get(key) ?? 0) + 1);
  }
  return bag;
};

/** What an action changes on sheets that are there. */
function aimsOf(before: Whole, complete: Whole): Aim[] {
  const aims = new Map<string, Aim['cells'][number][]>();
  for (const { path } of differences(before, complete)) {
    const [, sheet = '', address = ''] = /^\[(.*)\]([A-Z]+\d+)$/.exec(path) ?? [];
    const at = readArea(address);
    if (at === null || !before.has(`[${sheet}]sheet`)) continue;
    aims.set(sheet, [...(aims.get(sheet) ?? []), { row: at.row, column: at.column }]);
  }
  return [...aims].map(([sheet, cells]) => ({
    sheet,
    cells: cells.sort((one, other) => one.row - other.row || one.column - other.column),
    goes: !complete.has(`[${sheet}]sheet`),
  }));
}

interface Orders {
  /** The edit alone, and what it takes away. */
  readonly edited: Whole;
  /** The edit could be done to its end. */
  readonly isWhole: boolean;
  readonly deleted: ReadonlyMap<string, number>;
  /** What it takes away once the action is done. */
  readonly deletedLast: ReadonlyMap<string, number>;
  /** The edit, then the action. */
  readonly after: Whole;
  readonly afterTold: Told;
  /** The action, then the edit. */
  readonly first: Whole;
}

const count = (bag: ReadonlyMap<string, number>, text: string): number => bag.get(text) ?? 0;

/** What an edit has taken away. */
function takenAway(before: Whole, after: Whole): Map<string, number> {
  const [was, is] = [contents(before), contents(after)];
  return new Map([...was].flatMap(([text, many]): [string, number][] => (count(is, text) < many ? [[text, many - count(is, text)]] : [])));
}

/** What the co-author has typed and what they have deleted, when they did. */
interface Done {
  readonly typed: ReadonlyMap<string, number>;
  readonly deleted: ReadonlyMap<string, number>;
}

/** What somebody typed is there whatever became of the action. */
function lost(now: Whole, { typed }: Done): string | null {
  const end = contents(now);
  for (const [text, many] of typed) if (count(end, text) < many) return `lost: ${text}`;
  return null;
}

/** A sheet that is still there and still protected. */
function stillHeld(edited: Whole, now: Whole): string | null {
  const held = [...edited].find(
    ([path, text]) => /^\[.*\]sheet$/.test(path) && now.get(path) !== text && now.get(path)?.includes('protected:true') === true,
  );
  return held === undefined ? null : `a sheet stays protected: ${held[0]}`;
}

/** Told that nothing was changed: it is all as the co-author has left it, but that nothing is held any more. */
function changedBehind(met: Whole, now: Whole): string | null {
  const changed = differences(met, now).find(({ path }) => !path.endsWith(']sheet'));
  return changed === undefined ? null : `told that nothing was changed, but is: ${printed(changed)}`;
}

/** What is wrong with the end; null: nothing. */
function harm(
  told: Told,
  now: Whole,
  { deleted }: Done,
  { edited, deleted: atFirst, deletedLast: atLast, after, afterTold, first }: Orders,
): string | null {
  const [before, end, one, other] = [contents(edited), contents(now), contents(after), contents(first)];
  // 「The last row」 is another one when rows of ours have come before it: what a person deletes is gone.
  const theirs = (text: string): number => Math.max(0, count(deleted, text) - count(atFirst, text));
  for (const [text, many] of before) {
    if (text.startsWith(BLANK)) continue;
    // Where the action would have been refused after the edit, only the other order says what it takes away when it is done, or when it is told
    // which part of it is left.
    const least =
      (told.said === 'done' || told.said === 'left') && afterTold.said !== 'done'
        ? Math.min(many, count(other, text))
        : Math.min(many, Math.max(count(one, text), count(other, text)), count(one, text) || many);
    if (count(end, text) + theirs(text) < least) return `lost: ${text}`;
  }
  if (told.said !== 'done') return null;
  const changeOf = (bag: Map<string, number>, text: string): number => count(bag, text) - count(before, text);
  for (const text of new Set([...one.keys(), ...other.keys(), ...end.keys()])) {
    // What the co-author types depends on what is there by then; `lost` has looked for it.
    if (keptBy('', text)) continue;
    const wanted = changeOf(other, text);
    // Where the orders differ it is not clear what is right; where they agree it is.
    if (afterTold.said === 'done' && changeOf(one, text) !== wanted) continue;
    if (changeOf(end, text) + theirs(text) < wanted && !text.startsWith(BLANK)) return `not all is there: ${text}`;
    // A table that was not there yet, or had no row to spare, has lost none: what the edit takes away at another time is still there.
    const spared = Math.max(0, Math.max(count(atFirst, text), count(atLast, text)) - count(deleted, text));
    if (changeOf(end, text) > Math.max(wanted, 0) + spared) return `too much is there: ${text}`;
  }
  return null;
}

const isSame = (one: Whole, other: Whole): boolean => !differences(one, other).some(isContent);
/**
 * What of the looks must be as in the order in which the content is. Page breaks are laid down in a request of their own, and stand where they
 * were looked at: who inserts a row right before it has them a row higher, until the sheet is renewed. Rows and columns of a table do not move
 * like those of the sheet, so where some come or go only the rules are compared: the cells they name must be the right ones.
 */
const counts =
  (edited: string) =>
  (one: Difference): boolean =>
    /row|column|sorts/.test(edited) ? /^~\[.*\](?:validation|conditional) /.test(one.path) : !isPage(one);
/** What looks otherwise than in either order. */
const otherLooks = ({ first, after }: Orders, now: Whole, edited: string): readonly Difference[] => {
  // Of an action in several messages a part comes before the edit and the rest behind it: each rule is as in one of the orders.
  const inNeither = ({ path }: Difference): boolean => ![first, after].some(order => order.get(path) === now.get(path));
  const found = [first, after]
    .filter(order => isSame(order, now))
    .map(order => differences(order, now).filter(counts(edited)).filter(inNeither));
  return found.some(list => list.length === 0) ? [] : (found[0] ?? []);
};

function edit(book: Book, name: string, aims: readonly Aim[]): boolean {
  try {
    book.by('coauthor', () => EDITS[name]?.(book, aims));
    return true;
  } catch {
    // Not every edit is possible in every workbook; what was done of it counts.
    return false;
  }
}

async function tryOut({ name, prepare, admitted, rewrites = [] }: Action): Promise<void> {
  const { started, plan } = await prepare();
  const { host, client } = started;
  const { book } = host;
  const start = book.snapshot();
  const settled = async (): Promise<Whole> => {
    await host.settled();
    return whole(book);
  };
  const begin = async (): Promise<() => Promise<unknown>> => {
    book.restore(start);
    await host.settled();
    await impatient(client);
    return plan();
  };
  const plain = await begin();
  client.resetCounters();
  await plain();
  const { syncs } = client.counters;
  const complete = await settled();
  const aims = aimsOf(await begin().then(settled), complete);
  const cases = Object.keys(EDITS).flatMap(edited => Array.from({ length: syncs }, (_, between) => ({ edited, between })));
  const orders = new Map<string, Orders | null>();

  const ordersOf = async (edited: string): Promise<Orders | null> => {
    const unedited = await begin().then(settled);
    await (
      await begin()
    )();
    await host.settled();
    edit(book, edited, aims);
    const first = await settled();
    const late = await begin();
    const isWhole = edit(book, edited, aims);
    const only = await settled();
    if (differences(unedited, only).length === 0) return null;
    const afterTold = await tell(late, admitted);
    return {
      edited: only,
      isWhole,
      deleted: takenAway(unedited, only),
      deletedLast: takenAway(complete, first),
      first,
      after: await settled(),
      afterTold,
    };
  };

  for (const { edited, between } of draw(
    cases,
    () => name,
    one => `${name}: ${one.edited} after sync ${one.between}`,
    // The edits differ less from action to action than the faults do.
    globalThis.ONE_OF / 2,
  )) {
    if (!orders.has(edited)) orders.set(edited, await ordersOf(edited));
    const known = orders.get(edited);
    if (!known) continue;
    tally.count(name, 'cases');
    const label = `${edited} after sync ${between}`;
    let [told, now] = [known.afterTold, known.after];
    let done: Done = { typed: kept(known.edited, rewrites), deleted: known.deleted };
    let [waits, met] = [false, known.edited];
    if (between > 0) {
      const act = await begin();
      client.faults.after(between, () => {
        const there = whole(book);
        // Sheets that are about to be deleted are protected, which asks the co-author to wait.
        waits = !edit(book, edited, aims) && known.isWhole;
        host.calculation.settle();
        // What an edit does depends on what is there by then: it types below the rows there are, and deletes the last of them.
        const then = whole(book);
        met = then;
        done = { typed: kept(then, rewrites), deleted: takenAway(there, then) };
      });
      told = await tell(act, admitted);
      now = await settled();
    }
    const example = (why: string): string => `${label}: ${printTold(told)}: ${why.slice(0, 100)}`;
    if (told.said === 'thrown') {
      tally.untrue(name, 'no sentence at all', example(''));
      continue;
    }
    if (waits) {
      const harmed = lost(now, done) ?? stillHeld(known.edited, now) ?? (told.said === 'nothing' ? changedBehind(met, now) : null);
      if (harmed !== null) tally.untrue(name, harmed.replace(/:.*/s, ''), example(harmed));
      else tally.count(name, 'the co-author had to wait');
      continue;
    }
    // What is as if one had waited for the other is as it should be.
    const inOrder = told.said === 'done' && (isSame(known.first, now) || (known.afterTold.said === 'done' && isSame(known.after, now)));
    const harmed = lost(now, done) ?? (inOrder ? null : harm(told, now, done, known));
    if (harmed !== null) {
      tally.untrue(name, `${harmed.replace(/:.*/s, '')}, told ${told.said === 'done' ? 'done' : 'otherwise'}`, example(harmed));
      continue;
    }
    if (told.said !== 'done') {
      // What an action was to take away, and has, is not left.
      const gone = (path: string): boolean => told.said === 'left' && !now.has(path) && !known.first.has(path);
      const stays = new Map([...known.edited].filter(([path]) => !gone(path)));
      const why = untruth(told, { before: stays, complete: stays, now });
      if (why !== null) tally.untrue(name, why, example(differences(known.edited, now).slice(0, 3).map(printed).join('; ')));
      else tally.count(name, 'refused, and only the edit is there');
    } else if (inOrder && otherLooks(known, now, edited).length > 0)
      tally.untrue(
        name,
        'looks otherwise than in either order',
        example(otherLooks(known, now, edited).slice(0, 3).map(printed).join('; ')),
      );
    else if (between > 0 && known.afterTold.said === 'done' && isSame(known.after, now)) tally.count(name, 'as if the edit had come first');
    else if (isSame(known.first, now)) tally.count(name, 'as if the edit had come last');
    else tally.count(name, 'both are there in another order');
  }
}

test.each(ACTIONS)('$name', action => tryOut(action), 3_600_000);

test('the cases that are always drawn are cases', () => {
  expect(NAMED.actions.filter(action => !ACTIONS.some(({ name }) => name === action))).toEqual([]);
  expect(NAMED.edits.filter(name => EDITS[name] === undefined)).toEqual([]);
});

test('nothing is lost, nothing stands twice, no sentence is untrue', () => {
  expect(tally.untruths()).toEqual({});
});
