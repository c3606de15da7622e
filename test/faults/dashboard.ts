/** Actions on ダッシュボード: made, renewed beside what the staff have put around it, taken back. */
import { addActual } from '../../src/excel/edit/write';
import { makeDashboard } from '../../src/excel/sheets/dashboard/dashboard';
import { renewDashboard } from '../../src/excel/sheets/dashboard/dashboard-renewal';
import { takeBackRenewal } from '../../src/excel/sheets/dashboard/take-back-dashboard';
import { plannedBoard } from '../excel/sheets/dashboard/dashboard-book';
import { sheetNamed } from '../excel/workbook';
import type { Started } from '../host/node';
import { makeSuccessor } from '../../src/excel/sheets/own/successor';
import { plannedSuccessor } from '../excel/sheets/own/successor-book';
import { openLedger } from './books';

/** A dashboard of yesterday: an actual and a KPI have come since, and the staff have written beside it. */
export async function openBoard(): Promise<Started> {
  const started = await openLedger();
  const { book } = started.host;
  await addActual({ kpi: '作業削減時間', year: 2024, value: 200_000 }, '時間');
  await makeDashboard({ ...(await plannedBoard()), day: '2026/4/1' });
  const sheet = sheetNamed(book, 'ダッシュボード');
  sheet.write({ row: 5, column: 2, rows: 1, columns: 1 }, [['係の書込み']]);
  sheet.setNote(15, 0, '部長の指示');
  sheet.insertRows(0, 1);
  const kpis = book.table('DX_KPIs');
  if (kpis === null) throw new Error('no KPIs');
  const end = kpis.area.row + kpis.area.rows;
  kpis.sheet.write({ row: end, column: kpis.area.column, rows: 1, columns: 3 }, [['K-9', '窓口の待ち時間', '分']]);
  kpis.resize({ ...kpis.area, rows: kpis.area.rows + 1 });
  await addActual({ kpi: '作業削減時間', year: 2025, value: 350_000 }, '時間');
  await started.host.settled();
  return started;
}

export async function planBoard(): Promise<() => Promise<unknown>> {
  const plan = await plannedBoard();
  return () => (plan.renews ? renewDashboard(plan) : makeDashboard(plan));
}
export const renewBoard = async (): ReturnType<typeof renewDashboard> => renewDashboard(await plannedBoard());
export const takeRenewalBack = ({ undo }: Awaited<ReturnType<typeof renewDashboard>>): Promise<void> => takeBackRenewal(undo);

export async function planPage(): Promise<() => Promise<unknown>> {
  const plan = await plannedSuccessor();
  return () => makeSuccessor(plan);
}
export const makePage = async (): Promise<void> => void (await (await planPage())());
