import { fitWidths, linesInColumn, PAGE_CHARACTERS } from '../../../src/sheets/make/column-widths';
import type { PlannedColumn } from '../../../src/sheets/make/planned';

const column = (header: string, width: number, wrap = true): PlannedColumn => ({
  header,
  width,
  wrap,
  align: 'left',
  help: '',
  validation: null,
  looks: [],
});
const COLUMNS = [column('番号', 7, false), column('課題', 30), column('所管', 20), column('対応方針', 70), column('備考', 32)];
const widthsFor = (rows: readonly (readonly (string | null)[])[], frozen = 1): number[] =>
  fitWidths(
    COLUMNS,
    rows.map(row => row.map(value => ({ value, format: 'General' }))),
    frozen,
  ).map(({ width }) => width);

test('lines: two digits a letter, one of the width is padding', () => {
  expect([linesInColumn('', 10), linesInColumn('あいう', 7), linesInColumn('あいうえ', 7), linesInColumn('a\nb', 7)]).toEqual([1, 1, 2, 2]);
});

test('without rows the columns are as declared', () => {
  expect(widthsFor([[null, null, null, null, null]])).toEqual(COLUMNS.map(({ width }) => width));
});

test('what holds nothing gives its room to the text that takes many lines, and the page stays full at most', () => {
  const widths = widthsFor([['1', '短い', null, 'あ'.repeat(115), null]]);
  expect(linesInColumn('あ'.repeat(115), widths[3] ?? 0)).toBe(3);
  expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(PAGE_CHARACTERS);
  expect(Math.min(...widths.slice(1))).toBeGreaterThanOrEqual(7);
});

test('two texts share the room so that the row is as low as it can be', () => {
  const [, one = 0, , other = 0] = widthsFor([['1', 'あ'.repeat(70), null, 'い'.repeat(70), null]]);
  expect(Math.max(linesInColumn('あ'.repeat(70), one), linesInColumn('い'.repeat(70), other))).toBe(3);
});

test('columns of the title keep their width where the sheet is two pages wide', () => {
  const wide = [column('番号', 40), column('本文', 100), column('備考', 60)];
  const [title] = fitWidths(
    wide,
    [[{ value: 'あ'.repeat(90), format: '' }, null, null].map(cell => cell ?? { value: 'い', format: '' })],
    1,
  );
  expect(title?.width).toBe(40);
});
