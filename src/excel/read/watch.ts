import type { Edit } from '../../sheets/read/edit';
import { run } from '../batch/run';

/** Changes that come in one after the other within this time (a paste, a fill, our own batch) are told once. Milliseconds. */
export const SETTLED = 250;

type Registration = OfficeExtension.EventHandlerResult<never>;

/**
 * Calls back after cells, sheets or tables of the workbook have changed, whoever changed them (co-authors too).
 * @param onEdit told at once which cells the person at this Excel has changed (not co-authors, and not this add-in where Excel says so)
 * @returns stops watching
 */
export async function watch(onChange: () => void, onEdit: (edit: Edit) => void = () => undefined): Promise<() => Promise<void>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const changed = async (): Promise<void> => {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(onChange, SETTLED);
  };
  const edited = (event: Excel.WorksheetChangedEventArgs): Promise<void> => {
    if (!stopped && event.source === Excel.EventSource.local && !isOurs(event))
      onEdit({ sheetId: event.worksheetId, address: event.address });
    return changed();
  };
  const registrations = await run(async context => {
    const { worksheets, tables } = context.workbook;
    const added = [
      worksheets.onChanged.add(edited),
      worksheets.onAdded.add(changed),
      worksheets.onDeleted.add(changed),
      tables.onAdded.add(changed),
      tables.onDeleted.add(changed),
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

/** A change by this add-in itself; before ExcelApi 1.14 Excel does not say. */
function isOurs(event: Excel.WorksheetChangedEventArgs): boolean {
  return Office.context.requirements.isSetSupported('ExcelApi', '1.14') ? event.triggerSource === 'ThisLocalAddin' : false;
}
