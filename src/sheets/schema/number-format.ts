/** What of a format is no code: text in quotes, what a backslash keeps, what is as wide or fills, brackets but of elapsed time, and words with letters of codes. */
const NO_CODE = /"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]|General|G\/標準|AM\/PM|A\/P|E[+-]/gi;
const TIME = /h+[^a-z]*m+|m+[^a-z]*s+/gi;

/** Does a number format show a day, a month, a year or a day of the week, so that the number in the cell is a date? A time alone is none. */
export function isDateFormat(format: unknown): boolean {
  if (typeof format !== 'string') return false;
  const codes = format.replace(NO_CODE, '');
  return /[ydeg]|aaa/i.test(codes) || /m/i.test(codes.replace(TIME, ''));
}
