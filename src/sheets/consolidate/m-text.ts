/** Values written as literals of Power Query's language, M. */

export type MLiteral = string | number | boolean | null | readonly MLiteral[] | { readonly [field: string]: MLiteral };

/** Text as M writes it: a quote mark doubled, a number sign before a bracket and line breaks escaped. */
export const mText = (text: string): string =>
  `"${text.replace(/"/g, '""').replace(/#\(/g, '#(#)(').replace(/\n/g, '#(lf)').replace(/\r/g, '#(cr)').replace(/\t/g, '#(tab)')}"`;

/** A name as a field or a query: as it is where M takes it so, else quoted. */
export const mName = (name: string): string => (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : `#${mText(name)}`);

/** A value, on one line. */
export function mLiteral(value: MLiteral): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return mText(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `{${(value as readonly MLiteral[]).map(mLiteral).join(', ')}}`;
  return `[${Object.entries(value)
    .map(([field, one]) => `${mName(field)} = ${mLiteral(one)}`)
    .join(', ')}]`;
}
