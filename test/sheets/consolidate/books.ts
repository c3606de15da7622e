/**
 * A folder of workbooks as a city has it: forty of them with eight tables each, most of them with one kind of disorder. Written with a
 * library that neither the queries' evaluator nor the add-in uses.
 */
import { Workbook } from '@cj-tech-master/excelts';
import { sheetColumns, type Declaration } from '../../../src/sheets/schema/table';
import type { TableName } from '../../../src/sheets/schema/table-name';
import { TABLES } from '../../../src/sheets/schema/declarations/tables';
import { columnsSince } from '../../../src/sheets/schema/schema';
import { isErrorCell, type Written } from './written';

export const EIGHT = [
  'DX_Members',
  'DX_Systems',
  'DX_KPIs',
  'DX_Actuals',
  'DX_Schedules',
  'DX_Meetings',
  'DX_Issues',
  'DX_Context',
] as const satisfies readonly TableName[];

export interface Sheet {
  name: TableName;
  sheet: string;
  headers: string[];
  rows: Written[][];
}

export interface Book {
  readonly file: string;
  readonly folder: string;
  readonly disorder: string;
  readonly tables: Sheet[];
  /** After the library has written the file. */
  readonly spoil?: (bytes: Uint8Array) => Uint8Array;
}

/** Numbers that are the same on every run. */
export function draws(seed: number): (below: number) => number {
  let state = seed * 2654435761 + 12345;
  return below => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) ^ (state << 7)) >>> 0;
    return ((state >>> 3) ^ (state >>> 11)) % below;
  };
}

const day = (serial: number): Date => new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000);

/** A cell that fits its column. */
function fitting(
  table: TableName,
  header: string,
  column: ReturnType<typeof sheetColumns>[number]['column'],
  row: number,
  draw: (below: number) => number,
  names: Names,
): Written {
  switch (column.kind) {
    case 'id':
      return `${table.slice(3, 5)}-${row + 1}`;
    case 'uniqueText':
      return (table === 'DX_Systems' ? names.systems : names.kpis)[row] ?? `${table} ${row}`;
    case 'text':
      return column.required === true || draw(3) > 0 ? `${header} その${draw(90)}` : null;
    case 'number':
    case 'perYear':
      return draw(5) === 0 ? '―' : draw(2) === 0 ? draw(100_000) : draw(1000) / 8;
    case 'count':
      return draw(500);
    case 'yen':
      return draw(90_000_000);
    case 'ratio':
      return draw(101) / 100;
    case 'year':
      return 2020 + draw(6);
    case 'date':
      return draw(4) === 0 ? null : day(44_000 + draw(2500));
    case 'choice':
      return column.required === true || draw(3) > 0 ? (column.choices[draw(column.choices.length)] ?? null) : null;
    case 'yesNo':
      return draw(2) === 0 ? '○' : null;
    case 'ref':
      return column.required === true || draw(3) > 0
        ? ((column.to.table === 'DX_Systems' ? names.systems : names.kpis)[draw(4)] ?? null)
        : null;
    case 'refs':
      return draw(3) === 0 ? null : `${names.systems[0]}、${names.systems[1 + draw(3)]}`;
  }
}

interface Names {
  readonly systems: readonly string[];
  readonly kpis: readonly string[];
}

function plainBook(number: number): Sheet[] {
  const draw = draws(number);
  const names: Names = {
    systems: ['住民記録', '税務', '文書管理', '財務会計'].map(name => `${name}${number}`),
    kpis: ['削減時間', '多重入力', '利用率', '電子申請の割合'].map(name => `${name}${number}`),
  };
  return EIGHT.map(name => {
    const declaration: Declaration = TABLES[name];
    const columns = sheetColumns(declaration);
    const height = name === 'DX_Systems' || name === 'DX_KPIs' ? 4 : 3 + draw(6);
    const rows = Array.from({ length: height }, (_, row) =>
      columns.map(({ header, column }) => fitting(name, header, column, row, draw, names)),
    );
    return { name, sheet: declaration.sheet, headers: columns.map(({ header }) => header), rows };
  });
}

