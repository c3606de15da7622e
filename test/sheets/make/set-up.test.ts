import { planSetUp } from '../../../src/sheets/make/set-up';
import { changesAnything } from '../../../src/sheets/make/planned';
import type { TableState, WorkbookState } from '../../../src/sheets/read/state';
import { addressOf, columnLetters } from '../../../src/sheets/read/state';
import { TABLE_NAMES } from '../../../src/sheets/schema/table-name';
import { OSAKA } from '../../../src/sheets/templates/osaka';

const EMPTY: WorkbookState = {
  asOf: null,
  asOfCell: null,
  foreignTables: [],
  sheets: [{ id: 'Sheet1', name: 'Sheet1', visible: true, protected: false }],
  names: [],
  tableNames: [],
  countsFrom1904: null,
  structureProtected: false,
  scale: null,
  schema: null,
  lastChange: {},
  tables: Object.fromEntries(TABLE_NAMES.map(name => [name, null])) as unknown as WorkbookState['tables'],
};
const request = { tables: ['DX_KPIs', 'DX_Actuals'], template: OSAKA, asOf: 46295 } as const;

test('the five KPIs of the grand design, each naming document and section; baselines ―', () => {
  const [kpi] = planSetUp(EMPTY, request).tables;
  if (kpi?.action !== 'create') throw new Error('not planned');
  const at = (header: string): number => kpi.columns.findIndex(column => column.header === header);
  expect(kpi.body.map(row => ['名称', '単位', '向き', '基準値', '目標2030', '目標2040'].map(header => row[at(header)]?.value))).toEqual([
    ['多重入力箇所', '箇所', '減少', '―', 0, 0],
    ['作業削減時間', '時間', '増加', '―', 1100000, 2120000],
    ['事業者負担軽減時間', '時間', '増加', '―', 120000, 340000],
    ['生産性向上率', '%', '増加', '―', 0.103, 0.2],
    ['職員のやりがい向上', '%', '増加', '―', 0.8, 0.95],
  ]);
  expect(kpi.body.map(row => row[at('目標2030')]?.format)).toEqual(['#,##0', '#,##0', '#,##0', '0.0%', '0.0%']);
  expect(kpi.added.every(({ source }) => source === '大阪市「バックオフィスDXグランドデザイン」7. KGI・KPI')).toBe(true);
  // What the document does not say stays blank.
  expect(kpi.body.flatMap(row => ['時点', '経路', '評価方式', '重み', '担当'].map(header => row[at(header)]?.value))).toEqual(
    Array(25).fill(null),
  );
  expect(kpi.goal?.text).toMatch(/^内部管理業務を全体最適化し/);
});

test('an empty table has one blank row; the actuals’ drop-down looks into the sheet that will be made', () => {
  const plan = planSetUp(
    { ...EMPTY, sheets: [{ id: 'KPI', name: 'KPI', visible: true, protected: false }] },
    { ...request, template: null },
  );
  const [kpi, actuals] = plan.tables;
  if (kpi?.action !== 'create' || actuals?.action !== 'create') throw new Error('not planned');
  expect([kpi.body.length, kpi.added, kpi.goal, kpi.sheet]).toEqual([1, [], null, 'KPI (2)']);
  expect(actuals.columns[0]?.validation?.rule).toEqual({
    type: 'list',
    source: "=OFFSET('KPI (2)'!$B$5,1,0,MAX(1,COUNTA('KPI (2)'!$B$6:$B$1048576)),1)",
  });
  expect(planSetUp(EMPTY, { ...request, tables: ['DX_Actuals'] }).tables[0]).toMatchObject({
    columns: [{ validation: null }, {}, {}, {}, {}, {}, {}, {}, {}],
  });
});

test('a workbook whose structure is protected cannot get sheets', () => {
  expect(planSetUp({ ...EMPTY, structureProtected: true }, request).conflicts).toEqual([{ kind: 'structureProtected' }]);
});

test('all there: nothing to do', () => {
  const table = {
    name: 'DX_KPIs',
    sheet: 'KPI',
    firstRow: 5,
    firstColumn: 0,
    totals: false,
    issues: [],
    cells: [['番号', '名称']],
    rows: OSAKA.rows.DX_KPIs?.map((row, index) => ({ ...row, index })),
  } as unknown as TableState<'DX_KPIs'>;
  const actuals = { ...table, name: 'DX_Actuals', sheet: '実績', rows: [] } as unknown as TableState<'DX_Actuals'>;
  const plan = planSetUp(
    { ...EMPTY, asOfCell: { sheet: 'KPI', address: 'B3' }, tables: { ...EMPTY.tables, DX_KPIs: table, DX_Actuals: actuals } },
    request,
  );
  expect(plan.conflicts).toEqual([]);
  expect(changesAnything(plan)).toBe(false);
  expect(changesAnything(planSetUp(EMPTY, request))).toBe(true);
});

test('column letters', () => {
  expect([0, 25, 26, 701, 702, 16383].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
  expect(addressOf(2, 1)).toBe('B3');
});
