import { setAsOf } from '../../../src/excel/edit/write';
import { placeOf } from '../../../src/excel/read/outline';
import { readWorkbook } from '../../../src/excel/read/read';
import { issueCell } from '../../../src/sheets/read/state';
import type { Host } from '../../host/host';
import { differ } from '../../host/quirks';
import { AS_OF, close, dump, failing, FAULTS, open, openOsaka, sheetNamed } from '../workbook';

afterEach(close);

test('an empty workbook', async () => {
  const { host, client } = await open();
  const before = dump(host.book);
  const state = await readWorkbook();
  expect(client.counters.syncs).toBeLessThanOrEqual(2);
  expect(state).toMatchObject({
    asOf: null,
    asOfCell: null,
    foreignTables: [],
    sheets: [{ id: expect.any(String) as string, name: '報告書', visible: true, protected: false }],
    names: [],
    tableNames: [],
    countsFrom1904: null,
    structureProtected: false,
  });
  expect(Object.values(state.tables).every(table => table === null)).toBe(true);
  expect(dump(host.book)).toBe(before);
});

test('our tables, wherever staff have moved, renamed and extended them', async () => {
  const { host, client } = await openOsaka();
  const kpi = sheetNamed(host.book, 'KPI');
  kpi.name = '指標 (R8)';
  kpi.visibility = 'hidden';
  kpi.protect();
  const before = dump(host.book);
  const state = await readWorkbook();
  expect(client.counters.syncs).toBeLessThanOrEqual(2);
  expect(state.asOf).toBe(AS_OF);
  expect(state.asOfCell).toEqual({ sheet: '指標 (R8)', address: 'B3' });
  expect(state.sheets).toContainEqual({ id: kpi.id, name: '指標 (R8)', visible: false, protected: true });
  expect(state.tables.DX_KPIs).toMatchObject({ sheet: '指標 (R8)', firstRow: 5, firstColumn: 0, totals: false });
  expect(state.tables.DX_KPIs?.rows).toHaveLength(5);
  const undecided = state.tables.DX_KPIs?.issues.find(({ kind }) => kind === 'undecided');
  expect(undecided && issueCell(state, undecided)).toEqual({ sheet: '指標 (R8)', address: 'E7' });
  expect(dump(host.book)).toBe(before);
});

test('a totals row is not data; errors in cells are errors', async () => {
  const { host } = await openOsaka();
  const table = host.book.table('DX_KPIs');
  if (table) table.showTotals = true;
  sheetNamed(host.book, 'KPI').write({ row: 7, column: 6, rows: 1, columns: 1 }, [['=1/0']]);
  await host.settled();
  const state = await readWorkbook();
  expect(state.tables.DX_KPIs).toMatchObject({ totals: true });
  expect(state.tables.DX_KPIs?.cells).toHaveLength(6);
  expect(state.tables.DX_KPIs?.cells[2]?.[6]).toEqual({ code: '#DIV/0!' });
  expect(state.tables.DX_KPIs?.issues).toContainEqual(expect.objectContaining({ kind: 'wrongType', row: 1, column: '目標2030' }));
});

test('a table of our name that is not ours, and a DX_AsOf that is no date', async () => {
  const { host } = await open();
  const sheet = host.book.addSheet('在庫');
  sheet.write({ row: 2, column: 1, rows: 2, columns: 2 }, [
    ['品目', '数'],
    ['机', 1],
  ]);
  host.book.addTable(sheet, { row: 2, column: 1, rows: 2, columns: 2 }, true, 'dx_kpis');
  sheet.write({ row: 0, column: 0, rows: 1, columns: 1 }, [['未定']]);
  host.book.names.add('DX_AsOf', "='在庫'!$A$1");
  await host.settled();
  const state = await readWorkbook();
  expect(state.tables.DX_KPIs).toBeNull();
  expect(state.foreignTables).toEqual([{ name: 'DX_KPIs', sheet: '在庫', headers: ['品目', '数'] }]);
  expect([state.asOf, state.asOfCell]).toEqual([null, { sheet: '在庫', address: 'A1' }]);
});

test.each(FAULTS.flatMap(fault => [1, 2].map(n => [fault, n] as const)))(
  '%s at sync %i: a clear failure, or tried again',
  async (fault, n) => {
    const { client } = await openOsaka();
    client.faults.at(n, fault);
    // What is too large for one answer is asked for in smaller pieces.
    if (fault === 'InvalidOperationInCellEditMode' || (fault === 'RequestPayloadSizeLimitExceeded' && n === 2))
      expect((await readWorkbook()).tables.DX_KPIs?.rows).toHaveLength(5);
    else expect((await failing(readWorkbook)).outcome).toEqual({ changed: 'nothing' });
  },
);

test('addresses with quotes in the sheet’s name', () => {
  expect(placeOf("'KPI (2)'!$B$3")).toEqual({ sheet: 'KPI (2)', address: 'B3' });
  expect(placeOf("'It''s'!A1:B2")).toEqual({ sheet: "It's", address: 'A1:B2' });
  expect(placeOf('KPI!B3')).toEqual({ sheet: 'KPI', address: 'B3' });
});

describe('a workbook that counts days from 1904', () => {
  test.each([
    [true, (host: Host) => differ(host, 'date1904')],
    [false, () => undefined],
  ] as const)('is told by how 基準日 is shown: %s', async (from1904, change) => {
    const { host } = await openOsaka();
    await setAsOf(46_112);
    await host.settled();
    change(host);
    expect((await readWorkbook()).countsFrom1904).toBe(from1904);
  });

  test('cannot be told without 基準日, and where it is no date', async () => {
    const { host } = await open();
    expect((await readWorkbook()).countsFrom1904).toBeNull();
    host.book.names.add('DX_AsOf', `='報告書'!$B$2`);
    await host.settled();
    expect((await readWorkbook()).countsFrom1904).toBeNull();
  });
});
