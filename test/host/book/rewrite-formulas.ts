import type { Area } from '../cell/address';
import type { Book } from './book';
import { keyColumn, keyRow } from '../cell/cell';
import type { ConditionalFormat, Validation } from './rules';
import type { Sheet } from './sheet';

/** Where a formula stands, for rewriting; a rule's formula stands at its first cell. */
export interface Place {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
}

type Rewrite = (formula: string, where: Place | null) => string;

/** A rule's formula, which stands without its `=`. */
function bare(formula: string, where: Place, change: Rewrite): string {
  return change(`=${formula}`, where).slice(1);
}

function rewriteValidation(v: Validation, where: Place, change: Rewrite): Validation {
  const { formula1, formula2 } = v.rule;
  return {
    ...v,
    rule: {
      ...v.rule,
      ...(formula1 === undefined ? {} : { formula1: bare(formula1, where, change) }),
      ...(formula2 === undefined ? {} : { formula2: bare(formula2, where, change) }),
    },
  };
}

function rewriteFormat(format: ConditionalFormat, where: Place, change: Rewrite): ConditionalFormat {
  const { rule } = format;
  if (rule.type === 'custom') return { ...format, rule: { ...rule, formula: bare(rule.formula, where, change) } };
  if (rule.type !== 'cellValue') return format;
  const { formula1, formula2 } = rule;
  return {
    ...format,
    rule: {
      ...rule,
      formula1: bare(formula1, where, change),
      ...(formula2 === undefined ? {} : { formula2: bare(formula2, where, change) }),
    },
  };
}

/**
 * Runs over every formula of a book: cells, names (`where` null: the workbook's), validations, conditional formats. All are computed
 * before the first is put back, so that a refusal leaves everything as it was.
 */
export function rewriteFormulas(book: Book, change: Rewrite): void {
  const apply: (() => void)[] = [];
  for (const sheet of book.sheets) {
    for (const [key, cell] of sheet.state.cells.entries()) {
      if (cell.formula === undefined) continue;
      const next = change(cell.formula, { sheet, row: keyRow(key), column: keyColumn(key) });
      if (next !== cell.formula) apply.push(() => sheet.state.cells.set(key, { ...cell, formula: next }));
    }
    const place = (areas: readonly Area[]): Place => ({ sheet, row: areas[0]?.row ?? 0, column: areas[0]?.column ?? 0 });
    const validations = sheet.state.validations.map(v => rewriteValidation(v, place(v.areas), change));
    const formats = sheet.state.conditionalFormats.map(f => rewriteFormat(f, place(f.areas), change));
    apply.push(() => {
      sheet.state.validations = validations;
      sheet.state.conditionalFormats = formats;
    });
  }
  const names = book.names.list.map(one => {
    const scope = one.scope === null ? null : book.sheetById(one.scope);
    const formula = change(one.formula, scope ? { sheet: scope, row: -1, column: -1 } : null);
    return formula === one.formula ? one : { ...one, formula };
  });
  for (const step of apply) step();
  book.names.list = names;
}
