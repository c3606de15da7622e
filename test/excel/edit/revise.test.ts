import { serialOf } from '../../../src/domain/base/serial';
import { readWorkbook } from '../../../src/excel/read/read';
import { revise, type Revision } from '../../../src/excel/edit/revise';
import { takeBackRevision } from '../../../src/excel/edit/take-back-revision';
import { setUp } from '../../../src/excel/sheets/set-up/set-up';
import { inspectWorkbook } from '../../../src/sheets/inspect/remark';
import { finish } from '../../../src/sheets/read/slices';
import { planSetUp } from '../../../src/sheets/make/set-up';
import type { SetUpPlan } from '../../../src/sheets/make/planned';
import type { Book } from '../../host/book/book';
import type { Started, StartOptions } from '../../host/node';
import type { Value } from '../../host/cell/value';
import { AS_OF, close, dump, failing, FAULTS, openOsaka, sheetNamed, comesThrough } from '../workbook';

afterEach(close);

/** Makes DX_Revisions alone, as the panel plans it. */
const ledger = async (): Promise<SetUpPlan> => planSetUp(await readWorkbook(), { tables: ['DX_Revisions'], template: null, asOf: AS_OF });

/** KPIs and 目標改定; the target of 作業削減時間 for 2030 is in G8. */
async function openWithLedger(options: StartOptions = {}): Promise<Started> {
  const started = await openOsaka(options);
  await setUp(await ledger());
  await started.host.settled();
  started.client.resetCounters();
  return started;
}

const REVISION: Revision = {
  kpi: '作業削減時間',
  year: 2030,
  from: 1_100_000,
  before: 1_100_000,
  after: 1_200_000,
  revisedOn: serialOf(2026, 4, 1),
  reason: '対象の業務が増えたため',
  unit: '時間',
  setUp: null,
};
const G8 = { row: 7, column: 6, rows: 1, columns: 1 };
const put = (book: Book, sheet: string, at: typeof G8, value: Value): void => {
  sheetNamed(book, sheet).write(at, [[value]]);
};
const rows = async () => (await readWorkbook()).tables.DX_Revisions?.rows;
const refuse = (target: object, verb: string): void => {
  Object.defineProperty(target, verb, {
    value: () => {
      throw new Error('refused');
    },
  });
};
const LINE = {
  kpi: '作業削減時間',
  year: 2030,
  before: 1_100_000,
  after: 1_200_000,
  revisedOn: serialOf(2026, 4, 1),
  reason: '対象の業務が増えたため',
};

test('the target and its row of the ledger in two syncs, and nothing else', async () => {
  const { host, client } = await openWithLedger();
  const before = JSON.parse(dump(host.book, ['KPI', '目標改定']));
  const revised = await revise(REVISION);
  expect(client.counters.syncs).toBeLessThanOrEqual(2);
  expect(revised).toMatchObject({ place: { sheet: 'KPI', address: 'G8' }, row: { sheet: '目標改定', address: 'A5' } });
  client.resetCounters();
  const second = await revise({ ...REVISION, kpi: '職員のやりがい向上', from: 0.8, before: 0.8, after: 0.85, unit: '%' });
  expect(client.counters.syncs).toBeLessThanOrEqual(2);
  expect(second.row.address).toBe('A6');
  await host.settled();
  expect(JSON.parse(dump(host.book, ['KPI', '目標改定']))).toEqual(before);
  expect(sheetNamed(host.book, 'KPI').texts({ row: 6, column: 6, rows: 5, columns: 2 })).toEqual([
    ['0', '0'],
    ['1,200,000', '2,120,000'],
    ['120,000', '340,000'],
    ['10.3%', '20.0%'],
    ['85.0%', '95.0%'],
  ]);
  expect(sheetNamed(host.book, '目標改定').texts({ row: 3, column: 0, rows: 3, columns: 6 })).toEqual([
    ['KPI', '目標年', '旧目標', '新目標', '改定日', '理由'],
    ['作業削減時間', '2030', '1,100,000', '1,200,000', '2026/4/1', '対象の業務が増えたため'],
    ['職員のやりがい向上', '2030', '80.0%', '85.0%', '2026/4/1', '対象の業務が増えたため'],
  ]);
  expect(await rows()).toMatchObject([LINE, { ...LINE, kpi: '職員のやりがい向上', before: 0.8, after: 0.85 }]);
});

