import { PATIENCE } from '../../../../src/excel/batch/run';
import { adopt, takeBackAdopted, type Adopted } from '../../../../src/excel/sheets/set-up/adopt';
import { findSource, type FoundSource, type Pointed } from '../../../../src/excel/read/adopt-source';
import { readWorkbook } from '../../../../src/excel/read/read';
import { recallMapping, recalledMatches, toMemory } from '../../../../src/sheets/adopt/mapping/adopt-memory';
import type { Adoption } from '../../../../src/sheets/adopt/adopt';
import type { Match } from '../../../../src/sheets/adopt/mapping/adopt-mapping';
import { Host } from '../../../host/host';
import { startExcel, type Started } from '../../../host/node';
import { writeXlsx } from '../../../host/xlsx';
import type { Value } from '../../../host/cell/value';
import { adoption, propose } from '../../../sheets/adopt/adopt-work';
import { close, dump, failing, FAULTS, open, openOsaka, sheetNamed, comesThrough } from '../../workbook';

afterEach(close);

const PLAN: readonly (readonly Value[])[] = [
  ['KPI', '2030年', '2040年'],
  ['多重入力箇所', '0 箇所', '0 箇所'],
  ['作業削減時間', '110万時間 軽減', '212万時間 軽減'],
  ['窓口の待ち時間', '', '10分'],
];

/** Puts a table of the staff's own on a sheet and selects one cell of it. */
function put(host: Host, lines: readonly (readonly Value[])[], at = { row: 2, column: 1 }): void {
  const sheet = host.book.addSheet('公表資料');
  const columns = Math.max(...lines.map(line => line.length));
  sheet.write(
    { ...at, rows: lines.length, columns },
    lines.map(line => Array.from({ length: columns }, (_, column) => line[column] ?? null)),
  );
  host.book.select(sheet, { row: at.row + 1, column: at.column, rows: 1, columns: 1 });
}

interface Prepared {
  readonly found: FoundSource;
  readonly adoption: Adoption;
  readonly matches: readonly Match[];
  readonly go: () => Promise<Adopted>;
}

/** As the pane does it, up to the click on 取り込む. */
async function prepare(pointed: Pointed = { kind: 'selection' }): Promise<Prepared> {
  const state = await readWorkbook();
  const found = await findSource(pointed);
  const { read, proposal } = propose(found.source, state);
  const remembered = recallMapping(found.remembered, read.columns, proposal.table);
  const matches = remembered === null ? proposal.matches : recalledMatches(remembered, read.columns, proposal.destinations);
  const planned = adoption(state, read, proposal, matches);
  return {
    found,
    adoption: planned,
    matches,
    go: () => adopt({ adoption: planned, source: found.source, state, memory: toMemory(proposal.table, read.columns, matches) }),
  };
}

async function openWithPlan(start: () => Promise<Started>): Promise<Started> {
  const started = await start();
  put(started.host, PLAN);
  await started.host.settled();
  return started;
}

const namesIn = async (): Promise<readonly (string | null)[]> =>
  ((await readWorkbook()).tables.DX_KPIs?.rows ?? []).map(({ name }) => name);

test('the published plan into a new sheet: found in three syncs, copied in four; the source and all else as before', async () => {
  const { host, client } = await openWithPlan(open);
  const before = dump(host.book);
  client.resetCounters();
  await findSource({ kind: 'selection' });
  expect(client.counters.syncs).toBe(3);
  const { adoption: planned, go } = await prepare();
  expect(dump(host.book)).toBe(before);
  client.resetCounters();
  const adopted = await go();
  expect(client.counters.syncs).toBe(4);
  await host.settled();
  expect(host.warnings).toEqual([]);
  expect(planned.plan.conflicts).toEqual([]);
  expect(JSON.parse(dump(host.book, ['KPI'])).sheets).toEqual(JSON.parse(before).sheets);
  expect(adopted).toMatchObject({ place: { sheet: 'KPI', address: 'A6' } });
  const state = await readWorkbook();
  expect(state.tables.DX_KPIs?.rows.map(({ id, name, unit, targets }) => [id, name, unit, ...targets.map(({ value }) => value)])).toEqual([
    ['1', '多重入力箇所', '箇所', 0, 0],
    ['2', '作業削減時間', '時間', 1100000, 2120000],
    ['3', '窓口の待ち時間', '分', null, 10],
  ]);
  expect(sheetNamed(host.book, 'KPI').text(6, 6)).toBe('1,100,000');
  expect(state.asOfCell).toEqual({ sheet: 'KPI', address: 'B3' });
});

