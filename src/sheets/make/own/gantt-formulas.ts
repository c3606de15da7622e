/** The formulas of 工程表, which follow the table of milestones. */
import { wareki } from '../../../domain/text/dates/wareki';
import { columnLetters } from '../../read/state';
import { SCHEDULES } from '../../schema/declarations/schedules';
import type { GanttPlan } from './gantt';
import {
  GANTT_ROWS,
  GANTT_HELPERS,
  GANTT_MARKS,
  GANTT_AS_OF_COLUMN,
  AS_OF_SIGN,
  GANTT_RIGHT,
  GANTT_AS_OF,
  type GanttColumn,
} from './gantt-layout';
import { NO_STATE, MILESTONE_SHAPES } from './milestone-shape';

const { columns } = SCHEDULES;
const [ID, , MILESTONE, STATE] = ['$A', '$B', '$C', '$D'] as const;
const { firstDays, lastDays, header: HEADER, body: BODY } = GANTT_ROWS;

interface GanttPlaces {
  readonly bars: string;
  readonly barsEnd: string;
  readonly firstRight: number;
  readonly firstHelper: number;
  readonly firstKept: number;
  readonly lastRow: number;
}

/** The helper's cell in the first row of the body, its column fixed. */
function helper({ firstHelper }: GanttPlaces, name: (typeof GANTT_HELPERS)[number]): string {
  return `$${columnLetters(firstHelper + GANTT_HELPERS.indexOf(name))}${BODY}`;
}

/** All cells of a helper. */
function helperRange(places: GanttPlaces, name: (typeof GANTT_HELPERS)[number]): string {
  const column = `$${columnLetters(places.firstHelper + GANTT_HELPERS.indexOf(name))}`;
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

export function readFormula({ key }: GanttColumn, { headers }: GanttPlan, places: GanttPlaces): string {
  if (key === 'state') return stateFormula(places);
  const row = helper(places, '行');
  const header = headers[key];
  return header !== undefined && TEXTS.includes(key)
    ? `=IF(${row}="","",INDEX(${tableColumn(header)},${row})&"")`
    : cellOfTable(header, row);
}

export const quoted = (text: string): string => `"${text}"`;

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
export function quarterFormula(column: number, places: GanttPlaces): string {
  const first = `${columnLetters(column)}$${firstDays}`;
  const last = `${columnLetters(column)}$${lastDays}`;
  const lies = (from: string, to: string): string => `AND(${from}<=${last},${to}>=${first})`;
  const late = lies(helper(places, '遅れの棒の始め'), helper(places, '遅れの棒の終わり'));
  const actual = lies(helper(places, '実績の棒の始め'), helper(places, '実績の棒の終わり'));
  const planned = lies(helper(places, '棒の始め'), helper(places, '予定の終わり'));
  // The one quarter in which it is due stays in sight where nothing was done in it.
  const due = `AND(${helper(places, '予定の始め')}="",${planned},NOT(${actual}))`;
  const mark = `IF(${due},${quoted(GANTT_MARKS.due)},IF(${late},${quoted(GANTT_MARKS.late)},IF(${actual},${quoted(GANTT_MARKS.actual)},IF(${planned},${quoted(GANTT_MARKS.planned)},""))))`;
  return `=${mark}&IF(COLUMN()=${GANTT_AS_OF_COLUMN},${quoted(AS_OF_SIGN)},"")`;
}

export function helperFormulas(places: GanttPlaces): string[] {
  const of = (name: (typeof GANTT_HELPERS)[number]): string => helper(places, name);
  const read = (key: (typeof GANTT_RIGHT)[number]['key']): string =>
    `$${columnLetters(places.firstRight + GANTT_RIGHT.findIndex(column => column.key === key))}${BODY}`;
  const [state, finish, begun, done] = [own(STATE), of('予定の終わり'), of('実績の棒の始め'), of('実績の終わり')];
  /** Dates that were typed as text (R7年度末) are read as DX.DATE reads them. */
  const day = (cell: string, edge: '開始' | '終了'): string =>
    `=IF(ISNUMBER(${cell}),${cell},IFERROR(IF(${cell}="","",DX.DATE(${cell},"${edge}")),""))`;
  const until = `IF(${done}<>"",${done},${GANTT_AS_OF})`;
  // As shownMilestone does it.
  const begins = `IF(${read('plannedStart')}="",${GANTT_AS_OF},${read('plannedStart')})`;
  const is = (word: '着手遅れ' | '遅れ'): string => `${state}=${quoted(MILESTONE_SHAPES[word] + word)}`;
  const formulas: Readonly<Record<(typeof GANTT_HELPERS)[number], string>> = {
    行: `=IF(ROW()-ROW($A$${HEADER})>${TABLE_ROWS},"",ROW()-ROW($A$${HEADER}))`,
    '状態（DX.MILESTONE）': `=IF(${own(MILESTONE)}="","",DX.MILESTONE(${[begins, ...(['plannedFinish', 'actualStart', 'actualFinish', 'progress'] as const).map(read)].join(',')},${GANTT_AS_OF}))`,
    予定の始め: day(read('plannedStart'), '開始'),
    予定の終わり: day(read('plannedFinish'), '終了'),
    実績の始め: day(read('actualStart'), '開始'),
    実績の終わり: day(read('actualFinish'), '終了'),
    棒の始め: `=IF(${of('予定の始め')}="",${finish},${of('予定の始め')})`,
    実績の棒の始め: `=IF(${of('実績の始め')}<>"",${of('実績の始め')},IF(${done}<>"",MIN(${of('予定の始め')},${done}),IF(N(${read('progress')})>0,${of('予定の始め')},"")))`,
    実績の棒の終わり: `=IF(${begun}="","",IF(${until}="","",IF(${until}<${begun},"",${until})))`,
    遅れの棒の始め: `=IF(OR(${finish}="",${until}=""),"",IF(${until}>${finish},${finish}+1,IF(${is('着手遅れ')},${of('予定の始め')}+1,IF(${is('遅れ')},${GANTT_AS_OF},""))))`,
    遅れの棒の終わり: `=IF(${of('遅れの棒の始め')}="","",${until})`,
  };
  return GANTT_HELPERS.map(name => formulas[name]);
}

export function asOfColumn({ bars, barsEnd }: GanttPlaces): string {
  const first = `${bars}${firstDays}`;
  return `=IF(${GANTT_AS_OF}="",0,IF(AND(${GANTT_AS_OF}>=${first},${GANTT_AS_OF}<=${barsEnd}${lastDays}),COLUMN(${first})-1+MATCH(${GANTT_AS_OF},${first}:${barsEnd}${firstDays},1),0))`;
}

/** What a reader must know before trusting the sheet: rows left out, bars outside the years, states that are only kept. */
export function warnings(plan: GanttPlan, places: GanttPlaces): string {
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
