/** Level 1, what is written in cells: white space for looks, several values in one, characters of one platform. */
import { cellName, trimmedText, valueAt, type Value } from '../grid';
import { differences, isText, verdictOf, type RuleCheck, type JudgedTable } from '../verdict';

const ADDRESS = /住所|所在地|address|addr|勤務地|居所|本籍|送付先/i;
const ALLOWED = [
  /^[ア-ンa-zａ-ｚ①-⑳（(][）)]?\u3000/,
  /^※\p{Nd}*\u3000/u,
  /^第[０-９0-9一二三四五六七八九十]+\u3000/,
  /^\u3000+〃$/,
  /^\u3000+[○●・◯]\u3000?/,
  /^\[.+?\]\u3000?[0-9０-９]|^[\u2160-\u217F][．.]\u3000?|^[0-9０-９]+[．.]\u3000/,
  /^\u3000{2,}[0-9０-９]+[．.]/,
  /\([A-Za-z]\)\/\([A-Za-z]\)\u3000/,
];
const MOST_WHITE = 0.1;
/** Two words of a name, each of kanji or kana. */
const PERSON = /^[\u3400-\u9FFF々ぁ-ヶー]{1,5}\u3000[\u3400-\u9FFF々ぁ-ヶー]{1,5}$/;

export type SpaceFlaw = 'edge' | 'fullWidthSpace' | 'spaces' | 'lineBreak';

/** What is wrong with the white space in a text. */
export function spaceFaults(text: string, isAddress: boolean): SpaceFlaw[] {
  if (!/\s/.test(text)) return [];
  const faults: SpaceFlaw[] = [];
  const allowed = ALLOWED.some(pattern => pattern.test(text));
  const withoutLast = text.replace(/\n+$/, '');
  if (!allowed && withoutLast !== withoutLast.trim()) faults.push('edge');
  if (!allowed && !isAddress && text.includes('\u3000')) faults.push('fullWidthSpace');
  if (!allowed && !isAddress && /[ \u3000]{2,}/.test(text.trim())) faults.push('spaces');
  const white = [...text].filter(letter => /\s/.test(letter)).length;
  if (/[\r\n]/.test(text.replace(/[\r\n]+$/, '')) && white / [...text].length > MOST_WHITE) faults.push('lineBreak');
  return faults;
}

/** The columns whose heading speaks of an address. */
export function addressColumns({ grid, table: { area, headerRows } }: Pick<JudgedTable, 'grid' | 'table'>): Set<number> {
  const rows = headerRows.length > 0 ? headerRows : [area.row];
  const columns = new Set<number>();
  for (let column = area.column; column <= area.lastColumn; column++)
    if (rows.some(row => ADDRESS.test(trimmedText(valueAt(grid, row, column))))) columns.add(column);
  return columns;
}

/** Each text of the table, heading included. */
function* textsOf({
  grid,
  table: { area },
}: JudgedTable): Generator<{ readonly text: string; readonly row: number; readonly column: number }> {
  for (let row = area.row; row <= area.lastRow; row++)
    for (let column = area.column; column <= area.lastColumn; column++) {
      const value: Value = valueAt(grid, row, column);
      if (typeof value === 'string') yield { text: value, row, column };
    }
}

/** L1-06 */
export const whiteSpace: RuleCheck = question => {
  const addresses = addressColumns(question);
  const at: string[] = [];
  const names: string[] = [];
  for (const { text, row, column } of textsOf(question)) {
    if (spaceFaults(text, addresses.has(column)).length === 0) continue;
    at.push(cellName(row, column));
    if (PERSON.test(text)) names.push(cellName(row, column));
  }
  return { ...verdictOf(at), ...differences({ kind: 'personName', at: names }) };
};

const THOUSANDS = /^\p{Nd}{1,3}(,\p{Nd}{3})*(\.\p{Nd}+)?$/u;

export type SeveralKind = 'lines' | 'twoFigures' | 'commas' | 'points' | 'half';

/** Why a text is more than one value; null: it is one. */
export function severalIn(text: string, isNumericColumn: boolean): SeveralKind | null {
  if (text.trim() === '') return null;
  if (text.split('\n').filter(line => line.trim() !== '').length >= 2) return 'lines';
  if (/^\s*\p{Nd}+（\p{Nd}+）\s*$/u.test(text)) return 'twoFigures';
  if (text.split('、').length > 2) return 'commas';
  if (text.split('・').length > 2) return 'points';
  if (!text.includes(',')) return null;
  if (/(?<!\p{Nd}),(?!\p{Nd})/u.test(text) && !THOUSANDS.test(text.trim())) return 'half';
  if (isNumericColumn) return null;
  const compact = text.replace(/\s+/g, '').replace(/（[^）]*）/g, '');
  return compact.includes(',') && !THOUSANDS.test(compact) ? 'half' : null;
}