test('below what is there: nothing twice, numbers go on, staff’s own columns stay', async () => {
  const { host, client } = await openWithPlan(openOsaka);
  const [table] = host.book.tables();
  table?.addColumn('係のメモ', 2);
  await host.settled();
  const { adoption: planned, go } = await prepare();
  expect([planned.present, planned.rows.length]).toEqual([2, 1]);
  client.resetCounters();
  const { place, copied } = await go();
  expect(client.counters.syncs).toBe(3);
  expect(place).toEqual({ sheet: 'KPI', address: 'A12' });
  expect((await readWorkbook()).tables.DX_KPIs?.rows.at(-1)).toMatchObject({ id: 'K6', name: '窓口の待ち時間', unit: '分' });
  expect((await prepare()).adoption).toMatchObject({ present: 3, rows: [] });
  client.resetCounters();
  await takeBackAdopted(copied);
  expect(client.counters.syncs).toBe(2);
  expect(await namesIn()).toHaveLength(5);
});

test('text that begins with = stays text; errors and what cannot be read are copied as they are', async () => {
  const { host } = await open();
  put(
    host,
    [
      ['システム名', '移行予定', '年間経費'],
      ['=SUM(A1)は名前', '準備でき次第', '=1/0'],
      ['文書管理', 'R7年度末', '約3千円'],
    ].map((line, row) => line.map((cell, column) => (row === 1 && column === 0 ? `'${cell}` : cell))),
  );
  await host.settled();
  const { go, adoption: planned } = await prepare();
  expect(planned.issues.map(({ kind, column }) => `${kind} ${column}`)).toEqual(['wrongType 移行期限', 'wrongType 年間経費']);
  await go();
  await host.settled();
  const { tables } = await readWorkbook();
  expect(tables.DX_Systems?.cells[1]?.slice(0, 2)).toEqual([1, '=SUM(A1)は名前']);
  expect(tables.DX_Systems?.cells[1]?.slice(8, 10)).toEqual(['準備でき次第', { code: '#DIV/0!' }]);
  expect(tables.DX_Systems?.rows[1]).toMatchObject({ migrationDue: 46112, annualCost: 3000 });
  expect(sheetNamed(host.book, '情報システム').formula(4, 1)).toBeNull();
});

