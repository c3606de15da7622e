/** Tables as staff have them, rebuilt after public ones: how many come in right at the first proposal, and that none comes in wrong unsaid. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Cell } from '../../../src/domain/base/cell';
import { serialOf } from '../../../src/domain/base/serial';
import { knownIn } from '../../../src/sheets/adopt/adopt';
import type { SourceArea } from '../../../src/sheets/adopt/source/adopt-grid';
import { findLayout } from '../../../src/sheets/adopt/source/adopt-layout';
import { isKnownHeader } from '../../../src/sheets/adopt/mapping/adopt-mapping';
import { proposedConstants, proposeTable } from '../../../src/sheets/adopt/mapping/adopt-proposal';
import { tableAround } from '../../../src/sheets/adopt/source/adopt-region';
import { readSource } from '../../../src/sheets/adopt/source/adopt-source';
import { shapesOf } from '../../../src/sheets/adopt/shapes/adopt-shape';
import { readReference } from '../../../src/sheets/read/reference';
import type { TableName } from '../../../src/sheets/schema/table-name';
import { workbookState } from '../../pane/workbook-state';
import { adoption, sourceOf, THIS_YEAR } from './adopt-work';

interface StaffTable {
  readonly name: string;
  readonly sheet: string;
  /** The one cell that is selected; left out: the first. */
  readonly at?: string;
  readonly merges?: readonly string[];
  /** A text 「d:2025/4/1」 is that day with a date format. */
  readonly cells: readonly (readonly (string | number)[])[];
  /** From 0, in `cells`. */
  readonly headerRow: number;
  readonly headerRows: number;
  /** null: none of ours, which is to be said. */
  readonly table: TableName | null;
  /** By header: where the column goes; with 「?」 it may also stay open. No other column may surely go anywhere. */
  readonly columns: Readonly<Record<string, string>>;
  readonly rows?: number;
  readonly constants?: Readonly<Record<string, string>>;
}

const FOLDER = path.join(__dirname, '../../cases/adopt/tables');
const TABLES: readonly StaffTable[] = readdirSync(FOLDER)
  .sort()
  .flatMap(file => JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as StaffTable[]);

const dated = (cell: string | number): Cell | readonly [number, string] => {
  const [, year, month, day] = typeof cell === 'string' ? (/^d:(\d+)\/(\d+)\/(\d+)$/.exec(cell) ?? []) : [];
  return day === undefined ? cell : [serialOf(Number(year), Number(month), Number(day)), `${year}/${month}/${day}`];
};

const areaOf = (address: string): SourceArea => {
  const found = readReference(address, 'Sheet1', { sheets: [], tableNames: [], names: [] });
  if (found === null || found === 'noSheet' || found.kind !== 'cells') throw new Error(address);
  return found.block;
};

const state = workbookState({});

/** What the first proposal has wrong; `silent`: what it says with certainty and is wrong. */
function judge(one: StaffTable): { readonly wrong: readonly string[]; readonly silent: readonly string[] } {
  const merges = (one.merges ?? []).map(areaOf);
  const whole = sourceOf({ cells: one.cells.map(line => line.map(dated)), merges, sheet: one.sheet });
  const at = areaOf(one.at ?? 'A1');
  const area = tableAround(whole.values, merges, at);
  if (area === null) return { wrong: ['nothing around the cell'], silent: [] };
  const cut = <T>(lines: readonly (readonly T[])[]): T[][] =>
    lines.slice(area.row, area.row + area.rows).map(line => line.slice(area.column, area.column + area.columns));
  const source = {
    ...whole,
    row: area.row,
    column: area.column,
    values: cut(whole.values),
    texts: cut(whole.texts),
    merges: merges.map(merge => ({ ...merge, row: merge.row - area.row, column: merge.column - area.column })),
  };
  const layout = findLayout(source, isKnownHeader);
  const list = readSource(source, layout);
  const [{ table: read }] = shapesOf(list, [source.sheet, ...list.titles]);
  const proposal = proposeTable({
    source: read,
    about: [source.sheet, ...read.titles],
    known: knownIn(state),
    thisYear: THIS_YEAR,
    headersOf: () => null,
  });
  const wrong: string[] = [];
  const silent: string[] = [];
  if (layout.headerRow + area.row !== one.headerRow || layout.headerRows !== one.headerRows)
    wrong.push(`headers at ${layout.headerRow + area.row} (${layout.headerRows})`);
  if (one.table === null) {
    if (!proposal.isGuess) silent.push(`goes into ${proposal.table}`);
    return { wrong: [...wrong, ...silent], silent };
  }
  if (proposal.table !== one.table) {
    (proposal.isGuess ? wrong : silent).push(`goes into ${proposal.table}`);
    return { wrong: [...wrong, ...silent], silent };
  }
  const headerAt = new Map(read.columns.map(column => [column.at, column.header]));
  const left = new Set(Object.entries(one.columns).flatMap(([header, to]) => (to.endsWith('?') ? [] : [header])));
  for (const { at: column, to, confidence } of proposal.matches) {
    const header = headerAt.get(column) ?? '';
    const wanted = one.columns[header];
    left.delete(header);
    if (to === (wanted?.replace('?', '') ?? null) || (to === null && wanted?.endsWith('?') === true)) continue;
    if (wanted === undefined && confidence !== 'sure') continue;
    (confidence === 'sure' ? silent : wrong).push(`${header} → ${to ?? 'nowhere'} (${confidence})`);
  }
  for (const header of left) wrong.push(`no column ${header}`);
  const { rows } = adoption(state, read, proposal, proposal.matches);
  if (one.rows !== undefined && rows.length !== one.rows) wrong.push(`${rows.length} rows`);
  const constants = proposedConstants(proposal, read.titles, source.sheet);
  if (one.constants !== undefined && JSON.stringify(constants) !== JSON.stringify(one.constants)) wrong.push(JSON.stringify(constants));
  return { wrong: [...wrong, ...silent], silent };
}

const judged = TABLES.map(one => ({ name: one.name, ...judge(one) }));

test('header rows and destinations are right at the first proposal', () => {
  const failed = judged.filter(({ wrong }) => wrong.length > 0).map(({ name, wrong }) => `${name}: ${wrong.join('; ')}`);
  expect(TABLES.length).toBeGreaterThanOrEqual(35);
  expect(failed).toEqual([]);
});

test('what is not right is called doubtful', () => {
  expect(judged.filter(({ silent }) => silent.length > 0).map(({ name, silent }) => `${name}: ${silent.join('; ')}`)).toEqual([]);
});
