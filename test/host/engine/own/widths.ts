import { mapValues, number, own, string, type OwnFunction, type Single } from './values';

/** ASC, JIS and LENB as Excel in Japan has them; the library leaves katakana as they are and counts characters. */

const HALF = '｡｢｣､･ｦｧｨｩｪｫｬｭｮｯｰｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝﾞﾟ';
const FULL =
  '。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜';
/** Letters with a mark, told by how they come apart. */
const MARKED = [...'ガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴ'].map(letter => {
  const [base = '', mark = ''] = letter.normalize('NFD');
  return [letter, half(base) + (mark === '\u3099' ? 'ﾞ' : 'ﾟ')] as const;
});
const MARKED_HALF = new Map(MARKED);
const MARKED_FULL = new Map(MARKED.map(([full, short]) => [short, full]));

function half(letter: string): string {
  const at = FULL.indexOf(letter);
  if (at >= 0) return HALF[at] ?? letter;
  const code = letter.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return { '　': ' ', '￥': '\\', '’': "'", '”': '"' }[letter] ?? MARKED_HALF.get(letter) ?? letter;
}

function full(letters: string): string {
  const marked = MARKED_FULL.get(letters);
  if (marked !== undefined) return marked;
  const at = HALF.indexOf(letters);
  if (at >= 0) return FULL[at] ?? letters;
  const code = letters.charCodeAt(0);
  if (letters === ' ') return '　';
  if (letters === '\\') return '￥';
  return letters.length === 1 && code > 0x20 && code < 0x7f ? String.fromCharCode(code + 0xfee0) : letters;
}

const textOf = (one: Single): string =>
  one.kind === 0 ? '' : one.kind === 3 ? String(one.value).toUpperCase() : one.kind === 4 ? '' : String(one.value);

function byText(name: string, work: (text: string) => Single): readonly [string, OwnFunction] {
  return own(name, 1, 1, ([given = { kind: 0 }]) => mapValues(given, one => (one.kind === 4 ? one : work(textOf(one)))));
}

const wide = (text: string): Single =>
  string(
    text.replace(/[ｶ-ﾄﾊ-ﾎｳ][ﾞﾟ]|[\s\S]/g, letters =>
      letters.length > 1 && !MARKED_FULL.has(letters) ? [...letters].map(full).join('') : full(letters),
    ),
  );

export const WIDTH_FUNCTIONS: readonly (readonly [string, OwnFunction])[] = [
  byText('ASC', text => string([...text].map(half).join(''))),
  byText('JIS', wide),
  byText('DBCS', wide),
  // A letter of half width is one byte, any other two.
  byText('LENB', text => number([...text].reduce((sum, letter) => sum + (/[\u0020-\u007e\uff61-\uff9f\n\r\t]/.test(letter) ? 1 : 2), 0))),
];
