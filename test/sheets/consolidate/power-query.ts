/** The project's queries, evaluated over files in memory as Excel's engine would over a folder. */
import fs from 'node:fs';
import path from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { HAND_WRITTEN, queriesFor, sectionOf, type HandWritten, type Host, type Query } from '../../../src/sheets/consolidate/queries';
import { Evaluator, parse } from './m-evaluator';
import { Lazy, MBinary, MDate, MDateTime, MError, MFunction, MRecord, MTable } from './m-values';

export const M_FOLDER = path.join(__dirname, '..', '..', '..', 'src', 'sheets', 'consolidate', 'm');

export const handWritten = (): HandWritten =>
  Object.fromEntries(HAND_WRITTEN.map(name => [name, fs.readFileSync(path.join(M_FOLDER, `${name}.pq`), 'utf8')]));

export const queries = (host: Host): readonly Query[] => queriesFor(host, handWritten());

export interface FileHere {
  readonly name: string;
  readonly folder: string;
  readonly bytes: Uint8Array;
  readonly modified?: number;
}

const DAY = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);

function cellValue(value: unknown, type: string | undefined): Lazy {
  if (type === 'error')
    return new Lazy(() => {
      throw new MError('DataFormat.Error', `Invalid cell value '${String(value)}'.`);
    });
  if (value === '' || value === undefined) return Lazy.of(null);
  return Lazy.of(value instanceof Date ? new MDateTime((value.getTime() - EPOCH) / DAY) : value);
}

const columnOf = (letters: string): number => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** Excel.Workbook: the tables of a file with their names; a file that is none is an error. */
export async function openedBook(bytes: Uint8Array): Promise<MTable | MError> {
  const columns = ['Name', 'Data', 'Item', 'Kind', 'Hidden'];
  try {
    const { sheets } = await readXlsx(bytes);
    const rows = sheets.flatMap(sheet => {
      const tables = (sheet.tables ?? []).map(({ name, range }) => {
        const [, left = '', top = '', right = '', bottom = ''] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range ?? '') ?? [];
        const line = (row: number): Lazy[] =>
          Array.from({ length: columnOf(right) - columnOf(left) + 1 }, (_, at) => {
            const column = columnOf(left) + at;
            return cellValue(sheet.rows[row]?.[column], sheet.cells?.get(`${row},${column}`)?.type);
          });
        const data = new MTable(
          line(Number(top) - 1).map(lazy => String(lazy.value)),
          Array.from({ length: Number(bottom) - Number(top) }, (_, at) => line(Number(top) + at)),
        );
        return [name, data, name, 'Table', false].map(value => Lazy.of(value));
      });
      return [[sheet.name, new MTable([], []), sheet.name, 'Sheet', false].map(value => Lazy.of(value)), ...tables];
    });
    return new MTable(columns, rows);
  } catch (error) {
    return new MError('DataFormat.Error', `External table is not in the expected format. ${String(error)}`);
  }
}

export interface Settings {
  readonly kind?: string;
  readonly place?: string;
  readonly folder?: string;
  readonly asOf?: number | null;
  readonly departments?: readonly (readonly [file: string, department: string])[];
}

const tableOf = (columns: readonly string[], rows: readonly (readonly unknown[])[]): MTable =>
  new MTable(
    columns,
    rows.map(row => row.map(value => Lazy.of(value))),
  );

export const PLACE = '\\\\server\\dx';
export const NOW = 46_235.5;

/** All queries of the workbook over these files. */
export async function evaluated(files: readonly FileHere[], settings: Settings = {}): Promise<ReadonlyMap<string, Lazy>> {
  const { kind = 'ファイル共有', place = PLACE, folder = '', asOf = null, departments = [] } = settings;
  const isShare = kind === 'ファイル共有';
  const slash = isShare ? '\\' : '/';
  const opened = new Map<Uint8Array, MTable | MError>();
  for (const { bytes } of files) opened.set(bytes, await openedBook(bytes));
  const listed = tableOf(
    ['Content', 'Name', 'Extension', 'Date accessed', 'Date modified', 'Date created', 'Attributes', 'Folder Path'],
    files.map(({ name, folder: inside, bytes, modified = 46_000 }) => [
      new MBinary(bytes),
      name,
      /\.[^.]*$/.exec(name)?.[0] ?? '',
      null,
      new MDateTime(modified),
      null,
      MRecord.from({}),
      `${place}${slash}${inside === '' ? '' : `${inside}${slash}`}`,
    ]),
  );
  const tables: Readonly<Record<string, MTable>> = {
    DX_Setting: tableOf(
      ['項目', '値', '説明'],
      [
        ['種類', kind, ''],
        ['場所', place, ''],
        ['フォルダー', folder === '' ? null : folder, ''],
        ['基準日', asOf === null ? null : new MDateTime(asOf), ''],
      ],
    ),
    DX_Departments: tableOf(['ファイル', '部署'], departments.length === 0 ? [[null, null]] : departments),
  };
  const reading = (wanted: string) =>
    new MFunction(1, 2, ([address]) => {
      if (address !== place || (wanted === 'Folder.Files') !== isShare)
        throw new MError('DataSource.Error', `${String(address)} is not there`);
      return listed;
    });
  const evaluator = new Evaluator({
    'Excel.CurrentWorkbook': new MFunction(0, 0, () =>
      tableOf(
        ['Content', 'Name'],
        Object.entries(tables).map(([name, table]) => [table, name]),
      ),
    ),
    'Excel.Workbook': new MFunction(1, 3, ([content]) => {
      const found = content instanceof MBinary ? opened.get(content.bytes) : undefined;
      if (found === undefined) throw new MError('Expression.Error', 'We cannot convert the value null to type Binary.');
      if (found instanceof MError) throw found;
      return found;
    }),
    'Folder.Files': reading('Folder.Files'),
    'SharePoint.Files': reading('SharePoint.Files'),
    'DateTime.LocalNow': new MFunction(0, 0, () => new MDateTime(NOW)),
  });
  return evaluator.section(await parse(sectionOf(queries('excel'))));
}

/** A query's rows as plain values: days and times as serials. */
export function rowsOf(result: ReadonlyMap<string, Lazy>, query: string): Record<string, unknown>[] {
  const table = result.get(query)?.value;
  if (!(table instanceof MTable)) throw new Error(`${query} is no table`);
  return table.rows.map(row =>
    Object.fromEntries(
      table.columns.map((column, at) => {
        const value = row[at]?.value ?? null;
        return [column, value instanceof MDate || value instanceof MDateTime ? value.serial : value];
      }),
    ),
  );
}
