import { EXAMPLES, GUARD_EXAMPLES, SCALE_EXAMPLE, type Example } from '../../src/functions/examples';
import { FUNCTIONS_EN } from '../../src/i18n/functions/functions.en';
import { HELP_EN } from '../../src/i18n/functions/help.en';
import { HELP_JA } from '../../src/i18n/functions/help.ja';
import { answerOf, CellErrorStandIn, loadFunctions } from './load';

/** What the help pages say in sentences, each held against a call. */
const dx = loadFunctions();
type Id = keyof typeof dx;
const answers = (id: Id, ...args: unknown[]): unknown[] =>
  answerOf(dx[id], args)
    .flat()
    .map(cell => (cell instanceof CellErrorStandIn ? cell.code : cell));

const A = [['a']];
const Y = [[2030]];
const column = (...cells: unknown[]): unknown[][] => cells.map(cell => [cell]);
const plan = (direction: string, year: unknown, baseline: unknown, target: unknown, timing = ''): unknown[][] => [
  ['名称', '向き', '基準年度', '基準値', '目標2030', '時点'],
  ['a', direction, year, baseline, target, timing],
];
const UP = plan('増加', 2020, 10, 20);
const DOWN = plan('減少', 2020, 20, 10);
const actuals = (...rows: unknown[][]): unknown[][] => [['KPI', '年度', '値'], ...rows.map(row => ['a', ...row])];

