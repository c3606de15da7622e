/** Which table of ours a source goes into, and how: the proposal that the person corrects. */
import type { Cell } from '../../../domain/base/cell';
import { normalizeText } from '../../../domain/text/characters/text';
import { headerYear } from '../source/adopt-header';
import { destinationsOf, proposeMapping, type ColumnDestination, type Match } from './adopt-mapping';
import type { SourceColumn, SourceTable } from '../source/adopt-source';
import type { KnownTexts } from '../../schema/parse-cell';
import type { Declaration } from '../../schema/table';
import { TABLE_NAMES, type TableName } from '../../schema/table-name';
import { BASIC_TABLES, TABLES } from '../../schema/declarations/tables';

export interface AdoptProposal {
  readonly table: TableName;
  /** Hardly any column of the source is surely one that this table needs: which table it is, is a guess. */
  readonly isGuess: boolean;
  readonly destinations: readonly ColumnDestination[];
  readonly matches: readonly Match[];
}

export interface ProposalRequest {
  readonly source: SourceTable;
  /** The name of the sheet or table and what stands above it: says what it is about. */
  readonly about: readonly string[];
  readonly known: KnownTexts;
  readonly thisYear: number;
  /** Headers of our tables in the workbook; null: not there. */
  readonly headersOf: (table: TableName) => readonly Cell[] | null;
}

/** So many columns that are surely known make up for needed ones that are not there. */
const ENOUGH = 3;

/** Words that head a column in any list: alone they say nothing of which table it is. */
const ANY_LIST = new Set(
  ['項目', '項目名', '内容', '名称', '件名', '日付', '年月日', '実施日', 'title', 'name', 'date', 'value', 'year'].map(normalizeText),
);

/** Do too few columns speak for the table? One word (事業名, 内容) is in many a list. */
function isGuessed(
  table: TableName,
  destinations: readonly ColumnDestination[],
  matches: readonly Match[],
  columns: readonly SourceColumn[],
): boolean {
  const needed = matches.filter(match => isNeeded(table, destinations, match)).length;
  const { columns: declared }: Declaration = TABLES[table];
  const found = matches.flatMap(({ at, to, confidence, byContent }) => {
    const key = destinations.find(({ id }) => id === to)?.key;
    const header = normalizeText(columns.find(column => column.at === at)?.header ?? '');
    return key === undefined ? [] : [{ key, header, isSure: confidence === 'sure' && byContent !== true }];
  });
  const isTelling = (key: string): boolean =>
    declared[key]?.kind !== 'id' && !/^(?:remarks|comment|owner|division|author|status)$/.test(key);
  if (!found.some(({ key, header, isSure }) => isSure && isTelling(key) && !ANY_LIST.has(header))) return true;
  // A value is one of something, at some time.
  if (table === 'DX_Actuals' && !found.some(({ key }) => key === 'kpi')) return true;
  // Work without any day is a list of functions or of topics.
  if (table === 'DX_Schedules' && !found.some(({ key }) => /^(?:planned|actual|progress)/.test(key))) return true;
  const wanted = Object.entries((TABLES[table] as Declaration).columns).filter(
    ([key, { required, kind }]) => required === true && kind !== 'id' && key !== 'year',
  ).length;
  const sure = matches.filter(({ to, confidence, byContent }) => to !== null && confidence === 'sure' && byContent !== true).length;
  return needed === 0 || (needed * 2 < wanted && sure < ENOUGH);
}

/** Does a match give the table one of the columns that it cannot do without, and surely? */
function isNeeded(table: TableName, destinations: readonly ColumnDestination[], { to, confidence, byContent }: Match): boolean {
  const destination = destinations.find(({ id }) => id === to);
  if (destination === undefined || confidence !== 'sure' || byContent === true) return false;
  const { required, kind } = (TABLES[table] as Declaration).columns[destination.key] ?? destination.column;
  return required === true && kind !== 'id' && destination.key !== 'year';
}

/**
 * Values for columns that the source has none of, where its title says them: what a plan of work is for, whose meetings these are. By header of
 * ours; to be corrected by the person.
 */
