import { HELP_EN } from '../../../src/i18n/functions/help.en';
import { HELP_JA } from '../../../src/i18n/functions/help.ja';
import { givenOf, NOTHING, type Entry, type FieldSurroundings } from '../../../src/pane/formula/formula-entry';
import { QUESTIONS, spills, type AskedArgument, type FormulaQuestion } from '../../../src/pane/formula/formula-questions';
import { formulaOf } from '../../../src/pane/formula/formula-text';
import { asCustomFunctions } from '../../functions/as-custom-functions';
import { area } from '../../host/cell/address';
import { Book } from '../../host/book/book';

/**
 * An Excel in which blank cells arrive as 0 (office-js#4702, #5262): what 関数 inserts gives the same there as in any other, whichever of the
 * cells it reads are blank.
 */

const SHEET = 'Sheet1';
const ROWS = 4;

type Rows = readonly (readonly (string | number | null)[])[];

/** What stands in the cells of an argument, one below the other. */
const VALUES: Readonly<Record<string, Rows>> = {
  kpi: [['作業削減時間'], ['作業削減時間'], ['生産性向上率'], ['生産性向上率']],
  year: [[2030], [2040], [2030], [2040]],
  actual: [[350000], [400000], [0.05], [0.06]],
  asOf: [[46295], [46295], [46660], [46660]],
  text: [['80％'], ['令和8年9月30日'], ['110万時間'], ['R7.4.1']],
  date: [[46295], [46112], [45000], [44000]],
  tolerance: [[0.1], [0.05], [0.1], [0]],
  plannedStart: [[46000], [46100], [46200], [46300]],
  plannedFinish: [[46200], [46300], [46400], [46500]],
  actualStart: [[46010], [46110], [46210], [46310]],
  actualFinish: [[46190], [46290], [46390], [46490]],
  progress: [[0.5], [0.6], [0.7], [0.8]],
  values: [[0.5], [0.6], [0.7], [0.8]],
  weights: [[1], [2], [3], [4]],
  style: [['略'], ['略'], ['略'], ['略']],
  edge: [['開始'], ['開始'], ['開始'], ['開始']],
  method: [['平均'], ['平均'], ['平均'], ['平均']],
  bound: [['下限'], ['下限'], ['下限'], ['下限']],
};
const PLAN: Rows = [
  ['名称', '向き', '基準年度', '基準値', '目標2030', '目標2040'],
  ['作業削減時間', '増加', 2024, 100000, 1100000, 2120000],
  ['生産性向上率', '増加', 2024, 0.01, 0.103, 0.2],
];
const ACTUALS: Rows = [
  ['KPI', '年度', '値'],
  ['作業削減時間', 2022, 60000],
  ['作業削減時間', 2023, 80000],
  ['作業削減時間', 2024, 100000],
  ['作業削減時間', 2025, 350000],
  ['生産性向上率', 2022, 0.002],
  ['生産性向上率', 2023, 0.006],
  ['生産性向上率', 2024, 0.01],
  ['生産性向上率', 2025, 0.05],
];

/** An argument that is given as cells; words and scales are typed or left out by most. */
const asCells = ({ name, reads, optional }: AskedArgument): boolean =>
  reads !== 'table' && reads !== 'scale' && name in VALUES && !(optional && reads === 'word');

/** The formula of a question over cells: each argument in a column of its own, the tables on the right. */
function formulaFor({ asked, ...question }: FormulaQuestion): {
  readonly formula: string;
  readonly columns: ReadonlyMap<number, AskedArgument>;
} {
  const columns = new Map<number, AskedArgument>();
  const entries = asked.map((one, column): Entry => {
    const picked = (row: number, at: number, rows: number, width: number): Entry => ({
      kind: 'picked',
      block: { sheet: SHEET, row, column: at, rows, columns: width },
    });
    if (one.reads === 'table') return one.name === 'plan' ? picked(0, 20, PLAN.length, 6) : picked(10, 20, ACTUALS.length, 3);
    if (!asCells(one)) return NOTHING;
    columns.set(column, one);
    return picked(0, column, ROWS, 1);
  });
  const here: FieldSurroundings = {
    sheets: [{ name: SHEET }],
    tableNames: [],
    names: [],
    at: { sheet: SHEET, row: 0, column: 30, rows: 1, columns: 1 },
    keys: [],
  };
  const givens = entries.map((entry, at) => givenOf(entry, asked[at] as AskedArgument, here));
  const formula = formulaOf({ ...question, asked }, givens, SHEET);
  if (formula === null) throw new Error(`${question.id}: no formula`);
  return { formula, columns };
}

