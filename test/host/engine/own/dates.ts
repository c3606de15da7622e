import { enter } from '../../cell/input';
import type { RuntimeValue } from '../custom-calls';
import { error, number, own, single, toNumber, type OwnFunction, type Single } from './values';

/** Dates by Excel's calendar, which has a day 0 and a 29 February 1900; the library is off by one there. Texts are read as when typed. */

/** The serial of an argument, or the error it gives. */
function serialOf(value: RuntimeValue | undefined): number | Single {
  const one = single(value);
  if (one.kind === 4) return one;
  const typed = one.kind === 2 ? enter(one.value, { textFormat: false, year: new Date().getFullYear() }).value : toNumber(one);
  if (typeof typed !== 'number') return error('#VALUE!');
  return typed < 0 || typed >= 2958466 ? error('#NUM!') : Math.floor(typed);
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function dayOf(serial: number): Day {
  if (serial === 0) return { year: 1900, month: 1, day: 0 };
  if (serial === 60) return { year: 1900, month: 2, day: 29 };
  const date = new Date((serial - 25569 + (serial < 60 ? 1 : 0)) * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

const part =
  (name: keyof Day) =>
  ([value]: RuntimeValue[]): RuntimeValue => {
    const serial = serialOf(value);
    return typeof serial === 'number' ? number(dayOf(serial)[name]) : serial;
  };

/** DATE: months and days that overflow count on; years below 1900 are counted from there. */
function date(args: RuntimeValue[]): RuntimeValue {
  const parts: number[] = [];
  for (const arg of args) {
    const one = single(arg);
    if (one.kind === 4) return one;
    const value = toNumber(one);
    if (value === null) return error('#VALUE!');
    parts.push(Math.trunc(value));
  }
  const [year = 0, month = 0, day = 0] = parts;
  if (year < 0 || year > 9999) return error('#NUM!');
  const first = new Date(0);
  first.setUTCFullYear(year < 1900 ? year + 1900 : year, month - 1, 1);
  const days = first.getTime() / 86_400_000 + 25569;
  const serial = (days < 61 ? days - 1 : days) + day - 1;
  return serial < 0 || serial >= 2958466 ? error('#NUM!') : number(serial);
}

export const DATE_FUNCTIONS: readonly (readonly [string, OwnFunction])[] = [
  own('DATE', 3, 3, date),
  own('YEAR', 1, 1, part('year')),
  own('MONTH', 1, 1, part('month')),
  own('DAY', 1, 1, part('day')),
];