describe('what is pointed at', () => {
  test('whole columns are cut to the part in use; one merged cell stands for the cells around it', async () => {
    const { host } = await openWithPlan(open);
    const sheet = sheetNamed(host.book, '公表資料');
    host.book.select(sheet, { row: 0, column: 1, rows: 1_048_576, columns: 3 });
    expect((await findSource({ kind: 'selection' })).source).toMatchObject({ row: 2, column: 1, table: null, values: { length: 4 } });
    sheet.write({ row: 1, column: 1, rows: 1, columns: 1 }, [['計画の目標']]);
    sheet.merge({ row: 1, column: 1, rows: 1, columns: 3 });
    host.book.select(sheet, { row: 1, column: 1, rows: 1, columns: 3 });
    const { source } = await findSource({ kind: 'selection' });
    expect(source).toMatchObject({ row: 1, column: 1, merges: [{ row: 0, column: 0, rows: 1, columns: 3 }] });
    expect(source.values.map(line => line.length)).toEqual([3, 3, 3, 3, 3]);
  });

  test('a table, without its totals; one that is gone', async () => {
    const { host } = await openWithPlan(open);
    const sheet = sheetNamed(host.book, '公表資料');
    const table = host.book.addTable(sheet, { row: 2, column: 1, rows: 4, columns: 3 }, true, '計画表');
    table.showTotals = true;
    host.book.select(sheet, { row: 4, column: 2, rows: 1, columns: 1 });
    await host.settled();
    const { source } = await findSource({ kind: 'selection' });
    expect(source).toMatchObject({ table: '計画表', row: 2, column: 1 });
    expect(source.values).toHaveLength(4);
    expect((await findSource({ kind: 'table', name: '計画表' })).source.values).toEqual(source.values);
    expect(await failing(() => findSource({ kind: 'table', name: 'ない表' }))).toMatchObject({
      kind: 'notFound',
      outcome: { changed: 'nothing' },
    });
  });

  test('more than the limit is refused; much is read in several messages', async () => {
    const { host, client } = await open();
    put(host, [
      ['取組', 'マイルストーン', '終了予定'],
      ...Array.from({ length: 20_000 }, (_, row) => [`取組${row % 40}`, `工程${row}`, 46_000 + (row % 300)]),
    ]);
    await host.settled();
    client.resetCounters();
    const told: number[] = [];
    const { source } = await findSource({ kind: 'selection' }, { onProgress: done => told.push(done) });
    expect(source.values).toHaveLength(20_001);
    expect(client.counters.syncs).toBe(4);
    expect(told).toHaveLength(1);
    host.book.select(sheetNamed(host.book, '公表資料'), { row: 0, column: 0, rows: 20_003, columns: 11 });
    sheetNamed(host.book, '公表資料').write({ row: 0, column: 10, rows: 1, columns: 1 }, [['右端']]);
    expect(await failing(() => findSource({ kind: 'selection' }))).toMatchObject({ kind: 'tooLarge' });
  }, 60_000);
});

test('20,000 rows go over in as many messages as they need, and come back', async () => {
  const { host, client } = await open();
  const lines = (count: number): Value[][] =>
    Array.from({ length: count }, (_, row) => [
      `作業削減時間${row % 50}`,
      1950 + (Math.floor(row / 50) % 200),
      46_000 + Math.floor(row / 50),
      row % 100,
      '実績',
      '総務課',
    ]);
  put(host, [['KPI', '年度', '時点', '値', '区分', '入力者'], ...lines(20_000)]);
  await host.settled();
  const { adoption: planned, go } = await prepare();
  expect(planned.table).toBe('DX_Actuals');
  client.resetCounters();
  // A busy machine takes its time over so many rows; what is counted are messages.
  PATIENCE.answer = 120_000;
  const { copied } = await go();
  // The source once more in four messages, then look and write for each message of new rows, remember.
  expect(client.counters.syncs).toBeLessThanOrEqual(17);
  await host.settled();
  expect((await readWorkbook()).tables.DX_Actuals?.rows).toHaveLength(20_000);
  await takeBackAdopted(copied);
  expect((await readWorkbook()).tables.DX_Actuals).toBeNull();
}, 120_000);

