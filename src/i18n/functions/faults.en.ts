import type { Faults } from './faults.ja';

export const FAULTS_EN: Faults = {
  comma: ', ',
  colon: ': ',
  // The other arguments are called as in the formula.
  names: {
    kpi: 'KPI',
    first: 'start',
    last: 'end',
  },
  sentences: {
    blank: 'No {argument}',
    notNumber: 'The {argument} "{text}" is no number',
    notDate: 'The {argument} "{text}" is no date',
    notChoice: 'No {argument} "{text}". Choices: {choices}',
    noNumber: 'No number in "{text}"',
    openPeriod: 'The period has no {edge}',
    noColumn: 'No header in the {table}: {headers}',
    unknownKpi: 'Not in the {table}[. Nearest: {nearest}]',
    duplicateKpi: 'Two rows of this KPI',
    noTarget: 'No target for {year}[. Years: {years}]',
    noBaseline: 'No baseline',
    noBaselineYear: 'No baseline year',
    noDirection: 'Add a column 「向き」',
    noActual: 'No actual',
    fewActuals: 'Needs {need} years of actuals',
    signChange: 'The sign changes',
    neverReached: 'Never reached[. Approaches {approaches}]',
    belowScale: 'Below the scale',
    badScale: 'Not 2 columns',
    noValues: 'No number',
    tooLate: 'The year is over',
    zeroDivision: 'Division by 0',
    tooLarge: 'Too large',
    sizes: 'Sizes differ',
    given: '',
  },
};
