import { moveNotes, moveNotesBack, type MovedNotes } from '../../../src/excel/edit/move-notes';
import type { PublicSheet } from '../../../src/excel/sheets/own/public-sheets';
import { differences, printed, whole, type Whole } from '../../faults/whole';
import { actionsIn, close, failing, openOsaka, sheetNamed } from '../workbook';

afterEach(close);

const EDITS = [
  { row: 0, column: 0, before: '=の件数調べ', after: '' },
  { row: 9, column: 1, before: 2023, after: '' },
];
const NOTES: PublicSheet = {
  name: '手続の注記',
  lines: [
    ['行番号', '文'],
    [1, '=の件数調べ'],
    [2, 2023],
  ],
};
const move = (): Promise<MovedNotes> => moveNotes('手続', EDITS, NOTES);

/** A sheet with a title above a table and a year below it. */
async function openNoted() {
  const { host, client } = await openOsaka();
  const sheet = host.book.addSheet('手続');
  sheet.write({ row: 0, column: 0, rows: 1, columns: 1 }, [["'=の件数調べ"]]);
  sheet.write({ row: 3, column: 0, rows: 2, columns: 2 }, [
    ['手続', '件数'],
    ['転入届', 3],
  ]);
  sheet.write({ row: 9, column: 1, rows: 1, columns: 1 }, [[2023]]);
  await host.settled();
  return { host, client, sheet, before: whole(host.book), now: () => whole(host.book) };
}
const changes = (one: Whole, other: Whole): string[] => differences(one, other).map(printed);
const type = (sheet: ReturnType<typeof sheetNamed>, text: string): void =>
  sheet.write({ row: 0, column: 0, rows: 1, columns: 1 }, [[text]]);

test('notes move to a sheet of their own and back, as they were', async () => {
  const { host, sheet, before, now } = await openNoted();
  const moved = await move();
  expect(sheet.value(0, 0)).toBeNull();
  expect(host.book.sheet('手続の注記')?.value(1, 1)).toBe('=の件数調べ');
  await moveNotesBack(moved);
  await host.settled();
  expect(changes(before, now())).toEqual([]);
});

test('a sheet of that name, and a cell that holds something else by now: nothing is moved, and it is told', async () => {
  const { host, sheet, now } = await openNoted();
  type(sheet, '同僚の表題');
  const first = now();
  expect(await failing(move)).toMatchObject({
    failure: { kind: 'changedMeanwhile', what: '手続!A1:B10' },
    outcome: { changed: 'nothing' },
  });
  host.book.addSheet('手続の注記');
  expect(await failing(move)).toMatchObject({ failure: { kind: 'nameTaken', name: '手続の注記' }, outcome: { changed: 'nothing' } });
  host.book.removeSheet(sheetNamed(host.book, '手続の注記'));
  expect(changes(first, now())).toEqual([]);
});

test('no answer, and nobody may look: tried again, what has come after all is taken for done, and can be moved back', async () => {
  const { host, client, before, now } = await openNoted();
  client.faults.at(2, 'answer lost');
  for (let n = 3; n < 8; n++) client.faults.at(n, 'connection lost');
  expect((await failing(move)).outcome.changed).toBe('unknown');
  client.faults.clear();
  await moveNotesBack(await move());
  await host.settled();
  expect(changes(before, now())).toEqual([]);
});

test('a colleague types into one of the cells between our look and our write: theirs comes back, the sheet goes, and it is told', async () => {
  const { host, client, sheet, now } = await openNoted();
  let then: Whole = new Map();
  client.faults.after(1, () => {
    type(sheet, '同僚の表題');
    then = now();
  });
  expect(await failing(move)).toMatchObject({ kind: 'changedMeanwhile' });
  await host.settled();
  expect(changes(then, now())).toEqual([]);
});

test('a colleague empties one of the cells, and Excel refuses what we write: it stays empty', async () => {
  const { host, client, sheet, now } = await openNoted();
  let then: Whole = new Map();
  client.faults.after(1, () => {
    type(sheet, '');
    then = now();
  });
  client.faults.at(2, 'AccessDenied');
  expect((await failing(move)).outcome).toEqual({ changed: 'nothing' });
  await host.settled();
  expect(changes(then, now())).toEqual([]);
});

test.each<[string, string, (book: Awaited<ReturnType<typeof openNoted>>['host']['book']) => void]>([
  ['a note has been put on their sheet', '手続の注記', book => sheetNamed(book, '手続の注記').setNote(0, 0, '確認中')],
  ['one of them has been corrected on their sheet', '手続の注記', book => type(sheetNamed(book, '手続の注記'), '番号')],
  ['something else stands in one of the cells', '手続!A1:B10', book => type(sheetNamed(book, '手続'), '新しい表題')],
])('%s since: they are not moved back', async (_, what, edit) => {
  const { host, now } = await openNoted();
  const moved = await move();
  edit(host.book);
  await host.settled();
  const then = now();
  expect(await failing(() => moveNotesBack(moved))).toMatchObject({
    failure: { kind: 'changedMeanwhile', what },
    outcome: { changed: 'nothing' },
  });
  expect(changes(then, now())).toEqual([]);
});

test('a colleague renames their sheet to keep it while they are moved back: it stays, and the cells stay empty', async () => {
  const { host, client, sheet } = await openNoted();
  const moved = await move();
  client.faults.after(1, () => host.book.renameSheet(sheetNamed(host.book, '手続の注記'), '注記 保存版'));
  expect((await failing(() => moveNotesBack(moved))).outcome).toEqual({ changed: 'nothing' });
  await host.settled();
  expect(sheetNamed(host.book, '注記 保存版').value(1, 1)).toBe('=の件数調べ');
  expect(sheet.value(0, 0)).toBeNull();
});

test('moved back, Excel stops before the sheet is deleted: the texts stand in one place, and trying again comes to the end', async () => {
  const { host, client, before, now } = await openNoted();
  const moved = await move();
  const length = await actionsIn({ host, client }, 1, () => moveNotesBack(moved));
  client.faults.at(2, { doneActions: length - 1 });
  await moveNotesBack(moved);
  await host.settled();
  expect(changes(before, now())).toEqual([]);
});