describe('a fault at each sync leaves all or nothing', () => {
  const cases = FAULTS.flatMap(fault => [1, 2, 3, 4].map(n => [fault, n] as const));
  describe.each([
    ['a new sheet', open, 3, 4],
    ['below a table', openOsaka, 6, null],
  ] as const)('%s', (_, start, rows, layingOut) => {
    test.each(cases.filter(([, n]) => n <= (layingOut ?? 3)))('%s at sync %i', async (fault, n) => {
      const { host, client } = await openWithPlan(start as () => Promise<Started>);
      const before = dump(host.book);
      const { go } = await prepare();
      client.faults.at(n, fault);
      if (fault === 'InvalidOperationInCellEditMode' || n > 3 || (n === 3 && (fault === 'answer lost' || fault === 'ItemNotFound'))) {
        // Tried again; or done, and only the answer was lost; or only the printed page failed, which is laid out once more.
        const { page } = await go();
        expect(page).toBe(true);
        expect(await namesIn()).toHaveLength(rows);
        return;
      }
      const failure = await failing(go);
      expect(['nothing', 'takenBack']).toContain(failure.outcome.changed);
      expect(dump(host.book)).toBe(before);
    });
  });

  test('a printed page that Excel refuses twice is told, and the rows are there', async () => {
    const { client } = await openWithPlan(open);
    const { go } = await prepare();
    for (const n of [4, 5]) client.faults.at(n, 'AccessDenied');
    expect((await go()).page).toBe(false);
    expect(await namesIn()).toHaveLength(3);
  });

  test.each(FAULTS.flatMap(fault => [1, 2].map(n => [fault, n] as const)))('taking back: %s at sync %i', async (fault, n) => {
    const { host, client } = await openWithPlan(openOsaka);
    const before = dump(host.book, ['公表資料']);
    const { copied } = await (await prepare()).go();
    await host.settled();
    const after = dump(host.book);
    client.faults.at(n, fault);
    if (comesThrough(fault, n)) {
      await takeBackAdopted(copied);
      expect(dump(host.book, ['公表資料'])).toBe(before);
      return;
    }
    expect((await failing(() => takeBackAdopted(copied))).outcome).toEqual({ changed: 'nothing' });
    expect(dump(host.book)).toBe(after);
  });
});

test('no answer, and nobody may look: tried again, what has come after all is not copied twice', async () => {
  const { client } = await openWithPlan(openOsaka);
  const { go } = await prepare();
  client.faults.at(3, 'answer lost');
  for (let n = 4; n < 9; n++) client.faults.at(n, 'connection lost');
  expect((await failing(go)).outcome.changed).toBe('unknown');
  client.faults.clear();
  const { copied } = await go();
  expect(await namesIn()).toHaveLength(6);
  await takeBackAdopted(copied);
  expect(await namesIn()).toHaveLength(5);
});

describe('between showing and writing', () => {
  test('the source has changed: refused, nothing written', async () => {
    const { host } = await openWithPlan(open);
    const { go } = await prepare();
    sheetNamed(host.book, '公表資料').write({ row: 3, column: 2, rows: 1, columns: 1 }, [['5 箇所']]);
    const before = dump(host.book);
    expect(await failing(go)).toMatchObject({
      failure: { kind: 'changedMeanwhile', what: '公表資料!B3:D6' },
      outcome: { changed: 'nothing' },
    });
    expect(dump(host.book)).toBe(before);
  });

  test('the destination is protected, or has something below: refused', async () => {
    const { host } = await openWithPlan(openOsaka);
    host.book.tables()[0]?.deleteRows(1, 4);
    const { go } = await prepare();
    const kpi = sheetNamed(host.book, 'KPI');
    kpi.write({ row: 8, column: 2, rows: 1, columns: 1 }, [['※注']]);
    const before = dump(host.book);
    expect(await failing(go)).toMatchObject({ failure: { kind: 'rowsInTheWay' }, outcome: { changed: 'nothing' } });
    kpi.protect();
    expect((await failing(go)).kind).toBe('protectedSheet');
    kpi.unprotect();
    expect(dump(host.book)).toBe(before);
    kpi.protect();
    expect((await prepare()).adoption.plan.conflicts).toEqual([{ kind: 'protectedSheet', sheet: 'KPI' }]);
  });
});

describe('taking back', () => {
  test.each([
    ['a value was changed', 1],
    ['something was written beside it', 2],
    ['a row was added below', 12],
  ])('%s: refused, nothing written', async (_, column) => {
    const { host } = await openWithPlan(openOsaka);
    const { copied } = await (await prepare()).go();
    const kpi = sheetNamed(host.book, 'KPI');
    const [table] = host.book.tables();
    if (column === 12 && table) {
      kpi.write({ row: 12, column: 1, rows: 1, columns: 1 }, [['次の指標']]);
      table.resize({ ...table.area, rows: table.area.rows + 1 });
    } else kpi.write({ row: 11, column: column === 2 ? 12 : column, rows: 1, columns: 1 }, [['別の人の入力']]);
    await host.settled();
    const before = dump(host.book);
    expect(await failing(() => takeBackAdopted(copied))).toMatchObject({
      failure: { kind: 'changedMeanwhile' },
      outcome: { changed: 'nothing' },
    });
    expect(dump(host.book)).toBe(before);
  });

  test('of a new sheet: the sheet goes with them', async () => {
    const { host } = await openWithPlan(open);
    const { copied } = await (await prepare()).go();
    await takeBackAdopted(copied);
    await host.settled();
    expect(await namesIn()).toEqual([]);
    expect(host.book.table('DX_KPIs')).toBeNull();
    // And can be made again.
    await (await prepare()).go();
    expect(await namesIn()).toHaveLength(3);
  });
});

