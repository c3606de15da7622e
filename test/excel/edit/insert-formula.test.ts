import { insertFormula, undoInsert, type Insertion } from '../../../src/excel/edit/insert-formula';
import { MOST_CELLS_OF_REFERENCE, readReferences } from '../../../src/excel/read/read-cells';
import { followSelection, readPointed, readSelection, RESTED, type Selection } from '../../../src/excel/read/selection';
import { readReference, type Reference } from '../../../src/sheets/read/reference';
import { area } from '../../host/cell/address';
import { close, dump, failing, FAULTS, openOsaka, sheetNamed, until, comesThrough } from '../workbook';

afterEach(close);

/** 報告書 holds A1:B3, and B3 a formula. */
const at = (row: number, column: number, rows = 1, columns = 1) => ({ sheet: '報告書', row, column, rows, columns });
const B2: Reference = { kind: 'cells', block: at(1, 1), from: { row: false, column: false }, to: { row: false, column: false } };
const ONE: Insertion = { block: at(4, 4), formula: '=IF(B2="","",B2*2)', sources: [B2], formats: null };
const DOWN: Insertion = {
  block: at(4, 4, 3),
  formula: '=B1:B3&"件"',
  sources: [{ ...B2, block: at(0, 1, 3) }],
  formats: [['0.0%'], ['0.0%'], ['0.0%']],
};

