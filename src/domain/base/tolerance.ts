/** Floating point: values within 1e-9 relative of a bound count as on it (section 1). */
const RELATIVE = 1e-9;
export const { abs } = Math;

/** value >= bound, where a value on the bound reaches it. */
export function reaches(value: number, bound: number): boolean {
  return value >= bound - RELATIVE * abs(bound);
}

/** value > bound, where a value on the bound does not exceed it. */
export function exceeds(value: number, bound: number): boolean {
  return value > bound + RELATIVE * abs(bound);
}

/** Within 1e-9 relative of the bound. */
export function isOn(value: number, bound: number): boolean {
  return abs(value - bound) <= RELATIVE * abs(bound);
}