/** L1-07 */
export const oneValue: RuleCheck = question => {
  const { types } = question.table;
  const at: string[] = [];
  const prose: string[] = [];
  for (const { text, row, column } of textsOf(question)) {
    const why = severalIn(text, types?.get(column) === 'numeric');
    if (why === null) continue;
    at.push(cellName(row, column));
    if (why === 'commas' && isProse(text)) prose.push(cellName(row, column));
  }
  return { ...verdictOf(at), ...differences({ kind: 'prose', at: prose }) };
};

/** Sentences rather than a list of values: they end as sentences do, or are too long for the items of a list. */
const isProse = (text: string): boolean =>
  /[。．]|(こと|する|ため|順|など|等)$/.test(text.trim()) || text.length / text.split('、').length > 12;

export type CharacterClass =
  | 'circled_number'
  | 'roman_numeral'
  | 'platform_symbol'
  | 'unit_symbol'
  | 'era_symbol'
  | 'wave_dash'
  | 'fullwidth_tilde'
  | 'fullwidth_alnum';

type TextSpan = readonly [number, number];
const UNITS: readonly TextSpan[] = [
  [0x3383, 0x3385],
  [0x338d, 0x338f],
  [0x3396, 0x3398],
  [0x339c, 0x339e],
  [0x33a0, 0x33a2],
  [0x33a5, 0x33a5],
  [0x33c4, 0x33c4],
  [0x33ca, 0x33ca],
];
const CLASSES: readonly (readonly [CharacterClass, readonly TextSpan[]])[] = [
  [
    'circled_number',
    [
      [0x2460, 0x2473],
      [0x3251, 0x325f],
      [0x32b1, 0x32bf],
    ],
  ],
  ['roman_numeral', [[0x2160, 0x217f]]],
  ['unit_symbol', UNITS],
  ['era_symbol', [[0x32ff, 0x32ff]]],
  [
    'platform_symbol',
    [
      [0x3220, 0x3243],
      [0x3280, 0x32fe],
      [0x3300, 0x33ff],
      [0xfe30, 0xfe4f],
    ],
  ],
  ['wave_dash', [[0x301c, 0x301c]]],
  ['fullwidth_tilde', [[0xff5e, 0xff5e]]],
  [
    'fullwidth_alnum',
    [
      [0xff10, 0xff19],
      [0xff21, 0xff3a],
      [0xff41, 0xff5a],
    ],
  ],
];

/** The kind of a character that not every platform shows alike; null: an ordinary one. */
export function characterClass(letter: string): CharacterClass | null {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x2160) return null;
  return CLASSES.find(([, spans]) => spans.some(([from, to]) => code >= from && code <= to))?.[0] ?? null;
}

const CLASS_CODE = /^[\u2160-\u217F]+[-－‐−ー][0-9０-９]+$/;

/** Whether a text has characters that fail in CP932, or only such as are noted. */
export function platformIn(text: string): 'fail' | 'note' | null {
  let note = false;
  for (const letter of text) {
    const kind = characterClass(letter);
    if (kind === null || kind === 'unit_symbol') continue;
    if (kind === 'fullwidth_alnum' || (kind === 'roman_numeral' && CLASS_CODE.test(text.trim()))) note = true;
    else return 'fail';
  }
  return note ? 'note' : null;
}

/** L1-08. Only a CSV in CP932 fails; elsewhere it is noted, and the rule's words want them gone all the same. */
export const platformCharacters: RuleCheck = question => {
  const { file } = question;
  const strict = isText(file) && /^(cp932|shift_?jis|sjis|ms932|windows-31j)$/i.test(file.encoding ?? '');
  const at: string[] = [];
  const notes: string[] = [];
  const meant: string[] = [];
  for (const { text, row, column } of textsOf(question)) {
    const found = platformIn(text);
    if (found === null) continue;
    (found === 'fail' && strict ? at : notes).push(cellName(row, column));
    if (found === 'fail' && !isText(file)) meant.push(cellName(row, column));
  }
  return { ...verdictOf(at, { notes }), ...differences({ kind: 'platformInExcel', at: meant }) };
};
