/** Actions on the staff's own report: cells that show figures of the workbook, and formulas that are put right. */
import { bind, type BindCell } from '../../src/excel/edit/bindings';
import { takeBackBinds, unbind } from '../../src/excel/edit/take-back-bindings';
import { takeBackCells } from '../../src/excel/edit/cells';
import { repairFormula } from '../../src/excel/edit/repair-formula';
import type { Binding } from '../../src/sheets/bind/binding';
import type { Symptom } from '../../src/sheets/doctor/symptom';
import { sheetNamed } from '../excel/workbook';
import type { Started } from '../host/node';
import { openLedger } from './books';

const GAP: Binding = { kpi: '作業削減時間', measure: 'gap', year: 2030, look: 'keep', triangle: false, as: 'formula' };
const cell = (address: string, more: Partial<BindCell> = {}): BindCell => ({
  place: { sheet: '報告書', address },
  binding: GAP,
  content: '=1+1',
  format: '#,##0"時間"',
  shown: '',
  ...more,
});

/** Two free cells, one of them where a co-author may type, and one that holds a number. */
export const CELLS: readonly BindCell[] = [
  cell('E14'),
  cell('E15', { binding: { ...GAP, measure: 'actual', as: 'value' }, content: 350_000 }),
  cell('B2', { binding: { ...GAP, measure: 'target' }, shown: 3 }),
];

export const bindCells = (): Promise<unknown> => bind(CELLS);
export const bindFirst = (): Promise<unknown> => bind(CELLS.slice(0, 1));
/** The first is bound already and shows another year from now on. */
export const bindAgain = (): Promise<unknown> =>
  bind(CELLS.map((one, at) => (at === 0 ? { ...one, binding: { ...GAP, year: 2040 }, content: '=2+2', shown: '=1+1' } : one)));
export const takeBinds = (given: Awaited<ReturnType<typeof bind>>): Promise<void> => takeBackBinds(given);
export const bound = (): ReturnType<typeof bind> => bind(CELLS);
export const takeBindingsAway = (): Promise<void> => unbind(['DX_Bind_001', 'DX_Bind_003']);

/** Half of the report is the staff's to fill in: its sheet is protected, its cells are not. */
export async function openProtected(): Promise<Started> {
  const started = await openLedger();
  const { book } = started.host;
  for (const name of ['報告書', 'KPI']) {
    const sheet = sheetNamed(book, name);
    sheet.setStyle({ row: 0, column: 0, rows: 40, columns: 30 }, { locked: false });
  }
  sheetNamed(book, 'KPI').write({ row: 7, column: 6, rows: 1, columns: 1 }, [['約110万時間']]);
  for (const name of ['報告書', 'KPI']) sheetNamed(book, name).protect();
  await started.host.settled();
  return started;
}

const BROKEN: Symptom = {
  place: { sheet: '報告書', address: 'B6' },
  formula: '=B2*2',
  kind: 'shiftedRange',
  range: 'B2',
  wanted: '$B$2',
  repair: '=$B$2*2',
} as Symptom;
export const repair = (): ReturnType<typeof repairFormula> => repairFormula(BROKEN);
export const takeRepairBack = (given: Awaited<ReturnType<typeof repairFormula>>): Promise<void> => takeBackCells(given);
