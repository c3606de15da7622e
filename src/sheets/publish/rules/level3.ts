/** Level 3, the form: heading in row 1, units, names of regions, long form. */
import { columnLetters } from '../../read/state';
import { cellName, trimmedText, valueAt } from '../grid';
import { isFullName, isRegionName, isShortName } from '../regions';
import { isNumber, isNumberText } from '../text-kinds';
import { differences, verdictOf, type RuleCheck } from '../verdict';

/** L3-01. Anything above or within is fatal; three heading rows or more are only grave. */
export const startsInRow1: RuleCheck = ({ grid: { top = 0 }, table: { area, headerRows, body } }) => {
  const rows = (from: number, to: number): string => `A${from + 1}:A${to + 1}`;
  const last = headerRows.at(-1);
  const fatal = [
    ...(area.row > top ? [rows(top, area.row - 1)] : []),
    ...(last !== undefined && body.row > last + 1 ? [rows(last + 1, body.row - 1)] : []),
  ];
  const many = headerRows.length >= 3 && last !== undefined && headerRows[0] !== undefined ? [rows(headerRows[0], last)] : [];
  return verdictOf([...fatal, ...many], { severity: fatal.length > 0 || many.length === 0 ? 'fatal' : 'major' });
};

export const UNITS =
  '人 件 円 千円 百万円 億円 万円 % ％ kg km m cm mm g t ha ㎡ ㎢ 個 台 回 本 枚 箇所 か所 世帯 戸 社 校 棟 隻 機 両 組 点 冊 食 泊 日 月 年 時間 分 秒 歳 才 度 kW kWh MW GW L mL dL'.split(
    ' ',
  );
const BRACKETED = new RegExp(`[（(]\\s*(単位\\s*[:：]?\\s*)?(${UNITS.join('|')})\\s*[）)]`);
const IMPLIED =
  /金額|価格|費用|コスト|売上|収入|支出|人口|人数|面積|距離|長さ|高さ|幅|重量|重さ|質量|割合|率|年齢|年数|温度|気温|構成比|数$/;
const NEEDS_NONE = /コード|番号|No|ID|指数|指標|順位|ランク|フラグ|区分|^\p{Nd}+$/iu;
const ENGLISH = new Set(
  'id code key name type flag status index sort rank order level class year month date number count cnt num no row col seq version is has will can use'.split(
    ' ',
  ),
);

/** Whether a heading tells the unit of its numbers, or names something that has none. */
export const tellsUnit = (heading: string): boolean =>
  BRACKETED.test(heading) ||
  IMPLIED.test(heading) ||
  NEEDS_NONE.test(heading) ||
  heading
    .toLowerCase()
    .split(/[_\-\s]+/)
    .some(part => ENGLISH.has(part));

const SAMPLE_ROWS = 30;

/** L3-04 */
export const units: RuleCheck = ({ grid, table: { area, body, headerRows } }) => {
  const last = headerRows.at(-1);
  if (last === undefined) return verdictOf([]);
  const at: string[] = [];
  for (let column = area.column; column <= area.lastColumn; column++) {
    let [filled, numbers] = [0, 0];
    for (let row = body.row; row <= Math.min(body.lastRow, body.row + SAMPLE_ROWS - 1); row++) {
      const value = valueAt(grid, row, column);
      const text = trimmedText(value);
      if (text === '') continue;
      filled++;
      if (isNumber(value) || isNumberText(text)) numbers++;
    }
    const heading = trimmedText(valueAt(grid, last, column));
    if (filled > 0 && numbers >= filled * 0.7 && heading !== '' && !tellsUnit(heading)) at.push(cellName(last, column));
  }
  return verdictOf(at);
};

const REGION = /都道府県|地域|地区|市区町村|自治体|所在地|住所|県|府|市|町|村|団体コード|region|prefecture|city|address/i;

