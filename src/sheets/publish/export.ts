/** Everything that is published together: the tables, code tables of columns with many spellings, 定義, 選択肢, metadata. */
import type { Publisher } from '../read/tag';
import type { Steps } from '../read/slices';
import { judgeTable } from './check';
import { cellName, isDateCell, Merges, trimmedText, valueAt, type CheckedGrid, type Value } from './grid';
import { layoutOf, type PublishTable } from './layout';
import { inWesternYears, numberAndUnit, withoutPlatform, type NoteBeside } from './repair';
import { sidewaysSeries } from './rules/level3';
import { isDitto } from './rules/values';
import {
  choicesIn,
  definitionsOf,
  isoDate,
  exportedLines,
  metadataOf,
  NOT_RECORDED,
  exportedText,
  type PublicColumn,
  type PublicTable,
} from './typed-export';

const column = (header: string, meaning: string, type: string): PublicColumn => ({ header, meaning, type, unit: '', choices: [] });

/** A table of ours as a sheet to be checked. */
export function asGrid(table: PublicTable): CheckedGrid {
  const values = exportedLines(table);
  return {
    name: table.name,
    row: 0,
    column: 0,
    values,
    looks: values.map((line, row) => line.map(() => (row === 0 ? { bold: true } : null))),
    formulas: values.map(line => line.map(() => null)),
    merges: [],
    hiddenRows: [],
    hiddenColumns: [],
    objects: [],
    csv: null,
  };
}

/**
 * Columns of free text whose spellings resemble each other on purpose (articles of a law) are published by number, with a table of codes
 * beside; a program that looks for misspellings would take them for such.
 */
export function coded(table: PublicTable): readonly PublicTable[] {
  const grid = asGrid(table);
  const merges = new Merges([]);
  const layout = layoutOf(grid, merges);
  const file = { name: 'data.xlsx', format: 'xlsx' };
  const columns = new Set(
    layout.tables.flatMap(found =>
      (['L2-04', 'L2-05'] as const).flatMap(rule =>
        judgeTable(rule, { file, sheets: [grid] }, grid, layout, found, merges).at.map(cell => columnNumber(cell)),
      ),
    ),
  );
  const codes: PublicTable[] = [];
  let { rows } = table;
  const named = table.columns.map((one, at): PublicColumn => {
    if (!columns.has(at) || one.type !== '文字列') return one;
    const numbers = new Map<Value, number>();
    rows = rows.map(row => {
      const value = row[at] ?? null;
      const number = numbers.get(value) ?? numbers.size + 1;
      numbers.set(value, number);
      return row.map((old, c) => (c === at ? number : old));
    });
    const name = `コード表_${table.name}_${one.header}`;
    codes.push({
      name,
      columns: [column('番号', `${table.name}の「${one.header}の番号」`, '整数'), column('内容', one.meaning, '文字列')],
      rows: [...numbers].map(([value, number]) => [number, value]),
    });
    return { ...one, header: `${one.header}の番号`, meaning: `${one.meaning}（番号の内容は「${name}」）`, type: '整数' };
  });
  return [{ ...table, columns: named, rows }, ...codes];
}

