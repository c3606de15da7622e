import { FLOOR } from '../../../src/excel/batch/floor';
import { readManifest } from '../../../webpack/manifest.js';
import { ACTIONS } from '../../faults/actions';
import { differences, whole } from '../../faults/whole';
import { close, dump, endsAt, failing, open, USUAL } from '../workbook';
import { readWorkbook } from '../../../src/excel/read/read';

afterEach(close);

test('the floor is what the manifest declares', async () => {
  const set = (await readManifest()).find(({ name, attributes }) => name === 'Set' && attributes['Name'] === 'ExcelApi');
  expect(FLOOR).toBe(set?.attributes['MinVersion']);
});

/** Excel as it is where the floor is all that there is. */
beforeEach(() => (USUAL.options = { requirementSet: FLOOR, platform: 'windows' }));
afterEach(() => (USUAL.options = {}));

test.each(ACTIONS)(
  'an Excel at the floor does it; below it is told which version is needed, and nothing is written: $name',
  async ({ prepare }) => {
    const { started, plan } = await prepare();
    const { book } = started.host;
    const act = await plan();
    await started.host.settled();
    const before = dump(book);
    const settings = (): unknown => book.settings.keys().map(key => [key, book.settings.get(key)]);
    const set = JSON.stringify(settings());
    const office = Office;
    endsAt('1.12');
    const { failure, outcome } = await failing(act);
    expect([failure, outcome]).toEqual([{ kind: 'excelTooOld', needs: `ExcelApi ${FLOOR}` }, { changed: 'nothing' }]);
    await started.host.settled();
    expect([dump(book), JSON.stringify(settings())]).toEqual([before, set]);

    Object.assign(globalThis, { Office: office });
    const all = whole(book);
    await act();
    await started.host.settled();
    expect(differences(all, whole(book)).length).toBeGreaterThan(0);
    expect(started.host.warnings).toEqual([]);
  },
  60_000,
);

test.each(['1.7', '1.9', '1.12'])('reading goes on where ExcelApi ends at %s', async requirementSet => {
  await open({ requirementSet });
  expect((await readWorkbook()).tables.DX_KPIs).toBeNull();
});