const at = (tables: readonly Sheet[], name: TableName): Sheet => {
  const found = tables.find(table => table.name === name);
  if (found === undefined) throw new Error(name);
  return found;
};
function put(table: Sheet, row: number, header: string, value: Written): void {
  const line = table.rows[row];
  if (line === undefined) throw new Error(`${table.name} has no row ${row}`);
  line[table.headers.indexOf(header)] = value;
}
function withoutColumns(table: Sheet, headers: readonly string[]): void {
  for (const header of headers) {
    const which = table.headers.indexOf(header);
    table.headers.splice(which, 1);
    for (const row of table.rows) row.splice(which, 1);
  }
}
const wide = (text: string): string => text.replace(/[!-~]/g, letter => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

/** Each kind of disorder, and what it does to a workbook. */
export const DISORDERS: readonly {
  readonly name: string;
  readonly act: (tables: Sheet[], number: number) => void;
  readonly spoil?: Book['spoil'];
}[] = [
  { name: 'none', act: () => undefined },
  {
    name: 'columns in another order',
    act: tables =>
      tables.forEach(table => {
        table.headers.reverse();
        table.rows.forEach(row => row.reverse());
      }),
  },
  {
    name: 'columns of their own and years of their own',
    act: tables => {
      for (const table of tables) {
        table.headers.splice(2, 0, '所属メモ');
        table.rows.forEach((row, index) => row.splice(2, 0, index % 2 === 0 ? 'メモ' : null));
      }
      const kpis = at(tables, 'DX_KPIs');
      kpis.headers.push('目標2035', '目標２０２５');
      kpis.rows.forEach((row, index) => row.push(index * 10 + 1, index === 0 ? null : 7.5));
    },
  },
  {
    name: 'tables that are not there',
    act: tables => {
      tables.splice(0, 2);
      tables.splice(
        tables.findIndex(({ name }) => name === 'DX_Issues'),
        1,
      );
    },
  },
  {
    name: 'an older version',
    act: tables => {
      const later = columnsSince('DX_KPIs', 1);
      withoutColumns(
        at(tables, 'DX_KPIs'),
        Object.entries(TABLES.DX_KPIs.columns).flatMap(([key, { header }]) => (later.has(key) ? [header] : [])),
      );
    },
  },
  { name: 'a file cut short', act: () => undefined, spoil: bytes => bytes.slice(0, Math.floor(bytes.length / 2)) },
  {
    name: 'numbers and dates as text',
    act: tables => {
      const actuals = at(tables, 'DX_Actuals');
      put(actuals, 0, '値', '1,234');
      put(actuals, 1, '値', '▲３．５');
      put(actuals, 2, '値', '８０％');
      put(actuals, 0, '年度', '2024');
      put(actuals, 1, '入力日', '2026/3/31');
      put(actuals, 2, '時点', '2025年12月1日');
      put(at(tables, 'DX_Members'), 0, '根拠', 3);
      put(at(tables, 'DX_Schedules'), 0, '終了予定', 46_000);
    },
  },
  {
    name: 'cells with error values',
    act: tables => {
      put(at(tables, 'DX_Actuals'), 0, '値', { error: '#DIV/0!' });
      put(at(tables, 'DX_KPIs'), 1, '基準値', { error: '#REF!' });
      put(at(tables, 'DX_Systems'), 2, '担当', { error: '#N/A' });
    },
  },
  {
    name: 'blank rows, marks and spaces',
    act: tables => {
      for (const table of tables) {
        table.rows.splice(
          1,
          0,
          table.headers.map(() => null),
        );
        table.rows.push(table.headers.map((_, index) => (index === 0 ? '\u3000' : null)));
      }
      put(at(tables, 'DX_KPIs'), 0, '基準値', '未定');
      put(at(tables, 'DX_KPIs'), 2, '目標2030', '－');
      put(at(tables, 'DX_Systems'), 0, '備考', '―');
    },
  },
  {
    name: 'headings and choices written otherwise',
    act: tables => {
      for (const table of tables)
        table.headers = table.headers.map((header, index) =>
          index % 3 === 0 ? ` ${wide(header)}\u3000` : index % 3 === 1 ? [...header].join('\n') : header,
        );
      const kpis = at(tables, 'DX_KPIs');
      const direction = Object.keys(TABLES.DX_KPIs.columns).indexOf('direction');
      (kpis.rows[0] as Written[])[direction] = ' 増\u3000加 ';
      const actuals = at(tables, 'DX_Actuals');
      (actuals.rows[0] as Written[])[0] = `\u3000${wide(String(kpis.rows[0]?.[1]))} `;
    },
  },
  { name: 'a required column renamed', act: tables => at(tables, 'DX_Actuals').headers.splice(0, 1, '指標の名前') },
  {
    name: 'values that do not fit',
    act: tables => {
      put(at(tables, 'DX_Systems'), 0, '状態', 'もうすぐ');
      put(at(tables, 'DX_Schedules'), 0, '進捗率', 60);
      put(at(tables, 'DX_Schedules'), 1, 'システム', '知らないシステム');
      put(at(tables, 'DX_Meetings'), 0, '回', 2.5);
      put(at(tables, 'DX_Meetings'), 1, '開催日', true);
      put(at(tables, 'DX_Context'), 0, '値', 'たくさん');
      put(at(tables, 'DX_Actuals'), 0, '年度', 12);
    },
  },
  {
    name: 'sheets renamed and tables without rows',
    act: tables => {
      tables.forEach((table, index) => (table.sheet = `${index + 1}枚目`));
      at(tables, 'DX_Issues').rows.length = 0;
    },
  },
];

/** Forty workbooks in folders of divisions and in the folder itself. */
export function books(): Book[] {
  return Array.from({ length: 40 }, (_, number) => {
    const { name, act, spoil } = DISORDERS[number % DISORDERS.length] as (typeof DISORDERS)[number];
    const tables = plainBook(number + 1);
    act(tables, number);
    const folder = number % 4 === 0 ? '' : (['', '総務課', '税務課', '福祉部\\子ども課'][number % 4] ?? '');
    return {
      file: `進捗${String(number + 1).padStart(2, '0')}.${number % 7 === 6 ? 'XLSM' : 'xlsx'}`,
      folder,
      disorder: name,
      tables,
      ...(spoil && { spoil }),
    };
  });
}

/** The bytes of a workbook. */
export async function bytesOf({ tables, spoil }: Pick<Book, 'tables' | 'spoil'>): Promise<Uint8Array> {
  const book = new Workbook();
  for (const { name, sheet, headers, rows } of tables) {
    const page = book.addWorksheet(sheet);
    page.getCell(1, 1).value = `${name}の表`;
    const columns = headers.map((header, index) => header || `列${index}`);
    const body = rows.length === 0 ? [columns.map(() => null)] : rows;
    page.addTable({ name, ref: 'B4', headerRow: true, columns: columns.map(header => ({ name: header })), rows: body as never });
    body.forEach((row, line) =>
      row.forEach((value, column) => {
        if (isErrorCell(value)) page.getCell(5 + line, 2 + column).value = value as never;
      }),
    );
  }
  const bytes = new Uint8Array(await book.xlsx.writeBuffer());
  return spoil === undefined ? bytes : spoil(bytes);
}
