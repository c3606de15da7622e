/** What a rule says of one table, and what it is asked with. */
import type { BookFile, CheckedGrid, Merges } from './grid';
import type { GridLayout, PublishTable } from './layout';

export type RuleSeverity = 'fatal' | 'critical' | 'major' | 'minor';

/**
 * Where the rule's own words and the sample checker part. The words decide what the person is told, the checker's verdict the score.
 * `passes`: the checker lets pass what the words forbid; otherwise it objects to what the words allow.
 */
export type DifferenceKind =
  | 'headingMerge'
  | 'eraFirstYear'
  | 'bothYears'
  | 'officialName'
  | 'headingOfOneName'
  | 'totalRow'
  | 'noteRow'
  | 'platformInExcel'
  | 'spacedDigits'
  | 'numbersInText'
  | 'quotedBreak'
  | 'personName'
  | 'prose';

export interface RuleDifference {
  readonly kind: DifferenceKind;
  readonly at: readonly string[];
}

export interface RuleVerdict {
  readonly verdict: 'pass' | 'fail' | 'not judged';
  /** Cells B2, ranges A1:B1, columns B:B, rows 4:4. */
  readonly at: readonly string[];
  /** Only noted, without being counted. */
  readonly notes?: readonly string[];
  /** Where it differs from the rule's own by situation. */
  readonly severity?: RuleSeverity;
  readonly differs?: readonly RuleDifference[];
}

/** What somebody else says who can read meaning (the checker asks an AI; this add-in asks nobody). */
export interface Meaning {
  readonly answers?: readonly { readonly zeroUnlikely: boolean; readonly confidence: number }[] | null;
  readonly answer?: { readonly isWide: boolean; readonly confidence: number };
}

export interface JudgedTable {
  readonly file: BookFile;
  readonly grid: CheckedGrid;
  readonly merges: Merges;
  readonly layout: GridLayout;
  readonly table: PublishTable;
  readonly meaning: Meaning | null;
}

export type RuleCheck = (question: JudgedTable) => RuleVerdict;

export const NOT_JUDGED: RuleVerdict = { verdict: 'not judged', at: [] };

/** Fails where something was found. */
export function verdictOf(at: readonly string[], more: Omit<RuleVerdict, 'verdict' | 'at'> = {}): RuleVerdict {
  return { verdict: at.length > 0 ? 'fail' : 'pass', at, ...more };
}

/** Only what is there. */
export const differences = (...all: readonly RuleDifference[]): Pick<RuleVerdict, 'differs'> => {
  const there = all.filter(({ at }) => at.length > 0);
  return there.length === 0 ? {} : { differs: there };
};

export const isText = ({ format }: BookFile): boolean => format === 'csv' || format === 'tsv';
