/** A set-up that Excel ends half-way: what is told is what is there, and what the staff had beside it stays. */
import { setCell, type AppliedFix } from '../../../../src/excel/edit/write';
import { readWorkbook } from '../../../../src/excel/read/read';
import { REQUEST } from '../../../../src/excel/rows/messages';
import { setUp } from '../../../../src/excel/sheets/set-up/set-up';
import { takeBackSetUp } from '../../../../src/excel/sheets/set-up/take-back-set-up';
import { planSetUp } from '../../../../src/sheets/make/set-up';
import { issueCell } from '../../../../src/sheets/read/state';
import { KITAKYUSHU } from '../../../../src/sheets/templates/kitakyushu';
import { OSAKA } from '../../../../src/sheets/templates/osaka';
import { openEmpty, openLedger, openWith } from '../../../faults/books';
import { tell, untruth, type Told } from '../../../faults/told';
import { differences, whole } from '../../../faults/whole';
import { AS_OF, close, sheetNamed } from '../../workbook';
import type { Table } from '../../../host/book/table';
import type { Started } from '../../../host/node';

const { bytes } = REQUEST;
afterEach(() => {
  REQUEST.bytes = bytes;
  close();
});

/** Runs it undisturbed, then once for each place it is cut at. @param places of a request: after so many of its actions */
async function cutEverywhere(
  { host, client }: Started,
  plan: () => Promise<() => Promise<unknown>>,
  places: (actions: number) => readonly number[],
  admitted: (result: unknown) => RegExp | null = () => null,
): Promise<readonly Told[]> {
  const start = host.book.snapshot();
  const before = whole(host.book);
  client.recording = true;
  client.batches.length = 0;
  const act = await plan();
  client.batches.length = 0;
  await act();
  const lengths = client.batches.map(batch => batch.Actions.length);
  await host.settled();
  const complete = whole(host.book);
  const all: Told[] = [];
  for (const [at, length] of lengths.entries())
    for (const doneActions of places(length)) {
      host.book.restore(start);
      await host.settled();
      const again = await plan();
      client.faults.at(at + 1, { doneActions });
      const told = await tell(again, admitted);
      await host.settled();
      expect(untruth(told, { before, complete, now: whole(host.book) })).toBeNull();
      all.push(told);
    }
  return all;
}

test('cut in its last actions: all is taken back, the KPI sheet too', async () => {
  const plan = async () => {
    const wanted = planSetUp(await readWorkbook(), { tables: ['DX_KPIs', 'DX_Actuals'], template: OSAKA, asOf: AS_OF });
    return () => setUp(wanted);
  };
  const told = await cutEverywhere(await openEmpty(), plan, actions => [1, 2, 3, 4, 5, 6].map(last => Math.max(1, actions - last)));
  expect(told.some(({ said }) => said === 'takenBack' || said === 'done')).toBe(true);
});

test('in several messages: cut in the middle of any of them', async () => {
  REQUEST.bytes = 6000;
  const plan = async () => {
    const wanted = planSetUp(await readWorkbook(), { tables: ['DX_KPIs', 'DX_Systems'], template: KITAKYUSHU, asOf: AS_OF });
    return () => setUp(wanted);
  };
  const told = await cutEverywhere(await openWith('DX_KPIs', 'DX_Actuals'), plan, actions => [Math.ceil(actions / 2)]);
  expect(told.length).toBeGreaterThan(3);
}, 120_000);

test('taken back, the fills, widths, heights and notes of the staff beside the tables are as before', async () => {
  const { host } = await openWith('DX_KPIs', 'DX_Actuals');
  const before = whole(host.book);
  const { made } = await setUp(planSetUp(await readWorkbook(), { tables: ['DX_KPIs', 'DX_Issues'], template: KITAKYUSHU, asOf: AS_OF }));
  await takeBackSetUp(made);
  await host.settled();
  expect(differences(before, whole(host.book))).toEqual([]);
});

test('a fix that is cut leaves no note at a cell that was not changed', async () => {
  const started = await openLedger();
  const { book } = started.host;
  sheetNamed(book, 'KPI').write({ row: 7, column: 6, rows: 1, columns: 1 }, [['約110万時間']]);
  await started.host.settled();
  const plan = async () => {
    const state = await readWorkbook();
    const issue = state.tables.DX_KPIs?.issues.find(({ kind }) => kind === 'wrongType');
    const place = issue === undefined ? null : issueCell(state, issue);
    if (issue?.fix === undefined || place === null) throw new Error('nothing to put right');
    const fix = { place, table: issue.table, ...issue.fix };
    return () => setCell(fix);
  };
  // 「元の入力はメモに残せませんでした」
  const admitted = (fixed: unknown): RegExp | null => ((fixed as AppliedFix).noted ? null : /^\[KPI\]note G8$/);
  const told = await cutEverywhere(started, plan, actions => Array.from({ length: actions }, (_, at) => at), admitted);
  expect(told.length).toBeGreaterThan(8);
});

test.each<[string, string, (table: Table) => void]>([
  ['adds a KPI', 'nothing', table => table.addRows([['', '同僚の指標', ...Array<null>(table.area.columns - 2).fill(null)]])],
  // A sheet that is gone does not come back, and it is told which.
  [
    'types into an added row',
    'left',
    ({ sheet, area }) => sheet.write({ row: area.row + area.rows - 1, column: 12, rows: 1, columns: 1 }, [['同僚の課']]),
  ],
])('a colleague %s at the moment a second template is taken back: no row and no column of the table is lost', async (_, said, edit) => {
  const { host, client } = await openWith('DX_KPIs', 'DX_Actuals');
  const { book } = host;
  const plan = planSetUp(await readWorkbook(), { tables: ['DX_KPIs', 'DX_Actuals', 'DX_Issues'], template: KITAKYUSHU, asOf: AS_OF });
  const { made } = await setUp(plan);
  await host.settled();
  const start = book.snapshot();
  client.recording = true;
  client.batches.length = 0;
  await takeBackSetUp(made);
  const syncs = client.batches.length;
  await host.settled();
  book.restore(start);
  await host.settled();
  const cells = (): unknown => {
    const table = book.table('DX_KPIs');
    return table?.sheet.formulas(table.area);
  };
  let then: unknown = null;
  client.faults.after(syncs - 1, () => {
    const table = book.table('DX_KPIs');
    if (table !== null) edit(table);
    then = cells();
  });
  expect(await tell(() => takeBackSetUp(made))).toMatchObject({ said });
  await host.settled();
  expect(cells()).toEqual(then);
});
