import { ACTIONS } from '../../../faults/actions';
import { renewBoard, takeRenewalBack } from '../../../faults/dashboard';
import { differences, whole } from '../../../faults/whole';
import type { Book } from '../../../host/book/book';
import { differ } from '../../../host/quirks';
import { actionsIn, close, failing, sheetNamed } from '../../workbook';

afterEach(close);

async function hidden(how: 'hidden' | 'veryHidden') {
  const action = ACTIONS.find(({ name }) => name === 'renew ダッシュボード');
  if (action === undefined) throw new Error('no such action');
  const { started, plan } = await action.prepare();
  const { host, client } = started;
  const sheet = sheetNamed(host.book, 'ダッシュボード');
  sheet.state.visibility = how;
  return { host, client, sheet, act: await plan() };
}

test.each(['hidden', 'veryHidden'] as const)('renewing one that is %s shows it again', async how => {
  const { host, sheet, act } = await hidden(how);
  await act();
  await host.settled();
  expect([sheet.visibility, host.book.activeSheet]).toEqual(['visible', sheet]);
});

test.each(['hidden', 'veryHidden'] as const)('where Excel stops behind that, one that was %s is so again', async how => {
  const { host, client, sheet, act } = await hidden(how);
  const start = host.book.snapshot();
  client.batches.length = 0;
  await act();
  await host.settled();
  const shown = (client.batches[1]?.Actions ?? []).findIndex(({ Name }) => Name === 'Activate') + 1;
  expect(shown).toBeGreaterThan(0);
  host.book.restore(start);
  await host.settled();
  const before = whole(host.book);
  client.resetCounters();
  // And again at the next attempt, which is made because this one has been taken back.
  for (const sync of [2, 6]) client.faults.at(sync, { doneActions: shown });
  expect(await failing(act)).toMatchObject({ outcome: { changed: 'nothing' } });
  await host.settled();
  expect(sheet.visibility).toBe(how);
  expect(differences(before, whole(host.book))).toEqual([]);
});

/** Beside the printed page, which a renewal that adds blocks lays out anew and which stays so. */
const changed = (before: ReturnType<typeof whole>, book: Book): unknown =>
  differences(before, whole(book)).filter(({ path }) => path !== '~[ダッシュボード]page');

async function renewedHidden(how: 'hidden' | 'veryHidden') {
  const { host, client, sheet } = await hidden(how);
  const before = whole(host.book);
  const renewed = await renewBoard();
  await host.settled();
  return { host, client, sheet, before, undo: () => takeRenewalBack(renewed) };
}

test.each(['hidden', 'veryHidden'] as const)('taking the renewal back makes one that was %s so again', async how => {
  const { host, sheet, before, undo } = await renewedHidden(how);
  await undo();
  await host.settled();
  expect(sheet.visibility).toBe(how);
  expect(changed(before, host.book)).toEqual([]);
});

test('where somebody has hidden it since in another way, taking the renewal back leaves that', async () => {
  const { host, sheet, undo } = await renewedHidden('veryHidden');
  sheet.state.visibility = 'hidden';
  await undo();
  await host.settled();
  expect(sheet.visibility).toBe('hidden');
});

test('where it is the only one that is shown by now, it stays shown: Excel hides no last sheet', async () => {
  const { host, sheet, undo } = await renewedHidden('hidden');
  for (const other of host.book.sheets) if (other !== sheet) other.state.visibility = 'hidden';
  await undo();
  await host.settled();
  expect(sheet.visibility).toBe('visible');
});

test('where the structure is protected by now, nothing is taken back and that is said', async () => {
  const { host, sheet, undo } = await renewedHidden('hidden');
  differ(host, 'protectedStructure');
  const now = whole(host.book);
  expect(await failing(undo)).toMatchObject({ kind: 'structureProtected', outcome: { changed: 'nothing' } });
  await host.settled();
  expect(sheet.visibility).toBe('visible');
  expect(differences(now, whole(host.book))).toEqual([]);
});

test.each(['answer lost', 'connection lost', 'ItemNotFound'] as const)('taking back: %s at the write', async fault => {
  const { host, client, sheet, before, undo } = await renewedHidden('hidden');
  client.resetCounters();
  client.faults.at(2, fault);
  await undo().catch(async () => undo());
  await host.settled();
  expect(sheet.visibility).toBe('hidden');
  expect(changed(before, host.book)).toEqual([]);
});

test('taking back stops before the sheet is hidden: it is finished', async () => {
  const { host, client, sheet, before, undo } = await renewedHidden('hidden');
  const all = await actionsIn({ host, client }, 1, undo);
  client.resetCounters();
  client.faults.at(2, { doneActions: all - 1 });
  await undo();
  await host.settled();
  expect(sheet.visibility).toBe('hidden');
  expect(changed(before, host.book)).toEqual([]);
});
