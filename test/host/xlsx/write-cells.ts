import { areaName, cellName, intersect, area, lastColumn, lastRow } from '../cell/address';
import { areaAround, cellKey, keyColumn, keyRow, type Cell, type Strip } from '../cell/cell';
import type { SheetState } from '../book/sheet-state';
import { isErrorValue, type Value } from '../cell/value';
import { isPlain, toFile } from './formula-file';
import type { StyleWriter } from './write-styles';
import { escapeXml, markText } from './xml';

/** The texts of all sheets, each once. */
export class SharedStrings {
  private readonly indices = new Map<string, number>();
  private readonly items: string[] = [];
  private count = 0;

  /** `richText` is the XML of a text with more than one look. */
  index(text: string, richText: string | undefined): number {
    this.count++;
    const key = richText ?? `\u0000${text}`;
    let index = this.indices.get(key);
    if (index === undefined) {
      index = this.items.length;
      this.indices.set(key, index);
      const space = /^\s|\s$|\n| {2}/.test(text) ? ' xml:space="preserve"' : '';
      this.items.push(richText === undefined ? `<si><t${space}>${escapeXml(markText(text))}</t></si>` : `<si>${richText}</si>`);
    }
    return index;
  }

  xml(): string {
    return (
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"' +
      ` count="${this.count}" uniqueCount="${this.items.length}">${this.items.join('')}</sst>`
    );
  }
}

export interface CellContext {
  readonly styles: StyleWriter;
  readonly strings: SharedStrings;
  readonly customNames: ReadonlySet<string>;
  /** Index of the dynamic array metadata, from 1. */
  readonly dynamicMetadata: number;
}

/** Errors the file format has no code for; Excel keeps them as #VALUE! with data of its own. */
const FILE_ERRORS: Readonly<Record<string, string>> = {
  '#SPILL!': '#VALUE!',
  '#CALC!': '#VALUE!',
  '#BUSY!': '#N/A',
  '#GETTING_DATA': '#N/A',
};

function valueXml(value: Value, formula: boolean, strings: SharedStrings, richText: string | undefined): { type: string; inner: string } {
  if (value === null) return { type: '', inner: '' };
  if (typeof value === 'number') return { type: '', inner: `<v>${String(value)}</v>` };
  if (typeof value === 'boolean') return { type: ' t="b"', inner: `<v>${value ? 1 : 0}</v>` };
  if (isErrorValue(value)) return { type: ' t="e"', inner: `<v>${FILE_ERRORS[value.error] ?? value.error}</v>` };
  if (formula) return { type: ' t="str"', inner: `<v>${escapeXml(markText(value))}</v>` };
  return { type: ' t="s"', inner: `<v>${strings.index(value, richText)}</v>` };
}

function formulaXml(cell: Cell, state: SheetState, row: number, column: number, context: CellContext): { f: string; cm: string } {
  const formula = cell.formula ?? '';
  const here = area(row, column);
  const table = state.tables.find(one => intersect(one.area, here))?.name ?? null;
  const text = escapeXml(toFile(formula, table, context.customNames));
  if (typeof cell.arrays === 'object') return { f: `<f t="array" ref="${areaName(cell.arrays)}">${text}</f>`, cm: '' };
  const spill = state.spills.get(cellKey(row, column));
  // A custom function that gave one value is kept plain: LibreOffice shows the last value of those, and #NAME? for arrays.
  if (cell.arrays === 'legacy' || (!spill && isPlain(formula, context.customNames))) return { f: `<f>${text}</f>`, cm: '' };
  return { f: `<f t="array" ref="${areaName(spill ?? here)}">${text}</f>`, cm: ` cm="${context.dynamicMetadata}"` };
}