test('a target that was not decided: ― becomes a number, and ― is what the ledger says it was', async () => {
  const { host } = await openWithLedger();
  put(host.book, 'KPI', G8, '―');
  await revise({ ...REVISION, from: '―', before: null });
  expect(sheetNamed(host.book, 'KPI').text(7, 6)).toBe('1,200,000');
  expect(sheetNamed(host.book, '目標改定').value(4, 2)).toBe('―');
  expect((await readWorkbook()).tables.DX_Revisions).toMatchObject({ rows: [{ before: null, after: 1_200_000 }], issues: [] });
});

test('the reason stays text, and the staff’s own number format stays', async () => {
  const { host } = await openWithLedger();
  sheetNamed(host.book, 'KPI').setStyle(G8, { numberFormat: '#,##0"時間"' });
  await revise({ ...REVISION, reason: '=1+1' });
  expect(sheetNamed(host.book, 'KPI').text(7, 6)).toBe('1,200,000時間');
  expect(sheetNamed(host.book, '目標改定').value(4, 5)).toBe('=1+1');
});

test('table, row and column are found by their names, wherever staff have moved them', async () => {
  const { host } = await openWithLedger();
  const kpis = host.book.table('DX_KPIs');
  kpis?.addColumn('所管課', 0);
  host.book.renameSheet(sheetNamed(host.book, 'KPI'), '指標');
  const revised = await revise({ ...REVISION, kpi: '作業 削減時間' });
  expect(revised.place).toEqual({ sheet: '指標', address: 'H8' });
  expect((await readWorkbook()).tables.DX_KPIs?.rows[1]?.targets[0]).toEqual({ year: 2030, value: 1_200_000 });
});

describe('a workbook without DX_Revisions', () => {
  test('gets it in the same two syncs and one for the page, with the row in it; only the target changes beside it', async () => {
    const { host, client } = await openOsaka();
    const before = JSON.parse(dump(host.book, ['KPI']));
    const plan = await ledger();
    client.resetCounters();
    expect((await revise({ ...REVISION, setUp: plan })).row).toEqual({ sheet: '目標改定', address: 'A5' });
    expect(client.counters.syncs).toBeLessThanOrEqual(3);
    await host.settled();
    expect(JSON.parse(dump(host.book, ['KPI', '目標改定']))).toEqual(before);
    expect(await rows()).toMatchObject([LINE]);
    expect(sheetNamed(host.book, '目標改定').texts({ row: 4, column: 2, rows: 1, columns: 3 })).toEqual([
      ['1,100,000', '1,200,000', '2026/4/1'],
    ]);
    // The next one goes below.
    expect((await revise({ ...REVISION, from: 1_200_000, before: 1_200_000, after: 1_300_000, revisedOn: AS_OF })).row.address).toBe('A6');
  });

  test('somebody made it meanwhile', async () => {
    const { host } = await openOsaka();
    const plan = await ledger();
    await setUp(plan);
    const before = dump(host.book);
    expect(await failing(() => revise({ ...REVISION, setUp: plan }))).toMatchObject({
      kind: 'changedMeanwhile',
      outcome: { changed: 'nothing' },
    });
    expect(dump(host.book)).toBe(before);
  });

  test.each(FAULTS.flatMap(fault => [1, 2].map(n => [fault, n] as const)))('%s at sync %i leaves all or nothing', async (fault, n) => {
    const { host, client } = await openOsaka();
    const before = dump(host.book);
    const plan = await ledger();
    client.faults.at(n, fault);
    if (comesThrough(fault, n)) {
      await revise({ ...REVISION, setUp: plan });
      expect(await rows()).toMatchObject([LINE]);
      expect(sheetNamed(host.book, 'KPI').value(7, 6)).toBe(1_200_000);
      return;
    }
    expect((await failing(() => revise({ ...REVISION, setUp: plan }))).outcome).toEqual({ changed: 'nothing' });
    expect(dump(host.book)).toBe(before);
  });

  test('what a batch did before it failed is taken back', async () => {
    const { host } = await openOsaka();
    const plan = await ledger();
    const before = dump(host.book);
    // The target has its new value and the sheet is there by then.
    refuse(host.book, 'addTable');
    const failure = await failing(() => revise({ ...REVISION, setUp: plan }));
    expect(failure.outcome).toEqual({ changed: 'takenBack' });
    await host.settled();
    expect(dump(host.book)).toBe(before);
  });
});

