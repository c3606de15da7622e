/**
 * Which column of a source goes into which column of a table of ours: proposed with how sure it is, to be corrected by the person.
 * No two columns of the source ever go into one.
 */
import type { Cell } from '../../../domain/base/cell';
import { isBlank, normalizeText } from '../../../domain/text/characters/text';
import { aroundYear, headerForms, headerYear } from '../source/adopt-header';
import type { SourceColumn, SourceTable } from '../source/adopt-source';
import { convertCell, plainNumber, type Circumstances } from './adopt-values';
import { choiceWords } from './adopt-choices';
import { ADOPTED_WORDS } from './adopt-words';
import type { Column } from '../../schema/column';
import type { KnownTexts } from '../../schema/parse-cell';
import { nearestText } from '../../read/nearest';
import { locate } from '../../read/read';
import { sheetColumns, type Declaration } from '../../schema/table';
import { TABLE_NAMES, type TableName } from '../../schema/table-name';
import { TABLES } from '../../schema/declarations/tables';

/** A column that can be filled. */
export interface ColumnDestination {
  /** Its header; of a year of actuals, which becomes rows, a header of its own. */
  readonly id: string;
  readonly key: string;
  readonly column: Column;
  /** Of 目標2030, or of the actuals of one year. */
  readonly year: number | null;
  /** Each value becomes a row with this year: tables of actuals have a column a year. */
  readonly asRow: boolean;
  /** The table has no such column yet. */
  readonly added: boolean;
}

/** remembered: as it was adopted before in this workbook. chosen: by the person, just now. */
export type Confidence = 'sure' | 'doubtful' | 'none' | 'remembered' | 'chosen';

/** `to` is the id of a destination; null: 取り込まない. */
export interface Match {
  readonly at: number;
  readonly to: string | null;
  readonly confidence: Confidence;
  /** Only what stands in the column speaks for it, not its header: it never decides which table this is. */
  readonly byContent?: true;
}

/** How 2025's actuals are called among the destinations. */
export const yearRowsId = (year: number): string => `値（${year}年度）`;

/**
 * The columns a source can go into.
 * @param headers those of the table in the workbook; null: it is still to be made
 */
export function destinationsOf(
  table: TableName,
  headers: readonly Cell[] | null,
  columns: readonly SourceColumn[],
): readonly ColumnDestination[] {
  const declaration: Declaration = TABLES[table];
  const there = headers === null ? sheetColumns(declaration) : locate(declaration, headers).located;
  const years = [...new Set(columns.flatMap(({ header }) => headerYear(header) ?? []))].sort((one, other) => one - other);
  const found = there.map(({ key, header, column, year }): ColumnDestination => ({
    id: header,
    key,
    column,
    year,
    asRow: false,
    added: false,
  }));
  const further = Object.entries(declaration.columns).flatMap(([key, column]) =>
    column.kind !== 'perYear'
      ? []
      : [...new Set([...years, ...column.years])].flatMap((year): ColumnDestination[] => {
          const id = `${column.header}${year}`;
          return found.some(other => other.id === id) ? [] : [{ id, key, column, year, asRow: false, added: true }];
        }),
  );
  const rows =
    table !== 'DX_Actuals' || !found.some(({ key }) => key === 'value')
      ? []
      : years.map((year): ColumnDestination => ({
          id: yearRowsId(year),
          key: 'value',
          column: TABLES.DX_Actuals.columns.value,
          year,
          asRow: true,
          added: false,
        }));
  return [...found, ...further.sort((one, other) => (one.year ?? 0) - (other.year ?? 0)), ...rows];
}

interface MatchCandidate {
  readonly at: number;
  readonly to: string;
  readonly score: number;
}

/** From here on a match is sure. */
const SURE = 80;
const EXACT = 100;
const WORD = 95;
const BARE = 85;
const ALIKE = 60;
const CONTAINED = 50;
const CONTENT = 30;
/** Cells looked at to see whether what stands in a column fits. */
const TRIED = 40;

const NOT_A_TARGET = /実績|現状|現況|現在|基準|当初|従前|初期|開始時|策定|決算|見込|速報|前年|比|増減|達成|進捗|差/;
const NOT_AN_ACTUAL = /目標|計画|予定|予算|比|増減|差|達成率|進捗率|評価|判定/;
const BASELINE = /現状|現況|基準|当初|従前|初期|開始時|策定/;

