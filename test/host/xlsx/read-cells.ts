import { area, columnIndex, MAX_COLUMNS, MAX_ROWS, readArea, type Area } from '../cell/address';
import { cellKey, type Cell, type SpilledCell, type Strip } from '../cell/cell';
import { formulaMover } from '../engine/references';
import { SharedMap } from '../cell/shared-map';
import type { Style } from '../cell/style';
import { errorValue, isErrorCode, type Value } from '../cell/value';
import { fromFile, isPlain } from './formula-file';
import { PLAIN } from './read-styles';
import { XlsxFault } from './package';
import { child, children, flag, parseXml, readAttributes, unescapeText, unescapeXml, type Element } from './xml';

/** What stands between a start tag that `tags` has just found and its end tag; the search goes on behind it. */
function inside(source: string, tags: RegExp, endTag: string): string {
  const end = source.indexOf(endTag, tags.lastIndex);
  if (end < 0) throw new Error(`${endTag} is missing`);
  const inner = source.slice(tags.lastIndex, end);
  tags.lastIndex = end + endTag.length;
  return inner;
}

/** A shared string: its text, and its XML where there is more to it (runs in several fonts, readings). */
export interface SharedText {
  readonly text: string;
  readonly richText?: string;
}

export function readSharedStrings(source: string | null): SharedText[] {
  if (source === null) return [];
  const list: SharedText[] = [];
  const item = /<((?:\w+:)?)si(?:\s[^<>]*?)?\/?>/g;
  for (let m = item.exec(source); m; m = item.exec(source)) {
    const inner = m[0].endsWith('/>') ? '' : inside(source, item, `</${m[1]}si>`);
    const plain = /^\s*<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)<\/(?:\w+:)?t>\s*$/.exec(inner);
    if (plain) list.push({ text: unescapeText(unescapeXml(plain[1] ?? '')) });
    else if (inner.trim() === '') list.push({ text: '' });
    else list.push({ text: runsText(parseXml(`<si>${inner}</si>`)), ...(m[1] ? {} : { richText: inner }) });
  }
  return list;
}

/** Text of `<si>` or `<is>`: its own and its runs', without the readings. */
function runsText(element: Element): string {
  const own = children(element, 't')
    .map(t => t.text)
    .join('');
  return unescapeText(
    own +
      children(element, 'r')
        .map(run => child(run, 't')?.text ?? '')
        .join(''),
  );
}

export interface CellsOfSheet {
  readonly cells: SharedMap<Cell>;
  readonly rows: SharedMap<Strip>;
  readonly spilled: SharedMap<SpilledCell>;
  readonly spills: ReadonlyMap<number, Area>;
  /** What was met that cannot be shown: data tables, values of newer kinds. */
  readonly oddities: ReadonlySet<'data-table' | 'rich-value'>;
}

interface Context {
  readonly strings: readonly SharedText[];
  readonly styles: readonly (Style | undefined)[];
  /** Whether a column has a look of its own. */
  readonly styledColumn: (column: number) => boolean;
  /** The name of the table a cell stands in. */
  readonly tableAt: (row: number, column: number) => string | null;
}

const ROW_OR_CELL = /<((?:\w+:)?)(?:row\b([^<>]*?)\/?>|c\b([^<>]*?)(\/?)>)/g;
// None of these runs over the beginning of another tag: an end that is missing is not looked for again and again.
const VALUE = /<(?:\w+:)?v(?:\s[^<>]*)?>([^<]*)<\/(?:\w+:)?v>/;
const FORMULA = /<(?:\w+:)?f\b([^<>]*?)(?:\/>|>([^<]*)<\/(?:\w+:)?f>)/;
const INLINE = /<((?:\w+:)?)is>/;

/** The text that stands in a cell itself. */
function inlineText(inner: string): string | null {
  const begin = INLINE.exec(inner);
  const endTag = `</${begin?.[1] ?? ''}is>`;
  const end = begin ? inner.lastIndexOf(endTag) : -1;
  return begin && end > begin.index ? runsText(parseXml(inner.slice(begin.index, end + endTag.length))) : null;
}

