/** A whole workbook as texts by path, so that two of them can be compared: what people typed, and how it looks. */
import type { Book } from '../host/book/book';
import type { Chart, ChartSource } from '../host/book/chart';
import { LAST_ROW } from '../../src/sheets/schema/validation';
import type { Area } from '../host/cell/address';
import { addressOf } from '../../src/sheets/read/state';
import { keyColumn, keyRow } from '../host/cell/cell';

/** Path -> text. Paths that begin with 「~」 are looks and settings, all others content. */
export type Whole = ReadonlyMap<string, string>;

const texts = new WeakMap<object, string>();

/** The order in which a style got its parts means nothing. */
function stable(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  const known = texts.get(value);
  if (known !== undefined) return known;
  const text = Array.isArray(value)
    ? `[${value.map(stable).join()}]`
    : `{${Object.entries(value)
        .filter(([, part]) => part !== undefined)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([key, part]) => `${key}:${stable(part)}`)
        .join()}}`;
  texts.set(value, text);
  return text;
}

/** When a table was last changed is a time, and no two runs have the same. */
const withoutTimes = (text: string): string => text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'a time');

/** Times, and what is drawn by lot beside them. */
const TIME = /\d{4}-\d\d-\d\dT[\d:.]+Z(?: [a-z0-9]+)?/g;
/** A round is kept under a number that is drawn by lot. */
const ROUND = /^DX\.Round\.(\w+)$/;
const withoutLot = (key: string, text: string): [string, string] => {
  const lot = ROUND.exec(key)?.[1];
  return lot === undefined ? [key, text] : ['DX.Round.', text.replaceAll(lot, '').replace(TIME, 'a time')];
};

/** A rule for a whole column goes down to the sheet's end, or ends some rows before it where others have deleted rows: nobody writes there. */
const toTheEnd = (area: Area): unknown => (area.row + area.rows > LAST_ROW - 50 ? { ...area, rows: 'to the end' } : area);

/** All that the file would hold, but for what is computed and for what is selected. */
export function whole(book: Book): Whole {
  const all = new Map<string, string>();
  all.set('sheets', book.sheets.map(({ name }) => name).join('/'));
  const nameOf = (id: string): string => book.sheets.find(sheet => sheet.id === id)?.name ?? '';
  for (const { name, scope, formula, comment, visible } of book.names.all())
    all.set(
      `name:${scope === null ? '' : `${nameOf(scope)}!`}${name}`,
      `${formula} ${comment.replace(TIME, 'a time')}${visible ? '' : ' hidden'}`,
    );
  for (const [key, text] of book.settings.all()) {
    const [name, value] = withoutLot(key, text);
    all.set(`~setting:${name}`, withoutTimes(value));
  }
  for (const { name, state } of book.sheets) {
    const at = `[${name}]`;
    all.set(`${at}sheet`, stable([state.visibility, state.protection]));
    for (const [key, { formula, value, style }] of state.cells.entries()) {
      const address = addressOf(keyRow(key), keyColumn(key));
      if (formula !== undefined || value !== null) all.set(`${at}${address}`, stable(formula ?? value));
      // An apostrophe in front is seen by nobody; what it keeps a text is content.
      const { quotePrefix: _quotePrefix, ...look } = style ?? {};
      if (stable(look) !== '{}') all.set(`~${at}${address}.style`, stable(look));
    }
    for (const [column, strip] of state.columns.entries()) all.set(`~${at}column ${column}`, stable(strip));
    for (const [row, strip] of state.rows.entries()) all.set(`~${at}row ${row}`, stable(strip));
    for (const one of state.validations) all.set(`~${at}validation ${stable(one.areas.map(toTheEnd))}`, stable(one.rule));
    for (const { id: _, areas, ...one } of state.conditionalFormats)
      all.set(`~${at}conditional ${stable({ ...one, areas: areas.map(toTheEnd) })}`, '');
    for (const { row, column, text } of state.notes) all.set(`${at}note ${addressOf(row, column)}`, text);
    for (const link of state.hyperlinks) all.set(`${at}link ${stable(link)}`, '');
    all.set(`${at}merges`, stable(state.merges));
    for (const [number, chart] of state.charts.entries()) putChart(all, at, number, chart, nameOf);
    all.set(`${at}filtered`, stable(state.filtered));
    all.set(`~${at}view`, stable([state.frozen, state.tabColor, state.showGridlines, state.showHeadings, state.zoom]));
    all.set(`~${at}sizes`, stable([state.defaultRowHeight, state.defaultColumnWidth]));
    all.set(`~${at}page`, stable(state.pageLayout));
    for (const { id: _, name: table, area, columns, showTotals, showHeaders, style, part: __, ...look } of state.tables) {
      all.set(`${at}table ${table}`, stable([area, columns.map(column => column.name), showTotals, showHeaders, style]));
      all.set(`~${at}table ${table}`, stable(look));
    }
  }
  return all;
}

/** What a chart shows is content; the cells it reads are told by the names of their sheets, and ids are drawn by lot. */
function putChart(all: Map<string, string>, at: string, number: number, chart: Chart, nameOf: (id: string) => string): void {
  const { id: _, name, type, series, title, ...look } = chart;
  const source = (one: ChartSource | string | null): unknown =>
    one === null || typeof one === 'string' ? one : [nameOf(one.sheet), one.area];
  const shown = series.map(one => [source(one.name), source(one.values), source(one.x)]);
  all.set(`${at}chart ${number}`, stable([name, type, title.text, shown]));
  all.set(`~${at}chart ${number}`, stable([look, title, series.map(({ line, fill, marker, smooth }) => [line, fill, marker, smooth])]));
}

export interface Difference {
  readonly path: string;
  readonly was: string | undefined;
  readonly is: string | undefined;
}

/** Content first. */
export function differences(one: Whole, other: Whole): Difference[] {
  const paths = [...new Set([...one.keys(), ...other.keys()])].filter(path => one.get(path) !== other.get(path));
  return paths
    .sort((a, b) => Number(a.startsWith('~')) - Number(b.startsWith('~')))
    .map(path => ({ path, was: one.get(path), is: other.get(path) }));
}

/** How a sheet comes out on paper. */
export const isPage = ({ path }: Difference): boolean => path.startsWith('~') && path.endsWith(']page');

export const isContent = ({ path }: Difference): boolean => !path.startsWith('~');

export const printed = ({ path, was, is }: Difference): string => `${path}: ${(was ?? '–').slice(0, 60)} → ${(is ?? '–').slice(0, 60)}`;
