/**
 * A typed table as data to be published: one table, heading in row 1, long form, with the code of the municipality, units and numbered rows.
 * No cell is blank: … stands for what is not recorded, ― for what is not decided (the 定義 says so).
 */
import { dateOf } from '../../domain/base/serial';
import { isCellError, type Cell, type Cells } from '../../domain/base/cell';
import type { Publisher } from '../read/tag';
import type { Column } from '../schema/column';
import { UNDECIDED, type Declaration } from '../schema/table';
import type { Value } from './grid';

export const NOT_RECORDED = '…';

export interface PublicColumn {
  readonly header: string;
  readonly meaning: string;
  readonly type: string;
  readonly unit: string;
  /** What may stand in it; empty: anything. */
  readonly choices: readonly string[];
}

export interface PublicTable {
  /** Of the sheet and the file. */
  readonly name: string;
  readonly columns: readonly PublicColumn[];
  readonly rows: readonly (readonly Value[])[];
}

const CODE: PublicColumn = {
  header: '全国地方公共団体コード',
  meaning: 'データを作成した団体のコード（総務省の全国地方公共団体コード、6桁）',
  type: '文字列',
  unit: '',
  choices: [],
};
const NAME: PublicColumn = { header: '団体名', meaning: 'データを作成した団体の名称', type: '文字列', unit: '', choices: [] };
const NUMBER: PublicColumn = { header: '行番号', meaning: '1から始まる行の番号', type: '数値', unit: '', choices: [] };

export const TYPES: Readonly<Record<Column['kind'], string>> = {
  text: '文字列',
  uniqueText: '文字列',
  id: '文字列',
  number: '数値',
  count: '整数',
  yen: '整数',
  ratio: '0から1の小数',
  year: '西暦の年',
  date: '日付',
  choice: '選択肢',
  yesNo: '選択肢',
  ref: '文字列',
  refs: '複数の名称',
  perYear: '数値',
};

/** How a heading is published: with its unit, or as the figure of an indicator, which has its unit in a column of its own. */
const HEADINGS: Readonly<Record<string, string>> = {
  基準値: '指標の基準値',
  値: '指標の値',
  旧目標: '指標の旧目標値',
  新目標: '指標の新目標値',
  重み: '重みの指数',
  多重入力箇所: '多重入力箇所数',
  回: '回',
};

export const unitOf = ({ kind }: Column): string => (kind === 'yen' ? '円' : kind === 'year' ? '年' : '');

function headingOf(header: string, column: Column | null): string {
  const named = HEADINGS[header];
  if (named !== undefined) return column?.kind === 'count' && named === header ? `${header}数` : named;
  const unit = column === null ? '' : unitOf(column);
  return unit === '' ? header : `${header}（${unit}）`;
}

export const exportedChoices = (column: Column): readonly string[] =>
  column.kind === 'choice' ? column.choices : column.kind === 'yesNo' ? ['○', '×'] : [];

/** Commas that a program would take for the ends of values become full-width ones; spaces and line breaks for looks go. */
export function exportedText(text: string): string {
  const line = text.replace(/[\s\u3000]+/g, ' ').trim();
  const pauses = line.split('、').length > 2 ? line.replace(/、/g, '，') : line;
  const points = pauses.split('・').length > 2 ? pauses.replace(/・/g, '／') : pauses;
  return /^\d{1,3}(,\d{3})*(\.\d+)?$/.test(points) ? points.replace(/,/g, '') : points.replace(/,\s*/g, '，');
}

const two = (number: number): string => String(number).padStart(2, '0');
export function isoDate(serial: number): string {
  const { year, month, day } = dateOf(serial);
  return `${year}-${two(month)}-${two(day)}`;
}

function valueOf(cell: Cell, column: Column | null): Value {
  if (isCellError(cell)) return NOT_RECORDED;
  if (column?.kind === 'yesNo')
    return cell === true || (typeof cell === 'string' && cell.trim() !== '' && cell.trim() !== UNDECIDED) ? '○' : '×';
  if (cell === null || cell === undefined || cell === '') return NOT_RECORDED;
  if (typeof cell === 'boolean') return cell ? '○' : '×';
  if (typeof cell === 'number') return column?.kind === 'date' ? isoDate(cell) : column?.kind === 'id' ? String(cell) : cell;
  const text = exportedText(cell);
  if (text === '') return NOT_RECORDED;
  return column?.kind === 'refs' ? text.split(/[、，,]\s*/).join('；') : text;
}

export interface ExportColumn {
  readonly at: number;
  readonly header: string;
  readonly column: Column | null;
  readonly year: number | null;
}

/** The columns of a table as they stand in the workbook, each with its declaration; null: staff have added it. */
export function sourcesOf({ columns }: Declaration, headers: readonly Cell[]): ExportColumn[] {
  const declared = Object.values(columns);
  return headers.flatMap((cell, at): ExportColumn[] => {
    const header = typeof cell === 'string' ? cell.trim() : '';
    if (header === '') return [];
    const same = declared.find(column => column.kind !== 'perYear' && column.header === header);
    if (same !== undefined) return [{ at, header, column: same, year: null }];
    const yearly = declared.find(column => column.kind === 'perYear' && header.startsWith(column.header));
    const year = yearly === undefined ? null : /^\d{4}$/.exec(header.slice(yearly.header.length))?.[0];
    return year === undefined || year === null || yearly === undefined
      ? [{ at, header, column: null, year: null }]
      : [{ at, header, column: yearly, year: Number(year) }];
  });
}

