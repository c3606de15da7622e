/** When a table was last changed, as far as it is known. */
import { TABLE_NAMES, type TableName } from './table-name';
import type { TableState, WorkbookState } from './state';

const PREFIX = 'DX.changed.';

/** The workbook's setting with the time of a table's last change, an ISO 8601 time. One for each table, so that co-authors do not overwrite each other's. */
export function changedKey(table: TableName): string {
  return `${PREFIX}${table}`;
}

/** ISO 8601 times of the last known changes; a table that is missing has none. */
export type LastChanges = { readonly [N in TableName]?: string };

/** The times in settings; anything that is no time is none. */
export function changesIn(settings: readonly { readonly key: string; readonly value: unknown }[]): LastChanges {
  return Object.fromEntries(TABLE_NAMES.flatMap(name => {
    const value = settings.find(({ key }) => key === changedKey(name))?.value;
    return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? [[name, value]] : [];
  }));
}

/** The later ones. */
export function laterOf(one: LastChanges, other: LastChanges): LastChanges {
  return Object.fromEntries(TABLE_NAMES.flatMap(name => {
    const times = [one[name], other[name]].filter(time => time !== undefined);
    const latest = times.sort((a, b) => Date.parse(b) - Date.parse(a))[0];
    return latest === undefined ? [] : [[name, latest]];
  }));
}

/** Cells that have been changed: an address as Excel gives it, such as B3, A1:C9, 5:5 or A:B. */
export interface Edit { readonly sheetId: string; readonly address: string }

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
      return rows[0] <= firstRow + cells.length && rows[1] >= firstRow && columns[0] <= firstColumn + (cells[0]?.length ?? 0) && columns[1] >= firstColumn;
    });
  });
}
