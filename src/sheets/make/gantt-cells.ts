/**
 * The cells of 工程表. The first row of the body is written once and copied down, so a long table costs no more to send than a
 * short one. The bars need nothing but dates: who opens the workbook without the add-in sees them move; only the state is then
 * the one kept beside the formulas. What is drawn is milestoneBars (domain), told to Excel.
 *
 *   rows    1 title, 2 note, 3 基準日 and legend, 4 warnings, 5-6 (hidden) first and last day of each quarter, 7 和暦, 8 western year, 9 header
 *   columns A-E name, state and owner, then a quarter each (in sight at once), the dates, a gap, what the bars are computed from, a gap, what is kept
 */
import { serialOf } from '../../domain/base/serial';
import type { Days, MilestoneBars } from '../../domain/work/milestone-bars';
import { wareki } from '../../domain/text/dates/wareki';
import type { GanttPlan } from './gantt';
import { MILESTONE_SHAPES, NO_STATE } from './milestone-shape';
import { AS_OF_LABEL, AS_OF_NAME } from './as-of';
import { columnLetters } from '../read/state';
import { SCHEDULES } from '../schema/declarations/schedules';

/** What stands in a quarter of a bar: hatched, solid, a mark, or the day it is due where no start is planned. */
export const GANTT_MARKS = { planned: '／', actual: '■', late: '▲', due: '◇' } as const;

/**
 * Follows the mark in the quarter of 基準日. Nobody sees it; but Excel does not always draw a conditional format anew when another cell changes that
 * its formula names, so everything that is drawn in a quarter hangs on what stands in that very cell.
 */
export const AS_OF_SIGN = '\u00a0';
/** The header of that quarter. */
export const AS_OF_MONTH = '▼';

export const GANTT_TITLE = '工程表';
const NOTE = 'この表は、シート「スケジュール」の内容を数式で示しています。直すときは「スケジュール」のほうを直してください。';
const LEGEND = `凡例  ${GANTT_MARKS.planned}${GANTT_MARKS.planned} 予定  ${GANTT_MARKS.actual}${GANTT_MARKS.actual} 実績  ${GANTT_MARKS.late} 予定より遅れ  ${GANTT_MARKS.due} 終了予定（開始予定なし）  ${AS_OF_MONTH}と縦の線 ${AS_OF_LABEL}のある四半期`;

const columns = SCHEDULES.columns;

/** What is read, left and right of the quarters. */
const LEFT = [
  { key: 'id', header: columns.id.header, width: 8, align: 'left' },
  { key: 'initiative', header: columns.initiative.header, width: 22, align: 'left' },
  { key: 'milestone', header: columns.milestone.header, width: 36, align: 'left' },
  { key: 'state', header: '状態', width: 13, align: 'left' },
  { key: 'owner', header: columns.owner.header, width: 12, align: 'left' },
] as const;
const RIGHT = [
  { key: 'plannedStart', header: columns.plannedStart.header, width: 11, align: 'center' },
  { key: 'plannedFinish', header: columns.plannedFinish.header, width: 11, align: 'center' },
  { key: 'actualStart', header: columns.actualStart.header, width: 11, align: 'center' },
  { key: 'actualFinish', header: columns.actualFinish.header, width: 11, align: 'center' },
  { key: 'progress', header: columns.progress.header, width: 8, align: 'right' },
] as const;
type GanttColumn = (typeof LEFT)[number] | (typeof RIGHT)[number];
const [ID, , MILESTONE, STATE] = ['$A', '$B', '$C', '$D'] as const;

const QUARTER_WIDTH = { wide: 3.5, narrow: 2 } as const;
const HELPERS = [
  '行',
  '状態（DX.MILESTONE）',
  '予定の始め',
  '予定の終わり',
  '実績の始め',
  '実績の終わり',
  '棒の始め',
  '実績の棒の始め',
  '実績の棒の終わり',
  '遅れの棒の始め',
  '遅れの棒の終わり',
] as const;
const KEPT = ['控えた番号', '控えた状態'] as const;
const HELPER_WIDTH = 12;

/** Rows of the sheet, from 1. */
export const GANTT_ROWS = {
  title: 1,
  note: 2,
  asOf: 3,
  warnings: 4,
  firstDays: 5,
  lastDays: 6,
  era: 7,
  year: 8,
  header: 9,
  body: 10,
} as const;
const { asOf: AS_OF_ROW, firstDays, lastDays, header: HEADER, body: BODY } = GANTT_ROWS;
/** Cells the formulas refer to. */
const AS_OF = `$C$${AS_OF_ROW}`;
/** The number of the column whose quarter holds 基準日, 0 where none does. */
const AS_OF_COLUMN = `$C$${firstDays}`;

