/** What is asked for in 関数 in these tests, and where. */
import { givenOf, NOTHING, type Entry, type EnteredArgument, type FieldSurroundings } from '../../../src/pane/formula/formula-entry';
import { QUESTIONS, type FunctionId, type FormulaQuestion } from '../../../src/pane/formula/formula-questions';
import { formulaOf } from '../../../src/pane/formula/formula-text';
import type { Block } from '../../../src/sheets/read/reference';

export const cell = (sheet: string, row: number, column: number, rows = 1, columns = 1): Block => ({ sheet, row, column, rows, columns });
export const typed = (text: string): Entry => ({ kind: 'typed', text });
export const offered = (text: string): Entry => ({ kind: 'offered', text });
export const picked = (block: Block): Entry => ({ kind: 'picked', block });

/** The formula goes into E5 of 報告書. */
export const HERE: FieldSurroundings = {
  sheets: [{ name: '報告書' }, { name: '計画' }, { name: '昨年 度' }],
  tableNames: ['DX_KPIs', 'DX_Actuals', '見本計画'],
  names: ['DX_AsOf'],
  at: cell('報告書', 4, 4),
  keys: ['作業削減時間', 'K1'],
};
export const asked = (id: FunctionId): FormulaQuestion => QUESTIONS.find(one => one.id === id) as FormulaQuestion;
export const givens = (id: FunctionId, entries: readonly Entry[], here = HERE): readonly EnteredArgument[] =>
  asked(id).asked.map((one, index) => givenOf(entries[index] ?? NOTHING, one, here));
export const formula = (id: FunctionId, entries: readonly Entry[], here = HERE): string | null =>
  formulaOf(asked(id), givens(id, entries, here), here.at?.sheet ?? null);

export const A5 = picked(cell('報告書', 4, 0));
export const C5 = picked(cell('報告書', 4, 2));
export const A5_A9 = picked(cell('報告書', 4, 0, 5));
export const C5_C9 = picked(cell('報告書', 4, 2, 5));
export const PLAN = picked(cell('計画', 0, 0, 6, 3));
