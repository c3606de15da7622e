/** Which rows of a block are its heading: rows in bold or merged across, or rows of texts before the first row with numbers. */
import { isEmptyValue, lookAt, trimmedText, valueAt, type GridArea, type CheckedGrid, type Merges } from './grid';
import { isDataNumber, isMissingMark, isNumber } from './text-kinds';

export const MOST_HEADING_ROWS = 5;

export interface Heading {
  readonly rows: readonly number[];
  readonly bodyStart: number;
}

export type Strength = 'none' | 'weak' | 'strong';

/** How much a row looks like a heading. */
export function strengthOf(grid: CheckedGrid, merges: Merges, row: number, column: number, lastColumn: number): Strength {
  let filled = 0;
  let texts = 0;
  let merged = false;
  let meaningful = 0;
  let dataLike = 0;
  for (let at = column; at <= lastColumn; at++) {
    const value = valueAt(grid, row, at);
    if (value === null) continue;
    filled++;
    if (lookAt(grid, row, at)?.bold === true) return 'strong';
    if (merges.at(row, at) !== null) merged = true;
    if (typeof value !== 'string') continue;
    texts++;
    const text = value.trim();
    if (text === '' || isMissingMark(text)) continue;
    meaningful++;
    if (isDataNumber(text)) dataLike++;
  }
  if (filled === 0) return 'none';
  if (merged) {
    const here = merges.all.filter(
      area => area.row <= row && area.lastRow >= row && area.column >= column && area.lastColumn <= lastColumn,
    );
    if (here.some(area => area.lastColumn > area.column)) return 'strong';
    if (here.filter(area => area.lastRow > area.row).length >= 3) return 'strong';
  }
  return texts === filled && dataLike <= Math.max(meaningful, 1) * 0.3 ? 'weak' : 'none';
}

const kindsOf = (grid: CheckedGrid, row: number, { column, lastColumn }: GridArea): string => {
  let kinds = '';
  for (let at = column; at <= lastColumn; at++) {
    const value = valueAt(grid, row, at);
    kinds += value === null ? '-' : isNumber(value) ? 'n' : 't';
  }
  return kinds;
};

const isEmptyRow = (grid: CheckedGrid, row: number, { column, lastColumn }: GridArea): boolean => {
  for (let at = column; at <= lastColumn; at++) if (!isEmptyValue(valueAt(grid, row, at))) return false;
  return true;
};

const hasNumber = (grid: CheckedGrid, row: number, { column, lastColumn }: GridArea): boolean => {
  for (let at = column; at <= lastColumn; at++) {
    const value = valueAt(grid, row, at);
    if (value !== null && (isNumber(value) || (typeof value === 'string' && isDataNumber(value.trim())))) return true;
  }
  return false;
};

interface HeadingCandidate {
  readonly row: number;
  readonly strength: Strength;
}

/** Rows at the top that look like a heading; one blank row between two of them is passed over. */
function candidatesOf(grid: CheckedGrid, merges: Merges, area: GridArea, most: number): HeadingCandidate[] {
  const end = Math.min(area.row + most - 1, area.lastRow);
  const strength = (row: number): Strength => strengthOf(grid, merges, row, area.column, area.lastColumn);
  const found: HeadingCandidate[] = [];
  for (let row = area.row; row <= end; row++) {
    const here = strength(row);
    if (here !== 'none') found.push({ row, strength: here });
    else if (!(isEmptyRow(grid, row, area) && row < end && strength(row + 1) !== 'none')) break;
  }
  return found;
}

/** Downward merges that start in the heading say how deep it is. */
function withinMerges(candidates: readonly HeadingCandidate[], merges: readonly GridArea[]): readonly HeadingCandidate[] {
  const rows = new Set(candidates.map(({ row }) => row));
  const deep = merges.filter(area => area.lastRow > area.row && rows.has(area.row));
  if (deep.length === 0) return candidates;
  const end = Math.max(candidates[0]?.row ?? 0, ...deep.map(({ lastRow }) => lastRow));
  return candidates.filter(({ row }) => row <= end);
}

/** More than one row of mere texts counts only where numbers follow, and the rows are typed unlike the heading's first. */
function reallySeveral(grid: CheckedGrid, candidates: readonly HeadingCandidate[], area: GridArea): boolean {
  const [first] = candidates;
  const next = (candidates.at(-1)?.row ?? 0) + 1;
  if (first === undefined || next > area.lastRow || !hasNumber(grid, next, area)) return false;
  return kindsOf(grid, first.row, area) !== kindsOf(grid, next, area);
}

