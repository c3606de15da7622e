import fc from 'fast-check';
import { mappedNfkc, nfkc } from '../../../src/domain/text/nfkc';

/** Blocks whose every character occurs in Japanese documents; the mapping must agree with Unicode's own on all of them. */
const BLOCKS: readonly (readonly [name: string, from: number, to: number])[] = [
  ['superscripts and subscripts', 0x2074, 0x208e],
  ['number forms', 0x2150, 0x217f],
  ['numerals and letters in circles', 0x2460, 0x24ea],
  ['radicals', 0x2f00, 0x2fd5],
  ['kana', 0x3041, 0x3096],
  ['katakana', 0x30a1, 0x30ff],
  ['kanji in brackets', 0x3220, 0x3243],
  ['numerals and kanji in circles, months, 令和', 0x3251, 0x325f],
  ['kanji in circles', 0x3280, 0x32ff],
  ['squared words and units, hours, days', 0x3300, 0x33ff],
  ['kanji', 0x4e00, 0x9fff],
  ['variants of kanji', 0xfa10, 0xfa6d],
  ['full and half width', 0xff01, 0xff5e],
  ['half-width kana', 0xff61, 0xff9f],
];

test.each(BLOCKS)('%s are mapped as by the platform', (_name, from, to) => {
  for (let code = from; code <= to; code++) {
    const one = String.fromCodePoint(code);
    expect([code.toString(16), mappedNfkc(one)]).toEqual([code.toString(16), one.normalize('NFKC')]);
  }
});

test.each([
  'ﾊﾟｿｺﾝ',
  'ｶﾞｲﾄﾞ',
  'ｳﾞｪ',
  'か\u3099き\u3099',
  'は\u309aハ\u309a',
  'ァ゙',
  '８０％',
  '㋿７年',
  '№　１２',
  '５０㎡',
  '½',
  '１，２３４．５',
])('%s as by the platform', text => {
  expect(mappedNfkc(text)).toBe(text.normalize('NFKC'));
});

test('any Japanese text as by the platform, and where that works it is used', () => {
  const unit = fc.constantFrom(...'ｱｶﾞﾊﾟｳﾞがはﾟ゙゚１％㎡㌔㋿㍻①Ⅳ⑴⼀福漢字かなカナ-－‐−～〜（） 　abcＡ');
  fc.assert(
    fc.property(fc.string({ unit }), text => {
      expect(mappedNfkc(text)).toBe(text.normalize('NFKC'));
      expect(nfkc(text)).toBe(text.normalize('NFKC'));
    }),
    { numRuns: 1000 },
  );
});
