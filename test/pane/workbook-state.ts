import type { Cell, Cells } from '../../src/domain/base/cell';
import { readTables } from '../../src/sheets/read/read-all';
import type { TableState, WorkbookState } from '../../src/sheets/read/state';
import { TABLE_NAMES, type TableName } from '../../src/sheets/schema/table-name';
import { sheetColumns } from '../../src/sheets/schema/table';
import { TABLES } from '../../src/sheets/schema/declarations/tables';

/** 2026-09-30. */
export const AS_OF = 46295;

type Line = Readonly<Record<string, Cell>>;

/** A table's cells from lines by header, in the declared order of columns. */
export function cellsOf(name: TableName, lines: readonly Line[]): Cells {
  const headers = sheetColumns(TABLES[name]).map(column => column.header);
  return [headers, ...lines.map(line => headers.map(header => line[header] ?? ''))];
}

/** A workbook as excel/read hands it over, each table at A5 of its own sheet. */
export function workbookState(cells: { readonly [N in TableName]?: Cells }, asOf: number | null = AS_OF): WorkbookState {
  const readings = readTables(cells);
  const tables = Object.fromEntries(
    TABLE_NAMES.map((name): [TableName, TableState | null] => {
      const reading = readings[name];
      const read = cells[name];
      return [
        name,
        reading && read
          ? ({
              name,
              sheet: TABLES[name].sheet,
              sheetId: name,
              firstRow: 4,
              firstColumn: 0,
              totals: false,
              cells: read,
              ...reading,
            } as TableState)
          : null,
      ];
    }),
  ) as unknown as WorkbookState['tables'];
  return {
    asOf,
    asOfCell: { sheet: 'KPI', address: 'B3' },
    tables,
    foreignTables: [],
    names: ['DX_AsOf'],
    tableNames: Object.keys(cells),
    countsFrom1904: null,
    structureProtected: false,
    scale: null,
    schema: null,
    lastChange: {},
    sheets: TABLE_NAMES.filter(name => cells[name]).map(name => ({ id: name, name: TABLES[name].sheet, visible: true, protected: false })),
  };
}

export const HOURS: Line = {
  番号: 'K2',
  名称: '作業削減時間',
  単位: '時間',
  向き: '増加',
  基準年度: 2023,
  基準値: 0,
  目標2030: 1100000,
  目標2040: 2120000,
};
export const ENTRIES: Line = {
  番号: 'K1',
  名称: '多重入力箇所',
  単位: '箇所',
  向き: '減少',
  基準年度: 2023,
  基準値: 156,
  目標2030: 0,
  目標2040: 0,
};
export const PRODUCTIVITY: Line = {
  番号: 'K4',
  名称: '生産性向上率',
  単位: '%',
  向き: '増加',
  基準年度: '―',
  基準値: '―',
  目標2030: 0.103,
  目標2040: 0.2,
};
export const PRIDE: Line = {
  番号: 'K5',
  名称: '職員のやりがい向上',
  単位: '%',
  向き: '増加',
  基準年度: 2023,
  基準値: 0.62,
  目標2030: 0.8,
  目標2040: '―',
  評価方式: '浜松市',
};

export function actual(kpi: string, year: number, value: Cell, day: Cell = ''): Line {
  return { KPI: kpi, 年度: year, 時点: day, 値: value };
}
