import { takeBackOwnSheet } from '../../../src/excel/sheets/own/take-back-own-sheet';
import { makeDashboard } from '../../../src/excel/sheets/dashboard/dashboard';
import { ACTIONS } from '../../faults/actions';
import { openLedger } from '../../faults/books';
import { differences, whole } from '../../faults/whole';
import type { Book } from '../../host/book/book';
import { emptyChart } from '../../host/book/chart';
import { plannedBoard } from '../sheets/dashboard/dashboard-book';
import { close, failing, sheetNamed } from '../workbook';

afterEach(close);

/** Actions that take sheets away again. */
const TAKING = [
  'take sheets of values back',
  'take a set-up back',
  'take a second template back',
  'take 工程表 back',
  'take 評価基準 away',
  'open a closed round again',
  'take the forms of a round out again',
  'take public sheets back',
  'move notes back',
  'take 定義 back',
];

const BOX = { left: 20, top: 20, width: 90, height: 60 };
const putChart = (book: Book): void => {
  for (const sheet of book.sheets) sheet.charts = [...sheet.charts, emptyChart(`one ${sheet.name}`, '係のグラフ', 'ColumnClustered')];
};
const putPicture = (book: Book): void => {
  for (const sheet of book.sheets)
    sheet.state.drawings = [...sheet.drawings, { id: `two ${sheet.name}`, name: '押印', type: 'Image', ...BOX }];
};

const hide = (book: Book): void => {
  for (const sheet of book.sheets.slice(1)) sheet.state.visibility = 'veryHidden';
};

describe.each([
  ['a chart put on it', putChart],
  ['a picture put on it', putPicture],
  ['hidden as only a macro can', hide],
] as const)('a sheet that the staff have changed since stays: %s', (_what, put) => {
  test.each(TAKING)('%s', async name => {
    const action = ACTIONS.find(one => one.name === name);
    if (action === undefined) throw new Error(`no action ${name}`);
    const { started, plan } = await action.prepare();
    const { host } = started;
    put(host.book);
    await host.settled();
    const before = whole(host.book);
    expect(await failing(await plan())).toMatchObject({ kind: 'changedMeanwhile', outcome: { changed: 'nothing' } });
    await host.settled();
    expect(differences(before, whole(host.book))).toEqual([]);
  });
});

test('the arrow of a list, which Excel draws itself, keeps no sheet', async () => {
  const { host } = await openLedger();
  const { made } = await makeDashboard(await plannedBoard());
  if (made === null) throw new Error('it cannot be taken back');
  const sheet = sheetNamed(host.book, 'ダッシュボード');
  sheet.state.drawings = [...sheet.drawings, { id: 'arrow', name: 'Drop Down 1', type: 'Unsupported', ...BOX }];
  await takeBackOwnSheet(made);
  expect(host.book.sheetByName('ダッシュボード')).toBeNull();
});

test('charts of ours go with their sheet', async () => {
  const { host } = await openLedger();
  const before = whole(host.book);
  const { made } = await makeDashboard(await plannedBoard());
  if (made === null) throw new Error('it cannot be taken back');
  expect(sheetNamed(host.book, 'ダッシュボード').charts.length).toBeGreaterThan(0);
  await takeBackOwnSheet(made);
  await host.settled();
  expect(differences(before, whole(host.book))).toEqual([]);
});
