import type { Cell, Cells } from '../../../src/domain/base/cell';
import { Fault } from '../../../src/domain/base/fault';
import { findKpi, kpisOf, readPlan, signOf } from '../../../src/domain/kpi/plan';
import { target } from '../../../src/domain/kpi/target';
import { kindOf, kpiIn, OSAKA, shown, simple } from './plans';

const plan = (cells: Cells) => {
  const read = readPlan(cells);
  if (read instanceof Fault) throw new Error(read.reason.kind);
  return read;
};

test('a published table as it stands', () => {
  const kpi = kpiIn(OSAKA, ' 作業削減 時間 ');
  expect(kpi).toMatchObject({
    name: '作業削減時間',
    direction: '増加',
    baseline: null,
    baselineYear: null,
    timing: '年度末',
    path: '折れ線',
    row: 2,
  });
  expect(kpi.targets).toEqual([
    { year: 2030, value: 1100000 },
    { year: 2040, value: 2120000 },
  ]);
  expect(kpiIn(OSAKA, '多重入力箇所')).toMatchObject({
    direction: '減少',
    targets: [
      { year: 2030, value: 0 },
      { year: 2040, value: 0 },
    ],
  });
});

test.each([
  ['目標2030', 2030],
  ['2030年', 2030],
  ['2030年度目標', 2030],
  ['目標(R7年度)', 2025],
  ['令和12年度', 2030],
  [2030, 2030],
  ['２０３０年', 2030],
  ['目標値（令和十二年度）', 2030],
  ['目標\n2030', 2030],
  ['Ｒ７目標', 2025],
  ['H30', 2018],
  ['目標(R5〜R7)', 2025],
  ['令和7年度(2025年度)', 2025],
  ['2030年目標（2013年度比）', 2030],
  ['㋿12年度目標', 2030],
  ['目標値(R12末)', 2030],
])('header %s is the target of %i', (header, year) => {
  expect(
    kpiIn(
      [
        ['KPI', header],
        ['x', 5],
      ],
      'x',
    ).targets,
  ).toEqual([{ year, value: 5 }]);
});

test.each(['備考', '担当', '出典', 'KPIR7', '12030', '実績', '2023年度実績', 'R5実績値'])('header %s is no target', header => {
  expect(
    kpiIn(
      [
        ['KPI', header],
        ['x', 5],
      ],
      'x',
    ).targets,
  ).toEqual([]);
});

test.each([
  [['現状値(R2)'], [10], 10, 2020],
  [['2019年実績(基準)'], [10], 10, 2019],
  [['現状（令和2年度）'], ['約10件'], 10, 2020],
  [['基準値', '基準年度'], [10, 'R2年度'], 10, 2020],
  [['現状値', '現状年度'], [10, 2021], 10, 2021],
  [['基準', '基準年'], [10, '2021年'], 10, 2021],
  [['基準値(R2)', '基準年度'], [10, 2022], 10, 2022],
  [['現状値(R5)', '基準値(R2)'], [7, 10], 10, 2020],
  [['現状値(H30)', '基準値(R2)'], [7, 10], 10, 2020],
  [['基準値(R2)', '現状値(H30)'], [10, 7], 10, 2020],
  [['現状値', '基準値(R2)'], [7, 10], 10, 2020],
  [['現状値(R5)', '基準値', '基準年度'], [7, 10, 2019], 10, 2019],
  [['現状値(R5)', '現状値(R2)'], [7, 10], 10, 2020],
  [['基準値'], [10], null, null],
  [['基準値', '基準年度'], [10, 0], null, null],
  [['基準値', '基準年度'], [10, '未定'], null, null],
  [['基準値', '基準年度'], ['―', 2020], null, 2020],
  [['基準値', '基準年度'], [0, 2020], 0, 2020],
  [['基準値', '基準年度'], [true, 2020], null, 2020],
] as [Cell[], Cell[], number | null, number | null][])('baseline %j %j', (headers, cells, baseline, baselineYear) => {
  expect(
    kpiIn(
      [
        ['KPI', ...headers, '2030年'],
        ['x', ...cells, 20],
      ],
      'x',
    ),
  ).toMatchObject({ baseline, baselineYear, targets: [{ year: 2030, value: 20 }] });
});

test('of two columns of one year the first that says something counts, whatever stands in the second', () => {
  const error: Cell = { code: '#DIV/0!' };
  const of = (...cells: Cell[]) =>
    kpiIn(
      [
        ['KPI', '向き', '基準値', '基準年度', '目標2030', '令和12年度目標'],
        ['x', '増加', 1, 2020, ...cells],
      ],
      'x',
    );
  expect(of(8, error)).toMatchObject({ targets: [{ year: 2030, value: 8 }], errors: new Map() });
  expect(of(8, 9).targets).toEqual([{ year: 2030, value: 8 }]);
  expect(of('', 9).targets).toEqual([{ year: 2030, value: 9 }]);
  expect(shown(target(of('', error), 2030))).toBe('#DIV/0!');
});

