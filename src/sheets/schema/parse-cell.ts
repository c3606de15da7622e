/** What a cell means by the kind of its column; what cannot be taken becomes an issue, with a fix where its text is understood. */
import { isCellError, type Cell } from '../../domain/base/cell';
import { FIRST_LABEL, LAST_LABEL } from '../../domain/base/year-label';
import { normalizeText } from '../../domain/text/characters/text';
import { readPeriod } from '../../domain/text/dates/date';
import { fiscalYearOf } from '../../domain/text/dates/fiscal-year';
import { readNumber } from '../../domain/text/number';
import type { ColumnReference, ColumnKind, ColumnOf } from './column';
import type { Expected, Fix } from './issue';
import { isShareUnit } from './percent';

type CellIssueKind = 'wrongType' | 'notInChoices' | 'unknownReference' | 'outOfRange';

export type CellIssue = {
  readonly [K in CellIssueKind]: { readonly kind: K; readonly expected: Expected[K]; readonly got?: string; readonly fix?: Fix };
}[CellIssueKind];

/** `value` is what the cell is taken for, also where it should be written otherwise; null: not understood. */
export interface Parsed<T> {
  readonly value: T | null;
  readonly issues: readonly CellIssue[];
}

/** What the other tables hold. */
export interface KnownTexts {
  /** The texts of a column of another table by their normalized form; null where there is no such table or column. */
  texts(reference: ColumnReference): ReadonlyMap<string, string> | null;
  /** The known text most like an unknown one. */
  nearest(text: string, texts: ReadonlyMap<string, string>): string | null;
}

export const PERCENT_FORMAT = '0.0%';
/** Thousands apart, ▲ for what is below zero, as in public accounts. */
export const THOUSANDS_FORMAT = '#,##0;"▲"#,##0';
export const DATE_FORMAT = 'yyyy/m/d';
/** Year labels. */
export const YEAR = { min: FIRST_LABEL, max: LAST_LABEL };
export const LAST_DATE = 2958465; // 9999-12-31

const fits = <T>(value: T): Parsed<T> => ({ value, issues: [] });
const wrongType = (expected: ColumnKind): Parsed<never> => ({ value: null, issues: [{ kind: 'wrongType', expected }] });
const offered = <T extends number | string>(expected: ColumnKind, fix: Omit<Fix, 'to'> & { to: T }): Parsed<T> => ({
  value: fix.to,
  issues: [{ kind: 'wrongType', expected, fix }],
});
const outOfRange = <T>(value: T | null, min: number | null, max: number | null, fix?: Fix): Parsed<T> => ({
  value,
  issues: [{ kind: 'outOfRange', expected: { min, max }, ...(fix && { fix }) }],
});

/** A number the way staff read it: whole numbers grouped, others with the digits they have. */
export function plainFormat(value: number | null): string {
  if (value === null) return 'General';
  const format = Number.isInteger(value) ? '#,##0' : '#,##0.0##';
  return value < 0 ? `${format};"▲"${format}` : format;
}

export function formatOfAmount(value: number | null, unit: string | null): string {
  if (!isShareUnit(unit)) return plainFormat(value);
  return value !== null && value < 0 ? `${PERCENT_FORMAT};"▲"${PERCENT_FORMAT}` : PERCENT_FORMAT;
}

/** A text with a share in it (80%, 3割, 半数) is shown as a percentage once it is a number. */
function formatOfText(text: string, value: number): string {
  return Math.abs(value) <= 1 && /[%％割半]/.test(text) ? PERCENT_FORMAT : plainFormat(value);
}

export function parseNumber(cell: Cell, kind: ColumnKind): Parsed<number> {
  if (typeof cell === 'number') return fits(cell);
  if (typeof cell !== 'string') return wrongType(kind);
  const to = readNumber(cell);
  return to === null ? wrongType(kind) : offered(kind, { from: cell, to, format: formatOfText(cell, to) });
}

/** Adds the bounds to what parsing found; a number outside is no value. */
export function within(parsed: Parsed<number>, min: number | null, max: number | null): Parsed<number> {
  const { value } = parsed;
  return value === null || ((min === null || value >= min) && (max === null || value <= max)) ? parsed : outOfRange<number>(null, min, max);
}

export function parseWhole(cell: Cell, kind: ColumnKind, min: number | null): Parsed<number> {
  const parsed = parseNumber(cell, kind);
  return parsed.value !== null && !Number.isInteger(parsed.value) ? wrongType(kind) : within(parsed, min, null);
}

export function parseRatio(cell: Cell): Parsed<number> {
  const parsed = parseNumber(cell, 'ratio');
  const { value } = parsed;
  // 60 where 60% is meant: offered, since nothing else can be meant by it.
  if (typeof cell === 'number' && value !== null && value > 1 && value <= 100)
    return outOfRange<number>(null, 0, 1, { from: cell, to: value / 100, format: '0%' });
  return within(parsed, 0, 1);
}

