import { readWorkbook } from '../../../../src/excel/read/read';
import { setUp } from '../../../../src/excel/sheets/set-up/set-up';
import { SEVERITY } from '../../../../src/sheets/schema/issue';
import { changesAnything } from '../../../../src/sheets/make/planned';
import { planSetUp } from '../../../../src/sheets/make/set-up';
import { TABLE_NAMES } from '../../../../src/sheets/schema/table-name';
import { KITAKYUSHU } from '../../../../src/sheets/templates/kitakyushu';
import { OSAKA } from '../../../../src/sheets/templates/osaka';
import type { Template } from '../../../../src/sheets/templates/template';
import { TEMPLATES } from '../../../../src/sheets/templates/templates';
import { AS_OF, close, dump, failing, FAULTS, open, sheetNamed, comesThrough } from '../../workbook';

afterEach(close);

const plan = async (template: Template) => planSetUp(await readWorkbook(), { tables: TABLE_NAMES, template, asOf: AS_OF });

/** A workbook with the tables of 大阪市, to which 北九州市 is to be added: its targets of 2025 and 2026 have no column. */
async function osaka() {
  const started = await open();
  await setUp(await plan(OSAKA));
  await started.host.settled();
  started.client.resetCounters();
  return started;
}

// With unique keys (test/sheets/templates) two orders have every pair of templates both ways round.
test.each([
  ['first to last', TEMPLATES],
  ['last to first', [...TEMPLATES].reverse()],
] as const)('all templates %s: three syncs each, everything is there, nothing twice', async (_, templates) => {
  const { host, client } = await open();
  for (const template of templates) {
    const planned = await plan(template);
    expect([template.name, planned.conflicts]).toEqual([template.name, []]);
    client.resetCounters();
    if (changesAnything(planned)) await setUp(planned);
    expect(client.counters.syncs).toBeLessThanOrEqual(3);
    await host.settled();
  }
  const state = await readWorkbook();
  for (const name of TABLE_NAMES) {
    const wanted = TEMPLATES.reduce((sum, { rows }) => sum + (rows[name]?.length ?? 0), 0);
    expect([name, state.tables[name]?.rows.length]).toEqual([name, wanted]);
    expect(state.tables[name]?.issues.filter(({ kind }) => SEVERITY[kind] === 'error')).toEqual([]);
  }
  for (const template of TEMPLATES) expect(changesAnything(await plan(template))).toBe(false);
  expect(host.warnings).toEqual([]);
});

test('each of the eight tables by itself, one after the other', async () => {
  const { host, client } = await open();
  for (const name of TABLE_NAMES) {
    const planned = planSetUp(await readWorkbook(), { tables: [name], template: null, asOf: AS_OF });
    expect(planned.conflicts).toEqual([]);
    client.resetCounters();
    await setUp(planned);
    expect(client.counters.syncs).toBeLessThanOrEqual(3);
    await host.settled();
  }
  expect(host.book.tables().map(({ name }) => name)).toEqual(TABLE_NAMES);
  const state = await readWorkbook();
  expect(Object.values(state.tables).every(table => table !== null && table.rows.length === 0 && table.issues.length === 0)).toBe(true);
  // The 基準日 was made once, with the first.
  expect(state.asOfCell).toEqual({ sheet: '基準日', address: 'B3' });
});

test('the 基準日 fits its column on the KPI sheet, also the longest', async () => {
  const { host } = await open();
  await setUp(await plan(TEMPLATES.at(-1) as Template));
  const kpi = sheetNamed(host.book, 'KPI');
  kpi.write({ row: 2, column: 1, rows: 1, columns: 1 }, [[50040]]);
  const halves = [...kpi.text(2, 1)].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 0x80 ? 1 : 2), 0);
  expect(kpi.text(2, 1)).toBe('令和18年12月31日（2036/12/31）');
  expect(kpi.columnWidth(1)).toBeGreaterThan(halves + 4);
});

test('every row that is announced names its source', async () => {
  const { host } = await open();
  for (const template of TEMPLATES) {
    const without = (await plan(template)).tables.flatMap(table =>
      table.action === 'keep' ? [] : table.added.filter(({ source }) => source === null || source.length < 5).map(({ label }) => label),
    );
    expect([template.name, without]).toEqual([template.name, []]);
  }
  expect(host.book.tables()).toEqual([]);
});

