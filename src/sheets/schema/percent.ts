/** Percentages are kept as Excel keeps them: 80% is 0.8. What follows tells a number of percent that was written without its sign. */

/** Above this a value of a KPI in % is taken for a number of percent: 150% is the most that is plausible as a share. */
export const MOST_AS_SHARE = 1.5;

/** The unit says that values are fractions, shown as percentages. */
export function isShareUnit(unit: string | null): boolean {
  return unit !== null && /[%％]/.test(unit);
}

/** 31.2 in a unit of % reads as 3,120%: probably 31.2% was meant. */
export function isBeyondShare(value: number | null, unit: string | null): value is number {
  return value !== null && Math.abs(value) > MOST_AS_SHARE && isShareUnit(unit);
}

/** 31.2 as 31.2%, without the noise of the division. */
export function asShare(value: number): number {
  return Number((value / 100).toPrecision(15));
}
