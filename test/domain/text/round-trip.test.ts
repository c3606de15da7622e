import fc from 'fast-check';
import { serialOf, dateOf } from '../../../src/domain/base/serial';
import { readPeriod } from '../../../src/domain/text/dates/date';
import { readNumber } from '../../../src/domain/text/number';
import { readUnit } from '../../../src/domain/text/unit';

/** Texts drawn from the grammars themselves: whatever is written so is read back, in every width and mix. */

const pick = <T>(...list: readonly T[]) => fc.constantFrom(...list);
const widen = (text: string, mask: number): string =>
  [...text]
    .map((mark, i) => (/[!-~]/.test(mark) && (mask >> (i % 30)) & 1 ? String.fromCharCode(mark.charCodeAt(0) + 0xfee0) : mark))
    .join('');
/** Characters that nobody sees, put in between. */
const hide = (text: string, at: number): string => `${text.slice(0, at % (text.length + 1))}\u200b${text.slice(at % (text.length + 1))}`;
const KANJI = [...'〇一二三四五六七八九'];
const byPosition = (digits: string): string => [...digits].map(digit => KANJI[Number(digit)]).join('');
const grouped = (whole: number, mark: string): string => String(whole).replace(/\B(?=(\d{3})+$)/g, mark);

const SCALES = { '': 0, 千: 3, 百万: 6, 万: 4, 億: 8, 千億: 11, 兆: 12 } as const;
const amount = fc.record({
  whole: fc.integer({ min: 1, max: 999_999 }).filter(whole => whole < 1900 || whole > 2200),
  decimals: pick('', '', '.5', '.25'),
  mark: pick('', ',', '、'),
  scale: pick(...(Object.keys(SCALES) as (keyof typeof SCALES)[])),
  vague: pick('', '', '余', '数'),
});

test('an amount with sign, scale, unit and words around it', () => {
  fc.assert(
    fc.property(
      amount,
      pick('', '-', '−', '‐', '–', '▲', '△', '▼', '▽', 'マイナス'),
      pick('', '約', '延べ', '年間', 'R7年度末 ', '2025上期 ', '令和5・6年度 ', '(1) ', '№ 3 ', '1人1日当たり', '2024/1/15 10:30 '),
      pick('人', '円', '件以上', '床', '路線', '%', '割', '時間 軽減'),
      fc.nat(),
      fc.nat(),
      (written, sign, before, after, mask, at) => {
        const { whole, mark, scale } = written;
        const vague = scale === '万' || scale === '億' ? written.vague : '';
        const decimals = vague === '' ? written.decimals : '';
        const number = `${sign}${grouped(whole, mark)}${decimals}${vague}${scale}${after}`;
        const share = after === '%' ? 2 : after === '割' ? 1 : 0;
        const value = Number(`${whole}${decimals}e${SCALES[scale] - share}`) * (sign === '' ? 1 : -1);
        // A sign right behind a letter or digit is none.
        const text = hide(widen(`${before}${number}`, mask), at);
        const read = readNumber(text);
        expect([text, read]).toEqual([text, expect.closeTo(value, Math.abs(value) > 1e6 ? 0 : 6)]);
        expect([text, readUnit(text)]).toEqual([text, /^[^ 以]+/.exec(after)?.[0]]);
      },
    ),
    { numRuns: 3000 },
  );
});

test('a range gives its lower end with the scale and the unit of the upper', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 90 }),
      fc.integer({ min: 1, max: 9 }),
      pick('~', '～', '〜', '-', '－', 'から', 'ないし', '→', '、'),
      pick('万人', '%', '億円', '件', '千円'),
      fc.nat(),
      (low, more, joint, unit, mask) => {
        const text = widen(`${low}${joint}${low + more}${unit}`, mask);
        const factor = { 万人: 1e4, '%': 0.01, 億円: 1e8, 件: 1, 千円: 1e3 }[unit] ?? NaN;
        expect([text, readNumber(text)]).toEqual([text, expect.closeTo(low * factor, 9)]);
      },
    ),
    { numRuns: 1000 },
  );
});

test('kanji by position, with marks and in the forms of deeds', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1000, max: 999_999 }),
      pick('', '、', ','),
      pick('円', '人', '件', '箇所', '時間', '床'),
      (value, mark, unit) => {
        const text = grouped(value, mark).replace(/\d+/g, byPosition) + unit;
        expect([text, readNumber(text)]).toEqual([text, value]);
      },
    ),
    // The festival 七五三 is no number, but 七五三,〇〇〇 is one.
    {
      examples: [
        [753_000, ',', '円'],
        [753_000, '、', '人'],
        [753_753, '', '件'],
      ],
    },
  );
});

const day = fc.integer({ min: serialOf(2019, 5, 1), max: serialOf(2060, 12, 31) });
const MARKS = ['年月日', './.', '//', '--'] as const;

test('a day, a month and a year of any calendar, with words and times around it', () => {
  fc.assert(
    fc.property(
      day,
      pick('', '令和', 'R', '令', '㋿'),
      pick(...MARKS),
      pick('', '頃', '現在', ' 10:30', 'まで', 'から', 'より', '(火)'),
      fc.nat(),
      fc.nat(),
      (serial, era, marks, behind, mask, at) => {
        const { year, month, day: date } = dateOf(serial);
        const count = era === '' ? String(year) : String(year - 2018);
        const text =
          marks === '年月日' ? `${era}${count}年${month}月${date}日` : `${era}${count}${marks.charAt(0)}${month}${marks.charAt(0)}${date}`;
        const whole = hide(widen(`${text}${behind}`, mask), at);
        const period = readPeriod(whole);
        expect([whole, period?.first, period?.last]).toEqual([
          whole,
          behind === 'まで' ? null : serial,
          behind === 'から' || behind === 'より' ? null : serial,
        ]);
      },
    ),
    { numRuns: 2000 },
  );
});

test('parts of a year, lists and what counts from the first point', () => {
  const PARTS: readonly (readonly [string, number, number])[] = [
    ['上半期', 4, 9],
    ['後期', 10, 15],
    ['前半', 4, 9],
    ['第2四半期', 7, 9],
    ['第Ⅲ四半期', 10, 12],
    ['4Q', 13, 15],
    ['Q1', 4, 6],
    ['末', 15, 15],
  ];
  fc.assert(
    fc.property(fc.integer({ min: 2020, max: 2060 }), pick(...PARTS), fc.nat(), (year, [part, from, to], mask) => {
      for (const written of [`令和${year - 2018}年度`, `FY${year} `, `${year}年度`]) {
        const period = readPeriod(widen(written + part, mask));
        expect([written + part, period?.first, period?.last]).toEqual([
          written + part,
          part === '末' ? serialOf(year + 1, 4, 1) - 1 : serialOf(year, from, 1),
          serialOf(year, to + 1, 1) - 1,
        ]);
      }
      const count = year - 2018;
      for (const list of [`令和${count}・${count + 1}年度`, `令和${count}年度及び${count + 1}年度`, `令和${count}年度から翌年度まで`]) {
        const period = readPeriod(widen(list, mask));
        expect([list, period?.first, period?.last]).toEqual([list, serialOf(year, 4, 1), serialOf(year + 2, 4, 1) - 1]);
      }
    }),
    { numRuns: 300 },
  );
});
