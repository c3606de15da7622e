/** Finds the tables of a sheet: blocks of values parted by blank rows and columns, without what is cut off at their edges. */
import { rowLabelsOf, typeOf, type ContentType } from './columns';
import { isEmptyValue, Merges, valueAt, type GridArea, type CheckedGrid } from './grid';
import { tableHeading, columnLabels, strengthOf, type Heading } from './heading';
import { isDataNumber, isNumber } from './text-kinds';
import { trim, type OutsideCell } from './trim';

export interface PublishTable {
  readonly area: GridArea;
  readonly headerRows: readonly number[];
  /** The rows below the heading, or all where there is none. */
  readonly body: GridArea;
  readonly labels: readonly string[];
  /** By column; null where nothing is known of them. */
  readonly types: ReadonlyMap<number, ContentType> | null;
  readonly rowLabels: readonly number[];
  readonly confidence: number;
}

export interface GridLayout {
  readonly tables: readonly PublishTable[];
  readonly outside: readonly OutsideCell[];
}

type Band = readonly [number, number];

function bandsOf(indexes: readonly number[], gap: number): Band[] {
  const bands: Band[] = [];
  let [start, previous] = [indexes[0] ?? 0, indexes[0] ?? 0];
  for (const index of indexes.slice(1)) {
    if (index - previous > gap) {
      bands.push([start, previous]);
      start = index;
    }
    previous = index;
  }
  return indexes.length === 0 ? [] : [...bands, [start, previous]];
}

/** Heading rows that are bold or merged, without a row of numbers: they belong to what follows after one blank row. */
function isHeadingBand(grid: CheckedGrid, merges: Merges, [first, last]: Band, [column, lastColumn]: Band): boolean {
  const width = lastColumn - column + 1;
  let strong = false;
  for (let row = first; row <= last; row++) {
    const strength = strengthOf(grid, merges, row, column, lastColumn);
    if (strength === 'strong') strong = true;
    if (strength !== 'none') continue;
    let filled = 0;
    let numbers = false;
    for (let at = column; at <= lastColumn; at++) {
      const value = valueAt(grid, row, at);
      if (value === null) continue;
      filled++;
      numbers ||= isNumber(value) || (typeof value === 'string' && isDataNumber(value.trim()));
    }
    if (filled <= 2 && width >= 3) continue;
    if (numbers && filled / width > 0.3) return false;
  }
  return strong;
}

function joinHeadings(grid: CheckedGrid, merges: Merges, rows: readonly Band[], columns: readonly Band[]): Band[] {
  const widest = columns.reduce<Band>((best, band) => (band[1] - band[0] > best[1] - best[0] ? band : best), columns[0] ?? [0, 0]);
  const joined: Band[] = [];
  for (const band of rows) {
    const before = joined.at(-1);
    const near = before !== undefined && band[0] - before[1] - 1 <= 1;
    if (near && before[1] - before[0] + 1 <= 10 && isHeadingBand(grid, merges, before, widest))
      joined[joined.length - 1] = [before[0], band[1]];
    else joined.push(band);
  }
  return joined;
}

interface Fill {
  readonly cells: number;
  readonly rows: number;
}

function fillOf(grid: CheckedGrid, { row, column, lastRow, lastColumn }: GridArea): Fill {
  const width = lastColumn - column + 1;
  const enough = Math.max(Math.min(width * 0.3, 2), 1);
  let cells = 0;
  let rows = 0;
  for (let at = row; at <= lastRow; at++) {
    let filled = 0;
    for (let c = column; c <= lastColumn; c++) if (valueAt(grid, at, c) !== null) filled++;
    cells += filled;
    if (filled >= enough) rows++;
  }
  const height = lastRow - row + 1;
  return { cells: cells / (height * width), rows: rows / height };
}

const rounded = (share: number): number => Math.round(Math.min(1, share) * 1000) / 1000;

/** A table over an area, with its heading, types and row labels. */
export function tableOf(
  grid: CheckedGrid,
  merges: Merges,
  area: GridArea,
  heading: Heading = tableHeading(grid, merges, area),
  weights = [0.6, 0.6],
): PublishTable {
  const body: GridArea = { ...area, row: heading.bodyStart };
  const types = new Map<number, ContentType>();
  for (let column = area.column; column <= area.lastColumn; column++) types.set(column, typeOf(grid, column, body.row, body.lastRow));
  const fill = fillOf(grid, area);
  const single = area.row === area.lastRow;
  return {
    area,
    headerRows: heading.rows,
    body,
    labels: columnLabels(grid, merges, area, heading.rows),
    types: single ? null : types,
    rowLabels: single ? [] : rowLabelsOf(grid, body, types),
    confidence: rounded(fill.cells * (weights[0] ?? 0) + fill.rows * (weights[1] ?? 0)),
  };
}

const unite = (areas: readonly GridArea[]): GridArea => ({
  row: Math.min(...areas.map(({ row }) => row)),
  column: Math.min(...areas.map(({ column }) => column)),
  lastRow: Math.max(...areas.map(({ lastRow }) => lastRow)),
  lastColumn: Math.max(...areas.map(({ lastColumn }) => lastColumn)),
});

