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

const sources = filesBelow('src', /\.tsx?$/).filter(file => !file.endsWith('.test.ts'));

test('nothing is written to a workbook but through change()', () => {
  const program = programOf(sources, { [SAMPLE.file]: SAMPLE.text });
  const ours = writesIn(
    program,
    sources.filter(file => !file.startsWith(EXCEPTION)),
  );
  expect(ours.outside).toEqual([]);
  expect(ours.count).toBeGreaterThan(100);
  expect(
    writesIn(
      program,
      sources.filter(file => file.startsWith(EXCEPTION)),
    ).outside,
  ).not.toEqual([]);
  expect(
    writesIn(program, [...sources, SAMPLE.file])
      .outside.filter(line => line.startsWith(SAMPLE.file))
      .map(line => line.slice(line.indexOf(': ') + 2)),
  ).toEqual([
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
}, 120_000);