describe('what stands in the way is said, and nothing is written', () => {
  test.each<[string, (book: Book) => void, object]>([
    ['a formula', book => put(book, 'KPI', G8, '=1000000+100000'), { kind: 'cellHasFormula', sheet: 'KPI', address: 'G8' }],
    ['another value', book => put(book, 'KPI', G8, 1_150_000), { kind: 'changedMeanwhile', what: 'KPI!G8' }],
    ['the KPI sheet is protected', book => sheetNamed(book, 'KPI').protect(), { kind: 'protectedSheet', sheet: 'KPI' }],
    ['the ledger is protected', book => sheetNamed(book, '目標改定').protect(), { kind: 'protectedSheet', sheet: '目標改定' }],
    [
      'something below the ledger',
      book => put(book, '目標改定', { ...G8, row: 6, column: 0 }, '合計'),
      { kind: 'rowsInTheWay', sheet: '目標改定', address: 'A7' },
    ],
    ['the KPI was renamed', book => put(book, 'KPI', { ...G8, column: 1 }, '削減時間'), { kind: 'notFound', what: '作業削減時間' }],
    [
      'two KPIs of that name',
      book => put(book, 'KPI', { ...G8, row: 8, column: 1 }, '作業削減 時間'),
      { kind: 'severalKpis', kpi: '作業削減時間' },
    ],
    [
      'the year has no column any more',
      book => put(book, 'KPI', { ...G8, row: 5 }, '目標2031'),
      { kind: 'missingColumn', header: '目標2030' },
    ],
    [
      'the ledger has no 理由',
      book => put(book, '目標改定', { ...G8, row: 3, column: 5 }, 'わけ'),
      { kind: 'missingColumn', header: '理由' },
    ],
    [
      'the key is there',
      book => put(book, '目標改定', { ...G8, row: 4, column: 4 }, 'R8.4.1'),
      { kind: 'revisionThere', sheet: '目標改定', address: 'A5' },
    ],
    ['DX_KPIs is gone', book => book.removeSheet(sheetNamed(book, 'KPI')), { kind: 'notFound' }],
  ])('%s', async (what, change, expected) => {
    const { host } = await openWithLedger();
    await revise({ ...REVISION, year: 2030, revisedOn: serialOf(2026, 3, 1) });
    await revise({ ...REVISION, from: 1_200_000, before: 1_200_000, after: 1_100_000, revisedOn: serialOf(2026, 3, 2) });
    if (what === 'something below the ledger') {
      put(host.book, '目標改定', { ...G8, row: 7, column: 0 }, '合計');
      host.book.table('DX_Revisions')?.resize({ row: 3, column: 0, rows: 4, columns: 6 });
      put(host.book, '目標改定', { ...G8, row: 6, column: 5 }, '空の行ではない');
      expected = { ...expected, address: 'A8' };
    } else change(host.book);
    await host.settled();
    const before = dump(host.book);
    expect(await failing(() => revise(REVISION))).toMatchObject({ failure: expected, outcome: { changed: 'nothing' } });
    expect(dump(host.book)).toBe(before);
  });
});

describe('a fault at each sync leaves all or nothing', () => {
  test.each(FAULTS.flatMap(fault => [1, 2].map(n => [fault, n] as const)))('%s at sync %i', async (fault, n) => {
    const { host, client } = await openWithLedger();
    await revise({ ...REVISION, kpi: '生産性向上率', from: 0.103, before: 0.103, after: 0.12, unit: '%' });
    await host.settled();
    const before = dump(host.book);
    client.faults.at(n, fault);
    if (comesThrough(fault, n)) {
      await revise(REVISION);
      expect(await rows()).toMatchObject([{ after: 0.12 }, LINE]);
      expect(sheetNamed(host.book, 'KPI').value(7, 6)).toBe(1_200_000);
      return;
    }
    expect((await failing(() => revise(REVISION))).outcome).toEqual({ changed: 'nothing' });
    expect(dump(host.book)).toBe(before);
  });

  test('what a batch did before it failed is taken back', async () => {
    const { host } = await openWithLedger();
    await revise({ ...REVISION, kpi: '生産性向上率', from: 0.103, before: 0.103, after: 0.12, unit: '%' });
    await host.settled();
    const before = dump(host.book);
    // The target has its new value by then.
    refuse(sheetNamed(host.book, '目標改定'), 'write');
    expect((await failing(() => revise(REVISION))).outcome).toEqual({ changed: 'takenBack' });
    await host.settled();
    expect(dump(host.book)).toBe(before);
  });

  test('taking back fails as well: what is left is named', async () => {
    const { host, client } = await openWithLedger();
    await revise({ ...REVISION, kpi: '生産性向上率', from: 0.103, before: 0.103, after: 0.12, unit: '%' });
    // The target has its new value by then.
    refuse(sheetNamed(host.book, '目標改定'), 'write');
    // 3 looks at what has been done, 4 would take it back.
    client.faults.at(4, 'AccessDenied');
    expect((await failing(() => revise(REVISION))).outcome).toEqual({ changed: 'left', sheets: [], cells: ['KPI!G8', '目標改定!A6:F6'] });
  });
});

