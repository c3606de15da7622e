/** Which tables an edit by hand has touched. */
import type { TableState, WorkbookState } from './state';
import { TABLE_NAMES, type TableName } from '../schema/table-name';

/** Cells that have been changed: an address as Excel gives it, such as B3, A1:C9, 5:5 or A:B. */
export interface Edit {
  readonly sheetId: string;
  readonly address: string;
}

const AREA = /^\$?([A-Z]{0,3})\$?(\d*)(?::\$?([A-Z]{0,3})\$?(\d*))?$/;

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The tables an edit is in; what is typed right below or beside a table becomes part of it. */
export function tablesTouched(state: Pick<WorkbookState, 'tables'>, { sheetId, address }: Edit): TableName[] {
  return TABLE_NAMES.filter(name => {
    const table: TableState | null = state.tables[name];
    if (table === null || table.sheetId !== sheetId) return false;
    const { firstRow, firstColumn, cells } = table;
    return address.split(',').some(area => {
      const found = AREA.exec(area.trim().slice(area.lastIndexOf('!') + 1));
      if (!found) return false;
      const [, left = '', top = '', right = left, bottom = top] = found;
      const rows = [top === '' ? 0 : Number(top) - 1, bottom === '' ? Infinity : Number(bottom) - 1] as const;
      const columns = [left === '' ? 0 : columnOf(left), right === '' ? Infinity : columnOf(right)] as const;
      return (
        rows[0] <= firstRow + cells.length &&
        rows[1] >= firstRow &&
        columns[0] <= firstColumn + (cells[0]?.length ?? 0) &&
        columns[1] >= firstColumn
      );
    });
  });
}
