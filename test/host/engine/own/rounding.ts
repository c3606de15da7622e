import type { RuntimeValue } from '../custom-calls';
import { error, number, own, single, toNumber, type OwnFunction } from './values';

/** ROUND and its kin work on the 15 digits a cell shows, not on the bits behind them: 1.005 to two places is 1.01. */

type Step = (magnitude: number) => number;

/** Moves the decimal point without the bits of a division. */
function shifted(value: number, places: number): number {
  const [digits = '0', exponent = '0'] = value.toExponential(14).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}

const rounding =
  (step: Step) =>
  (args: RuntimeValue[]): RuntimeValue => {
    const [value, places] = args.map(arg => single(arg));
    if (value?.kind === 4) return value;
    if (places?.kind === 4) return places;
    const [n, d] = [value ? toNumber(value) : 0, places ? toNumber(places) : 0];
    if (n === null || d === null) return error('#VALUE!');
    const digits = Math.trunc(d);
    const moved = shifted(Math.abs(n), digits);
    // Beyond 15 digits there is nothing to round.
    if (!Number.isFinite(moved) || moved >= 1e15) return number(n);
    const result = shifted(step(moved), -digits);
    return number(n < 0 && result !== 0 ? -result : result);
  };

export const ROUNDING_FUNCTIONS: readonly (readonly [string, OwnFunction])[] = [
  own(
    'ROUND',
    2,
    2,
    rounding(magnitude => Math.floor(magnitude + 0.5)),
  ),
  own('ROUNDUP', 2, 2, rounding(Math.ceil)),
  own('ROUNDDOWN', 2, 2, rounding(Math.floor)),
];