/** Constants, formulas (with =) and null for cells left alone. */
export interface GanttBlock {
  readonly address: string;
  readonly cells: readonly (readonly (string | number | null)[])[];
}

export interface GanttCells {
  /** Last row of the body, from 1. */
  readonly lastRow: number;
  /** Last row with a milestone: empty pages are not printed. */
  readonly lastPrinted: number;
  /** Letters of the first and last quarter, and of the last column of all. */
  readonly quarters: readonly [first: string, last: string];
  /** Letters of the columns right of them: owner, dates, progress. */
  readonly right: readonly string[];
  /** What the bars are computed from and what is kept: not printed. */
  readonly behind: readonly [first: string, last: string];
  readonly head: readonly GanttBlock[];
  /** Text cells that need room, to be written before the formulas so that the rows get their height. */
  readonly texts: GanttBlock | null;
  /** The first row of the body, and the address of the rows below that it is to be copied to; null: there are none. */
  readonly pattern: GanttBlock;
  readonly below: string | null;
  readonly kept: GanttBlock | null;
  /** Widths in characters of the standard font; columns from 0. */
  readonly widths: readonly { readonly column: number; readonly count: number; readonly width: number }[];
  readonly aligned: readonly { readonly column: number; readonly align: 'left' | 'center' | 'right' }[];
}

interface Quarter {
  readonly first: number;
  readonly last: number;
  readonly month: number;
  readonly year: number;
}

function quartersOf({ years: { first, last } }: GanttPlan): Quarter[] {
  return Array.from({ length: (last - first + 1) * 4 }, (_, index) => {
    const year = first + Math.floor(index / 4);
    const month = 4 + (index % 4) * 3;
    return { first: serialOf(year, month, 1), last: serialOf(year, month + 3, 1) - 1, month: month > 12 ? month - 12 : month, year };
  });
}

