import { containsCell } from '../cell/address';
import type { Area } from '../cell/address';
import type { Sheet } from '../book/book';
import type { Comparison, ConditionalFormat } from '../book/rules';
import type { Style } from '../cell/style';
import { isErrorValue } from '../cell/value';
import { compare, valueOf } from './condition';
import type { ConditionalLookOf } from './paint';

type CellValueRule = Extract<ConditionalFormat['rule'], { type: 'cellValue' }>;

const HOLDS: Record<Comparison, (low: number, high: number) => boolean> = {
  equal: low => low === 0,
  notEqual: low => low !== 0,
  greaterThan: low => low > 0,
  lessThan: low => low < 0,
  greaterThanOrEqual: low => low >= 0,
  lessThanOrEqual: low => low <= 0,
  between: (low, high) => low >= 0 && high <= 0,
  notBetween: (low, high) => low < 0 || high > 0,
};

function cellValueHolds(rule: CellValueRule, sheet: Sheet, origin: Area, row: number, column: number): boolean {
  const here = { row, column };
  const value = sheet.value(row, column);
  if (value === null || isErrorValue(value)) return false;
  const low = valueOf(rule.formula1, sheet, origin, here);
  const high = rule.formula2 === undefined ? low : valueOf(rule.formula2, sheet, origin, here);
  if (low === null || high === null || isErrorValue(low) || isErrorValue(high)) return false;
  return HOLDS[rule.comparison](compare(value, low), compare(value, high));
}

function holds(format: ConditionalFormat, sheet: Sheet, origin: Area, row: number, column: number): boolean {
  const { rule } = format;
  switch (rule.type) {
    case 'custom':
      return valueOf(rule.formula, sheet, origin, { row, column }) === true;
    case 'cellValue':
      return cellValueHolds(rule, sheet, origin, row, column);
    case 'containsText': {
      const text = sheet.text(row, column).toLowerCase();
      const wanted = rule.text.toLowerCase();
      return {
        contains: text.includes(wanted),
        notContains: !text.includes(wanted),
        beginsWith: text.startsWith(wanted),
        endsWith: text.endsWith(wanted),
      }[rule.operator];
    }
    // Scales, bars and icons are kept in the file and not drawn.
    case 'other':
      return false;
  }
}

/** As `holds`; in an Excel that draws formats anew only with their own cell, what it found then. */
function holdsNow(format: ConditionalFormat, sheet: Sheet, origin: Area, row: number, column: number): boolean {
  const drawn = sheet.book.drawnConditions;
  if (drawn === null) return holds(format, sheet, origin, row, column);
  const key = [sheet.id, format.id, row, column].join();
  const own = JSON.stringify([sheet.value(row, column), format.rule]);
  const before = drawn.get(key);
  if (before?.own === own) return before.holds;
  const now = { own, holds: holds(format, sheet, origin, row, column) };
  drawn.set(key, now);
  return now.holds;
}

/** So many rules are tried at one cell: a file can lay thousands over each of its cells, and they are drawn at every change. */
const MOST_TRIED = 200;

/** What a sheet's conditional formats add to the look of its cells; the first that holds wins in each part. */
export function conditionalLooks(sheet: Sheet): ConditionalLookOf {
  const formats = [...sheet.conditionalFormats].sort((a, b) => a.priority - b.priority);
  if (formats.length === 0) return () => null;
  return (row, column) => {
    let look: Style | undefined;
    let tried = 0;
    for (const format of formats) {
      const origin = format.areas[0];
      if (!origin || !format.areas.some(one => containsCell(one, row, column))) continue;
      if (++tried > MOST_TRIED) break;
      if (!holdsNow(format, sheet, origin, row, column)) continue;
      const next: Style = look ? { ...format.look, ...look } : { ...format.look };
      look = format.look.font || look?.font ? { ...next, font: { ...format.look.font, ...look?.font } } : next;
      if (format.stopIfTrue) break;
    }
    return look ?? null;
  };
}
