/**
 * Texts with what they mean, written from sections 9 and 10 of the contract alone: each is put together from parts whose value is known
 * before a word is written, so nothing has to be read to know the answer. Shares no code with the functions.
 */

export interface Draw {
  pick<T>(list: readonly T[]): T;
  whole(from: number, to: number): number;
  chance(probability: number): boolean;
}

export interface NumberText {
  readonly text: string;
  readonly number: number | '#N/A';
  readonly unit: string;
}

export interface DateText {
  readonly text: string;
  /** null: there is no such day (まで, から). */
  readonly first: number | null;
  readonly last: number | null;
}

const DIGITS = '〇一二三四五六七八九';
/** 1 to 9999 as it is said: 1205 is 千二百五. */
function said(value: number): string {
  return [...String(value)]
    .map((digit, at, all) => {
      const place = ['', '十', '百', '千'][all.length - 1 - at] ?? '';
      if (digit === '0') return '';
      return (digit === '1' && place !== '' ? '' : (DIGITS[Number(digit)] ?? '')) + place;
    })
    .join('');
}
const deed = (text: string): string =>
  text.replace(/[一二三十百千]/g, one => ({ 一: '壱', 二: '弐', 三: '参', 十: '拾', 百: '佰', 千: '仟' })[one] ?? one);
const grouped = (value: number, mark: string): string => String(value).replace(/(\d)(?=(\d{3})+$)/g, `$1${mark}`);
export const wide = (text: string): string => text.replace(/[!-~]/g, one => String.fromCharCode(one.charCodeAt(0) + 0xfee0));

/** Words of the contract that are no number. */
const NOTHING = [
  '―',
  '未定',
  '***',
  'x',
  '不明',
  '皆増',
  '該当なし',
  '未集計',
  '九度山町',
  '一般会計',
  'ゼロカーボン',
  '検討する',
  'DX推進',
];
const SCALE_WORDS = [
  ['', 0],
  ['千', 3],
  ['万', 4],
  ['億', 8],
  ['兆', 12],
  ['百万', 6],
] as const;
/** Passed over, for a number follows. */
const BEFORE = [
  '',
  '',
  '約',
  '延べ',
  'R7年度末 ',
  '2025上期 ',
  '令和5・6年度 ',
  '(2) ',
  '③ ',
  '№ 4 ',
  '人口10万人当たり',
  '1日あたり',
  '30校中',
];
const BEHIND = ['', '', '以上', '程度', '未満', ' 削減', '(速報)', '(R5)', '(注)'];

export function numberText({ pick, whole, chance }: Draw): NumberText {
  if (chance(0.12)) return { text: pick(NOTHING), number: '#N/A', unit: '' };
  const kind = pick(['western', 'western', 'western', 'said', 'positions', 'deed', 'parts', 'half', 'range', 'share'] as const);
  const counter = pick(['人', '件', '箇所', '世帯', '台', '施設', '床']);
  const before = pick(BEFORE);
  // A count of a whole is of the same kind of thing as what follows.
  const unit = before === '30校中' ? '校' : counter;
  const behind = pick(BEHIND);
  const made = (text: string, number: number, of = unit): NumberText => ({ text: before + text + behind, number, unit: of });
  switch (kind) {
    case 'said': {
      const value = whole(11, 9999);
      // Behind a western digit 千七百 could be its scale.
      return before.startsWith('№') ? made(`${value}${unit}`, value) : made(said(value) + unit, value);
    }
    case 'deed': {
      const value = whole(100, 999);
      return { text: `${deed(said(value))}円${behind}`, number: value, unit: '円' };
    }
    case 'positions': {
      const value = whole(1000, 999_999);
      return made(grouped(value, '、').replace(/\d/g, digit => DIGITS[Number(digit)] ?? '') + unit, value);
    }
    case 'parts': {
      const [high, low] = [whole(1, 99), whole(1, 9999)];
      return made(`${high}億${low}万円`, high * 1e8 + low * 1e4, '円');
    }
    case 'half': {
      const value = whole(2, 9);
      return made(`${value}年半`, value + 0.5, '年');
    }
    case 'range': {
      const low = whole(2, 60);
      const scale = pick([
        ['', 1],
        ['万', 1e4],
      ] as const);
      return made(`${low}${pick(['~', '～', 'から', 'ないし', '→'])}${low + whole(1, 9)}${scale[0]}${unit}`, low * scale[1]);
    }
    case 'share': {
      const value = whole(1, 999);
      const mark = before === '30校中' ? '' : pick(['', '', '▲', '−', 'マイナス', '▼']);
      const share = Number(`${value}e-3`) * (mark === '' ? 1 : -1);
      return made(`${mark}${value / 10}${pick(['%', '％'])}`, share, '%');
    }
    default: {
      const [word, power] = pick(SCALE_WORDS);
      const value = word === '' ? whole(3000, 99_999_999) : whole(1, 999);
      // A part of a whole is never negative.
      const sign = before === '30校中' ? '' : pick(['', '', '', '-', '△', '‐']);
      const vague = (word === '万' || word === '億') && chance(0.2) ? pick(['余', '数']) : '';
      const text = `${sign}${chance(0.6) ? grouped(value, ',') : String(value)}${vague}${word}${chance(0.2) ? ' ' : ''}${unit}`;
      const number = Number(`${value}e${power}`) * (sign === '' ? 1 : -1);
      return made(chance(0.3) ? wide(text) : text, number);
    }
  }
}