/** @param plain for an Excel without conditional formats: the sheet says as of when its bars are painted */
export function ganttCells(plan: GanttPlan, plain = false): GanttCells {
  const quarters = quartersOf(plan);
  const lastRow = BODY + plan.capacity - 1;
  const firstQuarter = LEFT.length;
  const firstRight = firstQuarter + quarters.length;
  const firstHelper = firstRight + RIGHT.length + 1;
  const firstKept = firstHelper + HELPERS.length + 1;
  const place = { bars: columnLetters(firstQuarter), barsEnd: columnLetters(firstRight - 1), firstRight, firstHelper, firstKept, lastRow };
  const last = columnLetters(firstKept + KEPT.length - 1);
  const line = (row: number, from: number, cells: GanttBlock['cells'][number]): GanttBlock => ({
    address: `${columnLetters(from)}${row}:${columnLetters(from + cells.length - 1)}${row}`,
    cells: [cells],
  });
  const yearly = (text: (year: number) => string): (string | null)[] =>
    quarters.map(({ year }, index) => (index % 4 === 0 ? text(year) : null));
  return {
    lastRow,
    lastPrinted: BODY + Math.max(1, Math.min(plan.total, plan.capacity)) - 1,
    quarters: [place.bars, place.barsEnd],
    right: RIGHT.map((_, index) => columnLetters(firstRight + index)),
    behind: [columnLetters(firstHelper), last],
    head: [
      line(GANTT_ROWS.note, 0, [plain ? `${NOTE}棒の塗りは${wareki(plan.asOf.serial) ?? ''}の時点のものです。` : NOTE]),
      line(AS_OF_ROW, 1, [AS_OF_LABEL, plan.asOf.linked ? `=IF(${AS_OF_NAME}="","",${AS_OF_NAME})` : plan.asOf.serial, LEGEND]),
      line(GANTT_ROWS.warnings, 0, [warnings(plan, place)]),
      line(firstDays, 0, ['計算用', null, asOfColumn(place)]),
      line(
        firstDays,
        firstQuarter,
        quarters.map(({ first }) => first),
      ),
      line(
        lastDays,
        firstQuarter,
        quarters.map(quarter => quarter.last),
      ),
      line(
        GANTT_ROWS.era,
        firstQuarter,
        yearly(year => wareki(year, plan.narrow ? '略' : '') ?? `${year}年度`),
      ),
      line(
        GANTT_ROWS.year,
        firstQuarter,
        yearly(year => (plan.narrow ? String(year) : `${year}年度`)),
      ),
      line(
        HEADER,
        0,
        LEFT.map(({ header }) => header),
      ),
      line(
        HEADER,
        firstQuarter,
        quarters.map(({ month }) => `=IF(COLUMN()=${AS_OF_COLUMN},${quoted(AS_OF_MONTH)},"${plan.narrow ? String(month) : `${month}月`}")`),
      ),
      line(
        HEADER,
        firstRight,
        RIGHT.map(({ header }) => header),
      ),
      line(HEADER, firstHelper, [...HELPERS]),
      line(HEADER, firstKept, [...KEPT]),
    ],
    texts:
      plan.kept.length === 0
        ? null
        : {
            address: `B${BODY}:C${BODY + plan.kept.length - 1}`,
            cells: plan.kept.map(({ initiative, milestone }) => [initiative, milestone]),
          },
    below: lastRow === BODY ? null : `A${BODY + 1}:${columnLetters(firstKept - 2)}${lastRow}`,
    pattern: line(BODY, 0, [
      ...LEFT.map(column => readFormula(column, plan, place)),
      ...quarters.map((_, index) => quarterFormula(firstQuarter + index, place)),
      ...RIGHT.map(column => readFormula(column, plan, place)),
      null,
      ...helperFormulas(place),
    ]),
    kept:
      plan.kept.length === 0
        ? null
        : {
            address: `${columnLetters(firstKept)}${BODY}:${last}${BODY + plan.kept.length - 1}`,
            cells: plan.kept.map(({ id, state }) => [id, state]),
          },
    widths: [
      ...LEFT.map(({ width }, column) => ({ column, count: 1, width })),
      { column: firstQuarter, count: quarters.length, width: plan.narrow ? QUARTER_WIDTH.narrow : QUARTER_WIDTH.wide },
      ...RIGHT.map(({ width }, column) => ({ column: firstRight + column, count: 1, width })),
      { column: firstHelper, count: HELPERS.length, width: HELPER_WIDTH },
      { column: firstKept, count: KEPT.length, width: HELPER_WIDTH },
    ],
    aligned: [
      ...LEFT.map(({ align }, column) => ({ column, align })),
      ...RIGHT.map(({ align }, column) => ({ column: firstRight + column, align })),
    ],
  };
}

/** Quarters beside each other with one mark; columns from 0, row and rows from 1. */
export interface Painted {
  readonly row: number;
  readonly first: number;
  readonly last: number;
  readonly mark: string;
}

/** What the formulas of the quarters show on 基準日: for an Excel without conditional formats. */
export function paintedQuarters(plan: GanttPlan): readonly Painted[] {
  const quarters = quartersOf(plan);
  return plan.kept.flatMap(({ bars, startPlanned }, index): Painted[] => {
    if (bars === null) return [];
    const marks = quarters.map(quarter => markOf(bars, startPlanned, quarter));
    return marks.flatMap((mark, at) => {
      if (mark === null || (at > 0 && marks[at - 1] === mark)) return [];
      const after = marks.findIndex((other, later) => later > at && other !== mark);
      return [{ row: BODY + index, first: LEFT.length + at, last: LEFT.length + (after < 0 ? marks.length : after) - 1, mark }];
    });
  });
}

/** As quarterFormula has it. */
function markOf({ planned, actual, late }: MilestoneBars, startPlanned: boolean, { first, last }: Quarter): string | null {
  const lies = (days: Days | null): boolean => days !== null && days.from <= last && days.to >= first;
  if (!startPlanned && lies(planned) && !lies(actual)) return GANTT_MARKS.due;
  return lies(late) ? GANTT_MARKS.late : lies(actual) ? GANTT_MARKS.actual : lies(planned) ? GANTT_MARKS.planned : null;
}

/** The column of the quarter of 基準日, from 0; null: it is outside. */
export function asOfQuarter(plan: GanttPlan): number | null {
  const at = quartersOf(plan).findIndex(({ first, last }) => plan.asOf.serial >= first && plan.asOf.serial <= last);
  return at < 0 ? null : LEFT.length + at;
}

