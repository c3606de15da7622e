/** What a rule says of one table, and what it is asked with. */
import type { BookFile, Grid, Merges } from './grid';
import type { Layout, PublishTable } from './layout';

export type Severity = 'fatal' | 'critical' | 'major' | 'minor';

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

export interface Difference {
  readonly kind: DifferenceKind;
  readonly at: readonly string[];
}

export interface Verdict {
  readonly verdict: 'pass' | 'fail' | 'not judged';
  /** Cells B2, ranges A1:B1, columns B:B, rows 4:4. */
  readonly at: readonly string[];
  /** Only noted, without being counted. */
  readonly notes?: readonly string[];
  /** Where it differs from the rule's own by situation. */
  readonly severity?: Severity;
  readonly differs?: readonly Difference[];
}

/** What somebody else says who can read meaning (the checker asks an AI; this add-in asks nobody). */
export interface Meaning {
  readonly answers?: readonly { readonly zeroUnlikely: boolean; readonly confidence: number }[] | null;
  readonly answer?: { readonly isWide: boolean; readonly confidence: number };
}

export interface Question {
  readonly file: BookFile;
  readonly grid: Grid;
  readonly merges: Merges;
  readonly layout: Layout;
  readonly table: PublishTable;
  readonly meaning: Meaning | null;
}

export type Check = (question: Question) => Verdict;

export const NOT_JUDGED: Verdict = { verdict: 'not judged', at: [] };

/** Fails where something was found. */
export function verdictOf(at: readonly string[], more: Omit<Verdict, 'verdict' | 'at'> = {}): Verdict {
  return { verdict: at.length > 0 ? 'fail' : 'pass', at, ...more };
}

/** Only what is there. */
export const differences = (...all: readonly Difference[]): Pick<Verdict, 'differs'> => {
  const there = all.filter(({ at }) => at.length > 0);
  return there.length === 0 ? {} : { differs: there };
};

export const isText = ({ format }: BookFile): boolean => format === 'csv' || format === 'tsv';