export const dayOf = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / 86_400_000 + 25_569;
const monthEnd = (year: number, month: number): number => dayOf(year, month + 1, 1) - 1;

const YEARS: readonly ((year: number) => string)[] = [
  year => String(year),
  year => `令和${year - 2018}`,
  year => `R${year - 2018}`,
  year => `㋿${year - 2018}`,
  year => `令和${said(year - 2018)}`,
  year => `平成${year - 1988}`,
];

/** Parts of a fiscal year: months from its January (13 is the next one). */
const PARTS: readonly (readonly [string, number, number])[] = [
  ['', 4, 15],
  ['上半期', 4, 9],
  ['下期', 10, 15],
  ['前期', 4, 9],
  ['後半', 10, 15],
  ['第3四半期', 10, 12],
  ['第Ⅱ四半期', 7, 9],
  ['Q1', 4, 6],
  ['4Q', 13, 15],
  ['中', 4, 15],
];

export function dateText({ pick, whole, chance }: Draw): DateText {
  const year = whole(2020, 2060);
  const of = pick(YEARS);
  const open = pick([
    ['', 'both'],
    ['', 'both'],
    ['まで', 'last'],
    ['より', 'first'],
    ['から', 'first'],
  ] as const);
  const made = (text: string, first: number, last: number, may = true): DateText => {
    const [word, side] = may ? open : (['', 'both'] as const);
    return { text: text + word, first: side === 'last' ? null : first, last: side === 'first' ? null : last };
  };
  switch (pick(['day', 'day', 'month', 'part', 'edge', 'list', 'range', 'relative'] as const)) {
    case 'day': {
      const [month, day] = [whole(1, 12), whole(1, 28)];
      const serial = dayOf(year, month, day);
      const written = pick([
        `${of(year)}年${month}月${day}日`,
        `R${year - 2018}.${month}.${day}`,
        `令和${year - 2018}-${month}-${day}`,
        `${year}/${month}/${day}`,
      ]);
      return made(chance(0.3) ? wide(written) : written, serial, serial);
    }
    case 'month': {
      const month = whole(1, 12);
      return made(`${of(year)}年${month}月`, dayOf(year, month, 1), monthEnd(year, month));
    }
    case 'part': {
      const [part, from, to] = pick(PARTS);
      return made(`${of(year)}年度${part}`, dayOf(year, from, 1), monthEnd(year, to), part !== '中');
    }
    case 'edge': {
      const last = monthEnd(year, 15);
      const begins = dayOf(year, 4, 1);
      return chance(0.5) ? made(`${of(year)}年度末`, last, last) : made(`${of(year)}年度当初`, begins, begins, false);
    }
    case 'list': {
      const to = year + whole(1, 2);
      const short = (one: number): string => String(one - 2018);
      const text = pick([`令和${short(year)}・${short(to)}年度`, `令和${short(year)}年度及び令和${short(to)}年度`]);
      return made(text, dayOf(year, 4, 1), monthEnd(to, 15), false);
    }
    case 'range': {
      const to = year + whole(1, 9);
      const mark = pick(['~', '～', '〜']);
      return made(`${of(year)}年度${mark}${of(to)}年度`, dayOf(year, 4, 1), monthEnd(to, 15), false);
    }
    default: {
      const month = whole(4, 12);
      const [text, last] = pick([
        [`${of(year)}年${month}月から同年12月まで`, monthEnd(year, 12)],
        [`${of(year)}年${month}月から翌年3月まで`, monthEnd(year + 1, 3)],
        [`${of(year)}年${month}月1日～翌年3月31日`, monthEnd(year + 1, 3)],
      ] as const);
      return made(text, dayOf(year, month, 1), last, false);
    }
  }
}

const ERAS = [
  ['令和', 'R', 2019, dayOf(2019, 5, 1)],
  ['平成', 'H', 1989, dayOf(1989, 1, 8)],
  ['昭和', 'S', 1926, dayOf(1926, 12, 25)],
  ['大正', 'T', 1912, dayOf(1912, 7, 30)],
] as const;

/** A year label is of the last era that had begun by the end of its calendar year (令和元年度 is 2019); a date is of the era of its day. */
export function warekiOf(time: number, short: boolean): string {
  const isLabel = time <= 2200;
  const era = ERAS.find(([, , first, day]) => (isLabel ? first <= time : day <= time));
  if (era === undefined) return '';
  const [name, letter, first] = era;
  const date = new Date((time - 25_569) * 86_400_000);
  const count = (isLabel ? time : date.getUTCFullYear()) - first + 1;
  const year = count === 1 ? '元' : String(count);
  if (isLabel) return short ? letter + year : `${name}${year}年度`;
  const [month, day] = [date.getUTCMonth() + 1, date.getUTCDate()];
  return short ? `${letter}${year}.${month}.${day}` : `${name}${year}年${month}月${day}日`;
}
