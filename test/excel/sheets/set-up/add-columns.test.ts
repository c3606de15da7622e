import { addColumns } from '../../../../src/excel/sheets/set-up/add-columns';
import { setUp } from '../../../../src/excel/sheets/set-up/set-up';
import { takeBackColumns } from '../../../../src/excel/sheets/set-up/take-back-columns';
import { readWorkbook } from '../../../../src/excel/read/read';
import { planAddColumns, type AddColumnsPlan } from '../../../../src/sheets/make/add-columns';
import { planSetUp } from '../../../../src/sheets/make/set-up';
import { KITAKYUSHU } from '../../../../src/sheets/templates/kitakyushu';
import { SCHEMA_VERSION, type SchemaVersion } from '../../../../src/sheets/schema/schema';
import type { StartOptions, Started } from '../../../host/node';
import type { Book } from '../../../host/book/book';
import { AS_OF, close, dump, open, failing, FAULTS, openOsaka, sheetNamed, comesThrough } from '../../workbook';

afterEach(close);

/** A workbook whose 実績 have no 区分 and no コメント, and a column of the staff's own at the end. */
async function lacking(options: StartOptions = {}): Promise<Started> {
  const started = await openOsaka(options);
  const table = started.host.book.table('DX_Actuals');
  if (!table) throw new Error('no table');
  for (const name of ['区分', 'コメント']) table.deleteColumn(table.columns.find(column => column.name === name)?.id ?? 0);
  table.addColumn('係のメモ');
  const { row, column, columns } = table.area;
  table.sheet.write({ row: row + 1, column, rows: 2, columns }, [
    ['作業削減時間', 2024, '', 1, '', '', '', '自'],
    ['作業削減時間', 2025, '', 2, '', '', '', '他'],
  ]);
  table.resize({ row, column, rows: 3, columns });
  await started.host.settled();
  started.client.resetCounters();
  return started;
}

async function planned(): Promise<AddColumnsPlan> {
  const plan = planAddColumns(await readWorkbook(), 'DX_Actuals');
  if (plan === null) throw new Error('nothing is missing');
  return plan;
}

test('columns at the right end in three syncs, with format, validation and input message; the cells that were there stay', async () => {
  const { host, client } = await lacking();
  const sheet = sheetNamed(host.book, '実績');
  const others = dump(host.book, ['実績']);
  const before = sheet.formulas({ row: 0, column: 0, rows: 8, columns: 8 });
  const plan = await planned();
  expect(plan).toMatchObject({ isNew: false, columns: [{ header: '区分' }, { header: 'コメント' }], conflicts: [] });
  client.resetCounters();
  expect((await addColumns(plan)).place).toEqual({ sheet: '実績', address: 'I4' });
  expect(client.counters.syncs).toBe(3);
  await host.settled();
  expect(sheet.formulas({ row: 0, column: 0, rows: 8, columns: 8 })).toEqual(before);
  expect(dump(host.book, ['実績'])).toBe(others);
  expect(host.book.table('DX_Actuals')?.columns.map(({ name }) => name)).toEqual([
    'KPI',
    '年度',
    '時点',
    '値',
    '出典',
    '入力者',
    '入力日',
    '係のメモ',
    '区分',
    'コメント',
  ]);
  expect(sheet.validationAt(500_000, 8)).toMatchObject({
    type: 'list',
    formula1: '"実績,見込,速報"',
    prompt: { show: true, title: '区分' },
  });
  expect(sheet.style(5, 9).alignment).toMatchObject({ wrap: true });
  expect(sheet.style(3, 8).font?.bold).toBe(true);
  const after = await readWorkbook();
  expect(planAddColumns(after, 'DX_Actuals')).toBeNull();
  expect(after.tables.DX_Actuals?.rows).toHaveLength(2);
  expect(after.lastChange.DX_Actuals).toBeDefined();
});

test('a date column gets its number format in every row', async () => {
  const { host } = await openOsaka();
  const table = host.book.table('DX_KPIs');
  table?.deleteColumn(table.columns.find(({ name }) => name === '基準値')?.id ?? 0);
  const plan = planAddColumns(await readWorkbook(), 'DX_KPIs');
  if (plan === null) throw new Error('nothing is missing');
  await addColumns({ ...plan, columns: plan.columns.map(column => ({ ...column, format: '0.0%' })) });
  expect([6, 7, 10].map(row => sheetNamed(host.book, 'KPI').numberFormat(row, 18))).toEqual(['0.0%', '0.0%', '0.0%']);
});

