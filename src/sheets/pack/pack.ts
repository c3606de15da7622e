/** 会議資料 and its short form 進捗報告: what stands on which page, worked out before anything is written. Values only. */
import type { Conflict } from '../make/conflict';
import type { ExistingSheet } from '../make/own/own-sheet';
import type { WorkbookState } from '../read/state';
import { freeSheetName } from '../schema/sheet-name';
import type { PackContent, PackFinding, PackKpi, PackMilestone } from './content';
import { chartRows } from './kpi-chart';
import { rowsWithReason, TABLE, TABLE_HEAD, tableRow } from './kpi-table';
import { heightOf, linesInCell } from './measure';
import {
  line,
  PAGE_WIDTH,
  roomBelow,
  setOnPages,
  SPACE,
  type PaperLook,
  type PrintedRow,
  type PrintedSheet,
  type Section,
} from './printed-sheet';

export type PackForm = 'pack' | 'report';

export const PACKS: Readonly<Record<PackForm, { readonly sheet: string; readonly name: string }>> = {
  pack: { sheet: '会議資料', name: 'DX_Pack' },
  report: { sheet: '進捗報告', name: 'DX_Report' },
};

export interface PackPlan {
  readonly form: PackForm;
  /** The name the sheet will have. */
  readonly sheet: string;
  readonly replaces: boolean;
  readonly existing: ExistingSheet;
  readonly printed: PrintedSheet;
  /** KPIs that the one page of the short form has no room for. */
  readonly left: number;
  readonly conflicts: readonly Conflict[];
}

const COLUMNS = TABLE.length;
const WIDTHS = TABLE.map(({ width }) => width);
const HEADING: PaperLook = { bold: true, size: 11 };
const HEAD: PaperLook = { bold: true, align: 'center', fill: '#E7E7E7', box: true };
/** More is read on the screen. */
const MOST_LINES = 40;

/** Wherever a text ends, so does its cell: what takes more lines than a row holds goes on in the next. */
function paragraphs(text: string, look: PaperLook = {}): PrintedRow[] {
  return text
    .split('\n')
    .flatMap(part => part.match(/.{1,1200}/gsu) ?? [''])
    .map(part => line(part, COLUMNS, look, linesInCell(part, PAGE_WIDTH)));
}

const heading = (text: string): PrintedRow => ({ ...line(text, COLUMNS, HEADING), keep: true });

function titlesOf(title: string, content: PackContent): PrintedRow[] {
  return [line(title, COLUMNS, { bold: true, size: 14 }), line(`基準日：${content.asOf}\u3000${content.meeting}`, COLUMNS)];
}

/** Cells over several columns of the grid. */
function spread(
  spans: readonly (readonly [column: number, across: number])[],
  values: readonly string[],
  looks: readonly PaperLook[],
): PrintedRow {
  const widthOf = ([column, across]: readonly [number, number]): number =>
    WIDTHS.slice(column, column + across).reduce((sum, width) => sum + width, 0);
  const lines = spans.map((span, at) => linesInCell(values[at] ?? '', widthOf(span)));
  return {
    height: heightOf(Math.max(...lines)),
    cells: spans.map(([column, across], at) => ({ column, across, value: values[at] ?? '', look: looks[at] ?? {} })),
  };
}

/** What is said of it, and three seals. */
const SEALS = [
  [0, 2],
  [2, 3],
  [5, 3],
  [8, 3],
] as const;

function sealsOf(content: PackContent): Section {
  const heads = ['意見等', ...[0, 1, 2].map(at => content.seals[at] ?? '')];
  return {
    rows: [
      { ...SPACE, keep: true },
      heading('確認欄'),
      {
        ...spread(
          SEALS,
          heads,
          SEALS.map(() => HEAD),
        ),
        keep: true,
      },
      { height: 44, cells: SEALS.map(([column, across]) => ({ column, across, value: '', look: { box: true } })) },
    ],
  };
}

function summaryOf(content: PackContent): Section {
  const decisions = content.decisions.length > 0 ? content.decisions.flatMap(text => paragraphs(`・${text}`)) : null;
  const blank: PrintedRow = { height: 24, cells: [{ column: 0, across: COLUMNS, value: '', look: { box: true } }] };
  const changes = content.changes.slice(0, MOST_LINES);
  const more = content.changes.length - changes.length;
  return {
    rows: [
      heading('1\u3000総括'),
      line(`指標 ${content.kpis.length}件\u3000${content.counts.join('\u3000')}`, COLUMNS, { bold: true, size: 12, box: true }),
      SPACE,
      heading(`2\u3000前回（${content.since}）からの変化`),
      ...(changes.length === 0 ? paragraphs('変化はありません。') : changes.flatMap(text => paragraphs(`・${text}`))),
      ...(more > 0 ? paragraphs(`・ほか${more}件`) : []),
      SPACE,
      heading('3\u3000審議・決定を求める事項'),
      ...(decisions ?? [blank, blank, blank]),
    ],
  };
}

function kpisOf(kpis: readonly PackKpi[]): Section[] {
  return [
    { newPage: true, rows: [heading('4\u3000指標の状況')] },
    kpis.length === 0 ? { rows: paragraphs('指標はありません。') } : { head: TABLE_HEAD, rows: kpis.flatMap(rowsWithReason) },
  ];
}

