import { ACTIONS } from '../../../faults/actions';
import { differences, whole, type Whole } from '../../../faults/whole';
import type { Table } from '../../../host/book/table';
import { close } from '../../workbook';

afterEach(close);

const idOf = (table: Table, fromTheEnd: number): number => table.columns.at(-fromTheEnd)?.id ?? 0;

/** What a co-author does to the table, which has got 区分 and コメント at its end. */
const RESHAPING: readonly (readonly [string, (table: Table) => unknown])[] = [
  ['its last column is deleted', table => table.deleteColumn(idOf(table, 1))],
  ['the column before its last is deleted', table => table.deleteColumn(idOf(table, 2))],
  ['it is made a column wider', table => table.resize({ ...table.area, columns: table.area.columns + 1 })],
  ['it is made a column narrower', table => table.resize({ ...table.area, columns: table.area.columns - 1 })],
  ['it gets a column before ours', table => table.addColumn('係欄', 2)],
  ['it gets a column between ours', table => table.addColumn('係欄', table.columns.length - 1)],
];

test.each(RESHAPING)(
  'between our look and our write %s: only that is there, and nothing is told as taken back that is not',
  async (_, edit) => {
    const action = ACTIONS.find(({ name }) => name === 'take added columns back');
    if (action === undefined) throw new Error('no such action');
    const { started, plan } = await action.prepare();
    const { host, client } = started;
    const act = await plan();
    let then: Whole = new Map();
    client.faults.after(1, () => {
      const table = host.book.table('DX_Actuals');
      if (table) edit(table);
      host.calculation.settle();
      then = whole(host.book);
    });
    const said = await act().then(
      () => 'done',
      () => 'refused',
    );
    await host.settled();
    const gone = host.book.table('DX_Actuals')?.columns.every(({ name }) => name !== '区分' && name !== 'コメント');
    if (said === 'done') expect(gone).toBe(true);
    else expect(differences(then, whole(host.book))).toEqual([]);
  },
);
