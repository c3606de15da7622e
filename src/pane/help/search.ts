/** Searching the help: in the pane and, built into help/search.js, on the pages themselves. Imports nothing, so that the build can put it there. */

/** A part of a page, as the build lists it. */
export interface HelpEntry {
  /** The page's file without its ending, such as kpigap. */
  readonly page: string;
  /** The id of the part on it; '' : the page has none there. */
  readonly part: string;
  /** The page's title. */
  readonly title: string;
  /** The part's own heading. */
  readonly heading: string;
  /** All that stands in it. */
  readonly text: string;
}

export interface HelpHit extends HelpEntry {
  /** The words around the first place where it was found. */
  readonly around: string;
}

/** Letters on each side of what was found. */
const AROUND = 36;
/** More are not shown: a longer word finds fewer. */
const MOST = 20;

/** Full width and half width, capitals and small letters are the same. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** The parts that hold all the words of the query, those first that have them in their headings. */
export function searchHelp(entries: readonly HelpEntry[], query: string): readonly HelpHit[] {
  const words = plain(query)
    .split(/\s+/)
    .filter(word => word !== '');
  if (words.length === 0) return [];
  const scored = entries.flatMap(entry => {
    const head = plain(`${entry.title} ${entry.heading}`);
    const body = plain(entry.text);
    if (!words.every(word => head.includes(word) || body.includes(word))) return [];
    return [{ entry, score: words.filter(word => head.includes(word)).length }];
  });
  return scored
    .sort((one, other) => other.score - one.score)
    .slice(0, MOST)
    .map(({ entry }) => {
      const text = entry.text.normalize('NFKC');
      const at = Math.max(0, ...words.map(word => text.toLowerCase().indexOf(word)));
      const [from, to] = [Math.max(0, at - AROUND), at + AROUND];
      return { ...entry, around: `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}` };
    });
}