export function parseYear(cell: Cell): Parsed<number> {
  const isYear = (year: number): boolean => Number.isInteger(year) && year >= YEAR.min && year <= YEAR.max;
  if (typeof cell === 'number') {
    if (isYear(cell)) return fits(cell);
    // A date typed where a year label belongs.
    const fix = cell > YEAR.max && cell <= LAST_DATE ? { from: cell, to: fiscalYearOf(cell), format: '0' } : undefined;
    return outOfRange(fix?.to ?? null, YEAR.min, YEAR.max, fix);
  }
  if (typeof cell !== 'string') return wrongType('year');
  const period = readPeriod(cell);
  const label = period?.year?.label ?? (typeof period?.last === 'number' ? fiscalYearOf(period.last) : readNumber(cell));
  return label !== null && isYear(label) ? offered('year', { from: cell, to: label, format: '0' }) : wrongType('year');
}

export function parseDate(cell: Cell, column: ColumnOf<'date'>): Parsed<number> {
  if (typeof cell === 'number') {
    // A year label is no date: 2026 would be a day of 1905.
    if (cell >= YEAR.min && cell <= YEAR.max) return wrongType('date');
    return cell >= 1 && cell <= LAST_DATE ? fits(cell) : outOfRange<number>(null, null, null);
  }
  if (typeof cell !== 'string') return wrongType('date');
  const period = readPeriod(cell);
  const to = column.edge === 'first' ? period?.first : period?.last;
  return typeof to !== 'number' ? wrongType('date') : offered('date', { from: cell, to, format: DATE_FORMAT });
}

export function parseText(cell: Cell, kind: ColumnKind): Parsed<string> {
  if (isCellError(cell)) return wrongType(kind);
  return fits(typeof cell === 'boolean' ? String(cell).toUpperCase() : String(cell));
}

export function parseChoice(cell: Cell, column: ColumnOf<'choice'>): Parsed<string> {
  const text = parseText(cell, 'choice').value;
  if (text !== null && column.choices.includes(text)) return fits(text);
  const to = text === null ? undefined : column.choices.find(choice => normalizeText(choice) === normalizeText(text));
  const issue: CellIssue = { kind: 'notInChoices', expected: column.choices };
  return to === undefined
    ? { value: null, issues: [issue] }
    : { value: to, issues: [{ ...issue, fix: { from: cell, to, format: 'General' } }] };
}

/** Circles that look alike: U+25CB is ours. */
export const CIRCLE = '○';
const CIRCLES = ['○', '〇', '◯', '⭕', '◎', 'レ', '✓', '✔'];

export function parseYesNo(cell: Cell): Parsed<boolean> {
  if (cell === CIRCLE) return fits(true);
  const issue: CellIssue = { kind: 'notInChoices', expected: [CIRCLE] };
  const yes = cell === true || (typeof cell === 'string' && CIRCLES.includes(cell.trim()));
  return yes
    ? { value: true, issues: [{ ...issue, fix: { from: cell, to: CIRCLE, format: 'General' } }] }
    : { value: null, issues: [issue] };
}

function parseReference(text: string, to: ColumnReference, known: KnownTexts): Parsed<string> {
  const texts = known.texts(to);
  if (texts === null) return fits(text);
  const same = texts.get(normalizeText(text));
  if (same !== undefined) return fits(same);
  return { value: null, issues: [{ kind: 'unknownReference', got: text, expected: { ...to, nearest: known.nearest(text, texts) } }] };
}

export function parseRef(cell: Cell, column: ColumnOf<'ref'>, known: KnownTexts): Parsed<string> {
  const parsed = parseText(cell, 'ref');
  if (parsed.value === null) return parsed;
  const found = parseReference(parsed.value, column.to, known);
  const issue = found.issues[0];
  if (issue?.kind !== 'unknownReference' || issue.expected.nearest === null) return found;
  return { value: null, issues: [{ ...issue, fix: { from: cell, to: issue.expected.nearest, format: 'General' } }] };
}

export function parseRefs(cell: Cell, column: ColumnOf<'refs'>, known: KnownTexts): Parsed<readonly string[]> {
  const parsed = parseText(cell, 'refs');
  if (parsed.value === null) return { value: null, issues: parsed.issues };
  const parts = parsed.value
    .split(/[、，,;；\n]/)
    .map(part => part.trim())
    .filter(part => part !== '');
  const found = parts.map(part => parseReference(part, column.to, known));
  return { value: found.flatMap(({ value }) => (value === null ? [] : [value])), issues: found.flatMap(({ issues }) => issues) };
}
