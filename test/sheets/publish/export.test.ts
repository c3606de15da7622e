import { finish } from '../../../src/sheets/read/slices';
import { check } from '../../../src/sheets/publish/check';
import { blankRowsIn } from '../../../src/sheets/publish/blank-lines';
import { asGrid, exportRange, notesTable, publication } from '../../../src/sheets/publish/export';
import { Merges } from '../../../src/sheets/publish/grid';
import { layoutOf } from '../../../src/sheets/publish/layout';
import {
  dataTables,
  editsFor,
  inBothYears,
  inWesternYears,
  notesIn,
  numberAndUnit,
  otherEditsFor,
  withoutPlatform,
} from '../../../src/sheets/publish/repair';
import { exportedLines } from '../../../src/sheets/publish/typed-export';
import { workbookFileSteps } from '../../../src/sheets/publish/workbook-file';
import { readXlsx } from '../../host/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { gridOf, type CaseSheet } from './cases';

const PUBLISHER = { code: '271004', name: '大阪市' };

/** A sheet as people make them: a title, merges, 同上, units in cells, era years sideways, a total and a source. */
const SHEET: CaseSheet = {
  cells: {
    A1: '手続の件数（令和5年度調査）',
    A3: '区分',
    B3: '手続',
    C3: '令和3年',
    D3: '令和4年',
    E3: '令和5年',
    A4: '市民',
    B4: '転入　届',
    C4: 1200,
    D4: '1,300件',
    E4: '▲50件',
    B5: '転出届',
    C5: 800,
    D5: '700件',
    E5: '600件',
    A6: '〃',
    B6: '印鑑登録①',
    C6: 10,
    D6: '20件',
    E6: '30件',
    A7: '合計',
    C7: 2010,
    D7: 2020,
    E7: 580,
    A8: '出典：市民課',
  },
  merges: ['A4:A5'],
  formats: { 'A3:E3': { bold: true } },
};

test('a sheet as people make them is published in long form, cleaned', () => {
  const grid = gridOf(SHEET);
  const [table] = layoutOf(grid).tables;
  const [header, ...rows] = exportedLines(finish(exportRange(grid, table!, PUBLISHER)));
  expect(header).toEqual(['全国地方公共団体コード', '団体名', '行番号', '区分', '手続', '系列', '系列の値（件）']);
  expect(rows[0]).toEqual(['271004', '大阪市', 1, '市民', '転入 届', '令和3年', 1200]);
  expect(rows[2]).toEqual(['271004', '大阪市', 3, '市民', '転入 届', '令和5年', -50]);
  expect(rows[3]?.slice(3, 5)).toEqual(['市民', '転出届']);
  expect(rows[6]?.slice(3, 5)).toEqual(['市民', '印鑑登録1']);
  expect(rows).toHaveLength(9);
});

