import type { Cell, Cells } from '../../../src/domain/base/cell';
import { finish } from '../../../src/sheets/read/slices';
import { sheetColumnsFor, type Declaration } from '../../../src/sheets/schema/table';
import { TABLE_NAMES, type TableName } from '../../../src/sheets/schema/table-name';
import { TABLES } from '../../../src/sheets/schema/declarations/tables';
import { TEMPLATES } from '../../../src/sheets/templates/templates';
import { check } from '../../../src/sheets/publish/check';
import { csvValues, writeCsvSteps } from '../../../src/sheets/publish/csv';
import type { CheckedGrid, Value } from '../../../src/sheets/publish/grid';
import { publication } from '../../../src/sheets/publish/export';
import { exportTable, exportedLines, exportedText, type PublicTable } from '../../../src/sheets/publish/typed-export';

const PUBLISHER = { code: '271004', name: '大阪市' };

/** A template's rows as a sheet holds them. */
function cellsOf(declaration: Declaration, rows: readonly Readonly<Record<string, unknown>>[]): Cells {
  const columns = sheetColumnsFor(declaration, rows);
  const cell = (value: unknown): Cell =>
    Array.isArray(value)
      ? value.join('、')
      : value === true
        ? '○'
        : value === undefined || value === null || value === false
          ? ''
          : (value as Cell);
  return [
    columns.map(({ header }) => header),
    ...rows.map(row =>
      columns.map(({ key, year }) =>
        year === null
          ? cell(row[key])
          : cell((row[key] as { year: number; value: Cell }[] | undefined)?.find(one => one.year === year)?.value),
      ),
    ),
  ];
}

const gridOf = (name: string, values: readonly (readonly Value[])[], csv: string | null): CheckedGrid => ({
  name,
  row: 0,
  column: 0,
  values,
  looks: values.map((line, row) => line.map(() => (row === 0 && csv === null ? { bold: true } : null))),
  formulas: values.map(line => line.map(() => null)),
  merges: [],
  hiddenRows: [],
  hiddenColumns: [],
  objects: [],
  csv,
});

const exportsOf = (): (readonly [string, PublicTable])[] =>
  TEMPLATES.flatMap(({ id, rows }) => {
    const tables = TABLE_NAMES.flatMap((name: TableName) => {
      const given = (rows[name] ?? []) as unknown as readonly Readonly<Record<string, unknown>>[];
      return given.length === 0 ? [] : [exportTable(TABLES[name], cellsOf(TABLES[name], given), PUBLISHER)];
    });
    return finish(publication(tables, PUBLISHER, 46000)).map(table => [`${id} ${table.name}`, table] as const);
  });

describe('every template is exported with full marks', () => {
  it.each(exportsOf())('%s', (_, table) => {
    const sheet = finish(
      check({ file: { name: 'public.xlsx', format: 'xlsx' }, sheets: [gridOf(table.name, exportedLines(table), null)] }),
    );
    const failed = ({ findings }: typeof sheet): unknown =>
      findings.filter(({ verdict }) => verdict === 'fail').map(({ rule, at }) => `${rule} ${at.slice(0, 5).join(' ')}`);
    expect(failed(sheet)).toEqual([]);
    expect(sheet.scores).toEqual({ 1: 100, 2: 100, 3: 100 });
    const csv = finish(writeCsvSteps(exportedLines(table)));
    const file = { name: 'public.csv', format: 'csv', encoding: 'utf-8-sig' };
    const text = finish(check({ file, sheets: [gridOf(table.name, csvValues(csv, ','), csv)] }));
    expect(failed(text)).toEqual([]);
    expect(text.scores).toEqual({ 1: 100, 2: 100, 3: 100 });
  });
});

/** What a year of use leaves in free texts: line breaks, full-width spaces, lists, ― and blanks, ① and spellings of their own. */
const USED = [
  '前年から継続。\n人事異動により　担当を変更',
  '甲課、乙課、丙課',
  '―',
  '',
  '令和7年度に見直し①',
  ' 要確認 ',
  '1,234件',
  '=B2',
  '山田　太郎',
];

function usedFor(table: TableName, cells: Cells): Cells {
  const [head = [], ...body] = cells;
  const free = Object.values((TABLES[table] as Declaration).columns)
    .filter(({ kind, required }) => kind === 'text' && required !== true)
    .map(({ header }) => header);
  return [
    head,
    ...body.map((line, row) => line.map((cell, at) => (free.includes(String(head[at])) ? (USED[(row + at) % USED.length] ?? '') : cell))),
  ];
}

describe('every template is exported with full marks after a year of use', () => {
  const all = TEMPLATES.flatMap(({ id, rows }) =>
    finish(
      publication(
        TABLE_NAMES.flatMap(name => {
          const given = (rows[name] ?? []) as unknown as readonly Readonly<Record<string, unknown>>[];
          const actuals: readonly Readonly<Record<string, unknown>>[] = (rows.DX_KPIs ?? []).flatMap(({ name: kpi }, at) =>
            Array.from({ length: 4 }, (_, quarter) => ({ kpi, date: 46_000 + quarter * 91, value: at * 10 + quarter, note: '' })),
          );
          const used = name === 'DX_Actuals' ? [...given, ...actuals] : given;
          return used.length === 0 ? [] : [exportTable(TABLES[name], usedFor(name, cellsOf(TABLES[name], used)), PUBLISHER)];
        }),
        PUBLISHER,
        46_000,
      ),
    ).map(table => [`${id} ${table.name}`, table] as const),
  );
  it.each(all)('%s', (_, table) => {
    const report = finish(check({ file: { name: 'a.xlsx', format: 'xlsx' }, sheets: [gridOf(table.name, exportedLines(table), null)] }));
    const failing = report.findings.filter(({ verdict }) => verdict === 'fail');
    expect(failing.map(({ rule, at }) => `${rule} ${at.slice(0, 5).join(' ')}`)).toEqual([]);
    expect(report.scores).toEqual({ 1: 100, 2: 100, 3: 100 });
  });
});

test('texts lose what programs trip over', () => {
  expect(exportedText('総務課、企画課、財政課')).toBe('総務課，企画課，財政課');
  expect(exportedText('山田　太郎')).toBe('山田 太郎');
  expect(exportedText('1,234')).toBe('1234');
  expect(exportedText('一行目\n二行目')).toBe('一行目 二行目');
});

test('a CSV has a BOM, CRLF and quotes by the rule, and no formula', () => {
  const written = finish(
    writeCsvSteps([
      ['列,1', '列"2', '=1+1'],
      [0.1 + 0.2, 1e21, null],
    ]),
  );
  expect(written).toBe('\uFEFF"列,1","列""2",＝1+1\r\n0.3,1000000000000000000000,\r\n');
});