interface GanttPlaces {
  readonly bars: string;
  readonly barsEnd: string;
  readonly firstRight: number;
  readonly firstHelper: number;
  readonly firstKept: number;
  readonly lastRow: number;
}

/** The helper's cell in the first row of the body, its column fixed. */
function helper({ firstHelper }: GanttPlaces, name: (typeof HELPERS)[number]): string {
  return `$${columnLetters(firstHelper + HELPERS.indexOf(name))}${BODY}`;
}

/** All cells of a helper. */
function helperRange(places: GanttPlaces, name: (typeof HELPERS)[number]): string {
  const column = `$${columnLetters(places.firstHelper + HELPERS.indexOf(name))}`;
  return `${column}$${BODY}:${column}$${places.lastRow}`;
}

const own = (column: string): string => `${column}${BODY}`;
const tableColumn = (header: string): string => `${SCHEDULES.name}[${header}]`;
/** Of a column: of the whole table, LibreOffice counts the header as well. */
const TABLE_ROWS = `ROWS(${tableColumn(columns.milestone.header)})`;
/** Excel hands on a blank cell as 0, which would show as a day of 1900. */
const cellOfTable = (header: string | undefined, row: string): string => {
  if (header === undefined) return '';
  const cell = `INDEX(${tableColumn(header)},${row})`;
  return `=IF(${row}="","",IF(${cell}="","",${cell}))`;
};

const TEXTS: readonly GanttColumn['key'][] = ['id', 'initiative', 'milestone', 'owner'];

function readFormula({ key }: GanttColumn, { headers }: GanttPlan, places: GanttPlaces): string {
  if (key === 'state') return stateFormula(places);
  const row = helper(places, '行');
  const header = headers[key];
  return header !== undefined && TEXTS.includes(key)
    ? `=IF(${row}="","",INDEX(${tableColumn(header)},${row})&"")`
    : cellOfTable(header, row);
}

const quoted = (text: string): string => `"${text}"`;

/** Shape and word. #N/A and #VALUE! are answers (a date is missing, the finish before the start); any other error means that there is no add-in to ask. */
function stateFormula(places: GanttPlaces): string {
  const state = helper(places, '状態（DX.MILESTONE）');
  const none = quoted(NO_STATE.shape + NO_STATE.word);
  const column = (offset: number): string => `$${columnLetters(places.firstKept + offset)}`;
  const keptCells = (offset: number): string => `${column(offset)}$${BODY}:${column(offset)}$${places.lastRow}`;
  const kept = `IFERROR(INDEX(${keptCells(1)},MATCH(${own(ID)},${keptCells(0)},0)),${none})`;
  const shape = Object.entries(MILESTONE_SHAPES).reduceRight(
    (otherwise, [word, mark]) => `IF(${state}=${quoted(word)},${quoted(mark)},${otherwise})`,
    '""',
  );
  return `=IF(${own(MILESTONE)}="","",IF(ISERROR(${state}),IF(OR(ERROR.TYPE(${state})=7,ERROR.TYPE(${state})=3),${none},${kept}),${shape}&${state}))`;
}

/** An empty text is greater than any number in Excel: a bar that has no first day holds in no quarter. */
function quarterFormula(column: number, places: GanttPlaces): string {
  const first = `${columnLetters(column)}$${firstDays}`;
  const last = `${columnLetters(column)}$${lastDays}`;
  const lies = (from: string, to: string): string => `AND(${from}<=${last},${to}>=${first})`;
  const late = lies(helper(places, '遅れの棒の始め'), helper(places, '遅れの棒の終わり'));
  const actual = lies(helper(places, '実績の棒の始め'), helper(places, '実績の棒の終わり'));
  const planned = lies(helper(places, '棒の始め'), helper(places, '予定の終わり'));
  // The one quarter in which it is due stays in sight where nothing was done in it.
  const due = `AND(${helper(places, '予定の始め')}="",${planned},NOT(${actual}))`;
  const mark = `IF(${due},${quoted(GANTT_MARKS.due)},IF(${late},${quoted(GANTT_MARKS.late)},IF(${actual},${quoted(GANTT_MARKS.actual)},IF(${planned},${quoted(GANTT_MARKS.planned)},""))))`;
  return `=${mark}&IF(COLUMN()=${AS_OF_COLUMN},${quoted(AS_OF_SIGN)},"")`;
}

