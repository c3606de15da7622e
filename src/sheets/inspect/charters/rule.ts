/** A charter rule as data: what the document says, to the letter, and how it is checked. */
import type { Finding, FindingDetails, Recorded } from '../finding';
import { judge, type Reads } from '../judge';

/** A part of a rule that can be judged by itself. */
export interface RulePart {
  /** The columns without which the answer would be about nothing; where one is gone, that is said instead. */
  readonly reads: Reads;
  /** The tables in which nothing would be found wrong only because they are not there. */
  readonly needs?: readonly (keyof Reads)[];
  /** Pure; an empty answer means the rule holds. */
  readonly check: (recorded: Recorded) => readonly FindingDetails[];
}

export interface CharterRule extends RulePart {
  readonly id: string;
  /** Where the sentence stands in the document, as it is cited: 第3条第2項. */
  readonly article: string;
  /** Quoted to the letter; full-width characters are the document's. */
  readonly sentence: string;
  /** What else the sentence asks for. */
  readonly further?: readonly RulePart[];
}

export interface Charter {
  readonly id: string;
  /** The document the rules are quoted from, as it is cited. */
  readonly document: string;
  /** Whether this workbook is about that charter at all: a charter of another city must not give findings. */
  readonly applies: (recorded: Recorded) => boolean;
  readonly rules: readonly CharterRule[];
}

/** All findings of a charter; none where it does not apply. A rule that cannot be judged says so, and the others are judged all the same. */
export function checkCharter(charter: Charter, recorded: Recorded): Finding[] {
  if (!charter.applies(recorded)) return [];
  return charter.rules.flatMap(rule =>
    [rule, ...(rule.further ?? [])].flatMap(part => judge(part, recorded).map(found => ({ rule: rule.id, ...found }))),
  );
}