test('the order of the columns does not matter, nor do other columns', () => {
  const one = kpiIn(
    [
      ['担当', '目標2040', '目標2030', 'KPI', '番号', '項目'],
      ['a', 40, 30, 'x', 'K1', '区分'],
    ],
    'x',
  );
  const other = kpiIn(
    [
      ['KPI', '目標2030', '目標2040'],
      ['x', 30, 40],
    ],
    'x',
  );
  expect(one).toMatchObject({ name: 'x', targets: other.targets });
  expect(
    kpiIn(
      [
        ['名称', 'ID', '2030年'],
        ['x', 'k-1', 1],
      ],
      'Ｋ-1',
    ).name,
  ).toBe('x');
});

test.each([
  ['増加', 10, [5], '増加'],
  [' 減 少', 10, [50], '減少'],
  ['', 10, [20], '増加'],
  ['', 10, [5, 3], '減少'],
  ['', null, [5, 8], '増加'],
  ['', null, [8, 5], '減少'],
  ['', null, ['0', '0'], '減少'],
  ['', 0, ['0'], '減少'],
  ['', 10, [10], null],
  ['', null, [5], null],
  ['', null, [], null],
  ['上昇', 10, [20], '増加'],
  ['不変', 10, [20], null],
  [0, 10, [20], '増加'],
  ['―', 10, [20], '増加'],
] as [Cell, Cell, Cell[], string | null][])(
  'direction %j with baseline %j and targets %j: %s',
  (direction, baseline, targets, expected) => {
    const years = targets.map((_, i) => `目標${2030 + i}`);
    const kpi = kpiIn(
      [
        ['KPI', '向き', '基準値', '基準年度', ...years],
        ['x', direction, baseline, 2020, ...targets],
      ],
      'x',
    );
    expect(kpi.direction).toBe(expected);
    expect(shown(signOf(kpi))).toBe(expected === null ? '#VALUE!' : expected === '増加' ? 1 : -1);
  },
);

test('a baseline counts only with its year, for the direction too', () => {
  expect(
    kpiIn(
      [
        ['KPI', '基準値', '2030年'],
        ['x', 10, 20],
      ],
      'x',
    ),
  ).toMatchObject({ direction: null, baseline: null, lacksBaselineYear: true });
});

test('a target 0 is a blank only where nothing else makes sense', () => {
  expect(simple(0).targets).toEqual([]);
  expect(simple(0, { baseline: 0 }).targets).toEqual([]);
  expect(simple(0, { baseline: '' }).targets).toEqual([]);
  expect(simple(0, { baseline: -5 }).targets).toEqual([{ year: 2030, value: 0 }]);
  expect(simple('0件').targets).toEqual([{ year: 2030, value: 0 }]);
  expect(simple(0, { direction: '減少' }).targets).toEqual([{ year: 2030, value: 0 }]);
  expect(simple('―').targets).toEqual([]);
});

test('keys that are not one row', () => {
  const cells = plan([
    ['名称', '番号', '2030年'],
    ['作業削減時間', 1, 1],
    ['事業者負担', 2, 2],
    ['x', 3, 3],
    ['X ', 4, 4],
    [0, null, 5],
    ['', '', 6],
    [null],
  ]);
  expect(findKpi(cells, '作業削減')).toMatchObject({ code: '#N/A', reason: { kind: 'unknownKpi', nearest: '作業削減時間' } });
  expect(findKpi(cells, 'x')).toMatchObject({ code: '#VALUE!', reason: { kind: 'duplicateKpi' } });
  expect(findKpi(cells, 4)).toMatchObject({ name: 'X', id: '4' });
  expect(findKpi(cells, 2)).toMatchObject({ name: '事業者負担' });
  for (const blank of [null, undefined, '', ' ', 0, '―'])
    expect(findKpi(cells, blank)).toMatchObject({ code: '#N/A', reason: { kind: 'blank' } });
  expect(shown(findKpi(cells, { code: '#REF!' }))).toBe('#REF!');
  expect(kpisOf(cells).map(kpi => kpi.row)).toEqual([1, 2, 3, 4]);
});

test('no header for the name', () => {
  expect(kindOf(readPlan([['なまえ', '2030年']]))).toBe('noColumn');
  expect(kindOf(readPlan([]))).toBe('noColumn');
  expect(kindOf(readPlan([[null]]))).toBe('noColumn');
});

test('error values stay where they are', () => {
  const kpi = kpiIn(
    [
      ['KPI', '基準値', '基準年度', '2030年', '2040年'],
      ['x', 1, 2020, { code: '#DIV/0!' }, 5],
    ],
    'x',
  );
  expect(kpi.targets).toEqual([{ year: 2040, value: 5 }]);
  expect(shown(signOf(kpi))).toBe('#DIV/0!');
});

const yearsOf = (headers: Cell[], cells: Cell[]): readonly number[] => kpiIn([headers, cells], 'a').targets.map(({ year }) => year);

