import { FLOOR } from '../../../src/excel/batch/floor';
import { readManifest } from '../../../webpack/manifest.js';
import { ACTIONS } from '../../faults/actions';
import { close, dump, endsAt, failing, open } from '../workbook';
import { readWorkbook } from '../../../src/excel/read/read';

afterEach(close);

test('the floor is what the manifest declares', async () => {
  const set = (await readManifest()).find(({ name, attributes }) => name === 'Set' && attributes['Name'] === 'ExcelApi');
  expect(FLOOR).toBe(set?.attributes['MinVersion']);
});

test.each(ACTIONS)(
  'an Excel below the floor is told which version is needed, and asked for nothing: $name',
  async ({ prepare }) => {
    const { started, plan } = await prepare();
    const act = await plan();
    await started.host.settled();
    const before = dump(started.host.book);
    const settings = started.host.book.settings.keys().map(key => [key, started.host.book.settings.get(key)]);
    started.client.resetCounters();
    endsAt('1.12');
    const { failure, outcome } = await failing(act);
    expect([failure, outcome]).toEqual([{ kind: 'excelTooOld', needs: `ExcelApi ${FLOOR}` }, { changed: 'nothing' }]);
    await started.host.settled();
    expect(dump(started.host.book)).toBe(before);
    expect(started.host.book.settings.keys().map(key => [key, started.host.book.settings.get(key)])).toEqual(settings);
  },
  60_000,
);

test.each(['1.7', '1.9', '1.12'])('reading goes on where ExcelApi ends at %s', async requirementSet => {
  await open({ requirementSet });
  expect((await readWorkbook()).tables.DX_KPIs).toBeNull();
});
