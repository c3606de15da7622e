import { followCell, type SelectedCell } from '../../../src/excel/read/follow-cell';
import { readSources, readTracedCell } from '../../../src/excel/read/trace-cells';
import { RESTED } from '../../../src/excel/read/selection';
import { sourceOf } from '../../../src/sheets/trace/source';
import { area } from '../../host/cell/address';
import { close, openOsaka, sheetNamed, until } from '../workbook';

afterEach(close);

/** 報告書 with DX formulas in E1 and, spilling, in E3:E5; a merged cell E7:F7. The functions themselves are not there: #NAME?. */
async function openReport() {
  const started = await openOsaka();
  const sheet = sheetNamed(started.host.book, '報告書');
  sheet.write({ row: 0, column: 4, rows: 1, columns: 1 }, [['=DX.TARGET("作業削減時間",2030,DX_KPIs[#All])']]);
  sheet.write({ row: 2, column: 4, rows: 1, columns: 1 }, [['=IF(TRUE,B1:B3,DX.NUMBER(1))']]);
  sheet.write({ row: 6, column: 4, rows: 1, columns: 1 }, [['=DX.WAREKI(2025)']]);
  sheet.merge(area(6, 4, 1, 2));
  started.host.book.activeSheet = sheet;
  await started.host.settled();
  started.client.resetCounters();
  return { ...started, sheet };
}

const pause = (): Promise<void> => new Promise(resolve => setTimeout(resolve, RESTED * 2));

describe('the selected cell', () => {
  test('what holds a DX formula is told, also where it spills into; clicks beside it cost no sync', async () => {
    const { host, client, sheet } = await openReport();
    const told: (SelectedCell | null)[] = [];
    const following = await followCell(cell => told.push(cell));
    const before = client.counters.syncs;
    // Registering, the selection, the cells around it, the formulas that spill.
    expect(before).toBe(4);
    const selected = async (row: number, column: number): Promise<SelectedCell | null | undefined> => {
      const count = told.length;
      host.book.select(sheet, area(row, column));
      await until(() => told.length > count);
      return told.at(-1);
    };
    expect(await selected(0, 4)).toEqual({ place: { sheet: '報告書', address: 'E1' }, holdsDx: true });
    expect(await selected(3, 4)).toEqual({ place: { sheet: '報告書', address: 'E4' }, holdsDx: true });
    expect(await selected(6, 4)).toMatchObject({ holdsDx: true });
    for (const [row, column] of [
      [0, 0],
      [2, 1],
      [9, 9],
      [150, 30],
    ] as const)
      expect(await selected(row, column)).toMatchObject({ holdsDx: false });
    expect(client.counters.syncs).toBe(before);
    // Another part of the sheet is read once.
    expect(await selected(700, 3)).toMatchObject({ holdsDx: false });
    expect(await selected(701, 3)).toMatchObject({ holdsDx: false });
    expect(client.counters.syncs).toBe(before + 1);
    await following.stop();
    host.book.select(sheet, area(0, 4));
    const count = told.length;
    await pause();
    expect(told.length).toBe(count);
  });

  test('after a change it is looked at anew; the last cells of the sheet, whole columns', async () => {
    const { host, sheet } = await openReport();
    const told: (SelectedCell | null)[] = [];
    const following = await followCell(cell => told.push(cell));
    const latest = async (): Promise<SelectedCell | null | undefined> => {
      const count = told.length;
      await until(() => told.length > count);
      return told.at(-1);
    };
    host.book.select(sheet, area(9, 1));
    expect(await latest()).toMatchObject({ holdsDx: false });
    sheet.write({ row: 9, column: 1, rows: 1, columns: 1 }, [['=DX.WAREKI(2026)']]);
    await host.settled();
    following.changed();
    expect(await latest()).toEqual({ place: { sheet: '報告書', address: 'B10' }, holdsDx: true });
    host.book.select(sheet, area(1_048_575, 16_383));
    expect(await latest()).toEqual({ place: { sheet: '報告書', address: 'XFD1048576' }, holdsDx: false });
    host.book.select(sheet, area(0, 2, 1_048_576, 1));
    expect(await latest()).toBeNull();
    await following.stop();
  });

  test('another sheet has a selection of its own', async () => {
    const { host, sheet } = await openReport();
    const told: (SelectedCell | null)[] = [];
    host.book.select(sheetNamed(host.book, 'KPI'), area(0, 0));
    const following = await followCell(cell => told.push(cell));
    expect(told.at(-1)).toMatchObject({ holdsDx: false });
    host.book.select(sheet, area(0, 4));
    await until(() => told.at(-1)?.holdsDx === true);
    expect(told.at(-1)?.place).toEqual({ sheet: '報告書', address: 'E1' });
    await following.stop();
  });
});

describe('what a formula stands in and reads', () => {
  test('the cell, its formula and, of a spilled one, which answer it shows', async () => {
    const { client } = await openReport();
    expect(await readTracedCell({ sheet: '報告書', address: 'E1' })).toMatchObject({
      formula: { text: '=DX.TARGET("作業削減時間",2030,DX_KPIs[#All])', row: 0, column: 0, spillsFrom: null },
    });
    expect(client.counters.syncs).toBe(1);
    expect(await readTracedCell({ sheet: '報告書', address: 'E4' })).toMatchObject({
      formula: { row: 1, column: 0, home: { row: 2, column: 4 }, spillsFrom: { sheet: '報告書', address: 'E3' } },
    });
    expect((await readTracedCell({ sheet: '報告書', address: 'B1' })).formula).toBeNull();
    await expect(readTracedCell({ sheet: '無い', address: 'B1' })).rejects.toMatchObject({ failure: { kind: 'notFound' } });
  });

  test('references of every kind, in two syncs; what is not there is told apart', async () => {
    const { host, client } = await openReport();
    host.book.names.add('係数', '=1.5');
    const home = { sheet: '報告書', row: 0, column: 4, table: null };
    const book = { sheets: host.book.sheets, tableNames: ['DX_KPIs', 'DX_Actuals', '消えた表'], names: ['DX_AsOf', '係数', '消えた'] };
    const texts = ['B2', 'DX_AsOf', '係数', 'DX_KPIs[名称]', 'A:B', '消えた', '消えた表[#All]', 'E1', 'DX_KPIs[@名称]'];
    const sources = texts.map(text => {
      const source = sourceOf(text, { ...home, row: 6 }, book);
      if (source === null) throw new Error(text);
      return source;
    });
    client.resetCounters();
    const [b2, asOf, factor, names, columns, gone, goneTable, e1, ofRow] = await readSources(sources);
    expect(client.counters.syncs).toBe(2);
    expect(b2).toMatchObject({ cells: [[3]], block: { row: 1, column: 1, rows: 1, columns: 1 }, formula: null });
    expect(asOf?.cells).toEqual([[46295]]);
    expect(factor).toMatchObject({ cells: [[1.5]], block: null });
    expect(names?.cells.flat()).toContain('作業削減時間');
    expect(columns).toMatchObject({ block: { row: 0, column: 0, rows: 3, columns: 2 } });
    expect([gone, goneTable]).toEqual([null, null]);
    expect(e1).toMatchObject({ formula: '=DX.TARGET("作業削減時間",2030,DX_KPIs[#All])' });
    expect(ofRow?.cells.length).toBe(1);
  });
});
