import type { Edit, Happening } from '../../sheets/read/edit';
import { run } from '../batch/run';

/** Changes that come in one after the other within this time (a paste, a fill, our own batch) are told once. Milliseconds. */
export const SETTLED = 250;

const none = (): void => undefined;

const ROWS: Readonly<Partial<Record<string, 'come' | 'go'>>> = {
  RowInserted: 'come',
  CellInserted: 'come',
  RowDeleted: 'go',
  CellDeleted: 'go',
};

type Registration = OfficeExtension.EventHandlerResult<never>;

export interface Watcher {
  /** Told at once what has happened, whoever did it (co-authors too). */
  readonly note: (happening: Happening) => void;
  /** Told once it has settled. */
  readonly onChange: () => void;
  /** Told at once which cells the person at this Excel has changed (not co-authors, and not this add-in where Excel says so). */
  readonly onEdit?: (edit: Edit) => void;
  /** Of these, those that have left all rows where they were, where Excel says that this add-in did not do it itself. */
  readonly onTyped?: (edit: Edit) => void;
  /** Told at once where rows or cells come and push others down, or go and let others up, whoever did it. */
  readonly onRows?: (what: 'come' | 'go', edit: Edit) => void;
}

/** Watches cells, sheets and tables of the workbook. @returns stops watching */
export async function watch({ note, onChange, onEdit = none, onTyped = none, onRows = none }: Watcher): Promise<() => Promise<void>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const happened = (happening: Happening): Promise<void> => {
    if (stopped) return Promise.resolve();
    note(happening);
    clearTimeout(timer);
    timer = setTimeout(onChange, SETTLED);
    return Promise.resolve();
  };
  const edited = (event: Excel.WorksheetChangedEventArgs): Promise<void> => {
    const { worksheetId: sheetId, address } = event;
    if (!stopped && event.source === Excel.EventSource.local && !isOurs(event)) {
      onEdit({ sheetId, address });
      if (saysWhose() && event.changeType === Excel.DataChangeType.rangeEdited) onTyped({ sheetId, address });
    }
    const rows = ROWS[event.changeType];
    if (!stopped && rows !== undefined) onRows(rows, { sheetId, address });
    // Only of cells that stay where they are does an address say what is to be read.
    return happened(
      event.changeType === Excel.DataChangeType.rangeEdited
        ? { kind: 'cells', sheetId, address: told(address) }
        : { kind: 'moved', sheetId, address: told(address) },
    );
  };
  const calculated = ({ worksheetId: sheetId, address }: Excel.WorksheetCalculatedEventArgs): Promise<void> =>
    happened({ kind: 'cells', sheetId, address: told(address) });
  const sorted = ({ worksheetId: sheetId, address }: { readonly worksheetId: string; readonly address: string }): Promise<void> =>
    happened({ kind: 'moved', sheetId, address: told(address) });
  const listed = (): Promise<void> => happened({ kind: 'listed' });
  const anything = (): Promise<void> => happened({ kind: 'anything' });
  const registrations = await run(async context => {
    const { worksheets, tables } = context.workbook;
    const { requirements } = Office.context;
    const added = [
      worksheets.onChanged.add(edited),
      worksheets.onCalculated.add(calculated),
      worksheets.onRowSorted.add(sorted),
      worksheets.onColumnSorted.add(sorted),
      worksheets.onAdded.add(listed),
      worksheets.onDeleted.add(anything),
      tables.onAdded.add(listed),
      tables.onDeleted.add(anything),
      ...(requirements.isSetSupported('ExcelApi', '1.14') ? [worksheets.onProtectionChanged.add(listed)] : []),
      ...(requirements.isSetSupported('ExcelApi', '1.17')
        ? [worksheets.onNameChanged.add(listed), worksheets.onVisibilityChanged.add(listed)]
        : []),
    ];
    await context.sync();
    return added as unknown as readonly Registration[];
  });
  return async () => {
    stopped = true;
    clearTimeout(timer);
    const first = registrations[0];
    if (!first) return;
    // Handlers can only be removed in the context that added them.
    await Excel.run(first.context, async context => {
      for (const registration of registrations) registration.remove();
      await context.sync();
    });
  };
}

/** Some versions of Excel leave the address out (office-js#955). */
function told(address: unknown): string | null {
  return typeof address === 'string' && address !== '' ? address : null;
}

/** A change by this add-in itself; before ExcelApi 1.14 Excel does not say. */
function isOurs(event: Excel.WorksheetChangedEventArgs): boolean {
  if (Office.context.requirements.isSetSupported('ExcelApi', '1.14')) return event.triggerSource === 'ThisLocalAddin';
  return false;
}

const saysWhose = (): boolean => Office.context.requirements.isSetSupported('ExcelApi', '1.14');
