/** One cell of a source as a column of ours takes it: read by the column's own reader, or copied as it is; never lost. */
import type { Cell } from '../../../domain/base/cell';
import { readNumber } from '../../../domain/text/number';
import { isBlank, normalizeText } from '../../../domain/text/characters/text';
import { shownText } from '../source/adopt-grid';
import type { Column, ColumnKind, ColumnOf } from '../../schema/column';
import { KINDS, type CellValues } from '../../schema/kinds';
import { PERCENT_FORMAT, type KnownTexts, type Parsed } from '../../schema/parse-cell';
import type { PrintedCell } from '../../make/print';
import { isBlankRow } from '../../read/read';

export interface Circumstances {
  /** What a plain number is to be multiplied by: 1000 under 「（千円）」. */
  readonly factor?: number;
  /** Plain numbers are per cent: 80 is 80%. */
  readonly perCent?: boolean;
  /** The row's unit: % shows fractions as percentages. */
  readonly unit?: string | null;
  /** Only what stands in the cell speaks for the column, no header: a date must look like one, a share have its sign. */
  readonly strict?: boolean;
  /** What staff write for a choice: 完了 -> 解決. */
  readonly choices?: Readonly<Record<string, string>>;
}

export interface ConvertedCell extends PrintedCell {
  /** It is written otherwise than it stood there. */
  readonly changed: boolean;
  /** The column's reader takes it for a value. */
  readonly understood: boolean;
}

const PERCENT_SIGN = /[%％割]/;
/** A text that says its own scale or unit of money. */
const SCALED_TEXT = /[千万億兆]/;

/** A number or text that carries no sign of its scale; null: it has one, or is no number. */
export function plainNumber(cell: Cell, text: string | undefined): number | null {
  if (typeof cell === 'number') return text !== undefined && PERCENT_SIGN.test(text) ? null : cell;
  if (typeof cell !== 'string' || PERCENT_SIGN.test(cell) || SCALED_TEXT.test(cell.normalize('NFKC'))) return null;
  return readNumber(cell);
}

/** 1990 to 2100 as serials: what a date without its format can be. */
const LIKELY_DATES = [32874, 73415] as const;

/** Is a number in a column of dates one? Its format says so; without one, only what is a day of our time. */
function isDate(cell: number, shown: string, strict: boolean): boolean {
  const hasFormat = shown !== String(cell) && Number.isNaN(Number(shown.replace(/,/g, '')));
  return hasFormat || (!strict && cell >= LIKELY_DATES[0] && cell <= LIKELY_DATES[1]);
}

/** Is a text in a column of shares one? With % or 割, or a plain number under a header that names a share. */
function isShare(text: string, strict: boolean): boolean {
  const plain = text.normalize('NFKC').trim();
  return /^約?[\d.,]+(?:%|割)/.test(plain) || (!strict && /^[\d.,]+$/.test(plain));
}

const AMOUNTS: ReadonlySet<ColumnKind> = new Set(['number', 'perYear', 'count', 'yen']);
const TEXTS: ReadonlySet<ColumnKind> = new Set(['text', 'uniqueText', 'id', 'choice', 'ref', 'refs']);

/** A column's kind and the column belong together by construction; the compiler cannot see it through the union. */
function parse<K extends ColumnKind>(column: ColumnOf<K>, cell: Cell, known: KnownTexts): Parsed<CellValues[K]> {
  return KINDS[column.kind as K].parse(cell, column, known);
}
function print<K extends ColumnKind>(column: ColumnOf<K>, value: unknown): string | number {
  return KINDS[column.kind as K].print(value as CellValues[K]);
}
function formatOf<K extends ColumnKind>(column: ColumnOf<K>, value: unknown, unit: string | null): string {
  return KINDS[column.kind as K].format(typeof value === 'string' ? null : (value as CellValues[K] | null), unit);
}

/** The noise of a multiplication (0.10300000000000001) is none of the person's digits. */
const clean = (value: number): number => Number(value.toPrecision(15));

/** @param text the cell as shown */
export function convertCell(
  cell: Cell,
  text: string | undefined,
  column: Column,
  known: KnownTexts,
  { factor = 1, perCent = false, unit = null, strict = false, choices = {} }: Circumstances,
): ConvertedCell {
  const { kind } = column;
  const asIs = (value: string | number | null, understood: boolean): ConvertedCell => ({
    value,
    format: formatOf(column, typeof value === 'number' ? value : null, unit),
    changed: false,
    understood,
  });
  if (isBlankRow([cell])) return asIs(null, true);
  const shown = shownText(cell, text);
  // What cannot be read stays as it is: an error as its text, TRUE as TRUE.
  const raw: string | number = typeof cell === 'number' ? cell : typeof cell === 'string' ? cell : shown;
  if (isBlank(cell)) return asIs(raw, true);
  const asItStands: ConvertedCell = { value: raw, format: 'General', changed: false, understood: false };
  if (kind === 'date' && typeof cell === 'number' && !isDate(cell, shown, strict)) return asItStands;
  if (kind === 'ratio' && (typeof cell === 'string' ? !isShare(cell, strict) : strict && !PERCENT_SIGN.test(shown))) return asItStands;
  const chosen = kind === 'choice' ? choices[normalizeText(shown)] : undefined;
  if (chosen !== undefined && chosen !== raw) return { ...asIs(chosen, true), changed: true };
  // 2026/3/31 in a column of text is what is shown, not the 46112 behind it.
  const asText =
    TEXTS.has(kind) && typeof cell === 'number' && shown !== String(cell) && Number.isNaN(Number(shown.replace(/,/g, ''))) ? shown : cell;
  const plain = plainNumber(cell, text);
  const scaled =
    plain === null
      ? null
      : perCent && (kind === 'ratio' || AMOUNTS.has(kind))
        ? clean(plain / 100)
        : factor !== 1 && AMOUNTS.has(kind)
          ? clean(plain * factor)
          : null;
  const given = scaled ?? asText;
  const { value, issues } = parse(column, given, known);
  const [issue] = issues;
  // Another name of a list is a guess, and guesses are the person's.
  const fix = issue?.kind === 'unknownReference' ? undefined : issue?.fix;
  if (issue !== undefined && fix === undefined) return { ...asItStands, value: typeof given === 'string' && kind !== 'refs' ? given : raw };
  const written =
    fix !== undefined
      ? typeof fix.to === 'number'
        ? clean(fix.to)
        : fix.to
      : kind === 'refs'
        ? raw
        : value === null
          ? raw
          : typeof given === 'number' && TEXTS.has(kind)
            ? given
            : print(column, value);
  const percentage = perCent || (typeof written === 'number' && AMOUNTS.has(kind) && PERCENT_SIGN.test(shown) && Math.abs(written) <= 10);
  const format =
    percentage && AMOUNTS.has(kind)
      ? PERCENT_FORMAT
      : fix !== undefined && (kind === 'number' || kind === 'perYear')
        ? fix.format
        : formatOf(column, typeof written === 'number' ? written : null, unit);
  return { value: written, format, changed: written !== raw, understood: true };
}
