import type { DoctorText } from './doctor.ja';

const cells = (count: number): string => `${count} ${count === 1 ? 'cell' : 'cells'}`;
const formulasOf = (count: number): string => `${count} ${count === 1 ? 'formula' : 'formulas'} with DX functions`;

/** What the pane says about the formula doctor, in English. */
export const DOCTOR_EN: DoctorText = {
  heading: 'Formula doctor',
  intro: 'Looks through the formulas of every sheet for what is wrong with DX functions. Nothing is changed until you repair it.',
  start: 'Examine',
  again: 'Examine again',
  reading: (done, total) => `Reading formulas (${done} of ${total} rows)`,
  examining: (done, total) => `Looking through formulas (${done} of ${total} rows)`,
  stopped: 'Stopped. Nothing has been changed.',
  none: formulas => `Nothing is wrong (${formulasOf(formulas)} examined).`,
  noFormulas: 'This workbook has no formulas with DX functions. The Functions tab builds and inserts them.',
  found: (symptoms, formulas) => `${symptoms} ${symptoms === 1 ? 'problem' : 'problems'} (${formulasOf(formulas)} examined).`,
  unread: sheets => `Not examined because too much is on them: ${sheets.join(', ')}`,
  functions: 'Functions in use',
  functionCells: (name, count) => `DX.${name}: ${cells(count)}`,
  group: (title, count) => `${title} (${count})`,
  more: count => `Show ${count} more`,
  goTo: place => `Go to ${place}`,
  now: 'Now',
  then: 'Repaired',
  again1: 'The same formula is entered again.',
  repair: 'Repair',
  repairOf: place => `Repair ${place}`,
  repairGroup: count => `Repair all (${count})`,
  repairGroupQuestion: count => `The formulas of ${cells(count)} become what is shown as repaired.`,
  repairGroupYes: 'Repair',
  repairGroupNo: 'Cancel',
  repaired: place => `The formula of ${place} has been repaired.`,
  repairedMany: count => `The formulas of ${cells(count)} have been repaired.`,
  repairedSome: (done, failed) => `The formulas of ${cells(done)} have been repaired; the others have not. ${failed}`,
  repairing: (done, total) => `Repairing formulas (${done} of ${total})`,
  undo: 'Undo',
  undone: count => `${cells(count)} hold again what they held before.`,
  titles: {
    notCalculated: 'Formulas left at #NAME?',
    fileName: 'Names that files use, left in formulas',
    foreignPath: 'Formulas that refer to another file',
    stuck: 'Formulas that never finish',
    textFormula: 'Formulas that are text',
    overwritten: 'Formulas overwritten by a number',
    today: 'Formulas that depend on the day they are opened',
    missesRows: 'Ranges that leave rows out',
    shiftedRange: 'Ranges that have moved',
    blockedSpill: 'Answers without room',
    unitMismatch: 'Actuals in another unit',
    oldAsOf: 'As-of date before the actuals',
    date1904: 'Dates counted from 1904',
    unknownFunction: 'Functions that do not exist',
  },
  sentences: {
    notCalculated: () => 'It was recalculated in an Excel without the add-in and has stayed at #NAME?. Entering it again calculates it.',
    fileName: () => 'The function is still called _xldudf_DX_… and does not calculate. It becomes DX.….',
    foreignPath: ({ path }) => `“${path}” stands before the function, so it is looked for in another file. It is removed.`,
    stuck: () => 'It has stayed at #BUSY!. Entering it again calculates it.',
    textFormula: () => 'The formula was entered as text and does not calculate. It is entered as a formula.',
    overwritten: ({ value }) =>
      `The cells beside it hold one formula, this one a number (${value.toLocaleString('en-GB')}). The formula comes back.`,
    today: ({ call }) =>
      `“${call}” as the as-of date changes the result with every opening, and many such formulas may never finish. It becomes the cell of the as-of date (DX_AsOf).`,
    missesRows: ({ range, wanted }) => `Rows or the header of the table are outside of “${range}”. It becomes “${wanted}”.`,
    shiftedRange: ({ range, wanted }) => `The table's range moved to “${range}” when the formula was copied. It becomes “${wanted}”.`,
    blockedSpill: ({ by }) =>
      by === null
        ? 'Something stands where the answers should go. Move it.'
        : `Something in ${by} stands where the answers should go. Move it.`,
    unitMismatch: ({ actual, target }) =>
      `The unit of the actual (${actual}) is not that of the target (${target}). Check the actual or the unit of the plan.`,
    oldAsOf: () => 'The as-of date lies before the newest actual. Check the as-of date.',
    date1904: () =>
      'This workbook counts days from 1904, so all dates are four years off. Clear File > Options > Advanced > Use 1904 date system, and check the dates.',
    unknownFunction: ({ name, nearest }) =>
      nearest === null
        ? `There is no function DX.${name}. Build the formula anew in the Functions tab.`
        : `There is no function DX.${name}. Is DX.${nearest} meant?`,
  },
};
