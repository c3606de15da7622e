import { bind, type BindCell } from '../../../src/excel/edit/bindings';
import { takeBackBinds, unbind } from '../../../src/excel/edit/take-back-bindings';
import { readBindings, readReport } from '../../../src/excel/edit/read-bindings';
import { findCircle } from '../../../src/excel/read/circle';
import { readWorkbook } from '../../../src/excel/read/read';
import { boundContent, formatOf, boundFormula, fromComment, toComment, type Binding } from '../../../src/sheets/bind/binding';
import { cellsOfColumns, cutAreas, isOneCell, matchBlock, measureIn } from '../../../src/sheets/bind/match-block';
import { kpisIn } from '../../../src/sheets/bind/binding';
import { area } from '../../host/cell/address';
import { close, dump, failing, openOsaka, sheetNamed } from '../workbook';

afterEach(close);

const GAP: Binding = { kpi: '作業削減時間', measure: 'gap', year: 2030, look: 'man', triangle: true, as: 'formula' };

/** A report with merged headings and cells: A10:H13. */
async function openReport() {
  const started = await openOsaka();
  const sheet = sheetNamed(started.host.book, '報告書');
  sheet.write({ row: 9, column: 0, rows: 4, columns: 8 }, [
    ['指標', '', '実績', '', '2030年', '', '2040年', '備考'],
    ['', '', '', '', '目標', 'あと', '目標', ''],
    ['作業削減時間', '', '', '', '', '', '', ''],
    ['多重入力箇所', '', '', '', '', '', '', ''],
  ]);
  for (const [row, column, rows, columns] of [
    [9, 0, 2, 2],
    [9, 2, 2, 2],
    [9, 4, 1, 2],
    [11, 0, 1, 2],
    [12, 0, 1, 2],
    [11, 2, 1, 2],
    [12, 2, 1, 2],
  ] as const)
    sheet.merge(area(row, column, rows, columns));
  sheet.setStyle(area(11, 4, 2, 3), { numberFormat: 'General' });
  await started.host.settled();
  return { ...started, sheet };
}

const cell = (address: string, binding: Binding, shown: unknown = ''): BindCell => ({
  place: { sheet: '報告書', address },
  binding,
  content: '=1+1',
  format: null,
  shown,
});

