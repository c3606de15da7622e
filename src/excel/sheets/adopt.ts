/**
 * Carries out an adoption (sheets/adopt): looks whether the source is as it was shown, sets up what is planned, and keeps the mapping in the
 * workbook. The source is only ever read. Afterwards the rows can be taken back while nobody has changed them.
 */
import { firstNewRow, type Adoption } from '../../sheets/adopt/adopt';
import type { Source } from '../../sheets/adopt/adopt-grid';
import { addressOf, type CellPlace, type WorkbookState } from '../../sheets/read/state';
import type { TableName } from '../../sheets/schema/table-name';
import { blockOf, isSame } from '../read/adopt-source';
import type { CellsByHeader } from '../../sheets/make/print';
import { change } from '../batch/change';
import { ExcelFailure } from '../batch/failure';
import { failureOf, withOutcome } from '../batch/run';
import { setUp, type MadeSetUp } from './set-up';
import { takeBackSetUp } from './take-back-set-up';

/** Rows that have been copied, for taking them back. */
export interface Copied {
  readonly table: TableName;
  readonly rows: readonly CellsByHeader[];
  readonly made: MadeSetUp;
}

export interface Adopted {
  /** The first new row's first cell. */
  readonly place: CellPlace | null;
  readonly copied: Copied;
  /** The mapping is in the workbook; if not, the rows are there all the same. */
  readonly remembered: boolean;
  /** Excel has taken the page layout of a new sheet. */
  readonly page: boolean;
}

export interface AdoptionOrder {
  readonly adoption: Adoption;
  readonly source: Source;
  /** As it was when this was planned. */
  readonly state: WorkbookState;
  /** The mapping to keep; null: none. */
  readonly memory: { readonly key: string; readonly value: string } | null;
}

/**
 * One sync to look at the source again (one for every 40,000 cells), two to set up, two to remember.
 * Throws ExcelFailure (changedMeanwhile, protectedSheet, rowsInTheWay …); its outcome says what is in the workbook then.
 */
export async function adopt({ adoption, source, state, memory }: AdoptionOrder): Promise<Adopted> {
  let same: boolean;
  try {
    same = await isSame(source);
  } catch (error) {
    throw withOutcome(failureOf(error), { changed: 'nothing' });
  }
  if (!same) {
    const { sheet, row, column, rows, columns } = blockOf(source);
    throw new ExcelFailure({
      kind: 'changedMeanwhile',
      what: `${sheet}!${addressOf(row, column)}:${addressOf(row + rows - 1, column + columns - 1)}`,
    });
  }
  const { made, page } = await setUp(adoption.plan);
  const first = firstNewRow(adoption, state);
  return {
    place: first === null ? null : { sheet: first.sheet, address: addressOf(first.row, first.column) },
    copied: { table: adoption.table, rows: adoption.rows.map(({ cells }) => cells), made },
    remembered: memory === null || (await remember(memory)),
    page,
  };
}

/** Keeps the mapping; the rows are there already, so a failure is told and nothing more. */
async function remember({ key, value }: NonNullable<AdoptionOrder['memory']>): Promise<boolean> {
  try {
    await change<string | null, true, true>({
      look: async context => {
        const setting = context.workbook.settings.getItemOrNullObject(key);
        setting.load('value');
        await context.sync();
        return setting.isNullObject ? null : String(setting.value);
      },
      write: context => {
        context.workbook.settings.add(key, value);
        return true;
      },
      read: () => true,
      takeBack: async context => {
        const setting = context.workbook.settings.getItemOrNullObject(key);
        setting.load('value');
        await context.sync();
        // One action: it is written or it is not.
        return !setting.isNullObject && String(setting.value) === value ? { done: true } : 'nothing';
      },
      touched: () => ({ sheets: [], cells: [] }),
    });
    return true;
  } catch {
    return false;
  }
}

/** Takes back what was copied: rows that nobody has changed, and a sheet that was made for them. Throws ExcelFailure (changedMeanwhile, protectedSheet …). */
export function takeBackAdopted({ made }: Copied): Promise<void> {
  return takeBackSetUp(made);
}
