import { makeGantt } from '../../../src/excel/sheets/own/gantt';
import { addColumns } from '../../../src/excel/sheets/set-up/add-columns';
import { makeInspectionSheet } from '../../../src/excel/sheets/own/inspection-sheet';
import { insertFormula } from '../../../src/excel/edit/insert-formula';
import { readWorkbook } from '../../../src/excel/read/read';
import { setUp } from '../../../src/excel/sheets/set-up/set-up';
import { watch } from '../../../src/excel/read/watch';
import { noteEdit } from '../../../src/excel/batch/workbook-settings';
import { addActual, fixOf, setAsOf, setCell, takeBackFix } from '../../../src/excel/edit/write';
import { planAddColumns } from '../../../src/sheets/make/add-columns';
import { planInspectionSheet } from '../../../src/sheets/make/own/inspection-sheet';
import { tablesTouched } from '../../../src/sheets/read/edit';
import { issueCell } from '../../../src/sheets/read/state';
import { SCHEMA_VERSION } from '../../../src/sheets/schema/schema';
import { KITAKYUSHU } from '../../../src/sheets/templates/kitakyushu';
import { Host } from '../../host/host';
import { writeXlsx } from '../../host/xlsx';
import { openTemplate, planned } from '../sheets/own/gantt-book';
import { AS_OF, close, dump, failing, FAULTS, open, openOsaka, planOsaka, sheetNamed, comesThrough } from '../workbook';

afterEach(close);

const ACTUAL = { kpi: '作業削減時間', year: 2025, value: 350000 };
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const setting = ({ book }: Host): unknown => JSON.parse(String(book.settings.get('DX.workbook')));

describe('the version', () => {
  test('is written by the batch that makes the sheets', async () => {
    const { host, client } = await open();
    expect((await readWorkbook()).schema).toBeNull();
    const plan = await planOsaka();
    client.resetCounters();
    await setUp(plan);
    expect(client.counters.syncs).toBe(3);
    expect(setting(host)).toMatchObject({ schema: SCHEMA_VERSION });
    expect((await readWorkbook()).schema).toBe(SCHEMA_VERSION);
  });

  test('of a newer add-in: it is read, and every action is refused before anything is written', async () => {
    const { host } = await openOsaka();
    const table = host.book.table('DX_Actuals');
    table?.deleteColumn(table.columns[8]?.id ?? 0);
    sheetNamed(host.book, 'KPI').write({ row: 7, column: 6, rows: 1, columns: 1 }, [['約110万時間']]);
    const state = await readWorkbook();
    const issue = state.tables.DX_KPIs?.issues.find(({ fix }) => fix !== undefined);
    const place = issue && issueCell(state, issue);
    const fix = issue && place ? fixOf(issue, place) : null;
    if (fix === null) throw new Error('no fix');
    const applied = await setCell(fix);
    const plan = await planOsaka();
    const columns = planAddColumns(state, 'DX_Actuals');
    const sheet = planInspectionSheet(state, { existing: { kind: 'none' }, head: [], table: [] }, [], '', AS_OF);
    if (columns === null) throw new Error('nothing is missing');
    host.book.settings.set('DX.workbook', '{"schema":99}');
    const before = dump(host.book);
    expect((await readWorkbook()).schema).toBe(99);
    expect((await readWorkbook()).tables.DX_KPIs?.rows).toHaveLength(5);
    const settings = [...host.book.settings.all()];
    for (const action of [
      () => addActual(ACTUAL, '時間'),
      () => setAsOf(AS_OF),
      () => setCell(fix),
      () => takeBackFix(applied),
      () => addColumns(columns),
      () => makeInspectionSheet(sheet),
      () => setUp({ ...plan, asOf: { action: 'ownSheet', sheet: '基準日 (2)', serial: AS_OF } }),
    ])
      expect(await failing(action)).toMatchObject({
        failure: { kind: 'schemaNewer', version: 99, known: SCHEMA_VERSION },
        outcome: { changed: 'nothing' },
      });
    expect(dump(host.book)).toBe(before);
    expect([...host.book.settings.all()]).toEqual(settings);
  });

  test('of a newer add-in: no 工程表 is made and no formula inserted', async () => {
    const { host } = await openTemplate(KITAKYUSHU);
    const plan = await planned();
    host.book.settings.set('DX.workbook', JSON.stringify({ schema: SCHEMA_VERSION + 1 }));
    const before = dump(host.book);
    expect((await failing(() => makeGantt(plan))).kind).toBe('schemaNewer');
    expect(
      (
        await failing(() =>
          insertFormula({ block: { sheet: '報告書', row: 9, column: 9, rows: 1, columns: 1 }, formula: '=1', sources: [], formats: null }),
        )
      ).kind,
    ).toBe('schemaNewer');
    expect(dump(host.book)).toBe(before);
  });

  test('that is no number is none; tables made by hand work without', async () => {
    const { host } = await openOsaka();
    host.book.settings.set('DX.workbook', '{"schema":"未定"}');
    expect((await readWorkbook()).schema).toBeNull();
    host.book.settings.delete('DX.workbook');
    await addActual(ACTUAL, '時間');
    expect((await readWorkbook()).tables.DX_Actuals?.rows).toHaveLength(1);
  });
});

