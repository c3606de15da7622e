/** How much room a text takes on paper. Excel does not tell before it is printed, so it is reckoned, with a margin. */

/** Points of the body text: nothing is printed smaller. */
export const BODY = 9;
/** Points of a line of the standard font (游ゴシック), which is generous. */
const LINE = 15;
/** Points that a cell keeps free beside and above its text. */
const PADDING = 6;
const ABOVE = 3;
/** Excel makes no row higher. */
export const HIGHEST = 400;

const isHalf = (char: string): boolean => char <= '\u007e' || (char >= '\uff61' && char <= '\uff9f');

/** Points of a text in one line. */
export function widthOf(text: string, size: number = BODY): number {
  let width = 0;
  for (const char of text) width += isHalf(char) ? 0.56 : 1;
  return width * size;
}

/** Lines of a text in a cell so wide; where it breaks, one character fewer to a line, for what Japanese does not let begin one. */
export function linesInCell(text: string, width: number, size: number = BODY): number {
  const room = Math.max(size, width - PADDING - size);
  const linesIn = (line: string): number => (fits(line, width, size) ? 1 : Math.ceil((widthOf(line, size) - size) / room));
  return text.split('\n').reduce((sum, line) => sum + linesIn(line), 0);
}

/** Points of a row with so many lines. */
export const heightOf = (lines: number, size: number = BODY): number => Math.min(HIGHEST, Math.ceil((lines * LINE * size) / BODY + ABOVE));

/** A number in the digits of its format, near enough to know how wide it is. */
export function digitsOf(value: number, format: string): string {
  const suffix = /"([^"]*)"/.exec(format)?.[1] ?? '';
  const decimals = /\.([0#]+)/.exec(format)?.[1]?.length ?? 0;
  const shown = format.includes('%') ? value * 100 : value;
  return shown.toLocaleString('en-US', { maximumFractionDigits: decimals }) + (format.includes('%') ? '%' : '') + suffix;
}

export const fits = (text: string, width: number, size: number = BODY): boolean => widthOf(text, size) <= width - PADDING;