describe('binding', () => {
  test('formulas, formats and names go in together; 元に戻す leaves what was there', async () => {
    const { host, sheet } = await openReport();
    const before = dump(host.book);
    const binds = await bind([
      cell('F12', GAP),
      { ...cell('C12', { ...GAP, measure: 'actual', year: null }), content: 35, format: '#,##0"万時間"' },
    ]);
    await host.settled();
    expect([sheet.formula(11, 5), sheet.value(11, 2), sheet.numberFormat(11, 2)]).toEqual(['=1+1', 35, '#,##0"万時間"']);
    expect((await readBindings()).map(({ name, place, binding }) => [name, place?.address, binding?.measure])).toEqual([
      ['DX_Bind_001', 'F12', 'gap'],
      ['DX_Bind_002', 'C12', 'actual'],
    ]);
    await takeBackBinds(binds);
    await host.settled();
    expect(dump(host.book)).toBe(before);
  });

  test('a binding follows inserted rows and a renamed sheet; bound again it keeps its name; removed its cell stays', async () => {
    const { host, sheet } = await openReport();
    await bind([cell('F12', GAP)]);
    await Excel.run(async context => {
      context.workbook.worksheets.getItem('報告書').getRange('3:5').insert('Down');
      await context.sync();
    });
    sheet.name = '様式第1号';
    const [found] = await readBindings();
    expect(found?.place).toEqual({ sheet: '様式第1号', address: 'F15' });
    await host.settled();
    await bind([{ ...cell('', { ...GAP, year: 2040 }, found?.holds), place: found?.place ?? { sheet: '', address: '' }, content: 7 }]);
    const again = await readBindings();
    expect(again.map(({ name, binding, holds }) => [name, binding?.year, holds])).toEqual([['DX_Bind_001', 2040, 7]]);
    await unbind(['DX_Bind_001']);
    expect(await readBindings()).toEqual([]);
  });

  test('nothing half-done: a protected report, a hidden sheet, a cell that was changed meanwhile', async () => {
    const { host, sheet } = await openReport();
    const before = dump(host.book);
    expect((await failing(() => bind([cell('F12', GAP), cell('F13', GAP, '何か')]))).kind).toBe('changedMeanwhile');
    expect((await failing(() => bind([cell('F12', GAP), { ...cell('A1', GAP), place: { sheet: '無い', address: 'A1' } }]))).kind).toBe(
      'notFound',
    );
    expect(dump(host.book)).toBe(before);
    await Excel.run(async context => {
      context.workbook.worksheets.getItem('報告書').protection.protect();
      await context.sync();
    });
    expect((await failing(() => bind([cell('F12', GAP)]))).kind).toBe('protectedSheet');
    expect(await readBindings()).toEqual([]);
    sheet.visibility = 'hidden';
    expect((await failing(() => bind([cell('F12', GAP)]))).kind).toBe('hiddenSheet');
  });

  test.each([-4, -2, 0, 2])('Excel stops half-way (%i), and somebody types into a cell that was not reached: theirs stays', async more => {
    const { host, client, sheet } = await openReport();
    const cells = [cell('F12', GAP), cell('F13', { ...GAP, kpi: '多重入力箇所' })];
    client.batches.length = 0;
    const binds = await bind(cells);
    const length = client.batches.at(-1)?.Actions.length ?? 0;
    await takeBackBinds(binds);
    await host.settled();
    let then: unknown = null;
    client.faults.at(2, { doneActions: Math.floor(length / 2) + more });
    client.faults.after(1, () => {
      sheet.write(area(12, 5), [['同僚の値']]);
      then = JSON.parse(dump(host.book));
    });
    expect((await failing(() => bind(cells))).outcome).toEqual({ changed: 'nothing' });
    await host.settled();
    expect(JSON.parse(dump(host.book))).toEqual(then);
  });

  test('taken away, and Excel stops at the second: the first is there again', async () => {
    const { host, client } = await openReport();
    await bind([cell('F12', GAP), cell('F13', { ...GAP, kpi: '多重入力箇所' })]);
    const before = await readBindings();
    const names = before.map(({ name }) => name);
    client.batches.length = 0;
    await unbind(names);
    const actions = client.batches.at(-1)?.Actions.map(({ Name }) => String(Name)) ?? [];
    expect(actions.filter(name => name === 'Delete')).toHaveLength(2);
    await bind([cell('F12', GAP, '=1+1'), cell('F13', { ...GAP, kpi: '多重入力箇所' }, '=1+1')]);
    await host.settled();
    client.faults.at(2, { doneActions: actions.lastIndexOf('Delete') });
    for (const later of [5, 6, 7]) client.faults.at(later, 'AccessDenied');
    expect((await failing(() => unbind(names))).outcome).toEqual({ changed: 'nothing' });
    client.faults.clear();
    expect([...(await readBindings())].sort((one, other) => one.name.localeCompare(other.name))).toEqual(before);
  });

  test('names of somebody else are left alone', async () => {
    const { host } = await openReport();
    host.book.names.add('DX_Bind_001', '=42');
    await bind([cell('F12', GAP)]);
    expect((await readBindings()).map(({ name, place }) => [name, place?.address ?? null])).toEqual([
      ['DX_Bind_001', null],
      ['DX_Bind_002', 'F12'],
    ]);
  });
});

describe('a circle', () => {
  const blockOf = (address: string) => ({ sheet: '報告書', ...area(Number(address.slice(1)) - 1, address.charCodeAt(0) - 65) });

  test('through an actual that is taken from the report, also by another cell, is found before anything is written', async () => {
    const { sheet, host } = await openReport();
    const state = await readWorkbook();
    const plan = state.tables.DX_KPIs;
    if (plan === null) throw new Error('no plan');
    const { sheet: name, firstRow: row, firstColumn, cells } = plan;
    const sources = [{ sheet: name, row, column: firstColumn, rows: cells.length, columns: cells[0]?.length ?? 0 }];
    expect(await findCircle([blockOf('C12')], sources, state)).toBeNull();
    const column = plan.cells[0]?.indexOf('基準値') ?? -1;
    const at = { row: plan.firstRow + 2, column: plan.firstColumn + column };
    sheetNamed(host.book, plan.sheet).write({ ...at, rows: 1, columns: 1 }, [['=報告書!A40*2']]);
    sheet.write({ row: 39, column: 0, rows: 1, columns: 1 }, [['=SUM(C12:C13)']]);
    await host.settled();
    expect(await findCircle([blockOf('C12')], sources, state)).toEqual({ sheet: '報告書', address: 'A40' });
    expect(await findCircle([blockOf('D12')], sources, state)).toBeNull();
  });
});

