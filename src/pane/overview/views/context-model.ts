/** What 背景 holds, in the order in which 概要 shows it. Nothing here is rated. */
import { comparableText } from '../../../domain/text/characters/comparable-text';
import { addressOf, type CellPlace, type TableState } from '../../../sheets/read/state';
import type { ContextRow } from '../../../sheets/schema/declarations/tables';

/** A matter in words; the points of a guideline one by one. */
export interface Matter {
  readonly row: number;
  readonly item: string;
  readonly year: number | null;
  readonly points: readonly string[];
  readonly source: string;
}

export interface NumberLine {
  readonly row: number;
  readonly item: string;
  readonly year: number | null;
  readonly value: number;
  readonly unit: string;
}

/** Numbers that one source gives. */
export interface NumberGroup {
  readonly source: string;
  readonly lines: readonly NumberLine[];
}

export interface ContextSeries {
  readonly item: string;
  /** By year, ascending. */
  readonly points: readonly { readonly year: number; readonly value: number }[];
}

/** What one small picture shows: numbers of one unit over the years. */
export interface SeriesPicture {
  readonly unit: string;
  readonly series: readonly ContextSeries[];
}

export interface ContextModel {
  readonly goals: readonly Matter[];
  readonly guidelines: readonly Matter[];
  readonly pictures: readonly SeriesPicture[];
  readonly numbers: readonly NumberGroup[];
  readonly others: readonly Matter[];
  /** How many rows stand behind the fold: all but the goals. */
  readonly behind: number;
  /** The table's first header. */
  readonly place: CellPlace;
}

/** As many lines as can be told apart in black and white. */
export const MOST_SERIES = 4;

/** ／ and a line break stand between the points of one matter. */
function pointsOf(text: string | null): string[] {
  return (text ?? '')
    .split(/[／\n]/)
    .map(point => point.trim())
    .filter(point => point !== '');
}

const matter = ({ index, item, year, text, source }: ContextRow): Matter => ({
  row: index,
  item: item ?? '',
  year,
  points: pointsOf(text),
  source: source ?? '',
});

/** Of 人口 what has values of two years or more; a year given twice counts once, as the first row has it (the list below holds both). */
function picturesOf(rows: readonly ContextRow[]): SeriesPicture[] {
  const byUnit = new Map<string, Map<string, { item: string; values: Map<number, number> }>>();
  for (const { category, item, year, value, unit } of rows) {
    if (category !== '人口' || item === null || year === null || value === null) continue;
    const key = comparableText(unit ?? '');
    const items = byUnit.get(key) ?? new Map<string, { item: string; values: Map<number, number> }>();
    byUnit.set(key, items);
    const series = items.get(comparableText(item)) ?? { item, values: new Map<number, number>() };
    items.set(comparableText(item), series);
    if (!series.values.has(year)) series.values.set(year, value);
  }
  return [...byUnit].flatMap(([unit, items]) => {
    const series = [...items.values()]
      .filter(({ values }) => values.size > 1)
      .map(({ item, values }) => ({
        item,
        points: [...values].sort(([one], [other]) => one - other).map(([year, value]) => ({ year, value })),
      }));
    const pictures: SeriesPicture[] = [];
    for (let at = 0; at < series.length; at += MOST_SERIES) pictures.push({ unit, series: series.slice(at, at + MOST_SERIES) });
    return pictures;
  });
}

function groupsOf(rows: readonly ContextRow[]): NumberGroup[] {
  const groups = new Map<string, NumberLine[]>();
  for (const { index, item, year, value, unit, source } of rows) {
    if (value === null) continue;
    const lines = groups.get(source ?? '') ?? [];
    groups.set(source ?? '', lines);
    lines.push({ row: index, item: item ?? '', year, value, unit: unit ?? '' });
  }
  return [...groups].map(([source, lines]) => ({ source, lines }));
}

/** @returns null where the sheet is not there or has no row */
export function contextOf(table: TableState<'DX_Context'> | null): ContextModel | null {
  if (table === null || table.rows.length === 0) return null;
  const { rows } = table;
  const goals = rows.filter(({ category }) => category === 'KGI');
  const guidelines = rows.filter(({ category }) => category === '指針');
  const rest = rows.filter(({ category }) => category !== 'KGI' && category !== '指針');
  return {
    goals: goals.map(matter),
    guidelines: guidelines.map(matter),
    pictures: picturesOf(rest),
    // A KGI or a guideline may have a number, too.
    numbers: groupsOf(rows),
    others: rest.filter(({ value }) => value === null).map(matter),
    behind: rows.length - goals.length,
    place: { sheet: table.sheet, address: addressOf(table.firstRow, table.firstColumn) },
  };
}
