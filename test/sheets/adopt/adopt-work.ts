/** Sources and what is made of them, as the pane does it. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Cell, Cells } from '../../../src/domain/base/cell';
import { type SourceArea, type AdoptSource } from '../../../src/sheets/adopt/source/adopt-grid';
import { findLayout } from '../../../src/sheets/adopt/source/adopt-layout';
import { readSource, type SourceTable } from '../../../src/sheets/adopt/source/adopt-source';
import { isKnownHeader, type Match } from '../../../src/sheets/adopt/mapping/adopt-mapping';
import { tableProposal, proposeTable, type AdoptProposal } from '../../../src/sheets/adopt/mapping/adopt-proposal';
import { shapesOf } from '../../../src/sheets/adopt/shapes/adopt-shape';
import { knownIn, planAdoption, type Adoption } from '../../../src/sheets/adopt/adopt';
import { finish } from '../../../src/sheets/read/slices';
import type { WorkbookState } from '../../../src/sheets/read/state';
import type { TableName } from '../../../src/sheets/schema/table-name';
import { AS_OF } from '../../pane/workbook-state';

export interface AdoptCase {
  readonly name: string;
  /** Rows of cells; a text such as 「2026/3/31」 behind a serial is given as [serial, text]. */
  readonly cells: readonly (readonly (Cell | readonly [number, string])[])[];
  readonly merges?: readonly SourceArea[];
  readonly sheet?: string;
  readonly table: TableName;
  /** Header of the source -> column of ours, with how sure it is. */
  readonly mapping: Readonly<Record<string, readonly [string | null, string]>>;
  /** The rows as they would be written; only the columns named. */
  readonly rows: readonly Readonly<Record<string, Cell>>[];
  readonly converted?: number;
  /** Kind and column of each issue. */
  readonly issues?: readonly string[];
  readonly notes?: readonly string[];
}

const FOLDER = path.join(__dirname, '../../cases/adopt');
export const CASES: readonly AdoptCase[] = readdirSync(FOLDER)
  .filter(file => file.endsWith('.json'))
  .sort()
  .map(file => ({ name: file, ...(JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as Omit<AdoptCase, 'name'>) }));

export function sourceOf({ cells, merges = [], sheet = 'Sheet1' }: Pick<AdoptCase, 'cells' | 'merges' | 'sheet'>): AdoptSource {
  const width = Math.max(...cells.map(line => line.length));
  const padded = cells.map(line => Array.from({ length: width }, (_, column) => line[column] ?? ''));
  const valueOf = (cell: Cell | readonly [number, string]): Cell =>
    Array.isArray(cell) ? (cell as readonly [number, string])[0] : (cell as Cell);
  const textOf = (cell: Cell | readonly [number, string]): string =>
    Array.isArray(cell)
      ? String(cell[1])
      : cell === null || cell === undefined
        ? ''
        : typeof cell === 'object'
          ? (cell as { code: string }).code
          : String(cell);
  return {
    sheet,
    row: 0,
    column: 0,
    table: null,
    headersHidden: null,
    values: padded.map(line => line.map(valueOf)) as Cells,
    texts: padded.map(line => line.map(textOf)),
    merges,
  };
}

export const THIS_YEAR = 2026;

export function propose(
  source: AdoptSource,
  state: WorkbookState,
  table: TableName | null = null,
): { read: SourceTable; proposal: AdoptProposal } {
  const list = readSource(source, findLayout(source, isKnownHeader));
  const read = shapesOf(list, [source.sheet, ...list.titles])[0].table;
  const request = {
    source: read,
    about: [source.sheet, ...read.titles],
    known: knownIn(state),
    thisYear: THIS_YEAR,
    headersOf: (name: TableName) => state.tables[name]?.cells[0] ?? null,
  };
  return { read, proposal: table === null ? proposeTable(request) : tableProposal(table, request) };
}

export function adoption(
  state: WorkbookState,
  read: SourceTable,
  { table, destinations }: AdoptProposal,
  matches: readonly Match[],
): Adoption {
  return finish(planAdoption({ state, table, source: read, destinations, matches, asOf: AS_OF }));
}