/** A piece of a page in Japanese, the same in English, and the call that shows it. */
const CLAIMS: readonly (readonly [Id, string, string, readonly unknown[], readonly unknown[]])[] = [
  [
    'TARGET',
    'その日が入る年度（計画の表の「時点」が年末なら、その年）の目標',
    'fiscal year it lies in',
    [A, column('2031/3/31', '2031/4/1'), UP],
    [20, '#N/A'],
  ],
  [
    'TARGET',
    '「時点」が年末なら、その年',
    'calendar year where 時点',
    [A, column('2030/1/1', '2031/3/31'), plan('増加', 2020, 10, 20, '年末')],
    [20, '#N/A'],
  ],
  ['KPIGAP', '増加のKPIでは 目標−実績、減少のKPIでは 実績−目標', 'actual - target where lower is better', [A, Y, [[12]], DOWN], [2]],
  ['KPIGAP', '0以下なら達成', '0 or less: reached', [A, Y, [[25]], UP], [-5]],
  [
    'PROGRESS',
    '1を超えることも、後退して負になることもあります',
    'it may exceed 1, or be negative',
    [A, Y, column(25, 5), UP],
    [1.5, -0.5],
  ],
  [
    'PROGRESS',
    '達成していれば1、していなければ #DIV/0!',
    '1 if reached, else #DIV/0!',
    [A, Y, column(20, 19), plan('増加', 2020, 20, 20)],
    [1, '#DIV/0!'],
  ],
  [
    'EXPECTED',
    '基準年度より前は基準値、目標年からあとは目標値',
    'from the target year on the target',
    [A, Y, column(2015, 2030, 2035), UP],
    [10, 20, 20],
  ],
  [
    'ONTRACK',
    '計画値以上（減少のKPIでは以下）なら TRUE',
    'at the planned value or better',
    [A, Y, column(15, 14, 16), [[2025]], DOWN],
    [true, true, false],
  ],
  [
    'ONTRACK',
    '基準値から計画値までの幅に許容幅を掛けた分',
    'that share of the way from the baseline to the planned value',
    [A, Y, column(13.5, 13.4), [[2025]], UP, [[0.3]]],
    [true, false],
  ],
  [
    'ONTRACK',
    '基準値がなければ計画値に掛けます',
    'without a baseline, that share of the planned value',
    [A, Y, column(18, 17.9), [[2030]], plan('増加', '', '', 20), [[0.1]]],
    [true, false],
  ],
  ['STATUS', '実績が空なら 評価不可', 'A blank actual is 評価不可', [A, Y, [['']], [[2025]], UP], ['評価不可']],
  ['STATUS', '健康日本21では E', 'E in 健康日本21', [A, Y, [['']], [[2025]], UP, [['健康日本21']]], ['E']],
  [
    'STATUS',
    '計画値が基準値と同じときは、実績が基準値より悪くなければ1、悪ければ0',
    '1 if the actual is no worse than it, else 0',
    [A, Y, column(10, 9), [[2020]], UP],
    ['順調', '遅れ'],
  ],
  [
    'REQUIREDPACE',
    '減らすKPIでは負の数です。達成していれば0',
    'negative where lower is better. 0 when reached',
    [A, Y, column(15, 9), [[2025]], DOWN],
    [-1, 0],
  ],
  [
    'ACTUAL',
    '表の中でいちばん新しい時点の値です（行の順は問いません）',
    'of the latest time in the table (the order of rows does not matter)',
    [A, actuals([2025, 50], [2023, 10])],
    [50],
  ],
  [
    'ACTUAL',
    '基準日までで、いちばん新しい時点の値',
    'of the latest time up to the as-of date',
    [A, actuals([2025, 50], [2023, 10], [2022, 5]), [[2024]]],
    [10],
  ],
  [
    'ACTUAL',
    '下の行（訂正）を使います。値のない行は飛ばします',
    'the lower one, the correction, counts. Rows without a value are skipped',
    [A, actuals([2025, 50], [2025, 51], [2026, '―'])],
    [51],
  ],
  [
    'ACTUAL',
    '基準値（なければ0）に毎年の値を加算した累計',
    'the baseline (or 0) plus the values of the years',
    [
      A,
      actuals([2024, 5], [2025, 7]),
      [['']],
      [
        ['名称', '集計', '基準年度', '基準値'],
        ['a', '累計', 2023, 100],
      ],
    ],
    [112],
  ],
  [
    'ACTUALDATE',
    'その年度の末日（3月31日）',
    'the last day of its fiscal year (31 March)',
    [A, actuals([2024, 5], [2025, 7]), column('', 2024)],
    [46112, 45747],
  ],
  ['FORECAST', '基準値があれば含める', 'and the baseline if there is one', [A, Y, UP, actuals([2025, 15])], [20]],
  [
    'FORECAST',
    '最近5回まで',
    'the last up to five yearly changes',
    [A, Y, UP, actuals([2020, 0], [2021, 60], [2022, 61], [2023, 62], [2024, 63], [2025, 64], [2026, 65]), [['平均変化']]],
    [69],
  ],
  [
    'REACHYEAR',
    '年度末の推計値が初めて目標に達する年度',
    'first fiscal year at whose end the forecast has reached the target',
    [A, Y, UP, actuals([2024, 14], [2025, 14.9]), [['平均変化']]],
    [2031],
  ],
  [
    'OUTLOOK',
    '変化が良い方向か0なら晴れ、悪い方向なら薄曇り',
    '晴れ when the change is for the better or 0, else 薄曇り',
    [A, Y, UP, actuals([2022, 21], [2023, 21], [2024, 21], [2025, 21])],
    ['晴れ'],
  ],
  ['OUTLOOK', '悪い方向なら薄曇り', 'else 薄曇り', [A, Y, UP, actuals([2022, 24], [2023, 23], [2024, 22], [2025, 21])], ['薄曇り']],
  [
    'OUTLOOK',
    '目標年が過ぎても達成していない：良い方向なら曇り',
    'The target year is over and it is not reached: 曇り',
    [A, Y, UP, actuals([2027, 11], [2028, 12], [2029, 13], [2030, 14])],
    ['曇り'],
  ],
  [
    'OUTLOOK',
    '良い方向でなければ雷雨',
    '雷雨 unless the change is for the better',
    [A, Y, UP, actuals([2022, 14], [2023, 13], [2024, 12], [2025, 11])],
    ['雷雨'],
  ],
  [
    'OUTLOOK',
    '4年以上の実績',
    'At least four years of actuals in a row',
    [A, Y, UP, actuals([2023, 13], [2024, 14], [2025, 15])],
    ['#N/A'],
  ],
  [
    'MILESTONE',
    '終了予定までなら完了、あとなら完了(遅れ)',
    '完了 up to the planned finish, 完了(遅れ) after it',
    [[['R7.4.1']], [['R8.3.31']], [['']], column('R8.3.31', 'R8.4.1'), [['']], [['R8.9.30']]],
    ['完了', '完了(遅れ)'],
  ],
  [
    'MILESTONE',
    '開始実績がなく、進捗率も空か0: 開始予定を過ぎたら着手遅れ、まだなら未着手',
    'No actual start, and progress blank or 0: 着手遅れ past the planned start, else 未着手',
    [[['R7.4.1']], [['R8.3.31']], [['']], [['']], column(0, '', 0), column('R7.4.2', 'R7.4.2', 'R7.4.1')],
    ['着手遅れ', '着手遅れ', '未着手'],
  ],
  [
    'MILESTONE',
    '経過した期間の割合より0.1を超えて少ない：遅れ',
    'more than 0.1 short of the elapsed share of the time: 遅れ',
    [[[46000]], [[46100]], [[46000]], [['']], column(0.4, 0.39), [[46050]]],
    ['進行中', '遅れ'],
  ],
  [
    'MILESTONE',
    '進捗率が空なら0とみなします',
    'blank progress counts as 0',
    [[[46000]], [[46100]], [[46000]], [['']], [['']], column(46010, 46011)],
    ['進行中', '遅れ'],
  ],
  [
    'MILESTONE',
    '開始なら初日、終了なら末日を使います',
    'a start takes the first day, a finish the last',
    [[['R7年度']], [['R7年度']], [['']], [['']], [['']], column('R7.4.1', 'R7.4.2', 'R8.3.31', 'R8.4.1')],
    ['未着手', '着手遅れ', '着手遅れ', '期限超過'],
  ],
  ['DELAY', '早ければ負', 'negative when early', [[['R8.3.31']], column('R8.3.30', 'R8.4.2', ''), [['R8.4.10']]], [-1, 2, 10]],
  [
    'ROLLUP',
    '数値のないセル（空のセル、「―」、エラーのセル）と、重みが正の数でないセルは除きます',
    'Cells without a number (blanks, 「―」, errors) or without a positive weight are left out',
    [column(1, '', '―', { code: '#N/A' }, 3, 9), column(1, 1, 1, 1, 1, 0)],
    [2],
  ],
  ['COVERAGE', '空のセルや「―」だけなら0です', '0 when all are blank or 「―」', [column('', null, '―')], [0]],
  [
    'COVERAGE',
    '範囲の中のエラーのセルは、数値のないセルとして数えます',
    'An error in a cell of the range counts as a cell without a number',
    [column({ code: '#N/A' }, 1)],
    [0.5],
  ],
  [
    'ACTUAL',
    '空の値のセルを0として渡すと、その0が実績になります',
    'hands over an empty value as 0, that 0 is the actual',
    [A, actuals([2024, 7], [2025, 0])],
    [0],
  ],
  ['ACTUAL', '集計前の行には「―」と書く', 'Write 「―」 for what is not counted yet', [A, actuals([2024, 7], [2025, '―'])], [7]],
  ['ROLLUP', '空のセルを0として渡すと、その0も平均に入ります', 'as 0, that 0 counts in the mean', [column(4, 0)], [2]],
  ['COVERAGE', '空のセルを0として渡すと、数値のあるセルとして数えられます', 'as 0, it counts as a cell with a number', [column(4, 0)], [1]],
  ['NUMBER', 'セルが TRUE か FALSE です。', 'The cell is TRUE or FALSE.', [column(true, false)], ['#VALUE!', '#VALUE!']],
  ['NUMBER', '文字の中に数値がありません。', 'The text holds no number.', [column('多い', 'TRUE')], ['#N/A', '#N/A']],
  [
    'NUMBER',
    '負の数になるのは、数値の前に − ▲ △ マイナス があるときだけです',
    'Only − ▲ △ マイナス before the number make it negative',
    [column('−3', '▲3', '△3', 'マイナス3', '3件削減', '3減')],
    [-3, -3, -3, -3, 3, 3],
  ],
  [
    'DATE',
    '「R7年度まで」には初日が、「R3.2～」には末日がなく、その端を求めると #N/A',
    'asking for it gives #N/A',
    [column('R7年度まで', 'R3.2～'), [['開始', '終了']]],
    ['#N/A', 46112, 44228, '#N/A'],
  ],
  ['DATE', '1900年より前の日です', 'before 1900', [column('1899/12/31', '1900/1/1')], ['#NUM!', 1]],
  ['FISCALYEAR', '2026年3月31日は 2025', '2025 for 31 March 2026', [column('2026/3/31', '2026/4/1')], [2025, 2026]],
  [
    'WAREKI',
    '明治元年1月25日（1868年）より前の日',
    'before 25 January 1868',
    [column('1868/1/25', '1868/1/24', '1899/12/31')],
    ['明治元年1月25日', '#VALUE!', '明治32年12月31日'],
  ],
  [
    'WAREKI',
    '1900から2200までの数は年度として読みます。最初の年は元年です',
    'A number from 1900 to 2200 is a fiscal year. First years are 元年',
    [column(1900, 2200, 2019)],
    ['明治33年度', '令和182年度', '令和元年度'],
  ],
];