function readValue(
  type: string,
  raw: string | undefined,
  inner: string,
  strings: readonly SharedText[],
): { value: Value; richText?: string } {
  if (type === 'inlineStr') return { value: inlineText(inner) };
  if (raw === undefined) return { value: null };
  const text = unescapeXml(raw);
  switch (type) {
    case 's': {
      const shared = strings[Number(text)];
      return { value: shared?.text ?? '', ...(shared?.richText === undefined ? {} : { richText: shared.richText }) };
    }
    case 'str':
      return { value: unescapeText(text) };
    case 'b':
      return { value: flag(text) };
    case 'e':
      return { value: errorValue(isErrorCode(text) ? text : '#VALUE!') };
    case 'd': {
      const time = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) || !text.includes('T') ? text : `${text}Z`);
      return { value: Number.isNaN(time) ? text : time / 86_400_000 + 25569 };
    }
    default: {
      const number = Number(text);
      return { value: text.trim() === '' || Number.isNaN(number) ? null : number };
    }
  }
}

/** Excel's own limits for a formula; what goes beyond was not written by it. Parentheses are counted also where they call nothing. */
const LONGEST_FORMULA = 8192;
const DEEPEST_FORMULA = 256;

/** Cells of a sheet, as Excel on the web takes them at once, and characters of formulas that are given once and used again and again. */
const MOST_CELLS = 5_000_000;
const MOST_SHARED = 50_000_000;

/** Refuses a formula that no Excel has written: its nesting would have to be followed as deep. */
function checkFormula(text: string): void {
  if (text.length > LONGEST_FORMULA) throw new Error('a formula is too long');
  let depth = 0;
  for (const [mark] of text.matchAll(/[()]|"[^"]*"|'[^']*'/g)) {
    if (mark === '(' && ++depth > DEEPEST_FORMULA) throw new Error('a formula is nested too deeply');
    if (mark === ')') depth--;
  }
}

/** A formula that is given once for many cells. */
interface SharedFormula {
  readonly row: number;
  readonly column: number;
  /** As it reads so far away. */
  readonly moved: (rows: number, columns: number) => string;
  readonly plain: boolean;
}

/** The shared formulas of a sheet by their number. */
interface SharedFormulas {
  readonly byNumber: Map<string, SharedFormula>;
  characters: number;
}

/** Cells and rows of `<sheetData>`'s inside. */
export function readCells(source: string, context: Context): CellsOfSheet {
  const cells = new Map<number, Cell>();
  const rows = new Map<number, Strip>();
  const blocks: { key: number; area: Area }[] = [];
  const shared: SharedFormulas = { byNumber: new Map(), characters: 0 };
  const oddities = new Set<'data-table' | 'rich-value'>();
  let [row, column] = [-1, -1];
  ROW_OR_CELL.lastIndex = 0;
  for (let m = ROW_OR_CELL.exec(source); m; m = ROW_OR_CELL.exec(source)) {
    if (m[3] === undefined) {
      const rowGiven = readAttributes(m[2] ?? '');
      row = rowGiven['r'] === undefined ? row + 1 : Number(rowGiven['r']) - 1;
      column = -1;
      if (!(row >= 0 && row < MAX_ROWS)) throw new Error('a row is not on the sheet');
      const strip = readRow(rowGiven, context.styles);
      if (strip) rows.set(row, strip);
      continue;
    }
    const given = readAttributes(m[3]);
    const inner = m[4] === '/' ? '' : inside(source, ROW_OR_CELL, `</${m[1]}c>`);
    const at = /^([A-Za-z]{1,3})(\d+)$/.exec(given['r'] ?? '');
    column = at ? columnIndex(at[1] ?? '') : column + 1;
    if (at) row = Number(at[2]) - 1;
    if (!(row >= 0 && row < MAX_ROWS && column >= 0 && column < MAX_COLUMNS)) throw new Error('a cell is not on the sheet');
    const key = cellKey(row, column);
    const style = context.styles[Number(given['s'] ?? 0)] ?? (rows.get(row)?.style || context.styledColumn(column) ? PLAIN : undefined);
    if (given['vm'] !== undefined) oddities.add('rich-value');
    const { value, richText } = readValue(given['t'] ?? 'n', VALUE.exec(inner)?.[1], inner, context.strings);
    const f = FORMULA.exec(inner);
    const formula = f ? readFormula(f, given['cm'] !== undefined, { row, column }, shared, context) : null;
    if (formula === 'data-table') oddities.add('data-table');
    const read: { formula?: string; arrays?: 'legacy' | Area } =
      formula && typeof formula === 'object' ? { formula: formula.text, ...(formula.arrays ? { arrays: formula.arrays } : {}) } : {};
    if (formula && typeof formula === 'object' && formula.block) blocks.push({ key, area: formula.block });
    if (value === null && read.formula === undefined && !style) continue;
    if (cells.size >= MOST_CELLS) throw new XlsxFault('too-large', 'セルが500万を超えるシートがあるため、このブックは開けません。');
    cells.set(key, { value, ...read, ...(style ? { style } : {}), ...(richText === undefined ? {} : { richText }) });
  }
  const { spilled, spills } = takeSpilled(cells, blocks);
  return { cells: new SharedMap(cells), rows: new SharedMap(rows), spilled: new SharedMap(spilled), spills, oddities };
}

