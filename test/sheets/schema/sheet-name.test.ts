import { freeSheetName, quoteSheet, unquoteSheet } from '../../../src/sheets/schema/sheet-name';

test.each([
  ['計画', '計画'],
  ['KPI', 'KPI'],
  ['実績_2025', '実績_2025'],
  ['R7年度 実績', "'R7年度 実績'"],
  ["O'Hara", "'O''Hara'"],
  ['2025', "'2025'"],
  ['実績（R7）', "'実績（R7）'"],
  ['A1', "'A1'"],
  ['KPI1', "'KPI1'"],
  ['R1C1', "'R1C1'"],
  ['RC', "'RC'"],
  ['R', "'R'"],
  ['a-b', "'a-b'"],
  ['TRUE', "'TRUE'"],
  ['データー', 'データー'],
])('the sheet %s is written %s', (name, written) => {
  expect(quoteSheet(name)).toBe(written);
  expect(unquoteSheet(written)).toBe(name);
});

test.each([
  ['KPI', [], 'KPI'],
  ['KPI', ['報告書'], 'KPI'],
  ['KPI', ['kpi'], 'KPI (2)'],
  ['KPI', ['KPI', 'kpi (2)'], 'KPI (3)'],
  ['KPI', ['KPI (2)'], 'KPI'],
])('%s beside %j is free as %s', (wanted, taken, free) => expect(freeSheetName(wanted, taken)).toBe(free));
