import { deleteLines, putLinesBack } from '../../../src/excel/edit/blank-lines';
import type { BlankLines } from '../../../src/sheets/formula/line-references';
import type { Sheet } from '../../host/book/sheet';
import { differences, printed, whole } from '../../faults/whole';
import { close, failing, openOsaka } from '../workbook';

afterEach(close);

/** A sheet with blank rows and a blank column that look like something, and formulas that span them. */
async function openGaps() {
  const opened = await openOsaka();
  const sheet = opened.host.book.addSheet('手続');
  sheet.write({ row: 3, column: 0, rows: 5, columns: 4 }, [
    ['手続', '件数（件）', '', '備考'],
    ['転入届', 3, '', 'あ'],
    ['', '', '', ''],
    ['転出届', 4, '', 'い'],
    ['合計', '=SUM(B5:B7)', '', '=COUNTA(A:A)'],
  ]);
  sheet.setStyle(
    { row: 5, column: 0, rows: 1, columns: 2 },
    { fill: { pattern: 'solid', color: { rgb: '#FFFF00' } }, font: { bold: true }, numberFormat: '0.0%' },
  );
  sheet.setStyle(
    { row: 2, column: 1, rows: 1, columns: 1 },
    { borders: { top: { style: 'thin', color: { rgb: '#FF0000' } } }, locked: false },
  );
  sheet.setRowHeight(5, 1, 33);
  sheet.setColumnWidth(2, 1, 7);
  sheet.merge({ row: 0, column: 0, rows: 2, columns: 3 });
  opened.host.book.names.add('件数', '=手続!$B$4:$B$8');
  const other = opened.host.book.addSheet('集計');
  other.write({ row: 0, column: 0, rows: 1, columns: 2 }, [['=SUM(手続!B1:B10)', '=手続!B7']]);
  await opened.host.settled();
  return { ...opened, sheet };
}

const ROWS: BlankLines = {
  sheet: '手続',
  axis: 'row',
  runs: [
    { from: 0, count: 3 },
    { from: 5, count: 1 },
  ],
};

test('blank rows go and come back: the whole workbook is as it was', async () => {
  const { host, sheet } = await openGaps();
  host.book.sheet('集計')?.write({ row: 0, column: 0, rows: 1, columns: 1 }, [['=SUM(手続!B5:B10)']]);
  await host.settled();
  const before = whole(host.book);
  const deleted = await deleteLines(ROWS);
  await host.settled();
  expect(sheet.value(0, 0)).toBe('手続');
  expect(sheet.value(2, 0)).toBe('転出届');
  expect(whole(host.book).get('[集計]B1')).toContain('手続!B3');
  expect(deleted.runs).toEqual(ROWS.runs);
  await putLinesBack(deleted);
  await host.settled();
  expect(differences(before, whole(host.book)).map(printed)).toEqual([]);
});

test('a blank column too', async () => {
  const { host, sheet } = await openGaps();
  sheet.unmerge({ row: 0, column: 0, rows: 2, columns: 3 });
  const before = whole(host.book);
  const deleted = await deleteLines({ sheet: '手続', axis: 'column', runs: [{ from: 2, count: 1 }] });
  expect(sheet.value(3, 2)).toBe('備考');
  await putLinesBack(deleted);
  expect(differences(before, whole(host.book)).map(printed)).toEqual([]);
});

test('hidden lines come back hidden, and can be seen by whoever shows them again', async () => {
  const { host, sheet } = await openGaps();
  sheet.unmerge({ row: 0, column: 0, rows: 2, columns: 3 });
  sheet.setColumnsHidden(2, 1, true);
  sheet.setRowsHidden(1, 1, true);
  const before = whole(host.book);
  await putLinesBack(await deleteLines({ sheet: '手続', axis: 'column', runs: [{ from: 2, count: 1 }] }));
  await putLinesBack(await deleteLines({ ...ROWS, runs: [{ from: 1, count: 1 }] }));
  // How wide it was before it was hidden Excel does not tell.
  expect(differences(before, whole(host.book)).map(printed)).toEqual(['~[手続]column 2: {hidden:true,size:7} → {hidden:true}']);
});

