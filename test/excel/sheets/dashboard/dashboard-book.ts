/** ダッシュボード of a workbook, planned as the pane plans it. */
import { readWorkbook } from '../../../../src/excel/read/read';
import { findDashboard } from '../../../../src/excel/sheets/dashboard/dashboard';
import { boardKpis } from '../../../../src/pane/pack/dashboard-content';
import { inspectWorkbook } from '../../../../src/sheets/inspect/remark';
import { planDashboard, type DashboardPlan } from '../../../../src/sheets/pack/dashboard';
import { finish } from '../../../../src/sheets/read/slices';
import { AS_OF } from '../../workbook';

export async function plannedBoard(): Promise<DashboardPlan> {
  const [state, found] = [await readWorkbook(), await findDashboard()];
  return planDashboard(state, boardKpis(state, finish(inspectWorkbook(state, AS_OF)), AS_OF), found, '2026/10/1');
}
