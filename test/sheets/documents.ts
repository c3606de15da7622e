/** The published documents the templates and charter rules are taken from, as plain text. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { normalizeText } from '../../src/domain/text/characters/text';

const FOLDER = path.join(__dirname, '../cases/documents');

/** A document as extracted, character for character. */
export function documentAsIs(name: string): string {
  return readFileSync(path.join(FOLDER, name), 'utf8');
}

/** For comparing: without mark-up and white space (the extraction spaced 「A I」), and with 部門 where it took 門 for its Chinese form. */
export function documentText(name: string): string {
  return normalizeText(documentAsIs(name).replace(/<[^>]*>/g, '')).replaceAll('门', '門');
}