test('titles, notes and sources go to a table of their own, totals do not', () => {
  const grid = gridOf({ ...SHEET, cells: { ...SHEET.cells, A2: '※ 速報値①' } });
  const notes = notesTable(grid, notesIn(grid, layoutOf(grid)));
  expect(notes?.rows).toEqual(
    expect.arrayContaining([
      [expect.any(Number), '題名', 'A2', '※ 速報値1'],
      [expect.any(Number), '出典', 'A8', '出典：市民課'],
    ]),
  );
  expect(notes?.rows.flat()).not.toContain('合計');
  const report = finish(check({ file: { name: 'a.xlsx', format: 'xlsx' }, sheets: [asGrid(notes!)] }));
  expect(report.findings.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
  expect(notesTable(grid, [])).toBeNull();
});

test('a title above a narrow table, which the checker takes for a table, is a note', () => {
  const grid = gridOf({
    cells: { A1: '件数の調べ', A3: '課', B3: '数', C3: '額', A4: '甲', B4: 1, C4: 2, A5: '乙', B5: 2, C5: 3, A7: '速報値' },
    formats: { 'A3:C3': { bold: true } },
  });
  const layout = layoutOf(grid);
  expect(layout.tables.length).toBeGreaterThan(1);
  expect(dataTables(grid, layout).map(({ area }) => area.row)).toEqual([2]);
  expect(notesIn(grid, layout).map(({ kind, value }) => [kind, value])).toEqual([
    ['title', '件数の調べ'],
    ['note', '速報値'],
  ]);
});

test('blank rows go where a table goes on below them, and stay between two tables', () => {
  const runs = (cells: Record<string, string | number>, bold = 'A1:B1') => {
    const grid = gridOf({ cells, formats: { 'A1:B1': { bold: true }, [bold]: { bold: true } } });
    return blankRowsIn(grid, dataTables(grid, layoutOf(grid)));
  };
  const top = { A1: '課', B1: '数', A2: '甲', B2: 1, A3: '乙', B3: 2 };
  expect(runs({ ...top, A5: '丙', B5: 3, A6: '丁', B6: 4 })).toEqual([{ from: 3, count: 1 }]);
  expect(runs({ ...top, A5: '係', B5: '額', A6: '丁', B6: 4, A7: '戊', B7: 5 }, 'A5:B5')).toEqual([]);
  expect(runs({ ...top, A8: '丙', B8: 3, A9: '丁', B9: 4 })).toEqual([]);
  expect(runs({ ...top, D5: '丙', E5: 3, D6: '丁', E6: 4 })).toEqual([]);
});

test('the file of a publication holds texts as texts', async () => {
  const grid = gridOf({ cells: { A1: '名前', B1: '件数', A2: '=1+1', B2: 3, A3: '@x', B3: 4, A4: '-1+2', B4: 5 } });
  const table = finish(exportRange(grid, layoutOf(grid).tables[0]!, PUBLISHER));
  const bytes = finish(workbookFileSteps(finish(publication([table], PUBLISHER, 46000))));
  const parts = unzipSync(bytes);
  expect(Object.values(parts).filter(part => strFromU8(part).includes('<f>'))).toEqual([]);
  const xml = strFromU8(parts['xl/sharedStrings.xml']!);
  for (const text of ['=1+1', '@x', '-1+2']) expect(xml).toContain(`<t xml:space="preserve">${text}</t>`);
  expect((await readXlsx(bytes)).warnings).toEqual([]);
});

test('repairs say what they would write', () => {
  const grid = gridOf(SHEET);
  const merges = new Merges(grid.merges);
  const repairing = { grid, merges, table: layoutOf(grid, merges).tables[0]! };
  expect(editsFor('L1-06', repairing)).toEqual([{ row: 3, column: 1, before: '転入　届', after: '転入 届' }]);
  expect(editsFor('L1-08', repairing)).toEqual([{ row: 5, column: 1, before: '印鑑登録①', after: '印鑑登録1' }]);
  expect(editsFor('L2-02', repairing)).toEqual([{ row: 5, column: 0, before: '〃', after: '市民' }]);
  expect(editsFor('L1-02', repairing)).toEqual([]);
});

test('what is repaired no longer fails its rule', () => {
  const cells: Record<string, string | number> = { A1: '名前', B1: '金額（円）', C1: '年月' };
  for (let row = 2; row < 12; row++) {
    cells[`A${row}`] = row % 4 === 0 ? ` 名${row} ` : `名${row}`;
    cells[`B${row}`] = row % 5 === 0 ? '▲1,000円' : row * 100;
    cells[`C${row}`] = `令和${row}年4月`;
  }
  const grid = gridOf({ cells });
  const merges = new Merges(grid.merges);
  const file = { name: 'a.xlsx', format: 'xlsx' };
  const failing = (sheet: typeof grid): string[] =>
    finish(check({ file, sheets: [sheet] }))
      .findings.filter(({ verdict }) => verdict === 'fail')
      .map(({ rule }) => rule);
  expect(failing(grid)).toEqual(['L1-06', 'L2-01', 'L3-05']);
  const values = grid.values.map(line => [...line]);
  const table = layoutOf(grid, merges).tables[0]!;
  for (const rule of ['L1-06', 'L2-01', 'L3-05'] as const)
    for (const { row, column, after } of editsFor(rule, { grid, merges, table })) values[row]![column] = after;
  expect(failing({ ...grid, values })).toEqual([]);
});

test('the one unit of a column goes into its heading, several stay where they are', () => {
  const rows = (units: readonly string[]): Record<string, string | number> =>
    Object.fromEntries(units.flatMap((unit, at) => [[`A${at + 2}`, `名${at}`] as const, [`B${at + 2}`, `${at + 1},000${unit}`] as const]));
  const editsOf = (heading: string, units: readonly string[]) => {
    const grid = gridOf({ cells: { A1: '名前', B1: heading, ...rows(units) } });
    const merges = new Merges(grid.merges);
    return editsFor('L2-01', { grid, merges, table: layoutOf(grid, merges).tables[0]! });
  };
  expect(editsOf('経費', ['円', '円', '円', ''])).toEqual([
    { row: 1, column: 1, before: '1,000円', after: 1000 },
    { row: 2, column: 1, before: '2,000円', after: 2000 },
    { row: 3, column: 1, before: '3,000円', after: 3000 },
    { row: 4, column: 1, before: '4,000', after: 4000 },
    { row: 0, column: 1, before: '経費', after: '経費（円）' },
  ]);
  expect(editsOf('経費（円）', ['円', '円', '円', '円']).filter(({ row }) => row === 0)).toEqual([]);
  expect(editsOf('量', ['円', '件', '円', '円']).filter(({ row }) => row === 0)).toEqual([]);
});

test('a column of nothing but amounts is told by the words of the rule, and can be repaired', () => {
  const of = (values: readonly string[]) => {
    const cells = Object.fromEntries(values.flatMap((value, at) => [[`A${at + 2}`, `名${at}`] as const, [`B${at + 2}`, value] as const]));
    const grid = gridOf({ cells: { A1: '名前', B1: '件数', ...cells } });
    const merges = new Merges(grid.merges);
    const { findings } = finish(check({ file: { name: 'a.xlsx', format: 'xlsx' }, sheets: [grid] }));
    const edits = editsFor('L2-01', { grid, merges, table: layoutOf(grid, merges).tables[0]! });
    return { found: findings.find(({ rule }) => rule === 'L2-01'), edits };
  };
  const { found, edits } = of(['1,200件', '800件', '▲7件']);
  expect(found).toMatchObject({ verdict: 'pass', differs: [{ kind: 'numbersInText', at: ['B2', 'B3', 'B4'] }] });
  expect(edits.map(({ after }) => after)).toEqual([1200, 800, -7, '件数（件）']);
  expect(of(['3階', '4階', '5階'])).toMatchObject({ edits: [] });
  expect(of(['2023年', '2024年', '2025年'])).toMatchObject({ edits: [] });
});

test('the western year beside the era’s, where somebody wants to keep both', () => {
  expect(inBothYears('令和5年4月')).toBe('2023年（令和5年）4月');
  expect(inBothYears('令和元年度')).toBe('2019年度（令和元年度）');
  expect(inBothYears('2023年（令和5年）')).toBe('2023年（令和5年）');
  const grid = gridOf({ cells: { A1: '年月', B1: '件数（件）', A2: '令和5年4月', B2: 3, A3: '令和5年5月', B3: 4 } });
  const merges = new Merges(grid.merges);
  const repairing = { grid, merges, table: layoutOf(grid, merges).tables[0]! };
  expect(otherEditsFor('L3-05', repairing).map(({ after }) => after)).toEqual(['2023年（令和5年）4月', '2023年（令和5年）5月']);
  expect(otherEditsFor('L1-06', repairing)).toEqual([]);
});

test('numbers and years as they are read', () => {
  expect(numberAndUnit('▲3,000')).toEqual({ number: -3000, unit: '' });
  expect(numberAndUnit('350000円')).toEqual({ number: 350000, unit: '円' });
  expect(numberAndUnit('150 000')).toEqual({ number: 150000, unit: '' });
  expect(numberAndUnit('100（暫定）')).toBeNull();
  expect(numberAndUnit('約1,200名')).toBeNull();
  expect(inWesternYears('令和元年5月')).toBe('2019年5月');
  expect(inWesternYears('2023年（令和5年）')).toBe('2023年');
  expect(inWesternYears('R5.4')).toBe('2023.4');
  expect(withoutPlatform('㈱①Ⅲ㎡')).toBe('(株)1III㎡');
});

test('an exported grid starts in row 1', () => {
  expect(asGrid({ name: 'x', columns: [], rows: [] }).values).toEqual([[]]);
});
