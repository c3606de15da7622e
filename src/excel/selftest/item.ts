import type { Cell, Cells } from '../../domain/base/cell';
import { addressOf } from '../../sheets/read/state';
import { run, wait } from '../batch/run';

/** What the self-test is made of: items, the bench they work at, and what they say. */

export const ITEM_IDS = [
  'namespace',
  'functions',
  'spill',
  'blank',
  'errors',
  'fault',
  'fold',
  'partFormat',
  'order',
  'dates',
  'era',
  'validation',
  'conditional',
  'merged',
  'notes',
  'table',
  'settings',
  'protection',
  'events',
  'calculated',
  'page',
  'requirements',
  'writable',
  'undo',
  'build',
  'theme',
  'language',
  'focus',
  'rows',
  'calls',
] as const;
export type ItemId = (typeof ITEM_IDS)[number];

/** What one function of DX is worked out on: cells of a sheet from A1 on, formulas over them and what they give. */
export interface WorkedFormula {
  readonly sheet: Cells;
  readonly formula: string;
  readonly result: Cell | Cells;
}

/** What the self-test cannot see through Excel. */
export interface SelfTestSurroundings {
  /** Worked examples by function. */
  readonly examples: Readonly<Record<string, readonly WorkedFormula[]>>;
  /** Does the pane have the focus? */
  readonly hasFocus: () => boolean;
}

/** Where an item works: columns of its own on the sheet that is removed again. */
export interface Bench {
  readonly sheetId: string;
  readonly column: number;
  readonly surroundings: SelfTestSurroundings;
  /** The person has stopped, or the minute is over. */
  readonly over: () => boolean;
}

/** `seen`: a short technical text, the same in every language, never anything of the workbook. */
export interface ItemResult {
  readonly passed: boolean;
  readonly seen: string;
}

export interface SelfTestItem {
  readonly id: ItemId;
  /** ExcelApi without which it is not supported at all. */
  readonly needs?: string;
  readonly run: (bench: Bench) => Promise<ItemResult>;
}

/** Milliseconds; settable so that tests need not wait. */
export const SELF_TEST_PATIENCE = {
  /** For the answers of functions. */
  functions: 20_000,
  /** Between two looks at them. */
  look: 100,
  /** For an event. */
  event: 3000,
  /** For all. */
  all: 60_000,
  /** Before each try to clean up: whatever disturbed the test may be over. */
  cleanUp: [0, 500, 2000] as readonly number[],
};

/** Cells of the bench; row and column count from its own first cell. */
export function benchCells(context: Excel.RequestContext, bench: Bench, row = 0, column = 0, rows = 1, columns = 1): Excel.Range {
  return context.workbook.worksheets.getItem(bench.sheetId).getRangeByIndexes(row, bench.column + column, rows, columns);
}

/** Their address in a formula. */
export function addressAt(bench: Bench, row = 0, column = 0, rows = 1, columns = 1): string {
  const first = addressOf(row, bench.column + column);
  return rows * columns === 1 ? first : `${first}:${addressOf(row + rows - 1, bench.column + column + columns - 1)}`;
}

/** While a function's answer is on its way. */
const BUSY: ReadonlySet<unknown> = new Set(['#BUSY!', '#GETTING_DATA']);

/** The values once no function's answer is outstanding, or when patience is at an end. */
export async function answersIn(bench: Bench, row = 0, column = 0, rows = 1, columns = 1): Promise<unknown[][]> {
  const end = Date.now() + SELF_TEST_PATIENCE.functions;
  for (;;) {
    const values = await run(async context => {
      const range = benchCells(context, bench, row, column, rows, columns);
      range.load('values');
      // eslint-disable-next-line office-addins/no-context-sync-in-loop -- each is another look at what Excel is computing
      await context.sync();
      return range.values as unknown[][];
    });
    if (!values.flat().some(value => BUSY.has(value)) || Date.now() > end || bench.over()) return values;
    await wait(SELF_TEST_PATIENCE.look);
  }
}

/** Writes formulas at the bench and waits for what they give. */
export async function compute(bench: Bench, formulas: readonly string[], values: Cells = [], column = 1): Promise<unknown[][]> {
  await run(async context => {
    if (values.length > 0) benchCells(context, bench, 0, 0, values.length, values[0]?.length ?? 1).values = values.map(row => [...row]);
    benchCells(context, bench, 0, column, formulas.length, 1).formulas = formulas.map(formula => [formula]);
    await context.sync();
  });
  return answersIn(bench, 0, column, formulas.length, 1);
}

/** Equal up to the last bits of a number; nothing and an empty text are the same. */
export function sameResult(got: unknown, expected: unknown): boolean {
  if (typeof got === 'number' && typeof expected === 'number') return Math.abs(got - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
  return (got ?? '') === (expected ?? '');
}

export const shown = (values: readonly unknown[]): string => values.map(value => (value === '' ? '""' : String(value))).join(', ');

export const seconds = (begun: number): string => `${((Date.now() - begun) / 1000).toFixed(1)} s`;
