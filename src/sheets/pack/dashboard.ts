/**
 * ダッシュボード: one block for each KPI, worked out before anything is written. Facts are DX formulas that follow the sheets; the points of a
 * chart are values, so that it stays whole where the functions are missing, and a cell tells when they are old.
 */
import { comparableText } from '../../domain/text/characters/comparable-text';
import type { Conflict } from '../make/conflict';
import type { ExistingSheet } from '../make/own/own-sheet';
import type { WorkbookState } from '../read/state';
import { freeSheetName } from '../schema/sheet-name';
import type { BoardKpi } from './dashboard-kpi';
import { DASHBOARD_NAME, DASHBOARD_SHEET_NAME, freeBlockNames, MOST_BLOCKS } from './dashboard-layout';

/** A block that is on the sheet already. */
export interface BlockFound {
  /** The defined name of its cells. */
  readonly name: string;
  /** What its first cell holds: the KPI's name. */
  readonly kpi: string;
  /** The KPI's number, as the defined name's comment has it. */
  readonly id: string;
}

export interface BoardFound {
  readonly existing: ExistingSheet;
  readonly blocks: readonly BlockFound[];
}

/** A block to be written. `before`: as it was found; null: it is new. */
export interface BoardBlock {
  readonly name: string;
  readonly kpi: BoardKpi;
  readonly before: BlockFound | null;
}

export interface DashboardPlan {
  /** The name the sheet has or will have. */
  readonly sheet: string;
  readonly existing: ExistingSheet;
  /** The sheet is there, and is renewed in place. */
  readonly renews: boolean;
  readonly blocks: readonly BoardBlock[];
  /** KPIs of blocks that are not in the workbook any more: their blocks stay. */
  readonly gone: readonly string[];
  /** KPIs that have no room. */
  readonly left: number;
  /** 基準日 is a cell of the workbook (DX_AsOf). */
  readonly linked: boolean;
  /** The day of renewing, as it is written. */
  readonly day: string;
  readonly conflicts: readonly Conflict[];
  /** What the formulas are made from. */
  readonly state: WorkbookState;
}

/** @param kpis in the order of the sheet */
export function planDashboard(state: WorkbookState, kpis: readonly BoardKpi[], found: BoardFound, day: string): DashboardPlan {
  const { existing } = found;
  const renews = existing.kind === 'sheet';
  const blocks = renews ? found.blocks : [];
  const shown = kpis.slice(0, MOST_BLOCKS);
  const matched = match(shown, blocks);
  const names = freeBlockNames(
    blocks.map(({ name }) => name),
    shown.length,
  );
  const taken = new Set([...matched.values()].map(({ name }) => name));
  const conflicts: Conflict[] = [];
  if (existing.kind === 'other') conflicts.push({ kind: 'nameTaken', name: DASHBOARD_NAME });
  if (existing.kind === 'sheet' && state.sheets.some(sheet => sheet.name === existing.sheet && sheet.protected))
    conflicts.push({ kind: 'protectedSheet', sheet: existing.sheet });
  if (state.structureProtected && !renews) conflicts.push({ kind: 'structureProtected' });
  let next = 0;
  return {
    sheet: renews
      ? existing.sheet
      : freeSheetName(
          DASHBOARD_SHEET_NAME,
          state.sheets.map(({ name }) => name),
        ),
    existing,
    renews,
    blocks: shown.map((kpi): BoardBlock => {
      const before = matched.get(kpi) ?? null;
      return { kpi, before, name: before?.name ?? names[next++] ?? '' };
    }),
    gone: blocks.filter(({ name }) => !taken.has(name)).map(({ kpi }) => kpi),
    left: kpis.length - shown.length,
    linked: state.asOfCell !== null,
    day,
    conflicts,
    state,
  };
}

/** The block of each KPI: by its name, else, where the KPI has another name by now, by its number. */
function match(kpis: readonly BoardKpi[], blocks: readonly BlockFound[]): ReadonlyMap<BoardKpi, BlockFound> {
  const found = new Map<BoardKpi, BlockFound>();
  const used = new Set<BlockFound>();
  const take = (kpi: BoardKpi, is: (block: BlockFound) => boolean): void => {
    const block = found.has(kpi) ? undefined : blocks.find(one => !used.has(one) && is(one));
    if (block === undefined) return;
    found.set(kpi, block);
    used.add(block);
  };
  for (const kpi of kpis) take(kpi, block => comparableText(block.kpi) === comparableText(kpi.name));
  const known = new Set(kpis.map(({ name }) => comparableText(name)));
  for (const kpi of kpis) take(kpi, block => kpi.id !== '' && block.id === kpi.id && !known.has(comparableText(block.kpi)));
  return found;
}
