import fc from 'fast-check';
import { readNumber } from '../../../src/domain/text/number';
import cases from '../../cases/number.json';

function expectClose(actual: number | null, expected: number | null, text: string): void {
  if (expected === null || actual === null) expect([text, actual]).toEqual([text, expected]);
  else expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
}

test.each(cases as [string, number | null, string][])('%s is %s (%s)', (text, expected) => {
  expectClose(readNumber(text), expected, text);
});

test('what is not text', () => {
  expect([0, -1.5, 2030].map(readNumber)).toEqual([0, -1.5, 2030]);
  expect([NaN, Infinity, true, false, null, undefined, { code: '#N/A' }].map(readNumber)).toEqual(Array(7).fill(null));
});

test('decimals are shifted as text, not multiplied', () => {
  expect(['16.5億', '110.1万', '0.07千', '4.35百万', '1.1兆'].map(readNumber)).toEqual([1650000000, 1101000, 70, 4350000, 1100000000000]);
});

test('七五三 is the festival, and a number where what is counted follows', () => {
  const numbers = ['七五三万円', '七五三箇所', '七五三時間', '七五三％', '七五三床', '七五三,〇〇〇円', '七五三〇人'];
  expect(numbers.map(readNumber)).toEqual([7_530_000, 753, 753, 7.53, 753, 753_000, 7530]);
  expect(['七五三', '七五三の祝い', '七五三詣', '七五三行事', '七五三、秋祭り', '七五三（11月）'].map(readNumber)).toEqual(
    Array(6).fill(null),
  );
});

test('a fraction is the number that a person types into a cell: 33.3% is 0.333 exactly', () => {
  expect(['33.3%', '△5.2%', '10.3% up', '0.7％', '99.9%', '2.3割', '7割5分3厘', '割', '12割合'].map(readNumber)).toEqual([
    0.333,
    -0.052,
    0.103,
    0.007,
    0.999,
    0.23,
    0.753,
    null,
    12,
  ]);
  fc.assert(
    fc.property(fc.integer({ min: -99999, max: 99999 }), hundredths => {
      const percent = (hundredths / 100).toFixed(2);
      expect(readNumber(`${percent}%`)).toBe(Number(`${percent}e-2`) + 0);
    }),
  );
});

const KANJI = [...'〇一二三四五六七八九'];
const toWide = (text: string): string => text.replace(/[!-~]/g, mark => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));
const withCommas = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

/** 894億9608万2千 with everything from 万 on in words. */
function mixed(value: number): string {
  const man = Math.floor(value / 1e4) % 1e4;
  const oku = Math.floor(value / 1e8);
  return (
    (oku > 0 ? `${withCommas(oku)}億` : '') + (man > 0 ? `${withCommas(man)}万` : '') + (value % 1e4 > 0 || value === 0 ? value % 1e4 : '')
  );
}

function inKanji(value: number): string {
  if (value === 0) return '〇';
  const group = (part: number): string =>
    [
      [1000, '千'],
      [100, '百'],
      [10, '十'],
      [1, ''],
    ]
      .map(([unit, word]) => {
        const digit = Math.floor(part / Number(unit)) % 10;
        return digit === 0 ? '' : (digit === 1 && word !== '' ? '' : KANJI[digit]) + String(word);
      })
      .join('');
  return [
    [1e8, '億'],
    [1e4, '万'],
    [1, ''],
  ]
    .map(([unit, word]) => {
      const part = Math.floor(value / Number(unit)) % 1e4;
      return part === 0 ? '' : group(part) + String(word);
    })
    .join('');
}

// 〇 alone is the mark ○ of a yes, so amounts begin at 1 here.
const amount = fc.integer({ min: 1, max: 999_999_999_999 });

test('an amount reads back however it is written', () => {
  fc.assert(
    fc.property(
      amount,
      fc.constantFrom<(value: number) => string>(withCommas, mixed, inKanji, value =>
        [...String(value)].map(digit => KANJI[Number(digit)]).join(''),
      ),
      fc.constantFrom('', '約', '延べ', '年間', '累計', 'R7年度末 ', '令和12年度 ', '（年間合計） '),
      fc.constantFrom('', '円', '件以上', '人程度', '時間 軽減', ' 箇所', '％up'),
      fc.boolean(),
      (value, write, before, after, wide) => {
        const text = `${before}${write(value)}${after}`;
        const read = readNumber(wide ? toWide(text) : text);
        expectClose(read, after === '％up' ? value / 100 : value, text);
      },
    ),
    { numRuns: 2000 },
  );
});

test('a sign reads back', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.001, max: 1e9, noNaN: true }),
      fc.constantFrom('-', '−', '－', '▲', '△', 'マイナス', '▲ '),
      (value, sign) => {
        const text = value.toFixed(3);
        expect(readNumber(`前年度比${sign}${text}ポイント`)).toBeCloseTo(-Number(text), 9);
      },
    ),
  );
});

const piece = fc.oneof(
  fc.constantFrom(...'0123456789.,-−▲△%割半数〇一二十百千万億兆年度月日RHST令和平成元末～~から第四期Q分の時間ゼロE+（）()・ABｱ①㋿'),
  fc.string({ unit: 'grapheme', maxLength: 3 }),
);
const anything = fc.array(piece, { maxLength: 14 }).map(pieces => pieces.join(''));

test('any text gives a finite number or null, and the same in full width', () => {
  fc.assert(
    fc.property(anything, text => {
      const read = readNumber(text);
      expect(read === null || Number.isFinite(read)).toBe(true);
      expect(readNumber(toWide(text))).toBe(read);
    }),
    { numRuns: 3000 },
  );
});