describe('inserting', () => {
  test('one cell: the formula, nothing else, three syncs; 元に戻す leaves what was there', async () => {
    const { host, client } = await openOsaka();
    const before = dump(host.book);
    const inserted = await insertFormula(ONE);
    expect(client.counters.syncs).toBe(3);
    await host.settled();
    const sheet = sheetNamed(host.book, '報告書');
    expect([sheet.formula(4, 4), sheet.value(4, 4)]).toEqual(['=IF(B2="","",B2*2)', 6]);
    client.resetCounters();
    await undoInsert(inserted);
    expect(client.counters.syncs).toBe(2);
    await host.settled();
    expect(dump(host.book)).toBe(before);
  });

  test('nothing can be seen of it: tried again, what has come after all is not in its own way', async () => {
    const { host, client } = await openOsaka();
    client.faults.at(3, 'answer lost');
    for (let n = 4; n < 9; n++) client.faults.at(n, 'connection lost');
    expect((await failing(() => insertFormula(ONE))).outcome.changed).toBe('unknown');
    client.faults.clear();
    const inserted = await insertFormula(ONE);
    expect(sheetNamed(host.book, '報告書').formula(4, 4)).toBe('=IF(B2="","",B2*2)');
    await undoInsert(inserted);
    expect(sheetNamed(host.book, '報告書').formula(4, 4)).toBeNull();
  });

  test('one answer goes into one merged cell', async () => {
    const { host } = await openOsaka();
    const sheet = sheetNamed(host.book, '報告書');
    sheet.merge(area(4, 4, 2, 2));
    await insertFormula({ ...ONE, block: at(4, 4, 1, 1) });
    await host.settled();
    expect([sheet.formula(4, 4), sheet.value(4, 4)]).toEqual(['=IF(B2="","",B2*2)', 6]);
    expect(sheet.merges).toEqual([area(4, 4, 2, 2)]);
  });

  test('a block spills; a number format where there was none, and back', async () => {
    const { host } = await openOsaka();
    const sheet = sheetNamed(host.book, '報告書');
    // Its cells count as in use from here on, so that the sheets can be compared.
    sheet.setStyle(area(4, 4, 3, 1), { numberFormat: null });
    sheet.setStyle(area(5, 4), { numberFormat: '0.00' });
    const before = dump(host.book);
    const inserted = await insertFormula(DOWN);
    await host.settled();
    expect(sheet.values(area(4, 4, 3, 1))).toEqual([['件数件'], ['3件'], ['3件']]);
    expect([4, 5, 6].map(row => sheet.numberFormat(row, 4))).toEqual(['0.0%', '0.00', '0.0%']);
    await undoInsert(inserted);
    await host.settled();
    expect(dump(host.book)).toBe(before);
  });

  test('a format of its own for each cell; where none is wanted and where the staff have set one, nothing is changed', async () => {
    const { host } = await openOsaka();
    const sheet = sheetNamed(host.book, '報告書');
    sheet.setStyle(area(4, 4, 4, 1), { numberFormat: null });
    sheet.setStyle(area(7, 4), { numberFormat: '0.00' });
    const before = dump(host.book);
    const inserted = await insertFormula({
      ...DOWN,
      block: at(4, 4, 4),
      formula: '=SEQUENCE(4)',
      formats: [['#,##0'], ['0.0%'], [null], ['0.0%']],
    });
    await host.settled();
    expect([4, 5, 6, 7].map(row => sheet.numberFormat(row, 4))).toEqual(['#,##0', '0.0%', 'General', '0.00']);
    expect(inserted.formats).toEqual([['General'], ['General'], [null], [null]]);
    // Set since: 元に戻す leaves it.
    sheet.setStyle(area(6, 4), { numberFormat: '0.000' });
    await undoInsert(inserted);
    await host.settled();
    expect(sheet.numberFormat(6, 4)).toBe('0.000');
    sheet.setStyle(area(6, 4), { numberFormat: null });
    expect(dump(host.book)).toBe(before);
  });

  test.each<[string, Insertion, object]>([
    ['a cell in use', { ...ONE, block: at(1, 1), sources: [] }, { kind: 'cellsInTheWay', address: 'B2', holds: '3' }],
    ['a formula in the spill area', { ...DOWN, block: at(1, 1, 3), sources: [] }, { kind: 'cellsInTheWay', address: 'B2' }],
    [
      'the last cell of the spill area',
      { ...DOWN, block: at(8, 4, 2), sources: [] },
      { kind: 'cellsInTheWay', address: 'E10', holds: '使用中' },
    ],
    ['a formula that shows nothing', { ...ONE, block: at(10, 4) }, { kind: 'cellsInTheWay', address: 'E11', holds: '=""' }],
    ['merged cells', { ...DOWN, block: at(12, 4, 3) }, { kind: 'mergedInTheWay', address: 'E14:F15' }],
    [
      'its own source',
      { ...ONE, block: at(5, 1), sources: [{ ...B2, block: at(0, 1, 9) }] },
      { kind: 'readsItself', address: 'B6', source: 'B1:B9' },
    ],
    ['off the sheet', { ...DOWN, block: at(1_048_575, 4, 3) }, { kind: 'spillOffSheet', address: 'E1048576' }],
  ])('refuses %s, and changes nothing', async (_name, insertion, failure) => {
    const { host } = await openOsaka();
    const sheet = sheetNamed(host.book, '報告書');
    sheet.write(area(9, 4), [['使用中']]);
    sheet.write(area(10, 4), [['=""']]);
    sheet.merge(area(13, 4, 2, 2));
    await host.settled();
    const before = dump(host.book);
    const { failure: got, outcome } = await failing(() => insertFormula(insertion));
    expect(got).toMatchObject(failure);
    expect(outcome).toEqual({ changed: 'nothing' });
    expect(dump(host.book)).toBe(before);
  });

  test('in a table: one cell yes, a spill no', async () => {
    const { host } = await openOsaka();
    const table = host.book.table('DX_Actuals');
    const spot = { sheet: '実績', row: table?.bodyArea.row ?? 0, column: 8, rows: 1, columns: 1 };
    expect(await failing(() => insertFormula({ ...DOWN, block: { ...spot, rows: 3 } }))).toMatchObject({
      failure: { kind: 'spillIntoTable', table: 'DX_Actuals' },
    });
    const inserted = await insertFormula({ ...ONE, block: spot });
    await host.settled();
    expect(sheetNamed(host.book, '実績').formula(spot.row, 8)).toBe('=IF(B2="","",B2*2)');
    await undoInsert(inserted);
    // A table the formula reads would read itself.
    const whole = readReference('DX_Actuals[#All]', '実績', { sheets: [], tableNames: ['DX_Actuals'], names: [] }) as Reference;
    expect(await failing(() => insertFormula({ ...ONE, block: spot, sources: [whole] }))).toMatchObject({
      failure: { kind: 'readsItself' },
    });
  });

  test('a protected sheet is refused by its name; an unlocked cell of it is not, and keeps its format', async () => {
    const { host } = await openOsaka();
    const sheet = sheetNamed(host.book, '報告書');
    sheet.setStyle(area(4, 5), { locked: false });
    sheet.protect();
    const before = dump(host.book);
    expect(await failing(() => insertFormula(ONE))).toMatchObject({
      failure: { kind: 'protectedSheet', sheet: '報告書' },
      outcome: { changed: 'nothing' },
    });
    expect(dump(host.book)).toBe(before);
    const inserted = await insertFormula({ ...ONE, block: at(4, 5), formats: [['0.0%']] });
    await host.settled();
    expect([sheet.value(4, 5), sheet.numberFormat(4, 5)]).toEqual([6, 'General']);
    await undoInsert(inserted);
    await host.settled();
    expect(dump(host.book)).toBe(before);
  });

  test.each([
    ['in the cell of the formula', 4],
    ['in a cell of its answers', 5],
  ])('somebody types %s meanwhile: theirs stays, nothing is inserted, and it is told', async (_, row) => {
    const { host, client } = await openOsaka();
    let then = '';
    client.faults.after(2, () => {
      sheetNamed(host.book, '報告書').write(area(row, 4), [['同僚の値']]);
      then = dump(host.book);
    });
    expect(await failing(() => insertFormula(DOWN))).toMatchObject({ kind: 'cellsInTheWay', outcome: { changed: 'nothing' } });
    await host.settled();
    expect(dump(host.book)).toBe(then);
  });

  test('元に戻す keeps what somebody has put there since', async () => {
    const { host } = await openOsaka();
    const inserted = await insertFormula(ONE);
    sheetNamed(host.book, '報告書').write(area(4, 4), [[99]]);
    expect(await failing(() => undoInsert(inserted))).toMatchObject({ failure: { kind: 'changedMeanwhile', what: '報告書!E5' } });
    expect(sheetNamed(host.book, '報告書').value(4, 4)).toBe(99);
  });

  test.each(FAULTS.flatMap(fault => [1, 2, 3].map(n => [fault, n] as const)))('%s at sync %i leaves all or nothing', async (fault, n) => {
    const { host, client } = await openOsaka();
    sheetNamed(host.book, '報告書').setStyle(area(4, 4, 3, 1), { numberFormat: null });
    const before = dump(host.book);
    client.faults.at(n, fault);
    // The second looks for merged cells, and asks again for fewer where an answer would be too large.
    if (n === 2 ? fault === 'InvalidOperationInCellEditMode' || fault === 'RequestPayloadSizeLimitExceeded' : comesThrough(fault, n, 3)) {
      await insertFormula(DOWN);
      await host.settled();
      expect(sheetNamed(host.book, '報告書').value(6, 4)).toBe('3件');
      return;
    }
    const { outcome } = await failing(() => insertFormula(DOWN));
    expect(['nothing', 'takenBack']).toContain(outcome.changed);
    await host.settled();
    expect(dump(host.book)).toBe(before);
  });
});

