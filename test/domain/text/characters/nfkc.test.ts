import fc from 'fast-check';
import { mappedNfkc, nfkc } from '../../../../src/domain/text/characters/nfkc';

/** Every character of Windows' Japanese code page, from its bytes. */
function codePage(): string[] {
  const decoder = new TextDecoder('shift_jis', { fatal: true });
  const characters: string[] = [];
  const add = (...bytes: number[]): void => {
    try {
      characters.push(decoder.decode(Uint8Array.of(...bytes)));
    } catch {
      // No character has these bytes.
    }
  };
  for (let byte = 0x20; byte <= 0xdf; byte++) add(byte);
  for (let lead = 0x81; lead <= 0xfc; lead++) for (let trail = 0x40; trail <= 0xfc; trail++) add(lead, trail);
  // Of two bytes some are two characters of one byte.
  return characters.filter(character => character.length === 1 && !/[\ue000-\uf8ff]/.test(character));
}

/** What NFKC maps and no reader of ours asks for: signs of mathematics, bare marks of kana, symbols, foreign money, and variants of kanji. */
const LEFT = /[´¨゛゜￣″∬￠￡￢￤㊤-㊨㍊㌍㌣㌦㏍℡\uf900-\ufaff]/;

test("every character of Windows' Japanese code page is mapped as by the platform", () => {
  const characters = codePage();
  expect(characters.length).toBeGreaterThan(7000);
  for (const one of characters) if (!LEFT.test(one)) expect([one, mappedNfkc(one)]).toEqual([one, one.normalize('NFKC')]);
});

test.each([
  ['numerals in circles, in brackets', 0x2460, 0x2487],
  ['numerals in circles to 50', 0x3251, 0x325f],
  ['numerals in circles to 50', 0x32b1, 0x32bf],
  ['months', 0x32c0, 0x32cb],
  ['hours', 0x3358, 0x3370],
  ['days', 0x33e0, 0x33fe],
  ['units', 0x338e, 0x338f],
  ['units', 0x339c, 0x33a6],
  ['Roman numerals', 0x2160, 0x2169],
  ['kana', 0x3041, 0x3096],
])('%s are mapped as by the platform', (_name, from, to) => {
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
  'ァ\u3099',
  '８０％',
  '㋿７年',
  '№　１２',
  '５０㎡',
  '⼗⼆⽉',
  'm²',
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
