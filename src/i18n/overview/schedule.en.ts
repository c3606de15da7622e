import type { ScheduleText } from './schedule.ja';

/** What the pane says about 工程 and 工程表, in English. Sheets and headers keep their Japanese names. */
export const SCHEDULE_EN: ScheduleText = {
  noTable: 'This workbook has no スケジュール sheet. Create it under “Sheets”.',
  empty: 'The スケジュール sheet has no milestones yet. Write one per row, or add them from a template.',
  goToSheet: 'Go to the スケジュール sheet',
  states: {
    期限超過: 'Overdue',
    遅れ: 'Behind',
    着手遅れ: 'Late start',
    進行中: 'Under way',
    未着手: 'Not begun',
    '完了(遅れ)': 'Done late',
    完了: 'Done',
  },
  noState: 'No rating',
  total: count => `${count} milestone${count === 1 ? '' : 's'}:`,
  stateCount: (state, count) => `${state}: ${count}`,
  lateOnly: 'Late only',
  noLate: 'Nothing is late.',
  initiative: (name, count, late) => `${name === '' ? '(no initiative)' : name} – ${count}${late > 0 ? `, ${late} late` : ''}`,
  planned: (from, to) => `Planned ${from} – ${to}`,
  plannedBy: to => `Planned by ${to} (no planned start)`,
  plannedFrom: from => `Planned from ${from}`,
  noFinish: 'No planned finish yet, so delays are not judged',
  actual: (from, to) => `Actual ${from} – ${to}`,
  actualFrom: from => `Actual since ${from}`,
  actualBy: to => `Done on ${to}`,
  progress: share => `Progress ${share}`,
  daysLate: days => `${days} ${days === 1 ? 'day' : 'days'} late`,
  legend:
    'Picture: hatched is planned, solid is actual, striped is later than planned, ◇ is due (no planned start), the vertical line is the as-of date',
  more: count => `Show ${count} more`,
  goToOf: name => `Go to the cell of ${name}`,
  year: (_era, label) => String(label),

  ganttOpen: 'Make a Gantt sheet',
  gantt: 'Make a Gantt sheet',
  ganttIntro: 'Nothing has been written yet. This makes one sheet for printing that follows the table of schedules.',
  ganttFirst: 'First fiscal year',
  ganttLast: 'Last fiscal year',
  ganttYear: (_era, label) => `FY${label}`,
  ganttCreate: sheet => `Creates the sheet “${sheet}”.`,
  ganttReplace: sheet => `Makes the sheet “${sheet}” anew. What was added to the present “${sheet}” and its formatting will be lost.`,
  ganttRows: (rows, spare) =>
    `${rows} milestone${rows === 1 ? '' : 's'}${spare > 0 ? ` and ${spare} rows for further ones` : ''}. The rows follow the table.`,
  ganttCut: (shown, total) => `The table has ${total} rows; only the first ${shown} are shown.`,
  ganttColumns: (from, to, years) => `${from} to ${to} (${years} ${years === 1 ? 'year' : 'years'}, by quarter).`,
  ganttPrint: paper => `Printing: ${paper} landscape, one page wide, the header on each page.`,
  ganttAsOf: (date, linked) =>
    linked
      ? `As-of date: ${date} (follows the workbook's own).`
      : `As-of date: ${date} (the workbook has no cell for it, so it is written on the new sheet).`,
  ganttPlain: (date: string) =>
    `Conditional formats are not used in this version of Excel, so the bars are painted as of ${date}. Make the sheet anew when the table has changed.`,
  ganttOutside: rows => `${rows} ${rows === 1 ? 'milestone is' : 'milestones are'} planned outside these years.`,
  ganttConflicts: 'Why it cannot be made',
  ganttMake: 'Create',
  ganttRemake: 'Make anew',
  ganttDone: sheet => `Created the sheet “${sheet}”.`,
  ganttRedone: sheet => `Made the sheet “${sheet}” anew.`,
};
