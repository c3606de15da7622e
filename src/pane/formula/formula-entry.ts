/** What a person has put into the fields of the 関数 tab, read as an argument of a formula. */
import type { Dating } from '../../sheets/formula/own-day';
import { comparableText } from '../../domain/text/characters/comparable-text';
import { FIXED, readReference, RELATIVE_REFERENCE, type Block, type Referable, type Reference } from '../../sheets/read/reference';
import { spills, type AskedArgument } from './formula-questions';

/** What is in a field. */
export type Entry =
  /** `home`: the sheet that was shown when it was typed; an address without a sheet is on that one. */
  | { readonly kind: 'typed'; readonly text: string; readonly home?: string }
  /** One of the offered: the text of a word or a KPI, or an expression such as DX_AsOf. */
  | { readonly kind: 'offered'; readonly text: string }
  /** Taken from the selection of the sheet; `table`: the Excel table whose cells these are, headers and all. */
  | { readonly kind: 'picked'; readonly block: Block; readonly table?: string };

export const NOTHING: Entry = { kind: 'typed', text: '' };

/** An argument as it goes into the formula. */
export type EnteredArgument =
  | { readonly kind: 'missing' }
  /** Optional, and left out. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'value'; readonly value: string | number }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | Latest
  | { readonly kind: 'unreadable'; readonly why: 'noSheet' | 'notReference' | 'notTable' | 'notCells' | 'tooWide' };

/** The latest actual of the workbook's own table for the KPI asked about, or its date: worked out by the formula, so that it stays the latest. */
export interface Latest {
  readonly kind: 'latest';
  readonly of: 'value' | 'date';
  readonly kpi: EnteredArgument;
  readonly actuals: Reference;
  /** 基準日; null: the workbook has none, the latest of all counts. */
  readonly asOf: Reference | null;
  /** How the actuals of this KPI are dated; of many KPIs in cells: as fiscal years. */
  readonly dating: Dating;
  /** The plan, where it says that some actuals are to be added up (集計 累計) or that years end in December. */
  readonly plan: Reference | null;
  /** What stands where there is no actual: ―, or 基準日 for its date; null: the error that says so. */
  readonly without: 'mark' | 'asOf' | null;
}

/** How it is offered in a field. */
export const LATEST = '@latest';

/** The cells an argument looks at. */
export function referencesOf(given: EnteredArgument): readonly Reference[] {
  if (given.kind === 'reference') return [given.reference];
  if (given.kind !== 'latest') return [];
  return [...referencesOf(given.kpi), given.actuals, ...(given.asOf ? [given.asOf] : []), ...(given.plan ? [given.plan] : [])];
}

/** What the fields are read against. */
export interface FieldSurroundings extends Referable {
  /** Where the formula will stand; null: not known yet. */
  readonly at: Block | null;
  /** The keys of the plan: K1 may be a KPI's number as well as a cell. */
  readonly keys: readonly string[];
}

/** 「R7」 and 「H30」 are years as staff write them, though there are cells of that name; 「=R7」 is the cell. */
const ERA_YEAR = /^[MTSHR]\d{1,2}$/i;
const NUMBER = /^[-−▲△]?\d[\d,]*(?:\.\d+)?%?$/;

/** A number that is typed plainly, as a number; anything richer stays text, which the functions read. */
function plainNumber(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[,\s]/g, '')
    .replace(/^[−▲△]/, '-');
  if (!NUMBER.test(plain)) return null;
  const number = plain.endsWith('%') ? Number((Number(plain.slice(0, -1)) / 100).toPrecision(15)) : Number(plain);
  return Number.isFinite(number) ? number : null;
}

/** Whether the text means itself although it could be an address. */
function meansItself(text: string, { reads }: AskedArgument, keys: readonly string[]): boolean {
  if (reads === 'key') return keys.some(key => comparableText(key) === comparableText(text));
  return (reads === 'time' || reads === 'text') && ERA_YEAR.test(text.normalize('NFKC'));
}

/** The sheet of an address that is typed now without one. */
export function homeOf({ at, sheets }: Pick<FieldSurroundings, 'at' | 'sheets'>): string {
  return at?.sheet ?? sheets[0]?.name ?? '';
}

/** What is one for all rows would slide when the formula is filled down: typed without $ it stays, as it does when it is picked. */
function fixedAsPicked(reference: Reference, asked: AskedArgument): Reference {
  if (spills(asked) || reference.kind !== 'cells') return reference;
  const { from, to } = reference;
  return from.row || from.column || to.row || to.column ? reference : { ...reference, from: FIXED, to: FIXED };
}