describe('columns of further years', () => {
  test('are announced and added at the right end, as in a new sheet; what was there stays', async () => {
    const { host, client } = await osaka();
    const kpi = sheetNamed(host.book, 'KPI');
    const before = kpi.formulas({ row: 0, column: 0, rows: 11, columns: 19 });
    const planned = await plan(KITAKYUSHU);
    expect(planned.conflicts).toEqual([]);
    expect(planned.tables.find(({ table }) => table === 'DX_KPIs')).toMatchObject({
      action: 'append',
      columns: [{ header: '目標2025' }, { header: '目標2026' }],
    });
    client.resetCounters();
    await setUp(planned);
    expect(client.counters.syncs).toBeLessThanOrEqual(3);
    await host.settled();
    expect(kpi.formulas({ row: 0, column: 0, rows: 11, columns: 19 })).toEqual(before);
    expect(host.book.table('DX_KPIs')?.area).toEqual({ row: 5, column: 0, rows: 14, columns: 21 });
    expect(kpi.texts({ row: 5, column: 19, rows: 1, columns: 2 })).toEqual([['目標2025', '目標2026']]);
    expect(kpi.texts({ row: 11, column: 19, rows: 6, columns: 2 })).toEqual([
      ['100,000', ''],
      ['―', ''],
      ['30,000', ''],
      ['3', ''],
      ['17', ''],
      ['', '30.0%'],
    ]);
    expect(kpi.validationAt(400_000, 19)).toMatchObject({
      type: 'custom',
      formula1: 'OR(ISNUMBER(T7),T7="―")',
      prompt: { title: '目標2025' },
    });
    expect(kpi.style(5, 19).font?.bold).toBe(true);
    // The other city's years are not asked of 大阪市.
    const state = await readWorkbook();
    expect(
      state.tables.DX_KPIs?.issues.filter(({ column }) => ['目標2025', '目標2026'].includes(column)).map(({ row, kind }) => [row, kind]),
    ).toEqual([[6, 'undecided']]);
    expect(state.tables.DX_KPIs?.rows[5]?.targets).toContainEqual({ year: 2025, value: 100_000 });
  });

  test('a table that has them gets no second ones, and a deleted 目標2040 does not come back for a ―', async () => {
    const { host } = await osaka();
    const table = host.book.table('DX_KPIs');
    table?.addColumn('目標2025', 3);
    table?.addColumn('目標2026', 4);
    const at = table?.columns.find(({ name }) => name === '目標2040');
    if (table && at) table.renameColumn(at.id, '最終目標');
    const planned = (await plan(KITAKYUSHU)).tables.find(({ table: name }) => name === 'DX_KPIs');
    expect(planned).toMatchObject({ action: 'append', columns: [], at: null });
  });

  test('room is needed at the right', async () => {
    const { host } = await osaka();
    const kpi = sheetNamed(host.book, 'KPI');
    kpi.write({ row: 8, column: 20, rows: 1, columns: 1 }, [['※注']]);
    const before = dump(host.book);
    const planned = await plan(KITAKYUSHU);
    expect(await failing(() => setUp(planned))).toMatchObject({
      failure: { kind: 'columnsInTheWay', sheet: 'KPI', address: 'T9' },
      outcome: { changed: 'nothing' },
    });
    expect(dump(host.book)).toBe(before);
  });

  test('a table that has moved since is planned for anew', async () => {
    const { host } = await osaka();
    const planned = await plan(KITAKYUSHU);
    host.book.table('DX_KPIs')?.addColumn('係のメモ', 2);
    const before = dump(host.book);
    expect(await failing(() => setUp(planned))).toMatchObject({
      failure: { kind: 'changedMeanwhile', what: 'KPI' },
      outcome: { changed: 'nothing' },
    });
    expect(dump(host.book)).toBe(before);
  });

  test.each(FAULTS.flatMap(fault => [1, 2].map(n => [fault, n] as const)))('%s at sync %i leaves all or nothing', async (fault, n) => {
    const { host, client } = await osaka();
    const before = dump(host.book);
    const planned = await plan(KITAKYUSHU);
    client.faults.at(n, fault);
    if (comesThrough(fault, n)) {
      await setUp(planned);
      expect((await readWorkbook()).tables.DX_KPIs?.rows).toHaveLength(13);
      return;
    }
    expect(['nothing', 'takenBack']).toContain((await failing(() => setUp(planned))).outcome.changed);
    expect(dump(host.book)).toBe(before);
  });

  test('what a batch did before it failed is taken back: headers, rows and the table’s size', async () => {
    const { host } = await osaka();
    const planned = await plan(KITAKYUSHU);
    const area = host.book.table('DX_KPIs')?.area;
    const kpi = sheetNamed(host.book, 'KPI');
    const before = kpi.formulas({ row: 0, column: 0, rows: 30, columns: 24 });
    // The second column's rule is one Excel refuses (too long), after headers, rows and the first column's rule have been written.
    const broken = {
      ...planned,
      tables: planned.tables.map(table =>
        table.action !== 'append'
          ? table
          : {
              ...table,
              columns: table.columns.map((column, index) =>
                index === 0
                  ? column
                  : {
                      ...column,
                      validation: { rule: { type: 'list' as const, source: 'x'.repeat(9000) }, alert: 'stop' as const, message: '' },
                    },
              ),
            },
      ),
    };
    expect((await failing(() => setUp(broken))).outcome).toEqual({ changed: 'takenBack' });
    await host.settled();
    expect(host.book.table('DX_KPIs')?.area).toEqual(area);
    expect(kpi.formulas({ row: 0, column: 0, rows: 30, columns: 24 })).toEqual(before);
    expect(kpi.validationAt(400_000, 19)).toBeNull();
  });
});
