import type { HELP_JA } from './help.ja';

/** What the help pages say beyond the doc comments of the functions, in English. What a cell shows stays Japanese, with its meaning. */
export const HELP_EN: typeof HELP_JA = {
  site: 'DX Compass function help',
  indexTitle: 'Functions',
  indexLead:
    'Given the plan table and the table of actuals as ranges, the functions compute gaps, progress and outlook. All they use comes in as arguments; nothing leaves the workbook.',
  otherLanguage: '日本語',
  toIndex: 'All functions',
  picture: 'The screen at this step',
  search: 'Search guides and functions',
  searchNone: 'Nothing found. Try another word.',
  searchFound: '{count} found',
  asked: 'What it tells',
  syntax: 'Syntax',
  arguments: 'Arguments',
  name: 'Name',
  colon: ': ',
  meaning: 'Meaning',
  optional: 'May be left out.',
  saysOptional: ['default', 'left out'],
  result: 'Result',
  rule: 'The rule',
  issuer: 'Issued by',
  errors: 'When it gives an error',
  errorsLead: 'Hover over the cell for the reason (Excel shows it with #N/A and #VALUE! only).',
  errorsElsewhere: 'Errors common to the functions are on the page of all functions.',
  noErrors: 'It has no errors of its own.',
  shown: 'Shown',
  cause: 'Reason',
  remedy: 'What to do',
  examples: 'Examples',
  sheet: 'Sheet',
  formula: 'Formula',
  answer: 'Result',
  spills: 'One formula; its answers fill the neighbouring cells.',
  notes: {
    published: "The table of Osaka City's back-office DX grand design, pasted as published.",
    targets: "The targets are those of Osaka City's back-office DX grand design.",
    baselines: 'The baselines are made up.',
    actuals: 'The actuals are made up.',
    invented: 'A made-up table.',
  },
  related: 'Related functions',
  scale: 'Scale',
  grades: 'Grades, best first',
  blankGrade: 'Actual blank',
  sameCase: 'In this example',
  ownScale: 'A range of two columns: lower bound, grade',
  ownScaleRule:
    'The grade of the highest bound that the measure reaches; #N/A below all of them. The left header names the measure: 進捗 (r, also without a header), 達成率 (actual/target, inverted where lower is better), 達成率(差) (2 - actual/target where lower is better), 期待比 (actual/planned value, inverted), 改善率 (share of the way from baseline to target), 増減率 (improvement as a share of the baseline), 年平均 (the rate of カナダ統計局). 「超 0.8」 leaves out 0.8 itself; the bound 達成 is the grade of a reached target.',
  ownIssuer: 'You',
  guards: { blank: 'No actual, no gap: the answer stays empty', mark: 'Empty cells counted as cells without a number' },
  functions: {
    TARGET: {
      result: 'The target in the unit of the plan table: 1100000 where it says 「110万時間 軽減」.',
      notes: ['A date as the target year means the fiscal year it lies in (the calendar year where 時点 in the plan table is 年末).'],
      examples: { published: 'The target of 2030 as a number', spilled: 'Two KPIs, 2030 and 2040, at once' },
    },
    KPIGAP: {
      result:
        'What is missing, in the unit of the plan table: target - actual where higher is better, actual - target where lower is better. 0 or less: reached.',
      notes: [],
      examples: { published: 'Hours missing to 2030', spilled: 'Three KPIs at once (actuals may stay text)' },
    },
    PROGRESS: {
      result: 'The share (actual - baseline)/(target - baseline). 1 is reached; it may exceed 1, or be negative after a setback.',
      notes: ['Where the target is the baseline (keep it as it is): 1 if reached, else #DIV/0!.'],
      examples: { share: 'The share of the way to the target of 2030' },
    },
    EXPECTED: {
      result:
        'The planned value in the unit of the plan table. Before the baseline year it is the baseline, from the target year on the target.',
      notes: ['The column 経路 chooses the path: 折れ線 (piecewise, default), 直線 (straight) or 階段 (steps).'],
      examples: { label: 'The planned value at the end of fiscal 2025', date: 'The planned value on 30 September 2026' },
    },
    ONTRACK: {
      result: 'TRUE when the actual is at the planned value or better, else FALSE.',
      notes: [],
      examples: { strict: 'On plan at the end of fiscal 2025?', tolerant: 'Forgiving a fifth of the way' },
    },
    STATUS: {
      result: 'The grade as text. A blank actual is 評価不可 (not rated; E in 健康日本21) and no error.',
      notes: ['Your own scale can be given as a range of two columns: lower bound, grade.'],
      examples: {
        standard: 'Rated by the standard scale',
        own: 'Rated by your own scale',
        share: 'Rated by bounds of actual/target (A from 100%)',
      },
    },
    REQUIREDPACE: {
      result: 'The change per year in the unit of the plan table, negative where lower is better. 0 when reached.',
      notes: [],
      examples: { pace: 'Hours to add each year until 2030' },
    },
    ACTUAL: {
      result:
        'The value of the latest time up to the as-of date; without one, of the latest time in the table (the order of rows does not matter).',
      notes: [
        'Of two rows for one KPI and time the lower one, the correction, counts. Rows without a value are skipped.',
        'Where Excel for Windows hands over an empty value as 0, that 0 is the actual. Write 「―」 for what is not counted yet, or leave the row out; 点検 tells of rows without a value.',
        'With the plan table and 集計 累計 it is the baseline (or 0) plus the values of the years. The actuals then hold the years after the baseline year.',
      ],
      examples: {
        latest: 'The latest actual',
        asOf: 'What was known on 31 December 2025',
        summed: 'The yearly values counted up (集計 is 累計)',
      },
      faults: {
        noActual: {
          cause: 'There is no actual of that KPI up to the as-of date.',
          remedy: 'Add a row to the table of actuals, or check the as-of date.',
        },
      },
    },
    ACTUALDATE: {
      result:
        'A date serial: the time of the value that `DX.ACTUAL` gives, or the last day of its fiscal year (31 March) where it has none.',
      notes: [
        'As the as-of date of `DX.STATUS`, `DX.ONTRACK` or `DX.EXPECTED` it compares an actual with the plan at its own time: a value from the end of March is not called late by the plan of the autumn.',
      ],
      examples: {
        latest: 'When the latest actual up to 30 September 2026 is from',
        judged: 'An actual rated against the plan at its own time',
      },
      faults: {
        noActual: {
          cause: 'There is no actual of that KPI up to the as-of date.',
          remedy: 'Add a row to the table of actuals, or check the as-of date.',
        },
      },
    },
    FORECAST: {
      result:
        'The forecast in the unit of the plan table; with bound the lower or upper end of the range that holds the real value about 80 times in 100.',
      notes: [
        '減衰傾向 (damped trend) is recommended for yearly values: growth mostly slackens with the years, and on short series it errs less than 回帰 or 平均変化.',
        'The range needs four actuals and is that of 減衰傾向 whatever the method. Where the unit is % and all actuals lie in 0 to 1 it stays there; where 集計 is 累計 nothing falls below the last actual.',
        'For a year before the last actual 減衰傾向 gives the value on the line between the actuals, 平均変化 and 年平均成長率 the last actual.',
      ],
      examples: {
        regression: 'The forecast for 2030',
        methods: 'The four methods side by side',
        range: 'The damped trend with the ends of its 80 % range',
      },
    },
    REACHYEAR: {
      result: 'The first fiscal year at whose end the forecast has reached the target.',
      notes: [
        'The methods are those of `DX.FORECAST`.',
        'Under 減衰傾向 the growth slackens towards a value of its own. Where that falls short of the target the answer is #N/A, and the reason names the value.',
      ],
      examples: {
        reached: 'The year that reaches the target of 2030',
        change: 'By the mean change',
        damped: 'By the damped trend: never',
      },
    },
    LIKELIHOOD: {
      result:
        'The probability, 0 to 1: with 0.7 it is reached 7 times in 10. An actual of the target year or later decides: 1 if reached, else 0.',
      notes: ['Needs four actuals. A KPI whose 集計 is 累計 never falls, so a target it has reached is 1.'],
      examples: { chance: 'How likely two KPIs reach their targets of 2030' },
    },
    OUTLOOK: {
      result: '晴れ (sunny), 薄曇り (slightly cloudy), 曇り (cloudy) or 雷雨 (thunderstorm).',
      notes: [],
      examples: { weather: 'The outlook for the targets of 2030' },
    },
    MILESTONE: {
      result:
        '完了 (done), 完了(遅れ) (done late), 期限超過 (overdue), 遅れ (behind), 進行中 (under way), 着手遅れ (start overdue) or 未着手 (not begun).',
      notes: ['Dates may be text such as 「R8.9.30」. Of a year or period a start takes the first day, a finish the last.'],
      examples: { states: 'Six milestones at once (as of 30 September 2026)' },
    },
    DELAY: {
      result: 'Days. Finished: actual - planned finish (negative when early); else the delay up to the as-of date, 0 when there is none.',
      notes: [],
      examples: { days: 'Six milestones (as of 30 September 2026)' },
    },
    ROLLUP: {
      result: 'The weighted mean. Cells without a number (blanks, 「―」, errors) or without a positive weight are left out.',
      notes: [
        '`DX.COVERAGE` tells what share of the cells hold a number.',
        'Where Excel for Windows hands over an empty cell as 0, that 0 counts in the mean. If cells may stay empty, give `IF(F2:F9="","―",F2:F9)` as the values.',
      ],
      examples: { plain: 'Mean progress, what is not counted yet left out', weighted: 'A weighted mean' },
      faults: {
        blank: { cause: 'No range of values is given.', remedy: 'Give a range.' },
        noValues: {
          cause: 'No cell holds a number, or none of them has a positive weight.',
          remedy: 'Check the ranges of values and weights.',
        },
      },
    },
    COVERAGE: {
      result: 'The share of the cells that hold a number, 0 to 1. 0 when all are blank or 「―」.',
      notes: [
        'An error in a cell of the range counts as a cell without a number.',
        'Where Excel for Windows hands over an empty cell as 0, it counts as a cell with a number. If cells may stay empty, give `IF(F2:F9="","―",F2:F9)` as the values.',
      ],
      examples: { share: 'The share of progress cells that hold a number' },
      faults: {
        blank: { cause: 'No range of values is given.', remedy: 'Give a range.' },
        noValues: { cause: 'The whole column that is given (B:B …) is empty.', remedy: 'Check the range.' },
      },
    },
    NUMBER: {
      result:
        'The first number of the text. 万, 億, 千円, 割, ％ and kanji digits are read; the value is in the base unit: hours, yen, people (80％ is 0.8).',
      notes: ['Only − ▲ △ マイナス before the number make it negative; 削減 and 減 do not.', 'A date in front is skipped.'],
      examples: { texts: 'Numbers as public documents write them' },
      faults: { notNumber: { cause: 'The cell is TRUE or FALSE.', remedy: 'Point to a number, or to text with a number.' } },
    },
    UNIT: {
      result: 'The unit as text, empty where there is none.',
      notes: [],
      examples: { texts: 'Units' },
    },
    DATE: {
      result: 'A date serial; give the cell a date format. Of a period such as a year or month it is the last day, or the first with 開始.',
      notes: ['「R7年度まで」 has no first day and 「R3.2～」 no last day: asking for it gives #N/A.'],
      examples: { finish: 'The last day of each period', start: 'The first day of each period' },
    },
    FISCALYEAR: {
      result: 'The fiscal year: 2025 for 31 March 2026.',
      notes: [],
      examples: { dates: 'Fiscal years of dates' },
    },
    WAREKI: {
      result: 'The Japanese date as text. A number from 1900 to 2200 is a fiscal year. First years are 元年.',
      notes: [],
      examples: { long: 'Dates and fiscal years', short: 'The short form' },
      faults: {
        notDate: {
          cause: 'No year or date can be read, or the day lies before 25 January 1868, the first of 明治.',
          remedy: 'Write 2025, 2026/9/30, R8.9.30 or 令和7年度末.',
        },
      },
    },
  },
  rules: {
    ONTRACK: {
      issuer: 'DX Compass',
      lines: [
        'TRUE when the actual is at the planned value (`DX.EXPECTED`) or better.',
        'A tolerance forgives that share of the way from the baseline to the planned value; without a baseline, that share of the planned value.',
      ],
    },
    STATUS: {
      issuer: 'differs by scale (see the table)',
      lines: [
        'The first grade that holds, from the top.',
        'The pace r = (actual - baseline)/(planned value - baseline). Where the planned value is the baseline: 1 if the actual is no worse than it, else 0.',
        'The growth rates of カナダ統計局 compare baseline year to as-of date with baseline year to target year.',
        'Where lower is better, an actual that is neither at the target nor on the path never has the best grade (it has the next one); by scales that compare with the target (多摩市, 達成率 …) not before it is at the target.',
      ],
    },
    FORECAST: {
      issuer:
        'DX Compass (回帰 is least squares, 平均変化 follows the German sustainability strategy, 年平均成長率 the United Nations and Statistics Canada)',
      lines: [
        '回帰 (regression, default): a least-squares line through all actuals, and the baseline if there is one, carried on to the target year.',
        '平均変化 (mean change): the last actual plus, for each year to the target year, the mean of the last up to five yearly changes.',
        '年平均成長率 (CAGR): the last actual grown on at the compound annual rate since the baseline.',
        '減衰傾向 (damped trend): the median slope between all pairs of actuals, weakened to 0.85 of it every year (0.85 + 0.85² + …), added to the last actual. The baseline is not used.',
        'The 80 % range: around the damped trend, from how much the yearly changes scatter, by the t distribution with as many degrees of freedom as actuals less two.',
      ],
    },
    LIKELIHOOD: {
      issuer: 'DX Compass',
      lines: [
        'The probability that the value of the target year is at the target or better, from the damped trend and the scatter of the yearly changes, by the t distribution with as many degrees of freedom as actuals less two.',
      ],
    },
    OUTLOOK: {
      issuer: "Weather symbols of the German Federal Government's sustainability strategy",
      lines: [
        'At least four years of actuals in a row up to the last one are carried on to the target year by the mean of the last up to five changes.',
        'Reached: 晴れ when the change is for the better or 0, else 薄曇り.',
        'The target year is over and it is not reached: 曇り when the change is for the better, else 雷雨.',
        'Not reached yet: 雷雨 unless the change is for the better. What the carried-on value misses, as a share of what is missing now: under 5% 晴れ, up to 20% 薄曇り, above 曇り.',
      ],
    },
    MILESTONE: {
      issuer: 'DX Compass',
      lines: [
        'There is an actual finish: 完了 up to the planned finish, 完了(遅れ) after it.',
        'No actual finish and the as-of date is past the planned finish: 期限超過.',
        'No actual start, and progress blank or 0: 着手遅れ past the planned start, else 未着手.',
        'Progress is more than 0.1 short of the elapsed share of the time: 遅れ; else 進行中 (blank progress counts as 0).',
      ],
    },
  },
  faults: {
    blank: {
      cause: 'A cell it needs is blank, or says 「―」 or 「未定」.',
      remedy: 'Enter a value. While it is undecided, #N/A is the right answer.',
    },
    notNumber: { cause: 'Text without a number, or TRUE or FALSE.', remedy: 'Write a number, also as in 「35万時間」.' },
    notDate: { cause: 'No year or date can be read.', remedy: 'Write 2030, 2026/9/30, R8.9.30 or 令和7年度末.' },
    tooEarly: { cause: 'The day lies before 1900, where Excel has no dates.', remedy: 'Write a date or year from 1900 on.' },
    notChoice: { cause: 'Not one of the words to choose from.', remedy: 'Use a word of the table of arguments.' },
    noNumber: { cause: 'The text holds no number.', remedy: 'Point to a cell with a number; wrap in `IFNA` to treat it as blank.' },
    openPeriod: { cause: 'A period without the end that is asked for, such as 「R7年度まで」.', remedy: 'Write one date or one year.' },
    noColumn: {
      cause: 'The first row of the table lacks a header.',
      remedy:
        'Select the table with its headers (`DX_KPIs[#All]`, `DX_Actuals[#All]`). The headers are listed on the page of all functions.',
    },
    unknownKpi: {
      cause: 'The table has no KPI of that name or number.',
      remedy: 'The reason names the nearest one if there is one. Write it as in the table (width and spaces do not matter).',
    },
    duplicateKpi: {
      cause: 'Two rows have this KPI.',
      remedy: 'Keep one row in the plan table, or give the rows different numbers (番号) and ask by number.',
    },
    noTarget: {
      cause: 'There is no target for that year, or it is blank.',
      remedy: 'Take a year the reason lists, or add a column of targets.',
    },
    noBaseline: { cause: 'There is no baseline.', remedy: 'Fill in 基準値 and 基準年度 in the plan table.' },
    noBaselineYear: { cause: 'There is a baseline without its year.', remedy: 'Fill in 基準年度.' },
    noDirection: {
      cause: 'The values do not tell whether higher or lower is better.',
      remedy: 'Add a column 向き with 増加 (higher) or 減少 (lower).',
    },
    noActual: { cause: 'There is no actual of that KPI.', remedy: 'Add a row to the table of actuals.' },
    fewActuals: {
      cause: 'Too few years of actuals.',
      remedy:
        'Add actuals of consecutive years (four years in a row for `DX.OUTLOOK`, four points for `DX.LIKELIHOOD` and the range, two for forecasts).',
    },
    signChange: { cause: 'No growth rate exists between a positive and a negative value.', remedy: 'Use another scale or method.' },
    neverReached: {
      cause: 'Going on like this, the target is never reached.',
      remedy: 'This is the answer. It can be worded as in `IFNA(…,"never")`.',
    },
    belowScale: { cause: 'Below every bound of the scale.', remedy: 'Give the lowest grade a bound that is low enough.' },
    badScale: { cause: 'The scale does not have two columns.', remedy: 'Give a range of two columns: lower bound, grade.' },
    noValues: { cause: 'There is no cell with a number.', remedy: 'Check the range.' },
    tooLate: { cause: 'The target year is over and the target is not reached.', remedy: 'Ask for the next target year.' },
    zeroDivision: {
      cause: 'The rule would divide by 0 (baseline or planned value 0, or target equal to the baseline).',
      remedy: 'Use another scale or method, or look at `DX.KPIGAP`.',
    },
    tooLarge: { cause: 'The answer is larger than a number in Excel can be.', remedy: 'Check the digits of what was entered.' },
    sizes: {
      cause: 'The ranges differ in size and this cell has no counterpart.',
      remedy: 'Make rows and columns agree, or give a single cell.',
    },
    given: {
      cause: 'A cell that was handed in is an error; the same error is given.',
      remedy: 'Correct that cell. The other cells are answered.',
    },
  },
  always: 'Common errors',
  basics: [
    {
      id: 'plan',
      title: 'The plan table',
      paragraphs: [
        'A range whose first row is headers, in any order; other columns are ignored. A table is written `DX_KPIs[#All]`. A published plan can be used as it stands.',
      ],
      rows: [
        ['Column', 'Headers', 'Meaning'],
        ['Name', '名称、KPI、KPI名、指標、指標名、項目', 'Name of the KPI, unique'],
        ['Number', '番号、KPI番号、ID', 'A number that may be used instead'],
        ['Unit', '単位', 'Text'],
        [
          'Direction',
          '向き、方向',
          '増加 (higher is better) or 減少 (lower is better). Left out, it follows from baseline and targets (all targets 0: 減少)',
        ],
        ['Baseline', '基準値、現状値、現状、基準、現状値(R2)', 'Value at the start; a year in the header is the baseline year'],
        ['Baseline year', '基準年度、基準年、現状年度', 'Fiscal year of the baseline'],
        ['Target', '目標2030、2030年、2030年度目標、目標(R7年度)、令和12年度', 'Any column whose header holds a year, as many as you like'],
        ['Timing', '時点', '年度末 (31 March, default) or 年末 (31 December)'],
        ['Path', '経路', '折れ線 (piecewise, default), 直線 (straight) or 階段 (steps)'],
        [
          'Counting',
          '集計',
          '時点 (an actual is the level at its time, default) or 累計 (it is the amount of its year, added to the baseline)',
        ],
      ],
    },
    {
      id: 'actuals',
      title: 'The table of actuals',
      paragraphs: ['A range whose first row is headers, one actual a row. A table is written `DX_Actuals[#All]`.'],
      rows: [
        ['Column', 'Headers', 'Meaning'],
        ['KPI', 'KPI、名称、指標、指標名', 'Name or number of the KPI'],
        ['Time', '年度、年 / 時点、基準日', 'A fiscal year, or a date (the date counts where both are there)'],
        ['Value', '値、実績、実績値', 'A number, or text such as 「約35万時間」'],
      ],
    },
    {
      id: 'time',
      title: 'Target year and as-of date',
      paragraphs: [
        'A number from 1900 to 2200 is a fiscal year, a larger one a date. Text is read as by `DX.DATE`.',
        'A year alone means its last day: 31 March after it, or 31 December where 時点 is 年末. As the planned or actual start of `DX.MILESTONE` it is the first day.',
      ],
      rows: [],
    },
    {
      id: 'path',
      title: 'The path of planned values',
      paragraphs: [
        '折れ線: straight pieces through the baseline and the targets. 直線: one line from the baseline to the target of the year asked for. 階段: the value before stays until the time of the next target.',
      ],
      rows: [],
    },
    {
      id: 'blank',
      title: 'Blanks',
      paragraphs: [
        'Empty cells and 「―」「…」「未定」「未集計」 are blank. A blank that is needed gives #N/A; it never counts as 0.',
        'Excel for Windows may hand over an empty cell as 0. Write 「―」 for what is not decided yet.',
        'Where a cell may stay empty, wrap the formula in `IF(F2="","",…)`: an empty cell then gives an empty answer, in a range too. Where a blank has an answer of its own (the actual of `DX.STATUS`, the values of `DX.COVERAGE`), give `IF(F2="","―",F2)` as the argument. The formulas of the Functions tab come like that.',
      ],
      rows: [],
    },
    {
      id: 'spill',
      title: 'Ranges as arguments',
      paragraphs: [
        'Every argument but the tables (plan, actuals, scale, values, weights) may be a range; the answers fill a range of that size. An error stands in its own cell only.',
      ],
      rows: [],
    },
    {
      id: 'codes',
      title: 'What each error means',
      paragraphs: ['Excel shows a reason only with #N/A and #VALUE!. The others mean the same in every function:'],
      rows: [
        ['Shown', 'Meaning', 'What to do'],
        ['#N/A', 'A value the answer needs is not there yet or was not found.', 'Hold the pointer over the cell to see the reason.'],
        ['#VALUE!', 'An argument or a table cannot be read.', 'Hold the pointer over the cell to see the reason.'],
        [
          '#DIV/0!',
          'It would divide by 0: the baseline or planned value is 0, or the target equals the baseline.',
          'Check baseline and target.',
        ],
        [
          '#NUM!',
          'A date before 1900, a target year that is over, or an answer that is too large.',
          'Check the date, the target year and the digits.',
        ],
        [
          '#NAME?',
          'DX Compass is not in this Excel, or the function is misspelt.',
          'Look for DX Compass on the Home tab, and check the formula.',
        ],
        ['#BUSY!', 'Still calculating.', 'Wait a little. If it stays, open the workbook again.'],
        ['#SPILL!', 'The cells the result spreads into hold something else.', 'Clear those cells.'],
        ['#REF!', 'A cell or table of the formula has been deleted.', 'Choose the ranges of the formula again.'],
      ],
    },
  ],
};
