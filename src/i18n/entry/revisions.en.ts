import type { RevisionsText } from './revisions.ja';

const s = (count: number): string => (count === 1 ? '' : 's');

/** What the pane says about 目標改定 and 当初計画, in English. Sheets and headers keep their Japanese names. */
export const REVISIONS_EN: RevisionsText = {
  revise: 'Revise the target',
  intro: 'The target on the KPI sheet gets the new value, and 目標改定 keeps a record of it.',
  introSheet: sheet => ` There is no table 目標改定 yet, so saving also makes the sheet “${sheet}”.`,
  noKpis: 'The KPI sheet has no KPI with a name yet. Write one first.',
  noTargets: 'The KPI sheet has no column of targets. Add one such as 目標2030.',
  kpi: 'KPI',
  year: 'Target year',
  current: value => `Target now: ${value}`,
  currentText: (value, written) => `Target now: ${value} (written as “${written}”)`,
  currentUndecided: 'Target now: not decided (―)',
  afterHint: (unit: string) => (unit === '' ? 'For example 1200000 or 120万.' : `For example 1200000 or 120万${unit}. Unit: ${unit}`),
  after: 'New target',
  afterUndecided:
    'A target cannot be revised to ― (not decided). Enter the new number. To make it undecided again, write ― on the KPI sheet yourself.',
  afterSame: 'This is the target already. Enter another value.',
  afterReadAs: value => `The target will be ${value}.`,
  revisedOn: 'Date of revision',
  revisedOnUnreadable: 'This is not read as a date. Enter 2026/4/1, R8.4.1 or 令和8年4月1日.',
  revisedOnReadAs: (date, long) => `${date} (${long})`,
  revisedOnEarlier: latest =>
    `This target was revised on ${latest}. Enter a later date. To record one that was left out, add a row on 目標改定 and adjust 旧目標 of the revision after it.`,
  revisedOnTaken: '目標改定 has a row for this KPI, year and date. Choose another date, or correct that row.',
  reason: 'Reason',
  reasonMissing: 'Enter the reason.',
  preview: 'What will be written',
  previewLater: 'Once everything is filled in, what will be written is shown here.',
  previewTarget: (place, from, to) => `${place} changes from ${from} to ${to}.`,
  previewRow: (sheet, row) => `One row goes below the table on the sheet “${sheet}”: ${row}`,
  previewSheet: (sheet, row) => `There is no table 目標改定 yet, so the sheet “${sheet}” will be made with one row: ${row}`,
  previewRowOf: (kpi, horizon, before, after, date, reason) =>
    `${kpi}, ${horizon}, from ${before} to ${after}, on ${date}, reason “${reason}”`,
  undecided: '―',
  conflicts: 'Why it cannot be revised',
  save: 'Save',
  saved: (kpi, horizon, before, after, place) =>
    `The target of ${kpi} for ${horizon} is now ${after} (was ${before}), recorded at ${place}.`,
  undo: 'Undo',
  undone: (kpi, horizon, before) => `The target of ${kpi} for ${horizon} is ${before} again, and the row in 目標改定 is gone.`,
  undoneSheetStays: sheet => `The sheet “${sheet}” that was made stays, empty.`,

  original: 'Make the original plan',
  originalIntro:
    'A sheet with the plan as it was before the targets were revised. With DX_OriginalPlan as the plan, DX.KPIGAP and the others answer against the original targets.',
  originalCreate: sheet => `The sheet “${sheet}” will be made.`,
  originalReplace: sheet =>
    `The sheet “${sheet}” will be made anew. What was added to it will be lost. Formulas with the name DX_OriginalPlan go on working; formulas that refer to cells of that sheet will show an error.`,
  originalBeside: (taken, sheet) => `There is another sheet “${taken}”, so it will be named “${sheet}”.`,
  originalRows: (rows, spare) => `${rows} KPI${s(rows)}, and ${spare} spare row${s(spare)} for later.`,
  originalCut: (capacity, rows) => `There are ${rows} KPIs; the first ${capacity} will be shown.`,
  originalRevised: count =>
    count === 0
      ? 'No target has been revised yet, so for now it is the same as the current plan.'
      : `${count} revised target${s(count)} will be the original one${s(count)}, all others are the current ones.`,
  originalFormulas: 'It consists of plain formulas: it follows KPI and 目標改定, and is worked out without this add-in, too.',
  originalName: 'The table gets the name DX_OriginalPlan.',
  originalConflicts: 'Why it cannot be made',
  originalMake: 'Make',
  originalRemake: 'Make anew',
  originalDone: sheet => `The sheet “${sheet}” has been made. Formulas can use DX_OriginalPlan as the plan.`,
  originalRedone: sheet => `The sheet “${sheet}” has been made anew.`,
};