function chartsOf(kpis: readonly PackKpi[]): Section[] {
  const charts = kpis.flatMap(({ chart }) => (chart === null ? [] : [chart]));
  return charts.length === 0 ? [] : [{ rows: [SPACE, { ...heading('5\u3000指標の推移'), keep: true }, ...chartRows(charts)] }];
}

const MILESTONE_SPANS = [
  [0, 2],
  [2, 4],
  [6, 2],
  [8, 1],
  [9, 1],
  [10, 1],
] as const;
const MILESTONE_ALIGN = ['left', 'left', 'left', 'center', 'center', 'left'] as const;

function milestonesOf(milestones: readonly PackMilestone[], period: string): Section[] {
  const body = milestones.map(({ initiative, milestone, owner, due, state, remark }) =>
    spread(
      MILESTONE_SPANS,
      [initiative, milestone, owner, due, state, remark],
      MILESTONE_ALIGN.map((align, at) => ({ align, box: true, bold: at === 4 })),
    ),
  );
  const head = spread(
    MILESTONE_SPANS,
    ['取組', 'マイルストーン', '担当', '終了予定', '状態', '状況'],
    MILESTONE_SPANS.map(() => HEAD),
  );
  return [
    { rows: [SPACE, heading(`6\u3000マイルストーン（${period}）`)] },
    body.length === 0 ? { rows: paragraphs('この期間のマイルストーンはありません。') } : { head, rows: body },
  ];
}

const FINDING_SPANS = [
  [0, 10],
  [10, 1],
] as const;

function findingsOf(findings: readonly PackFinding[]): Section[] {
  const shown = findings.slice(0, MOST_LINES);
  const more = findings.length - shown.length;
  const body = shown.map(({ category, content }) =>
    spread(
      FINDING_SPANS,
      [content, category],
      [
        { align: 'left', box: true },
        { align: 'center', box: true },
      ],
    ),
  );
  return [
    { rows: [SPACE, heading('7\u3000点検の指摘')] },
    body.length === 0
      ? { rows: paragraphs('指摘はありません。') }
      : { head: spread(FINDING_SPANS, ['内容', '区分'], [HEAD, HEAD]), rows: body },
    ...(more > 0 ? [{ rows: paragraphs(`ほか${more}件`) }] : []),
  ];
}

function packOf(content: PackContent): PrintedSheet {
  return setOnPages(WIDTHS, titlesOf(PACKS.pack.sheet, content), [
    summaryOf(content),
    sealsOf(content),
    ...kpisOf(content.kpis),
    ...chartsOf(content.kpis),
    ...milestonesOf(content.milestones, content.period),
    ...findingsOf(content.findings),
  ]);
}

/** One page: where not all KPIs have room, those that need attention come first. */
function reportOf(content: PackContent): { readonly printed: PrintedSheet; readonly left: number } {
  const titles = titlesOf(PACKS.report.sheet, content);
  const counts = line(`指標 ${content.kpis.length}件\u3000${content.counts.join('\u3000')}`, COLUMNS, { bold: true, size: 11, box: true });
  const note = (left: number): PrintedRow => line(`ほか${left}件の指標は、会議資料に記載しています。`, COLUMNS);
  const room = roomBelow(titles) - counts.height - SPACE.height - TABLE_HEAD.height;
  const take = (kpis: readonly PackKpi[], space: number): PrintedRow[] => {
    const rows: PrintedRow[] = [];
    let used = 0;
    for (const row of kpis.map(kpi => tableRow(kpi))) {
      if (used + row.height > space) break;
      rows.push(row);
      used += row.height;
    }
    return rows;
  };
  const all = take(content.kpis, room);
  const worst = [...content.kpis].sort((one, other) => one.rank - other.rank);
  const rows = all.length === content.kpis.length ? all : take(worst, room - note(1).height);
  const left = content.kpis.length - rows.length;
  const printed = setOnPages(WIDTHS, titles, [{ rows: [counts, SPACE, TABLE_HEAD, ...rows, ...(left > 0 ? [note(left)] : [])] }]);
  return { printed, left };
}

export function planPack(state: WorkbookState, form: PackForm, content: PackContent, existing: ExistingSheet): PackPlan {
  const { sheet: wanted, name } = PACKS[form];
  const replaces = existing.kind === 'sheet';
  const { printed, left } = form === 'pack' ? { printed: packOf(content), left: 0 } : reportOf(content);
  const conflicts: Conflict[] = [];
  if (existing.kind === 'other') conflicts.push({ kind: 'nameTaken', name });
  if (existing.kind === 'sheet' && state.sheets.some(sheet => sheet.name === existing.sheet && sheet.protected))
    conflicts.push({ kind: 'protectedSheet', sheet: existing.sheet });
  if (state.structureProtected && !replaces) conflicts.push({ kind: 'structureProtected' });
  return {
    form,
    sheet: replaces
      ? existing.sheet
      : freeSheetName(
          wanted,
          state.sheets.map(({ name: taken }) => taken),
        ),
    replaces,
    existing,
    printed,
    left,
    conflicts,
  };
}
