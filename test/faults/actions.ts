/** Every action that writes to the workbook, each on a workbook of its own. */
import { serialOf } from '../../src/domain/base/serial';
import { setKpiColumn, takeKpiColumnBack } from '../../src/excel/edit/kpi-column';
import { insertFormula, undoInsert, type Insertion } from '../../src/excel/edit/insert-formula';
import { revise, type Revision } from '../../src/excel/edit/revise';
import { takeBackRevision } from '../../src/excel/edit/take-back-revision';
import { setCells, takeBackFixes } from '../../src/excel/edit/several-cells';
import { takeBackCells } from '../../src/excel/edit/cells';
import { addActual, addRow, setAsOf, setCell, takeBackFix, type AppliedFix, type CellFix } from '../../src/excel/edit/write';
import { writeScale, type ScaleChange } from '../../src/excel/edit/scale-bounds';
import { takeBackAdded } from '../../src/excel/rows/take-back-rows';
import type { OwnSheetMade } from '../../src/excel/sheets/own/own-sheet';
import { takeBackOwnSheet } from '../../src/excel/sheets/own/take-back-own-sheet';
import { takeBackSetUp } from '../../src/excel/sheets/set-up/take-back-set-up';
import { fixesOfActual } from '../../src/pane/entry/actual-fixes';
import { findSource } from '../../src/excel/read/adopt-source';
import { readWorkbook } from '../../src/excel/read/read';
import { REQUEST } from '../../src/excel/rows/messages';
import { addColumns } from '../../src/excel/sheets/set-up/add-columns';
import { takeBackColumns } from '../../src/excel/sheets/set-up/take-back-columns';
import { adopt, takeBackAdopted, type Adopted } from '../../src/excel/sheets/set-up/adopt';
import { findGantt, makeGantt } from '../../src/excel/sheets/own/gantt';
import { makeValueSheets, planValueSheets, takeBackValueSheets } from '../../src/excel/handover/value-sheets';
import { findInspection, makeInspectionSheet } from '../../src/excel/sheets/own/inspection-sheet';
import { makePack } from '../../src/excel/sheets/own/pack';
import { findOriginal, makeOriginalSheet } from '../../src/excel/sheets/own/original-sheet';
import { findScaleSheet, makeScaleSheet } from '../../src/excel/sheets/own/scale-sheet';
import { setUp } from '../../src/excel/sheets/set-up/set-up';
import { recallMapping, recalledMatches, toMemory } from '../../src/sheets/adopt/mapping/adopt-memory';
import { planAddColumns } from '../../src/sheets/make/add-columns';
import { planGantt } from '../../src/sheets/make/own/gantt';
import { planInspectionSheet, type InspectionLine } from '../../src/sheets/make/own/inspection-sheet';
import { sharedColumn } from '../../src/sheets/make/kpi-column';
import { planOriginalSheet } from '../../src/sheets/make/own/original-sheet';
import { planScaleSheet, startFrom } from '../../src/sheets/make/own/scale-sheet';
import { planSetUp } from '../../src/sheets/make/set-up';
import type { SetUpPlan } from '../../src/sheets/make/planned';
import { issueCell } from '../../src/sheets/read/state';
import { KITAKYUSHU } from '../../src/sheets/templates/kitakyushu';
import { OSAKA } from '../../src/sheets/templates/osaka';
import { planned as plannedPack } from '../excel/sheets/own/pack-book';
import { AS_OF, sheetNamed } from '../excel/workbook';
import type { Started } from '../host/node';
import { adoption, propose } from '../sheets/adopt/adopt-work';
import { makePage, openBoard, planBoard, planPage, renewBoard, takeRenewalBack } from './dashboard';
import { PUBLISH_ACTIONS } from './publish';
import { ROUND_ACTIONS } from './rounds';
import {
  bindAgain,
  bindCells,
  bindFirst,
  bound,
  openProtected,
  repair,
  takeBinds,
  takeBindingsAway,
  takeRepairBack,
} from './report-actions';
import { action, and, need, undoing, type Action, type Ready } from './action';
import { openEmpty, openLedger, openWith, PUBLISHED_BLOCK, putPublished, typeSchedules } from './books';

