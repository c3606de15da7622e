import { noteInEnglish } from './handover-note.en';
import type { ConvertedItem } from '../../sheets/handover/report';
import type { HandoverText } from './handover.ja';

const PLACES: Readonly<Record<ConvertedItem['place'], string>> = {
  cell: '',
  array: 'spill',
  name: 'name',
  condition: 'conditional format',
  validation: 'validation',
  column: 'table column',
};

const s = (count: number): string => (count === 1 ? '' : 's');

/** What the pane says about the hand-over copy, in English. */
export const HANDOVER_EN: HandoverText = {
  heading: 'Copy for sharing',
  intro: 'Makes a copy for people without the add-in. The open workbook is not changed.',
  how: 'What becomes of formulas',
  values: 'Values (default)',
  valuesHint: 'Formulas with DX functions become what they show now.',
  formulas: 'Plain formulas',
  formulasHint: 'Formulas with DX functions become formulas of Excel 2016’s own functions. What has none becomes a value and is listed.',
  make: 'Make the copy',
  readingFile: 'Reading the workbook',
  converting: 'Converting and checking',
  stopped: 'Stopped. The workbook is not changed.',
  nothing: 'No copy was made. The workbook is not changed.',
  calculating: 'Excel is still calculating. Make the copy when it is done.',
  fileFaults: {
    notZip:
      'No copy can be made of this kind of file (encrypted with a password, or .xls). Remove the password, or save as .xlsx, and try again.',
    tooLarge: 'The workbook is too large (30 MB at most). Remove pictures or sheets that are not needed and try again.',
    noWorkbook: 'No copy can be made of this kind of file. Save it as .xlsx and try again.',
    damaged: 'The workbook’s file could not be read. Save it, open it again and try again.',
  },
  notClean: what =>
    `The check found something of the add-in in the copy (${what}), so it is not opened. Make that formula a value and try again.`,
  result: 'The copy',
  checked: 'Checked: nothing of the add-in is in the copy, and every cell holds what it holds in this workbook.',
  counts: (values, formulas, removed) =>
    `${values} cell${s(values)} became values, ${formulas} plain formulas, ${removed} thing${s(removed)} taken out.`,
  noFormulas: 'There were no formulas with DX functions. Only what belongs to the add-in was taken out.',
  hidden: sheets => `Hidden sheets are in the copy too: ${sheets}. Make sure that they may be handed over.`,
  errors: cells => `${cells} cell${s(cells)} still show an error. Look at them in this workbook before you hand the copy over.`,
  removed: count =>
    `${count} format${s(count)}, validation${s(count)} or name${s(count)} cannot work without the add-in and went. The look may differ.`,
  macros: 'Macros are not in the copy.',
  otherAddIns: count => `${count} part${s(count)} of other add-ins stay${count === 1 ? 's' : ''}.`,
  record: 'The list is also on the sheet 変換の記録 of the copy.',
  list: (shown, all) => (shown < all ? `What was converted (${shown} of ${all})` : `What was converted (${all})`),
  place: (sheet, address, kind) => `${sheet === null ? '' : `${sheet}!`}${address}${PLACES[kind] === '' ? '' : ` (${PLACES[kind]})`}`,
  became: { value: 'value', formula: 'formula', removed: 'removed' },
  open: 'Open as a new workbook',
  opened: 'The copy is open as a new workbook. Save it under a name.',
  cannotRead:
    'In this Excel an add-in cannot read the workbook’s file. Excel on Windows, Mac and the web can. Instead, sheets with values only can be added at the end of this workbook.',
  cannotOpen:
    'This Excel cannot open a new workbook from an add-in. Excel for Windows, Mac and the web can. Instead, sheets of values can be added to this workbook.',
  tooLargeToOpen: 'The copy is too large to be opened in this Excel. Make it in desktop Excel, or add sheets of values to this workbook.',
  valueSheetName: sheet => `${sheet}（値）`,
  sheetsStory: names =>
    `Sheets to be added: ${names}. They are copies of the sheets with DX functions; every formula becomes its value, validations go. The sheets themselves stay, and Undo takes the copies out.`,
  noSheets: 'No visible sheet has DX formulas, so no sheets of values are needed: this workbook can be handed over as it is.',
  addSheets: count => `Add ${count} sheet${s(count)} of values`,
  sheetsAdded: names => `Sheets of values were added: ${names}. Print these alone or move them to a new workbook to hand them over.`,
  undo: 'Undo',
  sheetsUndone: 'The sheets of values were deleted.',
  note: noteInEnglish,
  noteGap: '; ',
};
