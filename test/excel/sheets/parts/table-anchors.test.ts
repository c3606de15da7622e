/** Rules of new sheets and columns name cells of tables that are there: whoever moves these meanwhile is not told that all is done. */
import { addColumns } from '../../../../src/excel/sheets/set-up/add-columns';
import { setUp } from '../../../../src/excel/sheets/set-up/set-up';
import { readWorkbook } from '../../../../src/excel/read/read';
import { planAddColumns } from '../../../../src/sheets/make/add-columns';
import { planSetUp } from '../../../../src/sheets/make/set-up';
import type { SetUpPlan } from '../../../../src/sheets/make/planned';
import { KITAKYUSHU } from '../../../../src/sheets/templates/kitakyushu';
import type { Book } from '../../../host/book/book';
import { AS_OF, close, dump, failing, openOsaka, sheetNamed } from '../../workbook';

afterEach(close);

const plan = async (): Promise<SetUpPlan> =>
  planSetUp(await readWorkbook(), { tables: ['DX_KPIs', 'DX_Issues'], template: KITAKYUSHU, asOf: AS_OF });
/** The cell that the list of KPIs on 課題 begins below, and the first that a rule of the new column of KPI asks about. */
const rulesOf = (book: Book): (string | undefined)[] => {
  const kpis = book.table('DX_KPIs');
  const issues = book.table('DX_Issues');
  if (!kpis || !issues) throw new Error('no tables');
  const reference = issues.columns.findIndex(({ name }) => name === 'KPI');
  const last = kpis.area.column + kpis.area.columns - 1;
  const formula = (rule: unknown): string => (rule as { formula1: string }).formula1;
  return [
    /KPI!(\$B\$\d+)/.exec(formula(issues.sheet.validationAt(issues.bodyArea.row, reference)))?.[1],
    /\((\w+)\)/.exec(formula(kpis.sheet.validationAt(kpis.bodyArea.row, last)))?.[1],
  ];
};

const MOVES: Readonly<Record<string, (book: Book) => void>> = {
  'a row above': book => sheetNamed(book, 'KPI').insertRows(0, 1),
  'a column at the left': book => sheetNamed(book, 'KPI').insertColumns(0, 1),
  'a column of their own in the table': book => void book.table('DX_KPIs')?.addColumn('係欄', 0),
};

test('nobody has moved anything: the rules name the table’s own cells', async () => {
  const { host } = await openOsaka();
  await setUp(await plan());
  await host.settled();
  const { row } = host.book.table('DX_KPIs')?.area ?? { row: -1 };
  expect(rulesOf(host.book)).toEqual([`$B$${row + 1}`, expect.stringMatching(new RegExp(`^[A-Z]+${row + 2}$`)) as string]);
});

describe.each(Object.entries(MOVES))('%s', (_, move) => {
  test.each([0, 1])('after %i syncs: nothing is made; planned anew, the rules name the cells where they are', async syncs => {
    const { host, client } = await openOsaka();
    const stale = await plan();
    let before = '';
    const act = (): void => {
      host.book.by('coauthor', () => move(host.book));
      before = dump(host.book);
    };
    if (syncs === 0) act();
    else client.faults.after(syncs, act);
    expect(await failing(() => setUp(stale))).toMatchObject({
      failure: { kind: 'changedMeanwhile', what: 'KPI' },
      outcome: { changed: 'nothing' },
    });
    expect(dump(host.book)).toBe(before);
    await setUp(await plan());
    await host.settled();
    const { row, column } = host.book.table('DX_KPIs')?.area ?? { row: -1, column: -1 };
    const name = host.book.table('DX_KPIs')?.columns.findIndex(one => one.name === '名称') ?? -1;
    const letter = String.fromCharCode(65 + column + name);
    const [list, own] = rulesOf(host.book);
    expect(own).toMatch(new RegExp(`^[A-Z]+${row + 2}$`));
    if (letter === 'B') expect(list).toBe(`$B$${row + 1}`);
    else expect(list).toBeUndefined();
  });

  test('beside it, while columns are added to another table', async () => {
    const { host, client } = await openOsaka();
    const { book } = host;
    const actuals = book.table('DX_Actuals');
    actuals?.deleteColumn(actuals.columns.find(({ name }) => name === 'KPI')?.id ?? 0);
    await host.settled();
    const stale = planAddColumns(await readWorkbook(), 'DX_Actuals');
    if (stale === null) throw new Error('nothing is missing');
    client.faults.after(2, () => book.by('coauthor', () => move(book)));
    expect(await failing(() => addColumns(stale))).toMatchObject({
      failure: { kind: 'changedMeanwhile', what: 'KPI' },
      outcome: { changed: 'nothing' },
    });
  });
});
