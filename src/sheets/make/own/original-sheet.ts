/**
 * 当初計画: what the sheet with the original targets will be, worked out before anything is written; original-cells.ts has its cells,
 * excel/original-sheet transcribes them. Its rows are plain formulas that follow DX_KPIs and DX_Revisions.
 */
import type { Conflict } from '../conflict';
import { KPIS } from '../../schema/declarations/kpis';
import { plainFormat, PERCENT_FORMAT } from '../../schema/parse-cell';
import { isShareUnit } from '../../schema/percent';
import { revisionBook } from '../../read/original-plan';
import type { ExistingSheet } from './own-sheet';
import { locate } from '../../read/read';
import { REVISIONS } from '../../schema/declarations/revisions';
import type { WorkbookState } from '../../read/state';
import { freeSheetName, quoteSheet } from '../../schema/sheet-name';

export const ORIGINAL_SHEET = '当初計画';
/** Defined name of the header and the rows: what formulas ask as their plan, and how the sheet is known to be ours. */
export const ORIGINAL_NAME = 'DX_OriginalPlan';

/** Rows beyond those of the tables today, so that new KPIs and revisions are followed by themselves. */
const SPARE_ROWS = 30;
const SPARE_REVISIONS = 100;
/** More rows of formulas than these make a workbook slow. */
export const MOST_ORIGINAL_ROWS = 500;
export const MOST_REVISIONS = 1000;

/** The columns a plan is read from; the rest of DX_KPIs changes no answer. */
const PLAN_KEYS = ['id', 'name', 'unit', 'direction', 'baselineYear', 'baseline', 'targets', 'timing', 'path'] as const;
type PlanKey = (typeof PLAN_KEYS)[number];

/** A column of the sheet, headed as in DX_KPIs. */
export interface OriginalColumn {
  readonly key: PlanKey;
  readonly header: string;
  readonly year: number | null;
}

export interface OriginalSheetPlan {
  /** The name the sheet will have. */
  readonly sheet: string;
  /** Another sheet that has the name; null where it was free or is our own. */
  readonly taken: string | null;
  /** It takes the place of our sheet, with all that is on it. */
  readonly replaces: boolean;
  readonly existing: ExistingSheet;
  readonly columns: readonly OriginalColumn[];
  /** Where the headers of DX_KPIs are (LibreOffice has no DX_KPIs[#Headers]), and how many begin as targets do: one more later, and the sheet says that it lacks a year. */
  readonly headers: string;
  readonly targetHeaders: number;
  /** Rows of DX_KPIs today, and how many the sheet can show. */
  readonly total: number;
  readonly capacity: number;
  /** How many rows of DX_Revisions the sheet looks at. */
  readonly ledgerCapacity: number;
  /** Targets that have been revised. */
  readonly revised: number;
  /** The number format of each row of today. */
  readonly formats: readonly string[];
  readonly conflicts: readonly Conflict[];
}

/** null: the workbook has no DX_KPIs or no DX_Revisions. */
export function planOriginalSheet(state: WorkbookState, existing: ExistingSheet): OriginalSheetPlan | null {
  const { DX_KPIs: kpis, DX_Revisions: revisions } = state.tables;
  if (kpis === null || revisions === null) return null;
  const { located } = locate(KPIS, kpis.cells[0] ?? []);
  const columns = PLAN_KEYS.flatMap(key =>
    located
      .filter(column => column.key === key)
      .sort((one, other) => (one.year ?? 0) - (other.year ?? 0))
      .map(({ header, year }): OriginalColumn => ({ key, header, year })),
  );
  const conflicts: Conflict[] = [];
  if (!columns.some(({ key }) => key === 'name'))
    conflicts.push({ kind: 'missingColumn', table: 'DX_KPIs', sheet: kpis.sheet, header: KPIS.columns.name.header });
  if (!columns.some(({ key }) => key === 'targets')) {
    const { header, years } = KPIS.columns.targets;
    conflicts.push({ kind: 'missingColumn', table: 'DX_KPIs', sheet: kpis.sheet, header: `${header}${years[0]}` });
  }
  const ofLedger = locate(REVISIONS, revisions.cells[0] ?? []).located;
  for (const key of ['kpi', 'year', 'before', 'revisedOn'] as const) {
    if (!ofLedger.some(column => column.key === key))
      conflicts.push({ kind: 'missingColumn', table: 'DX_Revisions', sheet: revisions.sheet, header: REVISIONS.columns[key].header });
  }
  if (state.structureProtected) conflicts.push({ kind: 'structureProtected' });
  if (existing.kind === 'other') conflicts.push({ kind: 'nameTaken', name: ORIGINAL_NAME });
  if (existing.kind === 'sheet' && state.sheets.some(sheet => sheet.name === existing.sheet && sheet.protected))
    conflicts.push({ kind: 'protectedSheet', sheet: existing.sheet });
  const replaces = existing.kind === 'sheet';
  const free = freeSheetName(
    ORIGINAL_SHEET,
    state.sheets.map(({ name }) => name),
  );
  const total = Math.max(0, kpis.cells.length - 1);
  const capacity = Math.min(total + SPARE_ROWS, MOST_ORIGINAL_ROWS);
  const byIndex = new Map(kpis.rows.map(row => [row.index, row]));
  const names = new Set(kpis.rows.map(({ name }) => name));
  return {
    sheet: replaces ? existing.sheet : free,
    taken: replaces || free === ORIGINAL_SHEET ? null : ORIGINAL_SHEET,
    replaces,
    existing,
    columns,
    headers: `${quoteSheet(kpis.sheet)}!$A$${kpis.firstRow + 1}:$ZZ$${kpis.firstRow + 1}`,
    targetHeaders: (kpis.cells[0] ?? []).filter(header => typeof header === 'string' && header.startsWith(KPIS.columns.targets.header))
      .length,
    total,
    capacity,
    ledgerCapacity: Math.min(Math.max(0, revisions.cells.length - 1) + SPARE_REVISIONS, MOST_REVISIONS),
    revised: revisionBook(revisions.rows).all.filter(
      ([first]) => first !== undefined && names.has(first.kpi) && columns.some(({ year }) => year === first.year),
    ).length,
    formats: Array.from({ length: Math.min(total, capacity) }, (_, index) => {
      const row = byIndex.get(index);
      return isShareUnit(row?.unit ?? null)
        ? PERCENT_FORMAT
        : plainFormat(
            [row?.baseline ?? null, ...(row?.targets ?? []).map(({ value }) => value)].find(
              value => value !== null && !Number.isInteger(value),
            ) ?? 0,
          );
    }),
    conflicts,
  };
}
