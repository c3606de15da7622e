import type { RuntimeValue } from '../custom-calls';
import { BLANK, error, number, own, single, toNumber, type OwnFunction, type Single } from './values';

/** WORKDAY.INTL and NETWORKDAYS.INTL: the library reads the text of a weekend, "0000011", as a number. */

/** Which days are free, Monday first; null where the argument means no weekend. */
function weekend(value: Single): readonly boolean[] | null {
  if (value.kind === 2) return /^[01]{7}$/.test(value.value) ? [...value.value].map(day => day === '1') : null;
  const code = value.kind === 0 ? 1 : toNumber(value);
  if (code === null) return null;
  const days = (...free: number[]): boolean[] => Array.from({ length: 7 }, (_, day) => free.includes(day));
  // 1 is Saturday and Sunday, 2 Sunday and Monday …; 11 is Sunday alone, 12 Monday …
  if (code >= 1 && code <= 7) return days((Math.floor(code) + 4) % 7, (Math.floor(code) + 5) % 7);
  if (code >= 11 && code <= 17) return days((Math.floor(code) - 5) % 7);
  return null;
}

/** Monday 0 … Sunday 6; serial 2 is a Monday in Excel's calendar. */
const dayOf = (serial: number): number => (((serial - 2) % 7) + 7) % 7;

function holidays(value: RuntimeValue | undefined): ReadonlySet<number> {
  if (!value) return new Set();
  const list = value.kind === 5 ? value.rows.flat() : [value];
  return new Set(list.flatMap(one => (one.kind === 1 ? [Math.floor(one.value)] : [])));
}

/** A serial of an argument; null where it is no number. */
function serial(value: RuntimeValue | undefined): number | null {
  const found = toNumber(single(value));
  return found === null ? null : Math.floor(found);
}

function free(args: RuntimeValue[]): ((day: number) => boolean) | null {
  const days = weekend(single(args[2] ?? BLANK));
  if (!days) return null;
  const extra = holidays(args[3]);
  return day => (days[dayOf(day)] ?? false) || extra.has(day);
}

function failure(args: RuntimeValue[]): Single | null {
  for (const arg of args.slice(0, 3)) {
    const value = single(arg);
    if (value.kind === 4) return value;
  }
  return null;
}

function workday(args: RuntimeValue[]): RuntimeValue {
  const failed = failure(args);
  if (failed) return failed;
  const [start, count] = [serial(args[0]), toNumber(single(args[1]))];
  const weekendText = single(args[2] ?? BLANK);
  if (start === null || count === null) return error('#VALUE!');
  const isFree = free(args);
  if (!isFree || (weekendText.kind === 2 && weekendText.value === '1111111')) return error(weekendText.kind === 2 ? '#VALUE!' : '#NUM!');
  const step = count < 0 ? -1 : 1;
  let day = start;
  for (let left = Math.abs(Math.trunc(count)); left > 0;) {
    day += step;
    if (day < 0) return error('#NUM!');
    if (!isFree(day)) left--;
  }
  return number(day);
}

function networkdays(args: RuntimeValue[]): RuntimeValue {
  const failed = failure(args);
  if (failed) return failed;
  const [start, end] = [serial(args[0]), serial(args[1])];
  if (start === null || end === null) return error('#VALUE!');
  const isFree = free(args);
  if (!isFree) return error(single(args[2]).kind === 2 ? '#VALUE!' : '#NUM!');
  let count = 0;
  for (let day = Math.min(start, end); day <= Math.max(start, end); day++) if (!isFree(day)) count++;
  return number(start <= end ? count : -count);
}

export const WORKDAY_FUNCTIONS: readonly (readonly [string, OwnFunction])[] = [
  own('WORKDAY.INTL', 2, 4, workday),
  own('NETWORKDAYS.INTL', 2, 4, networkdays),
];
