import { random } from './fuzz';
import type { DxFunction } from './load';
import { answerOf, CellErrorStandIn } from './load';
import type { Value } from './reference/arithmetic';
import { isError } from './reference/arithmetic';
import { ANSWERS, OUTSIDE, spilled } from './reference/catalogue';
import { SCALE_WORDS } from './reference/ratings';
import type { Table } from './reference/tables';

/**
 * The functions against a second reading of the contract (reference/), which shares no code with them: the same arguments, ranges and
 * all, must give the same answers. Cells are numbers, blanks and words; written-out numbers and dates have tests of their own.
 */

/** By argument, in the functions' order: what spills is a kind, a table is in capitals. */
const SIGNATURES: Readonly<Record<string, readonly string[]>> = {
  TARGET: ['kpi', 'year', 'PLAN'],
  KPIGAP: ['kpi', 'year', 'number', 'PLAN'],
  PROGRESS: ['kpi', 'year', 'number', 'PLAN'],
  EXPECTED: ['kpi', 'year', 'time', 'PLAN'],
  ONTRACK: ['kpi', 'year', 'number', 'time', 'PLAN', 'share'],
  STATUS: ['kpi', 'year', 'number', 'time', 'PLAN', 'SCALE'],
  REQUIREDPACE: ['kpi', 'year', 'number', 'time', 'PLAN'],
  ACTUAL: ['kpi', 'ACTUALS', 'maybeTime', 'MAYBEPLAN'],
  ACTUALDATE: ['kpi', 'ACTUALS', 'maybeTime'],
  FORECAST: ['kpi', 'year', 'PLAN', 'ACTUALS', 'method', 'bound'],
  REACHYEAR: ['kpi', 'year', 'PLAN', 'ACTUALS', 'method'],
  LIKELIHOOD: ['kpi', 'year', 'PLAN', 'ACTUALS'],
  OUTLOOK: ['kpi', 'year', 'PLAN', 'ACTUALS'],
  MILESTONE: ['day', 'day', 'maybeDay', 'maybeDay', 'share', 'day'],
  DELAY: ['day', 'maybeDay', 'day'],
  ROLLUP: ['VALUES', 'WEIGHTS'],
  COVERAGE: ['VALUES'],
  FISCALYEAR: ['time'],
};

