import type { ExcelFailure, Failure, Outcome } from '../../excel/batch/failure';
import type { Issue } from '../../sheets/schema/issue';
import type { SheetsText, Show } from './sheets.ja';

/** The sentence for an issue. */
export function issueSentence(text: SheetsText, issue: Issue, show: Show): string {
  // The entry has the issue's own kind; the compiler cannot follow an index by a union.
  const sentence = text.issues[issue.kind] as (issue: Issue, show: Show) => string;
  return sentence(issue, show);
}

/** What happened and what to do, for a conflict of a plan as for a failure. */
export function failureSentence(text: SheetsText, failure: Failure): { readonly what: string; readonly todo: string } {
  const sentence = text.failures[failure.kind] as (failure: Failure) => { readonly what: string; readonly todo: string };
  return sentence(failure);
}

/** What happened, what was and was not changed, what to do. */
export function failureStory(
  text: SheetsText,
  { failure, outcome }: Pick<ExcelFailure, 'failure' | 'outcome'>,
): { readonly what: string; readonly changed: string; readonly todo: string } {
  const changed = text.outcomes[outcome.changed] as (outcome: Outcome) => string;
  return { ...failureSentence(text, failure), changed: changed(outcome) };
}
