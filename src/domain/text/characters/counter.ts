import { COUNTER, KANJI_COUNTER, RUN, takenAt, TRAILER } from './expressions';

/** The counter that stands at this place of a folded text; "" when it is none that is known. */
export function counterAt(text: string, at: number): string {
  return takenAt(COUNTER, text, at);
}

/** The same for a numeral in kanji, behind which more words are counters. */
export function kanjiCounterAt(text: string, at: number): string {
  return counterAt(text, at) || takenAt(KANJI_COUNTER, text, at);
}

/** Where the first trailing word of a folded text begins; the text's length when it has none. */
export function trailerIn(text: string): number {
  const found = TRAILER.exec(text);
  return found ? found.index : text.length;
}

/** The unit at this place: a counter that is known, otherwise the run of one script up to the first trailing word. */
export function unitAt(text: string, at: number): string {
  const counter = counterAt(text, at);
  if (counter !== '') return counter;
  const run = takenAt(RUN, text, at);
  return run.slice(0, trailerIn(run)).replace(/[/-]+$/, '');
}