describe('reading', () => {
  test('cells, tables, columns and names in one sync', async () => {
    const { client } = await openOsaka();
    const book = { sheets: [{ name: '報告書' }], tableNames: ['DX_KPIs'], names: ['DX_AsOf'] };
    const references = ['A1:B2', 'DX_KPIs[#All]', 'DX_KPIs[名称]', 'DX_AsOf'].map(text => readReference(text, '報告書', book) as Reference);
    client.resetCounters();
    const [cells, all, names, asOf] = (await readReferences(references)).map(range => range.cells);
    expect(client.counters.syncs).toBe(1);
    expect(cells).toEqual([
      ['担当', '件数'],
      ['総務', 3],
    ]);
    expect([all?.length, all?.[0]?.[1]]).toEqual([6, '名称']);
    expect(names?.slice(0, 2)).toEqual([['多重入力箇所'], ['作業削減時間']]);
    expect(asOf).toEqual([[46295]]);
  });

  test('with their number formats, as long as they are not too many', async () => {
    const { host, client } = await openOsaka();
    sheetNamed(host.book, '報告書').setStyle(area(1, 1), { numberFormat: '0%' });
    client.resetCounters();
    expect((await readReferences([{ ...B2, block: at(0, 0, 2, 2) } as Reference]))[0]?.formats).toEqual([
      ['General', 'General'],
      ['General', '0%'],
    ]);
    const [many] = await readReferences([{ ...B2, block: at(0, 0, 50_001) } as Reference]);
    expect([many?.cells.length, many?.formats]).toEqual([50_001, undefined]);
    expect(client.counters.syncs).toBe(2);
    // A table of ours may have 20,000 rows: with their formats the answer could be more than Excel on the web lets through.
    const [table, column] = await readReferences([
      { kind: 'table', table: 'DX_KPIs', part: '#All' },
      { kind: 'table', table: 'DX_KPIs', part: '基準値' },
    ]);
    expect([table?.formats, column?.formats?.length]).toEqual([undefined, 5]);
  });

  test('what is not there, and what is too much', async () => {
    await openOsaka();
    expect(await failing(() => readReferences([{ kind: 'table', table: '無い表', part: '#All' }]))).toMatchObject({
      failure: { kind: 'notFound' },
    });
    expect(await failing(() => readReferences([{ ...B2, block: at(0, 0, MOST_CELLS_OF_REFERENCE, 2) } as Reference]))).toMatchObject({
      failure: { kind: 'tooLarge' },
    });
  });
});

