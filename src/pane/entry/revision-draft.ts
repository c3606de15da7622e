import type { Cell } from '../../domain/base/cell';
import { readNumber } from '../../domain/text/number';
import { isBlank } from '../../domain/text/characters/text';
import { isOn } from '../../domain/base/tolerance';
import { KPIS } from '../../sheets/schema/declarations/kpis';
import { revisionBook } from '../../sheets/read/original-plan';
import { locate } from '../../sheets/read/read';
import { addressOf, type CellPlace, type WorkbookState } from '../../sheets/read/state';
import { readTypedValue } from './actual-draft';
import type { Doubt } from '../../sheets/read/doubt';
import { readAsOf } from '../words/as-of';

/** A target as the KPI sheet has it now. */
export interface CurrentTarget {
  readonly kpi: string;
  readonly unit: string;
  readonly year: number;
  /** The year is a fiscal one, as its end is. */
  readonly fiscal: boolean;
  readonly place: CellPlace;
  /** What the cell holds. */
  readonly cell: Cell;
  /** What it is read as, as the functions read it; null: not decided. */
  readonly value: number | null;
}

/** Years of the 目標 columns, ascending. */
export function targetYears(state: WorkbookState): readonly number[] {
  const { located } = locate(KPIS, state.tables.DX_KPIs?.cells[0] ?? []);
  return located.flatMap(({ key, year }) => (key === 'targets' && year !== null ? [year] : [])).sort((one, other) => one - other);
}

/** The names KPIs can be chosen by. */
export function kpiNames(state: WorkbookState): readonly string[] {
  return (state.tables.DX_KPIs?.rows ?? []).flatMap(({ name }) => (name === null ? [] : [name]));
}

/** null: the workbook has no such KPI or no column for the year. */
export function currentTarget(state: WorkbookState, kpi: string, year: number): CurrentTarget | null {
  const table = state.tables.DX_KPIs;
  const row = table?.rows.find(({ name }) => name === kpi);
  const at = locate(KPIS, table?.cells[0] ?? []).located.find(column => column.key === 'targets' && column.year === year)?.at;
  if (table === null || row === undefined || at === undefined) return null;
  const cell = table.cells[row.index + 1]?.[at];
  return {
    kpi,
    unit: row.unit ?? '',
    year,
    fiscal: row.timing !== '年末',
    cell,
    value: readNumber(cell),
    place: { sheet: table.sheet, address: addressOf(table.firstRow + 1 + row.index, table.firstColumn + at) },
  };
}

export interface Typed {
  readonly after: string;
  readonly revisedOn: string;
  readonly reason: string;
}

/** What is wrong with a field; the sentences are in i18n/revisions.*. */
export type AfterProblem = 'blank' | 'undecided' | 'unreadable' | 'same';

export interface RevisionDraft {
  readonly after: number | null;
  readonly afterProblem: AfterProblem | null;
  /** Read, but perhaps not meant. */
  readonly doubt: Doubt | null;
  /** A date serial. */
  readonly revisedOn: number | null;
  /** The ledger has a row with this key. */
  readonly taken: boolean;
  /** The latest day of a revision of this target where that is after the one typed: put in before it, it would change the original target. */
  readonly later: number | null;
  readonly reason: string;
  /** Nothing is missing or wrong. */
  readonly complete: boolean;
}

function afterOf(text: string, current: CurrentTarget): Pick<RevisionDraft, 'after' | 'afterProblem' | 'doubt'> {
  const refused = (afterProblem: AfterProblem): Pick<RevisionDraft, 'after' | 'afterProblem' | 'doubt'> => ({
    after: null,
    afterProblem,
    doubt: null,
  });
  const read = readTypedValue(text, current.unit, { last: current.value, target: null });
  if (read.kind === 'blank') return refused('blank');
  if (isBlank(text)) return refused('undecided');
  if (read.kind === 'unreadable') return refused('unreadable');
  if (current.value !== null && isOn(read.value, current.value)) return refused('same');
  return { after: read.value, afterProblem: null, doubt: read.doubt };
}

/** What the fields mean. */
export function revisionDraft(state: WorkbookState, current: CurrentTarget, typed: Typed): RevisionDraft {
  const after = afterOf(typed.after, current);
  const revisedOn = readAsOf(typed.revisedOn);
  const days = revisionBook(state.tables.DX_Revisions?.rows ?? [])
    .of(current.kpi, current.year)
    .flatMap(revision => (revision.revisedOn === null ? [] : [revision.revisedOn]));
  const latest = days.at(-1) ?? null;
  const taken = revisedOn !== null && days.includes(revisedOn);
  const reason = typed.reason.trim();
  const later = revisedOn !== null && latest !== null && latest > revisedOn ? latest : null;
  return {
    ...after,
    revisedOn,
    taken,
    reason,
    later,
    complete: after.after !== null && revisedOn !== null && !taken && later === null && reason !== '',
  };
}
