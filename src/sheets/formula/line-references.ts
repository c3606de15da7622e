/** Which formulas need a row or column that is about to go: after it is put back they would not say the same. */
import { parseA1Ref } from '@borgar/fx';
import { tokensOf } from './dx-calls';

/** Rows or columns beside each other, counted from 0. */
export interface LineRun {
  readonly from: number;
  readonly count: number;
}

export interface BlankLines {
  readonly sheet: string;
  readonly axis: 'row' | 'column';
  readonly runs: readonly LineRun[];
}

const RANGES: ReadonlySet<string> = new Set(['range', 'range_beam', 'range_ternary']);

/**
 * Does one of the formula's references begin or end in the lines? One that begins before them and ends behind them only gets shorter, and as long
 * again.
 * @param own the sheet the formula stands on
 */
export function needsLines(formula: string, own: string, { sheet, axis, runs }: BlankLines): boolean {
  return tokensOf(formula).some(({ type, value }) => {
    if (!RANGES.has(type)) return false;
    const found = parseA1Ref(value);
    if (found === undefined || !('range' in found)) return false;
    const named = (found.context?.at(-1) ?? own).toLowerCase();
    // 一月:三月!A1 is about every sheet between.
    if (named !== sheet.toLowerCase() && !named.includes(':')) return false;
    const { top, bottom, left, right } = found.range;
    const [first, last] = axis === 'row' ? [top, bottom] : [left, right];
    if (typeof first !== 'number' || typeof last !== 'number') return false;
    return runs.some(({ from, count }) => [first, last].some(line => line >= from && line < from + count));
  });
}