test.each([
  ['a sum ends in the row', 'B9', '=SUM(B5:B6)', { kind: 'lineNeeded', sheet: '手続', address: 'B9' }],
  ['a formula reads a cell of the row', 'B9', '=B6', { kind: 'lineNeeded', sheet: '手続', address: 'B9' }],
  ['somebody has typed into it', 'C6', 'x', { kind: 'changedMeanwhile' }],
])('nothing is changed where %s', async (_, address, content, failure) => {
  const { host, sheet } = await openGaps();
  sheet.write({ row: Number(address.slice(1)) - 1, column: address.charCodeAt(0) - 65, rows: 1, columns: 1 }, [[content]]);
  await host.settled();
  const before = whole(host.book);
  await expect(deleteLines({ ...ROWS, runs: [{ from: 5, count: 1 }] })).rejects.toMatchObject({
    failure,
    outcome: { changed: 'nothing' },
  });
  expect(differences(before, whole(host.book))).toEqual([]);
});

test('a note, a merge over the edge, a name and a protected sheet keep their rows', async () => {
  const { host, sheet } = await openGaps();
  const only = (from: number, count: number): BlankLines => ({ ...ROWS, runs: [{ from, count }] });
  sheet.setNote(5, 1, '覚え');
  await expect(deleteLines(only(5, 1))).rejects.toMatchObject({ failure: { kind: 'lineNeeded', address: 'B6' } });
  await expect(deleteLines(only(1, 2))).rejects.toMatchObject({ failure: { kind: 'lineNeeded', address: 'A1' } });
  host.book.names.add('端', '=手続!$B$3:$B$8');
  await expect(deleteLines(only(0, 3))).rejects.toMatchObject({ failure: { kind: 'lineNeeded', sheet: '', address: '端' } });
  sheet.protect();
  await expect(deleteLines(only(0, 2))).rejects.toMatchObject({ kind: 'protectedSheet' });
});

test('lines that are all the rows of a table stay', async () => {
  const { host } = await openGaps();
  const sheet = host.book.addSheet('届');
  sheet.write({ row: 0, column: 0, rows: 1, columns: 2 }, [['種類', '件数']]);
  sheet.write({ row: 4, column: 0, rows: 1, columns: 1 }, [['注']]);
  host.book.addTable(sheet, { row: 0, column: 0, rows: 3, columns: 2 }, true, 'T_届');
  await host.settled();
  const before = whole(host.book);
  expect(await failing(() => deleteLines({ sheet: '届', axis: 'row', runs: [{ from: 1, count: 2 }] }))).toMatchObject({
    failure: { kind: 'lineNeeded', sheet: '届', address: 'A2' },
    outcome: { changed: 'nothing' },
  });
  expect(differences(before, whole(host.book))).toEqual([]);
});

test('more cells than are looked at: nothing is deleted, and that is said', async () => {
  const { host, client, sheet } = await openGaps();
  sheet.write({ row: 90, column: 300, rows: 1, columns: 1 }, [['端']]);
  client.resetCounters();
  expect((await failing(() => deleteLines({ ...ROWS, runs: [{ from: 10, count: 70 }] }))).failure).toEqual({ kind: 'tooLarge' });
  // Not because Excel cannot answer: how they look is not asked. Two syncs let the sheet go.
  expect(client.counters.syncs).toBe(3 + 2);
  const wide = host.book.addSheet('広い表');
  wide.write({ row: 0, column: 0, rows: 1, columns: 1 }, [['始']]);
  wide.write({ row: 999, column: 499, rows: 1, columns: 1 }, [['終']]);
  expect((await failing(() => deleteLines({ ...ROWS, runs: [{ from: 5, count: 1 }] }))).failure).toEqual({ kind: 'tooLarge' });
});

