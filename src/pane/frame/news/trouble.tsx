import { failureOf } from '../../../excel/batch/run';
import type { Words } from '../../words/words';
import { Details } from './details';
import { paragraphOf, type HelpAddress } from './paragraphs';

/** What went wrong, in a sentence, and where the guides say more. */
export interface ToldFailure {
  readonly text: string;
  /** Left out: the sentence says all there is to say. */
  readonly help?: HelpAddress;
}

/** @param told another sentence than the failure's own */
export function toldFailure(error: unknown, words: Words, told?: string): ToldFailure {
  const failure = failureOf(error);
  return { text: told ?? words.failure(failure), help: paragraphOf(failure) };
}

/** A sentence of its own. */
export const plainFailure = (text: string): ToldFailure => ({ text });

/** The sentence with くわしく. */
export function FailureText({ text, help }: ToldFailure) {
  return (
    <>
      {text}
      {help !== undefined && (
        <>
          {' '}
          <Details to={help} />
        </>
      )}
    </>
  );
}