/** L3-06. Full names without a column of codes are reported once; the rule's words are content with either. */
export const regions: RuleCheck = ({ grid, table: { area, body, headerRows } }) => {
  const last = headerRows.at(-1);
  if (last === undefined) return verdictOf([]);
  const columns = Array.from({ length: area.lastColumn - area.column + 1 }, (_, at) => area.column + at);
  const headingOf = (column: number): string => trimmedText(valueAt(grid, last, column));
  const named = columns.filter(column => REGION.test(headingOf(column)));
  const found = named.length > 0 ? named : columns.filter(looksLikeRegions);
  const hasCodes = found.some(column => /コード|code/i.test(headingOf(column)));
  const short: string[] = [];
  let full: string | null = null;
  for (const column of found)
    for (let row = body.row; row <= body.lastRow; row++) {
      const text = trimmedText(valueAt(grid, row, column));
      if (text === '') continue;
      if (isShortName(text)) short.push(cellName(row, column));
      else if (full === null && !hasCodes && isFullName(text)) full = cellName(row, column);
    }
  const once = full === null ? [] : [full];
  return { ...verdictOf([...short, ...once]), ...differences({ kind: 'officialName', at: once }) };

  function looksLikeRegions(column: number): boolean {
    let [filled, names] = [0, 0];
    for (let row = body.row; row <= Math.min(body.lastRow, body.row + SAMPLE_ROWS - 1); row++) {
      const text = trimmedText(valueAt(grid, row, column));
      if (text === '' || valueAt(grid, row, column) === 0) continue;
      filled++;
      if (isRegionName(text)) names++;
    }
    return filled > 0 && names / filled >= 0.5;
  }
};

const SERIES = [
  /^(19|20)\p{Nd}{2}\s*(年|年度)?$/u,
  /^\p{Nd}{1,2}\s*月$/u,
  /^(第?\p{Nd}+[期回]|[上下前後]半期?|[1-4]Q|Q[1-4]|[上下]期)$/u,
  /^(平成|令和|昭和)(\p{Nd}{1,2}|元)\s*(年|年度)?$|^[RHS]\p{Nd}{1,2}$/u,
];
const LEAST_COLUMNS = 4;
const MOST_COLUMNS = 100;

/** The columns of a series laid out sideways: headings of one kind, or one name numbered; null: none. */
export function sidewaysSeries(headings: readonly string[]): (readonly [number, number])[] {
  const kinds = headings.map(heading => SERIES.findIndex(pattern => pattern.test(heading)));
  for (const [kind] of SERIES.entries()) {
    const columns = kinds.flatMap((one, column) => (one === kind ? [column] : []));
    if (columns.length >= 3) return [[columns[0] ?? 0, columns.at(-1) ?? 0]];
  }
  if (headings.filter(heading => heading !== '').length < 5) return [];
  const numbered = new Map<string, number[]>();
  for (const [column, heading] of headings.entries()) {
    const base = /^(.+?)[\s_-]?\p{Nd}+$/u.exec(heading)?.[1]?.trim();
    if (base !== undefined && !/^\p{Nd}+$/u.test(base)) numbered.set(base, [...(numbered.get(base) ?? []), column]);
  }
  return [...numbered.values()]
    .filter(columns => columns.length >= 4)
    .map((columns): readonly [number, number] => [columns[0] ?? 0, columns.at(-1) ?? 0]);
}

/** L3-09 */
export const longForm: RuleCheck = ({ grid, table: { area, headerRows }, meaning }) => {
  const last = headerRows.at(-1);
  const width = area.lastColumn - area.column + 1;
  if (last === undefined || width < LEAST_COLUMNS) return verdictOf([]);
  const headings = Array.from({ length: width }, (_, at) => trimmedText(valueAt(grid, last, area.column + at)));
  const range = ([from, to]: readonly [number, number]): string =>
    `${columnLetters(area.column + from)}${last + 1}:${columnLetters(area.column + to)}${last + 1}`;
  const at = [...(width > MOST_COLUMNS ? [range([0, width - 1])] : []), ...sidewaysSeries(headings).map(range)];
  const wide = meaning?.answer;
  if (at.length === 0 && width <= MOST_COLUMNS && wide?.isWide === true && wide.confidence >= 0.7) at.push(range([0, width - 1]));
  return verdictOf(at);
};
