/**
 * Compatibility normalization (NFKC). A JavaScript engine built without ICU, as custom functions may meet on Windows, has
 * String.prototype.normalize but gives its input back: 「80％」 would be 80. There what Japanese documents write numbers,
 * dates, units and names with is mapped here: full and half width, squared words and units, numerals in circles, Roman numerals, and the
 * radicals that copied PDFs give for the kanji of numerals and dates. Variants of kanji and other scripts stay as they are.
 */
export const nfkc: (text: string) => string = '１'.normalize('NFKC') === '1' ? text => text.normalize('NFKC') : mappedNfkc;

/** A character and what it becomes: spaces, raised digits, the radicals of dates and amounts, words. */
const WORDS =
  '\u00a0 |\u2009 |\u202f |\u3000 |\u2011‐|µμ|²2|³3|¹1|⁰0|ℓl|￥¥|\u212bÅ|⼀一|⼆二|⼈人|⼋八|⼗十|⼤大|⽇日|⽉月|…...|‥..|№No|℃°C|㈱(株)|㈲(有)|㈹(代)|' +
  '㋿令和|㍻平成|㍼昭和|㍽大正|㍾明治|㍿株式会社|㌃アール|㌔キロ|㌘グラム|㌢センチ|㌧トン|㌫パーセント|㌶ヘクタール|㌻ページ|㍉ミリ|㍍メートル|' +
  '㍑リットル|㍗ワット|㎎mg|㎏kg|㎾kW|㏄cc|㏊ha';
const UNITS = 'mm cm km mm2 cm2 m2 km2 mm3 cm3 m3 km3';
const ROMAN = 'I II III IV V VI VII VIII IX X';
const HALF_WIDTH =
  '。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\u3099\u309a';

/** Filled when the first text is mapped: where the engine's own normalization works nothing is built. */
let table: Map<string, string> | null = null;

function build(): Map<string, string> {
  const map = new Map<string, string>();
  /** A run of the code table, from its first character on. */
  const run = (first: number, words: readonly string[]): void => words.forEach((word, i) => map.set(String.fromCharCode(first + i), word));
  const numbers = (first: number, from: number, to: number, before = '', behind = ''): void => {
    for (let n = from; n <= to; n++) map.set(String.fromCharCode(first + n - from), before + n + behind);
  };
  for (let code = 0x21; code < 0x7f; code++) map.set(String.fromCharCode(code + 0xfee0), String.fromCharCode(code));
  for (const word of WORDS.split('|')) map.set(word.charAt(0), word.slice(1));
  run(0xff61, HALF_WIDTH.split(''));
  run(0x339c, UNITS.split(' '));
  run(0x2160, ROMAN.split(' '));
  run(0x2170, ROMAN.toLowerCase().split(' '));
  numbers(0x2074, 4, 9);
  numbers(0x2460, 1, 20);
  numbers(0x2474, 1, 20, '(', ')');
  numbers(0x3251, 21, 35);
  numbers(0x32b1, 36, 50);
  numbers(0x32c0, 1, 12, '', '月');
  numbers(0x3358, 0, 24, '', '点');
  numbers(0x33e0, 1, 31, '', '日');
  return map;
}

/** Most of every text needs no look into the table: ASCII, kana and kanji. */
const OTHERS = /[^ -~ぁ-ヿ一-鿿]/g;
/** Kana with a mark behind them that have a place of their own: か + ゙ is が, one further in the code table, with ゚ it is two; ゔ is 0x4e away. */
const MARKED =
  /[うかきくけこさしすせそたちつてとはひふへほウカキクケコサシスセソタチツテトハヒフヘホゝヽ]\u3099|[はひふへほハヒフヘホ]\u309a/g;

/** Where the engine does not normalize; exported for its tests alone. */
export function mappedNfkc(text: string): string {
  const known = (table = table || build());
  return text
    .replace(OTHERS, one => known.get(one) || one)
    .replace(MARKED, pair => String.fromCharCode(pair.charCodeAt(0) + (/[うウ]/.test(pair) ? 0x4e : pair.charCodeAt(1) - 0x3098)));
}