describe('one setting', () => {
  const ADOPTED = { version: 1, table: 'DX_KPIs', headers: ['kpi'], to: ['名称'] };
  const EARLIER = {
    'DX.schema': 1,
    'DX.changed.DX_KPIs': '2026-04-01T00:00:00.000Z',
    'DX.changed.DX_Actuals': '2026-05-01T00:00:00.000Z',
    'DX.Adopted.DX_KPIs.abc': JSON.stringify(ADOPTED),
    somebody: 'else',
  };

  test('in place of the many that earlier versions wrote: they are read, and taken over by the first batch that writes', async () => {
    const { host } = await openOsaka();
    host.book.settings.delete('DX.workbook');
    for (const [key, value] of Object.entries(EARLIER)) host.book.settings.set(key, value);
    const { schema, lastChange } = await readWorkbook();
    expect([schema, lastChange]).toEqual([1, { DX_KPIs: EARLIER['DX.changed.DX_KPIs'], DX_Actuals: EARLIER['DX.changed.DX_Actuals'] }]);
    await addActual(ACTUAL, '時間');
    expect(setting(host)).toEqual({
      schema: 1,
      changed: { DX_KPIs: EARLIER['DX.changed.DX_KPIs'], DX_Actuals: expect.stringMatching(TIME) as string },
      adopted: [ADOPTED],
    });
    for (const [key, value] of Object.entries(EARLIER)) expect(host.book.settings.get(key)).toBe(value);
    host.book.settings.set('DX.changed.DX_KPIs', '2099-01-01T00:00:00.000Z');
    expect((await readWorkbook()).lastChange.DX_KPIs).toBe(EARLIER['DX.changed.DX_KPIs']);
  });

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['of an earlier version: the one setting is not there', EARLIER],
    ['with spaces in it: it is as before to the letter', { 'DX.workbook': '{ "changed": { "DX_KPIs": "2026-04-01T00:00:00.000Z" } }' }],
  ])('taken back, a workbook %s', async (_, settings) => {
    const { host, client } = await openOsaka();
    host.book.settings.delete('DX.workbook');
    for (const [key, value] of Object.entries(settings)) host.book.settings.set(key, value);
    const before = [...host.book.settings.all()];
    client.faults.after(1, () => sheetNamed(host.book, '実績').write({ row: 3, column: 1, rows: 1, columns: 1 }, [['年']]));
    expect((await failing(() => addActual(ACTUAL, '時間'))).outcome).toEqual({ changed: 'nothing' });
    expect([...host.book.settings.all()]).toEqual(before);
  });

  test('what a co-author has put into it stays', async () => {
    const { host } = await openOsaka();
    const theirs = { changed: { DX_Systems: '2026-11-01T00:00:00.000Z' }, adopted: [ADOPTED] };
    host.book.settings.set('DX.workbook', JSON.stringify(theirs));
    await addActual(ACTUAL, '時間');
    expect(setting(host)).toMatchObject({ changed: theirs.changed, adopted: theirs.adopted });
  });

  test.each(['{', '7', 'null', '{"schema":"x","changed":7,"adopted":{}}', '{"changed":{"DX_KPIs":"きのう"},"adopted":[1,null]}'])(
    '%s: as if it said nothing',
    async text => {
      const { host } = await openOsaka();
      host.book.settings.set('DX.workbook', text);
      expect(await readWorkbook()).toMatchObject({ schema: null, lastChange: {} });
    },
  );
});