describe('元に戻す', () => {
  test('both are as before, in two syncs; of a table with one row the row stays, empty', async () => {
    const { host, client } = await openWithLedger();
    const values = () => ['KPI', '目標改定'].map(name => sheetNamed(host.book, name).texts({ row: 0, column: 0, rows: 12, columns: 10 }));
    const first = values();
    const one = await revise(REVISION);
    await host.settled();
    const before = dump(host.book);
    const two = await revise({ ...REVISION, kpi: '生産性向上率', from: 0.103, before: 0.103, after: 0.12, unit: '%' });
    client.resetCounters();
    await takeBackRevision(two);
    expect(client.counters.syncs).toBeLessThanOrEqual(2);
    await host.settled();
    expect(dump(host.book)).toBe(before);
    await takeBackRevision(one);
    await host.settled();
    expect(values()).toEqual(first);
    expect(host.book.table('DX_Revisions')?.area.rows).toBe(2);
    expect(await rows()).toEqual([]);
  });

  test('the sheet that was made stays, empty, and takes the next revision', async () => {
    const { host } = await openOsaka();
    const revised = await revise({ ...REVISION, setUp: await ledger() });
    await takeBackRevision(revised);
    await host.settled();
    expect([sheetNamed(host.book, 'KPI').value(7, 6), await rows()]).toEqual([1_100_000, []]);
    expect((await revise(REVISION)).row.address).toBe('A5');
    expect(await rows()).toMatchObject([LINE]);
  });

  test('a text comes back as text, with its look', async () => {
    const { host } = await openWithLedger();
    put(host.book, 'KPI', G8, '約110万時間');
    sheetNamed(host.book, 'KPI').setStyle(G8, { numberFormat: '@' });
    const revised = await revise({ ...REVISION, from: '約110万時間' });
    expect(sheetNamed(host.book, 'KPI').text(7, 6)).toBe('1,200,000');
    await takeBackRevision(revised);
    expect([sheetNamed(host.book, 'KPI').value(7, 6), sheetNamed(host.book, 'KPI').numberFormat(7, 6)]).toEqual(['約110万時間', '@']);
  });

  test.each<[string, (book: Book) => void, object]>([
    ['the target has changed since', book => put(book, 'KPI', G8, 1_250_000), { kind: 'changedMeanwhile', what: 'KPI!G8' }],
    [
      'the row has changed since',
      book => put(book, '目標改定', { ...G8, row: 4, column: 5 }, '別の理由'),
      { kind: 'changedMeanwhile', what: '目標改定' },
    ],
    [
      'a row was added below',
      book => {
        book.table('DX_Revisions')?.addRows([['生産性向上率', 2030, 0.1, 0.2, 46000, '別の人']]);
      },
      { kind: 'changedMeanwhile', what: '目標改定' },
    ],
    ['the ledger is protected now', book => sheetNamed(book, '目標改定').protect(), { kind: 'protectedSheet', sheet: '目標改定' }],
  ])('refused: %s', async (_, change, expected) => {
    const { host } = await openWithLedger();
    const revised = await revise(REVISION);
    change(host.book);
    await host.settled();
    const before = dump(host.book);
    expect(await failing(() => takeBackRevision(revised))).toMatchObject({ failure: expected, outcome: { changed: 'nothing' } });
    expect(dump(host.book)).toBe(before);
  });

  test('a colleague deletes its KPI and its row of the ledger meanwhile: they stay deleted, and nothing else is changed', async () => {
    const { host, client } = await openWithLedger();
    await revise({ ...REVISION, kpi: '生産性向上率', from: 0.103, before: 0.103, after: 0.12, unit: '%' });
    const revised = await revise(REVISION);
    await host.settled();
    let then = '';
    client.faults.after(1, () => {
      sheetNamed(host.book, 'KPI').deleteRows(7, 1);
      sheetNamed(host.book, '目標改定').deleteRows(5, 1);
      host.calculation.settle();
      then = dump(host.book);
    });
    expect((await failing(() => takeBackRevision(revised))).outcome).toEqual({ changed: 'nothing' });
    await host.settled();
    expect(dump(host.book)).toBe(then);
  });

  test.each(FAULTS.flatMap(fault => [1, 2].map(n => [fault, n] as const)))('%s at sync %i leaves all or nothing', async (fault, n) => {
    const { host, client } = await openWithLedger();
    await revise({ ...REVISION, kpi: '生産性向上率', from: 0.103, before: 0.103, after: 0.12, unit: '%' });
    await host.settled();
    const before = dump(host.book);
    const revised = await revise(REVISION);
    await host.settled();
    const after = dump(host.book);
    client.faults.at(n, fault);
    if (comesThrough(fault, n)) {
      await takeBackRevision(revised);
      await host.settled();
      expect(dump(host.book)).toBe(before);
      return;
    }
    expect((await failing(() => takeBackRevision(revised))).outcome).toEqual({ changed: 'nothing' });
    expect(dump(host.book)).toBe(after);
  });
});