test('what is in the way, protected or changed meanwhile: nothing is written', async () => {
  const { host } = await lacking();
  const sheet = sheetNamed(host.book, '実績');
  const plan = await planned();
  sheet.write({ row: 5, column: 9, rows: 1, columns: 1 }, [['※']]);
  let before = dump(host.book);
  expect(await failing(() => addColumns(plan))).toMatchObject({
    failure: { kind: 'columnsInTheWay', sheet: '実績', address: 'J6' },
    outcome: { changed: 'nothing' },
  });
  expect(dump(host.book)).toBe(before);
  sheet.write({ row: 5, column: 9, rows: 1, columns: 1 }, [['']]);
  host.book.table('DX_Actuals')?.addColumn('もう1つ');
  before = dump(host.book);
  expect(await failing(() => addColumns(plan))).toMatchObject({ failure: { kind: 'changedMeanwhile', what: '実績' } });
  sheet.protect();
  expect((await planned()).conflicts).toEqual([{ kind: 'protectedSheet', sheet: '実績' }]);
  expect((await failing(async () => addColumns(await planned()))).kind).toBe('protectedSheet');
});

test('merged cells beside the table: nothing is written, and it is told where they are', async () => {
  const { host } = await lacking();
  const plan = await planned();
  sheetNamed(host.book, '実績').merge({ row: 4, column: 8, rows: 2, columns: 1 });
  const before = dump(host.book);
  expect(await failing(() => addColumns(plan))).toMatchObject({
    failure: { kind: 'mergedBesideTable', sheet: '実績', address: 'I5:I6' },
    outcome: { changed: 'nothing' },
  });
  expect(dump(host.book)).toBe(before);
});

test('somebody types beside the header meanwhile, where tables do not grow by themselves: theirs stays, and it is told', async () => {
  const { host, client } = await lacking();
  const plan = await planned();
  const everything = (): unknown => [dump(host.book), [...host.book.settings.all()]];
  let then: unknown = null;
  client.faults.after(2, () => {
    host.book.autoExpandTables = false;
    sheetNamed(host.book, '実績').write({ row: 3, column: 8, rows: 1, columns: 1 }, [['同僚の欄']]);
    host.book.autoExpandTables = true;
    then = everything();
  });
  expect(await failing(() => addColumns(plan))).toMatchObject({
    failure: { kind: 'columnsInTheWay', sheet: '実績' },
    outcome: { changed: 'nothing' },
  });
  await host.settled();
  // Nor does the workbook say that the table was changed.
  expect(everything()).toEqual(then);
});

test('a colleague adds a column at the end meanwhile: theirs stays, and nothing is added', async () => {
  const { host, client } = await lacking();
  const plan = await planned();
  let then = '';
  client.faults.after(2, () => {
    // Right beside the table, which grows.
    sheetNamed(host.book, '実績').write({ row: 3, column: 8, rows: 1, columns: 1 }, [['同僚の欄']]);
    expect(host.book.table('DX_Actuals')?.area.columns).toBe(9);
    then = dump(host.book);
  });
  expect(await failing(() => addColumns(plan))).toMatchObject({ kind: 'changedMeanwhile', outcome: { changed: 'nothing' } });
  await host.settled();
  expect(dump(host.book)).toBe(then);
});

test('a colleague fills an added column while it is taken back: it stays, with what they entered', async () => {
  const { host, client } = await lacking();
  const plan = await planned();
  const added = { plan, before: (await addColumns(plan)).before };
  await host.settled();
  let then: unknown = null;
  client.faults.after(1, () => {
    sheetNamed(host.book, '実績').write({ row: 5, column: 8, rows: 1, columns: 1 }, [['見込']]);
    then = JSON.parse(dump(host.book));
  });
  expect(await failing(() => takeBackColumns(added))).toMatchObject({ kind: 'changedMeanwhile', outcome: { changed: 'nothing' } });
  await host.settled();
  expect(JSON.parse(dump(host.book))).toEqual(then);
});

test('a colleague adds a row meanwhile: the columns have their formats there, too', async () => {
  const { host, client } = await lacking();
  const plan = await planned();
  client.faults.after(2, () => host.book.table('DX_Actuals')?.addRows([['作業削減時間', 2026, null, 3, null, null, null, '同僚']]));
  await addColumns(plan);
  await host.settled();
  const sheet = sheetNamed(host.book, '実績');
  expect(host.book.table('DX_Actuals')?.area).toMatchObject({ rows: 4, columns: 10 });
  expect(sheet.style(6, 9)).toEqual(sheet.style(5, 9));
});

test('a totals row, there already or turned on meanwhile: it is said, and nothing is written', async () => {
  const { host, client } = await lacking();
  const plan = await planned();
  const table = host.book.table('DX_Actuals');
  let before = '';
  client.faults.after(2, () => {
    host.book.by('coauthor', () => {
      if (table) table.showTotals = true;
    });
    before = dump(host.book);
  });
  expect(await failing(() => addColumns(plan))).toMatchObject({
    failure: { kind: 'totalsRow', table: 'DX_Actuals', sheet: '実績' },
    outcome: { changed: 'nothing' },
  });
  expect(dump(host.book)).toBe(before);
  expect((await planned()).conflicts).toEqual([{ kind: 'totalsRow', table: 'DX_Actuals', sheet: '実績' }]);
});

