import type { Cells } from '../../domain/base/cell';
import { run } from '../batch/run';
import {
  addressAt,
  answersIn,
  benchCells,
  compute,
  sameResult,
  seconds,
  shown,
  type ItemResult,
  type Bench,
  type SelfTestItem,
  type WorkedFormula,
} from './item';

/** The functions of DX in this Excel: there at all, right, spilling, and fast. */

/** A text that stays a text: R7.4.1 and 2026/3/31 would become dates. */
const typed = (cells: Cells): Cells => cells.map(row => row.map(cell => (typeof cell === 'string' ? `'${cell}` : cell)));

/** The formula with every row of its references moved down; what stands in quotes is text. */
export function movedDown(formula: string, rows: number): string {
  return formula
    .split(/("[^"]*")/)
    .map(part =>
      part.startsWith('"')
        ? part
        : part.replace(/(\$?[A-Z]{1,2}\$?)(\d+)\b/g, (_, column: string, row: string) => column + (Number(row) + rows)),
    )
    .join('');
}

interface PlacedFormula {
  readonly id: string;
  readonly worked: WorkedFormula;
  readonly row: number;
  readonly column: number;
  readonly expected: Cells;
}

const rowsOf = ({ result }: WorkedFormula): Cells => (Array.isArray(result) ? (result as Cells) : [[result as Cells[number][number]]]);

/** 「DX.PROGRESS(」, its first argument, and the rest. */
const CALL = /^(=DX\.\w+\()("[^"]*"|[^",()]*)(,.*)$/s;

/** The example with its first argument twice, one below the other, so that its answer spills; null: it takes a range as one. */
function twice(worked: WorkedFormula): WorkedFormula | null {
  const [, call, first = '', rest] = CALL.exec(worked.formula) ?? [];
  if (call === undefined || rest === undefined || first.includes(':')) return null;
  const [line = []] = rowsOf(worked);
  return { sheet: worked.sheet, formula: `${call}IF({1;1},${first})${rest}`, result: [line, line] };
}

/** Of each function something that spills over rows too, where its answers are not one for a whole range. */
function withSpilling(list: readonly WorkedFormula[]): readonly WorkedFormula[] {
  const spilled = list.some(worked => rowsOf(worked).length > 1) ? null : list.map(twice).find(one => one !== null);
  return spilled ? [...list, spilled] : list;
}

/** The examples one below the other, those over the same cells side by side. */
function placed(examples: Bench['surroundings']['examples']): {
  readonly formulas: readonly PlacedFormula[];
  readonly sheets: ReadonlyMap<number, Cells>;
} {
  const formulas: PlacedFormula[] = [];
  const sheets = new Map<number, Cells>();
  let next = 0;
  for (const [id, list] of Object.entries(examples)) {
    let row = next;
    let column = 0;
    let sheet: Cells | null = null;
    for (const worked of withSpilling(list)) {
      if (worked.sheet !== sheet) {
        row = next;
        sheet = worked.sheet;
        column = Math.max(...sheet.map(cells => cells.length)) + 1;
        sheets.set(row, sheet);
        next = row + sheet.length + 1;
      }
      const expected = rowsOf(worked);
      formulas.push({ id, worked, row, column, expected });
      column += (expected[0]?.length ?? 1) + 1;
      next = Math.max(next, row + expected.length + 1);
    }
  }
  return { formulas, sheets };
}

