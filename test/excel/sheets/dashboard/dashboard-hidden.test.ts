import { ACTIONS } from '../../../faults/actions';
import { differences, whole } from '../../../faults/whole';
import { close, failing, sheetNamed } from '../../workbook';

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
