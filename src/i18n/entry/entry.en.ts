import type { EntryText } from './entry.ja';

/** What the forms of the pane for single entries say, in English. */
export const ENTRY_EN: EntryText = {
  farFromLast: (value, last) => `${value} is far from the value before, ${last}.`,
  farFromTarget: (value, target) => `${value} is far from the target, ${target}.`,
  notSavedYet: 'Nothing has been saved yet. Please check the value.',
  keep: value => `Save ${value} as it is`,

  status: '区分 (status)',
  statusHint: '実績 (final), 見込 (expected) or 速報 (preliminary).',
  author: '入力者 (entered by)',
  authorHint: 'Your section or name. It is remembered on this device for the next time.',
  enteredOn: date => `The date of entry will be today (${date}).`,
  how: 'There is a value already',
  correct: (value, place) => `Correct ${value} at ${place}`,
  append: 'Add a correcting row below (the row before stays)',
  correction: before => `Correction (before: ${before})`,
  corrected: (kpi, year, before, after, place) => `Corrected the actual of ${kpi} for ${year} from ${before} to ${after} (${place}).`,
  undo: 'Undo',
  addedUndone: (kpi, year) => `The added actual of ${kpi} for ${year} has been removed.`,
  correctedUndone: (kpi, year, before) => `The actual of ${kpi} for ${year} is ${before} again.`,
};
