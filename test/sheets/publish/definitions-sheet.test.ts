import type { Cells } from '../../../src/domain/base/cell';
import { check } from '../../../src/sheets/publish/check';
import {
  DEFINITION_HEADERS,
  DEFINITIONS_SHEET,
  planDefinitions,
  TO_BE_WRITTEN,
  type FoundDefinitions,
} from '../../../src/sheets/publish/definitions-sheet';
import { asGrid } from '../../../src/sheets/publish/export';
import { layoutOf } from '../../../src/sheets/publish/layout';
import { finish } from '../../../src/sheets/read/slices';
import type { WorkbookState } from '../../../src/sheets/read/state';
import { sheetColumnsFor } from '../../../src/sheets/schema/table';
import { TABLE_NAMES } from '../../../src/sheets/schema/table-name';
import { TABLES } from '../../../src/sheets/schema/declarations/tables';
import { gridOf } from './cases';

const NONE: FoundDefinitions = { existing: { kind: 'none' }, table: [] };

/** All tables of ours, the KPIs with a column that staff have added. */
const STATE = {
  sheets: [...TABLE_NAMES.map(name => ({ name: TABLES[name].sheet, visible: true })), { name: '手続', visible: true }],
  structureProtected: false,
  tables: Object.fromEntries(
    TABLE_NAMES.map(name => [
      name,
      {
        name,
        sheet: TABLES[name].sheet,
        cells: [[...sheetColumnsFor(TABLES[name], []).map(({ header }) => header), ...(name === 'DX_KPIs' ? ['覚え'] : [])]],
      },
    ]),
  ),
} as unknown as WorkbookState;

const rows = Array.from({ length: 24 }, (_, at) => at + 2);
const GRID = gridOf({
  name: '手続',
  cells: {
    A1: '手続',
    B1: '件数（件）',
    C1: '区分',
    ...Object.fromEntries(
      rows.flatMap(row => [
        [`A${row}`, `手続${row}`],
        [`B${row}`, row * 3],
        [`C${row}`, row % 2 === 0 ? '窓口' : '郵送'],
      ]),
    ),
  },
});
const CHECKED = { grid: GRID, layout: layoutOf(GRID) };

test('every column of ours is defined from its declaration, and the sheet itself has nothing against it', () => {
  const { lines, sheet, tables } = planDefinitions(STATE, NONE, null);
  expect(sheet).toBe(DEFINITIONS_SHEET);
  expect(tables).toBe(TABLE_NAMES.length);
  for (const name of TABLE_NAMES)
    for (const { header } of sheetColumnsFor(TABLES[name], [])) {
      const line = lines.find(one => one[0] === name && one[2] === header);
      expect(line?.[3]).not.toBe(TO_BE_WRITTEN);
      expect(line?.[8]).toBe('未定または文書に記載なし');
    }
  expect(lines.find(line => line[2] === '覚え')?.[3]).toBe(TO_BE_WRITTEN);
  const grid = { ...asGrid({ name: sheet, columns: [], rows: [] }), values: lines };
  const report = finish(check({ file: { name: 'a.xlsx', format: 'xlsx' }, sheets: [grid] }));
  // Lists of choices that name その他 are taken for answers with details of it.
  const failing = report.findings.filter(({ verdict, rule }) => verdict === 'fail' && rule !== 'L2-05');
  expect(failing.map(({ rule, at }) => [rule, at])).toEqual([]);
  expect(report.scores).toMatchObject({ 1: 100, 3: 100 });
});

test('of a checked table it says what can be seen', () => {
  const { lines } = planDefinitions(STATE, NONE, CHECKED);
  expect(lines.filter(([name]) => name === '手続').map(line => line.slice(2, 7))).toEqual([
    ['手続', TO_BE_WRITTEN, '文字列', '…', '…'],
    ['件数（件）', TO_BE_WRITTEN, '数値', '件', '…'],
    ['区分', TO_BE_WRITTEN, '文字列', '…', '窓口；郵送'],
  ]);
});

test('what people have written about tables that are not ours stays, what they wrote over ours does not', () => {
  const first = planDefinitions(STATE, NONE, CHECKED);
  const table = first.lines.map(line =>
    line.map((value, at) => (at === 3 && (line[0] === '手続' || line[0] === 'DX_KPIs') && line !== first.lines[0] ? '職員の説明' : value)),
  ) as Cells;
  const found: FoundDefinitions = {
    existing: { kind: 'sheet', sheet: DEFINITIONS_SHEET },
    table: [...table, ['別の表', '別', '列', '古い説明', '数値', '人', '…', '×', '']],
  };
  const state = { ...STATE, sheets: [...STATE.sheets, { name: DEFINITIONS_SHEET, visible: true }] } as WorkbookState;
  const again = planDefinitions(state, found, null);
  expect(again.replaces).toBe(true);
  const meaning = (name: string, header: string) => again.lines.find(line => line[0] === name && line[2] === header)?.[3];
  expect(meaning('手続', '区分')).toBe('職員の説明');
  expect(meaning('別の表', '列')).toBe('古い説明');
  expect(meaning('DX_KPIs', '覚え')).toBe('職員の説明');
  expect(meaning('DX_KPIs', 'KPI')).not.toBe('職員の説明');
  // A sheet of that name that is not ours is left alone.
  const theirs = planDefinitions(state, { existing: { kind: 'sheet', sheet: DEFINITIONS_SHEET }, table: [['覚え']] }, null);
  expect(theirs.sheet).toBe(`${DEFINITIONS_SHEET} (2)`);
  expect(theirs.replaces).toBe(false);
  expect(DEFINITION_HEADERS).toHaveLength(9);
});