export function proposedConstants(
  { table, matches }: AdoptProposal,
  titles: readonly string[],
  sheet: string,
): Readonly<Record<string, string>> {
  const header =
    table === 'DX_Schedules'
      ? TABLES.DX_Schedules.columns.initiative.header
      : table === 'DX_Meetings'
        ? TABLES.DX_Meetings.columns.body.header
        : table === 'DX_Members'
          ? TABLES.DX_Members.columns.body.header
          : null;
  const named =
    titles.find(title => headerYear(title) === null || title.length > 8) ?? (/^(?:sheet|シート)\s*\d*$/i.test(sheet) ? '' : sheet);
  return header === null || named === '' || matches.some(({ to }) => to === header) ? {} : { [header]: named };
}

/** The mapping into one table. */
export function tableProposal(table: TableName, { source, known, thisYear, headersOf }: ProposalRequest): AdoptProposal {
  const destinations = destinationsOf(table, headersOf(table), source.columns);
  const matches = proposeMapping({ table, source, destinations, known, thisYear });
  return { table, isGuess: isGuessed(table, destinations, matches, source.columns), destinations, matches };
}

/** Which table the source goes into most likely, with its mapping. */
export function proposeTable(request: ProposalRequest): AdoptProposal {
  const about = normalizeText(request.about.join(' '));
  let best: { proposal: AdoptProposal; score: number } | null = null;
  for (const table of TABLE_NAMES) {
    const isNamed = about.includes(normalizeText(TABLES[table].sheet));
    // 項目, 値 or 期限 are in many a list: a table that the workbook does not have and is seldom made must be spoken of.
    if (!isNamed && !BASIC_TABLES.includes(table) && request.headersOf(table) === null) continue;
    const proposal = tableProposal(table, request);
    const score = scoreOf(proposal) + (isNamed ? 3 : 0);
    // The order of the tables decides between equals, except that a plan is more often adopted than anything else that has its columns.
    if (best === null || score > best.score) best = { proposal, score };
  }
  return best?.proposal ?? tableProposal('DX_KPIs', request);
}

/**
 * The actuals that a table of KPIs holds beside its targets (「R6実績」, 「R7実績見込」), as a mapping of its own; null: there are none. What is a
 * baseline of the plan is no actual: it would count twice.
 */
export function actualsBeside({ table, matches }: AdoptProposal, request: ProposalRequest): AdoptProposal | null {
  if (table !== 'DX_KPIs') return null;
  const nameAt = matches.find(({ to }) => to === TABLES.DX_KPIs.columns.name.header)?.at;
  const taken = new Set(matches.flatMap(({ at, to }) => (to === null ? [] : [at])));
  const proposal = tableProposal('DX_Actuals', request);
  const isYear = (to: string | null): boolean => proposal.destinations.some(({ id, asRow }) => asRow && id === to);
  const own = proposal.matches.map((match): Match => {
    if (match.at === nameAt) return { at: match.at, to: TABLES.DX_Actuals.columns.kpi.header, confidence: 'sure' };
    return isYear(match.to) && match.confidence === 'sure' && !taken.has(match.at) ? match : { at: match.at, to: null, confidence: 'none' };
  });
  return nameAt === undefined || !own.some(({ to }) => isYear(to)) ? null : { ...proposal, matches: own };
}

function scoreOf({ table, destinations, matches }: AdoptProposal): number {
  const declaration: Declaration = TABLES[table];
  const found = matches.flatMap(({ to, confidence, byContent }) => {
    if (byContent === true) return [];
    const destination = destinations.find(({ id }) => id === to);
    return destination === undefined ? [] : [{ key: destination.key, confidence }];
  });
  const isSure = (key: string): boolean => found.some(one => one.key === key && one.confidence === 'sure');
  const weight = found.reduce((sum, { confidence }) => sum + (confidence === 'sure' ? 2 : 0.5), 0);
  const wanted = Object.entries(declaration.columns).filter(
    ([key, column]) => column.required === true && column.kind !== 'id' && !(table === 'DX_Actuals' && key === 'year'),
  );
  const there = wanted.filter(([key]) => isSure(key)).length;
  // 目標 are what makes a list of names a list of KPIs.
  const telling = table === 'DX_KPIs' && isSure('targets') ? 3 : 0;
  return weight + 5 * (there / wanted.length) + telling;
}
