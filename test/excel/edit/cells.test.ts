import { takeBackCells, writeCells } from '../../../src/excel/edit/cells';
import { addActual, setAsOf } from '../../../src/excel/edit/write';
import { close, dump, failing, openOsaka, sheetNamed } from '../workbook';

afterEach(close);

describe('元に戻す for cells', () => {
  test('a formula comes back with its format', async () => {
    const { host } = await openOsaka();
    const kpi = sheetNamed(host.book, 'KPI');
    kpi.write({ row: 2, column: 1, rows: 1, columns: 1 }, [['=DATE(2026,9,30)']]);
    await host.settled();
    const before = dump(host.book);
    const written = await setAsOf(47_000, { overFormula: true });
    expect(kpi.value(2, 1)).toBe(47_000);
    await takeBackCells(written);
    expect([kpi.formula(2, 1), dump(host.book)]).toEqual(['=DATE(2026,9,30)', before]);
  });

  test('what somebody has entered since stays', async () => {
    const { host } = await openOsaka();
    const kpi = sheetNamed(host.book, 'KPI');
    const written = await setAsOf(47_000);
    kpi.write({ row: 2, column: 1, rows: 1, columns: 1 }, [[47_001]]);
    expect(await failing(() => takeBackCells(written))).toMatchObject({ kind: 'changedMeanwhile', outcome: { changed: 'nothing' } });
    expect(kpi.value(2, 1)).toBe(47_001);
  });

  test('rows inserted above: the other cell at that place is left alone', async () => {
    const { host } = await openOsaka();
    const kpi = sheetNamed(host.book, 'KPI');
    const written = await setAsOf(47_000);
    kpi.insertRows(0, 1);
    const before = dump(host.book);
    expect((await failing(() => takeBackCells(written))).outcome).toEqual({ changed: 'nothing' });
    expect(dump(host.book)).toBe(before);
  });
});

test('a protected sheet whose rows are unlocked: Excel lets no table grow there, so nothing is written, and the sheet is named', async () => {
  const { host } = await openOsaka();
  const sheet = sheetNamed(host.book, '実績');
  sheet.setStyle({ row: 3, column: 0, rows: 100, columns: 12 }, { locked: false });
  sheet.protect();
  const before = dump(host.book);
  expect(await failing(() => addActual({ kpi: '作業削減時間', year: 2025, value: 1 }, '時間'))).toMatchObject({
    failure: { kind: 'protectedSheet', sheet: '実績' },
    outcome: { changed: 'nothing' },
  });
  expect(dump(host.book)).toBe(before);
});

test('rows that are sorted meanwhile: what names them is checked where the cells themselves hold the same', async () => {
  const { host, client } = await openOsaka();
  const kpi = sheetNamed(host.book, 'KPI');
  const range = (address: string) => (context: Excel.RequestContext) => context.workbook.worksheets.getItem('KPI').getRange(address);
  client.faults.after(1, () => {
    const { bodyArea } = host.book.table('DX_KPIs') ?? { bodyArea: { row: 0, column: 0, rows: 1, columns: 1 } };
    kpi.write(bodyArea, [...kpi.formulas(bodyArea)].reverse());
  });
  const written = writeCells({
    cells: range('M7'),
    keys: range('B7'),
    check: () => undefined,
    to: () => [['総務課']],
    format: () => null,
    tables: ['DX_KPIs'],
  });
  expect(await failing(() => written)).toMatchObject({ kind: 'changedMeanwhile' });
  expect([...kpi.state.cells.entries()].some(([, { value }]) => value === '総務課')).toBe(false);
});

test('an unlocked cell of a protected sheet gets its content, and keeps its look, which is protected', async () => {
  const { host } = await openOsaka();
  const kpi = sheetNamed(host.book, 'KPI');
  kpi.setStyle({ row: 2, column: 1, rows: 1, columns: 1 }, { locked: false, numberFormat: 'yyyy/mm/dd' });
  kpi.protect();
  await setAsOf(47_000);
  expect([kpi.value(2, 1), kpi.numberFormat(2, 1)]).toEqual([47_000, 'yyyy/mm/dd']);
});