const ACTUAL = { kpi: '作業削減時間', year: 2025, value: 350000, status: '実績', source: '業務改革の報告', comment: '速報を含む' } as const;
const MEETING = { body: '検討会', number: 2, date: AS_OF, convener: '部長', agenda: '調達\n日程', decidedBy: '会議' } as const;
const REVISION: Revision = {
  kpi: '作業削減時間',
  year: 2030,
  from: 1_100_000,
  before: 1_100_000,
  after: 1_200_000,
  revisedOn: serialOf(2026, 4, 1),
  reason: '対象の業務が増えたため',
  unit: '時間',
  setUp: null,
};
const OTHER_REVISION: Revision = { ...REVISION, kpi: '生産性向上率', from: 0.103, before: 0.103, after: 0.12, unit: '%' };
const INSERTION: Insertion = {
  block: { sheet: '報告書', row: 12, column: 4, rows: 3, columns: 1 },
  formula: '=B1:B3&"件"',
  sources: [],
  formats: [['0.0%'], ['0.0%'], ['0.0%']],
};
const LINES: readonly InspectionLine[] = [
  { sheet: 'KPI', cells: 'M7', content: 'KPI「作業削減時間」の担当が空です。', basis: '担当', division: '', category: '未記入' },
  { sheet: '構成員', cells: 'B6、B9', content: '=1+1', basis: '+81', division: '@総務', category: '-' },
];

const openPair = (): Promise<Started> => openWith('DX_KPIs', 'DX_Actuals');
const openMeetings = (): Promise<Started> => openWith('DX_KPIs', 'DX_Members', 'DX_Meetings');
const openAll = (): Promise<Started> => openWith('DX_KPIs', 'DX_Actuals', 'DX_Schedules', 'DX_Revisions');
const addEarlier = (): Promise<unknown> => addActual({ ...ACTUAL, year: 2024 }, '時間');
const openScheduled = and(openAll, ({ host }) => typeSchedules(host.book));

async function planAdopting(): Promise<() => Promise<Adopted>> {
  const state = await readWorkbook();
  const found = await findSource({ kind: 'cells', block: PUBLISHED_BLOCK });
  const { read, proposal } = propose(found.source, state);
  const remembered = recallMapping(found.remembered, read.columns, proposal.table);
  const matches = remembered === null ? proposal.matches : recalledMatches(remembered, read.columns, proposal.destinations);
  const planned = adoption(state, read, proposal, matches);
  return () => adopt({ adoption: planned, source: found.source, state, memory: toMemory(proposal.table, read.columns, matches) });
}

/** 「元の入力はメモに残せませんでした」 */
const notNoted = (fixed: unknown): RegExp | null => ((fixed as AppliedFix).noted ? null : /^\[KPI\]note G8$/);

/** As 実績の訂正 has it: several cells of one row. */
async function planCorrection(): Promise<readonly CellFix[]> {
  return fixesOfActual(await readWorkbook(), 0, { ...ACTUAL, year: 2024, value: 360000, status: '見込', comment: '確定前' }, '時間');
}
async function planUnreadable(): Promise<readonly CellFix[]> {
  const state = await readWorkbook();
  return (state.tables.DX_KPIs?.issues ?? []).flatMap(issue => {
    const place = issueCell(state, issue);
    return issue.fix === undefined || place === null ? [] : [{ place, table: issue.table, ...issue.fix }];
  });
}
const planPair = async (): Promise<SetUpPlan> =>
  planSetUp(await readWorkbook(), { tables: ['DX_KPIs', 'DX_Actuals', 'DX_Issues'], template: KITAKYUSHU, asOf: AS_OF });

async function planGanttSheet(): Promise<Ready> {
  const plan = need(planGantt(await readWorkbook(), { years: null, today: AS_OF, existing: await findGantt() }));
  return () => makeGantt(plan);
}
async function planInspection(lines = LINES): Promise<Ready> {
  const plan = planInspectionSheet(await readWorkbook(), await findInspection(), lines, '注記', AS_OF);
  return () => makeInspectionSheet(plan);
}
async function planOriginal(): Promise<Ready> {
  const plan = need(planOriginalSheet(await readWorkbook(), await findOriginal()));
  return () => makeOriginalSheet(plan);
}

async function planScale(): Promise<() => Promise<OwnSheetMade>> {
  const start = startFrom('独立行政法人');
  const plan = planScaleSheet(await readWorkbook(), await findScaleSheet(), start, start.rows, '例');
  return () => makeScaleSheet(plan);
}
const makeScale = async (): Promise<unknown> => (await planScale())();
const BOUNDS: readonly ScaleChange[] = [
  { row: 1, bound: '超 110%', grade: null },
  { row: 3, bound: 0.75, grade: '丙' },
];