function columnNumber(cell: string): number {
  return [...cell.replace(/\d+$/, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** All that is published of these tables, the data first; a step for each table. */
export function* publication(tables: readonly PublicTable[], publisher: Publisher, today: number): Steps<readonly PublicTable[]> {
  const data: PublicTable[] = [];
  for (const table of tables) {
    if (table.rows.length > 0) data.push(...coded(table));
    yield 0;
  }
  if (data.length === 0) return [];
  const choices = choicesIn(data);
  const beside = [definitionsOf(data), ...(choices === null ? [] : [choices])];
  return [...data, ...beside, metadataOf(data, publisher, today)];
}

const KINDS: Readonly<Record<NoteBeside['kind'], string>> = {
  title: '題名',
  total: '合計',
  note: '注記',
  source: '出典',
  isolated: '表の外の文',
};

/** What stood beside the tables of a sheet: titles, notes and sources as a table of their own; null: nothing did. */
export function notesTable(
  grid: CheckedGrid,
  notes: readonly NoteBeside[],
  clean: (text: string) => string = publicText,
): PublicTable | null {
  if (notes.length === 0) return null;
  return {
    name: `${grid.name}の注記`,
    columns: [
      column('行番号', '1から始まる行の番号', '整数'),
      column('種類', '題名か注記か出典か', '文字列'),
      column('もとのセル', '元のシートでの位置', '文字列'),
      column('文', '書かれていた文', '文字列'),
    ],
    rows: notes.map(({ kind, row, column: at, value }, number) => [
      number + 1,
      KINDS[kind],
      cellName(row, at),
      typeof value === 'number' && isDateCell(grid, row, at) ? isoDate(value) : clean(String(value)),
    ]),
  };
}

const publicText = (text: string): string => exportedText(withoutPlatform(text));

/** A table found on a sheet, cleaned: merges unfolded, 同上 filled, numbers as numbers, western years, one heading row, long form; a step for each row. */
export function* exportRange(grid: CheckedGrid, table: PublishTable, publisher: Publisher): Steps<PublicTable> {
  const merges = new Merges(grid.merges);
  const { area, body, labels, rowLabels } = table;
  const width = area.lastColumn - area.column + 1;
  const headers = uniqueHeaders(Array.from({ length: width }, (_, at) => withoutPlatform(exportedText(labels[at] ?? ''))));
  const above: Value[] = [];
  const lines: Value[][] = [];
  for (let row = body.row; row <= body.lastRow; row++) {
    const line = Array.from({ length: width }, (_, at): Value => {
      const c = area.column + at;
      const merge = merges.at(row, c);
      const value = valueAt(grid, row, c) ?? (merge === null ? null : valueAt(grid, merge.row, merge.column));
      return isDateCell(grid, row, c) && typeof value === 'number' ? isoDate(value) : value;
    });
    yield 1;
    if (line.every(value => trimmedText(value) === '')) continue;
    for (const c of rowLabels) {
      const at = c - area.column;
      const text = trimmedText(line[at] ?? null);
      if (text === '' || isDitto(text)) line[at] = above[at] ?? null;
      else above[at] = line[at] ?? null;
    }
    lines.push(line);
  }
  const unitsBy = headers.map((_, at) => unitIn(lines.map(line => line[at] ?? null)));
  const cleaned = lines.map(line => line.map((value, at) => cleanValue(value, unitsBy[at] ?? null)));
  const named = headers.map((header, at) => {
    const unit = unitsBy[at] ?? '';
    return unit === '' || unit === null ? header : `${header}（${unit}）`;
  });
  const long = longForm(headers, named, unitsBy, cleaned);
  const head: readonly PublicColumn[] = [
    column('全国地方公共団体コード', 'データを作成した団体のコード', '文字列'),
    column('団体名', 'データを作成した団体の名称', '文字列'),
    column('行番号', '1から始まる行の番号', '整数'),
  ];
  return {
    name: grid.name,
    columns: [...head, ...long.headers.map(header => column(header, '作成した団体の表の列', '文字列'))],
    rows: long.rows.map((row, at) => [publisher.code, publisher.name, at + 1, ...row]),
  };
}

function uniqueHeaders(headers: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headers.map((given, at) => {
    const header = given === '' ? `列${at + 1}` : given.replace(/ \/ /g, ' ');
    const count = (seen.get(header) ?? 0) + 1;
    seen.set(header, count);
    return count === 1 ? header : `${header}_${count}`;
  });
}

/** The one unit of a column of numbers; '' for plain numbers, null where it is no such column or has several units. */
function unitIn(values: readonly Value[]): string | null {
  const filled = values.filter(value => trimmedText(value) !== '');
  const read = filled.map(value => (typeof value === 'number' ? { number: value, unit: '' } : numberAndUnit(trimmedText(value))));
  const found = read.filter(one => one !== null);
  if (found.length === 0 || found.length <= filled.length / 2) return null;
  const units = new Set(found.map(({ unit }) => unit).filter(unit => unit !== ''));
  if (units.size > 1) return null;
  const [unit = ''] = units;
  // 350円 beside 350 may be yen or not; what cannot be told is left.
  return unit !== '' && /[万億千百%]/.test(unit) && found.some(one => one.unit === '') ? null : unit;
}

function cleanValue(value: Value, unit: string | null): Value {
  const text = trimmedText(value);
  if (text === '' || text.startsWith('#')) return NOT_RECORDED;
  if (typeof value !== 'string') return value;
  const read = unit === null ? null : numberAndUnit(text);
  return read === null ? exportedText(withoutPlatform(inWesternYears(text))) : read.number;
}

/** Series laid out sideways (2023年, 2024年 …) as rows; the unit they share goes with their values. */
function longForm(
  headers: readonly string[],
  named: readonly string[],
  units: readonly (string | null)[],
  rows: readonly (readonly Value[])[],
): { readonly headers: readonly string[]; readonly rows: readonly (readonly Value[])[] } {
  const [series] = headers.length >= 4 ? sidewaysSeries(headers) : [];
  if (series === undefined) return { headers: named, rows };
  const [from, to] = series;
  const kept = headers.map((_, at) => at).filter(at => at < from || at > to);
  const shared = new Set(units.slice(from, to + 1).filter(unit => unit !== '' && unit !== null));
  const [unit] = shared;
  return {
    headers: [...kept.map(at => named[at] ?? ''), '系列', shared.size === 1 ? `系列の値（${unit ?? ''}）` : '系列の値'],
    rows: rows.flatMap(row =>
      headers.slice(from, to + 1).map((header, at) => [...kept.map(c => row[c] ?? null), header, row[from + at] ?? null]),
    ),
  };
}
