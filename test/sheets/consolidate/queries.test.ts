import { Workbook } from '@cj-tech-master/excelts';
import type { Cell, Cells } from '../../../src/domain/base/cell';
import { knownTexts, readTable } from '../../../src/sheets/read/read';
import { sheetColumns, type Declaration } from '../../../src/sheets/schema/table';
import type { TableName } from '../../../src/sheets/schema/table-name';
import { TABLES } from '../../../src/sheets/schema/declarations/tables';
import { finish } from '../../../src/sheets/read/slices';
import { books, bytesOf, DISORDERS, EIGHT, type Book } from './books';
import { evaluated, rowsOf, type FileHere, type Settings } from './power-query';
import { isErrorCell } from './written';

const LOADED = new Map<Uint8Array, Workbook>();

/** The cells of a table, read with the library that wrote it: errors as Excel hands them to the add-in. */
async function plainCells(bytes: Uint8Array, name: TableName): Promise<Cells | null> {
  const book = LOADED.get(bytes) ?? new Workbook();
  if (!LOADED.has(bytes)) await book.xlsx.load(bytes as never);
  LOADED.set(bytes, book);
  for (const sheet of book.worksheets)
    for (const { table } of sheet.getTables() as unknown as { table: { name: string; tableRef: string } }[]) {
      if (table.name !== name) continue;
      const [, , top = '', , bottom = ''] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(table.tableRef) ?? [];
      const width = Number(sheet.getRow(Number(top)).cellCount) - 1;
      return Array.from({ length: Number(bottom) - Number(top) + 1 }, (_, row) =>
        Array.from({ length: width }, (__, column): Cell => {
          const { value } = sheet.getCell(Number(top) + row, 2 + column) as { value: unknown };
          if (value instanceof Date) return (value.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000;
          if (isErrorCell(value)) return { code: value.error };
          return (value ?? '') as Cell;
        }),
      );
    }
  return null;
}

const columnsOf = (name: TableName) => sheetColumns(TABLES[name] as Declaration);

/** What the add-in reads in a workbook, a line for each row, its values under the headings. */
async function plainReading(bytes: Uint8Array, name: TableName): Promise<Record<string, unknown>[]> {
  const cells = new Map<TableName, Cells | null>();
  for (const table of ['DX_Systems', 'DX_KPIs', name] as const) cells.set(table, await plainCells(bytes, table));
  const own = cells.get(name) ?? null;
  if (own === null) return [];
  const { rows } = finish(
    readTable(
      TABLES[name] as Declaration,
      own,
      knownTexts(table => cells.get(table) ?? null),
    ),
  );
  return rows.map(row => {
    const values = row as Readonly<Record<string, unknown>>;
    const line: Record<string, unknown> = { 行: row.index + 1 };
    for (const { key, header, year } of columnsOf(name)) {
      const value = values[key];
      line[header] =
        year !== null
          ? ((value as readonly { year: number; value: number | null }[]).find(one => one.year === year)?.value ?? null)
          : Array.isArray(value)
            ? value.length === 0
              ? null
              : value.join('、')
            : (value ?? null);
    }
    return line;
  });
}

const files = async (all: readonly Book[]): Promise<FileHere[]> =>
  Promise.all(all.map(async book => ({ name: book.file, folder: book.folder, bytes: await bytesOf(book) })));

describe('eight tables of forty workbooks with twelve kinds of disorder', () => {
  const all = books();
  const folder = files(all);
  const result = folder.then(here => evaluated([...here, ...OTHERS]));
  /** What lies beside the workbooks. */
  const OTHERS: readonly FileHere[] = [
    { name: '~$進捗01.xlsx', folder: '', bytes: new Uint8Array(8) },
    { name: '要綱.pdf', folder: '', bytes: new Uint8Array(8) },
    { name: 'DX集約.xlsx', folder: '', bytes: new Uint8Array(8) },
    { name: '昔の進捗.xls', folder: '総務課', bytes: new Uint8Array(8) },
  ];

  /** How many rows each table has got. */
  const rowsMemo = new Map<string, number>();

  test('every kind is among them', () => {
    expect(new Set(all.map(({ disorder }) => disorder)).size).toBe(DISORDERS.length);
    expect(DISORDERS.length).toBeGreaterThan(10);
    expect(all).toHaveLength(40);
  });

  test.each(EIGHT)('%s: the same rows as a plain reading', async name => {
    const here = await folder;
    const expected: Record<string, unknown>[] = [];
    for (const [at, book] of all.entries()) {
      const isLost = book.disorder === 'a file cut short' || (book.disorder === 'a required column renamed' && name === 'DX_Actuals');
      if (isLost) continue;
      const file = `${book.folder === '' ? '' : `${book.folder.replace('\\', '/')}/`}${book.file}`;
      const rows = await plainReading(here[at]?.bytes ?? new Uint8Array(), name);
      expected.push(...rows.map(row => ({ 元ファイル: file, ...row })));
    }
    rowsMemo.set(name, rowsOf(await result, name).length);
    const got = rowsOf(await result, name).map(({ 部署: _, 読込日時: __, ...row }) => row);
    const sorted = (rows: readonly Record<string, unknown>[]): string[] =>
      rows.map(row => JSON.stringify(Object.entries(row).sort())).sort();
    expect(expected.length).toBeGreaterThan(80);
    expect(sorted(got)).toEqual(sorted(expected));
  });

  test('取込結果 says of every workbook and table what came of it', async () => {
    const rows = rowsOf(await result, '取込結果') as unknown as Result[];
    const of = (disorder: string, table: string): Result[] => {
      const at = all.findIndex(book => book.disorder === disorder);
      const { folder: inside, file } = all[at] as Book;
      const path = `${inside === '' ? '' : `${inside.replace('\\', '/')}/`}${file}`;
      return rows.filter(row => row.元ファイル === path && row.表 === table);
    };
    const told = (disorder: string, table: string): string =>
      of(disorder, table)
        .map(({ 行数, 状態, 内容 }) => `${行数} ${状態} ${内容}`)
        .join();
    expect(told('none', 'DX_KPIs')).toBe('4 正常 ');
    expect(told('none', 'DX_Steps')).toBe('0 表なし ');
    expect(told('columns in another order', 'DX_KPIs')).toBe('4 正常 ');
    expect(told('columns of their own and years of their own', 'DX_KPIs')).toBe('4 正常 宣言にない列は取り込みません：所属メモ');
    expect(told('tables that are not there', 'DX_Members')).toBe('0 表なし ');
    expect(told('an older version', 'DX_KPIs')).toBe('4 正常 古い版のブックです（列「集計」「上位」「段階」「更新頻度」がありません）');
    expect(told('a file cut short', '―')).toMatch(/^0 開けません ブックを開けません/);
    expect(told('cells with error values', 'DX_Systems')).toBe('4 注意 担当：エラー値です（1件。最初は3行目）');
    expect(told('a required column renamed', 'DX_Actuals')).toMatch(/^0 取り込みません 必須の列「KPI」がない/);
    expect(told('values that do not fit', 'DX_Systems')).toBe('4 注意 状態：選択肢にない値です（1件。最初は1行目の「もうすぐ」）');
    expect(told('values that do not fit', 'DX_Schedules')).toContain(
      '進捗率：範囲の外の値です（1件。最初は1行目の「60」）／システム：参照先の表にない名称です（1件。最初は2行目の「知らないシステム」）',
    );
    expect(told('values that do not fit', 'DX_Context')).toContain('値：数値として読めません（1件。最初は1行目の「たくさん」）');
    expect(rows.filter(({ 元ファイル }) => 元ファイル === '総務課/昔の進捗.xls').map(({ 状態 }) => 状態)).toEqual(['開けません']);
    expect(rows.some(({ 元ファイル }) => /~\$|要綱|DX集約/.test(元ファイル))).toBe(false);
    expect(rows.reduce((sum, { 行数 }) => sum + 行数, 0)).toBe(
      ['DX_Members', 'DX_Systems', 'DX_KPIs', 'DX_Actuals', 'DX_Schedules', 'DX_Meetings', 'DX_Issues', 'DX_Context'].reduce(
        (sum, name) => sum + (rowsMemo.get(name) ?? 0),
        0,
      ),
    );
  });

  test('targets stand below each other, those of years of their own among them', async () => {
    const rows = rowsOf(await result, 'DX_Targets');
    const at = all.findIndex(({ disorder }) => disorder === 'columns of their own and years of their own');
    const file = `税務課/${all[at]?.file}`;
    expect(all[at]?.folder).toBe('税務課');
    const own = rows.filter(row => row['元ファイル'] === file && [2025, 2035].includes(row['目標年'] as number));
    expect(own.map(row => [row['行'], row['目標年'], row['目標値']])).toEqual(
      expect.arrayContaining([
        [1, 2035, 1],
        [2, 2035, 11],
        [2, 2025, 7.5],
      ]),
    );
    expect(own.some(row => row['行'] === 1 && row['目標年'] === 2025)).toBe(false);
  });
});

interface Result {
  readonly 元ファイル: string;
  readonly 部署: string | null;
  readonly 表: string;
  readonly 行数: number;
  readonly 状態: string;
  readonly 内容: string;
}

describe('a folder as it may be', () => {
  const one = bytesOf({ tables: books()[0]?.tables ?? [] });
  const results = async (files: readonly FileHere[], settings: Settings = {}): Promise<Result[]> =>
    rowsOf(await evaluated(files, settings), '取込結果') as unknown as Result[];

  test('without a workbook: a sentence, and tables with headings and no rows', async () => {
    const result = await evaluated([{ name: '要綱.pdf', folder: '', bytes: new Uint8Array(3) }]);
    expect(rowsOf(result, '取込結果')).toMatchObject([{ 状態: 'ブックなし', 内容: expect.stringContaining('Excelのブック') as unknown }]);
    expect(rowsOf(result, 'DX_KPIs')).toEqual([]);
    expect(rowsOf(result, 'DX_Progress')).toEqual([]);
  });

  test('with workbooks that are not ours: a sentence, and what each is', async () => {
    const book = new Workbook();
    book.addWorksheet('予算').addTable({ name: '予算表', ref: 'A1', headerRow: true, columns: [{ name: '款' }], rows: [['総務費']] });
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());
    const rows = await results([{ name: '予算.xlsx', folder: '財政課', bytes }]);
    expect(rows.map(({ 状態, 部署 }) => [状態, 部署])).toEqual([
      ['表なし', null],
      ['開けません', '財政課'],
    ]);
    expect(rows[1]?.内容).toContain('DX羅針盤の表');
  });

  test('in SharePoint, below a folder of the site, departments from the list, the folder or the name', async () => {
    const bytes = await one;
    const place = 'https://city.sharepoint.com/sites/dx';
    const inside = 'Shared Documents/進捗';
    const rows = await results(
      [
        { name: 'a.xlsx', folder: `${inside}/総務課`, bytes },
        { name: 'b.xlsx', folder: inside, bytes },
        { name: 'c.xlsx', folder: `${inside}/税務課/旧`, bytes },
        { name: 'd.xlsx', folder: 'Shared Documents/別の仕事', bytes },
      ],
      { kind: 'SharePoint', place, folder: '/Shared Documents/進捗/', departments: [['c.xlsx', '収納対策室']] },
    );
    expect([...new Set(rows.map(row => `${row.元ファイル} ${row.部署}`))]).toEqual([
      'b.xlsx b',
      '税務課/旧/c.xlsx 収納対策室',
      '総務課/a.xlsx 総務課',
    ]);
  });

  test.each([
    ['no place', { place: '' }, /設定の「場所」が空です/],
    ['a kind that is none', { kind: 'OneDrive' }, /SharePoint か ファイル共有/],
  ] as const)('with settings that cannot be: %s', async (_, settings, sentence) => {
    const result = await evaluated([], settings);
    // Nothing is loaded then, so the rows of the refresh before stay.
    expect(() => rowsOf(result, 'DX_KPIs')).toThrow(sentence);
    expect(() => rowsOf(result, '取込結果')).toThrow(sentence);
  });
});
