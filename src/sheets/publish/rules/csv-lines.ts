/** Level 1, the text of a CSV file: one record a line, quotes where they belong. */
import { readCsv, type CsvFlaw } from '../csv';
import { cellName, rowsName } from '../grid';
import { differences, isText, NOT_JUDGED, type RuleCheck, type JudgedTable, type RuleVerdict } from '../verdict';

function judged(question: JudgedTable, kinds: readonly CsvFlaw['kind'][]): RuleVerdict {
  const { file, grid, table } = question;
  if (!isText(file) || grid.csv === null) return NOT_JUDGED;
  const faults = readCsv(grid.csv, file.format === 'tsv' ? '\t' : ',').faults.filter(({ kind }) => kinds.includes(kind));
  const inTable = faults.filter(({ record }) => record >= table.area.row && record <= table.area.lastRow);
  const at = inTable.map(fault => (fault.kind === 'quoteInside' ? cellName(fault.record, fault.field) : rowsName(fault.record)));
  // What lies outside the table fails the file all the same.
  return { verdict: faults.length > 0 ? 'fail' : 'pass', at: [...new Set(at)] };
}

/** L1-14 */
export const oneLineEach: RuleCheck = question => {
  const verdict = judged(question, ['severalLines', 'unclosedQuote']);
  return { ...verdict, ...(verdict.verdict === 'fail' ? differences({ kind: 'quotedBreak', at: verdict.at }) : {}) };
};

/** L1-15 */
export const quotes: RuleCheck = question => judged(question, ['fieldCount', 'quoteInside', 'unclosedQuote']);
