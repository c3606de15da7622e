/** 公開用データ made in slices: the tables that are published together, then what they are written as. */
import { writeCsvSteps } from '../../sheets/publish/csv';
import { exportRange, notesTable, publication } from '../../sheets/publish/export';
import { dataTables, notesIn } from '../../sheets/publish/repair';
import { exportTable, exportedLines, type PublicTable } from '../../sheets/publish/typed-export';
import { sheetNames, workbookFileSteps } from '../../sheets/publish/workbook-file';
import type { Steps } from '../../sheets/read/slices';
import type { TableState } from '../../sheets/read/state';
import type { Publisher } from '../../sheets/read/tag';
import { TABLES } from '../../sheets/schema/declarations/tables';
import type { Checked } from './use-checking';

/** What is published: tables of ours, or what has been checked. */
export type PublishSource =
  { readonly kind: 'typed'; readonly tables: readonly TableState[] } | { readonly kind: 'range'; readonly checked: Checked };

/** A file to be saved. */
export interface CsvFile {
  readonly name: string;
  readonly text: string;
}

/** A step for each row of the source. */
export function* tablesToPublish(source: PublishSource, publisher: Publisher, today: number): Steps<readonly PublicTable[]> {
  const tables: PublicTable[] = [];
  if (source.kind === 'typed')
    for (const table of source.tables) {
      tables.push(exportTable(TABLES[table.name], table.cells, publisher));
      yield table.rows.length;
    }
  else {
    const { grid, report } = source.checked;
    for (const { layout } of report.layouts) {
      for (const table of dataTables(grid, layout)) tables.push(yield* exportRange(grid, table, publisher));
      const notes = notesTable(grid, notesIn(grid, layout));
      if (notes !== null) tables.push(notes);
    }
  }
  return yield* publication(tables, publisher, today);
}

/** Rows of the tables with their headings, for telling progress. */
export const rowsIn = (tables: readonly PublicTable[]): number => tables.reduce((sum, { rows }) => sum + rows.length + 1, 0);

/** A step for each row. */
export function* csvFiles(tables: readonly PublicTable[]): Steps<readonly CsvFile[]> {
  const names = sheetNames(tables);
  const files: CsvFile[] = [];
  for (const [at, table] of tables.entries())
    files.push({ name: `${names[at] ?? 'data'}.csv`, text: yield* writeCsvSteps(exportedLines(table)) });
  return files;
}

export const bookFile = workbookFileSteps;
