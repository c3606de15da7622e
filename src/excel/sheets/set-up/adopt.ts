/**
 * Carries out an adoption (sheets/adopt): looks whether the source is as it was shown, sets up what is planned, and keeps the mapping in the
 * workbook. The source is only ever read. Afterwards the rows can be taken back while nobody has changed them.
 */
import { firstNewRow, type Adoption } from '../../../sheets/adopt/adopt';
import type { AdoptSource } from '../../../sheets/adopt/source/adopt-grid';
import { addressOf, type CellPlace, type WorkbookState } from '../../../sheets/read/state';
import type { TableName } from '../../../sheets/schema/table-name';
import { sourceBlock, isSame } from '../../read/adopt-source';
import type { CellsByHeader } from '../../../sheets/make/print';
import { ExcelFailure } from '../../batch/failure';
import { failureOf, withOutcome } from '../../batch/run';
import { setUp, type MadeSetUp } from './set-up';
import { takeBackSetUp } from './take-back-set-up';

/** Rows that have been copied, for taking them back. */
export interface CopiedRows {
  readonly table: TableName;
  readonly rows: readonly CellsByHeader[];
  readonly made: MadeSetUp;
}

export interface Adopted {
  /** The first new row's first cell. */
  readonly place: CellPlace | null;
  readonly copied: CopiedRows;
  /** Excel has taken the page layout of a new sheet. */
  readonly page: boolean;
}

export interface AdoptionOrder {
  readonly adoption: Adoption;
  readonly source: AdoptSource;
  /** As it was when this was planned. */
  readonly state: WorkbookState;
  /** The mapping to keep (adopt-memory); null: none. */
  readonly memory: object | null;
}

/**
 * One sync to look at the source again (one for every 40,000 cells), two to set up, which remembers the mapping too, and one for the printed page of a
 * new sheet.
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
    const { sheet, row, column, rows, columns } = sourceBlock(source);
    throw new ExcelFailure({
      kind: 'changedMeanwhile',
      what: `${sheet}!${addressOf(row, column)}:${addressOf(row + rows - 1, column + columns - 1)}`,
    });
  }
  const { made, page } = await setUp(adoption.plan, memory);
  const first = firstNewRow(adoption, state);
  return {
    place: first === null ? null : { sheet: first.sheet, address: addressOf(first.row, first.column) },
    copied: { table: adoption.table, rows: adoption.rows.map(({ cells }) => cells), made },
    page,
  };
}

/** Takes back what was copied: rows that nobody has changed, and a sheet that was made for them. Throws ExcelFailure (changedMeanwhile, protectedSheet …). */
export function takeBackAdopted({ made }: CopiedRows): Promise<void> {
  return takeBackSetUp(made);
}