/** How well a header names a destination; 0: not at all. */
function scoreOfHeader(table: TableName, header: string, destination: ColumnDestination, thisYear: number): number {
  if (header === '') return 0;
  const { column, key, year, asRow } = destination;
  const [whole = '', ...bare] = headerForms(header);
  const inHeader = headerYear(header);
  if (asRow) {
    if (inHeader !== year || NOT_AN_ACTUAL.test(header)) return 0;
    return (year ?? 0) <= thisYear && /^(?:実績(?:見込み?)?値?|値|見込み?値?|速報値?|現状値?|)$/.test(aroundYear(header)) ? WORD : ALIKE;
  }
  if (column.kind === 'perYear') {
    if (whole === normalizeText(destination.id)) return EXACT;
    if (inHeader === null || inHeader !== year || NOT_A_TARGET.test(header)) return 0;
    return /目標/.test(header) || (/^(?:値|計画値?|)$/.test(aroundYear(header)) && inHeader >= thisYear) ? WORD : ALIKE;
  }
  if (whole === normalizeText(column.header)) return EXACT;
  if (table === 'DX_KPIs' && key === 'baseline' && inHeader !== null && BASELINE.test(header)) return WORD;
  const words = (ADOPTED_WORDS[table] as Readonly<Record<string, readonly string[]>>)[key]?.map(normalizeText) ?? [];
  // Of two headers that both mean it, the word that stands first says it better.
  const rank = words.indexOf(whole);
  if (rank >= 0) return WORD - rank / words.length;
  // A year in brackets is no footnote: 「実績(R6)」 is not 実績 in general.
  if (inHeader !== null) return 0;
  const own = normalizeText(column.header);
  if (bare.some(form => form === own || words.includes(form))) return BARE;
  if (nearestText(whole, [column.header, ...words]) !== null) return ALIKE;
  const contained = [own, ...words]
    .filter(word => word.length >= 2)
    .some(word => whole.includes(word) || (whole.length >= 2 && word.includes(whole)));
  return contained ? CONTAINED : 0;
}

/** The share of the column's cells that the destination's kind understands; null where the column is blank. */
function fitOf(
  source: SourceTable,
  at: number,
  destination: ColumnDestination,
  known: KnownTexts,
  circumstances: Pick<Circumstances, 'strict' | 'choices'>,
): number | null {
  let tried = 0;
  let fitting = 0;
  for (const { cells, texts } of source.lines) {
    if (tried === TRIED) break;
    if (isBlank(cells[at])) continue;
    tried++;
    // 80 is as good a share as 80%.
    const perCent = destination.column.kind === 'ratio' && (plainNumber(cells[at], texts[at]) ?? 0) > 1;
    if (convertCell(cells[at], texts[at], destination.column, known, { ...circumstances, perCent }).understood) fitting++;
  }
  return tried === 0 ? null : fitting / tried;
}

const WORDS: ReadonlySet<Column['kind']> = new Set<Column['kind']>(['text', 'uniqueText', 'choice', 'ref', 'refs', 'yesNo']);

/** Numbers and nothing else. */
function isAmounts({ lines }: SourceTable, at: number): boolean {
  const filled = lines.slice(0, TRIED).filter(({ cells }) => !isBlank(cells[at]));
  return filled.length > 0 && filled.every(({ cells }) => typeof cells[at] === 'number');
}

/** Kinds that a text must read as. */
const MEASURED: ReadonlySet<Column['kind']> = new Set<Column['kind']>(['date', 'ratio', 'number', 'year', 'perYear']);

const SPEAKING = new Set(['choice', 'yesNo', 'ref', 'date', 'ratio']);

export interface MappingRequest {
  readonly table: TableName;
  readonly source: SourceTable;
  readonly destinations: readonly ColumnDestination[];
  readonly known: KnownTexts;
  /** The fiscal year of today: later years are targets, earlier ones actuals. */
  readonly thisYear: number;
}

