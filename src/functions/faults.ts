import type { FaultReason } from '../domain/base/fault';
import type { FunctionName } from './function-name';

/** What the help pages say of errors, as data; a test finds out that the functions give these and no others. */
export type FaultKind = FaultReason['kind'] | 'tooEarly';

/** The code a cell shows for a reason; `tooEarly` is a `notDate` of a day before 1900. `given` passes on the error it was handed. */
export const CODES: Readonly<Record<FaultKind, string>> = {
  blank: '#N/A',
  notNumber: '#VALUE!',
  notDate: '#VALUE!',
  tooEarly: '#NUM!',
  notChoice: '#VALUE!',
  noNumber: '#N/A',
  openPeriod: '#N/A',
  noColumn: '#VALUE!',
  unknownKpi: '#N/A',
  duplicateKpi: '#VALUE!',
  noTarget: '#N/A',
  noBaseline: '#N/A',
  noBaselineYear: '#N/A',
  noDirection: '#VALUE!',
  noActual: '#N/A',
  fewActuals: '#N/A',
  signChange: '#N/A',
  neverReached: '#N/A',
  belowScale: '#N/A',
  badScale: '#VALUE!',
  noValues: '#N/A',
  tooLate: '#NUM!',
  zeroDivision: '#DIV/0!',
  tooLarge: '#NUM!',
  sizes: '#N/A',
  given: '',
};

/** Common to the functions: they stand on the index page. */
export const ALWAYS: readonly FaultKind[] = ['given', 'sizes', 'tooLarge'];

const TIME: readonly FaultKind[] = ['blank', 'notDate', 'openPeriod'];
/** Where a year is asked for, a day before 1900 is no date at all; where a day is, it is one that Excel has no number for. */
const DAY: readonly FaultKind[] = [...TIME, 'tooEarly'];
const KPI: readonly FaultKind[] = ['noColumn', 'unknownKpi', 'duplicateKpi'];
const TARGET: readonly FaultKind[] = [...TIME, ...KPI, 'noTarget'];
const BASELINE: readonly FaultKind[] = ['noBaseline', 'noBaselineYear'];

/** The reasons each function can give besides ALWAYS, in the order of the page. */
export const FAULTS: Readonly<Record<FunctionName, readonly FaultKind[]>> = {
  TARGET,
  KPIGAP: [...TARGET, 'notNumber', 'noDirection'],
  PROGRESS: [...TARGET, 'notNumber', ...BASELINE, 'noDirection', 'zeroDivision'],
  EXPECTED: [...TARGET, ...BASELINE],
  ONTRACK: [...TARGET, 'notNumber', ...BASELINE, 'noDirection'],
  STATUS: [...TARGET, 'notNumber', ...BASELINE, 'noDirection', 'notChoice', 'badScale', 'belowScale', 'zeroDivision', 'signChange'],
  REQUIREDPACE: [...TARGET, 'notNumber', 'noDirection', 'tooLate'],
  ACTUAL: [...TIME, 'noColumn', 'unknownKpi', 'duplicateKpi', 'noActual'],
  ACTUALDATE: [...TIME, 'noColumn', 'unknownKpi', 'noActual'],
  FORECAST: [...TIME, ...KPI, 'noActual', 'fewActuals', 'notChoice', ...BASELINE, 'zeroDivision', 'signChange'],
  REACHYEAR: [...TARGET, 'noDirection', 'noActual', 'fewActuals', 'neverReached', 'notChoice', ...BASELINE, 'zeroDivision', 'signChange'],
  LIKELIHOOD: [...TARGET, 'noDirection', 'noActual', 'fewActuals'],
  OUTLOOK: [...TARGET, 'noDirection', 'fewActuals'],
  MILESTONE: [...DAY, 'notNumber'],
  DELAY: DAY,
  ROLLUP: ['blank', 'noValues'],
  COVERAGE: ['blank', 'noValues'],
  NUMBER: ['blank', 'noNumber', 'notNumber'],
  UNIT: [],
  DATE: [...DAY, 'notChoice'],
  FISCALYEAR: DAY,
  WAREKI: ['blank', 'notDate', 'notChoice'],
};
