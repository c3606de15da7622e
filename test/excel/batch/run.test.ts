import { PATIENCE, run } from '../../../src/excel/batch/run';
import { goOn, holdTimeLimits, impatient, releaseTimeLimits } from '../../faults/patience';
import { close, failing, openOsaka } from '../workbook';

beforeAll(holdTimeLimits);
afterAll(() => {
  releaseTimeLimits();
  close();
});

test('reading that was given up asks for nothing more when its answer comes after all', async () => {
  const { client } = await openOsaka();
  await impatient(client);
  client.resetCounters();
  client.faults.at(1, 'late answer');
  const reading = run(async ({ workbook }) => {
    workbook.names.load('items/name');
    await workbook.context.sync();
    workbook.tables.load('items/name');
    await workbook.context.sync();
  });
  expect(await failing(() => reading)).toMatchObject({ failure: { kind: 'timeout', seconds: Math.round(PATIENCE.answer / 1000) } });
  await goOn(client);
  expect(client.counters.syncs).toBe(1);
});