describe('the selection', () => {
  test('in one sync, of several cells in two: where, what is there, in which table; of whole columns the part in use', async () => {
    const { host, client } = await openOsaka();
    const sheet = sheetNamed(host.book, '報告書');
    const select = async (of: typeof sheet, row: number, column: number, rows: number, columns: number): Promise<Selection> => {
      host.book.select(of, area(row, column, rows, columns));
      client.resetCounters();
      const selection = await readSelection();
      expect(client.counters.syncs).toBeLessThanOrEqual(rows * columns === 1 ? 1 : 2);
      return selection;
    };
    expect(await select(sheet, 1, 0, 2, 1)).toEqual({ block: at(1, 0, 2), first: '総務', blank: false, formula: null, table: null });
    expect(await select(sheet, 8, 0, 1, 1)).toEqual({ block: at(8, 0), first: '', blank: true, formula: null, table: null });
    expect(await select(sheet, 0, 0, 1_048_576, 2)).toMatchObject({ block: at(0, 0, 3, 2) });
    expect(await select(sheet, 0, 9, 1_048_576, 1)).toMatchObject({ block: at(0, 9), blank: true });
    const table = host.book.table('DX_KPIs');
    expect(await select(sheetNamed(host.book, 'KPI'), table?.area.row ?? 0, 1, 1, 1)).toMatchObject({ first: '名称', table: 'DX_KPIs' });
    for (const row of [20, 21]) sheet.merge(area(row, 3, 1, 3));
    expect(await select(sheet, 20, 3, 1, 3)).toMatchObject({ block: at(20, 3) });
    expect(await select(sheet, 20, 3, 2, 3)).toMatchObject({ block: at(20, 3, 2) });
    sheet.write(area(8, 0), [['=""']]);
    await host.settled();
    expect(await select(sheet, 8, 0, 1, 1)).toMatchObject({ first: '', blank: false, formula: '=""' });
  });

  test('pointed at: a whole table is named, headers included; a part of it, or more than it, is cells', async () => {
    const { host, client } = await openOsaka();
    const kpi = sheetNamed(host.book, 'KPI');
    const whole = host.book.table('DX_KPIs')?.area;
    if (whole === undefined) throw new Error('no table');
    const point = async (row: number, column: number, rows: number, columns: number): Promise<unknown> => {
      host.book.select(kpi, area(row, column, rows, columns));
      client.resetCounters();
      return (await readPointed()).table;
    };
    const { row, column, rows, columns } = whole;
    expect(await point(row, column, rows, columns)).toBe('DX_KPIs');
    expect(client.counters.syncs).toBe(3);
    expect(await point(row + 1, column, rows - 1, columns)).toBeNull();
    expect(await point(row, column, rows, columns - 1)).toBeNull();
    expect(await point(row, column, rows + 1, columns)).toBeNull();
    expect(await point(row - 1, column, rows + 1, columns)).toBeNull();
    expect(client.counters.syncs).toBe(2);
    client.faults.at(3, 'ItemNotFound');
    expect(await failing(() => point(row, column, rows, columns))).toMatchObject({ outcome: { changed: 'nothing' } });
  });

  test('followed: at once and after each rest, until stopped', async () => {
    const { host, client } = await openOsaka();
    const sheet = sheetNamed(host.book, '報告書');
    const seen: (string | null)[] = [];
    const stop = await followSelection(selection => seen.push(selection && `${selection.block.row},${selection.block.column}`));
    const rest = (): Promise<void> => new Promise(resolve => setTimeout(resolve, RESTED + 100));
    client.resetCounters();
    for (const row of [1, 2, 3]) host.book.select(sheet, area(row, 0));
    await until(() => seen.length > 1);
    expect(seen.slice(1)).toEqual(['3,0']);
    expect(client.counters.syncs).toBe(1);
    await stop();
    host.book.select(sheet, area(5, 0));
    await rest();
    expect(seen.length).toBe(2);
  });

  test('a drawing or several ranges: said in words', async () => {
    const { client } = await openOsaka();
    client.faults.at(1, 'ItemNotFound');
    expect(await failing(() => readSelection())).toMatchObject({ failure: { kind: 'selectionNotCells' }, outcome: { changed: 'nothing' } });
  });
});
