import { numberLooks, standingFormat } from '../../../src/sheets/make/number-looks';
import { sheetColumns } from '../../../src/sheets/schema/table';
import { TABLES } from '../../../src/sheets/schema/tables';

test('KPIs know their own unit; actuals ask the KPI sheet for it', () => {
  const kpis = numberLooks(sheetColumns(TABLES.DX_KPIs), 4, null);
  expect(kpis.filter(({ cells }) => cells === 'G6:G1048576')).toEqual([
    { cells: 'G6:G1048576', formula: '=G6=INT(G6)', format: '#,##0;"▲"#,##0' },
    { cells: 'G6:G1048576', formula: '=G6<>INT(G6)', format: '#,##0.0##;"▲"#,##0.0##' },
    { cells: 'G6:G1048576', formula: '=OR($C6="%",$C6="％")', format: '0.0%;"▲"0.0%' },
  ]);
  const units = { names: 'KPI!$B$7:$B$1048576', units: 'KPI!$C$7:$C$1048576' };
  const unit = 'INDEX(KPI!$C$7:$C$1048576,MATCH($A5,KPI!$B$7:$B$1048576,0))';
  expect(numberLooks(sheetColumns(TABLES.DX_Actuals), 3, units).at(-1)).toEqual({
    cells: 'D5:D1048576',
    formula: `=OR(${unit}="%",${unit}="％")`,
    format: '0.0%;"▲"0.0%',
  });
  expect(numberLooks(sheetColumns(TABLES.DX_Actuals), 3, null)).toHaveLength(2);
  expect(numberLooks(sheetColumns(TABLES.DX_Members), 3, units)).toEqual([]);
});

test('what is still to be filled is ready for its kind', () => {
  expect(standingFormat(TABLES.DX_Systems.columns.annualCost)).toBe('#,##0;"▲"#,##0');
  expect(standingFormat(TABLES.DX_Schedules.columns.progress)).toBe('0%');
  expect(standingFormat(TABLES.DX_Members.columns.post)).toBe('General');
});