/** Leaves out rows that are filled far less than the fullest: they name a section. */
function filledEnough(
  grid: CheckedGrid,
  candidates: readonly HeadingCandidate[],
  area: GridArea,
  merges: Merges,
): readonly HeadingCandidate[] {
  const width = area.lastColumn - area.column + 1;
  const fills = candidates.map(({ row }) => {
    let filled = 0;
    for (let at = area.column; at <= area.lastColumn; at++) if (valueAt(grid, row, at) !== null || merges.at(row, at) !== null) filled++;
    return filled;
  });
  const most = Math.max(...fills);
  const kept = candidates.filter((_, at) => (fills[at] ?? 0) >= most * 0.2 || (fills[at] ?? 0) >= width * 0.3);
  return kept.length === 0 ? candidates : kept;
}

/** The heading of a block. `most` is for trying the limit. */
export function tableHeading(grid: CheckedGrid, merges: Merges, area: GridArea, most = MOST_HEADING_ROWS): Heading {
  if (area.row === area.lastRow) return { rows: [], bodyStart: area.row };
  const inside = merges.all.filter(({ column, lastColumn }) => column >= area.column && lastColumn <= area.lastColumn);
  const height = area.lastRow - area.row + 1;
  const reach = inside
    .filter(({ row, lastRow }) => row >= area.row && row < area.row + most && lastRow > area.row + most - 1)
    .reduce((deepest, { lastRow }) => Math.max(deepest, lastRow - area.row + 1), most);
  const limit = Math.min(reach, Math.max(Math.floor(height / 2), most));
  let candidates: readonly HeadingCandidate[] = candidatesOf(grid, merges, area, limit);
  if (candidates.length === 0) {
    if (kindsOf(grid, area.row, area).includes('n') && kindsOf(grid, area.row, area) === kindsOf(grid, area.row + 1, area))
      return { rows: [], bodyStart: area.row };
    const below = area.row + 1 <= area.lastRow ? candidatesOf(grid, merges, { ...area, row: area.row + 1 }, limit - 1) : [];
    const running = below.filter(({ row }, at) => row === area.row + 1 + at);
    candidates = [{ row: area.row, strength: 'none' }, ...running];
  }
  const strong = candidates.some(({ strength }) => strength === 'strong');
  if (strong && candidates.length > 1) candidates = withinMerges(candidates, inside);
  if (!strong && candidates.length > 1 && !reallySeveral(grid, candidates, area)) candidates = candidates.slice(0, 1);
  if (candidates.length > 1) candidates = filledEnough(grid, candidates, area, merges);
  const rows = new Set(candidates.map(({ row }) => row));
  let last = candidates.at(-1)?.row ?? area.row;
  for (const merge of inside) {
    if (merge.row < area.row || merge.row > last || merge.lastRow <= last) continue;
    if (merge.lastRow > Math.min(area.row + most - 1, area.lastRow - 1)) continue;
    for (let row = last + 1; row <= merge.lastRow; row++) rows.add(row);
    last = merge.lastRow;
  }
  const sorted = [...rows].sort((a, b) => a - b);
  const bodyStart = last + 1 <= area.lastRow ? last + 1 : area.lastRow;
  const first = sorted.slice(0, 1);
  if (sorted.length >= 5 && area.lastRow - bodyStart + 1 <= 2) return { rows: first, bodyStart: (first[0] ?? area.row) + 1 };
  if (sorted.length > most) return { rows: sorted.slice(0, most), bodyStart: (sorted[most - 1] ?? area.row) + 1 };
  return { rows: sorted, bodyStart };
}

/** The name of each column: the texts of its heading rows joined, a merge naming all it covers. */
export function columnLabels(grid: CheckedGrid, merges: Merges, { column, lastColumn }: GridArea, rows: readonly number[]): string[] {
  const labels: string[] = [];
  for (let at = column; at <= lastColumn; at++) {
    const texts: string[] = [];
    for (const row of rows) {
      const merge = merges.at(row, at);
      const text = trimmedText(valueAt(grid, row, at) ?? (merge === null ? null : valueAt(grid, merge.row, merge.column)));
      if (text !== '' && texts.at(-1) !== text) texts.push(text);
    }
    labels.push(texts.join(' / '));
  }
  return labels;
}
