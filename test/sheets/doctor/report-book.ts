/** A workbook with a template's tables, a plan as published and a report of formulas over both, as staff build it. */
import type { Cell } from '../../../src/domain/base/cell';
import type { FormulaBook, FormulaSheet } from '../../../src/sheets/doctor/formula-book';
import type { Template } from '../../../src/sheets/templates/template';
import { TABLE_NAMES } from '../../../src/sheets/schema/table-name';
import { TABLES } from '../../../src/sheets/schema/declarations/tables';
import { addressOf } from '../../../src/sheets/read/state';
import { workbookState } from '../../pane/workbook-state';
import { cellsOf, rowsOfAll } from '../templates/filled';

/** A cell of the report: a constant, or a formula with the value that Excel shows. */
export interface ReportCell {
  formula: string | null;
  value: Cell;
}

export type Report = Map<string, ReportCell>;

const PLAN: readonly (readonly Cell[])[] = [
  ['KPI', '単位', '2030年', '2040年'],
  ['作業削減時間', '時間', 1100000, 2120000],
  ['多重入力箇所', '箇所', 0, 0],
  ['電子決裁率', '%', 0.8, 1],
  ['待ち時間', '分', 10, 5],
  ['研修受講者', '人', 500, 800],
];
const ACTUALS: readonly Cell[] = [350000, 40, 0.45, 20, 120];

/** The functions of a report's columns, over the plan on its own sheet and over the typed sheets. */
export const COLUMNS: readonly ((row: number) => string)[] = [
  row => `=DX.TARGET($A${row},2030,計画!$A$1:$D$6)`,
  row => `=IF(B${row}="","",DX.KPIGAP($A${row},2030,B${row},計画!$A$1:$D$6))`,
  row => `=DX.PROGRESS($A${row},2040,B${row},計画!$A$1:$D$6)`,
  row => `=DX.STATUS($A${row},2030,B${row},DX_AsOf,計画!$A$1:$D$6)`,
  row => `=DX.ONTRACK($A${row},2030,B${row},DX_AsOf,計画!$A$1:$D$6,0.1)`,
  row => `=ROUND(DX.REQUIREDPACE($A${row},2030,B${row},DX_AsOf,計画!$A$1:$D$6),0)`,
  row => `=DX.EXPECTED($A${row},2030,DX_AsOf,DX_KPIs[#All])`,
];

const FIRST = { row: 1, column: 0 };

export function report(): Report {
  const cells: Report = new Map();
  PLAN.slice(1).forEach(([name], index) => {
    const row = index + 2;
    cells.set(`A${row}`, { formula: null, value: name });
    cells.set(`B${row}`, { formula: null, value: ACTUALS[index] });
    COLUMNS.forEach((formulaOf, column) => cells.set(addressOf(row - 1, column + 2), { formula: formulaOf(row), value: 1 }));
  });
  // Space below and right, as reports have it.
  cells.set('K20', { formula: null, value: '作成：情報政策課' });
  return cells;
}

function sheetOf(name: string, width: number, height: number, at: (address: string) => ReportCell | undefined): FormulaSheet {
  const grid = Array.from({ length: height }, (_, row) => Array.from({ length: width }, (__, column) => at(addressOf(row, column))));
  return {
    name,
    row: 0,
    column: 0,
    formulas: grid.map(line => line.map(cell => cell?.formula ?? cell?.value ?? '')),
    values: grid.map(line => line.map(cell => cell?.value ?? '')),
  };
}

export interface BookOptions {
  readonly plan?: readonly (readonly Cell[])[];
  readonly date1904?: boolean | null;
  readonly asOf?: number | null;
}

export function bookOf(template: Template, cells: Report, { plan = PLAN, date1904 = false, asOf = 46295 }: BookOptions = {}): FormulaBook {
  const rows = rowsOfAll([template]);
  const tables = Object.fromEntries(TABLE_NAMES.map(name => [name, cellsOf(name, rows[name] ?? [])]));
  const state = workbookState(tables, asOf);
  const typed = TABLE_NAMES.map((name): FormulaSheet => ({
    name: TABLES[name].sheet,
    row: 4,
    column: 0,
    formulas: tables[name] ?? [],
    values: tables[name] ?? [],
  }));
  const sheets = [
    ...state.sheets,
    { id: '計画', name: '計画', visible: true, protected: false },
    { id: '報告書', name: '報告書', visible: true, protected: false },
  ];
  return {
    state: { ...state, sheets },
    sheets: [
      ...typed,
      { name: '計画', row: 0, column: 0, formulas: plan, values: plan },
      sheetOf('報告書', 12, 22, address => cells.get(address)),
    ],
    tables: typed.map(({ name, values }, index) => ({
      name: TABLE_NAMES[index] ?? '',
      sheet: name,
      row: 4,
      column: 0,
      rows: values.length,
      columns: values[0]?.length ?? 1,
    })),
    date1904,
    unread: [],
  };
}

export const LONGER_PLAN: readonly (readonly Cell[])[] = [...PLAN, ['相談件数', '件', 300, 400], ['満足度', '点', 4, 5]];
export { FIRST, PLAN };
