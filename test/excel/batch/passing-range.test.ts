import { ACTIONS } from '../../faults/actions';
import { close } from '../workbook';

afterEach(close);

const MAKING = ACTIONS.filter(({ name }) => /^make |^add public sheets|^set up an empty workbook/.test(name));

/** By which own-sheet.ts clears a sheet, names and titles it, and reads it back. */
const OF_ANY_SHEET = 5;

test.each(MAKING.map(action => [action.name, action] as const))('%s: Excel keeps none of the ranges it is drawn by', async (_, action) => {
  const { started, plan } = await action.prepare();
  const act = await plan();
  const { batches } = started.client;
  batches.length = 0;
  await act();
  const kept = batches.map(({ Actions }) => Actions.filter(({ Name }) => Name === '_KeepReference').length);
  const drawing = batches.findIndex(({ Actions }) => Actions.length === Math.max(...batches.map(batch => batch.Actions.length)));
  expect(batches[drawing]?.Actions.length).toBeGreaterThan(50);
  expect(kept[drawing]).toBeLessThanOrEqual(OF_ANY_SHEET);
});
