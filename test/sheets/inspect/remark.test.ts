import { serialOf } from '../../../src/domain/base/serial';
import {
  INSPECTION_HEADERS,
  planInspectionSheet,
  type FoundInspection,
  type InspectionLine,
} from '../../../src/sheets/make/own/inspection-sheet';
import { inspectWorkbook, REMARK_STEPS, type Inspection, type Remark } from '../../../src/sheets/inspect/remark';
import { finish } from '../../../src/sheets/read/slices';
import type { WorkbookState } from '../../../src/sheets/read/state';
import type { TableName } from '../../../src/sheets/schema/table-name';
import { OSAKA } from '../../../src/sheets/templates/osaka';
import { OSHU } from '../../../src/sheets/templates/oshu';
import { workbookState } from '../../pane/workbook-state';
import { cellsOf, rowsOfAll, type Rows } from '../templates/filled';

const AS_OF = serialOf(2026, 9, 30);
const state = (rows: Rows, asOf: number | null = AS_OF): WorkbookState =>
  workbookState(Object.fromEntries(Object.entries(rows).map(([name, lines]) => [name, cellsOf(name as TableName, lines)])), asOf);
const look = (rows: Rows, asOf?: number | null): Inspection => finish(inspectWorkbook(state(rows, asOf), AS_OF + 1));
const kindOf = ({ what }: Remark): string => (what.kind === 'issue' ? what.issue.kind : what.finding.message.kind);

const KPI = {
  id: 'K1',
  name: '作業削減時間',
  unit: '時間',
  direction: '増加',
  baselineYear: 2023,
  baseline: 0,
  targets: [
    { year: 2030, value: 1_100_000 },
    { year: 2040, value: 2_120_000 },
  ],
  owner: 'デジタル統括室',
};
const ACTUAL = { kpi: '作業削減時間', year: 2025, value: 350_000 };

test('nothing to say about a workbook in order: tables and rows are counted', () => {
  expect(look({ DX_KPIs: [KPI], DX_Actuals: [ACTUAL] })).toEqual({
    remarks: [],
    open: 0,
    tables: 2,
    rows: 2,
    asOf: AS_OF,
    asOfToday: false,
  });
});

test('a KPI without baseline is said once, not for its cells as well', () => {
  for (const blank of ['―', null] as const) {
    const { remarks } = look({ DX_KPIs: [{ ...KPI, baseline: blank, baselineYear: blank }], DX_Actuals: [ACTUAL] });
    expect(remarks.map(kindOf)).toEqual(['kpiWithoutBaseline']);
    expect(remarks[0]).toMatchObject({ category: 'blank', places: [{ sheet: 'KPI', address: 'F6' }], division: 'デジタル統括室' });
  }
  // A row without a name has no such finding: the hints of its cells stay.
  expect(look({ DX_KPIs: [{ ...KPI, name: null, baseline: null }] }).remarks.map(kindOf)).toContain('blankBaseline');
});

test('― in a target is an answer: shown as 未定 and not counted as open', () => {
  const { remarks, open } = look({
    DX_KPIs: [
      {
        ...KPI,
        targets: [
          { year: 2030, value: 1 },
          { year: 2040, value: null },
        ],
      },
    ],
    DX_Actuals: [ACTUAL],
  });
  expect(remarks.map(({ category }) => category)).toEqual(['undecided']);
  expect(open).toBe(0);
});

test('an issue of a cell says what its row is about, where the row says it; a finding says it itself', () => {
  const { remarks } = look({
    DX_KPIs: [
      { ...KPI, direction: '上昇', owner: null },
      { ...KPI, id: 'K2', name: null, direction: '上昇' },
    ],
    DX_Actuals: [ACTUAL],
    DX_Schedules: [{ id: 'S1', initiative: '標準化', milestone: '移行', plannedFinish: AS_OF + 9, progress: 3 }],
  });
  expect(
    remarks
      .filter(remark => ['notInChoices', 'outOfRange', 'kpiWithoutOwner'].includes(kindOf(remark)))
      .map(remark => [kindOf(remark), remark.subject]),
  ).toEqual([
    ['notInChoices', '作業削減時間'],
    ['kpiWithoutOwner', null],
    ['notInChoices', null],
    ['outOfRange', '移行'],
  ]);
});

