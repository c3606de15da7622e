/** The workbook as it was on an earlier day, told from 入力日, 時点 and 改定日: what a last meeting has seen. */
import type { WorkbookState } from './state';
import { originalPlan } from './original-plan';

/**
 * 基準日 is that day; actuals that were entered later are not there; targets that were revised later are what they were before. An actual without
 * 入力日 counts as known: whether it was measured by then is for 基準日 to say.
 * @param day a date serial
 */
export function earlierState(state: WorkbookState, day: number): WorkbookState {
  const { DX_KPIs: kpis, DX_Actuals: actuals, DX_Revisions: revisions } = state.tables;
  const later = new Set(actuals?.rows.filter(({ enteredOn }) => enteredOn !== null && enteredOn > day).map(({ index }) => index));
  const undone = revisions && {
    cells: revisions.cells,
    rows: revisions.rows.filter(({ revisedOn }) => revisedOn !== null && revisedOn > day),
  };
  return {
    ...state,
    asOf: day,
    tables: {
      ...state.tables,
      DX_KPIs: kpis && { ...kpis, cells: originalPlan(kpis, undone) },
      DX_Actuals: actuals && {
        ...actuals,
        // Rows keep their places, so that what is said of a row is said of the same one.
        cells: actuals.cells.map((line, row) => (later.has(row - 1) ? line.map(() => '') : line)),
        rows: actuals.rows.filter(({ index }) => !later.has(index)),
      },
    },
  };
}