test('a header is a date as well as a year: its label is its fiscal year, under 年末 its calendar year', () => {
  expect(yearsOf(['指標', '目標値(令和13年3月31日)', '目標(R15.3)'], ['a', 1, 2])).toEqual([2030, 2032]);
  expect(yearsOf(['指標', '時点', '目標値(令和13年3月31日)'], ['a', '年末', 1])).toEqual([2031]);
  expect(
    kpiIn(
      [
        ['指標', '現状値(R5.3末)', '目標(R12年度)'],
        ['a', 50, 80],
      ],
      'a',
    ),
  ).toMatchObject({ baseline: 50, baselineYear: 2022 });
});

test.each([
  '重要業績評価指標（KPI）',
  '成果指標',
  '目標指標',
  '評価指標',
  '活動指標',
  '指標名称',
  '目標（指標）名',
  '数値目標',
  'ＫＰＩ名',
  '指標名（単位）',
])('%s is the name', header => {
  expect(yearsOf([header, '2030年'], ['a', 1])).toEqual([2030]);
});

test.each(['現況値', '策定時', '計画策定時', '当初値', '初期値', '開始時', '従前値', '策定時の値'])('%s is the baseline', header => {
  expect(
    kpiIn(
      [
        ['指標', header, '基準年度', '2030年'],
        ['a', 5, 2020, 9],
      ],
      'a',
    ),
  ).toMatchObject({ baseline: 5, baselineYear: 2020 });
  expect(
    kpiIn(
      [
        ['指標', `${header}（R2）`, '2030年'],
        ['a', 5, 9],
      ],
      'a',
    ),
  ).toMatchObject({ baseline: 5, baselineYear: 2020 });
  expect(yearsOf(['指標', `${header}（R2）`, '2030年'], ['a', 5, 9])).toEqual([2030]);
});

test('measured years beside targets are no targets', () => {
  expect(yearsOf(['指標', '2024', '2025', '目標2030'], ['a', 1, 2, 3])).toEqual([2030]);
  expect(yearsOf(['指標', 'R6', '計画(R9)'], ['a', 1, 3])).toEqual([2027]);
  expect(yearsOf(['指標', 'R6実測', 'R7見込', 'R7.9現在', 'R9'], ['a', 1, 2, 3, 4])).toEqual([2027]);
  expect(yearsOf(['指標', '2028', '2030'], ['a', 1, 2])).toEqual([2028, 2030]);
  // 計画策定時 is when the baseline was taken, 数値目標 the name: neither makes the years beside it measured ones.
  expect(yearsOf(['数値目標', '計画策定時(R2)', 'R9', 'R12'], ['a', 1, 2, 3])).toEqual([2027, 2030]);
});

test('a target whose year stands in its row', () => {
  const plan: Cell[][] = [
    ['指標', '基準値', '基準年度', '目標値', '目標年度'],
    ['a', 50, 'R5', 80, 'R12'],
    ['b', 50, 'R5', 20, 'R9.3'],
    ['c', 50, 'R5', 20, '未定'],
  ];
  expect(kpiIn(plan, 'a').targets).toEqual([{ year: 2030, value: 80 }]);
  expect(kpiIn(plan, 'b').targets).toEqual([{ year: 2026, value: 20 }]);
  expect(kpiIn(plan, 'c').targets).toEqual([]);
});

test('維持 is the value of the baseline, with its year', () => {
  for (const kept of ['維持', '現状維持', '現状を維持', '現状値を維持する'])
    expect(
      kpiIn(
        [
          ['指標', '基準年度', '基準値', '目標2030'],
          ['a', 2023, 50, kept],
        ],
        'a',
      ).targets,
    ).toEqual([{ year: 2030, value: 50 }]);
  expect(yearsOf(['指標', '基準値', '目標2030'], ['a', 50, '維持'])).toEqual([]);
  expect(
    kpiIn(
      [
        ['指標', '基準年度', '基準値', '目標2030'],
        ['a', 2023, 50, '80%を維持'],
      ],
      'a',
    ).targets,
  ).toEqual([{ year: 2030, value: 0.8 }]);
});

test('a year in brackets behind the baseline is its own', () => {
  const headers = ['指標', '現状値(2015年度)', '目標(2023年度)'];
  expect(kpiIn([headers, ['a', '70.7%(2012年度)', '75%']], 'a')).toMatchObject({ baseline: 0.707, baselineYear: 2012 });
  expect(kpiIn([headers, ['a', '70.7%（速報）', '75%']], 'a')).toMatchObject({ baseline: 0.707, baselineYear: 2015 });
});

test.each([
  ['増やす', 1],
  ['上昇', 1],
  ['向上', 1],
  ['拡大', 1],
  ['↑', 1],
  ['↗\ufe0e', 1],
  ['減少を目指す', -1],
  ['低下', -1],
  ['削減', -1],
  ['縮減', -1],
  ['抑制', -1],
  ['↓', -1],
  ['↘', -1],
  ['維持', '#VALUE!'],
])('direction %s', (direction, sign) => {
  expect(
    shown(
      signOf(
        kpiIn(
          [
            ['指標', '方向性', '2030年'],
            ['a', direction, 1],
          ],
          'a',
        ),
      ),
    ),
  ).toBe(sign);
});
