import { failureOf } from '../../../excel/batch/run';
import type { Words } from '../../words/words';
import { Details } from './details';
import { paragraphOf, type HelpAddress } from './paragraphs';

/** What went wrong, in a sentence, and where the guides say more. */
export interface Trouble {
  readonly text: string;
  /** Left out: the sentence says all there is to say. */
  readonly help?: HelpAddress;
}

/** @param told another sentence than the failure's own */
export function troubleOf(error: unknown, words: Words, told?: string): Trouble {
  const failure = failureOf(error);
  return { text: told ?? words.failure(failure), help: paragraphOf(failure) };
}

/** A sentence of its own. */
export const plainTrouble = (text: string): Trouble => ({ text });

/** The sentence with くわしく. */
export function TroubleText({ text, help }: Trouble) {
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
