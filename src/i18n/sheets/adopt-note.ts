import type { AdoptionNote } from '../../sheets/adopt/adopt-rows';
import type { AdoptText } from './adopt.ja';

/** What is done beyond copying, in words. */
export function adoptionNote(text: AdoptText, note: AdoptionNote): string {
  // The entry has the note's own kind; the compiler cannot follow an index by a union.
  const sentence = text.notes[note.kind] as (note: AdoptionNote) => string;
  return sentence(note);
}