test.each(FAULTS.flatMap(fault => [1, 2, 3].map(n => [fault, n] as const)))('%s at sync %i leaves all or nothing', async (fault, n) => {
  const { host, client } = await lacking();
  const before = dump(host.book);
  const plan = await planned();
  client.faults.at(n, fault);
  if (comesThrough(fault, n, 3)) {
    await addColumns(plan);
    expect(planAddColumns(await readWorkbook(), 'DX_Actuals')).toBeNull();
    return;
  }
  expect((await failing(() => addColumns(plan))).outcome.changed).toBe('nothing');
  expect(dump(host.book)).toBe(before);
});

test('a batch that fails half-way is taken back', async () => {
  const { host } = await lacking();
  const before = dump(host.book);
  const validation = sheetNamed(host.book, '実績').validationAt(5, 8);
  const plan = await planned();
  const column = plan.columns[1];
  if (!column) throw new Error('no column');
  // Excel refuses a validation list of more than 255 characters, after the headers are written.
  const broken = {
    ...plan,
    columns: [
      plan.columns[0] ?? column,
      { ...column, validation: { rule: { type: 'list' as const, source: '選択肢,'.repeat(100) }, alert: 'stop' as const, message: '' } },
    ],
  };
  expect((await failing(() => addColumns(broken))).outcome).toEqual({ changed: 'takenBack' });
  await host.settled();
  const look = (text: string): unknown =>
    (JSON.parse(text) as { sheets: { tables: unknown; cells: unknown }[] }).sheets.map(({ tables, cells }) => [tables, cells]);
  expect(look(dump(host.book))).toEqual(look(before));
  expect(sheetNamed(host.book, '実績').validationAt(5, 8)).toEqual(validation);
});

describe('versions', () => {
  const VERSIONS: readonly SchemaVersion[] = [
    { version: 1, columns: {} },
    { version: 2, columns: { DX_Actuals: ['status'] } },
    { version: 3, columns: { DX_KPIs: ['weight'] } },
  ];

  test('columns that have come since the workbook’s version are new; others are missing', async () => {
    const { host } = await lacking();
    host.book.settings.set('DX.workbook', '{"schema":1}');
    const state = await readWorkbook();
    expect(state.schema).toBe(1);
    expect(planAddColumns(state, 'DX_Actuals', VERSIONS)?.isNew).toBe(true);
    expect(planAddColumns({ ...state, schema: 2 }, 'DX_Actuals', VERSIONS)?.isNew).toBe(false);
    // Without the setting it counts as the first version.
    expect(planAddColumns({ ...state, schema: null }, 'DX_Actuals', VERSIONS)?.isNew).toBe(true);
    expect(planAddColumns(state, 'DX_KPIs', VERSIONS)).toBeNull();
  });

  test('a workbook of an older version says so until its columns are added', async () => {
    const { host } = await lacking();
    host.book.settings.set('DX.workbook', '{"schema":0}');
    expect((await readWorkbook()).schema).toBeNull();
    host.book.settings.delete('DX.workbook');
    await addColumns(await planned());
    expect((await readWorkbook()).schema).toBe(SCHEMA_VERSION);
  });

  test('a KPI sheet of the first version has nothing to put right, and is offered the columns that came since', async () => {
    const { host } = await openOsaka();
    const table = host.book.table('DX_KPIs');
    const later = ['集計', '上位', '段階', '更新頻度'];
    for (const name of later) table?.deleteColumn(table.columns.find(column => column.name === name)?.id ?? 0);
    host.book.settings.set('DX.workbook', '{"schema":1}');
    await host.settled();
    const state = await readWorkbook();
    expect(state.tables.DX_KPIs?.issues.filter(({ row }) => row === null)).toEqual([]);
    const plan = planAddColumns(state, 'DX_KPIs');
    if (plan === null) throw new Error('nothing is missing');
    expect(plan).toMatchObject({ isNew: true, columns: later.map(header => ({ header })) });
    await addColumns(plan);
    await host.settled();
    expect(await readWorkbook()).toMatchObject({ schema: SCHEMA_VERSION });
    expect(planAddColumns(await readWorkbook(), 'DX_KPIs')).toBeNull();
    // 上位 offers the names of the sheet itself.
    expect(sheetNamed(host.book, 'KPI').validationAt(500_000, 16)).toMatchObject({
      type: 'list',
      formula1: 'OFFSET(KPI!$B$6,1,0,MAX(1,COUNTA(KPI!$B$7:$B$1048576)),1)',
    });
  });
});

