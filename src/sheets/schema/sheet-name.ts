/** Names of sheets: one that is free, and how formulas write them. */

/** Excel does not tell KPI from kpi. */
export const sameSheetName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** The name itself, or with the first number that makes it free: 「KPI (2)」. */
export function freeSheetName(wanted: string, taken: Iterable<string>): string {
  const names = new Set([...taken].map(name => name.toLowerCase()));
  let name = wanted;
  for (let n = 2; names.has(name.toLowerCase()); n++) name = `${wanted} (${n})`;
  return name;
}

/** Needs no quotes in a formula, unless it could be taken for an address (A1 or R1C1). */
const BARE_SHEET = /^[\p{L}_][\p{L}\p{N}_.]*$/u;
const LIKE_ADDRESS = /^(?:[A-Z]{1,3}\d+|(?:R\d*)?(?:C\d*)?|TRUE|FALSE)$/i;

/** The sheet's name as it stands before the 「!」 of an address. */
export function quoteSheet(name: string): string {
  return BARE_SHEET.test(name) && !LIKE_ADDRESS.test(name) ? name : `'${name.replace(/'/g, "''")}'`;
}

/** What stands before the 「!」 of an address as the sheet's name. */
export function unquoteSheet(prefix: string): string {
  return /^'.*'$/s.test(prefix) ? prefix.slice(1, -1).replace(/''/g, "'") : prefix;
}