/** All a page says, and the sentences for all functions that hold for it. */
const saidOf = (help: typeof HELP_JA, id: Id): string =>
  JSON.stringify([help.functions[id], help.rules[id as keyof typeof help.rules], help.faults]);

test.each(CLAIMS)('DX.%s: %s', (id, japanese, english, args, expected) => {
  expect(saidOf(HELP_JA, id)).toContain(japanese);
  expect(saidOf(HELP_EN, id)).toContain(english);
  const got = answers(id, ...args);
  expect(got).toHaveLength(expected.length);
  got.forEach((value, i) => {
    if (typeof expected[i] === 'number') expect(value).toBeCloseTo(expected[i], 9);
    else expect(value).toBe(expected[i]);
  });
});

test('what stands under an example names what is in it: targets, made-up baselines, made-up actuals', () => {
  const all: [string, Example | typeof SCALE_EXAMPLE][] = [
    ...Object.entries(EXAMPLES).flatMap(([id, list]) => list.map((example): [string, Example] => [id, example])),
    ...GUARD_EXAMPLES.map((example): [string, Example] => ['COVERAGE', example]),
    ['STATUS', SCALE_EXAMPLE],
  ];
  for (const [id, { sheet, formula, notes = [] }] of all) {
    const headers = (sheet[0] ?? []).map(String);
    const holds = (...names: string[]): boolean => names.some(name => headers.includes(name));
    // Counted-up amounts and milestones are made up as a whole.
    const madeUp = holds('進捗率', '集計');
    const isOsaka = !madeUp && holds('2030年', '目標2030');
    const actual = (!madeUp && holds('値', '実績')) || (isOsaka && 'actual' in FUNCTIONS_EN[id as Id].parameters);
    const wanted = [
      ...(holds('2030年') ? ['published'] : []),
      ...(isOsaka && holds('目標2030') ? ['targets'] : []),
      ...(!madeUp && holds('基準値') ? ['baselines'] : []),
      ...(actual ? ['actuals'] : []),
      ...(madeUp ? ['invented'] : []),
    ];
    expect([formula, ...notes]).toEqual([formula, ...wanted]);
  }
  expect(HELP_JA.notes.published + HELP_JA.notes.targets).not.toMatch(/基準値|実績/);
  expect(HELP_JA.notes.baselines).not.toContain('実績');
  expect(HELP_JA.notes.actuals).not.toMatch(/基準値|目標/);
});
