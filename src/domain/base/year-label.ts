/** Numbers from 1900 to 2200 are years wherever a time or a header is read; larger ones are days. */
export const FIRST_LABEL = 1900;
export const LAST_LABEL = 2200;

export function isYearLabel(time: number): boolean {
  return time >= FIRST_LABEL && time <= LAST_LABEL;
}
