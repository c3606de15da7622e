/** Where everything stands on 工程表: its rows, columns, helper columns and marks. */
import { SCHEDULES } from '../../schema/declarations/schedules';

/** What stands in a quarter of a bar: hatched, solid, a mark, or the day it is due where no start is planned. */
export const GANTT_MARKS = { planned: '／', actual: '■', late: '▲', due: '◇' } as const;

/**
 * Follows the mark in the quarter of 基準日. Nobody sees it; but Excel does not always draw a conditional format anew when another cell changes that
 * its formula names, so everything that is drawn in a quarter hangs on what stands in that very cell.
 */
export const AS_OF_SIGN = '\u00a0';

const { columns } = SCHEDULES;

/** What is read, left and right of the quarters. */
export const GANTT_LEFT = [
  { key: 'id', header: columns.id.header, width: 8, align: 'left' },
  { key: 'initiative', header: columns.initiative.header, width: 22, align: 'left' },
  { key: 'milestone', header: columns.milestone.header, width: 36, align: 'left' },
  { key: 'state', header: '状態', width: 13, align: 'left' },
  { key: 'owner', header: columns.owner.header, width: 12, align: 'left' },
] as const;
export const GANTT_RIGHT = [
  { key: 'plannedStart', header: columns.plannedStart.header, width: 11, align: 'center' },
  { key: 'plannedFinish', header: columns.plannedFinish.header, width: 11, align: 'center' },
  { key: 'actualStart', header: columns.actualStart.header, width: 11, align: 'center' },
  { key: 'actualFinish', header: columns.actualFinish.header, width: 11, align: 'center' },
  { key: 'progress', header: columns.progress.header, width: 8, align: 'right' },
] as const;
export type GanttColumn = (typeof GANTT_LEFT)[number] | (typeof GANTT_RIGHT)[number];
export const GANTT_HELPERS = [
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
export const GANTT_KEPT = ['控えた番号', '控えた状態'] as const;

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

/** Cells the formulas refer to. */
export const GANTT_AS_OF = `$C$${GANTT_ROWS.asOf}`;
/** The number of the column whose quarter holds 基準日, 0 where none does. */
export const GANTT_AS_OF_COLUMN = `$C$${GANTT_ROWS.firstDays}`;
