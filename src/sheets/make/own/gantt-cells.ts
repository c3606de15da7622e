/**
 * The cells of 工程表. The first row of the body is written once and copied down, so a long table costs no more to send than a
 * short one. The bars need nothing but dates: who opens the workbook without the add-in sees them move; only the state is then
 * the one kept beside the formulas. What is drawn is milestoneBars (domain), told to Excel.
 *
 *   rows    1 title, 2 note, 3 基準日 and legend, 4 warnings, 5-6 (hidden) first and last day of each quarter, 7 和暦, 8 western year, 9 header
 *   columns A-E name, state and owner, then a quarter each (in sight at once), the dates, a gap, what the bars are computed from, a gap, what is kept
 */
import { serialOf } from '../../../domain/base/serial';
import { wareki } from '../../../domain/text/dates/wareki';
import type { MilestoneBars, Days } from '../../../domain/work/milestone-bars';
import { columnLetters } from '../../read/state';
import { AS_OF_LABEL, AS_OF_NAME } from '../as-of';
import type { GanttPlan } from './gantt';
import { warnings, asOfColumn, quoted, readFormula, quarterFormula, helperFormulas } from './gantt-formulas';
import { GANTT_MARKS, GANTT_LEFT, GANTT_RIGHT, GANTT_HELPERS, GANTT_KEPT, GANTT_ROWS, GANTT_AS_OF_COLUMN } from './gantt-layout';

const { asOf: AS_OF_ROW, firstDays, lastDays, header: HEADER, body: BODY } = GANTT_ROWS;

/** The header of that quarter. */
export const AS_OF_MONTH = '▼';

export const GANTT_TITLE = '工程表';
const NOTE = 'この表は、シート「スケジュール」の内容を数式で示しています。直すときは「スケジュール」のほうを直してください。';
const LEGEND = `凡例  ${GANTT_MARKS.planned}${GANTT_MARKS.planned} 予定  ${GANTT_MARKS.actual}${GANTT_MARKS.actual} 実績  ${GANTT_MARKS.late} 予定より遅れ  ${GANTT_MARKS.due} 終了予定（開始予定なし）  ${AS_OF_MONTH}と縦の線 ${AS_OF_LABEL}のある四半期`;

const QUARTER_WIDTH = { wide: 3.5, narrow: 2 } as const;
const HELPER_WIDTH = 12;

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
  const firstQuarter = GANTT_LEFT.length;
  const firstRight = firstQuarter + quarters.length;
  const firstHelper = firstRight + GANTT_RIGHT.length + 1;
  const firstKept = firstHelper + GANTT_HELPERS.length + 1;
  const place = { bars: columnLetters(firstQuarter), barsEnd: columnLetters(firstRight - 1), firstRight, firstHelper, firstKept, lastRow };
  const last = columnLetters(firstKept + GANTT_KEPT.length - 1);
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
    right: GANTT_RIGHT.map((_, index) => columnLetters(firstRight + index)),
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
        GANTT_LEFT.map(({ header }) => header),
      ),
      line(
        HEADER,
        firstQuarter,
        quarters.map(
          ({ month }) => `=IF(COLUMN()=${GANTT_AS_OF_COLUMN},${quoted(AS_OF_MONTH)},"${plan.narrow ? String(month) : `${month}月`}")`,
        ),
      ),
      line(
        HEADER,
        firstRight,
        GANTT_RIGHT.map(({ header }) => header),
      ),
      line(HEADER, firstHelper, [...GANTT_HELPERS]),
      line(HEADER, firstKept, [...GANTT_KEPT]),
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
      ...GANTT_LEFT.map(column => readFormula(column, plan, place)),
      ...quarters.map((_, index) => quarterFormula(firstQuarter + index, place)),
      ...GANTT_RIGHT.map(column => readFormula(column, plan, place)),
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
      ...GANTT_LEFT.map(({ width }, column) => ({ column, count: 1, width })),
      { column: firstQuarter, count: quarters.length, width: plan.narrow ? QUARTER_WIDTH.narrow : QUARTER_WIDTH.wide },
      ...GANTT_RIGHT.map(({ width }, column) => ({ column: firstRight + column, count: 1, width })),
      { column: firstHelper, count: GANTT_HELPERS.length, width: HELPER_WIDTH },
      { column: firstKept, count: GANTT_KEPT.length, width: HELPER_WIDTH },
    ],
    aligned: [
      ...GANTT_LEFT.map(({ align }, column) => ({ column, align })),
      ...GANTT_RIGHT.map(({ align }, column) => ({ column: firstRight + column, align })),
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
      return [{ row: BODY + index, first: GANTT_LEFT.length + at, last: GANTT_LEFT.length + (after < 0 ? marks.length : after) - 1, mark }];
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
  return at < 0 ? null : GANTT_LEFT.length + at;
}
