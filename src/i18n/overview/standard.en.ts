import type { StandardText } from './standard.ja';

export const STANDARD_EN: StandardText = {
  view: 'Standard systems',
  intro:
    'From the states on the sheet 標準化手順: for each business the shares of the forty steps of the national procedure that are finished, begun and not begun.',
  done: 'Finished',
  doing: 'Begun',
  waiting: 'Not begun',
  business: 'Business',
  system: system => `System: ${system}`,
  unknown: count => `Steps of the 40 without a state: ${count}. They are in none of the shares.`,
  open: 'No states entered yet.',
  odd: count => `Rows whose step number is not 1 to 40: ${count}. They are in none of the shares.`,
  twice: count => `Rows with a step number that comes again: ${count}. The lower row was taken.`,
  overdue: count => `Steps past their planned day and not finished: ${count}.`,
  table: 'Finished, begun and not begun, by business',
  missing: names => `Of the twenty businesses, without steps: ${names}`,
  others: names => `Businesses that are none of the twenty: ${names}`,
  without: names => `Systems to be standardised, without steps: ${names}`,
  notHeading: 'What these shares do not say',
  not: [
    'Steps differ in the work they take: this is not the share of the work that is done.',
    'Steps that do not apply count as finished. This is not the share of systems that have moved.',
    'Steps need not be taken in the order of their numbers: the shares do not say how far one is.',
    'They do not say whether the move will be in time. Look at the planned days.',
  ],
  formula: 'Finished = (finished + not applicable) / 40, begun = begun / 40, not begun = not begun / 40',
  sources: (rates, businesses) =>
    `Shares as defined by the Ministry (${rates}). Twenty businesses: published by Shimada City (${businesses}).`,
  steps:
    'The names of the forty steps are not published as a list and are not made up (but for steps 24 and 25). Take them over from the PMO tool in which you report, into 手順 on the sheet 標準化手順.',
  empty:
    'The sheet 標準化手順 has no rows. Choose “標準化 20業務・40手順” under Sheets, Add from a template: it brings the rows of the twenty businesses with their numbers. Enter the states, and the shares appear.',
  noSheet:
    'There is no sheet 標準化手順. Choose “標準化 20業務・40手順” under Sheets, Add from a template: it brings the sheet and the rows of the twenty businesses. Enter the states, and the shares appear.',
  go: 'Go to the sheet 標準化手順',
};