async function functions(bench: Bench): Promise<ItemResult> {
  const { formulas, sheets } = placed(bench.surroundings.examples);
  await run(async context => {
    for (const [row, cells] of sheets) {
      const width = Math.max(...cells.map(line => line.length));
      const filled = typed(cells).map(line => Array.from({ length: width }, (_, i) => line[i] ?? ''));
      benchCells(context, bench, row, 0, cells.length, width).values = filled;
    }
    for (const { worked, row, column } of formulas) benchCells(context, bench, row, column).formulas = [[movedDown(worked.formula, row)]];
    await context.sync();
  });
  const last = formulas[formulas.length - 1];
  const height = Math.max(0, ...formulas.map(({ row, expected }) => row + expected.length));
  const width = Math.max(0, ...formulas.map(({ column, expected }) => column + (expected[0]?.length ?? 1)));
  const values = last ? await answersIn(bench, 0, 0, height, width) : [];
  /** Of each function that fails, the first cell that is wrong. */
  const wrong = new Map<string, string>();
  for (const { id, row, column, expected } of formulas)
    expected.forEach((line, r) =>
      line.forEach((cell, c) => {
        const got = values[row + r]?.[column + c];
        if (!sameResult(got, cell) && !wrong.has(id)) wrong.set(id, `${id}: ${shown([got])} (${shown([cell])})`);
      }),
    );
  const names = new Set(formulas.map(({ id }) => id));
  return {
    passed: formulas.length > 0 && wrong.size === 0,
    seen: [`${names.size - wrong.size}/${names.size}`, ...wrong.values()].join('; '),
  };
}

async function namespace(bench: Bench): Promise<ItemResult> {
  const [[value] = []] = await compute(bench, ['=DX.NUMBER("8割")']);
  const formula = await run(async context => {
    const cell = benchCells(context, bench, 0, 1);
    cell.load('formulas');
    await context.sync();
    return String((cell.formulas as unknown[][])[0]?.[0] ?? '');
  });
  return { passed: sameResult(value, 0.8) && formula.startsWith('=DX.NUMBER('), seen: `${formula} -> ${shown([value])}` };
}

async function spill(bench: Bench): Promise<ItemResult> {
  await compute(bench, [`=DX.NUMBER(${addressAt(bench, 0, 0, 3)})`], [["'1割"], ["'2割"], ["'3割"]]);
  const values = (await answersIn(bench, 0, 1, 3)).flat();
  const address = await run(async context => {
    const range = benchCells(context, bench, 0, 1).getSpillingToRangeOrNullObject();
    range.load('address');
    await context.sync();
    return range.isNullObject ? 'none' : range.address.replace(/^.*!/, '');
  });
  const wanted = addressAt(bench, 0, 1, 3);
  return {
    passed: address === wanted && [0.1, 0.2, 0.3].every((value, i) => sameResult(values[i], value)),
    seen: `${shown(values)} (${address})`,
  };
}

/**
 * Half the cells of a range hold a number: where a blank arrives as 0, all of them do. A single blank cell has no number, or is 0. (null and ""
 * are the same to every function.)
 */
async function blank(bench: Bench): Promise<ItemResult> {
  const values = await compute(bench, [`=DX.COVERAGE(${addressAt(bench, 0, 0, 2)})`, `=DX.NUMBER(${addressAt(bench, 1)})`], [[1]]);
  const [share, number] = values.flat();
  const told = (value: unknown, isBlank: boolean, isZero: boolean): string => (isBlank ? 'blank' : isZero ? '0' : shown([value]));
  const seen = [told(share, sameResult(share, 0.5), sameResult(share, 1)), told(number, number === '#N/A', sameResult(number, 0))];
  return { passed: seen.every(one => one === 'blank'), seen: `range: ${seen[0]}, cell: ${seen[1]}` };
}

async function errors(bench: Bench): Promise<ItemResult> {
  const values = await compute(
    bench,
    [`=DX.ROLLUP(${addressAt(bench, 0, 0, 3)})`, `=DX.NUMBER(${addressAt(bench, 1, 0)})`],
    [[1], ['=1/0'], [3]],
  );
  const [mean, handedOn] = values.flat();
  return { passed: sameResult(mean, 2) && handedOn === '#DIV/0!', seen: shown([mean, handedOn]) };
}

async function fault(bench: Bench): Promise<ItemResult> {
  const values = await compute(bench, ['=DX.NUMBER("未定")', '=DX.NUMBER(TRUE)']);
  const [missing, wrong] = values.flat();
  return { passed: missing === '#N/A' && wrong === '#VALUE!', seen: shown([missing, wrong]) };
}

