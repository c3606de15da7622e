import { deleteLines, putLinesBack } from '../../../src/excel/edit/blank-lines';
import { moveNotes, moveNotesBack } from '../../../src/excel/edit/move-notes';
import type { BlankLines } from '../../../src/sheets/formula/line-references';
import { differences, printed, whole } from '../../faults/whole';
import { close, openOsaka } from '../workbook';

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
    { fill: { pattern: 'solid', color: { rgb: '#FFFF00' } }, font: { bold: true } },
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

test('a note moves to a sheet of its own and back, as it was', async () => {
  const { host, sheet } = await openGaps();
  sheet.write(
    { row: 0, column: 0, rows: 1, columns: 1 },
    [['=の件数調べ']].map(line => line.map(text => `'${text}`)),
  );
  sheet.write({ row: 9, column: 1, rows: 1, columns: 1 }, [[2023]]);
  await host.settled();
  const before = whole(host.book);
  const edits = [
    { row: 0, column: 0, before: '=の件数調べ', after: '' },
    { row: 9, column: 1, before: 2023, after: '' },
  ];
  const moved = await moveNotes('手続', edits, {
    name: '手続の注記',
    lines: [
      ['行番号', '文'],
      [1, '=の件数調べ'],
      [2, 2023],
    ],
  });
  expect(sheet.value(0, 0)).toBeNull();
  expect(host.book.sheet('手続の注記')?.value(1, 1)).toBe('=の件数調べ');
  await moveNotesBack(moved);
  await host.settled();
  expect(differences(before, whole(host.book)).map(printed)).toEqual([]);
});