describe('the mapping is remembered in the workbook', () => {
  test('once, however often the same form is adopted; not where adopting was refused and taken back', async () => {
    const { host, client } = await openWithPlan(openOsaka);
    const remembered = (): unknown => (JSON.parse(String(host.book.settings.get('DX.workbook'))) as { adopted?: unknown[] }).adopted ?? [];
    const refused = await prepare();
    const table = host.book.table('DX_KPIs');
    const rename = (from: string, to: string): void => {
      table?.renameColumn(table.columns.find(({ name }) => name === from)?.id ?? -1, to);
    };
    client.faults.after(2, () => rename('目標2030', '同僚の目標'));
    expect((await failing(refused.go)).outcome).toEqual({ changed: 'nothing' });
    expect(remembered()).toEqual([]);
    rename('同僚の目標', '目標2030');
    await host.settled();
    for (const _ of [1, 2]) {
      const { go } = await prepare();
      const { copied } = await go();
      await takeBackAdopted(copied);
    }
    expect(remembered()).toHaveLength(1);
  });

  test('it survives saving and opening, and is used for the same headers', async () => {
    const { host } = await openWithPlan(open);
    const first = await prepare();
    expect(first.found.remembered).toEqual([]);
    await first.go();
    await host.settled();
    const { bytes: saved } = await writeXlsx(host.book);
    close();
    const again = await startExcel({ host: await Host.open(saved) });
    const sheet = sheetNamed(again.host.book, '公表資料');
    again.host.book.select(sheet, { row: 3, column: 1, rows: 1, columns: 1 });
    const second = await prepare();
    expect(second.found.remembered).toEqual([
      { table: 'DX_KPIs', headers: ['kpi', '2030年', '2040年'], to: ['名称', '目標2030', '目標2040'] },
    ]);
    expect(second.matches.map(({ confidence }) => confidence)).toEqual(['remembered', 'remembered', 'remembered']);
    expect(second.adoption).toMatchObject({ present: 3, rows: [] });
    again.stop();
  });

  test.each(
    [
      ['broken', '{"version":1'],
      ['newer', '{"version":2,"table":"DX_KPIs","headers":["kpi"],"to":["名称"]}'],
      ['another type', 7],
      ['another table', '{"version":1,"table":"DX_Other","headers":[],"to":[]}'],
      ['uneven', '{"version":1,"table":"DX_KPIs","headers":["kpi"],"to":[]}'],
    ].flatMap(([what, value]) => [true, false].map(earlier => [what, value, earlier] as const)),
  )('%s: as if it were not there', async (_, value, earlier) => {
    const { host } = await openWithPlan(open);
    if (earlier) host.book.settings.set('DX.Adopted.DX_KPIs.x', value);
    else host.book.settings.set('DX.workbook', `{"adopted":[${String(value)}]}`);
    host.book.settings.set('somebody.else', { a: 1 });
    const { found, adoption: planned } = await prepare();
    expect(found.remembered).toEqual([]);
    expect(planned.rows).toHaveLength(3);
  });
});

test.each(['1.14', '1.17'])('ExcelApi %s (Excel LTSC) is enough', async requirementSet => {
  const { host } = await open({ requirementSet, platform: 'windows' });
  put(host, PLAN);
  await host.settled();
  await takeBackAdopted((await (await prepare()).go()).copied);
});