/** The day looks as the staff have chosen. */
const openDated = and(openLedger, ({ host }) =>
  sheetNamed(host.book, 'KPI').setStyle({ row: 2, column: 1, rows: 1, columns: 1 }, { numberFormat: 'yyyy/m/d' }),
);

/** 「約110万時間」 in a cell of a target, which 直す turns into a number. */
const openUnreadable = and(openLedger, ({ host }) =>
  sheetNamed(host.book, 'KPI').write({ row: 7, column: 6, rows: 1, columns: 1 }, [['約110万時間']]),
);
const openSeveralUnreadable = and(openLedger, ({ host }) =>
  sheetNamed(host.book, 'KPI').write({ row: 7, column: 6, rows: 3, columns: 1 }, [['約110万時間'], ['２０箇所'], ['約5千件']]),
);
async function firstFix(): Promise<CellFix> {
  const state = await readWorkbook();
  const issue = need(state.tables.DX_KPIs?.issues.find(({ kind }) => kind === 'wrongType'));
  return { place: need(issueCell(state, issue)), table: issue.table, ...need(issue.fix) };
}

/** A report with figures of ours, beside the ledger. */
const openReport = and(openLedger, ({ host }) =>
  sheetNamed(host.book, '報告書').write({ row: 0, column: 0, rows: 2, columns: 2 }, [
    ['作業削減時間', '=DX.TARGET(A1,2030,DX_KPIs[#All])'],
    ['半分', '=B1/2'],
  ]),
);
const planValues = () => planValueSheets(sheet => `${sheet}（値）`);

/** Small messages, so that the rows do not fit into one. */
async function inSeveralMessages<T>(work: () => Promise<T>): Promise<T> {
  const { bytes } = REQUEST;
  REQUEST.bytes = 6000;
  try {
    return await work();
  } finally {
    REQUEST.bytes = bytes;
  }
}

/** 実績 without 区分 and コメント. */
const openLacking = and(openLedger, async ({ host }) => {
  const table = need(host.book.table('DX_Actuals'));
  for (const name of ['区分', 'コメント']) table.deleteColumn(need(table.columns.find(column => column.name === name)).id);
  await addActual({ kpi: '作業削減時間', year: 2024, value: 1 }, '時間');
  await addActual({ kpi: '作業削減時間', year: 2025, value: 2 }, '時間');
});

