/** Plain formulas against DX.*: the same cells through both, the plain ones calculated anew by LibreOffice. */
import { plainTwins } from '../../../src/sheets/handover/plain/plain-twins';
import type { HandoverReport } from '../../../src/sheets/handover/report';
import type { Book } from '../../host/book/book';
import { isErrorValue, type Value } from '../../host/cell/value';
import { cellName } from '../../host/cell/address';
import { convert } from '../../host/libreoffice';
import { readXlsx } from '../../host/xlsx';
import { rowsOfAll, cellsOf } from '../templates/filled';
import { TEMPLATES } from '../../../src/sheets/templates/templates';
import { bookOf, calculated, copyOf, sample, withParts } from './books';

jest.setTimeout(300_000);

const serial = (year: number, month: number, day: number): number =>
  Math.round((Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000);
const PLAN = [
  ['名称', '番号', '単位', '向き', '基準年度', '基準値', '目標2026', '目標2030', '経路', '時点'],
  ['手続', 'K1', '件', '増加', 2020, 100, 400, 1000, null, null],
  ['時間', 'K2', '時間', '増加', 2020, 0, null, '110万時間 軽減', '直線', null],
  ['箇所', 'K3', '箇所', '減少', 2021, 50, 20, 0, '階段', '年末'],
  ['率', 'K4', '%', '増加', 2019, '70.7%', '80%', 0.95, null, null],
  ['新規', 'K5', '件', '増加', null, null, 300, 900, null, null],
] as const;
const P = '$A$1:$J$6';
const A = '$A$8:$C$15';
const ACTUALS = [
  ['指標', '時点', '値'],
  ['手続', serial(2024, 3, 31), 250],
  ['手続', serial(2025, 9, 30), 410],
  ['手続', serial(2026, 3, 31), '500件'],
  ['時間', 2024, 300_000],
  ['時間', 2025, '40万時間'],
  ['箇所', 2025, 25],
  ['率', serial(2026, 3, 31), 0.82],
] as const;
const SCALE = [
  ['進捗', '判定'],
  [0.9, '甲'],
  ['超 0.5', '乙'],
  [0, '丙'],
] as const;

/** Every function with a twin, for every KPI, with actuals as numbers and as texts, before and after milestones. */
function cases(): string[] {
  const formulas: string[] = [];
  const days = [serial(2022, 6, 1), serial(2026, 9, 30), serial(2029, 12, 31), 2025];
  for (const key of ['"手続"', '"K2"', '"箇所"', '"率"', '"新規"'])
    for (const year of [2026, 2030]) {
      formulas.push(`=DX.TARGET(${key},${year},${P})`);
      for (const actual of ['$A$18', '$B$18', '$C$18', '"90%"']) {
        formulas.push(`=DX.KPIGAP(${key},${year},${actual},${P})`, `=DX.PROGRESS(${key},${year},${actual},${P})`);
        for (const day of days) {
          formulas.push(`=DX.STATUS(${key},${year},${actual},${day},${P})`, `=DX.STATUS(${key},${year},${actual},${day},${P},$A$20:$B$23)`);
          formulas.push(
            `=IF(DX.ONTRACK(${key},${year},${actual},${day},${P}),"○","×")`,
            `=DX.ONTRACK(${key},${year},${actual},${day},${P},0.1)`,
          );
          formulas.push(`=DX.REQUIREDPACE(${key},${year},${actual},${day},${P})`);
        }
      }
      for (const day of [...days, '$D$18', '"R7年度末"']) formulas.push(`=DX.EXPECTED(${key},${year},${day},${P})`);
    }
  for (const key of ['"手続"', '"時間"', '"箇所"', '"率"'])
    for (const day of ['', `,${serial(2026, 1, 1)}`, ',2025', ',$D$18']) {
      formulas.push(`=DX.ACTUAL(${key},${A}${day})`, `=DX.ACTUALDATE(${key},${A}${day})`);
      formulas.push(`=DX.STATUS(${key},2030,DX.ACTUAL(${key},${A}${day}),DX.ACTUALDATE(${key},${A}${day}),${P})`);
    }
  for (const start of ['$A$25', '"R8.4.1"'])
    for (const finish of ['$B$25', '2026'])
      for (const begun of ['$C$25', '$F$25'])
        for (const ended of ['$D$25', '$F$25'])
          for (const progress of ['0.2', '"30%"', '$F$25', '0.9'])
            formulas.push(`=DX.MILESTONE(${start},${finish},${begun},${ended},${progress},$E$25)`, `=DX.DELAY(${finish},${ended},$E$25)`);
  formulas.push(
    '=DX.ROLLUP($A$27:$D$27)',
    '=DX.ROLLUP($A$27:$D$27,$A$28:$D$28)',
    '=DX.COVERAGE($A$27:$D$27)',
    '=DX.ROLLUP($A$27:$D$29)',
    '=DX.ROLLUP($A$27:$D$29,$A$28:$D$28)',
    '=DX.ROLLUP($A$29:$D$29,$A$28:$D$28)',
    '=DX.ROLLUP($A$29:$D$29,$A$30:$A$33)',
    '=DX.ROLLUP($A$27:$D$27,$A$29:$D$29)',
    '=DX.COVERAGE($A$27:$D$29)',
    '=DX.FISCALYEAR($D$18)',
    '=DX.FISCALYEAR(2025)',
  );
  formulas.push('=1-DX.KPIGAP("手続",2030,$A$18,$A$1:$J$6)*2', '=IF($F$25="","",DX.TARGET("手続",2030,$A$1:$J$6))');
  return formulas;
}

function bookOfCases(): Book {
  const blank = [null];
  return bookOf([
    ...PLAN,
    blank,
    ...ACTUALS,
    blank,
    blank,
    [500, '30万時間', 12, serial(2026, 9, 30)],
    blank,
    ...SCALE,
    blank,
    [serial(2026, 4, 1), serial(2027, 3, 31), serial(2026, 5, 1), serial(2027, 4, 2), serial(2026, 12, 1), null],
    blank,
    [0.5, null, 0.25, '未定'],
    [3, 1, null, 2],
    ['80%', '=NA()', 0.4, '約3割'],
    [2],
    ['重み'],
    ['1.5'],
    [1],
    blank,
    ...cases().map(formula => [formula]),
  ]);
}

async function recalculated(bytes: Uint8Array): Promise<Book> {
  const saved = (await convert(bytes, 'xlsx:Calc MS Excel 2007 XML', true)).get('book.xlsx');
  if (!saved) throw new Error('nothing was saved');
  return (await readXlsx(saved)).book;
}

const shown = (value: Value): string | number | boolean | null => (isErrorValue(value) ? value.error : value);
function same(one: Value, other: Value): boolean {
  const [a, b] = [shown(one), shown(other)];
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
  return (a === '' ? null : a) === (b === '' ? null : b);
}

/** Cells that differ after LibreOffice has calculated the copy anew. */
async function differing(bytes: Uint8Array): Promise<{ readonly wrong: string[]; readonly report: HandoverReport }> {
  const { bytes: copy, report } = copyOf(bytes, { mode: 'formulas', twins: plainTwins });
  // Without the values beside the formulas nothing can agree but what was calculated.
  const bare = withParts(copy, (path, text) => (/worksheets\//.test(path) ? text.replace(/<\/f><v>[^<]*<\/v>/g, '</f>') : text));
  const [was, plain, now] = [(await readXlsx(bytes)).book, (await readXlsx(copy)).book, await recalculated(bare)];
  const wrong: string[] = [];
  for (const sheet of was.sheets) {
    const used = sheet.usedArea;
    const [other, formulas] = [now.sheetByName(sheet.name)!, plain.sheetByName(sheet.name)!];
    for (let row = 0; row < (used ? used.row + used.rows : 0); row++)
      for (let column = 0; column < used!.column + used!.columns; column++) {
        const [a, b] = [sheet.value(row, column), other.value(row, column)];
        if (!same(a, b))
          wrong.push(
            `${sheet.name}!${cellName(row, column)} ${sheet.formula(row, column) ?? ''} ${String(shown(a))} → ${formulas.formula(row, column) ?? ''} ${String(shown(b))}`,
          );
      }
  }
  return { wrong, report };
}

test('every function with a twin agrees with DX.* to 1e-9', async () => {
  const { wrong, report } = await differing(await calculated(bookOfCases()));
  const formulas = report.items.filter(({ to }) => to === 'formula').reduce((sum, { cells }) => sum + cells, 0);
  const values = report.items.filter(
    ({ to, before, notes }) => to === 'value' && !notes.some(({ kind }) => kind === 'error') && !/STATUS\("箇所".*\$A\$20/.test(before),
  );
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(values.map(({ before }) => before).slice(0, 20)).toEqual([]);
  expect(formulas).toBeGreaterThan(600);
});

const FUTURE_PLAN = [
  ['名称', '番号', '単位', '向き', '基準年度', '基準値', '目標2026', '目標2030', '時点', '集計'],
  ['手続', 'K1', '件', '増加', 2020, 100, 400, 1000, null, null],
  ['箇所', 'K2', '箇所', '減少', 2020, 50, 20, 5, null, null],
  ['率', 'K3', '%', '増加', 2020, 0.4, '70%', 0.95, null, null],
  ['累計', 'K4', '件', '増加', 2020, 0, 900, 2000, null, '累計'],
  ['暦年', 'K5', '件', '増加', 2020, 100, 300, 900, '年末', null],
  ['新規', 'K6', '件', '増加', null, null, 300, 900, null, null],
  ['届かず', 'K7', '件', '増加', 2020, 500, 600, 900, null, null],
] as const;
/** By KPI the actuals of 2021 to 2025; one year is missing, one is written as text. */
const FUTURE_ACTUALS: readonly (readonly (string | number | null)[])[] = [
  ['指標', '年度', '値'],
  ...Object.entries({
    手続: [180, 240, '350件', 430, 520],
    箇所: [44, 39, 31, 28, 22],
    率: [0.45, 0.52, 0.55, '63%', 0.7],
    累計: [100, 150, 120, 180, 200],
    暦年: [150, null, 260, 300, 380],
    新規: [90, 120, 180, 210, 300],
    届かず: [490, 470, 480, 455, 450],
  }).flatMap(([name, values]) => values.map((value, at) => [name, 2021 + at, value])),
];
const NAMED = [
  '長野県',
  '健康日本21',
  '多摩市',
  '浜松市',
  '茨城県',
  'カナダ統計局',
  '国連',
  '独立行政法人',
  '佐野市',
  '福岡市',
  '長与町',
  'ユーロスタット',
];

/** What has no answer now stays an error in the copy, so only what has one is compared. */
function bookOfFutures(): Book {
  const plan = `$A$1:$J$${FUTURE_PLAN.length}`;
  const actuals = `$A$${FUTURE_PLAN.length + 2}:$C$${FUTURE_PLAN.length + 1 + FUTURE_ACTUALS.length}`;
  const formulas: string[] = [];
  const asOf = FUTURE_PLAN.length + FUTURE_ACTUALS.length + 3;
  for (const key of FUTURE_PLAN.slice(1).map(([name]) => `"${name}"`))
    for (const year of [2026, 2030]) {
      const given = `${key},${year},${plan},${actuals}`;
      for (const method of ['', ',"平均変化"', ',"年平均成長率"', ',"減衰傾向"', ',"回帰","下限"', ',,"上限"'])
        formulas.push(`=DX.FORECAST(${given}${method})`);
      for (const method of ['', ',"平均変化"', ',"年平均成長率"', ',"減衰傾向"']) formulas.push(`=DX.REACHYEAR(${given}${method})`);
      formulas.push(`=DX.LIKELIHOOD(${given})`, `=DX.OUTLOOK(${given})`);
      const actual = `DX.ACTUAL(${key},${actuals},$A$${asOf},${plan})`;
      const day = `DX.ACTUALDATE(${key},${actuals},$A$${asOf})`;
      for (const scale of NAMED) {
        for (const value of [0.6, 30, 480, 2000]) formulas.push(`=DX.STATUS(${key},${year},${value},$A$${asOf},${plan},"${scale}")`);
        formulas.push(`=DX.STATUS(${key},${year},IFNA(${actual},"―"),IFNA(${day},$A$${asOf}),${plan},"${scale}")`);
      }
      const december = `EDATE(${day},-3*(MONTH(${day})*100+DAY(${day})=331))`;
      formulas.push(`=DX.EXPECTED(${key},${year},${december},${plan})`);
    }
  return bookOf([...FUTURE_PLAN, [null], ...FUTURE_ACTUALS, [null], [serial(2026, 9, 30)], [null], ...formulas.map(one => [one])]);
}

test('forecasts, outlooks and the scales of cities as plain formulas agree to 1e-9', async () => {
  const { wrong, report } = await differing(await calculated(bookOfFutures()));
  const values = report.items.filter(({ to, notes }) => to === 'value' && !notes.some(({ kind }) => kind === 'error'));
  const formulas = report.items.filter(({ to }) => to === 'formula').reduce((sum, { cells }) => sum + cells, 0);
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(values.map(({ before }) => before).slice(0, 20)).toEqual([]);
  expect(formulas).toBeGreaterThan(600);
});

/** The KPI table of a template, and what a report asks of each of its targets. */
function bookOfTemplate(template: (typeof TEMPLATES)[number]): { book: Book; asked: number } {
  const plan = cellsOf('DX_KPIs', rowsOfAll([template]).DX_KPIs ?? []) as (string | number | null)[][];
  const [headers = []] = plan;
  const range = `$A$1:$${cellName(0, headers.length - 1).replace(/\d/g, '')}$${plan.length}`;
  const name = headers.indexOf('名称');
  const years = headers.flatMap(header => /^目標(\d{4})$/.exec(String(header))?.[1] ?? []);
  const formulas = plan.slice(1).flatMap((row, at) =>
    years.flatMap(year => {
      const key = `$${cellName(at + 1, name).replace(/(\d+)/, '$$$1')}`;
      const asOf = serial(2026, 9, 30);
      const calls = [`TARGET(${key},${year},${range})`, `EXPECTED(${key},${year},${asOf},${range})`];
      for (const actual of [0.5, 3, 20_000, '"12万"'])
        for (const call of ['KPIGAP', 'PROGRESS']) calls.push(`${call}(${key},${year},${actual},${range})`);
      for (const actual of [0.5, 20_000])
        for (const call of ['STATUS', 'ONTRACK', 'REQUIREDPACE']) calls.push(`${call}(${key},${year},${actual},${asOf},${range})`);
      return row[name] === '' ? [] : calls.map(call => [`=DX.${call}`]);
    }),
  );
  return { book: bookOf([...plan, [null], ...formulas]), asked: formulas.length };
}

test('the plans of all five templates, asked by plain formulas', async () => {
  let plain = 0;
  for (const template of TEMPLATES) {
    const { book, asked } = bookOfTemplate(template);
    if (asked === 0) continue;
    const { wrong, report } = await differing(await calculated(book));
    expect(wrong.slice(0, 20)).toEqual([]);
    plain += report.items.filter(({ to }) => to === 'formula').reduce((sum, { cells }) => sum + cells, 0);
  }
  expect(plain).toBeGreaterThan(100);
});

test('the sample report as plain formulas shows what it showed', async () => {
  const { wrong, report } = await differing(await sample());
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(report.items.filter(({ to }) => to === 'formula').length).toBeGreaterThan(5);
});
