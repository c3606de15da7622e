/** 公開用の点検: its actions that write. */
import { keepPublisher } from '../../src/excel/batch/publisher-setting';
import { takeBackCells } from '../../src/excel/edit/cells';
import { repairCells } from '../../src/excel/edit/repair-cells';
import { deleteLines, putLinesBack } from '../../src/excel/edit/blank-lines';
import { moveNotes, moveNotesBack } from '../../src/excel/edit/move-notes';
import { foldAgain, unfoldMerges } from '../../src/excel/edit/unfold-merges';
import { makePublicSheets, takeBackPublicSheets, type PublicSheet } from '../../src/excel/sheets/own/public-sheets';
import { findDefinitions, makeDefinitions } from '../../src/excel/sheets/own/definitions-sheet';
import type { MadeSheet, OwnSheetMade } from '../../src/excel/sheets/own/own-sheet';
import { takeBackOwnSheet } from '../../src/excel/sheets/own/take-back-own-sheet';
import { readWorkbook } from '../../src/excel/read/read';
import { DEFINITIONS_SHEET, planDefinitions } from '../../src/sheets/publish/definitions-sheet';
import type { GridEdit, Unfold } from '../../src/sheets/publish/repair';
import type { BlankLines } from '../../src/sheets/formula/line-references';
import type { Action } from './action';
import type { Started } from '../host/node';
import { sheetNamed } from '../excel/workbook';
import { openLedger, openWith } from './books';

const EDITS: readonly GridEdit[] = [
  { row: 5, column: 0, before: '※ 手入力', after: '手入力' },
  { row: 6, column: 0, before: '電話', after: '電話番号' },
];

const AREAS: readonly Unfold[] = [
  { row: 11, column: 0, lastRow: 12, lastColumn: 1, value: '総務課' },
  { row: 14, column: 0, lastRow: 14, lastColumn: 2, value: 7 },
];

const PUBLISHER = { code: '271004', name: '大阪市' };
const SHEETS: readonly PublicSheet[] = [
  {
    name: '公開KPI',
    lines: [
      ['団体コード', '団体名', '行番号', '値', '時点'],
      ['271004', '大阪市', 1, '=1+1', '2024-04-01'],
      ['271004', '大阪市', 2, 3.5, '…'],
      ['271004', '大阪市', 3, -2, '…'],
    ],
  },
  {
    name: '公開定義',
    lines: [
      ['行番号', '列'],
      [1, '値'],
    ],
  },
];
const NOTES: PublicSheet = {
  name: '報告書の注記',
  lines: [
    ['行番号', '文'],
    [1, '※ 手入力'],
  ],
};
const NOTE_EDITS: readonly GridEdit[] = [{ row: 5, column: 0, before: '※ 手入力', after: '' }];

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

const LINES: BlankLines = {
  sheet: '報告書',
  axis: 'row',
  runs: [
    { from: 10, count: 2 },
    { from: 14, count: 1 },
  ],
};

/** The staff's report with blank rows in a table, looks of their own on them, and a sum over them. */
async function openGaps(): Promise<Started> {
  const started = await openLedger();
  const report = sheetNamed(started.host.book, '報告書');
  report.write({ row: 9, column: 0, rows: 1, columns: 3 }, [['課', '件数', '計']]);
  report.write({ row: 12, column: 0, rows: 2, columns: 3 }, [
    ['総務', 3, '=SUM(B10:B17)'],
    ['財政', 4, '=B13+B14'],
  ]);
  report.write({ row: 15, column: 0, rows: 2, columns: 2 }, [
    ['企画', 5],
    ['市民', 6],
  ]);
  report.setRowHeight(10, 1, 40);
  report.setStyle(
    { row: 10, column: 1, rows: 1, columns: 2 },
    { fill: { pattern: 'solid', color: { rgb: '#FFFF00' } }, font: { bold: true } },
  );
  report.merge({ row: 11, column: 0, rows: 1, columns: 2 });
  await started.host.settled();
  return started;
}

/** 定義 of the tables there are. */
async function planMade(): Promise<() => Promise<unknown>> {
  const plan = planDefinitions(await readWorkbook(), await findDefinitions(), null);
  return () => makeDefinitions(plan);
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
    name: 'add public sheets',
    prepare: async () => ({ started: await openLedger(), plan: () => Promise.resolve(() => makePublicSheets(SHEETS, PUBLISHER)) }),
  },
  {
    name: 'take public sheets back',
    prepare: async () => {
      const started = await openLedger();
      const made = await makePublicSheets(SHEETS);
      await started.host.settled();
      return { started, plan: () => Promise.resolve(() => takeBackPublicSheets(made)) };
    },
  },
  {
    name: 'move notes out',
    prepare: async () => ({
      started: await openLedger(),
      plan: () => Promise.resolve(() => moveNotes('報告書', NOTE_EDITS, NOTES)),
    }),
  },
  {
    name: 'move notes back',
    prepare: async () => {
      const started = await openLedger();
      const moved = await moveNotes('報告書', NOTE_EDITS, NOTES);
      await started.host.settled();
      return { started, plan: () => Promise.resolve(() => moveNotesBack(moved)) };
    },
  },
  {
    name: 'make 定義',
    prepare: async () => ({ started: await openWith('DX_KPIs'), plan: planMade }),
  },
  {
    name: 'make 定義 anew',
    rewrites: [DEFINITIONS_SHEET],
    prepare: async () => {
      const started = await openWith('DX_KPIs');
      await (
        await planMade()
      )();
      sheetNamed(started.host.book, DEFINITIONS_SHEET).write({ row: 3, column: 3, rows: 1, columns: 1 }, [['職員の説明']]);
      await started.host.settled();
      return { started, plan: planMade };
    },
  },
  {
    name: 'take 定義 back',
    prepare: async () => {
      const started = await openWith('DX_KPIs');
      const { made } = (await (await planMade())()) as OwnSheetMade;
      await started.host.settled();
      return { started, plan: () => Promise.resolve(() => takeBackOwnSheet(made as MadeSheet)) };
    },
  },
  {
    name: 'delete blank lines',
    prepare: async () => ({ started: await openGaps(), plan: () => Promise.resolve(() => deleteLines(LINES)) }),
  },
  {
    name: 'put blank lines back',
    prepare: async () => {
      const started = await openGaps();
      const deleted = await deleteLines(LINES);
      await started.host.settled();
      return { started, plan: () => Promise.resolve(() => putLinesBack(deleted)) };
    },
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
