/** Which figure each cell of a report's block shows, by the report's own row and column headings: KPIs down, measures across. */
import type { Cell } from '../../domain/base/cell';
import type { Kpi } from '../../domain/kpi/plan';
import { comparableText } from '../../domain/text/characters/comparable-text';
import { headerText, timeInHeader } from '../../domain/text/header';
import { textOf } from '../../domain/text/characters/keys';
import { labelOf } from '../../domain/text/dates/time';
import { addressOf, columnLetters } from '../read/state';
import type { Block } from '../read/reference';
import { needsYear, type BoundMeasure } from './binding';

export interface ReportBlock {
  readonly block: Block;
  readonly values: readonly (readonly Cell[])[];
  /** Merged areas on the sheet, at least those that the block touches. */
  readonly merged: readonly Block[];
}

export interface MatchedCell {
  readonly address: string;
  readonly kpi: string;
  readonly measure: BoundMeasure;
  readonly year: number | null;
  /** The headings it was matched by, as they stand. */
  readonly heading: string;
}

/** A column of the report below one heading: what all its cells show. */
export interface MatchedColumn {
  /** In letters. */
  readonly column: string;
  readonly heading: string;
  /** null: the heading says no measure we know, and nothing is bound unless the person says what. */
  readonly measure: BoundMeasure | null;
  /** `year` is that of the heading, for a KPI whose years end in December by its own calendar; null: none is known. */
  readonly cells: readonly { readonly address: string; readonly kpi: string; readonly year: number | null }[];
}

/** The first that fits; 達成率 is left out, because cities mean different shares by it. */
const WORDS: readonly (readonly [RegExp, BoundMeasure])[] = [
  [/時点|いつの/, 'actualDate'],
  [/評価|判定/, 'status'],
  [/見通し/, 'outlook'],
  [/計画どおり|間に合/, 'onTrack'],
  [/計画値/, 'expected'],
  [/1年あたり|毎年|必要な量/, 'pace'],
  [/到達年|達成見込み?年|達する年/, 'reachYear'],
  [/確率/, 'likelihood'],
  [/推計|予測|見込/, 'forecast'],
  [/進捗率/, 'progress'],
  [/あと|残り|までの差|差引/, 'gap'],
  [/実績/, 'actual'],
  [/目標/, 'target'],
];

export function measureIn(heading: string): BoundMeasure | null {
  const text = comparableText(heading);
  return /達成率/.test(text) ? null : (WORDS.find(([word]) => word.test(text))?.[1] ?? null);
}

/** The cells of the columns that are to be bound. */
export function cellsOfColumns(columns: readonly MatchedColumn[]): readonly MatchedCell[] {
  return columns.flatMap(({ measure, heading, cells }) =>
    measure === null
      ? []
      : cells.flatMap(({ address, kpi, year }): MatchedCell[] => {
          if (needsYear(measure) && year === null) return [];
          return [{ address, kpi, measure, year: needsYear(measure) ? year : null, heading }];
        }),
  );
}

/** @param horizon the target year where a heading names none */
export function matchBlock({ block, values, merged }: ReportBlock, kpis: readonly Kpi[], horizon: number | null): readonly MatchedColumn[] {
  const names = new Map(kpis.flatMap(kpi => [kpi.name, kpi.id].filter(key => key !== '').map(key => [comparableText(key), kpi] as const)));
  const keyAt = (row: number): { readonly kpi: Kpi; readonly column: number } | null => {
    const line = values[row] ?? [];
    for (let column = 0; column < line.length; column++) {
      const kpi = names.get(comparableText(textOf(line[column])));
      if (kpi !== undefined) return { kpi, column };
    }
    return null;
  };
  const rows = values.flatMap((_, row) => {
    const found = keyAt(row);
    return found === null ? [] : [{ row, ...found }];
  });
  const [first] = rows;
  if (first === undefined) return [];
  const areaAt = (row: number, column: number): Block | undefined =>
    merged.find(
      area =>
        block.row + row >= area.row &&
        block.row + row < area.row + area.rows &&
        block.column + column >= area.column &&
        block.column + column < area.column + area.columns,
    );
  const textAt = (row: number, column: number): string => {
    const area = areaAt(row, column);
    return textOf(area === undefined ? values[row]?.[column] : values[area.row - block.row]?.[area.column - block.column]);
  };
  const headings = (column: number): string => {
    const texts = Array.from({ length: first.row }, (_, row) => textAt(row, column)).filter(text => text !== '');
    return texts.filter((text, at) => texts.indexOf(text) === at).join(' ');
  };
  const columns: MatchedColumn[] = [];
  const width = values[0]?.length ?? 0;
  // The heading of the KPIs themselves may be as wide as their merged cells.
  for (let column = first.column + (areaAt(first.row, first.column)?.columns ?? 1); column < width; column++) {
    const heading = headings(column);
    if (heading === '') continue;
    const time = timeInHeader(headerText(heading));
    const cells = rows.flatMap(({ row, kpi }) => {
      const area = areaAt(row, column);
      // Of a merged cell only the first holds something.
      if (area !== undefined && (area.row !== block.row + row || area.column !== block.column + column)) return [];
      const year = time === null ? horizon : labelOf(time, kpi.timing);
      return [{ address: addressOf(block.row + row, block.column + column), kpi: kpi.name, year }];
    });
    if (cells.length > 0)
      columns.push({
        column: columnLetters(block.column + column),
        heading: heading.replace(/\s+/g, ' '),
        measure: measureIn(heading),
        cells,
      });
  }
  return columns;
}

/** Is it one cell? One that is merged is selected with all that it covers. */
export function isOneCell({ block, merged }: ReportBlock): boolean {
  const isBlock = ({ row, column, rows, columns }: Block): boolean =>
    row === block.row && column === block.column && rows === block.rows && columns === block.columns;
  return block.rows * block.columns === 1 || merged.some(isBlock);
}

/** Merged areas that the block cuts through. Their first cell stands for them all. */
export function cutAreas({ block, merged }: ReportBlock): readonly Block[] {
  const isFirst = ({ row, column }: Block): boolean => block.rows * block.columns === 1 && row === block.row && column === block.column;
  return merged.filter(area => {
    if (isFirst(area)) return false;
    const rows = area.row < block.row + block.rows && block.row < area.row + area.rows;
    const columns = area.column < block.column + block.columns && block.column < area.column + area.columns;
    const inside =
      area.row >= block.row &&
      area.column >= block.column &&
      area.row + area.rows <= block.row + block.rows &&
      area.column + area.columns <= block.column + block.columns;
    return rows && columns && !inside;
  });
}
