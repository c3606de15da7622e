/** What a header of the staff's own says: its name, the year and the unit it carries. */
import { yearInHeader } from '../../../domain/text/header';
import { normalizeText } from '../../../domain/text/characters/text';

/** 「年間経費（千円）」: the amounts below it are thousands, of yen. `percent`: they are per cent. */
export interface HeaderUnit {
  readonly factor: number;
  readonly unit: string;
  readonly percent: boolean;
}

/** The year a header holds, as a label: 「目標（R12年度）」 -> 2030. */
export function headerYear(header: string): number | null {
  return yearInHeader(normalizeText(header));
}

const SCALES: Readonly<Record<string, number>> = { 千: 1e3, 万: 1e4, 百万: 1e6, 千万: 1e7, 億: 1e8 };
const SCALED = /^(千万|百万|千|万|億)(円|人|時間|件|箇所|か所|枚|回|台|通|冊|世帯)?$/;
/** What may stand in brackets and is a unit. */
const PLAIN_UNIT = /^(?:円|人|時間|件|箇所|か所|枚|回|台|通|冊|世帯|分|日|団体|校|館|システム|業務|手続|ポイント|点|位)$/;

/** Normalized text inside of brackets, of 「単位：千円」 what follows. */
function inBrackets(header: string): string[] {
  const plain = normalizeText(header);
  const inside = [...plain.matchAll(/[([【〔]([^)\]】〕]*)[)\]】〕]/g)].map(match => match[1] ?? '');
  const after = /単位[:は]?([^)\]】〕]+)/.exec(plain)?.[1];
  return [...inside, ...(after === undefined ? [] : [after])].map(text => text.replace(/^単位:?/, ''));
}

/** The unit in a header or a title; null: none. */
export function unitInHeader(header: string): HeaderUnit | null {
  for (const text of inBrackets(header)) {
    if (text === '%' || text === 'パーセント') return { factor: 1, unit: '%', percent: true };
    const scaled = SCALED.exec(text);
    if (scaled) return { factor: SCALES[scaled[1] ?? ''] ?? 1, unit: scaled[2] ?? '', percent: false };
    if (PLAIN_UNIT.test(text)) return { factor: 1, unit: text, percent: false };
  }
  return null;
}

/** Is the text a unit and nothing else: 人, 千円, %? */
export function isUnit(text: string): boolean {
  const plain = normalizeText(text);
  return plain === '%' || SCALED.test(plain) || PLAIN_UNIT.test(plain);
}

/** As headers are compared: the whole, then without brackets, marks of footnotes and numbering. */
export function headerForms(header: string): readonly string[] {
  const whole = normalizeText(header);
  const bare = whole
    .replace(/[([【〔][^)\]】〕]*[)\]】〕]/g, '')
    .replace(/[※*].*$/, '')
    .replace(/^\d+[.)、]/, '');
  return [...new Set([whole, whole.replace(/[※*].*$/, ''), bare])].filter(text => text !== '');
}

/** The words of a header around its year: 「2030年度目標」 -> 目標. */
export function aroundYear(header: string): string {
  return normalizeText(header)
    .replace(/(?:明治|大正|昭和|平成|令和|[mtshr])\.?(?:元|\d{1,2}|[一二三四五六七八九十]{1,3})(?:年度?)?/g, '')
    .replace(/(?:19|2[01])\d\d(?:年度?)?/g, '')
    .replace(/[()[\]【】〔〕・\-_/:：末]/g, '')
    .replace(/時点|時$/g, '');
}
