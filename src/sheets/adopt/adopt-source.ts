/**
 * A range of the staff's own, as a table: where its headers are, what stands above and below them, and its rows. Nothing is changed
 * and nothing is asked of Excel: titles, blank rows, totals and notes are recognised by what stands in them.
 */
import type { Cell, Cells } from '../../domain/base/cell';
import { normalizeText } from '../../domain/text/text';
import { isBlankRow } from '../read/read';

/** A rectangle of cells inside the source; row and column from 0. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** What was pointed at, as Excel holds it. */
export interface Source {
  readonly sheet: string;
  /** Of its first cell, from 0. */
  readonly row: number;
  readonly column: number;
  /** The Excel table it is; null: plain cells. */
  readonly table: string | null;
  readonly values: Cells;
  /** As shown, in the same shape. */
  readonly texts: readonly (readonly string[])[];
  readonly merges: readonly Area[];
}

/** Which rows of the source are its headers. */
export interface Layout {
  readonly headerRow: number;
  readonly headerRows: number;
}

export interface SourceColumn {
  /** From 0, in the source. */
  readonly at: number;
  /** Joined from all header rows; '' where there is none. */
  readonly header: string;
  /** The first few things that stand in it. */
  readonly samples: readonly string[];
}

/** A row with something in it. `cells` and `texts` by the source's columns. */
export interface SourceLine {
  readonly row: number;
  readonly cells: readonly Cell[];
  readonly texts: readonly string[];
}

export interface SourceTable {
  readonly columns: readonly SourceColumn[];
  readonly lines: readonly SourceLine[];
  /** What stands above the headers. */
  readonly titles: readonly string[];
  /** Rows that are left out: totals, notes and headers that are repeated. */
  readonly totals: number;
  readonly notes: number;
  readonly repeated: number;
}

/** Titles and the like above a table are never more. */
const SEARCHED = 30;
const SAMPLES = 3;
/** A narrow column shows its number or date as #### only. */
const HIDDEN = /^#+$/;

/** A cell as people see it. */
export function shownText(cell: Cell, text: string | undefined): string {
  if (text !== undefined && text !== '' && !HIDDEN.test(text)) return text;
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'object' ? cell.code : String(cell);
}

const isEmpty = (cell: Cell): boolean => isBlankRow([cell]);

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The first cell of the merged cells that each cell belongs to. */
function mergedInto(merges: readonly Area[]): (row: number, column: number) => Area | null {
  const byCell = new Map<string, Area>();
  for (const area of merges) {
    // Only headers look sideways; a merged title of a whole sheet would cost more than it tells.
    if (area.rows * area.columns > 10_000) continue;
    for (let row = area.row; row < area.row + area.rows; row++)
      for (let column = area.column; column < area.column + area.columns; column++) byCell.set(`${row},${column}`, area);
  }
  return (row, column) => byCell.get(`${row},${column}`) ?? null;
}

interface Grid {
  readonly width: number;
  readonly height: number;
  /** The cell's own text. */
  own(row: number, column: number): string;
  /** With what merged cells show in all of their cells. */
  shown(row: number, column: number): string;
  /** How many cells have something of their own. */
  filled(row: number): number;
}

function gridOf({ values, texts, merges }: Source): Grid {
  const width = values[0]?.length ?? 0;
  const into = mergedInto(merges);
  const own = (row: number, column: number): string =>
    isEmpty(values[row]?.[column]) ? '' : oneLine(shownText(values[row]?.[column], texts[row]?.[column]));
  return {
    width,
    height: values.length,
    own,
    shown(row, column) {
      const area = into(row, column);
      return area === null ? own(row, column) : own(area.row, area.column);
    },
    filled: row => (values[row] ?? []).filter(cell => !isEmpty(cell)).length,
  };
}

/** Could it be a header? Words and years, no amounts and no dates. */
function isHeaderLike(text: string): boolean {
  const plain = normalizeText(text);
  return !/^[-+¥▲△(]?[\d,.]+[%)]?$/.test(plain) || /^(?:19|2[01])\d\d$/.test(plain);
}

/** Is the row a line of groups over the headers below it? Each header below stands under a group, and no other column has one. */
function isGroupRow(grid: Grid, row: number): boolean {
  if (row < 0 || row + 1 >= grid.height || grid.filled(row) < 2) return false;
  const columns = Array.from({ length: grid.width }, (_, column) => column);
  const below = (column: number): string => {
    const text = grid.own(row + 1, column);
    return text !== '' && isHeaderLike(text) ? text : '';
  };
  if (columns.some(column => grid.own(row + 1, column) !== '' && below(column) === '')) return false;
  const continues = (column: number): boolean => column < grid.width && grid.own(row, column) === '' && below(column) !== '';
  let grouped = 0;
  let leaders = 0;
  for (const column of columns) {
    if (grid.own(row, column) !== '') leaders++;
    // A header with no group to its left is the header itself.
    if (continues(column) && leaders === 0) return false;
    if (continues(column)) grouped++;
    else if (
      grid.own(row, column) !== '' &&
      below(column) !== '' &&
      !continues(column + 1) &&
      grid.shown(row, column + 1) !== grid.own(row, column)
    )
      return false;
  }
  return grouped > 0;
}

