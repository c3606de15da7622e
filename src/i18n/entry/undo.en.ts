import type { UndoText } from './undo.ja';

const s = (count: number): string => (count === 1 ? '' : 's');

export const UNDO_EN: UndoText = {
  undo: 'Undo',
  setUpUndone: (sheets, rows) =>
    `Undone: ${[sheets > 0 ? `${sheets} sheet${s(sheets)} removed` : '', rows > 0 ? `${rows} row${s(rows)} removed` : ''].filter(part => part !== '').join(', ')}.`,
  sheetUndone: sheet => `The sheet “${sheet}” that was created has been removed.`,
  columnsUndone: (sheet, count) =>
    `${count === 1 ? 'The column that was' : `The ${count} columns that were`} added to the table on “${sheet}” ${count === 1 ? 'is' : 'are'} out again.`,
  asOfUndone: date => (date === null ? 'The as-of date is blank again.' : `The as-of date is ${date} again.`),
  asOfFormula: (place, formula, date) =>
    `The cell of the as-of date (${place}) holds the formula ${formula}, so it has not been changed. If the formula may be replaced with ${date}, press Replace.`,
  asOfReplace: 'Replace',
};
