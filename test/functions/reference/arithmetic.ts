/** Plain arithmetic of the contract, written for the tests alone: nothing here is shared with the functions. */

export interface ErrorValue {
  readonly code: string;
}
export type Value = number | string | boolean | null | ErrorValue;

export const NA: ErrorValue = { code: '#N/A' };
export const VALUE: ErrorValue = { code: '#VALUE!' };
export const DIV0: ErrorValue = { code: '#DIV/0!' };
export const NUM: ErrorValue = { code: '#NUM!' };

export function isError(value: unknown): value is ErrorValue {
  return typeof value === 'object' && value !== null && 'code' in value;
}

/** Section 1: values within 1e-9 relative of a bound count as on it. */
export const near = (value: number, bound: number): boolean => Math.abs(value - bound) <= 1e-9 * Math.abs(bound);
export const atLeast = (value: number, bound: number): boolean => value > bound || near(value, bound);
export const moreThan = (value: number, bound: number): boolean => value > bound && !near(value, bound);

/** Days as JavaScript counts them; serials from March 1900 on. */
const EPOCH = Date.UTC(1899, 11, 30);
export const dateOfSerial = (serial: number): Date => new Date(EPOCH + Math.floor(serial) * 86_400_000);
export const serialOfDay = (year: number, month: number, day: number): number => (Date.UTC(year, month - 1, day) - EPOCH) / 86_400_000;

export function fiscalYear(serial: number): number {
  const date = dateOfSerial(serial);
  return date.getUTCMonth() < 3 ? date.getUTCFullYear() - 1 : date.getUTCFullYear();
}

export const isLabel = (time: number): boolean => time >= 1900 && time <= 2200;

/** Section 3: the axis. */
export function axis(time: number, calendar: boolean): number {
  if (isLabel(time)) return time + 1;
  const year = yearLabel(time, calendar);
  const month = calendar ? 1 : 4;
  const first = serialOfDay(year, month, 1);
  const next = serialOfDay(year + 1, month, 1);
  return year + (Math.floor(time) - first + 1) / (next - first);
}

export function yearLabel(time: number, calendar: boolean): number {
  if (isLabel(time)) return time;
  return calendar ? dateOfSerial(time).getUTCFullYear() : fiscalYear(time);
}

export const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
export const mean = (values: readonly number[]): number => sum(values) / values.length;
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const half = sorted.length / 2;
  return sorted.length % 2 ? (sorted[Math.floor(half)] as number) : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2;
}

/** Simpson's rule. */
function integral(of: (x: number) => number, from: number, to: number): number {
  const steps = 2000;
  const width = (to - from) / steps;
  let total = of(from) + of(to);
  for (let i = 1; i < steps; i++) total += of(from + i * width) * (i % 2 ? 4 : 2);
  return (total * width) / 3;
}

/** Student's t distribution function, by its integral: with x = sqrt(n) tan(angle) the density is a power of the cosine. */
export function student(t: number, freedom: number): number {
  const density = (angle: number): number => Math.cos(angle) ** (freedom - 1);
  const whole = 2 * integral(density, 0, Math.PI / 2);
  return 0.5 + integral(density, 0, Math.atan(t / Math.sqrt(freedom))) / whole;
}

const quantiles = new Map<number, number>();
/** The t with 90 % below it. */
export function ninetieth(freedom: number): number {
  const found = quantiles.get(freedom);
  if (found !== undefined) return found;
  let low = 0;
  let high = 10;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (student(middle, freedom) < 0.9) low = middle;
    else high = middle;
  }
  quantiles.set(freedom, low);
  return low;
}
