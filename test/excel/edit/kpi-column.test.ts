import { setKpiColumn, takeKpiColumnBack } from '../../../src/excel/edit/kpi-column';
import { readWorkbook } from '../../../src/excel/read/read';
import { sharedColumn, type ColumnChange, type SharedKey } from '../../../src/sheets/make/kpi-column';
import type { Table } from '../../host/book/table';
import { close, dump, failing, FAULTS, openOsaka, sheetNamed, comesThrough } from '../workbook';

afterEach(close);

const SCALE = 10;
const TIMING = 8;
/** The first KPI's row on the sheet, from 0. */
const FIRST = 6;

async function shared(key: SharedKey = 'scale') {
  const found = sharedColumn(await readWorkbook(), key);
  if (found === null) throw new Error('no KPIs');
  return found;
}
const change = async (to = '長野県', key: SharedKey = 'scale'): Promise<ColumnChange> => (await shared(key)).changeTo(to);
const column = async (key: 'scale' | 'timing' = 'scale') => (await readWorkbook()).tables.DX_KPIs?.rows.map(row => row[key]);

describe('all KPIs get one value', () => {
  test('in three syncs, nothing else is touched, and it can be taken back', async () => {
    const { host, client } = await openOsaka();
    const before = dump(host.book);
    expect(await shared()).toMatchObject({ header: '評価方式', value: '標準', kpis: 5 });
    const wanted = await change();
    client.resetCounters();
    const written = await setKpiColumn(wanted);
    expect(client.counters.syncs).toBe(3);
    await host.settled();
    expect(await column()).toEqual(Array(5).fill('長野県'));
    expect(await shared()).toMatchObject({ value: '長野県' });
    await takeKpiColumnBack(wanted, written);
    await host.settled();
    expect(dump(host.book)).toBe(before);
  });

  test('時点 too; KPIs that differ say so; a wholly blank row stays blank', async () => {
    const { host } = await openOsaka();
    const sheet = sheetNamed(host.book, 'KPI');
    sheet.write({ row: FIRST, column: TIMING, rows: 1, columns: 1 }, [['年末']]);
    sheet.write({ row: FIRST + 1, column: 0, rows: 1, columns: 19 }, [Array(19).fill('')]);
    await host.settled();
    expect(await shared('timing')).toMatchObject({ value: null, kpis: 4 });
    await setKpiColumn(await change('年末', 'timing'));
    await host.settled();
    expect(await column('timing')).toEqual(Array(4).fill('年末'));
    expect(sheet.value(FIRST + 1, TIMING) ?? '').toBe('');
  });

  test.each([
    ['a protected sheet', 'protectedSheet', (sheet: ReturnType<typeof sheetNamed>) => sheet.protect()],
    [
      'a formula in the column',
      'cellHasFormula',
      (sheet: ReturnType<typeof sheetNamed>) => sheet.write({ row: FIRST, column: SCALE, rows: 1, columns: 1 }, [['="標準"']]),
    ],
    [
      'a cell changed meanwhile',
      'changedMeanwhile',
      (sheet: ReturnType<typeof sheetNamed>) => sheet.write({ row: FIRST, column: SCALE, rows: 1, columns: 1 }, [['国連']]),
    ],
    [
      'a header that is gone',
      'missingColumn',
      (sheet: ReturnType<typeof sheetNamed>) => sheet.write({ row: FIRST - 1, column: SCALE, rows: 1, columns: 1 }, [['方式']]),
    ],
  ] as const)('%s: nothing is written', async (_, kind, prepare) => {
    const { host } = await openOsaka();
    const wanted = await change();
    prepare(sheetNamed(host.book, 'KPI'));
    await host.settled();
    const before = dump(host.book);
    expect(await failing(() => setKpiColumn(wanted))).toMatchObject({ kind, outcome: { changed: 'nothing' } });
    expect(dump(host.book)).toBe(before);
  });

  test.each<[string, (table: Table) => void]>([
    ['adds a KPI', table => table.addRows([['', '同僚の指標', ...Array<null>(table.area.columns - 2).fill(null)]])],
    ['deletes a KPI', table => table.deleteRows(0, 1)],
  ])('a colleague %s meanwhile: it is told, and nothing is written', async (_, edit) => {
    const { host, client } = await openOsaka();
    const wanted = await change();
    let then = '';
    client.faults.after(2, () => {
      const table = host.book.table('DX_KPIs');
      if (table !== null) edit(table);
      then = dump(host.book);
    });
    expect(await failing(() => setKpiColumn(wanted))).toMatchObject({ kind: 'changedMeanwhile', outcome: { changed: 'nothing' } });
    await host.settled();
    expect(dump(host.book)).toBe(then);
  });

  test('the table has become another one of that name: nothing is written, and it is told', async () => {
    const { host } = await openOsaka();
    const wanted = await change();
    const table = host.book.table('DX_KPIs');
    for (const { id, name } of table?.columns ?? []) if (name !== '評価方式') table?.renameColumn(id, `別の${name}`);
    await host.settled();
    const before = dump(host.book);
    expect(await failing(() => setKpiColumn(wanted))).toMatchObject({ kind: 'tableNotOurs', outcome: { changed: 'nothing' } });
    expect(dump(host.book)).toBe(before);
  });

  test('a workbook without KPIs, or without the column, has nothing to set', async () => {
    const { host } = await openOsaka();
    sheetNamed(host.book, 'KPI').write({ row: FIRST - 1, column: SCALE, rows: 1, columns: 1 }, [['方式']]);
    await host.settled();
    expect(sharedColumn(await readWorkbook(), 'scale')).toBeNull();
  });

  test.each(FAULTS.flatMap(fault => [1, 2, 3].map(n => [fault, n] as const)))('%s at sync %i leaves all or nothing', async (fault, n) => {
    const { host, client } = await openOsaka();
    const before = dump(host.book);
    const wanted = await change();
    client.faults.at(n, fault);
    if (comesThrough(fault, n, 3)) {
      await setKpiColumn(wanted);
      expect(await column()).toEqual(Array(5).fill('長野県'));
      return;
    }
    expect(await failing(() => setKpiColumn(wanted))).toMatchObject({ outcome: { changed: 'nothing' } });
    await host.settled();
    expect(dump(host.book)).toBe(before);
  });
});
