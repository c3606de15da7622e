/** 公開用の点検: its actions that write. */
import { keepPublisher } from '../../src/excel/batch/publisher-setting';
import { takeBackCells } from '../../src/excel/edit/cells';
import { repairCells } from '../../src/excel/edit/repair-cells';
import { foldAgain, unfoldMerges } from '../../src/excel/edit/unfold-merges';
import type { Edit, Unfold } from '../../src/sheets/publish/repair';
import type { Action } from './actions';
import type { Started } from '../host/node';
import { sheetNamed } from '../excel/workbook';
import { openLedger } from './books';

const EDITS: readonly Edit[] = [
  { row: 5, column: 0, before: '※ 手入力', after: '手入力' },
  { row: 6, column: 0, before: '電話', after: '電話番号' },
];

const AREAS: readonly Unfold[] = [
  { row: 11, column: 0, lastRow: 12, lastColumn: 1, value: '総務課' },
  { row: 14, column: 0, lastRow: 14, lastColumn: 2, value: 7 },
];

/** The staff's report with merged cells. */
async function openMerged(): Promise<Started> {
  const started = await openLedger();
  const report = sheetNamed(started.host.book, '報告書');
  report.write({ row: 11, column: 0, rows: 1, columns: 1 }, [['総務課']]);
  report.write({ row: 14, column: 0, rows: 1, columns: 1 }, [[7]]);
  for (const { row, column, lastRow, lastColumn } of AREAS)
    report.merge({ row, column, rows: lastRow - row + 1, columns: lastColumn - column + 1 });
  await started.host.settled();
  return started;
}

export const PUBLISH_ACTIONS: readonly Action[] = [
  {
    name: 'repair cells for publication',
    prepare: async () => ({ started: await openLedger(), plan: () => Promise.resolve(() => repairCells('報告書', EDITS)) }),
  },
  {
    name: 'take repaired cells back',
    prepare: async () => {
      const started = await openLedger();
      const written = await repairCells('報告書', EDITS);
      await started.host.settled();
      return { started, plan: () => Promise.resolve(() => takeBackCells(written)) };
    },
  },
  {
    name: 'keep who publishes',
    prepare: async () => ({
      started: await openLedger(),
      plan: () => Promise.resolve(() => keepPublisher({ code: '271004', name: '大阪市' })),
    }),
  },
  {
    name: 'part merged cells',
    prepare: async () => ({ started: await openMerged(), plan: () => Promise.resolve(() => unfoldMerges('報告書', AREAS)) }),
  },
  {
    name: 'merge parted cells again',
    prepare: async () => {
      const started = await openMerged();
      const unfolded = await unfoldMerges('報告書', AREAS);
      await started.host.settled();
      return { started, plan: () => Promise.resolve(() => foldAgain(unfolded)) };
    },
  },
];
