/** What the formulas of rules (conditional formats, validations) come to now, worked out with the functions' own code from the file's values. */
import { isCellError } from '../../domain/base/cell';
import { copiedFormula } from '../formula/relative-formula';
import { parseFormula } from '../formula/parse-formula';
import { printReference } from '../read/reference';
import { evaluate, isKnown } from '../trace/evaluate';
import type { TraceSource } from '../trace/source';
import type { FileBook, BookSheet } from './file-book';
import { shownFormula } from './our-formulas';
import type { FilePackage } from './package';
import { FileValues } from './plain/file-values';
import type { Scalar } from './report';

export interface RuleAt {
  readonly row: number;
  readonly column: number;
}

export class RuleValues {
  private readonly values: FileValues;
  private readonly referable;

  constructor(file: FilePackage, book: FileBook) {
    this.values = new FileValues(file, book);
    this.referable = {
      sheets: book.sheets,
      tableNames: book.sheets.flatMap(({ tables }) => tables.map(({ name }) => name)),
      names: book.names.filter(({ scope }) => scope === null).map(({ name }) => name),
    };
  }

  /**
   * The value in one cell of a rule's area; null: an error, or it cannot be told.
   * @param formula as in the file
   * @param first the cell that the formula's relative references are seen from
   */
  at(formula: string, sheet: BookSheet, first: RuleAt, cell: RuleAt): Scalar | null {
    const expression = parseFormula(copiedFormula(shownFormula(formula), first, cell));
    if (expression === null) return null;
    const home = { sheet: sheet.name, row: cell.row, column: cell.column, table: null };
    const worked = evaluate(expression, { home, book: this.referable, read: source => this.read(source, sheet, cell.row) });
    if (!isKnown(worked) || worked.length !== 1 || worked[0]?.length !== 1) return null;
    const value = worked[0][0];
    return isCellError(value) || value === null || value === undefined ? null : value;
  }

  private read(source: TraceSource, sheet: BookSheet, row: number) {
    if (source.kind !== 'cells' && source.kind !== 'table' && source.kind !== 'name') return undefined;
    const area = this.values.areaOf(printReference(source, null), sheet, row);
    if (area === null) return undefined;
    return { cells: this.values.cells(area), block: { ...area, sheet: area.sheet.name } };
  }
}

/** Is the formula the same for every cell it is asked in? */
export function isFixed(formula: string): boolean {
  const shown = shownFormula(formula);
  return copiedFormula(shown, { row: 0, column: 0 }, { row: 1, column: 1 }) === shown;
}