test('by table, then by row, cells and findings together', () => {
  const late = {
    id: 'S1',
    initiative: '標準化',
    milestone: '移行',
    plannedStart: serialOf(2025, 4, 1),
    plannedFinish: serialOf(2026, 3, 31),
    owner: '情報課',
  };
  const { remarks } = look({
    DX_KPIs: [KPI, { ...KPI, id: 'K2', name: '多重入力箇所', owner: null, direction: '上昇' }],
    DX_Actuals: [ACTUAL, { ...ACTUAL, kpi: '多重入力箇所' }],
    DX_Schedules: [late],
  });
  expect(remarks.map(remark => [remark.sheet, kindOf(remark), remark.places[0]?.address])).toEqual([
    ['KPI', 'notInChoices', 'D7'],
    ['KPI', 'kpiWithoutOwner', 'Q7'],
    ['スケジュール', 'milestoneLate', 'H6'],
  ]);
  expect(remarks.map(({ category, division }) => [category, division])).toEqual([
    ['correct', null],
    ['blank', null],
    ['late', '情報課'],
  ]);
  expect(new Set(remarks.map(({ id }) => id)).size).toBe(remarks.length);
});

test('whom to ask: the row itself, or what it refers to', () => {
  const { remarks } = look({
    DX_KPIs: [KPI],
    DX_Systems: [{ id: 'A', name: '文書管理', division: '総務局' }],
    DX_Actuals: [ACTUAL, { ...ACTUAL, year: 2024, value: null }],
    DX_Schedules: [{ id: 'S1', initiative: '更改', milestone: '要件定義', system: '文書管理', plannedFinish: AS_OF - 9 }],
    DX_Issues: [{ id: 'I1', issue: '紙の決裁', kpi: '作業削減時間', due: AS_OF - 1, status: '対応中' }],
    DX_Members: [
      { body: 'DX推進会議', role: 'リーダー', post: '副市長' },
      { body: 'ＤＸ推進会議', role: '事務局', post: '行革課' },
    ],
  });
  expect(remarks.map(remark => [remark.table, remark.division])).toEqual([
    ['DX_Members', '行革課'],
    ['DX_Actuals', 'デジタル統括室'],
    ['DX_Schedules', '総務局'],
    ['DX_Issues', 'デジタル統括室'],
  ]);
});

test('a workbook of 奥州市 is not told the rules of 大阪市, nor the other way round', () => {
  const rulesOf = (rows: Rows): string[] =>
    look(rows).remarks.flatMap(({ what }) => (what.kind === 'finding' ? [what.finding.rule.replace(/-.*/, '')] : []));
  const broken = (rows: Rows): Rows => ({
    ...rows,
    DX_Members: (rows.DX_Members ?? []).filter(({ role }) => role !== 'リーダー' && role !== '副本部長'),
  });
  expect(rulesOf(broken(rowsOfAll([OSHU])))).toContain('oshu');
  expect(rulesOf(broken(rowsOfAll([OSHU])))).not.toContain('osaka');
  expect(rulesOf(broken(rowsOfAll([OSAKA])))).toContain('osaka');
  expect(rulesOf(broken(rowsOfAll([OSAKA])))).not.toContain('oshu');
});

test('what a charter asks of a table that is not there is said without a place', () => {
  const { DX_Members } = rowsOfAll([OSAKA]);
  const missing = look({ DX_Members: DX_Members ?? [] }).remarks.filter(remark => kindOf(remark) === 'systemMissing');
  expect(missing).toHaveLength(6);
  expect(missing[0]).toMatchObject({ sheet: '情報システム', places: [], table: 'DX_Systems' });
});

test('without a 基準日 the day of today is taken, and that is said', () => {
  expect(look({ DX_KPIs: [KPI], DX_Actuals: [ACTUAL] }, null)).toMatchObject({ asOf: AS_OF + 1, asOfToday: true });
});

test('it takes the number of steps it says', () => {
  let steps = 0;
  for (const work = inspectWorkbook(state({}), AS_OF); work.next().done !== true;) steps += 1;
  expect(steps).toBe(REMARK_STEPS);
});