test('the add-in’s own revisions are no finding: of one target twice, of one that was not decided, of a share', async () => {
  const { host } = await openWithLedger();
  put(host.book, 'KPI', { ...G8, column: 7 }, '―');
  await revise(REVISION);
  await revise({ ...REVISION, from: 1_200_000, before: 1_200_000, after: 1_150_000, revisedOn: serialOf(2026, 6, 1) });
  await revise({ ...REVISION, year: 2040, from: '―', before: null });
  await revise({ ...REVISION, year: 2040, from: 1_200_000, before: 1_200_000, after: 2_000_000, revisedOn: serialOf(2026, 6, 1) });
  await revise({ ...REVISION, kpi: '職員のやりがい向上', from: 0.8, before: 0.8, after: 0.85, unit: '%' });
  await host.settled();
  const { remarks } = finish(inspectWorkbook(await readWorkbook(), AS_OF));
  expect(remarks.filter(({ table, category }) => table === 'DX_Revisions' || category === 'correct')).toEqual([]);
});

describe('a colleague is faster', () => {
  const everything = ({ book }: Started['host']): unknown => [dump(book), [...book.settings.all()]];

  test.each(['#,##0', '0.0%'])(
    'the target, shown as %s, has been changed: nothing is written, and nothing says that anything was',
    async look => {
      const { host, client } = await openWithLedger();
      sheetNamed(host.book, 'KPI').setStyle({ ...G8, rows: 1, columns: 1 }, { numberFormat: look });
      let then: unknown = null;
      client.faults.after(1, () => {
        put(host.book, 'KPI', G8, 1_150_000);
        then = everything(host);
      });
      expect(await failing(() => revise(REVISION))).toMatchObject({ kind: 'changedMeanwhile', outcome: { changed: 'nothing' } });
      await host.settled();
      expect(everything(host)).toEqual(then);
    },
  );

  test('the ledger has become plain cells: the target stays as it was', async () => {
    const { host, client } = await openWithLedger();
    let then = '';
    client.faults.after(1, () => {
      host.book.table('DX_Revisions')?.convertToRange();
      then = dump(host.book);
    });
    await failing(() => revise(REVISION));
    await host.settled();
    expect(dump(host.book)).toBe(then);
  });

  test('what somebody types below the ledger, where tables do not grow by themselves, stays', async () => {
    const { host, client } = await openWithLedger();
    await revise({ ...REVISION, kpi: '生産性向上率', from: 0.103, before: 0.103, after: 0.12, unit: '%' });
    await host.settled();
    const sheet = sheetNamed(host.book, '目標改定');
    const { area } = host.book.table('DX_Revisions') ?? { area: { row: 0, rows: 0, column: 0, columns: 0 } };
    client.faults.after(1, () => {
      host.book.autoExpandTables = false;
      sheet.write({ row: area.row + area.rows, column: area.column, rows: 1, columns: 1 }, [['同僚の行']]);
      host.book.autoExpandTables = true;
    });
    await revise(REVISION);
    await host.settled();
    const names = sheet.texts({ row: area.row + 1, column: area.column, rows: 3, columns: 1 }).flat();
    expect([...names].sort()).toEqual(['同僚の行', '作業削減時間', '生産性向上率'].sort());
  });
});