describe('the last change', () => {
  test('is written by the batch that changes the table, and only for that table', async () => {
    const { host, client } = await openOsaka();
    const first = (await readWorkbook()).lastChange;
    expect(Object.keys(first)).toEqual(['DX_KPIs', 'DX_Actuals']);
    for (const time of Object.values(first)) expect(time).toMatch(TIME);
    await new Promise(resolve => setTimeout(resolve, 5));
    client.resetCounters();
    await addActual(ACTUAL, '時間');
    expect(client.counters.syncs).toBe(2);
    const second = (await readWorkbook()).lastChange;
    expect(second.DX_KPIs).toBe(first.DX_KPIs);
    expect(Date.parse(second.DX_Actuals ?? '')).toBeGreaterThan(Date.parse(first.DX_Actuals ?? ''));
    host.book.settings.set('DX.workbook', '{"changed":{"DX_KPIs":"きのう"}}');
    expect((await readWorkbook()).lastChange.DX_KPIs).toBeUndefined();
  });

  test('survives saving and opening', async () => {
    const { host } = await openOsaka();
    const { lastChange, schema } = await readWorkbook();
    const { bytes } = await writeXlsx(host.book);
    const opened = await Host.open(bytes);
    expect(setting(opened)).toEqual({ schema, changed: lastChange });
  });

  test.each(FAULTS.filter(fault => !comesThrough(fault, 2)))('%s: what was not changed does not count as changed', async fault => {
    const { client } = await openOsaka();
    const before = (await readWorkbook()).lastChange;
    client.faults.at(2, fault);
    await failing(() => addActual(ACTUAL, '時間'));
    expect((await readWorkbook()).lastChange).toEqual(before);
  });

  test('edits by hand are told at once and written down with the next batch, so that they can still be undone in Excel', async () => {
    const { host, client } = await openOsaka();
    const kpi = sheetNamed(host.book, 'KPI');
    const state = await readWorkbook();
    const before = state.lastChange.DX_KPIs ?? '';
    const told: string[][] = [];
    const stop = await watch({
      note: () => undefined,
      onChange: () => undefined,
      onEdit: edit => {
        told.push(tablesTouched(state, edit));
        for (const name of tablesTouched(state, edit)) noteEdit(name);
      },
    });
    await new Promise(resolve => setTimeout(resolve, 5));
    client.resetCounters();
    kpi.type(7, 6, '1200000');
    await host.settled();
    sheetNamed(host.book, '報告書').type(0, 0, '5');
    await host.settled();
    await new Promise(resolve => setTimeout(resolve, 20));
    expect(told).toEqual([['DX_KPIs'], []]);
    expect(client.counters.syncs).toBe(0);
    expect(setting(host)).toMatchObject({ changed: { DX_KPIs: before } });
    const noted = (await readWorkbook()).lastChange.DX_KPIs ?? '';
    expect(Date.parse(noted)).toBeGreaterThan(Date.parse(before));
    await addActual(ACTUAL, '時間');
    expect(setting(host)).toMatchObject({ changed: { DX_KPIs: noted } });
    // What this add-in writes is no edit by hand, and neither is what a co-author writes.
    await host.settled();
    const other = host.connect();
    host.book.by(other.id, () => {
      kpi.write({ row: 8, column: 6, rows: 1, columns: 1 }, [[1]]);
    });
    await host.settled();
    await new Promise(resolve => setTimeout(resolve, 20));
    expect(told).toHaveLength(2);
    await stop();
  });
});

test('which tables an address touches', async () => {
  await openOsaka();
  const state = await readWorkbook();
  const sheetId = state.tables.DX_KPIs?.sheetId ?? '';
  const touched = (address: string): string[] => tablesTouched(state, { sheetId, address });
  // DX_KPIs is A6:S11.
  for (const address of ['A6', 'S11', 'C8:D9', '9:9', 'B:B', 'A1:Z100', 'A12', 'T7', 'A1,B7', '$C$8'])
    expect([address, touched(address)]).toEqual([address, ['DX_KPIs']]);
  for (const address of ['A1', 'B3', 'A13', 'U7', '1:3', '20:20', 'U:V']) expect([address, touched(address)]).toEqual([address, []]);
  expect(tablesTouched(state, { sheetId: 'another', address: 'A6' })).toEqual([]);
});

describe('a misspelt header', () => {
  test('is put right with a click: the table’s column is renamed, the original kept, and taken back', async () => {
    const { host } = await openOsaka();
    const table = host.book.table('DX_KPIs');
    table?.renameColumn(table.columns[10]?.id ?? 0, '評価方法');
    await host.settled();
    const state = await readWorkbook();
    const issue = state.tables.DX_KPIs?.issues.find(({ kind }) => kind === 'missingHeader');
    const place = issue && issueCell(state, issue);
    const fix = issue && place ? fixOf(issue, place) : null;
    expect(fix).toMatchObject({ place: { sheet: 'KPI', address: 'K6' }, table: 'DX_KPIs', from: '評価方法', to: '評価方式' });
    if (fix === null) return;
    expect(planAddColumns(state, 'DX_KPIs')).toBeNull();
    const applied = await setCell(fix);
    expect(host.book.table('DX_KPIs')?.columns[10]?.name).toBe('評価方式');
    expect((await readWorkbook()).tables.DX_KPIs?.issues.some(({ kind }) => kind === 'missingHeader')).toBe(false);
    expect(sheetNamed(host.book, 'KPI').noteAt(5, 10)?.text).toContain('評価方法');
    await takeBackFix(applied);
    expect(host.book.table('DX_KPIs')?.columns[10]?.name).toBe('評価方法');
  });
});