function helperFormulas(places: GanttPlaces): string[] {
  const of = (name: (typeof HELPERS)[number]): string => helper(places, name);
  const read = (key: (typeof RIGHT)[number]['key']): string =>
    `$${columnLetters(places.firstRight + RIGHT.findIndex(column => column.key === key))}${BODY}`;
  const [state, finish, begun, done] = [own(STATE), of('予定の終わり'), of('実績の棒の始め'), of('実績の終わり')];
  /** Dates that were typed as text (R7年度末) are read as DX.DATE reads them. */
  const day = (cell: string, edge: '開始' | '終了'): string =>
    `=IF(ISNUMBER(${cell}),${cell},IFERROR(IF(${cell}="","",DX.DATE(${cell},"${edge}")),""))`;
  const until = `IF(${done}<>"",${done},${AS_OF})`;
  // As shownMilestone does it.
  const begins = `IF(${read('plannedStart')}="",${AS_OF},${read('plannedStart')})`;
  const is = (word: '着手遅れ' | '遅れ'): string => `${state}=${quoted(MILESTONE_SHAPES[word] + word)}`;
  const formulas: Readonly<Record<(typeof HELPERS)[number], string>> = {
    行: `=IF(ROW()-ROW($A$${HEADER})>${TABLE_ROWS},"",ROW()-ROW($A$${HEADER}))`,
    '状態（DX.MILESTONE）': `=IF(${own(MILESTONE)}="","",DX.MILESTONE(${[begins, ...(['plannedFinish', 'actualStart', 'actualFinish', 'progress'] as const).map(read)].join(',')},${AS_OF}))`,
    予定の始め: day(read('plannedStart'), '開始'),
    予定の終わり: day(read('plannedFinish'), '終了'),
    実績の始め: day(read('actualStart'), '開始'),
    実績の終わり: day(read('actualFinish'), '終了'),
    棒の始め: `=IF(${of('予定の始め')}="",${finish},${of('予定の始め')})`,
    実績の棒の始め: `=IF(${of('実績の始め')}<>"",${of('実績の始め')},IF(${done}<>"",MIN(${of('予定の始め')},${done}),IF(N(${read('progress')})>0,${of('予定の始め')},"")))`,
    実績の棒の終わり: `=IF(${begun}="","",IF(${until}="","",IF(${until}<${begun},"",${until})))`,
    遅れの棒の始め: `=IF(OR(${finish}="",${until}=""),"",IF(${until}>${finish},${finish}+1,IF(${is('着手遅れ')},${of('予定の始め')}+1,IF(${is('遅れ')},${AS_OF},""))))`,
    遅れの棒の終わり: `=IF(${of('遅れの棒の始め')}="","",${until})`,
  };
  return HELPERS.map(name => formulas[name]);
}

function asOfColumn({ bars, barsEnd }: GanttPlaces): string {
  const first = `${bars}${firstDays}`;
  return `=IF(${AS_OF}="",0,IF(AND(${AS_OF}>=${first},${AS_OF}<=${barsEnd}${lastDays}),COLUMN(${first})-1+MATCH(${AS_OF},${first}:${barsEnd}${firstDays},1),0))`;
}

/** What a reader must know before trusting the sheet: rows left out, bars outside the years, states that are only kept. */
function warnings(plan: GanttPlan, places: GanttPlaces): string {
  const state = helper(places, '状態（DX.MILESTONE）');
  const kept = wareki(plan.asOf.serial) ?? '';
  const after = `COUNTIF(${helperRange(places, '予定の終わり')},">"&${places.barsEnd}${lastDays})`;
  const before = `COUNTIF(${helperRange(places, '棒の始め')},"<"&${places.bars}${firstDays})`;
  return [
    `=IF(${TABLE_ROWS}>${plan.capacity},"※スケジュールは"&${TABLE_ROWS}&"行あり、ここには先頭の${plan.capacity}行を示しています。","")`,
    `IF(${before}+${after}>0,"※この期間の外に予定のある行が"&(${before}+${after})&"行あります。","")`,
    `IF(AND(${TABLE_ROWS}>${plan.total},${TABLE_ROWS}<=${plan.capacity}),"※印刷の範囲は先頭の${plan.total}行です。行が増えたときは、工程表を再作成してください。","")`,
    `IF(ISERROR(${state}),IF(OR(ERROR.TYPE(${state})=7,ERROR.TYPE(${state})=3),"","※このExcelにDX羅針盤がないため、状態は${kept}の時点で控えたものです。"),"")`,
  ].join('&');
}
