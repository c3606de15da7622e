/** The columns of the appended tables, from the declarations: how Power Query reads them, and the type each has afterwards. */
import type { Column } from '../schema/column';
import { YEAR } from '../schema/parse-cell';
import { isLaterColumn } from '../schema/schema';
import { sheetColumns, type Declaration } from '../schema/table';
import { TABLE_NAMES, type TableName } from '../schema/table-name';
import { TABLES } from '../schema/declarations/tables';
import { mLiteral, mName, type MLiteral } from './m-text';

/** How DX_Value reads a cell. */
type ValueReading = 'text' | 'number' | 'integer' | 'date' | 'choice' | 'yesNo' | 'ref' | 'list';

export type QueryType = 'text' | 'number' | 'integer' | 'date' | 'datetime' | 'logical';

export interface AppendedColumn {
  readonly header: string;
  readonly type: QueryType;
  readonly note: string;
}

const READINGS: Readonly<Record<Column['kind'], ValueReading>> = {
  text: 'text',
  uniqueText: 'text',
  id: 'text',
  number: 'number',
  count: 'integer',
  yen: 'integer',
  ratio: 'number',
  year: 'integer',
  date: 'date',
  choice: 'choice',
  yesNo: 'yesNo',
  ref: 'ref',
  refs: 'list',
  perYear: 'number',
};

const TYPES: Readonly<Record<ValueReading, QueryType>> = {
  text: 'text',
  number: 'number',
  integer: 'integer',
  date: 'date',
  choice: 'text',
  yesNo: 'logical',
  ref: 'text',
  list: 'text',
};

export const M_TYPES: Readonly<Record<QueryType, string>> = {
  text: 'nullable text',
  number: 'nullable number',
  integer: 'nullable Int64.Type',
  date: 'nullable date',
  datetime: 'nullable datetime',
  logical: 'nullable logical',
};

function boundsOf(column: Column): { readonly min: number | null; readonly max: number | null } {
  if (column.kind === 'number') return { min: column.min ?? null, max: column.max ?? null };
  if (column.kind === 'ratio') return { min: 0, max: 1 };
  if (column.kind === 'year') return { min: YEAR.min, max: YEAR.max };
  return { min: column.kind === 'count' ? 0 : null, max: null };
}

/** One column as the record that DX_Read goes by. */
function declared(table: TableName, key: string, header: string, column: Column): MLiteral {
  const { min, max } = boundsOf(column);
  const reference = column.kind === 'ref' || column.kind === 'refs' ? column.to : null;
  return {
    Header: header,
    Kind: READINGS[column.kind],
    Required: column.required === true,
    Later: column.required !== true && isLaterColumn(table, key),
    Choices: column.kind === 'choice' ? column.choices : null,
    Minimum: min,
    Maximum: max,
    Table: reference?.table ?? null,
    Column: reference?.header ?? null,
    // Columns with a year in their heading belong together.
    Family: column.kind === 'perYear' ? column.header : null,
  };
}

const declarationOf = (table: TableName): Declaration => TABLES[table];

/** The query DX_Declarations: what DX_Read goes by, one list of records a table. */
export function declarationsText(): string {
  const tables = TABLE_NAMES.map(table => {
    const columns = sheetColumns(declarationOf(table)).map(
      ({ key, header, column }) => `        ${mLiteral(declared(table, key, header, column))}`,
    );
    return `    ${table} = {\n${columns.join(',\n')}\n    }`;
  });
  return `// 表ごとの列の宣言。アドインの宣言から作られる。\n[\n${tables.join(',\n')}\n]`;
}

/** Where a row comes from: in front of the table's own columns. */
const ORIGIN: readonly AppendedColumn[] = [
  { header: '元ファイル', type: 'text', note: '行を読み取ったブック（フォルダーからの場所）' },
  { header: '部署', type: 'text', note: 'ブックの部署（設定の部署表、なければフォルダーの名前、なければファイルの名前）' },
  { header: '行', type: 'integer', note: '元の表の何行目か' },
];
const READ_AT: AppendedColumn = { header: '読込日時', type: 'datetime', note: '読み取った日時' };

/** The columns of an appended table, in order. */
export function appendedColumns(table: TableName): readonly AppendedColumn[] {
  const own = sheetColumns(declarationOf(table)).map(({ header, column }): AppendedColumn => ({
    header,
    type: TYPES[READINGS[column.kind]],
    note: column.help,
  }));
  return [...ORIGIN, ...own, READ_AT];
}

/** A table type of M. */
export const mTableType = (columns: readonly AppendedColumn[]): string =>
  `type table [${columns.map(({ header, type }) => `${mName(header)} = ${M_TYPES[type]}`).join(', ')}]`;
