import { makePublicSheets, takeBackPublicSheets, type PublicSheet } from '../../../../src/excel/sheets/own/public-sheets';
import { differences, printed, whole, type Whole } from '../../../faults/whole';
import type { Sheet } from '../../../host/book/sheet';
import { actionsIn, close, failing, openOsaka, sheetNamed } from '../../workbook';

afterEach(close);

const SHEETS: readonly PublicSheet[] = [
  {
    name: '公開KPI',
    lines: [
      ['団体コード', '値', '時点'],
      ['271004', '=1+1', '2024-04-01'],
      ['271004', 3.5, '…'],
    ],
  },
  {
    name: '公開定義',
    lines: [
      ['行番号', '列'],
      [1, '値'],
    ],
  },
];
const PUBLISHER = { code: '271004', name: '大阪市' };
const make = (): Promise<readonly PublicSheet[]> => makePublicSheets(SHEETS, PUBLISHER);

async function opened() {
  const { host, client } = await openOsaka();
  client.batches.length = 0;
  return { host, client, before: whole(host.book), now: () => whole(host.book) };
}
const changes = (one: Whole, other: Whole): string[] => differences(one, other).map(printed);

test('a sheet of one of the names is there: none is made, and it is told which', async () => {
  const { host, now } = await opened();
  host.book.addSheet('公開定義').type(0, 0, '同僚の覚え');
  const before = now();
  expect(await failing(make)).toMatchObject({ failure: { kind: 'nameTaken', name: '公開定義' }, outcome: { changed: 'nothing' } });
  expect(changes(before, now())).toEqual([]);
});

test('more than a message takes: refused before Excel is asked', async () => {
  const { client } = await opened();
  client.resetCounters();
  const large = { name: '公開', lines: [['文'], ['あ'.repeat(1_600_000)]] };
  expect((await failing(() => makePublicSheets([large]))).failure).toEqual({ kind: 'tooLarge' });
  expect(client.counters.syncs).toBe(0);
});

test('no answer, and nobody may look: tried again, what has come after all is taken for done', async () => {
  const { host, client, before, now } = await opened();
  client.faults.at(2, 'answer lost');
  for (let n = 3; n < 8; n++) client.faults.at(n, 'connection lost');
  expect((await failing(make)).outcome.changed).toBe('unknown');
  client.faults.clear();
  await takeBackPublicSheets(await make());
  await host.settled();
  expect(changes(before, now()).filter(change => !change.startsWith('~setting'))).toEqual([]);
});

test('Excel stops half-way: what is told as done is all of it', async () => {
  const { host, client, now } = await opened();
  let complete: Whole = new Map();
  const length = await actionsIn({ host, client }, 1, async () => {
    await make();
    await host.settled();
    complete = now();
  });
  client.faults.at(2, { doneActions: Math.floor(length / 2) });
  await make();
  await host.settled();
  expect(changes(complete, now())).toEqual([]);
});

test('Excel stops before the last heading, and will not have it again: nothing is left, nor who publishes', async () => {
  const { host, client, before, now } = await opened();
  const length = await actionsIn({ host, client }, 1, make);
  client.faults.at(2, { doneActions: length - 1 });
  // Two syncs to see how far it came, one to take it back; the next looks again.
  client.faults.at(6, 'AccessDenied');
  expect((await failing(make)).outcome).toEqual({ changed: 'nothing' });
  await host.settled();
  expect(changes(before, now())).toEqual([]);
});

test.each<[string, (sheet: Sheet) => void]>([
  ['somebody has put a note on one', sheet => sheet.setNote(1, 0, '確認中')],
  ['somebody has corrected one', sheet => sheet.write({ row: 2, column: 1, rows: 1, columns: 1 }, [[4]])],
  ['somebody has written below one', sheet => sheet.write({ row: 8, column: 1, rows: 1, columns: 1 }, [['出典']])],
  ['somebody has put a line above one', sheet => sheet.insertRows(0, 1)],
  ['somebody has deleted the last line of one', sheet => sheet.deleteRows(2, 1)],
])('%s: all stay, and it is told which', async (_, edit) => {
  const { host, now } = await opened();
  const made = await make();
  edit(sheetNamed(host.book, '公開KPI'));
  await host.settled();
  const then = now();
  expect(await failing(() => takeBackPublicSheets(made))).toMatchObject({
    failure: { kind: 'changedMeanwhile', what: '公開KPI' },
    outcome: { changed: 'nothing' },
  });
  expect(changes(then, now())).toEqual([]);
});

test('a colleague renames one to keep it while they are taken back: both stay', async () => {
  const { host, client } = await opened();
  const made = await make();
  client.faults.after(1, () => host.book.renameSheet(sheetNamed(host.book, '公開定義'), '公開定義 保存版'));
  expect((await failing(() => takeBackPublicSheets(made))).outcome).toEqual({ changed: 'nothing' });
  await host.settled();
  expect(host.book.sheets.map(({ name }) => name)).toEqual(expect.arrayContaining(['公開KPI', '公開定義 保存版']));
});
