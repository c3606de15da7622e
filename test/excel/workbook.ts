import { PATIENCE } from '../../src/excel/batch/run';
import { readWorkbook } from '../../src/excel/read/read';
import { setUp } from '../../src/excel/sheets/set-up/set-up';
import { forgetDoubts } from '../../src/excel/batch/in-doubt';
import { forgetEdits } from '../../src/excel/batch/workbook-settings';
import { ExcelFailure } from '../../src/excel/batch/failure';
import { serialOf } from '../../src/domain/base/serial';
import { planSetUp } from '../../src/sheets/make/set-up';
import type { SetUpPlan } from '../../src/sheets/make/planned';
import { OSAKA } from '../../src/sheets/templates/osaka';
import type { Book } from '../host/book/book';
import type { Fault } from '../host/wire/faults';
import type { Sheet } from '../host/book/sheet';
import { compareVersions } from '../host/wire/requirement-sets';
import { startExcel, type Started, type StartOptions } from '../host/node';

export const AS_OF = serialOf(2026, 9, 30);

let running: Started | null = null;

/** The Excel of tests that do not say which; settable for those that go through all actions. */
export const USUAL: { options: StartOptions } = { options: {} };

/** A workbook with a sheet of the staff's own, which must stay as it is. */
export async function open(options: StartOptions = USUAL.options): Promise<Started> {
  running?.stop();
  forgetEdits();
  forgetDoubts();
  Object.assign(PATIENCE, { answer: 20_000, cellEdit: [5, 5, 5] });
  running = await startExcel(options);
  const sheet = running.host.book.activeSheet;
  sheet.name = '報告書';
  sheet.write({ row: 0, column: 0, rows: 3, columns: 2 }, [
    ['担当', '件数'],
    ['総務', 3],
    ['合計', '=SUM(B2:B2)'],
  ]);
  sheet.setStyle({ row: 0, column: 0, rows: 1, columns: 2 }, { font: { bold: true } });
  sheet.setColumnWidth(0, 1, 30);
  await running.host.settled();
  return running;
}

/** Waits for what comes after a while, however slow the machine is; the test's own time limit ends it. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(resolve => setTimeout(resolve, 10));
}

/** From now on the Excel that is running says that its ExcelApi ends there; it goes on doing what it did. */
export function endsAt(last: string): void {
  const requirements = { isSetSupported: (set: string, version: string) => set !== 'ExcelApi' || compareVersions(version, last) <= 0 };
  const context: unknown = Object.create(Office.context, { requirements: { value: requirements } });
  Object.assign(globalThis, { Office: Object.create(Office, { context: { value: context } }) as unknown });
}

export function close(): void {
  running?.stop();
  running = null;
}

/** What of a sheet people would miss. */
function dumpSheet(sheet: Sheet): unknown {
  const used = sheet.usedArea;
  const cells =
    used === null
      ? []
      : Array.from({ length: used.rows }, (_, row) =>
          Array.from({ length: used.columns }, (__, column) => {
            const [r, c] = [used.row + row, used.column + column];
            return [sheet.formula(r, c) ?? sheet.value(r, c), sheet.numberFormat(r, c), sheet.style(r, c)];
          }),
        );
  return {
    name: sheet.name,
    visibility: sheet.visibility,
    protection: sheet.protection,
    used,
    cells,
    frozen: sheet.frozen,
    page: sheet.pageLayout,
    notes: sheet.notes,
    validations: sheet.validations,
    // In whatever order they were merged.
    merges: [...sheet.merges].sort((one, other) => one.row - other.row || one.column - other.column),
    widths: [0, 1, 2, 3].map(column => sheet.columnWidth(column)),
    conditional: sheet.conditionalFormats,
    hyperlinks: sheet.hyperlinks,
    charts: sheet.charts,
    tables: sheet.tables.map(({ name, area, style, showTotals }) => ({ name, area, style, showTotals })),
  };
}

/** The whole workbook, or all of it but some sheets, to compare before and after. */
export function dump(book: Book, without: readonly string[] = []): string {
  const names = book.names.all().map(({ name, formula }) => ({ name, formula }));
  return JSON.stringify({ names, sheets: book.sheets.filter(({ name }) => !without.includes(name)).map(dumpSheet) }, null, 1);
}

export async function planOsaka(): Promise<SetUpPlan> {
  return planSetUp(await readWorkbook(), { tables: ['DX_KPIs', 'DX_Actuals'], template: OSAKA, asOf: AS_OF });
}

/** A workbook set up with the template, as most people will have it. */
export async function openOsaka(options: StartOptions = {}): Promise<Started> {
  const started = await open(options);
  await setUp(await planOsaka());
  await started.host.settled();
  started.client.resetCounters();
  return started;
}

export function sheetNamed(book: Book, name: string): Sheet {
  const sheet = book.sheets.find(other => other.name === name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

/** The failure of an action that must fail. */
export async function failing(action: () => Promise<unknown>): Promise<ExcelFailure> {
  try {
    await action();
  } catch (error) {
    if (error instanceof ExcelFailure) return error;
    throw error;
  }
  throw new Error('it should have failed');
}

/** How many actions one batch of this work has (0: that of the first sync). Afterwards the workbook is as it was before. */
export async function actionsIn(
  { host, client }: Pick<Started, 'host' | 'client'>,
  at: number,
  work: () => Promise<unknown>,
): Promise<number> {
  const start = host.book.snapshot();
  client.batches.length = 0;
  await work();
  const count = client.batches[at]?.Actions.length ?? 0;
  if (count === 0) throw new Error(`no batch ${at} was seen`);
  host.book.restore(start);
  await host.settled();
  return count;
}

/** Every way a sync can fail that is not the silence of a hanging Excel. */
export const FAULTS: readonly Fault[] = [
  'InvalidOperationInCellEditMode',
  'AccessDenied',
  'ItemNotFound',
  'RequestPayloadSizeLimitExceeded',
  'connection lost',
  'answer lost',
];

/**
 * Does an action come through all the same? It begins anew where someone is typing or something is not found, and finds out where only the answer
 * to its write, its last sync, was lost.
 */
export function comesThrough(fault: Fault, n: number, last = 2): boolean {
  return fault === 'InvalidOperationInCellEditMode' || (n === last && (fault === 'answer lost' || fault === 'ItemNotFound'));
}
