/** A charter rule as data: what the document says, to the letter, and how it is checked. */
import type { Finding, FindingDetails, Recorded } from '../finding';

export interface CharterRule {
  readonly id: string;
  /** Where the sentence stands in the document, as it is cited: 第3条第2項. */
  readonly article: string;
  /** Quoted to the letter; full-width characters are the document's. */
  readonly sentence: string;
  /** Pure; an empty answer means the rule holds. */
  readonly check: (recorded: Recorded) => readonly FindingDetails[];
}

export interface Charter {
  readonly id: string;
  /** The document the rules are quoted from, as it is cited. */
  readonly document: string;
  /** Whether this workbook is about that charter at all: a charter of another city must not give findings. */
  readonly applies: (recorded: Recorded) => boolean;
  readonly rules: readonly CharterRule[];
}

/** All findings of a charter; none where it does not apply. */
export function checkCharter(charter: Charter, recorded: Recorded): Finding[] {
  if (!charter.applies(recorded)) return [];
  return charter.rules.flatMap(rule => rule.check(recorded).map(found => ({ rule: rule.id, ...found })));
}
