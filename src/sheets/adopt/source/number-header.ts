/** Headings of a column that only numbers the rows. */
import { normalizeText } from '../../../domain/text/characters/text';

export const NUMBER_HEADERS = ['No', 'No.', 'NO', '№', '項番', '連番', '通番', '整理番号', 'ID', '管理番号', '#'];
const NUMBERS: ReadonlySet<string> = new Set([...NUMBER_HEADERS, '番号', '順番', '順'].map(normalizeText));

/** Is it the header of a running number? */
export function isNumberHeader(header: string): boolean {
  return NUMBERS.has(normalizeText(header));
}