function readTyped(
  { text, home }: { readonly text: string; readonly home?: string },
  asked: AskedArgument,
  surroundings: FieldSurroundings,
): EnteredArgument {
  const trimmed = text.trim();
  if (trimmed === '') return asked.optional ? { kind: 'absent' } : { kind: 'missing' };
  const told = /^[=＝]/.test(trimmed);
  const plain = told ? trimmed.slice(1).trim() : trimmed;
  if (told || !meansItself(plain, asked, surroundings.keys)) {
    const found = readReference(plain, home ?? homeOf(surroundings), surroundings);
    if (found === 'noSheet') return { kind: 'unreadable', why: 'noSheet' };
    if (found !== null) return fits(fixedAsPicked(found, asked), asked);
  }
  if (asked.reads === 'table' || asked.reads === 'cells')
    return { kind: 'unreadable', why: asked.reads === 'cells' ? 'notCells' : 'notTable' };
  const number = asked.reads === 'number' || asked.reads === 'time' ? plainNumber(plain) : null;
  if (number !== null) return { kind: 'value', value: number };
  return told ? { kind: 'unreadable', why: 'notReference' } : { kind: 'value', value: trimmed };
}

/** A scale of one's own has two columns; the name of an Excel table means all of it where headers are needed. */
function fits(reference: Reference, { reads }: AskedArgument): EnteredArgument {
  if (reads === 'table' && reference.kind === 'table' && reference.part !== '#All') {
    return reference.part === null
      ? { kind: 'reference', reference: { ...reference, part: '#All' } }
      : { kind: 'unreadable', why: 'notTable' };
  }
  if (reads === 'scale' && reference.kind === 'cells' && reference.block.rows > 1 && reference.block.columns !== 2)
    return { kind: 'unreadable', why: 'tooWide' };
  if (reads === 'table' && reference.kind === 'cells' && reference.block.rows === 1) return { kind: 'unreadable', why: 'notTable' };
  return { kind: 'reference', reference };
}

/**
 * What stays when the formula is copied: tables stay; the 基準日 and the year stay when they are not in the formula's own row (a year
 * above the column stays in its row only); cells of the row go along.
 */
function fixingOf(block: Block, asked: AskedArgument, at: Block | null): Reference {
  const cells = (from: { row: boolean; column: boolean }): Reference => ({ kind: 'cells', block, from, to: from });
  if (!spills(asked)) return cells(FIXED);
  const single = block.rows * block.columns === 1;
  if (!single || at === null || (asked.name !== 'asOf' && asked.name !== 'year')) return cells(RELATIVE_REFERENCE);
  const here = block.sheet === at.sheet;
  if (here && block.row === at.row) return cells(RELATIVE_REFERENCE);
  return here && asked.name === 'year' && block.column === at.column ? cells({ row: true, column: false }) : cells(FIXED);
}

/** A field's content as an argument. */
export function givenOf(entry: Entry, asked: AskedArgument, surroundings: FieldSurroundings): EnteredArgument {
  if (entry.kind === 'picked') {
    const { block, table } = entry;
    // By its name, as Excel writes it: rows that are added later belong to it.
    const named = asked.reads === 'table' && table !== undefined && surroundings.tableNames.includes(table);
    return fits(named ? { kind: 'table', table, part: '#All' } : fixingOf(block, asked, surroundings.at), asked);
  }
  if (entry.kind === 'typed') return readTyped(entry, asked, surroundings);
  if (entry.text === '') return asked.optional ? { kind: 'absent' } : { kind: 'missing' };
  if (asked.reads === 'key' || asked.words.includes(entry.text)) return { kind: 'value', value: entry.text };
  return readTyped(entry, asked, surroundings);
}

/**
 * The one row of a range at the formula's own place, for a formula that must not spill (in an Excel table).
 * @returns null where the range has no cell in that row
 */
export function oneRow(entry: Entry, asked: AskedArgument, surroundings: FieldSurroundings): Entry | null {
  const given = givenOf(entry, asked, surroundings);
  if (!spills(asked) || given.kind !== 'reference') return entry;
  if (given.reference.kind === 'name') return entry;
  if (given.reference.kind === 'table') return null;
  const { block } = given.reference;
  if (block.rows * block.columns === 1) return entry;
  const { at } = surroundings;
  if (at === null || block.sheet !== at.sheet || block.columns !== 1 || at.row < block.row || at.row >= block.row + block.rows) return null;
  return { kind: 'picked', block: { ...block, row: at.row, rows: 1 } };
}
