import { keepPublisher, readPublisher } from '../../../src/excel/batch/publisher-setting';
import { TAG_KEY } from '../../../src/sheets/read/tag';
import { close, failing, openOsaka } from '../workbook';

afterEach(close);

const OSAKA_CITY = { code: '271004', name: '大阪市' };
const OTHER = { code: '261009', name: '京都市' };

test('who publishes is kept with the workbook, beside what else it says of itself; another one takes its place', async () => {
  const { host } = await openOsaka();
  const said = JSON.parse(String(host.book.settings.get(TAG_KEY))) as object;
  expect(await readPublisher()).toBeNull();
  await keepPublisher(OTHER);
  await keepPublisher(OSAKA_CITY);
  expect(await readPublisher()).toEqual(OSAKA_CITY);
  expect(JSON.parse(String(host.book.settings.get(TAG_KEY)))).toEqual({ ...said, publisher: OSAKA_CITY });
});

test('only the answer is lost: it is kept, and that is told', async () => {
  const { client } = await openOsaka();
  client.faults.at(2, 'answer lost');
  await keepPublisher(OSAKA_CITY);
  expect(await readPublisher()).toEqual(OSAKA_CITY);
});

test('an Excel that keeps no setting: it is not told as kept', async () => {
  const { host } = await openOsaka();
  host.quirks.set('SettingCollection.add', usual => {
    const setting = usual();
    host.book.settings.delete(TAG_KEY);
    return setting;
  });
  expect((await failing(() => keepPublisher(OSAKA_CITY))).outcome).toEqual({ changed: 'nothing' });
  expect(await readPublisher()).toBeNull();
});
