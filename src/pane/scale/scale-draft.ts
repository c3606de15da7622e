/** Bounds and grades as they are typed in the pane, and what they come to as cells of 評価基準. */
import { comparableText } from '../../domain/text/characters/comparable-text';
import type { Cell } from '../../domain/base/cell';
import { readNumber } from '../../domain/text/number';
import type { ScaleWordsText } from '../../i18n/functions/scale-words.ja';
import type { ScaleChange } from '../../excel/edit/scale-bounds';
import type { ScaleRow, ScaleStart } from '../../sheets/make/own/scale-sheet';
import { boundOf, scaleLines, LOWEST, type ScaleTable } from '../../sheets/read/own-scale';
import { boundWords } from '../words/scale-words';

/** A row of the fields. */
export interface DraftRow {
  /** Its row in the table, the header being 0. */
  readonly row: number;
  readonly bound: string;
  readonly grade: string;
}

function shownBound(cell: Cell, text: ScaleWordsText): string {
  return typeof cell === 'number' ? boundWords(cell, text) : String(cell ?? '');
}

/** What stands in the fields before anything is typed: the rows of the table that count, or those of a built-in rule. */
export function scaleDraft(from: ScaleStart | ScaleTable, text: ScaleWordsText): readonly DraftRow[] {
  if ('rows' in from) return from.rows.map(([bound, grade], index) => ({ row: index + 1, bound: shownBound(bound, text), grade }));
  return scaleLines(from).map(({ row, grade }) => ({ row, bound: shownBound(from.cells[row]?.[0], text), grade }));
}

/** More than a thousand per cent: 120 was typed for 120%. */
const MOST = 10;

/** The cell for a typed bound; or what is wrong with it. */
function boundCell(typed: string, text: ScaleWordsText): { readonly cell: number | string } | { readonly wrong: string } {
  const plain = comparableText(typed);
  if (plain === comparableText(text.rest) || plain === 'それ未満') return { cell: LOWEST };
  const bound = boundOf(typed);
  if (bound === null) return { wrong: text.notBound(typed) };
  if (bound.kind === 'reached') return { cell: '達成' };
  if (Math.abs(bound.value) > MOST && bound.value > LOWEST) return { wrong: text.noPercent(typed) };
  return { cell: bound.over ? typed.trim() : (readNumber(typed) ?? typed) };
}

/** The rows as cells; or the first thing that is wrong. */
export function scaleRows(
  draft: readonly DraftRow[],
  text: ScaleWordsText,
): { readonly rows: readonly ScaleRow[] } | { readonly wrong: string; readonly at: number } {
  const rows: ScaleRow[] = [];
  const seen = new Set<string>();
  for (const [at, { bound, grade }] of draft.entries()) {
    const read = boundCell(bound, text);
    if ('wrong' in read) return { wrong: read.wrong, at };
    if (grade.trim() === '') return { wrong: text.noGrade(bound), at };
    const key = JSON.stringify(boundOf(read.cell));
    if (seen.has(key)) return { wrong: text.sameBound(bound), at };
    seen.add(key);
    rows.push([read.cell, grade.trim()]);
  }
  return { rows };
}

/** The cells of the table that the fields change. */
export function scaleChanges(before: readonly DraftRow[], draft: readonly DraftRow[], rows: readonly ScaleRow[]): readonly ScaleChange[] {
  return draft.flatMap(({ row, bound, grade }, at): ScaleChange[] => {
    const [was, cells] = [before[at], rows[at]];
    if (was === undefined || cells === undefined || (was.bound === bound && was.grade === grade)) return [];
    return [{ row, bound: was.bound === bound ? null : cells[0], grade: was.grade === grade ? null : cells[1] }];
  });
}
