/** 公開用の点検: its actions that write. */
import { keepPublisher } from '../../src/excel/batch/publisher-setting';
import { takeBackCells } from '../../src/excel/edit/cells';
import { repairCells } from '../../src/excel/edit/repair-cells';
import type { Edit } from '../../src/sheets/publish/repair';
import type { Action } from './actions';
import { openLedger } from './books';

const EDITS: readonly Edit[] = [
  { row: 5, column: 0, before: '※ 手入力', after: '手入力' },
  { row: 6, column: 0, before: '電話', after: '電話番号' },
];

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
];