const functions = asCustomFunctions();

async function answers(
  formula: string,
  columns: ReadonlyMap<number, AskedArgument>,
  blank: (column: number, row: number) => boolean,
  zero: boolean,
) {
  const book = new Book();
  book.customFunctions = functions;
  book.blanksAsZero = zero;
  const sheet = book.activeSheet;
  for (const [column, { name }] of columns)
    sheet.write(
      area(0, column, ROWS, 1),
      (VALUES[name] ?? []).map((row, at) => (blank(column, at) ? [null] : [...row])),
    );
  sheet.write(
    area(0, 20, PLAN.length, 6),
    PLAN.map(row => [...row]),
  );
  sheet.write(
    area(10, 20, ACTUALS.length, 3),
    ACTUALS.map(row => [...row]),
  );
  sheet.write(area(0, 30), [[formula]]);
  await book.calculate();
  // Whatever blank it is shown as, and with whatever sentence, an error is an error.
  return sheet.values(area(0, 30, ROWS, 1)).map(([value]) => (typeof value === 'object' && value !== null ? value.error : value));
}

const CASES = QUESTIONS.flatMap(question => {
  const { formula, columns } = formulaFor(question);
  return [...columns].map(([column, asked]) => ({ id: question.id, name: asked.name, question, asked, column, formula, columns }));
});

test('every function that reads cells is here', () => {
  expect(new Set(CASES.map(({ id }) => id))).toEqual(new Set(QUESTIONS.map(({ id }) => id)));
});

test.each(CASES)('$id: some cells of $name are blank', async ({ formula, columns, column, asked }) => {
  const someBlank = (at: number, row: number): boolean => at === column && row % 2 === 1;
  const usual = await answers(formula, columns, someBlank, false);
  expect(await answers(formula, columns, someBlank, true)).toEqual(usual);
  // A formula that gives nothing but errors would prove nothing.
  const all = await answers(formula, columns, () => false, true);
  expect(all.some(value => typeof value !== 'string' || !value.startsWith('#'))).toBe(true);
  if (spills(asked)) expect(usual.length).toBe(ROWS);
});

test('what no formula guards, blank values in the table of actuals, counts as 0 there, as the help says', async () => {
  const book = new Book();
  book.customFunctions = functions;
  const sheet = book.activeSheet;
  sheet.write(area(0, 0, 3, 3), [
    ['KPI', '年度', '値'],
    ['作業削減時間', 2024, 100000],
    ['作業削減時間', 2025, null],
  ]);
  sheet.write(area(0, 4), [['=DX.ACTUAL("作業削減時間",A1:C3)']]);
  const answered: unknown[] = [];
  for (const zero of [false, true]) {
    book.blanksAsZero = zero;
    await book.calculate();
    answered.push(sheet.value(0, 4));
  }
  expect(answered).toEqual([100000, 0]);
  for (const id of ['ACTUAL', 'ROLLUP', 'COVERAGE'] as const) {
    expect(HELP_JA.functions[id].notes.join('')).toMatch(/Windows版のExcelが空.*0として/);
    expect(HELP_EN.functions[id].notes.join(' ')).toMatch(/Excel for Windows hands over an empty .* as 0/);
  }
  for (const text of [HELP_JA.functions.ACTUAL.notes.join(''), HELP_EN.functions.ACTUAL.notes.join('')]) expect(text).toContain('点検');
});