function rowAttributes(row: number, strip: Strip | undefined, styles: StyleWriter): string {
  if (!strip) return ` r="${row + 1}"`;
  const style = strip.style ? ` s="${styles.index(strip.style)}" customFormat="1"` : '';
  const height = strip.size === undefined ? '' : ` ht="${strip.size}"${strip.auto ? '' : ' customHeight="1"'}`;
  const outline = strip.outline === undefined ? '' : ` outlineLevel="${strip.outline}"`;
  return ` r="${row + 1}"${style}${height}${strip.hidden ? ' hidden="1"' : ''}${outline}${strip.collapsed ? ' collapsed="1"' : ''}`;
}

/** The inside of `<sheetData>`. */
export function cellsXml(state: SheetState, context: CellContext): string {
  const keys = [...state.cells.keys()];
  for (const key of state.spilled.keys()) if (!state.cells.has(key)) keys.push(key);
  keys.sort((a, b) => a - b);
  const strips = [...state.rows.keys()].sort((a, b) => a - b);
  const out: string[] = [];
  let open = -1;
  let nextStrip = 0;
  const emptyRows = (before: number): void => {
    for (; nextStrip < strips.length && (strips[nextStrip] ?? 0) < before; nextStrip++) {
      const row = strips[nextStrip] ?? 0;
      if (row !== open) out.push(`<row${rowAttributes(row, state.rows.get(row), context.styles)}/>`);
    }
  };
  for (const key of keys) {
    const [row, column] = [keyRow(key), keyColumn(key)];
    if (row !== open) {
      if (open >= 0) out.push('</row>');
      emptyRows(row);
      if (strips[nextStrip] === row) nextStrip++;
      open = row;
      out.push(`<row${rowAttributes(row, state.rows.get(row), context.styles)}>`);
    }
    const cell = state.cells.get(key);
    const style = cell?.style ? context.styles.index(cell.style) : 0;
    const s = style ? ` s="${style}"` : '';
    const own = cell && (cell.formula !== undefined || cell.value !== null);
    const value = own ? cell.value : (state.spilled.get(key)?.value ?? null);
    const formula = cell?.formula === undefined ? null : formulaXml(cell, state, row, column, context);
    const { type, inner } = valueXml(value, formula !== null || !own, context.strings, own ? cell.richText : undefined);
    const name = cellName(row, column);
    if (formula) out.push(`<c r="${name}"${s}${type}${formula.cm}>${formula.f}${inner}</c>`);
    else out.push(inner ? `<c r="${name}"${s}${type}>${inner}</c>` : `<c r="${name}"${s}/>`);
  }
  if (open >= 0) out.push('</row>');
  emptyRows(Infinity);
  return out.join('');
}

/** `<cols>`, neighbours with one look together. */
export function columnsXml(state: SheetState, styles: StyleWriter): string {
  const list = [...state.columns.entries()].sort(([a], [b]) => a - b);
  const out: string[] = [];
  for (let i = 0; i < list.length; i++) {
    const [first, strip] = list[i] ?? [0, {}];
    const text = JSON.stringify(strip);
    let last = first;
    while (list[i + 1]?.[0] === last + 1 && (list[i + 1]?.[1] === strip || JSON.stringify(list[i + 1]?.[1]) === text)) {
      last++;
      i++;
    }
    const style = strip.style ? ` style="${styles.index(strip.style)}"` : '';
    const outline = strip.outline === undefined ? '' : ` outlineLevel="${strip.outline}"`;
    out.push(
      `<col min="${first + 1}" max="${last + 1}" width="${strip.size ?? state.defaultColumnWidth}"${style}${strip.hidden ? ' hidden="1"' : ''}` +
        `${strip.size === undefined ? '' : ' customWidth="1"'}${outline}${strip.collapsed ? ' collapsed="1"' : ''}/>`,
    );
  }
  return out.length ? `<cols>${out.join('')}</cols>` : '';
}

/** The used area for `<dimension>`. */
export function dimensionOf(state: SheetState): string {
  const a = areaAround([...state.cells.keys(), ...state.spilled.keys()]) ?? area(0, 0);
  return lastRow(a) === a.row && lastColumn(a) === a.column ? cellName(a.row, a.column) : areaName(a);
}