interface ReadFormula {
  readonly text: string;
  readonly arrays?: 'legacy' | Area;
  readonly block?: Area;
}

function readFormula(
  f: RegExpExecArray,
  dynamic: boolean,
  at: { row: number; column: number },
  shared: SharedFormulas,
  context: Context,
): ReadFormula | 'data-table' | null {
  const given = readAttributes(f[1] ?? '');
  const { t: type, si, ref } = given;
  if (type === 'dataTable') return 'data-table';
  const raw = unescapeXml(f[2] ?? '').trim();
  const table = context.tableAt(at.row, at.column);
  if (type === 'shared' && si !== undefined && raw === '') {
    const given = shared.byNumber.get(si);
    if (!given) return null;
    const text = given.moved(at.row - given.row, at.column - given.column);
    shared.characters += text.length;
    if (shared.characters > MOST_SHARED) throw new XlsxFault('too-large', '数式が多すぎるため、このブックは開けません。');
    return { text, ...(given.plain ? {} : { arrays: 'legacy' as const }) };
  }
  if (raw === '') return null;
  checkFormula(raw);
  const text = fromFile(raw, table);
  const plain = isPlain(text);
  if (type === 'shared' && si !== undefined) shared.byNumber.set(si, { ...at, moved: formulaMover(text), plain });
  if (type === 'array') {
    const block = readArea(ref ?? '') ?? area(at.row, at.column);
    if (dynamic) return { text, block };
    return { text, arrays: block, block };
  }
  return { text, ...(plain ? {} : { arrays: 'legacy' as const }) };
}

/** Cells that the array formulas of a sheet may fill together: a few bytes of a file can claim a whole sheet. */
const MOST_CLAIMED = MAX_ROWS;

/** Values that stand in a formula's array were spilled there: they are the formula's, not the cells' own. */
function takeSpilled(
  cells: Map<number, Cell>,
  blocks: readonly { key: number; area: Area }[],
): { spilled: Map<number, SpilledCell>; spills: Map<number, Area> } {
  const spilled = new Map<number, SpilledCell>();
  const spills = new Map<number, Area>();
  let claimed = 0;
  for (const { key, area: a } of blocks) {
    if (a.rows * a.columns === 1) continue;
    claimed += a.rows * a.columns;
    if (claimed > MOST_CLAIMED) throw new XlsxFault('too-large', '配列数式の範囲が広すぎるため、このブックは開けません。');
    spills.set(key, a);
    for (let r = a.row; r < a.row + a.rows; r++) {
      for (let c = a.column; c < a.column + a.columns; c++) {
        const one = cellKey(r, c);
        const cell = cells.get(one);
        if (one === key || cell?.formula !== undefined) continue;
        spilled.set(one, { value: cell?.value ?? 0, parent: key });
        if (cell?.style) cells.set(one, { value: null, style: cell.style });
        else cells.delete(one);
      }
    }
  }
  return { spilled, spills };
}

function readRow(given: Readonly<Record<string, string>>, styles: readonly (Style | undefined)[]): Strip | null {
  const style = flag(given['customFormat']) ? styles[Number(given['s'] ?? 0)] : undefined;
  const strip: Strip = {
    ...(given['ht'] === undefined ? {} : { size: Number(given['ht']), ...(flag(given['customHeight']) ? {} : { auto: true }) }),
    ...(flag(given['hidden']) ? { hidden: true } : {}),
    ...(style ? { style } : {}),
    ...(given['outlineLevel'] === undefined || given['outlineLevel'] === '0' ? {} : { outline: Number(given['outlineLevel']) }),
    ...(flag(given['collapsed']) ? { collapsed: true } : {}),
  };
  return Object.keys(strip).length ? strip : null;
}