export const ACTIONS: readonly Action[] = [
  action('set up an empty workbook', openEmpty, async () => {
    const plan = planSetUp(await readWorkbook(), { tables: ['DX_KPIs', 'DX_Actuals'], template: OSAKA, asOf: AS_OF });
    return () => setUp(plan);
  }),
  action('a second template: rows, columns, sheets', openPair, async () => {
    const plan = planSetUp(await readWorkbook(), { tables: ['DX_KPIs', 'DX_Actuals', 'DX_Issues'], template: KITAKYUSHU, asOf: AS_OF });
    return () => setUp(plan);
  }),
  action('a template in several messages', openPair, async () => {
    const plan = planSetUp(await readWorkbook(), { tables: ['DX_KPIs', 'DX_Systems', 'DX_Schedules'], template: KITAKYUSHU, asOf: AS_OF });
    return () => inSeveralMessages(() => setUp(plan));
  }),
  action('sheets of values', openReport, async () => {
    const plan = await planValues();
    return () => makeValueSheets(plan);
  }),
  undoing('take sheets of values back', openReport, async () => makeValueSheets(await planValues()), takeBackValueSheets),
  action('add an actual in the blank row', openLedger, () => Promise.resolve(() => addActual(ACTUAL, '時間'))),
  action('add an actual below', and(openLedger, addEarlier), () => Promise.resolve(() => addActual(ACTUAL, '時間'))),
  action('add a meeting', openMeetings, () => Promise.resolve(() => addRow('DX_Meetings', MEETING, null))),
  action(
    'adopt into a new table',
    and(openEmpty, ({ host }) => putPublished(host.book)),
    planAdopting,
  ),
  action(
    'adopt below what is there',
    and(openLedger, ({ host }) => putPublished(host.book)),
    planAdopting,
  ),
  undoing(
    'take back adopted rows',
    and(openLedger, ({ host }) => putPublished(host.book)),
    async () => (await planAdopting())(),
    ({ copied }) => takeBackAdopted(copied),
  ),
  action(
    'revise a target',
    and(openLedger, () => revise(OTHER_REVISION)),
    () => Promise.resolve(() => revise(REVISION)),
  ),
  action('revise a target, making the ledger', openPair, async () => {
    const plan = planSetUp(await readWorkbook(), { tables: ['DX_Revisions'], template: null, asOf: AS_OF });
    return () => revise({ ...REVISION, setUp: plan });
  }),
  undoing(
    'take back a revision',
    and(openLedger, () => revise(OTHER_REVISION)),
    () => revise(REVISION),
    takeBackRevision,
  ),
  {
    ...action('fix a cell', openUnreadable, async () => {
      const fix = await firstFix();
      return () => setCell(fix);
    }),
    admitted: notNoted,
  },
  undoing('take back a fix', openUnreadable, async () => setCell(await firstFix()), takeBackFix),
  action('put several cells right', openSeveralUnreadable, async () => {
    const fixes = await planUnreadable();
    return () => setCells(fixes, { keepOriginals: true });
  }),
  undoing(
    'take several fixes back',
    openSeveralUnreadable,
    async () => setCells(await planUnreadable(), { keepOriginals: true }),
    takeBackFixes,
  ),
  action('correct an actual', and(openLedger, addEarlier), async () => {
    const fixes = await planCorrection();
    return () => setCells(fixes, { keepOriginals: false });
  }),
  undoing(
    'take the correction of an actual back',
    and(openLedger, addEarlier),
    async () => setCells(await planCorrection(), { keepOriginals: false }),
    takeBackFixes,
  ),
  undoing(
    'take an added actual back',
    and(openLedger, addEarlier),
    () => addActual(ACTUAL, '時間'),
    ({ added }) => takeBackAdded(added),
  ),
  undoing(
    'take a first actual back',
    openLedger,
    () => addActual(ACTUAL, '時間'),
    ({ added }) => takeBackAdded(added),
  ),
  undoing(
    'take an added meeting back',
    and(openMeetings, () => addRow('DX_Meetings', { ...MEETING, number: 1, date: AS_OF - 30 }, null)),
    () => addRow('DX_Meetings', MEETING, null),
    ({ added }) => takeBackAdded(added),
  ),
  undoing(
    'take a set-up back',
    openEmpty,
    async () => setUp(planSetUp(await readWorkbook(), { tables: ['DX_KPIs', 'DX_Actuals'], template: OSAKA, asOf: AS_OF })),
    ({ made }) => takeBackSetUp(made),
  ),
  undoing(
    'take a second template back',
    openPair,
    async () => setUp(await planPair()),
    ({ made }) => takeBackSetUp(made),
  ),
  undoing(
    'take 基準日 back',
    openLedger,
    () => setAsOf(serialOf(2027, 3, 31)),
    written => takeBackCells(written),
  ),
  undoing(
    'take one value for all KPIs back',
    openLedger,
    async () => {
      const change = need(sharedColumn(await readWorkbook(), 'scale')).changeTo('長野県');
      return { change, written: await setKpiColumn(change) };
    },
    ({ change, written }) => takeKpiColumnBack(change, written),
  ),
  undoing(
    'take 工程表 back',
    openScheduled,
    async () => {
      const plan = need(planGantt(await readWorkbook(), { years: null, today: AS_OF, existing: await findGantt() }));
      return makeGantt(plan);
    },
    ({ made }) => takeBackOwnSheet(need(made)),
  ),
  action('set 基準日', openDated, async () => {
    const { asOf } = await readWorkbook();
    return () => setAsOf(serialOf(2027, 3, 31), { shown: asOf });
  }),
  action('make 工程表', openScheduled, planGanttSheet),
  {
    ...action(
      'make 工程表 anew',
      and(openScheduled, async ({ host }) => {
        await (
          await planGanttSheet()
        )();
        sheetNamed(host.book, '工程表').write({ row: 0, column: 30, rows: 1, columns: 1 }, [['係の書込み']]);
        sheetNamed(host.book, '報告書').write({ row: 20, column: 0, rows: 1, columns: 1 }, [['=工程表!A1']]);
      }),
      planGanttSheet,
    ),
    rewrites: ['工程表'],
  },
  action('make 点検結果', openLedger, () => planInspection()),
  action(
    'make 点検結果 anew',
    and(openLedger, async ({ host }) => {
      await (
        await planInspection()
      )();
      sheetNamed(host.book, '点検結果').write({ row: 6, column: 7, rows: 1, columns: 1 }, [['対応済み']]);
    }),
    // One remark is done with by now.
    () => planInspection(LINES.slice(0, 1)),
  ),
  action('make 当初計画', openAll, planOriginal),
  {
    ...action(
      'make 当初計画 anew',
      and(openAll, async ({ host }) => {
        await (
          await planOriginal()
        )();
        sheetNamed(host.book, '当初計画').write({ row: 0, column: 40, rows: 1, columns: 1 }, [['係の書込み']]);
      }),
      planOriginal,
    ),
    rewrites: ['当初計画'],
  },
  action('make 進捗報告', openLedger, async () => {
    const { plan } = await plannedPack('report');
    return () => makePack(plan);
  }),
  {
    ...action(
      'make 会議資料 anew',
      and(openLedger, async ({ host }) => {
        await makePack((await plannedPack('pack')).plan);
        sheetNamed(host.book, '会議資料').write({ row: 0, column: 30, rows: 1, columns: 1 }, [['係の書込み']]);
      }),
      async () => {
        const { plan } = await plannedPack('pack');
        return () => makePack(plan);
      },
    ),
    rewrites: ['会議資料'],
  },
  action('make ダッシュボード', openLedger, planBoard),
  action('renew ダッシュボード', openBoard, planBoard),
  undoing('take a renewed ダッシュボード back', openBoard, renewBoard, takeRenewalBack),
  action('make 引継ぎ', openLedger, planPage),
  { ...action('make 引継ぎ anew', and(openLedger, makePage), planPage), rewrites: ['引継ぎ'] },
  action('bind cells of a report', openLedger, () => Promise.resolve(bindCells)),
  action('bind cells, one of them again', and(openLedger, bindFirst), () => Promise.resolve(bindAgain)),
  undoing('take bindings back', openLedger, bound, takeBinds),
  action('take bindings away', and(openLedger, bindCells), () => Promise.resolve(takeBindingsAway)),
  action('repair a formula', openLedger, () => Promise.resolve(repair)),
  undoing('take a repaired formula back', openLedger, repair, takeRepairBack),
  action('bind cells of a protected report', openProtected, () => Promise.resolve(bindCells)),
  undoing('take bindings of a protected report back', openProtected, bound, takeBinds),
  {
    ...action('fix a cell of a protected sheet', openProtected, async () => {
      const fix = await firstFix();
      return () => setCell(fix, { keepOriginal: false });
    }),
    admitted: notNoted,
  },
  undoing(
    'take a fix on a protected sheet back',
    openProtected,
    async () => setCell(await firstFix(), { keepOriginal: false }),
    takeBackFix,
  ),
  action('insert a formula', openLedger, () => Promise.resolve(() => insertFormula(INSERTION))),
  undoing('take an inserted formula out', openLedger, () => insertFormula(INSERTION), undoInsert),
  action('add missing columns', openLacking, async () => {
    const plan = need(planAddColumns(await readWorkbook(), 'DX_Actuals'));
    return () => addColumns(plan);
  }),
  undoing(
    'take added columns back',
    openLacking,
    async () => {
      const plan = need(planAddColumns(await readWorkbook(), 'DX_Actuals'));
      return { plan, before: (await addColumns(plan)).before };
    },
    takeBackColumns,
  ),
  action('make 評価基準', openLedger, planScale),
  undoing(
    'take 評価基準 away',
    openLedger,
    async () => need((await (await planScale())()).made),
    made => takeBackOwnSheet(made),
  ),
  action('change bounds of 評価基準', and(openLedger, makeScale), async () => {
    const scale = need((await readWorkbook()).scale);
    return () => writeScale(scale, BOUNDS);
  }),
  undoing(
    'take changed bounds back',
    and(openLedger, makeScale),
    async () => writeScale(need((await readWorkbook()).scale), BOUNDS),
    takeBackCells,
  ),
  action('one value for all KPIs', openLedger, async () => {
    const change = need(sharedColumn(await readWorkbook(), 'scale')).changeTo('長野県');
    return () => setKpiColumn(change);
  }),
  ...ROUND_ACTIONS,
  ...PUBLISH_ACTIONS,
];
