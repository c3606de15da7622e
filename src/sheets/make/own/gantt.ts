/**
 * 工程表: what a Gantt sheet of DX_Schedules will be, worked out before anything is written; gantt-cells.ts has its cells, excel/gantt
 * transcribes them. Its rows are formulas that follow the table.
 */
import { isFault } from '../../../domain/base/fault';
import { fiscalYearOf } from '../../../domain/text/dates/fiscal-year';
import { shownMilestone, type MilestoneState } from '../../../domain/work/milestone';
import { milestoneBars, type MilestoneBars } from '../../../domain/work/milestone-bars';
import type { Conflict } from '../conflict';
import { MILESTONE_SHAPES, NO_STATE } from './milestone-shape';
import type { ExistingSheet } from './own-sheet';
import { locate } from '../../read/read';
import type { WorkbookState } from '../../read/state';
import { SCHEDULES } from '../../schema/declarations/schedules';
import { freeSheetName } from '../../schema/sheet-name';
import type { ScheduleRow } from '../../schema/declarations/tables';

export const GANTT_SHEET = '工程表';
/** Defined name of the title cell of our sheet: how it is known to be ours, whatever staff have renamed it to. */
export const GANTT_NAME = 'DX_Gantt';

/** More rows of formulas than these make a workbook slow, and nobody reads them on paper. */
export const MOST_GANTT_ROWS = 500;
/** Rows beyond those of the table today, so that new milestones appear by themselves. */
const SPARE_ROWS = 10;
export const MOST_GANTT_YEARS = 30;
/** Of more years the quarters are narrow, with short headers. */
const WIDE_YEARS = 6;
/** A4 holds the narrow quarters of so many years in a size that can be read: 2026 to 2040 and one more. */
const YEARS_ON_A4 = 16;

/** Fiscal years, both included. */
export interface GanttYears {
  readonly first: number;
  readonly last: number;
}

export interface GanttPlan {
  /** The name the sheet will have. */
  readonly sheet: string;
  /** It takes the place of our sheet of that name, with all that is on it. */
  readonly replaces: boolean;
  readonly existing: ExistingSheet;
  readonly years: GanttYears;
  /** Rows of the table today, and how many rows the sheet can show. */
  readonly total: number;
  readonly capacity: number;
  readonly paper: 'A4' | 'A3';
  /** Many years: narrow quarters. */
  readonly narrow: boolean;
  /** A date serial; `linked`: the sheet follows the workbook's own cell. */
  readonly asOf: { readonly serial: number; readonly linked: boolean };
  /** The columns of the table that are there, by their keys. */
  readonly headers: Readonly<Partial<Record<keyof typeof SCHEDULES.columns, string>>>;
  /** The texts that need room and the states of today, kept beside the formulas, row by row of the table. */
  readonly kept: readonly KeptRow[];
  readonly conflicts: readonly Conflict[];
}

export interface KeptRow {
  readonly id: string;
  readonly initiative: string;
  readonly milestone: string;
  readonly state: string;
  /** As of 基準日. */
  readonly bars: MilestoneBars | null;
  /** Without one, it is shown when it is due. */
  readonly startPlanned: boolean;
}

/** The fiscal years of all dates of the rows and of 基準日; at most MOST_GANTT_YEARS, the last ones. */
export function ganttYears(rows: readonly ScheduleRow[], asOf: number): GanttYears {
  let first = fiscalYearOf(asOf);
  let last = first;
  for (const { plannedStart, plannedFinish, actualStart, actualFinish } of rows) {
    for (const day of [plannedStart, plannedFinish, actualStart, actualFinish]) {
      if (day === null) continue;
      const year = fiscalYearOf(day);
      first = Math.min(first, year);
      last = Math.max(last, year);
    }
  }
  return { first: Math.max(first, last - MOST_GANTT_YEARS + 1), last };
}

/** Word and shape of a milestone's state on a day, as the sheet shows it. */
export function stateText(row: ScheduleRow, asOf: number): string {
  const state = stateOf(row, asOf);
  return state === null ? NO_STATE.shape + NO_STATE.word : MILESTONE_SHAPES[state] + state;
}

function stateOf(row: ScheduleRow, asOf: number): MilestoneState | null {
  const state = shownMilestone(row.plannedStart, row.plannedFinish, row.actualStart, row.actualFinish, row.progress, asOf);
  return isFault(state) ? null : state;
}

export interface GanttRequest {
  /** null: those of the rows. */
  readonly years: GanttYears | null;
  /** 基準日 where the workbook has none: a date serial. */
  readonly today: number;
  readonly existing: ExistingSheet;
}

/** null: the workbook has no DX_Schedules. */
export function planGantt(state: WorkbookState, { years, today, existing }: GanttRequest): GanttPlan | null {
  const table = state.tables.DX_Schedules;
  if (table === null) return null;
  const { located } = locate(SCHEDULES, table.cells[0] ?? []);
  const headers = Object.fromEntries(located.map(({ key, header }) => [key, header])) as GanttPlan['headers'];
  const asOf = state.asOf ?? today;
  const span = years ?? ganttYears(table.rows, asOf);
  const total = Math.max(0, table.cells.length - 1);
  const conflicts: Conflict[] = (['id', 'initiative', 'milestone', 'plannedFinish'] as const)
    .filter(key => headers[key] === undefined)
    .map(key => ({ kind: 'missingColumn', table: 'DX_Schedules', sheet: table.sheet, header: SCHEDULES.columns[key].header }));
  const replaces = existing.kind === 'sheet';
  if (existing.kind === 'other') conflicts.push({ kind: 'nameTaken', name: GANTT_NAME });
  if (existing.kind === 'sheet' && state.sheets.some(sheet => sheet.name === existing.sheet && sheet.protected))
    conflicts.push({ kind: 'protectedSheet', sheet: existing.sheet });
  if (state.structureProtected) conflicts.push({ kind: 'structureProtected' });
  const byIndex = new Map(table.rows.map(row => [row.index, row]));
  return {
    sheet: replaces
      ? existing.sheet
      : freeSheetName(
          GANTT_SHEET,
          state.sheets.map(({ name }) => name),
        ),
    replaces,
    existing,
    years: { first: span.first, last: Math.min(Math.max(span.first, span.last), span.first + MOST_GANTT_YEARS - 1) },
    total,
    capacity: Math.min(total + SPARE_ROWS, MOST_GANTT_ROWS),
    paper: span.last - span.first < YEARS_ON_A4 ? 'A4' : 'A3',
    narrow: span.last - span.first >= WIDE_YEARS,
    asOf: { serial: asOf, linked: state.asOfCell !== null },
    headers,
    kept: Array.from({ length: Math.min(total, MOST_GANTT_ROWS) }, (_, index): KeptRow => {
      const row = byIndex.get(index);
      return row === undefined
        ? { id: '', initiative: '', milestone: '', state: '', bars: null, startPlanned: false }
        : {
            id: row.id ?? '',
            initiative: row.initiative ?? '',
            milestone: row.milestone ?? '',
            state: stateText(row, asOf),
            bars: milestoneBars(row, stateOf(row, asOf), asOf),
            startPlanned: row.plannedStart !== null,
          };
    }),
    conflicts,
  };
}
