/** A text as it stands in a formula, in quotes. */
export const quoteText = (text: string): string => `"${text.replace(/"/g, '""')}"`;

/** A value as it stands in a formula. */
export function constantText(value: string | number | boolean): string {
  return typeof value === 'string' ? quoteText(value) : typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}
