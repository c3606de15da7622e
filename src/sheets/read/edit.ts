/** What events of Excel say has changed, and what of the workbook has to be read again because of it. */
import { LAST_COLUMN } from './reference';
import { columnOfLetters, type TableState, type WorkbookState } from './state';
import { TABLE_NAMES, type TableName } from '../schema/table-name';

/** Cells that have been changed: an address as Excel gives it, such as B3, A1:C9, 5:5 or A:B. */
export interface Edit {
  readonly sheetId: string;
  readonly address: string;
}

/** An event of Excel, as far as reading is concerned. */
export type Happening =
  /** Cells may hold something else; null: Excel does not say which of the sheet. */
  | { readonly kind: 'cells'; readonly sheetId: string; readonly address: string | null }
  /** Rows, columns or cells were inserted, deleted or sorted: what is there, below or beside it may stand elsewhere. null: Excel does not say where. */
  | { readonly kind: 'moved'; readonly sheetId: string; readonly address: string | null }
  /** A sheet or table has come, or is called, shown or protected otherwise. No cell has changed. */
  | { readonly kind: 'listed' }
  /** What has changed cannot be told. */
  | { readonly kind: 'anything' };

/** Rows of a table's body, from 0; they may reach below its last, where it has grown. */
export interface BodyRows {
  readonly from: number;
  readonly count: number;
}

/** What has to be read again. */
export type Stale =
  | 'nothing'
  | 'everything'
  /** What there is and where it is; and of these tables the rows, or the whole. A table that stands elsewhere is read as a whole anyway. */
  | ReadonlyMap<TableName, readonly BodyRows[] | 'all'>;

/** A rectangle, from 0, both ends in it. */
interface EditedArea {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

const AREA = /^\$?([A-Z]{0,3})\$?(\d*)(?::\$?([A-Z]{0,3})\$?(\d*))?$/;

function areaOf(text: string): EditedArea | null {
  const found = AREA.exec(text.trim().slice(text.trim().lastIndexOf('!') + 1));
  if (!found) return null;
  const [, left = '', top = '', right = left, bottom = top] = found;
  if (left === '' && top === '') return null;
  return {
    top: top === '' ? 0 : Number(top) - 1,
    bottom: bottom === '' ? Infinity : Number(bottom) - 1,
    left: left === '' ? 0 : columnOfLetters(left),
    right: right === '' ? LAST_COLUMN : columnOfLetters(right),
  };
}

/** What is typed right below or beside a table becomes part of it. */
function touches({ firstRow, firstColumn, cells }: TableState, area: EditedArea): boolean {
  return (
    area.top <= firstRow + cells.length &&
    area.bottom >= firstRow &&
    area.left <= firstColumn + (cells[0]?.length ?? 0) &&
    area.right >= firstColumn
  );
}

/** The tables an edit is in; what is typed right below or beside a table becomes part of it. */
export function tablesTouched(state: Pick<WorkbookState, 'tables'>, { sheetId, address }: Edit): TableName[] {
  const areas = address.split(',').flatMap(text => areaOf(text) ?? []);
  return TABLE_NAMES.filter(name => {
    const table: TableState | null = state.tables[name];
    return table !== null && table.sheetId === sheetId && areas.some(area => touches(table, area));
  });
}

/**
 * Rows of the tables that lie in whole rows, or in cells from one side of the table to the other, which come or go.
 * @param state the last reading
 */
export function tableRowsIn(
  { tables }: Pick<WorkbookState, 'tables'>,
  { sheetId, address }: Edit,
  what: 'come' | 'go',
): ReadonlyMap<TableName, readonly BodyRows[]> {
  const found = new Map<TableName, readonly BodyRows[]>();
  const areas = areasOf(address) ?? [];
  for (const table of Object.values<TableState | null>(tables)) {
    if (table?.sheetId !== sheetId) continue;
    const last = table.firstColumn + (table.cells[0]?.length ?? 0) - 1;
    const lines = areas.flatMap((area): readonly BodyRows[] => {
      const isBeside = area.left > table.firstColumn || area.right < last || area.bottom === Infinity;
      // What comes above the header moves all of the table.
      if (isBeside || (what === 'come' && area.top <= table.firstRow)) return [];
      const rows = linesIn(table, area);
      return rows === 'all' ? [] : rows;
    });
    if (lines.length > 0) found.set(table.name, lines);
  }
  return found;
}

/**
 * What has to be read again, so that the state is as if all had been read.
 * @param state the last reading
 */
export function staleAfter(state: WorkbookState, happenings: readonly Happening[]): Stale {
  const stale = new Map<TableName, readonly BodyRows[] | 'all'>();
  let outline = false;
  const add = (name: TableName, lines: readonly BodyRows[] | 'all'): void => {
    const before = stale.get(name) ?? [];
    stale.set(name, before === 'all' || lines === 'all' ? 'all' : [...before, ...lines]);
  };
  for (const happening of happenings) {
    if (happening.kind === 'anything') return 'everything';
    outline ||= happening.kind === 'listed';
    if (happening.kind === 'listed') continue;
    const { sheetId } = happening;
    const told = happening.address === null ? null : areasOf(happening.address);
    // What lies before it stays where it is.
    const areas = happening.kind === 'moved' ? (told?.map(toTheEnd) ?? null) : told;
    for (const table of Object.values<TableState | null>(state.tables)) {
      if (table?.sheetId !== sheetId) continue;
      if (areas === null) add(table.name, 'all');
      else for (const area of areas) if (touches(table, area)) add(table.name, happening.kind === 'moved' ? 'all' : linesIn(table, area));
    }
    outline ||= isElsewhereOurs(state, sheetId, areas);
  }
  return outline || stale.size > 0 ? stale : 'nothing';
}

/** null: at least one of them says nothing. */
function areasOf(address: string): readonly EditedArea[] | null {
  const areas = address.split(',').map(areaOf);
  return areas.some(area => area === null) ? null : areas.flatMap(area => area ?? []);
}

/** Whatever moves lies in it, below it or at its right. */
const toTheEnd = ({ top, left }: EditedArea): EditedArea => ({ top, left, bottom: Infinity, right: Infinity });

/** Of a whole column every row is meant, of the header none: it is looked at in any case. */
function linesIn({ firstRow }: TableState, { top, bottom }: EditedArea): readonly BodyRows[] | 'all' {
  if (bottom === Infinity) return 'all';
  const from = Math.max(0, top - firstRow - 1);
  const count = bottom - firstRow - from;
  return count > 0 ? [{ from, count }] : [];
}

/** 基準日, 評価基準, or a table that has one of our names and may become ours. */
function isElsewhereOurs(
  { asOfCell, foreignTables, scale, sheets }: WorkbookState,
  sheetId: string,
  areas: readonly EditedArea[] | null,
): boolean {
  const name = sheets.find(({ id }) => id === sheetId)?.name;
  // A sheet that is not known yet: it has come with the change, or its event is still to come.
  if (name === undefined) return true;
  if (scale?.sheet === name || foreignTables.some(({ sheet }) => sheet === name)) return true;
  if (asOfCell === null || asOfCell.sheet !== name) return false;
  const cell = areaOf(asOfCell.address);
  return (
    areas === null ||
    cell === null ||
    areas.some(area => area.top <= cell.bottom && area.bottom >= cell.top && area.left <= cell.right && area.right >= cell.left)
  );
}
