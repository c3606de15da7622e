import { readWorkbook } from '../../../../src/excel/read/read';
import { PATIENCE } from '../../../../src/excel/batch/run';
import { setUp } from '../../../../src/excel/sheets/set-up/set-up';
import { AS_OF_FORMAT } from '../../../../src/sheets/make/as-of';
import { planSetUp } from '../../../../src/sheets/make/set-up';
import type { SetUpPlan } from '../../../../src/sheets/make/planned';
import { OSAKA } from '../../../../src/sheets/templates/osaka';
import { AS_OF, close, dump, failing, FAULTS, open, openOsaka, planOsaka, sheetNamed, comesThrough } from '../../workbook';

afterEach(close);

test('two sheets and their tables in three syncs; nothing else in the workbook changes', async () => {
  const { host, client } = await open();
  const before = dump(host.book);
  const plan = await planOsaka();
  expect(dump(host.book)).toBe(before);
  client.resetCounters();
  expect(await setUp(plan)).toMatchObject({ sheets: ['KPI', '実績'], rows: [{ table: 'DX_KPIs', count: 5 }] });
  expect(client.counters.syncs).toBeLessThanOrEqual(3);
  await host.settled();
  expect(JSON.parse(dump(host.book, ['KPI', '実績'])).sheets).toEqual(JSON.parse(before).sheets);
  expect(host.warnings).toEqual([]);
  expect(host.book.tables().map(table => [table.name, table.sheet.name, table.area.rows, table.area.columns])).toEqual([
    ['DX_KPIs', 'KPI', 6, 19],
    ['DX_Actuals', '実績', 2, 9],
  ]);

  const kpi = sheetNamed(host.book, 'KPI');
  expect([0, 2].map(row => kpi.text(row, 0))).toEqual(['KPI', '基準日']);
  expect([3, 4].map(row => kpi.text(row, 2)).join('')).toContain('業務改革（DX）を実現することで');
  expect(kpi.numberFormat(2, 1)).toBe(AS_OF_FORMAT);
  expect(kpi.text(2, 1)).toBe('令和8年9月30日（2026/9/30）');
  // The longest such date is 30 half-width characters; narrower columns show ####.
  expect(kpi.columnWidth(1)).toBeGreaterThan(31);
  expect(host.book.names.get('DX_AsOf')?.formula).toMatch(/KPI'?!\$B\$3$/);
  // Numbers as numbers, the look by the unit of the row.
  expect(kpi.values({ row: 6, column: 6, rows: 5, columns: 2 })).toEqual([
    [0, 0],
    [1100000, 2120000],
    [120000, 340000],
    [0.103, 0.2],
    [0.8, 0.95],
  ]);
  expect([7, 9, 10].map(row => kpi.text(row, 6))).toEqual(['1,100,000', '10.3%', '80.0%']);
  expect(kpi.frozen).toMatchObject({ rows: 6, columns: 2 });
  expect(kpi.pageLayout).toMatchObject({
    orientation: 'landscape',
    paperSize: 9,
    // Too wide for one page at 9 points: it goes on beside it, the names again.
    fit: null,
    scale: 82,
    titleColumns: { column: 0, columns: 2 },
    titleRows: { row: 5, rows: 1 },
  });
});

test('validation covers the column to the bottom, with drop-downs for choices and references', async () => {
  const { host } = await openOsaka();
  const kpi = sheetNamed(host.book, 'KPI');
  const direction = kpi.validationAt(500_000, 3);
  expect(direction).toMatchObject({
    type: 'list',
    formula1: '"増加,減少"',
    inCellDropDown: true,
    alert: { style: 'stop' },
    prompt: { show: true, title: '向き' },
  });
  expect(kpi.validationAt(5, 3)).toBeNull();
  expect(kpi.validationAt(6, 5)).toMatchObject({ type: 'custom', formula1: 'OR(ISNUMBER(F7),F7="―")', alert: { style: 'warning' } });
  const reference = sheetNamed(host.book, '実績').validationAt(1_000_000, 0);
  expect(reference).toMatchObject({
    type: 'list',
    formula1: 'OFFSET(KPI!$B$6,1,0,MAX(1,COUNTA(KPI!$B$7:$B$1048576)),1)',
    inCellDropDown: true,
  });
  // A text column has its input message, too.
  expect(kpi.validationAt(6, 17)?.prompt.message).toContain('文書');
});

test('the template is added to what is there: once, below, by name; numbers that are taken give way', async () => {
  const { host, client } = await open();
  await setUp(planSetUp(await readWorkbook(), { tables: ['DX_KPIs', 'DX_Actuals'], template: null, asOf: AS_OF }));
  const kpi = sheetNamed(host.book, 'KPI');
  const [table] = host.book.tables();
  if (!table) throw new Error('no table');
  // One row of the city's own, one of the template under another number, and a column of the staff's.
  const row = table.area.row + 1;
  kpi.write({ row, column: 0, rows: 1, columns: 2 }, [['K1', '窓口の待ち時間']]);
  kpi.write({ row: row + 1, column: 0, rows: 1, columns: 2 }, [['9', '作業削減 時間']]);
  table.resize({ ...table.area, rows: 3 });
  table.addColumn('係のメモ', 2);
  kpi.write({ row, column: 2, rows: 1, columns: 1 }, [['=1+2']]);
  await host.settled();

  const state = await readWorkbook();
  const plan = planSetUp(state, { tables: ['DX_KPIs', 'DX_Actuals'], template: OSAKA, asOf: AS_OF });
  expect(plan.conflicts).toEqual([]);
  expect(plan.tables.map(({ action }) => action)).toEqual(['append', 'keep']);
  expect(plan.tables[0]).toMatchObject({
    present: 1,
    added: [
      { label: '多重入力箇所（目標2030 0箇所、目標2040 0箇所）' },
      { label: '事業者負担軽減時間（目標2030 120,000時間、目標2040 340,000時間）' },
      { label: '生産性向上率（目標2030 10.3%、目標2040 20%）' },
      { label: '職員のやりがい向上（目標2030 80%、目標2040 95%）' },
    ],
  });
  const before = kpi.formulas({ row: 0, column: 0, rows: row + 2, columns: 16 });
  client.resetCounters();
  await setUp(plan);
  expect(client.counters.syncs).toBeLessThanOrEqual(3);
  await host.settled();
  expect(kpi.formulas({ row: 0, column: 0, rows: row + 2, columns: 16 })).toEqual(before);
  const after = await readWorkbook();
  expect(after.tables.DX_KPIs?.rows.map(({ id, name, targets }) => [id, name, targets[0]?.value])).toEqual([
    ['K1', '窓口の待ち時間', null],
    ['9', '作業削減 時間', null],
    ['K1-2', '多重入力箇所', 0],
    ['K3', '事業者負担軽減時間', 120000],
    ['K4', '生産性向上率', 0.103],
    ['K5', '職員のやりがい向上', 0.8],
  ]);
  const again = planSetUp(after, { tables: ['DX_KPIs', 'DX_Actuals'], template: OSAKA, asOf: AS_OF });
  expect(again.tables.map(({ action }) => action)).toEqual(['keep', 'keep']);
});

test('a sheet of the wanted name is left alone', async () => {
  const { host } = await open();
  host.book.addSheet('kpi').write({ row: 0, column: 0, rows: 1, columns: 1 }, [['別の内容']]);
  const plan = await planOsaka();
  expect(plan.tables[0]).toMatchObject({ action: 'create', wanted: 'KPI', sheet: 'KPI (2)' });
  await setUp(plan);
  expect(sheetNamed(host.book, 'kpi').value(0, 0)).toBe('別の内容');
  expect((await readWorkbook()).tables.DX_KPIs?.sheet).toBe('KPI (2)');
  expect((await readWorkbook()).asOfCell).toEqual({ sheet: 'KPI (2)', address: 'B3' });
});

test('the 基準日 gets a sheet of its own when the KPI sheet is there without it, and is not made twice', async () => {
  const { host } = await openOsaka();
  host.book.names.delete('DX_AsOf');
  const plan = await planOsaka();
  expect(plan.asOf).toEqual({ action: 'ownSheet', sheet: '基準日', serial: AS_OF });
  await setUp(plan);
  expect((await readWorkbook()).asOfCell).toEqual({ sheet: '基準日', address: 'B3' });
  expect((await planOsaka()).asOf).toEqual({ action: 'exists' });
  // And the other way round: a new KPI sheet shows the 基準日 there is.
  host.book.removeSheet(sheetNamed(host.book, 'KPI'));
  await setUp(await planOsaka());
  await host.settled();
  expect(sheetNamed(host.book, 'KPI').text(2, 1)).toBe('令和8年9月30日（2026/9/30）');
  expect((await readWorkbook()).asOfCell).toEqual({ sheet: '基準日', address: 'B3' });
});

describe('conflicts are found before anything is written', () => {
  test('a table of our name with other columns', async () => {
    const { host } = await open();
    const sheet = host.book.addSheet('古い表');
    sheet.write({ row: 0, column: 0, rows: 2, columns: 2 }, [
      ['品目', '数'],
      ['机', 1],
    ]);
    host.book.addTable(sheet, { row: 0, column: 0, rows: 2, columns: 2 }, true, 'DX_KPIs');
    const before = dump(host.book);
    const plan = await planOsaka();
    expect(plan.conflicts).toEqual([{ kind: 'tableNotOurs', table: 'DX_KPIs', sheet: '古い表', headers: ['品目', '数'] }]);
    expect(await failing(() => setUp(plan))).toMatchObject({ kind: 'tableNotOurs', outcome: { changed: 'nothing' } });
    expect(dump(host.book)).toBe(before);
  });

  test('DX_AsOf is something else', async () => {
    const { host } = await open();
    host.book.names.add('DX_AsOf', '=46295');
    expect((await planOsaka()).conflicts).toEqual([{ kind: 'nameTaken', name: 'DX_AsOf' }]);
  });

  test('a protected sheet, a totals row, a column that is missing', async () => {
    const { host } = await openOsaka();
    const [table] = host.book.tables();
    const kpi = sheetNamed(host.book, 'KPI');
    if (!table) throw new Error('no table');
    table.deleteRows(4, 1);
    table.renameColumn(table.columns[17]?.id ?? 0, 'しゅってん');
    table.showTotals = true;
    kpi.protect();
    const before = dump(host.book);
    const plan = await planOsaka();
    expect(plan.conflicts).toEqual([
      { kind: 'protectedSheet', sheet: 'KPI' },
      { kind: 'totalsRow', table: 'DX_KPIs', sheet: 'KPI' },
      { kind: 'missingColumn', table: 'DX_KPIs', sheet: 'KPI', header: '出典' },
    ]);
    expect((await failing(() => setUp(plan))).kind).toBe('protectedSheet');
    expect(dump(host.book)).toBe(before);
  });
});

describe('between showing the plan and writing', () => {
  test('someone makes a sheet of that name: nothing is written, theirs stays', async () => {
    const { host } = await open();
    const plan = await planOsaka();
    host.book.addSheet('実績');
    const before = dump(host.book);
    expect(await failing(() => setUp(plan))).toMatchObject({
      failure: { kind: 'changedMeanwhile', what: '実績' },
      outcome: { changed: 'nothing' },
    });
    expect(dump(host.book)).toBe(before);
  });

  test('someone fills the rows below the table', async () => {
    const { host } = await openOsaka();
    const [table] = host.book.tables();
    if (!table) throw new Error('no table');
    table.deleteRows(3, 2);
    const kpi = sheetNamed(host.book, 'KPI');
    const plan = await planOsaka();
    kpi.write({ row: 10, column: 2, rows: 1, columns: 1 }, [['※注']]);
    const before = dump(host.book);
    expect(await failing(() => setUp(plan))).toMatchObject({
      failure: { kind: 'rowsInTheWay', sheet: 'KPI', address: 'A11' },
      outcome: { changed: 'nothing' },
    });
    expect(dump(host.book)).toBe(before);
  });
});

describe('a fault at each sync leaves all or nothing', () => {
  async function expectAllOf(plan: SetUpPlan): Promise<void> {
    await setUp(plan);
    expect((await readWorkbook()).tables.DX_KPIs?.rows).toHaveLength(5);
  }

  test.each(FAULTS.flatMap(fault => [1, 2].map(n => [fault, n] as const)))('%s at sync %i', async (fault, n) => {
    const { host, client } = await open();
    const before = dump(host.book);
    const plan = await planOsaka();
    client.faults.at(n, fault);
    if (comesThrough(fault, n)) return expectAllOf(plan);
    const failure = await failing(() => setUp(plan));
    expect(failure.outcome.changed).toBe('nothing');
    expect(failure.kind).toBe(
      { AccessDenied: 'readOnly', ItemNotFound: 'notFound', RequestPayloadSizeLimitExceeded: 'tooLarge' }[fault as string] ??
        'connectionLost',
    );
    expect(dump(host.book)).toBe(before);
  });

  test.each(FAULTS.flatMap(fault => [1, 2].map(n => [fault, n] as const)))('appending: %s at sync %i', async (fault, n) => {
    const { host, client } = await openOsaka();
    host.book.tables()[0]?.deleteRows(3, 2);
    await host.settled();
    const before = dump(host.book);
    const plan = await planOsaka();
    client.faults.at(n, fault);
    if (comesThrough(fault, n)) return expectAllOf(plan);
    expect(['nothing', 'takenBack']).toContain((await failing(() => setUp(plan))).outcome.changed);
    expect(dump(host.book)).toBe(before);
  });
});

test('what a batch did before it failed is taken back, and only that', async () => {
  const { host } = await open();
  const plan = await planOsaka();
  const before = dump(host.book);
  // The last sheet cannot be finished: its table's name is one Excel refuses.
  const broken = {
    ...plan,
    tables: plan.tables.map(table => (table.table === 'DX_Actuals' ? { ...table, table: 'A1' as 'DX_Actuals' } : table)),
  };
  const failure = await failing(() => setUp(broken));
  expect(failure).toMatchObject({ kind: 'unknown', outcome: { changed: 'takenBack' } });
  expect(dump(host.book)).toBe(before);
});

test('when the connection stays away it is said that the outcome is not known', async () => {
  const { client } = await open();
  const plan = await planOsaka();
  for (let n = 2; n < 8; n++) client.faults.at(n, 'connection lost');
  expect(await failing(() => setUp(plan))).toMatchObject({ kind: 'connectionLost', outcome: { changed: 'unknown' } });
});

test('a person typing for long: nothing written, and it is said', async () => {
  const { host, client } = await open();
  const plan = await planOsaka();
  const before = dump(host.book);
  client.cellEditMode = true;
  expect(await failing(() => setUp(plan))).toMatchObject({ kind: 'cellEditMode', outcome: { changed: 'nothing' } });
  expect(dump(host.book)).toBe(before);
});

test('an Excel that never answers is given up after the time limit', async () => {
  const { client } = await open();
  const plan = await planOsaka();
  // Enough for the batch before it on a slow machine, too.
  PATIENCE.answer = 5_000;
  client.faults.at(2, 'silence');
  expect(await failing(() => setUp(plan))).toMatchObject({ kind: 'timeout', outcome: { changed: 'nothing' } });
});

test.each(['1.14', '1.17'])('ExcelApi %s (Excel LTSC) is enough', async requirementSet => {
  const { host } = await openOsaka({ requirementSet, platform: 'windows' });
  expect(host.book.tables().map(({ name }) => name)).toEqual(['DX_KPIs', 'DX_Actuals']);
});
