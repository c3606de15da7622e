/** Who publishes: the code and name of the municipality, kept in the workbook's one setting. */
import type { Publisher } from '../../sheets/read/tag';
import { change } from './change';
import { ExcelFailure } from './failure';
import { run } from './run';
import { askForTag, refuseNewer, tagFound, writePublisher, type TagFound } from './workbook-settings';

/** What the workbook says; null: nothing yet. One sync. Throws ExcelFailure. */
export function readPublisher(): Promise<Publisher | null> {
  return run(async context => {
    const asked = askForTag(context);
    await context.sync();
    return tagFound(asked).tag.publisher ?? null;
  });
}

/** Keeps it with the workbook. Throws ExcelFailure. */
export function keepPublisher(publisher: Publisher): Promise<void> {
  const isKept = (asked: Excel.SettingCollection): boolean => {
    const { code, name } = tagFound(asked).tag.publisher ?? {};
    return code === publisher.code && name === publisher.name;
  };
  return change<TagFound, Excel.SettingCollection, void>({
    look: async context => {
      const asked = askForTag(context);
      await context.sync();
      refuseNewer(asked);
      return tagFound(asked);
    },
    write: (context, found) => {
      writePublisher(context, found, publisher);
      return askForTag(context);
    },
    read: asked => {
      if (!isKept(asked)) throw new ExcelFailure({ kind: 'changedMeanwhile', what: 'DX.workbook' });
    },
    takeBack: async context => {
      const asked = askForTag(context);
      await context.sync();
      return isKept(asked) ? { done: undefined } : 'nothing';
    },
    touched: () => ({ sheets: [], cells: [] }),
  });
}
