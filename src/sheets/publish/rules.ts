/** The 30 rules in their order: level, severity, how each is judged. Their sentences are in i18n/publish. */
import { oneLineEach, quotes } from './rules/csv-lines';
import { longForm, regions, startsInRow1, units } from './rules/level3';
import { blankAndZero, hidden, looksAlone, mergedCells, objects } from './rules/looks';
import { oneSpelling, otherApart, uniqueNames } from './rules/names';
import { columnNames, fileFormat, noGaps, nothingElse, oneTable } from './rules/shape';
import { oneValue, platformCharacters, whiteSpace } from './rules/texts';
import { time } from './rules/time';
import { noFormulas, nothingLeftOut, numbersAsNumbers } from './rules/values';
import { NOT_JUDGED, verdictOf, type RuleCheck, type RuleSeverity } from './verdict';

export type Level = 1 | 2 | 3;

const never: RuleCheck = () => NOT_JUDGED;

export const RULES = {
  'L1-01': { level: 1, severity: 'fatal', check: ({ file }) => verdictOf(fileFormat(file) ? [] : [file.name]) },
  'L1-02': { level: 1, severity: 'fatal', check: oneTable },
  'L1-03': { level: 1, severity: 'critical', check: noGaps },
  'L1-04': { level: 1, severity: 'major', check: nothingElse },
  'L1-05': { level: 1, severity: 'critical', check: columnNames },
  'L1-06': { level: 1, severity: 'critical', check: whiteSpace },
  'L1-07': { level: 1, severity: 'critical', check: oneValue },
  'L1-08': { level: 1, severity: 'critical', check: platformCharacters },
  'L1-09': { level: 1, severity: 'minor', check: blankAndZero },
  'L1-10': { level: 1, severity: 'critical', check: objects },
  'L1-11': { level: 1, severity: 'critical', check: looksAlone },
  'L1-12': { level: 1, severity: 'critical', check: mergedCells },
  'L1-13': { level: 1, severity: 'critical', check: hidden },
  'L1-14': { level: 1, severity: 'fatal', check: oneLineEach },
  'L1-15': { level: 1, severity: 'fatal', check: quotes },
  'L2-01': { level: 2, severity: 'fatal', check: numbersAsNumbers },
  'L2-02': { level: 2, severity: 'fatal', check: nothingLeftOut },
  'L2-03': { level: 2, severity: 'fatal', check: uniqueNames },
  'L2-04': { level: 2, severity: 'critical', check: oneSpelling },
  'L2-05': { level: 2, severity: 'major', check: otherApart },
  'L2-06': { level: 2, severity: 'major', check: noFormulas },
  'L3-01': { level: 3, severity: 'fatal', check: startsInRow1 },
  'L3-02': { level: 3, severity: 'critical', check: never },
  'L3-03': { level: 3, severity: 'major', check: never },
  'L3-04': { level: 3, severity: 'major', check: units },
  'L3-05': { level: 3, severity: 'major', check: time },
  'L3-06': { level: 3, severity: 'critical', check: regions },
  // Judged over several files only: rules/files.
  'L3-07': { level: 3, severity: 'critical', check: never },
  'L3-08': { level: 3, severity: 'major', check: never },
  'L3-09': { level: 3, severity: 'major', check: longForm },
} as const satisfies Record<string, { readonly level: Level; readonly severity: RuleSeverity; readonly check: RuleCheck }>;

export type RuleId = keyof typeof RULES;
export const RULE_IDS = Object.keys(RULES) as readonly RuleId[];
