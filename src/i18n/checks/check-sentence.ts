import type { FindingMessage } from '../../sheets/inspect/finding';
import type { ChecksText, ShowFinding } from './checks.ja';

/** The sentence for a finding. */
export function findingSentence(text: ChecksText, message: FindingMessage, show: ShowFinding): string {
  // The entry has the message's own kind; the compiler cannot follow an index by a union.
  const sentence = text.findings[message.kind] as (message: FindingMessage, show: ShowFinding) => string;
  return sentence(message, show);
}

/** The same without the row it is about; null where it cannot be told without. */
export function bareFinding(text: ChecksText, message: FindingMessage, show: ShowFinding): string | null {
  const sentence = text.bare[message.kind] as ((message: FindingMessage, show: ShowFinding) => string) | undefined;
  return sentence?.(message, show) ?? null;
}
