/** What 目標を改定 needs of DX_Revisions, its ledger: made where it is missing, and what keeps it from being written. */
import type { Conflict } from '../../sheets/make/conflict';
import type { SetUpPlan } from '../../sheets/make/planned';
import { planSetUp } from '../../sheets/make/set-up';
import type { WorkbookState } from '../../sheets/read/state';

/** Makes DX_Revisions where the workbook has none; the 基準日 is left as it is. null: the workbook has it. */
export function ledgerPlan(state: WorkbookState, now: number): SetUpPlan | null {
  if (state.tables.DX_Revisions !== null) return null;
  const plan = planSetUp(
    { ...state, asOfCell: state.asOfCell ?? { sheet: '', address: '' } },
    { tables: ['DX_Revisions'], template: null, asOf: now },
  );
  return { ...plan, asOf: { action: 'exists' } };
}

/** What can be seen beforehand to stand in the way. */
export function ledgerObstacles(state: WorkbookState, ledger: SetUpPlan | null): readonly Conflict[] {
  const { DX_KPIs: kpis, DX_Revisions: revisions } = state.tables;
  const closed = [kpis?.sheet, revisions?.sheet].filter(
    (sheet): sheet is string => sheet !== undefined && state.sheets.some(one => one.name === sheet && one.protected),
  );
  const conflicts: Conflict[] = [...new Set(closed)].map(sheet => ({ kind: 'protectedSheet', sheet }));
  if (revisions?.totals === true) conflicts.push({ kind: 'totalsRow', table: 'DX_Revisions', sheet: revisions.sheet });
  return [...conflicts, ...(ledger?.conflicts ?? [])];
}