/** Full width, half-width kana and the signs of public documents: a runtime may lack what folds them. */
async function fold(bench: Bench): Promise<ItemResult> {
  const plan = [
    ["'名称", "'目標2030"],
    ["'デジタル化率", 0.8],
  ] as const;
  const values = await compute(
    bench,
    ['=DX.NUMBER("８０％")', '=DX.WAREKI("Ｒ８．９．３０","略")', `=DX.TARGET("ﾃﾞｼﾞﾀﾙ化率",2030,${addressAt(bench, 0, 0, 2, 2)})`],
    plan.map(row => [...row]),
    3,
  );
  const [percent, day, target] = values.flat();
  return { passed: sameResult(percent, 0.8) && day === 'R8.9.30' && sameResult(target, 0.8), seen: shown([percent, day, target]) };
}

const ROWS = 20_000;
const CALLS = 2000;
const hours = (count: number): Cells => Array.from({ length: count }, (_, i) => [`'${i + 1}時間`]);

async function rows(bench: Bench): Promise<ItemResult> {
  await run(async context => {
    benchCells(context, bench, 0, 0, ROWS).values = hours(ROWS).map(row => [...row]);
    await context.sync();
  });
  const begun = Date.now();
  await run(async context => {
    benchCells(context, bench, 0, 1).formulas = [[`=DX.NUMBER(${addressAt(bench, 0, 0, ROWS)})`]];
    await context.sync();
  });
  const [[first] = []] = await answersIn(bench, 0, 1);
  const [[last] = []] = await answersIn(bench, ROWS - 1, 1);
  return { passed: sameResult(first, 1) && sameResult(last, ROWS), seen: `${ROWS}: ${shown([first, last])}, ${seconds(begun)}` };
}

async function calls(bench: Bench): Promise<ItemResult> {
  await run(async context => {
    benchCells(context, bench, 0, 0, CALLS).values = hours(CALLS).map(row => [...row]);
    await context.sync();
  });
  const begun = Date.now();
  await run(async context => {
    benchCells(context, bench, 0, 1, CALLS).formulas = Array.from({ length: CALLS }, (_, i) => [`=DX.NUMBER(${addressAt(bench, i)})`]);
    await context.sync();
  });
  const values = (await answersIn(bench, 0, 1, CALLS)).flat();
  const right = values.filter((value, i) => sameResult(value, i + 1)).length;
  return { passed: right === CALLS, seen: `${right}/${CALLS}, ${seconds(begun)}` };
}

/** Some of the cells an answer spills over get a number format of their own. */
async function partFormat(bench: Bench): Promise<ItemResult> {
  await compute(bench, [`=DX.NUMBER(${addressAt(bench, 0, 0, 3)})`], [["'1割"], ["'2割"], ["'3割"]]);
  await answersIn(bench, 0, 1, 3);
  const texts = await run(async context => {
    benchCells(context, bench, 1, 1, 2).numberFormat = [['0.0%'], ['0.0%']];
    const range = benchCells(context, bench, 0, 1, 3);
    range.load('text');
    await context.sync();
    return range.text.flat();
  });
  return { passed: texts[0] === '0.1' && texts[1] === '20.0%' && texts[2] === '30.0%', seen: shown(texts) };
}

export const FUNCTION_ITEMS: readonly SelfTestItem[] = [
  { id: 'namespace', run: namespace },
  { id: 'functions', run: functions },
  { id: 'spill', needs: '1.12', run: spill },
  { id: 'blank', run: blank },
  { id: 'errors', run: errors },
  { id: 'fault', run: fault },
  { id: 'fold', run: fold },
  { id: 'partFormat', run: partFormat },
];
export const SIZE_ITEMS: readonly SelfTestItem[] = [
  { id: 'rows', run: rows },
  { id: 'calls', run: calls },
];
