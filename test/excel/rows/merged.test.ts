import { addActual } from '../../../src/excel/edit/write';
import { ACTIONS } from '../../faults/actions';
import { differences, whole } from '../../faults/whole';
import type { Book } from '../../host/book/book';
import type { Table } from '../../host/book/table';
import { close, failing, openOsaka } from '../workbook';

afterEach(close);

const tablesOf = (book: Book): readonly Table[] => book.tables().filter(({ name }) => name.startsWith('DX_'));
const below = ({ sheet, area }: Table): void => sheet.merge({ row: area.row + area.rows, column: area.column, rows: 2, columns: 2 });
const right = ({ sheet, area }: Table): void => sheet.merge({ row: area.row, column: area.column + area.columns, rows: 2, columns: 1 });

test.each([
  ['add an actual below', below],
  ['revise a target', below],
  ['adopt below what is there', below],
  ['a second template: rows, columns, sheets', below],
  ['merge the answers of a round', below],
  ['a second template: rows, columns, sheets', right],
  ['add missing columns', right],
])('%s: merged cells where it would go are named, and nothing is changed', async (name, merge) => {
  const action = ACTIONS.find(one => one.name === name);
  if (action === undefined) throw new Error(`no action ${name}`);
  const { started, plan } = await action.prepare();
  const { host } = started;
  const act = await plan();
  tablesOf(host.book).forEach(merge);
  const before = whole(host.book);
  expect(await failing(act)).toMatchObject({ kind: 'mergedBesideTable', outcome: { changed: 'nothing' } });
  await host.settled();
  expect(differences(before, whole(host.book))).toEqual([]);
});

test('merged cells further below are in nobody’s way', async () => {
  const { host } = await openOsaka();
  for (const { sheet, area } of tablesOf(host.book)) sheet.merge({ row: area.row + area.rows + 1, column: 0, rows: 1, columns: 3 });
  const actual = { kpi: '作業削減時間', year: 2025, value: 350_000 } as const;
  await addActual(actual, '時間');
  await addActual({ ...actual, year: 2026 }, '時間');
  expect(await failing(() => addActual({ ...actual, year: 2027 }, '時間'))).toMatchObject({
    failure: { kind: 'mergedBesideTable', sheet: '実績', address: 'A7:C7' },
  });
});
