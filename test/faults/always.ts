/**
 * Cases of a co-author that every draw takes: each is the one that notices when a check or a step of taking back is left out. Action -> edits, and
 * the sync after which they come: right before the one that writes.
 */
const TYPES_FIRST = 'types over the first cell that is written';
const TYPES_NAMES = 'types over what names the rows that are written';
const BELOW = 'types a row below each table';
const RENAMES = 'renames the second column of each table';
const DELETES = 'deletes the first row of each table';
const KEEPS = 'renames the sheets that are to go, to keep them';
const KEEPS_AND_MAKES = 'renames the sheets that are to go and makes others of their names';
const WRITES_BELOW = 'unprotects the sheets that are to go and writes below';
const SORTS = 'sorts each table the other way';
const LEAVES_OUT = 'leaves the last row out of each table';
const PLAIN = 'makes plain cells of each table';

const CASES: Readonly<Record<string, readonly (readonly [edit: string, sync: number])[]>> = {
  'add an actual in the blank row': [
    [BELOW, 1],
    [RENAMES, 1],
  ],
  'add an actual below': [
    [BELOW, 1],
    [RENAMES, 1],
    ['inserts a sheet row at the top', 1],
  ],
  'take an added actual back': [
    [BELOW, 1],
    [TYPES_FIRST, 1],
  ],
  'one value for all KPIs': [
    [TYPES_FIRST, 2],
    [TYPES_NAMES, 2],
    ['deletes the last row of each table', 2],
  ],
  'set 基準日': [[TYPES_FIRST, 2]],
  'fix a cell': [
    [SORTS, 1],
    [TYPES_NAMES, 1],
  ],
  'take back a fix': [
    ['inserts a sheet row at the top', 1],
    [TYPES_NAMES, 1],
  ],
  'put several cells right': [
    [TYPES_NAMES, 2],
    [SORTS, 2],
  ],
  'revise a target': [
    [TYPES_FIRST, 1],
    [TYPES_NAMES, 1],
    [DELETES, 1],
    [RENAMES, 1],
    ['deletes the third column of each table', 1],
    [PLAIN, 1],
  ],
  'adopt below what is there': [[LEAVES_OUT, 2]],
  'merge the answers of a round': [[LEAVES_OUT, 1]],
  'a template in several messages': [
    [LEAVES_OUT, 2],
    [LEAVES_OUT, 3],
    [PLAIN, 2],
    [PLAIN, 3],
  ],
  'take back a revision': [[DELETES, 1]],
  'insert a formula': [
    ['types where the formula will go', 2],
    [TYPES_FIRST, 2],
  ],
  'take 工程表 back': [['renames the sheets we made, to keep them', 1]],
  'take a set-up back': [
    [KEEPS, 3],
    [KEEPS_AND_MAKES, 3],
  ],
  'take sheets of values back': [
    [KEEPS, 1],
    [WRITES_BELOW, 1],
  ],
  'take the forms of a round out again': [
    [KEEPS_AND_MAKES, 1],
    [WRITES_BELOW, 1],
    [TYPES_FIRST, 1],
  ],
  'take public sheets back': [
    [KEEPS_AND_MAKES, 1],
    [WRITES_BELOW, 1],
  ],
  'make 工程表': [[RENAMES, 1]],
  'make 点検結果 anew': [['types over the last cell that is written', 1]],
  'a second template: rows, columns, sheets': [['inserts a sheet row at the top', 1]],
  'add missing columns': [['turns on the totals row of each table', 2]],
};

/** Each as the co-author cases are named. */
export const ALWAYS: ReadonlySet<string> = new Set(
  Object.entries(CASES).flatMap(([action, list]) => list.map(([edit, sync]) => `${action}: ${edit} after sync ${sync}`)),
);

/** The names in them, for seeing that they are names of something. */
export const NAMED = { actions: Object.keys(CASES), edits: Object.values(CASES).flatMap(list => list.map(([edit]) => edit)) };
