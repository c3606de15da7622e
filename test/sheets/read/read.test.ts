import type { Cell, Cells } from '../../../src/domain/base/cell';
import { serialOf } from '../../../src/domain/base/serial';
import type { Issue } from '../../../src/sheets/schema/issue';
import { readTables, type TablesCells } from '../../../src/sheets/read/read-all';

const KPI_HEADERS = [
  '番号',
  '名称',
  '単位',
  '向き',
  '基準年度',
  '基準値',
  '目標2030',
  '目標2040',
  '時点',
  '経路',
  '評価方式',
  '重み',
  '担当',
  '出典',
  '備考',
];
const HOURS = ['K2', '作業削減時間', '時間', '増加', 2023, 0, 1100000, 2120000, '', '', '', '', '', '', ''];
const SHARE = ['K5', '職員のやりがい向上', '%', '増加', 2023, 0.6, 0.8, 0.95, '', '', '', '', '', '', ''];
const ACTUAL_HEADERS = ['KPI', '年度', '時点', '値', '区分', '出典', '入力者', '入力日', 'コメント'];

/** A KPI row with some cells replaced, by header. */
const kpi = (row: readonly (string | number)[], change: Record<string, unknown>): never[] =>
  KPI_HEADERS.map((header, at) => (header in change ? change[header] : row[at])) as never[];
const kpis = (...rows: readonly unknown[][]): Cells => [KPI_HEADERS, ...rows] as Cells;
const actuals = (...rows: readonly unknown[][]): Cells => [
  ACTUAL_HEADERS,
  ...rows.map(row => ACTUAL_HEADERS.map((_, at) => (row[at] ?? '') as Cell)),
];
const issuesOf = (tables: TablesCells): readonly Issue[] =>
  Object.values(readTables(tables)).flatMap((reading): readonly Issue[] => reading?.issues ?? []);
const short = (tables: TablesCells): unknown[] =>
  issuesOf(tables).map(({ kind, row, column, fix }) => [kind, row, column, ...(fix ? [fix.to] : [])]);

test('a sound table reads without issues', () => {
  const reading = readTables({ DX_KPIs: kpis(HOURS, SHARE), DX_Actuals: actuals(['作業削減時間', 2025, '', 350000, '実績']) });
  expect(short({ DX_KPIs: kpis(HOURS, SHARE), DX_Actuals: actuals(['作業削減時間', 2025, '', 350000, '実績']) })).toEqual([]);
  expect(reading.DX_KPIs?.rows[0]).toEqual({
    index: 0,
    id: 'K2',
    name: '作業削減時間',
    unit: '時間',
    direction: '増加',
    baselineYear: 2023,
    baseline: 0,
    targets: [
      { year: 2030, value: 1100000 },
      { year: 2040, value: 2120000 },
    ],
    timing: null,
    path: null,
    scale: null,
    weight: null,
    aggregation: null,
    parent: null,
    stage: null,
    frequency: null,
    owner: null,
    source: null,
    remarks: null,
  });
  expect(reading.DX_Actuals?.rows).toMatchObject([
    { index: 0, kpi: '作業削減時間', year: 2025, date: null, value: 350000, status: '実績' },
  ]);
  expect(reading.DX_Systems).toBeNull();
});

test('columns are found by header wherever they are, years are added, staff’s own columns do not matter', () => {
  const cells: Cells = [
    [
      'メモ',
      '目標２０３５',
      '目標2040',
      '名称',
      '番号',
      '目標2030',
      '向き',
      '単位',
      '基準値',
      '基準年度',
      '時点',
      '経路',
      '評価方式',
      '重み',
      '担当',
      '出典',
      '備考',
    ],
    ['x', 1500, 2000, '件数', 7, 1000, '増加', '件', 0, 2023, '', '', '', '', '', '', ''],
  ];
  const { rows, issues } = readTables({ DX_KPIs: cells }).DX_KPIs ?? { rows: [], issues: [] };
  expect(issues).toEqual([]);
  expect(rows[0]).toMatchObject({
    id: '7',
    name: '件数',
    targets: [
      { year: 2030, value: 1000 },
      { year: 2040, value: 2000 },
      { year: 2035, value: 1500 },
    ],
  });
});