describe('a block of the report', () => {
  test('is matched by its own headings, merged ones too', async () => {
    const { host, sheet } = await openReport();
    host.book.select(sheet, area(9, 0, 4, 8));
    const report = await readReport();
    expect(cutAreas(report)).toEqual([]);
    const columns = matchBlock(report, kpisIn(await readWorkbook()), 2030);
    const cells = cellsOfColumns(columns);
    expect(cells.map(({ address, kpi, measure, year }) => [address, kpi, measure, year])).toEqual([
      ['C12', '作業削減時間', 'actual', null],
      ['C13', '多重入力箇所', 'actual', null],
      ['E12', '作業削減時間', 'target', 2030],
      ['E13', '多重入力箇所', 'target', 2030],
      ['F12', '作業削減時間', 'gap', 2030],
      ['F13', '多重入力箇所', 'gap', 2030],
      ['G12', '作業削減時間', 'target', 2040],
      ['G13', '多重入力箇所', 'target', 2040],
    ]);
    expect(columns.filter(({ measure }) => measure === null).map(({ column, heading }) => [column, heading])).toEqual([['H', '備考']]);
    // What the person says of a column goes for all its cells.
    const chosen = columns.map(one => (one.column === 'H' ? { ...one, measure: 'status' as const } : one));
    expect(cellsOfColumns(chosen).slice(-2)).toMatchObject([
      { address: 'H12', measure: 'status', year: 2030 },
      { address: 'H13', measure: 'status', year: 2030 },
    ]);
  });

  test('a merged cell, which is selected as all that it covers, is one cell', async () => {
    const { host, sheet } = await openReport();
    host.book.select(sheet, area(11, 2, 1, 2));
    const one = await readReport();
    expect([isOneCell(one), cutAreas(one)]).toEqual([true, []]);
    host.book.select(sheet, area(11, 2, 2, 2));
    expect(isOneCell(await readReport())).toBe(false);
  });

  test('merged cells that the selection cuts are told', async () => {
    const { host, sheet } = await openReport();
    host.book.select(sheet, area(10, 1, 3, 4));
    expect(cutAreas(await readReport()).length).toBeGreaterThan(0);
  });

  test.each([
    ['実績の時点', 'actualDate'],
    ['基準日の計画値', 'expected'],
    ['目標までの差', 'gap'],
    ['達成率', null],
    ['評価', 'status'],
  ])('%s', (heading, measure) => expect(measureIn(heading)).toBe(measure));
});

test('the formula judges at the actual’s own date; 万 divides; the format carries the unit and ▲', async () => {
  await openReport();
  const state = await readWorkbook();
  expect(boundFormula(GAP, state)).toBe(
    '=DX.KPIGAP("作業削減時間",2030,DX.ACTUAL("作業削減時間",DX_Actuals[#All],DX_AsOf,DX_KPIs[#All]),DX_KPIs[#All])/10000',
  );
  expect(boundFormula({ ...GAP, measure: 'status', look: 'keep' }, state)).toContain(
    'IFNA(DX.ACTUALDATE("作業削減時間",DX_Actuals[#All],DX_AsOf),DX_AsOf)',
  );
  expect(boundContent({ ...GAP, measure: 'target', as: 'value' }, state).content).toBe(110);
  expect(boundContent({ ...GAP, as: 'value' }, state).content).toBeNull();
  expect(formatOf(GAP, '時間', 75)).toBe('#,##0"万時間";"▲"#,##0"万時間"');
  expect(formatOf(GAP, '時間', 47.142)).toBe('#,##0.0"万時間";"▲"#,##0.0"万時間"');
  expect(formatOf({ ...GAP, look: 'keep' }, '時間', 75)).toBeNull();
  expect(fromComment(toComment(GAP) ?? '')).toEqual(GAP);
  expect(toComment({ ...GAP, kpi: '長'.repeat(300) })).toBeNull();
  expect(fromComment('よその覚え')).toBeNull();
});
