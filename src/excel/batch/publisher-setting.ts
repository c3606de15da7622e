/** Who publishes: the code and name of the municipality, kept with the workbook. */
import type { Publisher } from '../../sheets/publish/typed-export';
import { change } from './change';
import { ExcelFailure } from './failure';
import { run } from './run';

const KEY = 'DX.publisher';

const publisherIn = (value: unknown): Publisher | null => {
  const { code, name } = typeof value === 'object' && value !== null ? (value as Partial<Record<keyof Publisher, unknown>>) : {};
  return typeof code === 'string' && typeof name === 'string' && /^\d{6}$/.test(code) ? { code, name } : null;
};

function ask(context: Excel.RequestContext): Excel.Setting {
  const setting = context.workbook.settings.getItemOrNullObject(KEY);
  setting.load('value');
  return setting;
}

const found = (setting: Excel.Setting): Publisher | null => (setting.isNullObject ? null : publisherIn(parsed(setting.value as unknown)));

function parsed(value: unknown): unknown {
  try {
    return typeof value === 'string' ? (JSON.parse(value) as unknown) : value;
  } catch {
    // Somebody else's setting under our key: as if there were none.
    return null;
  }
}

/** What the workbook says; null: nothing yet. One sync. Throws ExcelFailure. */
export function readPublisher(): Promise<Publisher | null> {
  return run(async context => {
    const setting = ask(context);
    await context.sync();
    return found(setting);
  });
}

/** Keeps it with the workbook. Throws ExcelFailure. */
export function keepPublisher(publisher: Publisher): Promise<void> {
  const same = (other: Publisher | null): boolean => other?.code === publisher.code && other.name === publisher.name;
  return change<{ readonly before: Publisher | null }, Excel.Setting, void>({
    look: async context => {
      const setting = ask(context);
      await context.sync();
      return { before: found(setting) };
    },
    write: context => {
      context.workbook.settings.add(KEY, JSON.stringify(publisher));
      return ask(context);
    },
    read: setting => {
      if (!same(found(setting))) throw new ExcelFailure({ kind: 'changedMeanwhile', what: KEY });
    },
    takeBack: async (context, { before }) => {
      const setting = ask(context);
      await context.sync();
      if (same(found(setting))) return { done: undefined };
      if (before !== null && !same(before)) context.workbook.settings.add(KEY, JSON.stringify(before));
      await context.sync();
      return 'nothing';
    },
    touched: () => ({ sheets: [], cells: [] }),
  });
}
