/** Tables in the upper part of a sheet that look like a plan of KPIs or a report on them. Nothing is asked of Excel. */
import type { Cells } from '../../domain/base/cell';
import { isEmpty, type SourceArea, type AdoptSource } from './source/adopt-grid';
import { findLayout } from './source/adopt-layout';
import { isKnownHeader } from './mapping/adopt-mapping';
import { proposeTable } from './mapping/adopt-proposal';
import { tableAround } from './source/adopt-region';
import { shapesOf } from './shapes/adopt-shape';
import { readSource } from './source/adopt-source';
import { knownTexts } from '../read/read';
import type { Block } from '../read/reference';
import { KPIS } from '../schema/declarations/kpis';

/** The upper part of what is in use on a sheet. */
export interface SheetPart {
  readonly sheet: string;
  /** Of its first cell, from 0. */
  readonly row: number;
  readonly column: number;
  readonly values: Cells;
  readonly texts: readonly (readonly string[])[];
  /** More stands below. */
  readonly goesOn: boolean;
}

export interface FoundPlan {
  /** As much of the table as was looked at. */
  readonly block: Block;
  /** A filled cell of it, from 0 on the sheet: the whole table is found from there. */
  readonly at: { readonly row: number; readonly column: number };
  /** The names of its KPIs as they stand there, in order. */
  readonly names: readonly string[];
  /** There may be more of them below. */
  readonly goesOn: boolean;
  /** Columns whose meaning somebody has to look at. */
  readonly unsure: number;
}

/** Of one sheet no more tables are looked at: a form full of small boxes has many. */
const MOST_TABLES = 6;

/** Could there be a plan? A cell that is headed as one of our columns; most sheets have none, and need no second look. */
export function mayHoldPlan({ values }: SheetPart): boolean {
  return values.some(line => line.filter(cell => typeof cell === 'string' && cell.length <= 40 && isKnownHeader(cell)).length >= 2);
}

/**
 * The tables that would surely become KPIs, from top to bottom.
 * @param merges the merged cells in the part, counted in it
 */
export function plansIn(part: SheetPart, merges: readonly SourceArea[], thisYear: number): readonly FoundPlan[] {
  const { values } = part;
  const seen: { readonly area: SourceArea; readonly at: { readonly row: number; readonly column: number } }[] = [];
  const isSeen = (row: number, column: number): boolean =>
    seen.some(({ area: one }) => row >= one.row && row < one.row + one.rows && column >= one.column && column < one.column + one.columns);
  for (const [row, line] of values.entries())
    for (const [column, cell] of line.entries()) {
      if (seen.length === MOST_TABLES || isEmpty(cell) || isSeen(row, column)) continue;
      const area = tableAround(values, merges, { row, column });
      if (area !== null) seen.push({ area, at: { row, column } });
    }
  return seen.flatMap(({ area, at }) => {
    const found = area.rows < 2 || area.columns < 2 ? null : kpisIn(sourceOf(part, area, merges), thisYear);
    const { row, column, rows, columns } = area;
    return found === null
      ? []
      : [
          {
            block: { sheet: part.sheet, row: part.row + row, column: part.column + column, rows, columns },
            at: { row: part.row + at.row, column: part.column + at.column },
            ...found,
            goesOn: part.goesOn && row + rows === values.length,
          },
        ];
  });
}

function sourceOf({ sheet, row, column, values, texts }: SheetPart, area: SourceArea, merges: readonly SourceArea[]): AdoptSource {
  const cut = <T>(grid: readonly (readonly T[])[]): readonly (readonly T[])[] =>
    grid.slice(area.row, area.row + area.rows).map(line => line.slice(area.column, area.column + area.columns));
  return {
    sheet,
    row: row + area.row,
    column: column + area.column,
    table: null,
    headersHidden: null,
    values: cut(values),
    texts: cut(texts),
    merges: merges
      .map(one => ({ ...one, row: one.row - area.row, column: one.column - area.column }))
      .filter(one => one.row >= 0 && one.column >= 0 && one.row < area.rows && one.column < area.columns),
  };
}

/** The names of the KPIs a source would become; null where it is another table, or which one is a guess. */
function kpisIn(source: AdoptSource, thisYear: number): Pick<FoundPlan, 'names' | 'unsure'> | null {
  const list = readSource(source, findLayout(source, isKnownHeader));
  if (list.columns.length === 0 || list.lines.length === 0) return null;
  const [{ table }] = shapesOf(list, [source.sheet, ...list.titles]);
  const proposal = proposeTable({
    source: table,
    about: [source.sheet, ...table.titles],
    known: knownTexts(() => null),
    thisYear,
    headersOf: () => null,
  });
  const isSure = (key: string): boolean =>
    proposal.matches.some(
      ({ to, confidence, byContent }) =>
        confidence === 'sure' && byContent !== true && proposal.destinations.some(one => one.id === to && one.key === key),
    );
  // Without targets it is a list of names.
  if (proposal.table !== 'DX_KPIs' || proposal.isGuess || !isSure('targets')) return null;
  const nameAt = proposal.matches.find(({ to }) => to === KPIS.columns.name.header)?.at;
  const names = nameAt === undefined ? [] : table.lines.map(({ texts }) => texts[nameAt] ?? '').filter(text => text.trim() !== '');
  return names.length === 0 ? null : { names, unsure: proposal.matches.filter(({ confidence }) => confidence === 'doubtful').length };
}