describe('issues', () => {
  test.each<[string, Record<string, unknown>, unknown[]]>([
    ['missing', { 名称: '' }, [['missing', 0, '名称']]],
    ['― is missing where it is no answer', { 名称: '―' }, [['missing', 0, '名称']]],
    ['not a number', { 基準値: '多い' }, [['wrongType', 0, '基準値']]],
    ['an error value', { 基準値: { code: '#REF!' } }, [['wrongType', 0, '基準値']]],
    ['a boolean', { 基準値: true }, [['wrongType', 0, '基準値']]],
    ['text that reads as a number', { 目標2030: '約110万時間' }, [['wrongType', 0, '目標2030', 1100000]]],
    ['text that reads as a year', { 基準年度: '令和5年度' }, [['wrongType', 0, '基準年度', 2023]]],
    ['the end of a year as a year', { 基準年度: 'R5年度末' }, [['wrongType', 0, '基準年度', 2023]]],
    ['a date in a year column', { 基準年度: serialOf(2024, 3, 31) }, [['outOfRange', 0, '基準年度', 2023]]],
    ['not in the choices', { 向き: 'アップ' }, [['notInChoices', 0, '向き']]],
    ['nearly in the choices', { 向き: '増 加' }, [['notInChoices', 0, '向き', '増加']]],
    ['out of range', { 重み: -1 }, [['outOfRange', 0, '重み']]],
    ['a blank baseline', { 基準値: '' }, [['blankBaseline', 0, '基準値']]],
    [
      'an undecided baseline',
      { 基準値: '―', 基準年度: '―' },
      [
        ['undecided', 0, '基準年度'],
        ['undecided', 0, '基準値'],
      ],
    ],
    ['a blank target', { 目標2040: '' }, [['blankTarget', 0, '目標2040']]],
    ['an undecided target', { 目標2040: '未定' }, [['undecided', 0, '目標2040']]],
    ['no direction and none to be told', { 向き: '', 基準値: 1100000, 目標2040: 1100000 }, [['noDirection', 0, '向き']]],
    ['no direction, but the targets tell', { 向き: '' }, []],
  ])('%s', (_, change, expected) => {
    expect(short({ DX_KPIs: kpis(kpi(HOURS, change)) })).toEqual(expected);
  });

  test('a plan is asked for the years that one of its own KPIs has a target of', () => {
    const of = (row: readonly (string | number)[], change: Record<string, unknown>) => kpi(row, { 出典: '甲市「DX計画」2章', ...change });
    const ends = { 目標2030: 1, 目標2040: '' };
    expect(short({ DX_KPIs: kpis(of(HOURS, ends), of(SHARE, { ...ends, 目標2040: '―' })) })).toEqual([]);
    expect(short({ DX_KPIs: kpis(of(HOURS, { 目標2040: '' }), of(SHARE, { 目標2040: '―', 出典: '甲市「DX計画」3章' })) })).toEqual([]);
    expect(short({ DX_KPIs: kpis(of(HOURS, { 目標2040: '' }), of(SHARE, {})) })).toEqual([['blankTarget', 0, '目標2040']]);
    // Another plan's years are not this one's, and a plan without any target is asked for all of the form.
    expect(short({ DX_KPIs: kpis(of(HOURS, { 目標2040: '' }), of(SHARE, { 出典: '乙市「計画」' })) })).toEqual([]);
    expect(short({ DX_KPIs: kpis(of(HOURS, { 目標2030: '―', 目標2040: '' })) })).toEqual([
      ['undecided', 0, '目標2030'],
      ['blankTarget', 0, '目標2040'],
    ]);
  });

  test('a row keeps what its cells are taken for', () => {
    const { rows } = readTables({ DX_KPIs: kpis(kpi(HOURS, { 目標2030: '約110万時間', 基準年度: 'R5年度', 向き: '減 少', 重み: -1 })) })
      .DX_KPIs ?? { rows: [] };
    expect(rows[0]).toMatchObject({
      targets: [
        { year: 2030, value: 1100000 },
        { year: 2040, value: 2120000 },
      ],
      baselineYear: 2023,
      direction: '減少',
      weight: null,
    });
  });

  test('duplicate keys name the first row, also when written differently', () => {
    const found = issuesOf({ DX_KPIs: kpis(HOURS, kpi(HOURS, { 番号: 'Ｋ2', 名称: '作業削減 時間' })) });
    expect(found).toMatchObject([
      { kind: 'duplicateKey', row: 1, column: '番号', expected: { firstRow: 0 } },
      { kind: 'duplicateKey', row: 1, column: '名称', got: '作業削減 時間', expected: { firstRow: 0 } },
    ]);
  });

  test('unknown references offer the nearest name', () => {
    const found = issuesOf({
      DX_KPIs: kpis(HOURS, SHARE),
      DX_Actuals: actuals(['作業削減時', 2025, '', 1], ['公用車', 2025, '', 1], ['作業削減 時間', 2025, '', 1]),
    });
    expect(found).toMatchObject([
      {
        kind: 'unknownReference',
        row: 0,
        expected: { table: 'DX_KPIs', nearest: '作業削減時間' },
        fix: { from: '作業削減時', to: '作業削減時間' },
      },
      { kind: 'unknownReference', row: 1, expected: { nearest: null } },
    ]);
    expect(issuesOf({ DX_Actuals: actuals(['何でも', 2025, '', 1]) })).toEqual([]);
  });

  test('actuals: dates, units, corrections', () => {
    const tables: TablesCells = {
      DX_KPIs: kpis(HOURS, SHARE),
      DX_Actuals: actuals(
        ['作業削減時間', 2025, 'R7年度末', 350000],
        ['職員のやりがい向上', 2025, '', 72],
        ['作業削減時間', '', serialOf(2026, 3, 31), 360000],
        ['作業削減時間', 2025, '', 365000],
        ['作業削減時間', 2026, 2026, 1],
        ['職員のやりがい向上', 2026, '', ''],
      ),
    };
    expect(short(tables)).toEqual([
      ['wrongType', 0, '時点', serialOf(2026, 3, 31)],
      ['duplicateActual', 0, '値'],
      ['unitMismatch', 1, '値', 0.72],
      ['missing', 2, '年度'],
      ['duplicateActual', 2, '値'],
      ['wrongType', 4, '時点'],
      ['missing', 5, '値'],
    ]);
  });

  test('a number of percent without its sign is told of wherever it stands, and corrected to the share', () => {
    const percent = (change: Record<string, unknown>): never[] => kpi(SHARE, { 名称: '窓口オンライン化率', 基準年度: 2022, ...change });
    const tables: TablesCells = {
      DX_KPIs: kpis(percent({ 基準値: 12.5, 目標2030: 80, 目標2040: '―' }), kpi(HOURS, {})),
      DX_Actuals: actuals(
        ['窓口オンライン化率', 2025, '', 31.2],
        ['窓口オンライン化率', 2024, '', '30'],
        ['作業削減時間', 2025, '', 350000],
      ),
      DX_Revisions: [
        ['KPI', '目標年', '旧目標', '新目標', '改定日', '理由'],
        ['窓口オンライン化率', 2030, 0.7, 80, serialOf(2026, 4, 1), '見直し'],
      ] as Cells,
    };
    expect(short(tables)).toEqual([
      ['unitMismatch', 0, '基準値', 0.125],
      ['unitMismatch', 0, '目標2030', 0.8],
      ['undecided', 0, '目標2040'],
      ['unitMismatch', 0, '値', 0.312],
      ['wrongType', 1, '値', 0.3],
      ['unitMismatch', 0, '新目標', 0.8],
    ]);
    expect(issuesOf(tables).flatMap(({ fix }) => fix?.format ?? [])).toEqual(['0.0%', '0.0%', '0.0%', '0.0%', '0.0%']);
    // Shares, up to half as much again, and texts with their sign are in order.
    expect(short({ DX_KPIs: kpis(percent({ 基準値: 0.125, 目標2030: 1.5, 目標2040: 0.95 })) })).toEqual([]);
    // The bound is exactly there, on either side of 0, and 100 is a number of percent like any other.
    expect(short({ DX_KPIs: kpis(percent({ 基準値: -1.5, 目標2030: 1.51, 目標2040: 100 })) })).toEqual([
      ['unitMismatch', 0, '目標2030', 0.0151],
      ['unitMismatch', 0, '目標2040', 1],
    ]);
    expect(short({ DX_KPIs: kpis(percent({ 基準値: -1.51, 目標2030: 1, 目標2040: 1 })) })).toEqual([
      ['unitMismatch', 0, '基準値', -0.0151],
    ]);
    expect(short({ DX_KPIs: kpis(percent({ 目標2040: '95%' })) })).toEqual([['wrongType', 0, '目標2040', 0.95]]);
  });

  test('dates in order, ratios, lists and circles', () => {
    const schedule: Cells = [
      ['番号', '取組', 'マイルストーン', '担当', 'システム', 'KPI', '開始予定', '終了予定', '開始実績', '終了実績', '進捗率', '備考'],
      [1, '標準化', '移行', '', '', '', 46000, 45000, '', '', 60, ''],
      [2, '標準化', '稼働', '', '', '', 'R8.4.1', 'R8年度', '', '', '60%', ''],
      // A day is in order with itself.
      [3, '標準化', '研修', '', '', '', 46000, 46000, '', '', 0, ''],
    ];
    const system: Cells = [
      ['番号', '名称', '所管', '区分', '多重入力箇所', '連携先', '標準化対象', '状態', '移行期限', '年間経費', '担当', '備考'],
      [1, '財務会計', '', '内部管理', 2.5, '文書管理、人事給与', '◯', '', '', 1000, '', ''],
      [2, '文書管理', '', '', -1, '', '○', '', '', '', '', ''],
    ];
    expect(short({ DX_Schedules: schedule })).toEqual([
      ['endBeforeStart', 0, '終了予定'],
      ['outOfRange', 0, '進捗率', 0.6],
      ['wrongType', 1, '開始予定', serialOf(2026, 4, 1)],
      ['wrongType', 1, '終了予定', serialOf(2027, 3, 31)],
      ['wrongType', 1, '進捗率', 0.6],
    ]);
    expect(short({ DX_Systems: system })).toEqual([
      ['wrongType', 0, '多重入力箇所'],
      ['unknownReference', 0, '連携先'],
      ['notInChoices', 0, '標準化対象', '○'],
      ['outOfRange', 1, '多重入力箇所'],
    ]);
    expect(readTables({ DX_Systems: system }).DX_Systems?.rows[0]).toMatchObject({
      connections: ['文書管理'],
      standardised: true,
      annualCost: 1000,
    });
  });

  test('headers: missing with the one that is like it, standing twice', () => {
    const cells: Cells = [
      [
        '番号',
        '名  称',
        '単位',
        '向き',
        '基準年',
        '基準値',
        '目標2030',
        '目標2030',
        '時点',
        '経路',
        '評価方式',
        '重み',
        '担当',
        '出典',
        '備考',
      ],
      kpi(HOURS, {}),
    ];
    expect(issuesOf({ DX_KPIs: cells })).toMatchObject([
      {
        kind: 'missingHeader',
        row: null,
        column: '基準年度',
        at: 4,
        expected: { required: false, nearest: '基準年' },
        fix: { from: '基準年', to: '基準年度' },
      },
      { kind: 'duplicateHeader', row: null, column: '目標2030', at: 7, expected: { firstColumn: 6 } },
    ]);
    // Twice the same misspelling, or one that may be either of two headers, is for people to decide.
    const system = (...headers: readonly string[]): Cells => [['番号', '名称', '所管', '区分', ...headers]];
    const fixes = (cells: Cells): unknown[] =>
      issuesOf({ DX_Systems: cells }).flatMap(({ column, fix }) => (fix ? [[column, fix.from]] : []));
    expect(fixes(system('多重入力個所', '連携先', '標準化対象', '状態', '移行期限', '年間経費', '担当', '備考'))).toEqual([
      ['多重入力箇所', '多重入力個所'],
    ]);
    expect(fixes(system('多重入力個所', '多重入力個所', '連携先', '標準化対象', '状態', '移行期限', '年間経費', '担当', '備考'))).toEqual(
      [],
    );
    const schedule: Cells = [
      ['番号', '取組', 'マイルストーン', '担当', 'システム', 'KPI', '開始予績', '終了予定', '終了実績', '進捗率', '備考'],
    ];
    expect(
      issuesOf({ DX_Schedules: schedule })
        .filter(({ kind }) => kind === 'missingHeader')
        .map(({ column, fix }) => [column, fix]),
    ).toEqual([
      ['開始予定', undefined],
      ['開始実績', undefined],
    ]);
    const withoutTargets: Cells = [
      ['番号', '名称', '単位', '向き', '基準年度', '基準値', '時点', '経路', '評価方式', '重み', '担当', '出典', '備考'],
    ];
    expect(short({ DX_KPIs: withoutTargets })).toEqual([['missingHeader', null, '目標2030']]);
  });
});

test('a wholly blank row is no row; a row with anything in it is', () => {
  const blank = KPI_HEADERS.map(() => '');
  const reading = readTables({ DX_KPIs: kpis(blank, HOURS, kpi(blank, { 備考: 'あとで' })) }).DX_KPIs;
  expect(reading?.rows.map(({ index }) => index)).toEqual([1, 2]);
  expect(reading?.issues.filter(({ row }) => row === 0)).toEqual([]);
});

test('20,000 actuals are read', () => {
  const rows = Array.from({ length: 20_000 }, (_, n) => ['作業削減時間', 1900 + (n % 300), serialOf(1950, 1, 1) + n, n]);
  const { rows: read } = readTables({ DX_KPIs: kpis(HOURS), DX_Actuals: actuals(...rows) }).DX_Actuals ?? { rows: [] };
  expect(read).toHaveLength(20_000);
});

test('reading changes no cell', () => {
  const cells = kpis(kpi(HOURS, { 目標2030: '約110万時間', 向き: '増 加' }));
  const before = JSON.stringify(cells);
  readTables({ DX_KPIs: cells });
  expect(JSON.stringify(cells)).toBe(before);
});