describe('a bad moment', () => {
  /** The number of syncs of a deletion: the last of them writes. */
  async function opened() {
    const { host, client, sheet } = await openGaps();
    // No formula ends in one of the lines.
    host.book.sheet('集計')?.write({ row: 0, column: 0, rows: 1, columns: 1 }, [['=SUM(手続!B5:B10)']]);
    await host.settled();
    const start = host.book.snapshot();
    client.resetCounters();
    await deleteLines(ROWS);
    const { syncs } = client.counters;
    host.book.restore(start);
    await host.settled();
    return { host, client, sheet, syncs, before: whole(host.book) };
  }
  const changes = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] =>
    differences(one, other)
      .filter(({ path }) => path !== '[手続]sheet')
      .map(printed);

  test('only the answer to the deletion is lost: done, and it can be taken back', async () => {
    const { host, client, syncs, before } = await opened();
    client.faults.at(syncs, 'answer lost');
    const deleted = await deleteLines(ROWS);
    await host.settled();
    expect(deleted.runs).toEqual(ROWS.runs);
    await putLinesBack(deleted);
    await host.settled();
    expect(changes(before, whole(host.book))).toEqual([]);
  });

  test('a colleague puts a line above before that, and the answer is lost: done, and what is told is where the lines were', async () => {
    const { host, client, sheet, syncs } = await opened();
    const gap: BlankLines = { ...ROWS, runs: [{ from: 5, count: 1 }] };
    let then: ReadonlyMap<string, string> = new Map();
    client.faults.after(syncs - 1, () => {
      sheet.unprotect();
      sheet.insertRows(0, 1);
      host.calculation.settle();
      then = whole(host.book);
    });
    client.faults.at(syncs, 'answer lost');
    const deleted = await deleteLines(gap);
    expect(deleted.runs).toEqual([{ from: 6, count: 1 }]);
    await putLinesBack(deleted);
    await host.settled();
    expect(changes(then, whole(host.book))).toEqual([]);
  });

  test('Excel refuses the deletion: nothing was changed, and that is said', async () => {
    const { host, client, syncs, before } = await opened();
    client.faults.at(syncs, 'AccessDenied');
    expect((await failing(() => deleteLines(ROWS))).outcome).toEqual({ changed: 'nothing' });
    await host.settled();
    expect(differences(before, whole(host.book))).toEqual([]);
  });

  test.each<[string, (sheet: Sheet) => void]>([
    ['types into one of the lines', sheet => sheet.write({ row: 5, column: 2, rows: 1, columns: 1 }, [['同僚の値']])],
    ['puts a line between them', sheet => sheet.insertRows(2, 1)],
    [
      'puts a line between them and types into it',
      sheet => {
        sheet.insertRows(2, 1);
        sheet.write({ row: 3, column: 3, rows: 1, columns: 1 }, [['同僚の行']]);
      },
    ],
  ])('a colleague unprotects the sheet before that and %s: it stays, and it is told', async (_, edit) => {
    const { host, client, sheet, syncs } = await opened();
    let then: ReadonlyMap<string, string> = new Map();
    client.faults.after(syncs - 1, () => {
      sheet.unprotect();
      edit(sheet);
      host.calculation.settle();
      then = whole(host.book);
    });
    expect(await failing(() => deleteLines(ROWS))).toMatchObject({ kind: 'changedMeanwhile' });
    await host.settled();
    // How a blank line looks may be a line off then.
    expect(changes(then, whole(host.book)).filter(change => !change.startsWith('~'))).toEqual([]);
  });

  test('put back: where somebody has typed on the sheet since, nothing is', async () => {
    const { host, sheet } = await opened();
    const deleted = await deleteLines(ROWS);
    sheet.write({ row: 1, column: 2, rows: 1, columns: 1 }, [['同僚の値']]);
    await host.settled();
    const then = whole(host.book);
    expect(await failing(() => putLinesBack(deleted))).toMatchObject({ kind: 'changedMeanwhile', outcome: { changed: 'nothing' } });
    expect(differences(then, whole(host.book))).toEqual([]);
  });

  test('put back: only the answer is lost, and it is done', async () => {
    const { host, client, before } = await opened();
    const deleted = await deleteLines(ROWS);
    client.faults.at(2, 'answer lost');
    await putLinesBack(deleted);
    await host.settled();
    expect(changes(before, whole(host.book))).toEqual([]);
  });

  test('put back: Excel refuses it, nothing was changed, and that is said', async () => {
    const { host, client } = await opened();
    const deleted = await deleteLines(ROWS);
    await host.settled();
    const then = whole(host.book);
    client.faults.at(2, 'AccessDenied');
    expect((await failing(() => putLinesBack(deleted))).outcome).toEqual({ changed: 'nothing' });
    await host.settled();
    expect(differences(then, whole(host.book))).toEqual([]);
  });

  test('put back: who types on the sheet meanwhile is asked to wait', async () => {
    const { client, sheet } = await opened();
    const deleted = await deleteLines(ROWS);
    let asked = false;
    client.faults.after(1, () => {
      try {
        sheet.write({ row: 0, column: 5, rows: 1, columns: 1 }, [['同僚の値']]);
      } catch {
        asked = true;
      }
    });
    await putLinesBack(deleted);
    expect(asked).toBe(true);
  });
});
