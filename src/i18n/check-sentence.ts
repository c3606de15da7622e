import type { FindingMessage } from '../sheets/inspect/finding';
import type { ChecksText, ShowFinding } from './checks.ja';

/** The sentence for a finding. */
export function findingSentence(text: ChecksText, message: FindingMessage, show: ShowFinding): string {
  // The entry has the message's own kind; the compiler cannot follow an index by a union.
  const sentence = text.findings[message.kind] as (message: FindingMessage, show: ShowFinding) => string;
  return sentence(message, show);
}