/** The mapping to begin with: the best pairs first, each column once. */
export function proposeMapping({ table, source, destinations, known, thisYear }: MappingRequest): readonly Match[] {
  const fits = new Map<string, number | null>();
  const fit = (at: number, destination: ColumnDestination, strict = false): number | null => {
    const key = `${at} ${destination.id} ${strict}`;
    if (!fits.has(key)) fits.set(key, fitOf(source, at, destination, known, { strict, choices: choiceWords(table, destination.key) }));
    return fits.get(key) ?? null;
  };
  const candidates: MatchCandidate[] = source.columns.flatMap(({ at, header }) =>
    destinations.flatMap((destination): MatchCandidate[] => {
      const score = scoreOfHeader(table, header, destination, thisYear);
      if (score === 0) return [];
      const { kind } = destination.column;
      const share = kind === 'ref' || kind === 'refs' ? 1 : fit(at, destination);
      // A header that is only like one, over a column of amounts, is no column of words: 決定件数 is not 決定事項.
      if (score < SURE && WORDS.has(kind) && isAmounts(source, at)) return [];
      // One that is only like it, over days or numbers that none of the cells reads as, is another thing: 完了フラグ 済 is no 完了.
      if (score < SURE && MEASURED.has(kind) && share === 0) return [];
      // Numbers without a date's format may be days, but that is for the person to say.
      if (kind === 'date' && score >= SURE && fit(at, destination, true) === 0) return [{ at, to: destination.id, score: CONTAINED }];
      // What stands there decides against a header: a 進捗 of words is no ratio.
      return [
        { at, to: destination.id, score: share !== null && share < 0.5 ? Math.min(score, CONTAINED) * (share === 0 ? 0.8 : 1) : score },
      ];
    }),
  );
  const matches = new Map<number, Match>();
  const taken = new Set<string>();
  const take = (all: readonly MatchCandidate[], byContent = false): void => {
    for (const { at, to, score } of [...all].sort((one, other) => other.score - one.score)) {
      if (matches.has(at) || taken.has(to)) continue;
      matches.set(at, { at, to, confidence: score >= SURE ? 'sure' : 'doubtful', ...(byContent ? { byContent } : {}) });
      taken.add(to);
    }
  };
  const has = (asRow: boolean): boolean =>
    candidates.some(
      ({ to, score }) =>
        score >= SURE && destinations.some(one => one.id === to && one.asRow === asRow && (one.key === 'year' || one.key === 'value')),
    );
  // Either a row for each year, or a column of years and one of values.
  const rowsWanted = has(true) || (!has(false) && candidates.some(({ to }) => destinations.some(({ id, asRow }) => asRow && id === to)));
  take(candidates.filter(({ to }) => isAllowed(destinations, to, rowsWanted)));
  // By what stands there alone: only where it says something, and never a year's column.
  take(
    source.columns
      .filter(({ at, header }) => !matches.has(at) && headerYear(header) === null)
      .flatMap(({ at }) =>
        destinations
          .filter(
            ({ id, column, year, key }) =>
              year === null &&
              !taken.has(id) &&
              SPEAKING.has(column.kind) &&
              (column.kind !== 'date' || column.required === true) &&
              (column.kind !== 'ref' || known.texts(column.to) !== null) &&
              key !== 'year',
          )
          .filter(destination => (fit(at, destination, true) ?? 0) >= (destination.column.kind === 'date' ? 0.5 : 0.8))
          .map(({ id }): MatchCandidate => ({ at, to: id, score: CONTENT })),
      ),
    true,
  );
  return source.columns.map(({ at }) => matches.get(at) ?? { at, to: null, confidence: 'none' });
}

/** Rows for each year leave no place for a column of years and one of values, and these none for them. */
function isAllowed(destinations: readonly ColumnDestination[], to: string, rowsWanted: boolean): boolean {
  const destination = destinations.find(({ id }) => id === to);
  if (destination === undefined) return false;
  if (!destinations.some(({ asRow }) => asRow) || (destination.key !== 'year' && destination.key !== 'value')) return true;
  return destination.asRow === rowsWanted;
}

/** The mapping after the person has chosen: what had the destination before loses it. */
export function chooseMatch(
  matches: readonly Match[],
  destinations: readonly ColumnDestination[],
  at: number,
  to: string | null,
): readonly Match[] {
  const chosen = destinations.find(({ id }) => id === to);
  const asRow = chosen?.asRow === true;
  const single =
    chosen !== undefined && !asRow && (chosen.key === 'value' || chosen.key === 'year') && destinations.some(other => other.asRow);
  return matches.map((match): Match => {
    if (match.at === at) return { at, to, confidence: 'chosen' };
    const other = destinations.find(({ id }) => id === match.to);
    const clashes =
      other !== undefined &&
      (match.to === to || (asRow && !other.asRow && (other.key === 'value' || other.key === 'year')) || (single && other.asRow));
    return clashes ? { at: match.at, to: null, confidence: 'none' } : match;
  });
}

/** What may stand around the year of a header: 目標, 実績 … A sentence that merely holds a year is no header. */
const AROUND_YEAR =
  /^(?:(?:数値)?目標値?|実績値?|計画値?|見込値?|速報値?|現状値?|現況値?|基準値?|当初値?|従前値?|初期値?|予定|予算額?|決算額?|値|最終目標|中間目標|)$/;

/** Is it the header of a column of any of our tables? */
export function isKnownHeader(header: string): boolean {
  if (KNOWN_HEADERS.has(normalizeText(header)) || headerForms(header).some(form => KNOWN_HEADERS.has(form))) return true;
  return headerYear(header) !== null && AROUND_YEAR.test(aroundYear(header));
}

const KNOWN_HEADERS: ReadonlySet<string> = new Set(
  TABLE_NAMES.flatMap(name =>
    [
      ...sheetColumns(TABLES[name]).map(({ header }) => header),
      ...Object.values(TABLES[name].columns).map(({ header }) => header),
      ...Object.values(ADOPTED_WORDS[name]).flat(),
    ].map(normalizeText),
  ),
);
