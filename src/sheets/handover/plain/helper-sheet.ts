/** 変換の補助: numbers that the plain formulas need and that stand nowhere in the workbook as numbers, each with where it comes from. */
import { quoteSheet } from '../../schema/sheet-name';
import { readFileBook } from '../file-book';
import { addSheet, nameFor, type NewCell } from '../new-sheet';
import type { FilePackage } from '../package';

/** A line of the sheet: what it is, and its number, worked out or given. */
export interface HelperLine {
  readonly what: string;
  readonly formula: string | null;
  readonly value: number;
}

const HEAD = 4;
const NAME = '変換の補助';

export class HelperSheet {
  private readonly lines: HelperLine[] = [];
  private readonly known = new Map<string, string>();
  private readonly name: string;

  constructor(private readonly file: FilePackage) {
    this.name = nameFor(readFileBook(file), NAME);
  }

  /** A cell with a number that was read in a text. @returns its reference */
  number(what: string, value: number): string {
    return this.cell(what, null, value);
  }

  /** A cell with a formula; what it gives now is `value`. @returns its reference */
  formula(what: string, formula: string, value: number): string {
    return this.cell(what, formula, value);
  }

  /** Cells below each other, always new ones. @returns the references of the first and the last */
  list(lines: readonly HelperLine[]): { readonly first: number; readonly last: number } {
    const first = this.lines.length;
    this.lines.push(...lines);
    return { first, last: this.lines.length - 1 };
  }

  /** Cells below each other, once however often they are asked for. @returns the reference of their range */
  column(lines: readonly HelperLine[]): string {
    const key = JSON.stringify(lines);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const { first, last } = this.list(lines);
    const reference = this.reference(first, last);
    this.known.set(key, reference);
    return reference;
  }

  /** Reference of a line of a list, or of a range of lines. */
  reference(from: number, to = from): string {
    const cell = (at: number): string => `$B$${HEAD + 1 + at}`;
    return `${quoteSheet(this.name)}!${from === to ? cell(from) : `${cell(from)}:${cell(to)}`}`;
  }

  private cell(what: string, formula: string | null, value: number): string {
    const key = JSON.stringify([what, formula, value]);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const { first } = this.list([{ what, formula, value }]);
    const reference = this.reference(first);
    this.known.set(key, reference);
    return reference;
  }

  /** Adds the sheet to the file, where anything is on it. */
  add(): void {
    if (this.lines.length === 0) return;
    const book = readFileBook(this.file);
    const rows: NewCell[][] = [
      [{ text: '変換の補助（共有用コピー）', look: 'title' }],
      [
        {
          text: '標準の数式が使う数値です。文字で書かれた値・時点を数値にしたものと、計画線や実績を計算したものです。このシートは消さないでください。',
        },
      ],
      [],
      [
        { text: '内容', look: 'bold' },
        { text: '数値', look: 'bold' },
      ],
      ...this.lines.map(({ what, formula, value }): NewCell[] => [
        { text: what, look: 'wrapped' },
        { number: value, ...(formula === null ? {} : { formula }) },
      ]),
    ];
    addSheet(this.file, book.path, { name: this.name, rows, widths: [80, 22], headerRow: HEAD - 1 });
  }
}
