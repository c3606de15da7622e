/** A workbook on paper, as LibreOffice prints it: its pages and every word on them. For the heavy tests only. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { convert } from './libreoffice';

const run = promisify(execFile);

/** A word on paper. */
export interface Word {
  readonly page: number;
  readonly text: string;
  /** Points from the page's left to its beginning and end, and from the page's top. */
  readonly x: number;
  readonly end: number;
  readonly y: number;
  /** Points from the top of its line to the bottom, which is a little more than its size. */
  readonly height: number;
}

/** Every word of the printed pages. */
export async function printed(
  bytes: Uint8Array,
): Promise<{ readonly words: readonly Word[]; readonly pages: number; readonly landscape: boolean }> {
  const pdf = [...(await convert(bytes, 'pdf')).values()][0];
  if (pdf === undefined) throw new Error('no pages');
  const folder = await mkdtemp(join(tmpdir(), 'print-'));
  try {
    const file = join(folder, 'book.pdf');
    await writeFile(file, pdf);
    const { stdout } = await run('pdftotext', ['-bbox', file, '-'], { maxBuffer: 64_000_000 });
    const words: Word[] = [];
    let page = 0;
    let landscape = true;
    for (const line of stdout.split('\n')) {
      const size = /<page width="([\d.]+)" height="([\d.]+)"/.exec(line);
      if (size) {
        page += 1;
        landscape &&= Number(size[1]) > Number(size[2]);
      }
      const word = /xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)<\/word>/.exec(line);
      if (!word) continue;
      const [x, y, end, bottom] = word.slice(1, 5).map(Number) as [number, number, number, number];
      words.push({ page, x, end, y, height: bottom - y, text: decoded(word[5] ?? '') });
    }
    return { words, pages: page, landscape };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const decoded = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
/** A line break falls anywhere in Japanese, and takes a space with it. */
export const packed = (text: string): string => text.replace(/\s/g, '');

/** Is all of a cell's text on paper? Its lines may lie apart among those of its neighbours. */
export function isPrinted(text: string, words: readonly Word[]): boolean {
  // Line by line from the top: pdftotext tells what it takes for columns one after the other.
  const byLine = [...words].sort((one, other) => one.page - other.page || one.y - other.y || one.x - other.x);
  const orders = [words, byLine].map(order => order.map(word => packed(word.text)).filter(piece => piece !== ''));
  const isThere = (part: string): boolean => orders.some(pieces => pieces.join('').includes(part) || isWrapped(part, pieces));
  return text.split('\n').every(line => line.split(/\s+/).every(isThere));
}

/** Are the pieces of a text there, in order, with others between them? */
function isWrapped(text: string, pieces: readonly string[]): boolean {
  return pieces.some((first, from) => {
    if (!text.startsWith(first)) return false;
    let rest = text;
    for (const piece of pieces.slice(from)) if (rest !== '' && rest.startsWith(piece)) rest = rest.slice(piece.length);
    return rest === '';
  });
}