describe('the sheet 点検結果', () => {
  const line: InspectionLine = { sheet: 'KPI', cells: 'B6', content: '担当が空です。', basis: '', division: '', category: '未記入' };
  const none: FoundInspection = { existing: { kind: 'none' }, head: [], table: [] };
  const head = [['点検結果'], ['1表 1行を確認し、指摘は1件です。'], ['基準日', 46295], [''], [...INSPECTION_HEADERS]];
  const withSheets = (...names: string[]): WorkbookState => ({
    ...state({}),
    sheets: names.map(name => ({ id: name, name, visible: true, protected: false })),
  });
  const plan = (workbook: WorkbookState, found: FoundInspection, lines = [line]) =>
    planInspectionSheet(workbook, found, lines, 'メモ', AS_OF);

  test('a new one; beside somebody else’s sheet; in the place of ours', () => {
    expect(plan(withSheets('KPI'), none)).toMatchObject({ sheet: '点検結果', taken: null, replaces: null, conflicts: [] });
    expect(plan(withSheets('点検結果'), none)).toMatchObject({ sheet: '点検結果 (2)', taken: '点検結果', replaces: null });
    const ours: FoundInspection = { existing: { kind: 'sheet', sheet: '点検結果' }, head, table: [] };
    expect(plan(withSheets('点検結果'), ours)).toMatchObject({
      sheet: '点検結果',
      taken: null,
      replaces: { note: '1表 1行を確認し、指摘は1件です。' },
    });
    expect(
      plan(withSheets('点検結果', '点検結果 (2)'), { existing: { kind: 'sheet', sheet: '点検結果 (2)' }, head, table: [] }),
    ).toMatchObject({
      sheet: '点検結果 (2)',
      taken: '点検結果',
      replaces: {},
    });
  });

  test('a sheet of ours that staff have renamed or made their own is left alone', () => {
    expect(plan(withSheets('点検結果 9月'), { existing: { kind: 'sheet', sheet: '点検結果 9月' }, head, table: [] })).toMatchObject({
      sheet: '点検結果',
      replaces: null,
    });
    expect(
      plan(withSheets('点検結果'), {
        existing: { kind: 'sheet', sheet: '点検結果' },
        head: [['会議メモ'], [], [], [], ['日付']],
        table: [],
      }),
    ).toMatchObject({ sheet: '点検結果 (2)', replaces: null });
  });

  test('what stands in the way', () => {
    expect(plan({ ...withSheets(), structureProtected: true }, { ...none, existing: { kind: 'other' } }).conflicts).toEqual([
      { kind: 'structureProtected' },
      { kind: 'nameTaken', name: 'DX_Inspection' },
    ]);
  });

  test('no more lines than one message to Excel holds, and texts that a cell holds', () => {
    const many = Array.from({ length: 30_000 }, () => ({ ...line, content: '未'.repeat(100) }));
    const { lines, omitted } = plan(withSheets(), none, many);
    expect(lines.length + omitted).toBe(30_000);
    expect(omitted).toBeGreaterThan(0);
    expect(new TextEncoder().encode(JSON.stringify(lines)).length).toBeLessThan(5 * 1024 * 1024);
    expect(plan(withSheets(), none, [{ ...line, content: 'あ'.repeat(40_000) }]).lines[0]?.content.length).toBeLessThan(32_767);
  });
});

test('a record of a closed round that somebody has changed, and one that is gone', () => {
  const places = [{ sheet: '記録 10月中間', address: 'A6' }];
  const records = [
    { round: '令和8年度 10月中間', changed: places },
    { round: '令和8年度 4月計画', changed: null },
    { round: '令和7年度 3月実績', changed: [] },
  ];
  const { remarks } = finish(inspectWorkbook(state({}), AS_OF, records));
  expect(
    remarks.map(({ sheet, places: at, category, what }) => [sheet, at, category, what.kind === 'finding' && what.finding.message.kind]),
  ).toEqual([
    ['記録 10月中間', places, 'correct', 'recordChanged'],
    ['照会', [], 'correct', 'recordLost'],
  ]);
});
