/** A format's parts: a text in quotes, an escaped character, a colour or locale, room, filling, General, or one character. */
const PARTS = /"[^"]*"|\\.|\[[^\]]*\]|[_*].|General|./gs;

const isPlaceholder = (part: string): boolean => part === 'General' || /^[0#?]$/.test(part);

/** What a part puts into the cell as it stands. */
function literal(part: string): string {
  if (part.startsWith('"')) return part.slice(1, -1);
  if (part.startsWith('\\')) return part.slice(1);
  return /^[^\x20-\x7e]$/.test(part) ? part : '';
}

/**
 * What Excel shows behind a number in a cell with this number format: % or, of `#,##0"時間"`, 時間. '' where there is none, and where
 * the format itself divides by thousands (`#,##0,"千円"`) or writes a % that multiplies nothing (`0"%"`): the words are not the unit of the
 * number then.
 */
export function unitOfFormat(format: string): string {
  const parts: readonly string[] = format.match(PARTS) ?? [];
  const end = parts.indexOf(';');
  const shown = end < 0 ? parts : parts.slice(0, end);
  if (shown.includes('%')) return '%';
  const last = shown.map(isPlaceholder).lastIndexOf(true);
  if (last < 0 || shown[last + 1] === ',') return '';
  const unit = shown
    .slice(last + 1)
    .map(literal)
    .join('')
    .normalize('NFKC')
    .trim()
    .replace(/^\((.+)\)$/, '$1');
  return unit === '%' ? '' : unit;
}
