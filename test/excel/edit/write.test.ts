import { serialOf } from '../../../src/domain/base/serial';
import { readWorkbook } from '../../../src/excel/read/read';
import { addActual, setAsOf, setCell, takeBackFix } from '../../../src/excel/edit/write';
import { issueCell } from '../../../src/sheets/read/state';
import type { Host } from '../../host/host';
import { differ } from '../../host/quirks';
import { close, dump, failing, FAULTS, openOsaka, sheetNamed, comesThrough } from '../workbook';

afterEach(close);

const ACTUAL = { kpi: '作業削減時間', year: 2025, value: 350000, status: '実績', source: '業務改革の報告', comment: '速報を含む' } as const;

describe('adding an actual', () => {
  test('the first goes into the blank row, the next below; two syncs each, nothing else changes', async () => {
    const { host, client } = await openOsaka();
    const before = dump(host.book, ['実績']);
    expect(await addActual(ACTUAL, '時間')).toMatchObject({ sheet: '実績', address: 'A5' });
    expect(client.counters.syncs).toBeLessThanOrEqual(2);
    client.resetCounters();
    expect(await addActual({ kpi: '職員のやりがい向上', year: 2025, value: 0.72, enteredOn: serialOf(2026, 4, 10) }, '%')).toMatchObject({
      sheet: '実績',
      address: 'A6',
    });
    expect(client.counters.syncs).toBeLessThanOrEqual(2);
    await host.settled();
    expect(dump(host.book, ['実績'])).toBe(before);
    const sheet = sheetNamed(host.book, '実績');
    expect(sheet.texts({ row: 3, column: 0, rows: 3, columns: 9 })).toEqual([
      ['KPI', '年度', '時点', '値', '区分', '出典', '入力者', '入力日', 'コメント'],
      ['作業削減時間', '2025', '', '350,000', '実績', '業務改革の報告', '', '', '速報を含む'],
      ['職員のやりがい向上', '2025', '', '72.0%', '', '', '', '2026/4/10', ''],
    ]);
    expect(host.book.table('DX_Actuals')?.area).toMatchObject({ row: 3, rows: 3 });
    const state = await readWorkbook();
    expect(state.tables.DX_Actuals?.rows).toMatchObject([{ value: 350000, source: '業務改革の報告' }, { value: 0.72 }]);
    expect(state.tables.DX_Actuals?.issues).toEqual([]);
  });

  test.each([
    '=1+1',
    '+81-6-1234',
    '-',
    '@合計',
    "'引用",
    '1/2',
    '2026/3/31',
    'R8.3.31',
    '令和8年3月31日',
    '10%',
    '１２３',
    'TRUE',
    '#N/A',
    '1e5',
    '3-Mar',
    '¥100',
    '平成31年',
    '第1回 2030年の姿',
    'K1',
  ])('text stays text: %s', async text => {
    const { host } = await openOsaka();
    await addActual({ ...ACTUAL, source: text, comment: text }, '時間');
    await host.settled();
    const sheet = sheetNamed(host.book, '実績');
    expect(
      [5, 8].map(column => [
        sheet.value(4, column),
        sheet.formulas({ row: 4, column, rows: 1, columns: 1 })[0]?.[0] === sheet.value(4, column),
        sheet.numberFormat(4, column),
      ]),
    ).toEqual([
      [text, true, 'General'],
      [text, true, 'General'],
    ]);
  });

  test('columns that were moved are found, the staff’s own column keeps what Excel puts there', async () => {
    const { host } = await openOsaka();
    const table = host.book.table('DX_Actuals');
    table?.addColumn('確認', 0);
    await addActual(ACTUAL, '時間');
    await host.settled();
    expect((await readWorkbook()).tables.DX_Actuals?.cells[1]?.slice(0, 5)).toEqual(['', '作業削減時間', 2025, '', 350000]);
  });

  test('a co-author was faster: theirs stays, ours goes below', async () => {
    const { host } = await openOsaka();
    await addActual(ACTUAL, '時間');
    const table = host.book.table('DX_Actuals');
    table?.addRows([['多重入力箇所', 2025, null, 40, null, null, null, null, null]]);
    expect((await addActual({ ...ACTUAL, year: 2026 }, '時間')).address).toBe('A7');
    expect((await readWorkbook()).tables.DX_Actuals?.rows.map(({ kpi }) => kpi)).toEqual(['作業削減時間', '多重入力箇所', '作業削減時間']);
  });

  test('what is in the way is named, and nothing is written', async () => {
    const { host } = await openOsaka();
    await addActual(ACTUAL, '時間');
    const sheet = sheetNamed(host.book, '実績');
    const table = host.book.table('DX_Actuals');
    // Not next to the table, which would take it in; then the table grows down to it.
    sheet.write({ row: 6, column: 2, rows: 1, columns: 1 }, [['※ 速報値']]);
    table?.resize({ row: 3, column: 0, rows: 3, columns: 9 });
    sheet.write({ row: 5, column: 8, rows: 1, columns: 1 }, [['空の行ではない']]);
    let before = dump(host.book);
    expect(await failing(() => addActual(ACTUAL, '時間'))).toMatchObject({
      failure: { kind: 'rowsInTheWay', sheet: '実績', address: 'A7' },
      outcome: { changed: 'nothing' },
    });
    expect(dump(host.book)).toBe(before);

    sheet.clear({ row: 6, column: 2, rows: 1, columns: 1 }, 'contents');
    sheet.protect();
    before = dump(host.book);
    expect(await failing(() => addActual(ACTUAL, '時間'))).toMatchObject({
      failure: { kind: 'protectedSheet', sheet: '実績' },
      outcome: { changed: 'nothing' },
    });
    expect(dump(host.book)).toBe(before);
    sheet.unprotect();

    table?.renameColumn(table.columns[8]?.id ?? 0, '補足');
    expect(await failing(() => addActual(ACTUAL, '時間'))).toMatchObject({ failure: { kind: 'missingColumn', header: 'コメント' } });
    if (table) table.showTotals = true;
    expect(await failing(() => addActual(ACTUAL, '時間'))).toMatchObject({ failure: { kind: 'totalsRow' } });
    host.book.removeSheet(sheet);
    expect(await failing(() => addActual(ACTUAL, '時間'))).toMatchObject({
      failure: { kind: 'notFound' },
      outcome: { changed: 'nothing' },
    });
  });

  test.each(FAULTS.flatMap(fault => [1, 2].map(n => [fault, n] as const)))('%s at sync %i leaves all or nothing', async (fault, n) => {
    const { host, client } = await openOsaka();
    await addActual({ ...ACTUAL, year: 2024 }, '時間');
    await host.settled();
    const before = dump(host.book);
    client.faults.at(n, fault);
    if (comesThrough(fault, n)) {
      expect((await addActual(ACTUAL, '時間')).address).toBe('A6');
      expect((await readWorkbook()).tables.DX_Actuals?.rows.map(({ year }) => year)).toEqual([2024, 2025]);
      return;
    }
    const { outcome } = await failing(() => addActual(ACTUAL, '時間'));
    expect(['nothing', 'takenBack']).toContain(outcome.changed);
    expect(dump(host.book)).toBe(before);
  });
});

