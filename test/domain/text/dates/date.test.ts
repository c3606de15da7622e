import fc from 'fast-check';
import { readPeriod } from '../../../../src/domain/text/dates/date';
import { ERAS } from '../../../../src/domain/text/dates/era';
import { dateOf, daysInMonth, serialOf } from '../../../../src/domain/base/serial';
import { wareki } from '../../../../src/domain/text/dates/wareki';
import cases from '../../../cases/date.json';

function iso(serial: number | null | undefined): string | null {
  if (serial === null || serial === undefined) return null;
  const { year, month, day } = dateOf(serial);
  return [year, month, day].map(part => String(part).padStart(2, '0')).join('-');
}

test.each(cases as [string, string | null, string | null, string][])('%s is %s to %s (%s)', (text, first, last) => {
  const period = readPeriod(text);
  expect([iso(period?.first), iso(period?.last)]).toEqual([first, last]);
  expect(period === null).toBe(first === null && last === null);
});

test.each<[string, number, boolean]>([
  ['R8年度', 2026, true],
  ['令和12年度', 2030, true],
  ['目標(R7年度)', 2025, true],
  ['R3年度中', 2021, true],
  ['令和3（2021）年度', 2021, true],
  ['2030年', 2030, false],
  ['2040年頃', 2040, false],
  ['R7', 2025, false],
  ['2030', 2030, false],
])('%s is the whole year %i', (text, label, fiscal) => {
  expect(readPeriod(text)?.year).toEqual({ label, fiscal });
});

test.each(['R7年度末', 'R7年度まで', 'R7年度から', 'R5～R7', 'R8.3', '令和4年夏', '令和7年9月16日', 'R7上期'])(
  '%s is not one whole year',
  text => {
    expect(readPeriod(text)?.year).toBeNull();
  },
);

test('what is not text', () => {
  // Numbers are the caller's: a cell's number may be a year label or a serial.
  expect([46112, NaN, Infinity, true, null, undefined, { code: '#N/A' }].map(readPeriod)).toEqual(Array(7).fill(null));
});

const KANJI = [...'〇一二三四五六七八九'];
const inKanji = (value: number): string =>
  (value >= 20 ? KANJI[Math.floor(value / 10)] : '') + (value >= 10 ? '十' : '') + (value % 10 > 0 ? KANJI[value % 10] : '');
const toWide = (text: string): string => text.replace(/[!-~]/g, mark => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));
const anyDay = fc.integer({ min: serialOf(1912, 7, 30), max: serialOf(2099, 12, 31) });

test('a date reads back however it is written', () => {
  fc.assert(
    fc.property(anyDay, fc.boolean(), fc.constantFrom('', '付', '現在', '決裁', ' 運用開始'), (serial, wide, after) => {
      const { year, month, day } = dateOf(serial);
      const era = [...ERAS].reverse().find(({ first }) => first <= serial);
      const count = year - (era?.year ?? NaN) + 1;
      const texts = [
        wareki(serial),
        wareki(serial, '略'),
        `${year}年${month}月${day}日`,
        `${year}/${month}/${day}`,
        `${year}.${month}.${day}`,
        iso(serial),
        `${era?.letter} ${count}.${month}.${day}`,
        `${era?.name}${count}（${year}）年${month}月${day}日`,
        `${era?.name}${inKanji(count)}年${inKanji(month)}月${inKanji(day)}日`,
      ];
      for (const text of texts) {
        const period = readPeriod(wide ? toWide(`（${text}${after}）`) : `${text}${after}`);
        expect([text, period?.first, period?.last]).toEqual([text, serial, serial]);
      }
    }),
  );
});

test('a month and a fiscal year are as long as they are', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2019, max: 2100 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const count = year - 2018;
      for (const text of [`R${count}.${month}`, `令和${count}年${month}月`, `${year}/${month}`]) {
        const period = readPeriod(text);
        expect(period?.first).toBe(serialOf(year, month, 1));
        expect(period?.last).toBe(serialOf(year, month, daysInMonth(year, month)));
      }
      const fiscal = readPeriod(`令和${count}年度`);
      expect([fiscal?.first, fiscal?.last]).toEqual([serialOf(year, 4, 1), serialOf(year + 1, 3, 31)]);
    }),
  );
});

const piece = fc.oneof(
  fc.constantFrom(
    ...'0123456789./-年年度月日RHSTM令和平成昭和元末～~から',
    'まで',
    '年度',
    '上旬',
    '夏',
    '第3四半期',
    '令和',
    '（',
    '）',
    ' ',
    'の',
    '〇一二十',
    'FY',
    '㋿',
  ),
  fc.string({ unit: 'grapheme', maxLength: 3 }),
);

test('any text gives whole days in order or null, and the same in full width', () => {
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 14 }).map(pieces => pieces.join('')),
      text => {
        const period = readPeriod(text);
        expect(readPeriod(toWide(text))).toEqual(period);
        if (period === null) return;
        const { first, last } = period;
        expect(first === null || Number.isInteger(first)).toBe(true);
        expect(last === null || Number.isInteger(last)).toBe(true);
        expect(first === null || last === null || first <= last).toBe(true);
      },
    ),
    { numRuns: 3000 },
  );
});
