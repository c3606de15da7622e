/**
 * Weekdays, months and halves of the day a number format names: without a language of its own it prints ddd, mmm and AM/PM in English
 * also where Excel is Japanese; only aaa is Japanese then.
 */

const TOKEN = /"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|a{3,4}(?![a-z/])|d{3,4}|m{3,5}|am\/pm|a\/p|[\s\S]/gi;
const NAMED = /^(?:d{3,4}|m{3,5}|am\/pm|a\/p)$/i;

/** The format and the language to print it in; `japanese` prints an `aaa`. */
export function inItsLanguage(format: string, japanese: (part: string) => string): { format: string; locale: 'ja' | 'en' } {
  if (!/ddd|mmm|am\/pm|a\/p/i.test(format) || /\[\$[^\]]*-/.test(format)) return { format, locale: 'ja' };
  const parts = format.match(TOKEN) ?? [];
  if (!parts.some(part => NAMED.test(part))) return { format, locale: 'ja' };
  return { format: parts.map(part => (/^a{3,4}$/i.test(part) ? `"${japanese(part)}"` : part)).join(''), locale: 'en' };
}
