import { normalizeText } from './text';

/** More texts than the headers and keys of a workbook's plan; then it starts anew. */
const REMEMBERED = 2000;
const known = new Map<string, string>();

/**
 * normalizeText with a memory: a sheet of single formulas hands over the same headers and keys with every one of them, and folding
 * them again would cost more than the arithmetic.
 */
export function fold(text: string): string {
  let folded = known.get(text);
  if (folded === undefined) {
    if (known.size >= REMEMBERED) known.clear();
    known.set(text, (folded = normalizeText(text)));
  }
  return folded;
}
