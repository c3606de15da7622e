import { takenAt } from './expressions';

/**
 * A place in a folded text that moves forward as words are taken. The grammars of numbers and dates are written with it:
 * each rule takes what it knows or leaves `at` where it was.
 */
export class Scan {
  at = 0;

  constructor(readonly text: string) {}

  /** The next character, "" at the end; with an offset, one further on or back. */
  peek(offset = 0): string {
    return this.text.charAt(this.at + offset);
  }

  /** Takes exactly this word. */
  take(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  /** Takes one character out of these; "" when the next is none of them. */
  takeOneOf(characters: string): string {
    const next = this.peek();
    if (next === '' || !characters.includes(next)) return '';
    this.at += 1;
    return next;
  }

  /** Takes the text that this sticky pattern holds here, "" when it holds nothing. */
  takeText(pattern: RegExp): string {
    const found = takenAt(pattern, this.text, this.at);
    this.at += found.length;
    return found;
  }

  /** Takes what this sticky pattern holds here with its groups: the match, or null. */
  takeMatch(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at += found[0].length;
    return found;
  }

  /** Moves to the next place where this global pattern holds; false when there is none. */
  skipTo(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at = found.index;
    return found !== null;
  }

  /** Takes a run of the digits 0 to 9; "" when there is none. */
  takeDigits(): string {
    const start = this.at;
    while (isDigit(this.peek())) this.at += 1;
    return this.text.slice(start, this.at);
  }
}

export function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

export function isLatin(character: string): boolean {
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

export function isKanji(character: string): boolean {
  return character >= '一' && character <= '鿿';
}
