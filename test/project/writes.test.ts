import { filesBelow } from './sources';
import { programOf, writesIn } from './writes';

/** The self-test tries Excel itself, on a sheet of its own that it makes and deletes: what it writes is nobody's, and no looking comes before it. */
const EXCEPTION = 'src/excel/selftest/';

/** On no disk: every way to write that the search must see, and the ways that are allowed. */
const SAMPLE = {
  file: 'src/excel/edit/sample.ts',
  text: `
import { change } from '../batch/change';
import { run } from '../batch/run';
export const reads = () => run(async context => {
  const range = context.workbook.getSelectedRange();
  range.load('values');
  range.select();
  context.workbook.worksheets.onAdded.add(async () => undefined);
  await context.sync();
  return range.values;
});
export const wrong = () => run(async context => {
  const range = context.workbook.getSelectedRange();
  range.values = [[1]];
  range.format.font.bold = true;
  (range as { numberFormat: unknown }).numberFormat = 'General';
  range['clear']();
  Object.assign(range, { values: [[1]] });
  context.workbook.settings.add('a', 1);
  onBothSides(range);
  deleted(range).remove();
});
function onBothSides(range: Excel.Range): void { range.clear(); }
const helper = (range: Excel.Range): void => { deeper(range); };
function deeper(range: Excel.Range): void { range.values = [[2]]; }
interface Deleted { readonly remove: () => void }
const deleted = (range: Excel.Range): Deleted => ({ remove: () => range.delete(Excel.DeleteShiftDirection.up) });
interface Cleared { readonly wipe: () => void }
const cleared = (range: Excel.Range): Cleared => ({ wipe: () => range.clear() });
const drawn = (draw: (range: Excel.Range) => void) => run(async context => { draw(context.workbook.getSelectedRange()); await context.sync(); });
export const passed = () => drawn(range => { range.values = [[3]]; });
export const right = () => change<Excel.Range, Excel.Range, true>({
  look: async context => {
    const range = context.workbook.getSelectedRange();
    cleared(range);
    await context.sync();
    return range;
  },
  write: (_, range) => { range.values = [[1]]; helper(range); onBothSides(range); cleared(range).wipe(); return range; },
  read: () => true,
  takeBack: async (context, range) => { [range].forEach(one => { one.clear(); }); deleted(range).remove(); await context.sync(); return 'takenBack'; },
  touched: () => ({ sheets: [], cells: [] }),
});
`,
};

/** On no disk either: ways around the search, each on a line of its own. */
const WAYS_ROUND = {
  file: 'src/excel/edit/ways-round.ts',
  text: `
import { run } from '../batch/run';
interface Valued { values: unknown[][] }
interface Clearable { clear(): void }
const put = (to: Valued): void => { to.values = [[1]]; };
const wipe = (to: Clearable): void => to.clear();
const fill = <R extends { values: unknown[][] }>(to: R): void => { to.values = [[1]]; };
const { assign } = Object;
export const ways = () => run(async context => {
  const range = context.workbook.getSelectedRange();
  put(range);
  wipe(range);
  fill(range);
  const mine: Pick<Excel.Range, 'values'> = range;
  const held = { to: range } satisfies { to: Clearable };
  assign(range, { values: [[1]] });
  Reflect.set(range, 'values', [[1]]);
  [range.values] = [[[1]]];
  ({ values: range.values } = { values: [[1]] });
  range.format.rowHeight++;
  for (range.values of [[[1]]]) void held;
  (mine as unknown as Excel.Range).values = [[1]];
  range.clear.call(range);
  [1].forEach(range.clear);
  const { clear } = range;
  range.values ??= [[1]];
  context.workbook.names.add('a', '=1');
  await context.sync();
  return clear;
});
export const older = () => {
  Office.context.document.settings.set('a', 1);
  Office.context.document.settings.saveAsync();
  Office.context.document.setSelectedDataAsync([[1]]);
  Office.context.document.customXmlParts.addAsync('<a/>');
};
export const direct = () => Excel.run(async ({ workbook }) => { workbook.getSelectedRange().values = [[1]]; });
class Holder { constructor(readonly range: Excel.Range) {} put(): void { this.range.values = [[1]]; } }
export const generic = <R extends Excel.Range>(range: R): void => { range.clear(); };
export const harmless = (range: Excel.Range): readonly unknown[] => { const { values, formulas } = range; return [values, formulas, read(range)]; };
const read = ({ values }: { readonly values: unknown[][] }): unknown => values;
`,
};

const sources = filesBelow('src', /\.tsx?$/).filter(file => !file.endsWith('.test.ts'));

test('nothing is written to a workbook but through change()', () => {
  const program = programOf(sources, { [SAMPLE.file]: SAMPLE.text, [WAYS_ROUND.file]: WAYS_ROUND.text });
  const { count, outside } = writesIn(program, [...sources, SAMPLE.file, WAYS_ROUND.file]);
  const isIn = (file: string) => (line: string) => line.startsWith(file);
  const textsIn = (file: string): string[] => outside.filter(isIn(file)).map(line => line.slice(line.indexOf(': ') + 2));
  expect(count).toBeGreaterThan(100);
  expect(outside.filter(line => ![EXCEPTION, SAMPLE.file, WAYS_ROUND.file].some(file => isIn(file)(line)))).toEqual([]);
  expect(outside.filter(isIn(EXCEPTION))).not.toEqual([]);
  expect(textsIn(SAMPLE.file)).toEqual([
    'range.values',
    'range.format.font.bold',
    '(range as { numberFormat: unknown }).numberFormat',
    "range['clear']",
    'Object.assign(range, { values: [[1]] })',
    'context.workbook.settings.add',
    'range.clear',
    'range.delete',
    'range.values',
  ]);
  // The first five are a range that is handed to something which knows it by a type of its own.
  expect(textsIn(WAYS_ROUND.file)).toEqual([
    'range',
    'range',
    'range',
    'range',
    'range',
    'assign(range, { values: [[1]] })',
    "Reflect.set(range, 'values', [[1]])",
    'range.values',
    'range.values',
    'range.format.rowHeight',
    'range.values',
    '(mine as unknown as Excel.Range).values',
    'range.clear',
    'range.clear',
    'clear',
    'range.values',
    'context.workbook.names.add',
    'Office.context.document.settings.set',
    'Office.context.document.settings.saveAsync',
    'Office.context.document.setSelectedDataAsync',
    'Office.context.document.customXmlParts.addAsync',
    'workbook.getSelectedRange().values',
    'this.range.values',
    'range.clear',
  ]);
}, 300_000);