const isFilled = (row: readonly Cell[]): boolean => row.some(cell => cell !== '' && cell !== null && cell !== undefined);

/** The table without blank rows; a table of yearly targets gives one row for each year that has one (and one where none has). */
export function exportTable(declaration: Declaration, cells: Cells, publisher: Publisher): PublicTable {
  const [headers = [], ...body] = cells;
  const sources = sourcesOf(declaration, headers);
  const years = sources.filter(({ year }) => year !== null);
  const plain = sources.filter(({ year }) => year === null);
  const columns: PublicColumn[] = [
    CODE,
    NAME,
    NUMBER,
    ...plain.map(({ header, column }): PublicColumn => ({
      header: headingOf(header, column),
      meaning: column?.help ?? '作成した団体が追加した列',
      type: column === null ? '文字列' : TYPES[column.kind],
      unit: column === null ? '' : unitOf(column),
      choices: column === null ? [] : exportedChoices(column),
    })),
    ...(years.length === 0
      ? []
      : [
          { header: '目標年（年）', meaning: '目標値の年（西暦）', type: '西暦の年', unit: '年', choices: [] },
          { header: '指標の目標値', meaning: '目標年の目標値。単位は「単位」の列', type: '数値', unit: '「単位」の列', choices: [] },
        ]),
  ];
  const rows: Value[][] = [];
  for (const row of body) {
    if (!isFilled(row)) continue;
    const shared = plain.map(({ at, column }) => valueOf(row[at], column));
    const targets = years.filter(({ at }) => row[at] !== '' && row[at] !== null && row[at] !== undefined);
    const add = (more: readonly Value[]): void => {
      rows.push([publisher.code, publisher.name, rows.length + 1, ...shared, ...more]);
    };
    if (years.length === 0) add([]);
    else if (targets.length === 0) add([NOT_RECORDED, NOT_RECORDED]);
    else for (const { at, column, year } of targets) add([year, valueOf(row[at], column)]);
  }
  return { name: declaration.sheet, columns: unique(columns), rows };
}

/** Two columns of one name get a number. */
function unique(columns: readonly PublicColumn[]): PublicColumn[] {
  const seen = new Map<string, number>();
  return columns.map(column => {
    const count = (seen.get(column.header) ?? 0) + 1;
    seen.set(column.header, count);
    return count === 1 ? column : { ...column, header: `${column.header}（${count}つ目）` };
  });
}

/** 定義: what each column of the exported tables means. */
export function definitionsOf(tables: readonly PublicTable[]): PublicTable {
  const text = (header: string, meaning: string): PublicColumn => ({ header, meaning, type: '文字列', unit: '', choices: [] });
  const rows: Value[][] = [];
  for (const { name, columns } of tables)
    for (const { header, meaning, type, unit } of columns)
      rows.push([
        rows.length + 1,
        name,
        header,
        exportedText(meaning),
        type,
        unit === '' ? NOT_RECORDED : unit,
        '未定または文書に記載なし',
        '記録なし',
      ]);
  return {
    name: '定義',
    columns: [
      NUMBER,
      text('表', 'シートの名前'),
      text('列の名前', '表の見出し'),
      text('意味', '列に入る内容'),
      text('型', '値の種類'),
      text('単位', '値の単位'),
      text(`${UNDECIDED}の意味`, '記号の意味'),
      text(`${NOT_RECORDED}の意味`, '記号の意味'),
    ],
    rows,
  };
}

/** 選択肢: what may stand in the columns that have choices; null: none has. */
export function choicesIn(tables: readonly PublicTable[]): PublicTable | null {
  const rows: Value[][] = [];
  for (const { name, columns } of tables)
    for (const { header, choices } of columns) for (const choice of choices) rows.push([rows.length + 1, name, header, choice]);
  const text = (header: string, meaning: string): PublicColumn => ({ header, meaning, type: '文字列', unit: '', choices: [] });
  if (rows.length === 0) return null;
  return {
    name: '選択肢',
    columns: [NUMBER, text('表', 'シートの名前'), text('列の名前', '表の見出し'), text('選択肢', '入りうる値')],
    rows,
  };
}

/** Metadata: what is published, by whom, when, under which terms. */
export function metadataOf(tables: readonly PublicTable[], publisher: Publisher, today: number): PublicTable {
  const column = (header: string, meaning: string): PublicColumn => ({ header, meaning, type: '文字列', unit: '', choices: [] });
  const entries: readonly (readonly [string, string])[] = [
    ['団体名', publisher.name],
    ['全国地方公共団体コード', publisher.code],
    ['作成日', isoDate(today)],
    ['表', tables.map(({ name }) => name).join('；')],
    ['文字コード', 'UTF-8（BOM付き）'],
    ['改行', 'CRLF'],
    ['言語', '日本語'],
    ['更新履歴', `${isoDate(today)} 作成`],
  ];
  return {
    name: 'メタデータ',
    columns: [NUMBER, column('項目', '項目の名前'), column('内容', '項目の内容')],
    rows: entries.map(([item, content], at) => [at + 1, item, content]),
  };
}

/** Heading and rows, as they are written. */
export const exportedLines = ({ columns, rows }: PublicTable): readonly (readonly Value[])[] => [
  columns.map(({ header }) => header),
  ...rows,
];
