/** 数式の診断: every formula of the workbook looked at, in slices. What is found is data; nothing is changed. */
import { serialOf } from '../../domain/base/serial';
import * as calls from '../../domain/call/calls';
import { dxCalls } from '../formula/dx-calls';
import { AS_OF_NAME } from '../make/as-of';
import type { Steps } from '../read/slices';
import { addressOf } from '../read/state';
import { diagnoseText, formulaInText } from './broken-texts';
import { formulaInSheet, valueInSheet, type FormulaBook, type FormulaSheet } from './formula-book';
import { blockingCell, diagnoseRows, diagnoseUnits } from './inputs';
import { diagnoseNumber, diagnoseShift } from './neighbours';
import type { Diagnosis, Symptom } from './symptom';

export interface Examination {
  readonly symptoms: readonly Symptom[];
  /** How many cells hold which function, most first. */
  readonly functions: readonly (readonly [name: string, cells: number])[];
  /** Cells with a DX function. */
  readonly formulas: number;
  /** Sheets that were not read because too much is on them. */
  readonly unread: readonly string[];
}

/** The functions there are, without DX. */
const FUNCTIONS: readonly string[] = Object.keys(calls).filter(name => /^[A-Z]+$/.test(name));

/** Rows that take part in the steps. */
export function examinationSteps({ sheets }: FormulaBook): number {
  return sheets.reduce((sum, { values }) => sum + values.length, 0);
}

/** In steps; each yields the rows it has done. */
export function* examine(book: FormulaBook): Steps<Examination> {
  const symptoms: Symptom[] = [];
  const counts = new Map<string, number>();
  let formulas = 0;
  for (const sheet of book.sheets) {
    for (let row = sheet.row; row < sheet.row + sheet.values.length; row++) {
      const width = sheet.values[row - sheet.row]?.length ?? 0;
      for (let column = sheet.column; column < sheet.column + width; column++) {
        const formula = formulaInSheet(sheet, row, column);
        if (formula !== null && /DX/i.test(formula)) {
          const names = new Set(dxCalls(formula).map(({ name }) => name));
          if (names.size > 0) formulas++;
          for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
        }
        for (const diagnosis of diagnoseCell(book, sheet, row, column, formula))
          symptoms.push(placed(sheet, row, column, formula, diagnosis));
      }
      yield 1;
    }
  }
  const { asOfCell, asOf } = book.state;
  const newest = newestActual(book);
  if (asOfCell !== null && asOf !== null && newest !== null && newest > asOf)
    symptoms.push({ kind: 'oldAsOf', asOf, newest, sheet: asOfCell.sheet, row: 0, column: 0, place: asOfCell, formula: '', repair: null });
  const [first] = book.sheets;
  if (book.date1904 === true && first !== undefined)
    symptoms.push({
      kind: 'date1904',
      sheet: first.name,
      row: 0,
      column: 0,
      place: { sheet: first.name, address: 'A1' },
      formula: '',
      repair: null,
    });
  return {
    symptoms,
    functions: [...counts].sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1)),
    formulas,
    unread: book.unread,
  };
}

function placed(sheet: FormulaSheet, row: number, column: number, formula: string | null, diagnosis: Diagnosis): Symptom {
  return {
    ...diagnosis,
    sheet: sheet.name,
    row,
    column,
    place: { sheet: sheet.name, address: addressOf(row, column) },
    formula: formula ?? '',
  };
}

function diagnoseCell(book: FormulaBook, sheet: FormulaSheet, row: number, column: number, formula: string | null): readonly Diagnosis[] {
  const value = valueInSheet(sheet, row, column);
  if (formula === null) {
    const text = formulaInText(value);
    if (text !== null) return [{ kind: 'textFormula', repair: text }];
    const number = diagnoseNumber(sheet, { row, column });
    return number === null ? [] : [number];
  }
  if (!/DX/i.test(formula) || dxCalls(formula).length === 0) return [];
  const hasAsOf = book.state.names.some(name => name.toLowerCase() === AS_OF_NAME.toLowerCase());
  const texts = diagnoseText(formula, value, FUNCTIONS, hasAsOf ? AS_OF_NAME : null);
  const shift = diagnoseShift(book, sheet, { row, column }, formula);
  const isSpillBlocked = typeof value === 'object' && value !== null && value.code === '#SPILL!';
  return [
    ...texts,
    // A range that has moved misses rows at one end; moving it back is the answer to both.
    ...(shift === null ? diagnoseRows(book, sheet, formula) : [shift]),
    ...diagnoseUnits(book, sheet, formula),
    ...(isSpillBlocked ? [{ kind: 'blockedSpill', by: blockingCell(sheet, row, column), repair: null } as const] : []),
  ];
}

/** The day of the newest actual: its 時点, else the end of its fiscal year; null: there is none. */
function newestActual({ state }: FormulaBook): number | null {
  const days = (state.tables.DX_Actuals?.rows ?? []).flatMap(({ date, year, value }) => {
    if (value === null) return [];
    if (date !== null) return [date];
    return year === null ? [] : [serialOf(year + 1, 3, 31)];
  });
  return days.length === 0 ? null : days.reduce((one, other) => Math.max(one, other));
}
