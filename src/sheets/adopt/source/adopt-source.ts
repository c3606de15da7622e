/**
 * A range of the staff's own, as a table: its headers, what stands above and below them, and its rows. Nothing is changed and nothing is
 * asked of Excel: titles, blank rows, totals, notes and rows that are only numbered are recognised by what stands in them.
 */
import type { Cell } from '../../../domain/base/cell';
import { isBlank, normalizeText } from '../../../domain/text/characters/text';
import { isBlankRow } from '../../read/read';
import { gridOf, isEmpty, oneLine, shownText, type SourceArea, type AdoptSource } from './adopt-grid';
import { joinedHeaders, isHeaded, withoutCalendar, type HeaderLayout } from './adopt-layout';
import { isNumberHeader } from './number-header';

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
  /** In another shape: the source's column that each cell comes from. Left out: its own. */
  readonly columns?: readonly number[];
}

export interface SourceTable {
  readonly columns: readonly SourceColumn[];
  readonly lines: readonly SourceLine[];
  /** What stands above the headers. */
  readonly titles: readonly string[];
  /** Rows that are left out: totals, notes, headers that are repeated and rows that are only numbered. */
  readonly totals: number;
  readonly notes: number;
  readonly repeated: number;
  /** Rows that hold nothing but a running number. */
  readonly numberedOnly: number;
  /** Columns that are the scale of a bar chart. */
  readonly calendar: number;
  /** Merged cells of the source, rows and columns as in its lines. */
  readonly merges: readonly SourceArea[];
}

const SAMPLES = 3;

const TOTAL = /^(?:総|小|累)?合?計(?:額|値|数)?$|^(?:sub)?total$/;
const NOTE = /^(?:※|＊|\*|注|\(注|備考[:：]|出典[:：]|資料[:：])/;

/**
 * The column that numbers the rows (-1: none), also those that nobody has filled yet: it is headed as one, or its cells count 1, 2, 3 and no
 * other column says less.
 */
function runningNumber({ values }: AdoptSource, { headerRow, headerRows }: HeaderLayout, headers: readonly string[]): number {
  const named = headers.findIndex(isNumberHeader);
  if (named >= 0) return named;
  const body = values.slice(headerRow + headerRows);
  return headers.findIndex((_, column) => {
    const numbers = body.flatMap(line => (isEmpty(line[column]) ? [] : [line[column]]));
    return numbers.length >= 3 && numbers.every((cell, index) => typeof cell === 'number' && cell === Number(numbers[0]) + index);
  });
}

/** Headers and rows of a source, by the rows that are its headers. */
export function readSource(whole: AdoptSource, layout: HeaderLayout): SourceTable {
  const { source, columns: calendar } = withoutCalendar(whole);
  const grid = gridOf(source);
  const headers = joinedHeaders(source, layout);
  const numberColumn = runningNumber(source, layout, headers);
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
  const counts = { totals: 0, notes: 0, repeated: 0, numberedOnly: 0 };
  const lines: SourceLine[] = [];
  for (let row = first; row < source.values.length; row++) {
    const line = cells[row] ?? [];
    if (isBlankRow(source.values[row] ?? [])) continue;
    const own = line.flatMap((cell, column) => (isEmpty(cell) ? [] : [{ column, text: oneLine(shownText(cell, texts[row]?.[column])) }]));
    const leading = normalizeText(own[0]?.text ?? '');
    if (TOTAL.test(leading)) counts.totals++;
    else if (own.length === 1 && NOTE.test(leading)) counts.notes++;
    else if (
      own.some(({ column }) => column === numberColumn) &&
      own.every(({ column }) => column === numberColumn || isBlank(line[column]))
    )
      counts.numberedOnly++;
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
    const headed = isHeaded(source, layout, at);
    return samples.length === 0 && !headed ? [] : [{ at, header, samples }];
  });
  const titles = Array.from({ length: layout.headerRow }, (_, row) =>
    Array.from({ length: grid.width }, (__, column) => grid.own(row, column)).filter(text => text !== ''),
  ).flat();
  return { columns, lines, titles, ...counts, calendar, merges: source.merges };
}