/** Neighbours with the same rows and fitting headings, parted by one blank column, are one table. */
function joinNeighbours(grid: CheckedGrid, merges: Merges, tables: readonly PublishTable[], gap: number): PublishTable[] {
  const sorted = [...tables].sort((a, b) => a.area.row - b.area.row || a.area.column - b.area.column);
  const used = new Set<PublishTable>();
  const joined: PublishTable[] = [];
  for (const [at, first] of sorted.entries()) {
    if (used.has(first)) continue;
    let current = first;
    for (const right of sorted.slice(at + 1)) {
      if (used.has(right)) continue;
      if (Math.abs(current.area.row - right.area.row) > 1 || Math.abs(current.area.lastRow - right.area.lastRow) > 1) continue;
      const between = right.area.column - current.area.lastColumn - 1;
      if (between < 1 || between > gap) continue;
      const mine = current.headerRows;
      const theirs = right.headerRows;
      if (!mine.every(row => theirs.includes(row)) && !theirs.every(row => mine.includes(row))) continue;
      current = tableOf(grid, merges, {
        ...unite([current.area, right.area]),
        column: current.area.column,
        lastColumn: right.area.lastColumn,
      });
      used.add(right);
    }
    joined.push(current);
  }
  return joined;
}

/** Three narrow blocks or more over the same rows are one form. */
function joinForms(grid: CheckedGrid, merges: Merges, tables: readonly PublishTable[]): PublishTable[] {
  if (tables.length <= 2) return [...tables];
  const groups: PublishTable[][] = [];
  const assigned = new Set<PublishTable>();
  for (const [at, table] of tables.entries()) {
    if (assigned.has(table)) continue;
    const group = [table];
    for (const other of tables.slice(at + 1)) {
      if (assigned.has(other)) continue;
      const shared = Math.min(table.area.lastRow, other.area.lastRow) - Math.max(table.area.row, other.area.row) + 1;
      const least = Math.min(table.area.lastRow - table.area.row, other.area.lastRow - other.area.row) + 1;
      if (shared > 0 && shared / least >= 0.8) group.push(other);
    }
    for (const one of group) assigned.add(one);
    groups.push(group);
  }
  const forms = groups.filter(group => group.filter(({ area }) => area.lastColumn - area.column + 1 <= 3).length >= 3);
  const taken = new Set(forms.flat());
  const united = forms.map(group => tableOf(grid, merges, unite(group.map(({ area }) => area)), undefined, [0.2, 0.85]));
  return [...tables.filter(table => !taken.has(table)), ...united];
}

/** A table without a heading close below one with the same columns goes by that one's names. */
function inheritNames(tables: readonly PublishTable[]): PublishTable[] {
  const sorted = [...tables].sort((a, b) => a.area.row - b.area.row);
  for (const [at, table] of sorted.entries()) {
    if (table.headerRows.length > 0 || table.labels.some(label => label !== '')) continue;
    const above = sorted
      .slice(0, at)
      .reverse()
      .find(({ area, labels }) => {
        const between = table.area.row - area.lastRow - 1;
        return (
          area.column === table.area.column &&
          area.lastColumn === table.area.lastColumn &&
          between >= 0 &&
          between <= 2 &&
          labels.some(label => label !== '')
        );
      });
    if (above !== undefined) sorted[at] = { ...table, labels: above.labels };
  }
  return sorted;
}

/** The tables of a sheet and the cells outside them. `gap` blank rows or columns part blocks. */
export function layoutOf(grid: CheckedGrid, merges = new Merges(grid.merges), gap = 1): GridLayout {
  const rows: number[] = [];
  const columns = new Set<number>();
  for (const [at, line] of grid.values.entries()) {
    let filled = false;
    for (const [c, value] of line.entries()) {
      if (isEmptyValue(value)) continue;
      filled = true;
      columns.add(grid.column + c);
    }
    if (filled) rows.push(grid.row + at);
  }
  const columnBands = bandsOf(
    [...columns].sort((a, b) => a - b),
    gap,
  );
  const rowBands = joinHeadings(grid, merges, bandsOf(rows, gap), columnBands);
  const tables: PublishTable[] = [];
  const outside: OutsideCell[] = [];
  for (const [row, lastRow] of rowBands)
    for (const [column, lastColumn] of columnBands) {
      const block: GridArea = { row, column, lastRow, lastColumn };
      if (fillOf(grid, block).cells === 0) continue;
      const trimmed = trim(grid, merges, block);
      outside.push(...trimmed.outside);
      if (trimmed.area === null) continue;
      if (column === lastColumn) {
        for (let at = trimmed.area.row; at <= trimmed.area.lastRow; at++)
          if (valueAt(grid, at, column) !== null) outside.push({ row: at, column, kind: 'isolated' });
      } else tables.push(tableOf(grid, merges, trimmed.area));
    }
  return { tables: inheritNames(joinForms(grid, merges, joinNeighbours(grid, merges, tables, gap))), outside };
}