describe('基準日', () => {
  test('is written into its cell alone', async () => {
    const { host } = await openOsaka();
    const before = JSON.parse(dump(host.book));
    await setAsOf(serialOf(2027, 3, 31));
    expect(sheetNamed(host.book, 'KPI').text(2, 1)).toBe('令和9年3月31日（2027/3/31）');
    await setAsOf(serialOf(2026, 9, 30));
    expect(JSON.parse(dump(host.book))).toEqual(before);
  });

  test('follows the name, and says when there is none or when it is protected', async () => {
    const { host } = await openOsaka();
    sheetNamed(host.book, 'KPI').protect();
    expect(await failing(() => setAsOf(46295))).toMatchObject({
      failure: { kind: 'protectedSheet', sheet: 'KPI' },
      outcome: { changed: 'nothing' },
    });
    host.book.names.delete('DX_AsOf');
    expect(await failing(() => setAsOf(46295))).toMatchObject({ failure: { kind: 'notFound', what: 'DX_AsOf' } });
  });
});

describe('applying a fix', () => {
  const broken = async (requirementSet?: string) => {
    const started = await openOsaka(requirementSet === undefined ? {} : { requirementSet });
    sheetNamed(started.host.book, 'KPI').write({ row: 7, column: 6, rows: 1, columns: 1 }, [['約110万時間']]);
    const state = await readWorkbook();
    const issue = state.tables.DX_KPIs?.issues.find(({ kind }) => kind === 'wrongType');
    const place = issue && issueCell(state, issue);
    if (!issue?.fix || !place) throw new Error('no fix offered');
    return { ...started, fix: { place, ...issue.fix } };
  };

  test('writes its own cell; the original goes into a comment first', async () => {
    const { host, client, fix } = await broken();
    expect(fix).toEqual({ place: { sheet: 'KPI', address: 'G8' }, from: '約110万時間', to: 1100000, format: '#,##0' });
    const before = JSON.parse(dump(host.book));
    const { noted } = await setCell(fix);
    expect(noted).toBe(true);
    const kpi = sheetNamed(host.book, 'KPI');
    expect([kpi.value(7, 6), kpi.text(7, 6)]).toEqual([1100000, '1,100,000']);
    const asked = client.batches.map(batch => JSON.stringify(batch)).find(text => text.includes('元の入力：約110万時間'));
    expect(asked).toMatch(/"Add"/);
    expect(kpi.noteAt(7, 6)?.text).toBe('元の入力：約110万時間');
    kpi.write({ row: 7, column: 6, rows: 1, columns: 1 }, [['約110万時間']]);
    kpi.setNote(7, 6, null);
    expect(JSON.parse(dump(host.book))).toEqual(before);
  });

  test('before ExcelApi 1.18 a comment is told its place as a range: a bare address is refused there', async () => {
    const { host, fix } = await broken('1.17');
    expect(await setCell(fix)).toMatchObject({ noted: true });
    expect(sheetNamed(host.book, 'KPI').noteAt(7, 6)?.text).toBe('元の入力：約110万時間');
  });

  const noKeeping: readonly (readonly [why: string, isProtected: boolean, set: string | undefined, change: (host: Host) => void])[] = [
    ['there is a note already', false, '1.14', host => sheetNamed(host.book, 'KPI').setNote(7, 6, '担当のメモ')],
    ['there is a note already (notes)', false, undefined, host => sheetNamed(host.book, 'KPI').setNote(7, 6, '担当のメモ')],
    ['Excel takes no comments', false, '1.14', host => differ(host, 'noComments')],
    [
      'the sheet is protected',
      true,
      undefined,
      host => {
        const kpi = sheetNamed(host.book, 'KPI');
        kpi.setStyle({ row: 7, column: 6, rows: 1, columns: 1 }, { locked: false });
        kpi.protect();
      },
    ],
  ];
  test.each(noKeeping)(
    '%s: nothing is fixed before it is told that the original cannot be kept',
    async (_why, isProtected, set, change) => {
      const { host, fix } = await broken(set);
      change(host);
      const before = dump(host.book);
      expect(await failing(() => setCell(fix))).toMatchObject({
        failure: { kind: 'noNote', sheet: 'KPI', address: 'G8', isProtected },
        outcome: { changed: 'nothing' },
      });
      expect(dump(host.book)).toBe(before);
      const applied = await setCell(fix, { keepOriginal: false });
      expect([applied.noted, sheetNamed(host.book, 'KPI').value(7, 6)]).toEqual([false, 1100000]);
      await takeBackFix(applied);
      expect(dump(host.book)).toBe(before);
    },
  );

  test('a failure that has nothing to do with notes is told as what it is', async () => {
    const { client, fix } = await broken();
    client.faults.at(2, 'connection lost');
    expect((await failing(() => setCell(fix))).kind).toBe('connectionLost');
  });

  test('taken back: value, number format and note are as before, and only ours go', async () => {
    const { host, client, fix } = await broken();
    const kpi = sheetNamed(host.book, 'KPI');
    kpi.setStyle({ row: 7, column: 6, rows: 1, columns: 1 }, { numberFormat: '@' });
    const before = dump(host.book);
    const applied = await setCell(fix);
    expect(kpi.noteAt(7, 6)?.text).toBe('元の入力：約110万時間');
    client.resetCounters();
    await takeBackFix(applied);
    expect(client.counters.syncs).toBeLessThanOrEqual(2);
    expect(dump(host.book)).toBe(before);

    const again = await setCell(fix);
    kpi.setNote(7, 6, '担当が書き直したメモ');
    await takeBackFix(again);
    expect([kpi.value(7, 6), kpi.noteAt(7, 6)?.text]).toEqual(['約110万時間', '担当が書き直したメモ']);
  });

  test('somebody writes another note there while it is taken back: theirs stays, and the value with it', async () => {
    const { host, client, fix } = await broken();
    const kpi = sheetNamed(host.book, 'KPI');
    const applied = await setCell(fix);
    let then = '';
    client.faults.after(1, () => {
      kpi.setNote(7, 6, '同僚のメモ');
      then = dump(host.book);
    });
    await failing(() => takeBackFix(applied)).catch(() => null);
    await host.settled();
    expect(kpi.noteAt(7, 6)?.text).toBe('同僚のメモ');
    expect(then).not.toBe('');
  });

  test('taken back when the note is gone, and not when the value has changed', async () => {
    const { host, fix } = await broken();
    const kpi = sheetNamed(host.book, 'KPI');
    const applied = await setCell(fix);
    kpi.setNote(7, 6, null);
    await takeBackFix(applied);
    expect(kpi.value(7, 6)).toBe('約110万時間');
    const again = await setCell(fix);
    kpi.write({ row: 7, column: 6, rows: 1, columns: 1 }, [[1200000]]);
    expect(await failing(() => takeBackFix(again))).toMatchObject({
      failure: { kind: 'changedMeanwhile', what: 'KPI!G8' },
      outcome: { changed: 'nothing' },
    });
    expect(kpi.value(7, 6)).toBe(1200000);
  });

  test('an unlocked cell of a protected sheet is corrected and put back', async () => {
    const { host, fix } = await broken();
    const kpi = sheetNamed(host.book, 'KPI');
    kpi.setStyle({ row: 7, column: 6, rows: 1, columns: 1 }, { locked: false });
    kpi.protect();
    const applied = await setCell(fix, { keepOriginal: false });
    expect(kpi.value(7, 6)).toBe(1_100_000);
    await takeBackFix(applied);
    expect(kpi.value(7, 6)).toBe('約110万時間');
  });

  test('a cell that has changed, holds a formula or is protected is left alone', async () => {
    const { host, fix } = await broken();
    const kpi = sheetNamed(host.book, 'KPI');
    kpi.write({ row: 7, column: 6, rows: 1, columns: 1 }, [[1200000]]);
    let before = dump(host.book);
    expect(await failing(() => setCell(fix))).toMatchObject({ failure: { kind: 'changedMeanwhile', what: 'KPI!G8' } });
    kpi.write({ row: 7, column: 6, rows: 1, columns: 1 }, [['="約110万時間"']]);
    await host.settled();
    before = dump(host.book);
    expect(await failing(() => setCell(fix))).toMatchObject({ failure: { kind: 'cellHasFormula', sheet: 'KPI', address: 'G8' } });
    kpi.write({ row: 7, column: 6, rows: 1, columns: 1 }, [['約110万時間']]);
    kpi.protect();
    before = dump(host.book);
    expect(await failing(() => setCell(fix))).toMatchObject({ failure: { kind: 'protectedSheet', sheet: 'KPI' } });
    expect(dump(host.book)).toBe(before);
  });
});
