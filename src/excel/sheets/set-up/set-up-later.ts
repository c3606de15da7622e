/** The rows of a set-up that did not fit into its first message, and the titles when all rows are there. */
import type { SetUpPlan } from '../../../sheets/make/planned';
import { addressOf } from '../../../sheets/read/state';
import { change, type TakenBack } from '../../batch/change';
import { ExcelFailure, type Touched } from '../../batch/failure';
import { pausing, run } from '../../batch/run';
import { placeOf } from '../../read/outline';
import { appendRows } from '../../rows/append-rows';
import type { LaterRows } from '../../rows/messages';
import type { Takeable } from '../../rows/take-back-rows';
import { askForToken, isSheet, tokenIn } from '../parts/new-sheets';
import type { MadeSetUp } from './set-up';
import { finishSheets, newSheets } from './set-up-batch';
import { takeBackSetUp } from './take-back-set-up';

/** The rows that did not fit into the first message: all of them, or what was written before is taken back as well. */
export async function writeLater(plan: SetUpPlan, later: readonly LaterRows[], first: MadeSetUp, token: string): Promise<MadeSetUp> {
  const created = new Set(plan.tables.filter(isSheet).map(({ table }) => table));
  const added: Takeable[] = [...first.rows];
  const cells = [...first.cells];
  const made = (): MadeSetUp => ({ ...first, rows: byTable(added), cells });
  try {
    for (const { table, rows } of later) {
      const one = await appendRows(table, rows);
      if (created.has(table)) continue;
      added.push(one);
      cells.push({ table, address: one.cells });
    }
    if (first.ids.length > 0) await finishLater(plan, first.ids, token);
    return made();
  } catch (error) {
    if (!(error instanceof ExcelFailure)) throw error;
    const { failure, outcome } = error;
    const left = (changed: 'left' | 'unknown', more: Touched): Promise<ExcelFailure> =>
      whatIsLeft(made(), more).then(touched => new ExcelFailure(failure, { changed, ...touched }, { cause: error }));
    if (outcome.changed !== 'nothing' && outcome.changed !== 'takenBack') throw await left(outcome.changed, outcome);
    try {
      await pausing(() => takeBackSetUp(made(), token), ['cellEditMode', 'connectionLost']);
    } catch (other) {
      const unknown = other instanceof ExcelFailure && other.outcome.changed === 'unknown';
      throw await left(unknown ? 'unknown' : 'left', { sheets: [], cells: [] });
    }
    throw new ExcelFailure(failure, { changed: 'takenBack' }, { cause: error });
  }
}

/** The rows of each table as one: they stand one below the other. */
function byTable(added: readonly Takeable[]): Takeable[] {
  const tables = [...new Set(added.map(({ table }) => table))];
  return tables.flatMap(table => {
    const ofTable = added.filter(one => one.table === table);
    const [first] = ofTable;
    return first === undefined ? [] : [{ ...first, rows: ofTable.flatMap(({ rows }) => rows) }];
  });
}

/** What is there of a set-up that could not be taken back: where it is now, or, where no answer comes, where it was written. */
async function whatIsLeft({ plan, ids, rows, widened, cells }: MadeSetUp, more: Touched): Promise<Touched> {
  try {
    return await run(async context => {
      const { worksheets, tables } = context.workbook;
      const sheets = ids.map(id => worksheets.getItemOrNullObject(id).load('name'));
      const ofTables = [...new Set([...rows.map(({ table }) => table), ...widened.map(({ name }) => name)])].map(name => {
        const table = tables.getItemOrNullObject(name).load('name');
        const range = table.getRange().load('address,rowIndex,columnIndex,rowCount,columnCount');
        const count = rows.filter(one => one.table === name).reduce((sum, one) => sum + one.rows.length, 0);
        // Rows that somebody has left out of the table stand right below it.
        const below = count === 0 ? null : range.getRowsBelow(count).getUsedRangeOrNullObject(true).load('rowIndex,rowCount');
        return { name, table, range, below };
      });
      await context.sync();
      return {
        sheets: [...new Set([...more.sheets, ...sheets.filter(({ isNullObject }) => !isNullObject).map(({ name }) => name)])],
        cells: [
          ...new Set([
            ...more.cells,
            ...ofTables.flatMap(({ name, table, range, below }) => {
              // Somebody has made plain cells of the table: they stand where they were written.
              if (table.isNullObject) return cells.filter(one => one.table === name).map(({ address }) => address);
              // Rows may have been sorted since: the table is where they are.
              const after = below === null || below.isNullObject ? range : below;
              const first = addressOf(range.rowIndex, range.columnIndex);
              const last = addressOf(after.rowIndex + after.rowCount - 1, range.columnIndex + range.columnCount - 1);
              return [`${placeOf(range.address).sheet}!${first}:${last}`];
            }),
          ]),
        ],
      };
    });
  } catch {
    return {
      sheets: [...more.sheets, ...newSheets(plan).map(({ name }) => name)],
      cells: [...more.cells, ...cells.map(({ address }) => address)],
    };
  }
}

/** The titles, when all rows are there. */
async function finishLater(plan: SetUpPlan, ids: readonly string[], token: string): Promise<void> {
  const sheets = newSheets(plan);
  let names = sheets.map(({ name }) => name);
  const said = (titles: readonly Excel.Range[]): readonly unknown[] => titles.map(({ values }) => (values as unknown[][])[0]?.[0]);
  // Kept references to the cells with the token: they follow what others insert above them.
  await change<readonly (() => Excel.Range)[], true, true>({
    look: async context => {
      const found = ids.map(id => context.workbook.worksheets.getItem(id).load('name'));
      const marks = found.map(askForToken);
      await context.sync();
      names = found.map(({ name }) => name);
      const titles = marks.map((mark, index) => {
        const at = tokenIn(mark, token);
        if (at === null) throw new ExcelFailure({ kind: 'changedMeanwhile', what: sheets[index]?.name ?? '' });
        // Asked for anew in each batch, for one that got no answer knows nothing of it.
        return () => mark.getCell(at.row, at.column);
      });
      return titles;
    },
    write: (context, titles) => {
      finishSheets(
        plan,
        ids.map(id => context.workbook.worksheets.getItem(id)),
        titles.map(title => title()),
      );
      return true;
    },
    read: () => true,
    takeBack: async (context, titles): Promise<TakenBack<true>> => {
      const now = titles.map(title => title().load('values'));
      await context.sync();
      if (said(now).every((text, at) => text === sheets[at]?.title)) return { done: true };
      now.forEach((title, at) => {
        if (title.values[0]?.[0] === sheets[at]?.title) title.values = [[token]];
      });
      await context.sync();
      return 'takenBack';
    },
    touched: () => ({ sheets: names, cells: [] }),
  });
}
