import { headingOf } from '../../../src/sheets/make/heading';
import { planSetUp } from '../../../src/sheets/make/set-up';
import type { PlannedSheet } from '../../../src/sheets/make/planned';
import { PAGE_CHARACTERS, textWidth } from '../../../src/sheets/make/column-widths';
import { tablesOf } from '../../../src/sheets/templates/template';
import { TEMPLATES } from '../../../src/sheets/templates/templates';
import { serialOf } from '../../../src/domain/base/serial';
import { workbookState } from '../../pane/workbook-state';

const planned = TEMPLATES.flatMap(template =>
  planSetUp(
    { ...workbookState({}, null), asOfCell: null },
    { tables: tablesOf(template), template, asOf: serialOf(2026, 9, 30) },
  ).tables.flatMap(table => (table.action === 'create' ? [[`${template.id} ${table.sheet}`, table] as const] : [])),
);

/** How far the text in a column may go: to the end of its page, and of the title's columns only as far as they go where they come again. */
function roomOf({ columns, frozen }: PlannedSheet, column: number): number {
  const wide = (from: number): number => {
    let used = 0;
    for (let at = 0; at < columns.length && used + (columns[at]?.width ?? 0) <= PAGE_CHARACTERS; at++)
      used += at < from ? 0 : (columns[at]?.width ?? 0);
    return used;
  };
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  if (whole <= PAGE_CHARACTERS) return PAGE_CHARACTERS;
  return column === 0 ? columns.slice(0, frozen).reduce((sum, { width }) => sum + width, 0) : wide(frozen);
}

test.each(planned)('%s: note and goal are whole on the first page, and not cut where the title comes again', (_, sheet) => {
  const cells = headingOf(sheet);
  const text = cells.map(cell => cell.text).join('');
  expect(text).toContain(sheet.note);
  if (sheet.goal) expect(text.endsWith(sheet.goal.text)).toBe(true);
  expect(cells.filter(cell => textWidth(cell.text) > roomOf(sheet, cell.column))).toEqual([]);
  expect(cells.filter(({ row }) => row < 1 || row >= sheet.headerRow)).toEqual([]);
  // Below each other, not over each other, and not over the 基準日 in the title's columns.
  expect(new Set(cells.map(({ row, column }) => `${row} ${column}`)).size).toBe(cells.length);
  expect(cells.filter(({ row, column }) => column < sheet.frozen && row === sheet.asOfRow)).toEqual([]);
});