/**
 * Where the headers are, as far as can be told.
 * @param isKnown whether a text is the header of something we know
 */
export function findLayout(source: Source, isKnown: (header: string) => boolean): Layout {
  if (source.table !== null) return { headerRow: 0, headerRows: 1 };
  const grid = gridOf(source);
  const rows = Array.from({ length: Math.min(grid.height, SEARCHED) }, (_, row) => row);
  const most = Math.max(0, ...rows.map(row => grid.filled(row)));
  let best: { row: number; known: number } | null = null;
  for (const row of rows) {
    const texts = Array.from({ length: grid.width }, (_, column) => grid.own(row, column)).filter(text => text !== '');
    if (texts.length < Math.min(2, most) || texts.length * 3 < most) continue;
    if (texts.filter(isHeaderLike).length * 2 <= texts.length) continue;
    const known = texts.filter(isKnown).length;
    if (best === null || known > best.known) best = { row, known };
  }
  const row = best?.row ?? 0;
  if (isGroupRow(grid, row - 1)) return { headerRow: row - 1, headerRows: 2 };
  return { headerRow: row, headerRows: isGroupRow(grid, row) ? 2 : 1 };
}

function headersOf(grid: Grid, { headerRow, headerRows }: Layout): string[] {
  const parts: string[][] = Array.from({ length: grid.width }, () => []);
  for (let row = headerRow; row < headerRow + headerRows; row++) {
    const last = row === headerRow + headerRows - 1;
    let group = '';
    for (let column = 0; column < grid.width; column++) {
      const own = grid.shown(row, column);
      // Cells that are merged by looks only: a group goes on to the right while there are headers below it.
      const below =
        !last &&
        Array.from({ length: headerRow + headerRows - 1 - row }, (_, step) => grid.own(row + 1 + step, column)).some(text => text !== '');
      if (own !== '') group = own;
      else if (!below) group = '';
      const text = own !== '' ? own : last ? '' : group;
      if (text !== '' && parts[column]?.at(-1) !== text) parts[column]?.push(text);
    }
  }
  return parts.map(texts => texts.join(''));
}

const TOTAL = /^(?:総|小|累)?合?計(?:額|値|数)?$|^(?:sub)?total$/;
const NOTE = /^(?:※|＊|\*|注|\(注|備考[:：]|出典[:：]|資料[:：])/;

/** Headers and rows of a source, by the rows that are its headers. */
export function readSource(source: Source, layout: Layout): SourceTable {
  const grid = gridOf(source);
  const headers = headersOf(grid, layout);
  const first = layout.headerRow + layout.headerRows;
  const cells = source.values.map(line => [...line]);
  const texts = source.texts.map(line => [...line]);
  for (const { row, column, rows } of source.merges) {
    // Merged downwards: what is said once holds for each of the rows. Sideways it is still one cell.
    for (let below = Math.max(row + 1, first); below < row + rows; below++) {
      const [line, shown] = [cells[below], texts[below]];
      if (line === undefined || shown === undefined || row < first) continue;
      line[column] = cells[row]?.[column];
      shown[column] = texts[row]?.[column] ?? '';
    }
  }
  const counts = { totals: 0, notes: 0, repeated: 0 };
  const lines: SourceLine[] = [];
  for (let row = first; row < source.values.length; row++) {
    const line = cells[row] ?? [];
    if (isBlankRow(source.values[row] ?? [])) continue;
    const own = line.flatMap((cell, column) => (isEmpty(cell) ? [] : [{ column, text: oneLine(shownText(cell, texts[row]?.[column])) }]));
    const leading = normalizeText(own[0]?.text ?? '');
    if (TOTAL.test(leading)) counts.totals++;
    else if (own.length === 1 && NOTE.test(leading)) counts.notes++;
    else if (own.length > 1 && own.every(({ column, text }) => text === headers[column])) counts.repeated++;
    else lines.push({ row, cells: line, texts: texts[row] ?? [] });
  }
  const columns = headers.flatMap((header, at): SourceColumn[] => {
    const samples: string[] = [];
    for (const { cells: line, texts: shown } of lines) {
      if (samples.length === SAMPLES) break;
      if (!isEmpty(line[at])) samples.push(oneLine(shownText(line[at], shown[at])));
    }
    // The further cells of a merged header have nothing below them.
    const headed = Array.from({ length: layout.headerRows }, (_, index) => grid.own(layout.headerRow + index, at)).some(
      text => text !== '',
    );
    return samples.length === 0 && !headed ? [] : [{ at, header, samples }];
  });
  const titles = Array.from({ length: layout.headerRow }, (_, row) =>
    Array.from({ length: grid.width }, (__, column) => grid.own(row, column)).filter(text => text !== ''),
  ).flat();
  return { columns, lines, titles, ...counts };
}
