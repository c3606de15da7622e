import { run } from './run';

/** Changes that come in one after the other within this time (a paste, a fill, our own batch) are told once. Milliseconds. */
export const SETTLED = 250;

type Registration = OfficeExtension.EventHandlerResult<never>;

/**
 * Calls back after cells, sheets or tables of the workbook have changed, whoever changed them (co-authors too).
 * @returns stops watching
 */
export async function watch(onChange: () => void): Promise<() => Promise<void>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const changed = async (): Promise<void> => {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(onChange, SETTLED);
  };
  const registrations = await run(async context => {
    const { worksheets, tables } = context.workbook;
    const added = [worksheets.onChanged.add(changed), worksheets.onAdded.add(changed), worksheets.onDeleted.add(changed), tables.onAdded.add(changed), tables.onDeleted.add(changed)];
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
