import {
  linedFormula,
  numberLooks,
  standingFormat,
  type NumberLook,
  type TablePlace,
  type UnitPlace,
} from '../../../src/sheets/make/number-looks';
import { sheetColumns, type Declaration } from '../../../src/sheets/schema/table';
import { TABLES } from '../../../src/sheets/schema/declarations/tables';

/** The looks of a new sheet's columns, by their headers. */
function looksOf(declaration: Declaration, headerRow: number, units: UnitPlace | null): Readonly<Record<string, readonly NumberLook[]>> {
  const columns = sheetColumns(declaration);
  const place: TablePlace = {
    headerRow,
    columnOf: key => {
      const found = columns.findIndex(column => column.key === key);
      return found < 0 ? null : found;
    },
  };
  return Object.fromEntries(columns.map(({ header, column }, at) => [header, numberLooks(column, at, place, units)] as const));
}

test('KPIs know their own unit; actuals ask the KPI sheet for it', () => {
  expect(looksOf(TABLES.DX_KPIs, 4, null)['目標2030']).toEqual([
    { formula: '=AND(ISNUMBER(G6),G6=INT(G6))', format: '#,##0;"▲"#,##0' },
    { formula: '=AND(ISNUMBER(G6),G6<>INT(G6))', format: '#,##0.0##;"▲"#,##0.0##' },
    { formula: '=AND(ISNUMBER(G6),OR($C6="%",$C6="％"))', format: '0.0%;"▲"0.0%' },
  ]);
  const units = { names: 'KPI!$B$7:$B$1048576', units: 'KPI!$C$7:$C$1048576' };
  const unit = 'INDEX(KPI!$C$7:$C$1048576,MATCH($A5,KPI!$B$7:$B$1048576,0))';
  expect(looksOf(TABLES.DX_Actuals, 3, units)['値']?.at(-1)).toEqual({
    formula: `=AND(ISNUMBER(D5),OR(${unit}="%",${unit}="％"))`,
    format: '0.0%;"▲"0.0%',
  });
  expect(looksOf(TABLES.DX_Actuals, 3, null)['値']).toHaveLength(2);
  expect(Object.values(looksOf(TABLES.DX_Members, 3, units)).flat()).toEqual([]);
});

test('lines around a row of which it is said what it is about', () => {
  expect(linedFormula(0, 5)).toBe('=$A7&$B7<>""');
  expect(linedFormula(25, 0)).toBe('=$Z2&$AA2<>""');
});

test('what is still to be filled is ready for its kind', () => {
  expect(standingFormat(TABLES.DX_Systems.columns.annualCost)).toBe('#,##0;"▲"#,##0');
  expect(standingFormat(TABLES.DX_Schedules.columns.progress)).toBe('0%');
  expect(standingFormat(TABLES.DX_Members.columns.post)).toBe('General');
});