describe('looks', () => {
  /** The conditional formats of a column's cells below the header, in the order in which Excel applies them. */
  const looksIn = (book: Book, name: string, column: number): readonly unknown[] =>
    sheetNamed(book, name)
      .conditionalFormats.filter(({ areas }) => areas.some(area => area.column <= column && column < area.column + area.columns))
      .map(({ rule, look }) => ({ rule: rule.type === 'custom' ? rule.formula.replace(/\$?[A-Z]+\d+/g, 'x') : rule, look }));

  test.each(['1.13', '1.14', '1.17'])('ExcelApi %s: an amount looks as in a new sheet', async requirementSet => {
    const fresh = await openOsaka({ requirementSet });
    const looks = looksIn(fresh.host.book, 'KPI', 6);
    const format = requirementSet === '1.17' ? '#,##0;"▲"#,##0' : 'General';
    close();
    // A workbook that was made without them.
    const { host } = await open({ requirementSet });
    const amounts = ['基準値', '目標2030', '目標2040'];
    const made = planSetUp(await readWorkbook(), { tables: ['DX_KPIs'], template: null, asOf: AS_OF });
    const narrow = made.tables.map(one => {
      if (one.action !== 'create') return one;
      const keep = (_: unknown, index: number): boolean => !amounts.includes(one.columns[index]?.header ?? '');
      return { ...one, columns: one.columns.filter(keep), body: one.body.map(line => line.filter(keep)) };
    });
    await setUp({ ...made, tables: narrow });
    const table = host.book.table('DX_KPIs');
    const plan = planAddColumns(await readWorkbook(), 'DX_KPIs');
    if (plan === null) throw new Error('nothing is missing');
    const width = table?.columns.length ?? 0;
    const before = dump(host.book);
    const { before: looked } = await addColumns(plan);
    expect(table?.columns.slice(width).map(({ name }) => name)).toEqual(amounts);
    for (const column of [width, width + 1, width + 2]) {
      expect(looksIn(host.book, 'KPI', column)).toEqual(looks);
      expect(looks).toHaveLength(requirementSet === '1.17' ? 4 : 0);
      expect(sheetNamed(host.book, 'KPI').numberFormat(5, column)).toBe(format);
      expect(sheetNamed(host.book, 'KPI').style(5, column).alignment?.horizontal).toBe('right');
    }
    await takeBackColumns({ plan, before: looked });
    await host.settled();
    expect(JSON.parse(dump(host.book))).toEqual(JSON.parse(before));
  });

  test('a target year that a second template brings', async () => {
    const { host } = await openOsaka();
    const fresh = looksIn(host.book, 'KPI', 6);
    await setUp(planSetUp(await readWorkbook(), { tables: ['DX_KPIs'], template: KITAKYUSHU, asOf: AS_OF }));
    const columns = host.book.table('DX_KPIs')?.columns.map(({ name }) => name) ?? [];
    expect(columns).toContain('目標2025');
    expect(looksIn(host.book, 'KPI', columns.indexOf('目標2025'))).toEqual(fresh);
  });

  test('what somebody has painted beside the table stays theirs, before and after', async () => {
    const { host } = await lacking();
    const sheet = sheetNamed(host.book, '実績');
    for (const { id } of [...sheet.conditionalFormats]) sheet.deleteConditionalFormat(id);
    sheet.addConditionalFormat({
      areas: [{ row: 0, column: 8, rows: 50, columns: 1 }],
      rule: { type: 'custom', formula: 'I1="急"' },
      look: { fill: { pattern: 'solid', color: { rgb: '#FFFF00' } } },
      stopIfTrue: false,
      priority: 0,
    });
    const painted = JSON.stringify(sheet.conditionalFormats);
    const plan = await planned();
    const { before } = await addColumns(plan);
    expect(looksIn(host.book, '実績', 8)).toHaveLength(1);
    expect(looksIn(host.book, '実績', 9)).toHaveLength(1);
    await takeBackColumns({ plan, before });
    expect(JSON.stringify(sheet.conditionalFormats)).toBe(painted);
  });

  test('a colleague deletes a column beside the table meanwhile: the columns have the lines that they have without that', async () => {
    const { host, client } = await lacking();
    const sheet = sheetNamed(host.book, '実績');
    // Somebody else's, in the first of the columns to come: none of ours come there.
    sheet.addConditionalFormat({
      areas: [{ row: 0, column: 8, rows: 50, columns: 1 }],
      rule: { type: 'custom', formula: 'I1="急"' },
      look: { fill: { pattern: 'solid', color: { rgb: '#FFFF00' } } },
      stopIfTrue: false,
      priority: 0,
    });
    const plan = await planned();
    client.faults.after(2, () => sheet.deleteColumns(8, 1));
    await addColumns(plan);
    expect([8, 9].map(column => looksIn(host.book, '実績', column).length)).toEqual([1, 1]);
  });
});