/** Calls each function in turn; throws with the call written out where the two differ. */
export function compare(
  dx: Readonly<Record<string, DxFunction>>,
  calls: number,
  seed: number,
): { readonly cells: number; readonly numbers: number } {
  const next = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const chance = (probability: number): boolean => next() < probability;

  /** Numbers that often meet bounds and one another. */
  const number = (): number => {
    if (chance(0.5)) return whole(-2, 40) * 5;
    return chance(0.5) ? whole(0, 100) / 100 : Number((next() * 250 - 30).toFixed(3));
  };
  const cell = (kind: string): Value => {
    if (chance(0.01)) return { code: pick(['#REF!', '#N/A', '#DIV/0!']) };
    switch (kind) {
      case 'kpi':
        return pick(['a', 'b', 'c', 'a', 'b', 'c', 'K1', ' A ', 'z', '']);
      case 'year':
        return chance(0.9) ? pick([2026, 2030, 2030, 2035]) : pick([47938, 48100, 2031, '―', 0]);
      case 'time':
        return chance(0.5) ? whole(2018, 2036) : chance(0.95) ? whole(43500, 49500) : pick([null, '―', true, 2250.5]);
      case 'maybeTime':
        return chance(0.3) ? null : chance(0.5) ? whole(2018, 2032) : whole(43500, 48500);
      case 'number':
        return chance(0.93) ? number() : pick([null, '―', '']);
      case 'share':
        return chance(0.3) ? null : whole(0, 10) / 10;
      case 'method':
        return pick([null, '回帰', '平均変化', '年平均成長率', '減衰傾向', '減衰傾向']);
      case 'bound':
        return pick([null, null, '', '下限', '上限']);
      default:
        return kind === 'maybeDay' && chance(0.5) ? null : chance(0.1) ? whole(2024, 2027) : whole(45700, 46900);
    }
  };
  const plan = (): Table => {
    const named = chance(0.5);
    const headers = ['名称', '番号', '単位', '向き', '基準年度', '基準値', '時点', '経路', '集計', '目標2026', '目標2030', '目標2035'];
    const rows = ['a', 'b', 'c'].map((key, i): Value[] => [
      key,
      i === 0 ? 'K1' : '',
      pick(['', '%', '件']),
      named || chance(0.7) ? pick(['増加', '減少']) : '',
      chance(0.85) ? whole(2018, 2024) : pick(['―', 0]),
      chance(0.85) ? number() : pick(['―', 0, '']),
      pick(['', '年度末', '年末']),
      pick(['', '折れ線', '直線', '階段']),
      pick(['', '時点', '時点', '累計']),
      chance(0.5) ? number() : '―',
      chance(0.95) ? number() : '―',
      chance(0.5) ? number() : pick(['―', 0]),
    ]);
    if (chance(0.02)) rows.push(['a', ...(rows[1] as Value[]).slice(1)]);
    // In any order.
    const order = headers.map((_, i) => i).sort(() => next() - 0.5);
    return [headers, ...rows].map(row => order.map(i => row[i] as Value));
  };
  const actuals = (): Table => {
    const rows: Value[][] = [];
    for (const key of ['a', 'b', 'c', 'K1']) {
      const count = key === 'K1' ? whole(0, 1) : whole(0, 8);
      const share = chance(0.3);
      let [label, level] = [whole(2016, 2024), share ? next() : number()];
      for (let i = 0; i < count; i++) {
        level = chance(0.1) ? level : share ? Math.min(1, Math.max(0, level + (next() - 0.4) / 5)) : level + whole(-10, 15);
        const value: Value = chance(0.97) ? Number(level.toFixed(4)) : pick(['―', null, { code: '#N/A' }]);
        rows.push(
          chance(0.8)
            ? [key, label, chance(0.5) ? '' : null, value]
            : [key, pick([label, '']), 45748 + (label - 2025) * 365 + whole(0, 360), value],
        );
        label += chance(0.85) ? 1 : chance(0.5) ? 0 : 2;
      }
    }
    return [['KPI', '年度', '時点', '値'], ...(chance(0.3) ? rows.reverse() : rows)];
  };
  const scale = (): Table => {
    if (chance(0.7)) return [[pick([...SCALE_WORDS, ...SCALE_WORDS, ''])]];
    const header = pick(['進捗', '下限', '達成率', '達成率(差)', '期待比', '改善率', '増減率', '年平均']);
    const rows: Value[][] = [
      [chance(0.2) ? '超 1' : 1, 'S'],
      [0.8, 'A'],
      [chance(0.2) ? '超 0.5' : 0.5, 'B'],
    ];
    if (chance(0.7)) rows.push([-1000, 'C']);
    if (chance(0.2)) rows.push(['達成', 'T']);
    return [[header, '評価'], ...rows.sort(() => next() - 0.5)];
  };
  const grid = (rows: number, columns: number, make: () => Value): Table =>
    Array.from({ length: rows }, () => Array.from({ length: columns }, make));
  const values = (): Table => grid(whole(1, 4), whole(1, 3), () => (chance(0.7) ? number() : pick(['―', null, '', { code: '#N/A' }])));
  const argument = (kind: string, sofar: readonly Table[]): Table => {
    switch (kind) {
      case 'PLAN':
        return plan();
      case 'MAYBEPLAN':
        return chance(0.5) ? plan() : [[null]];
      case 'ACTUALS':
        return actuals();
      case 'SCALE':
        return scale();
      case 'VALUES': {
        const made = values();
        // An argument that is nothing but an error is that error, as a broken reference is.
        return made.length === 1 && made[0]?.length === 1 && isError(made[0][0]) ? [[5]] : made;
      }
      case 'WEIGHTS': {
        const [first = [[]]] = sofar;
        if (chance(0.4)) return [[null]];
        return grid(pick([1, first.length]), pick([1, first[0]?.length ?? 1]), () => whole(-1, 5));
      }
      default:
        return grid(pick([1, 1, 1, 2, 3]), pick([1, 1, 1, 2]), () => cell(kind));
    }
  };

  const ids = Object.keys(SIGNATURES);
  let [cells, numbers] = [0, 0];
  for (let call = 0; call < calls; call++) {
    const id = ids[call % ids.length] as string;
    const kinds = SIGNATURES[id] as readonly string[];
    const args: Table[] = [];
    for (const kind of kinds) args.push(argument(kind, args));
    const isTable = (i: number): boolean => kinds[i] === kinds[i]?.toUpperCase();
    // The table a key is looked up in comes first for the reference, as the contract names them: plan, then actuals or scale.
    const wanted = spilled(
      id,
      args.filter((_, i) => !isTable(i)),
      args.filter((_, i) => isTable(i)),
    );
    const got = answerOf(dx[id] as DxFunction, args);
    // Of an error that was handed in and one that arises here the contract does not say which is shown.
    const several = JSON.stringify(args).includes('"code"');
    const isFailed = (value: unknown): boolean => value instanceof CellErrorStandIn || isError(value);
    const said = (value: unknown): string => (value instanceof CellErrorStandIn || isError(value) ? value.code : JSON.stringify(value));
    wanted.forEach((row, r) =>
      row.forEach((value, c) => {
        const found = got[r]?.[c];
        cells++;
        if (typeof value === 'number') numbers++;
        const same =
          typeof value === 'number' && typeof found === 'number'
            ? Math.abs(found - value) <= 1e-9 * Math.max(1, Math.abs(value))
            : ((several || value === OUTSIDE) && isFailed(found) && isFailed(value)) || said(found) === said(value);
        if (!same)
          throw new Error(
            `call ${call} of seed ${seed}, cell ${r},${c}: ${said(found)}, by the contract ${said(value)}\nDX.${id}(${JSON.stringify(args)})`,
          );
      }),
    );
    if (got.length !== wanted.length || got.some(row => row.length !== wanted[0]?.length))
      throw new Error(`call ${call} of seed ${seed}: another shape\nDX.${id}(${JSON.stringify(args)})`);
  }
  return { cells, numbers };
}

/** The functions that are compared. */
export const COMPARED: readonly string[] = Object.keys(ANSWERS);
