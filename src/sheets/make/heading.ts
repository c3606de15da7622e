/**
 * What stands above the table of a new sheet: how to fill it in, and the goal. Where the sheet goes on beside its first page, the columns of the
 * title come again there: the first sentence stands in them, and the rest beside, where it is on the first page alone and nothing of it is cut.
 */
import { firstPage, PAGE_CHARACTERS, textWidth } from './column-widths';
import type { PlannedSheet } from './planned';

export interface HeadingCell {
  /** From 0. */
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

const SENTENCE = /(?<=。)/;
/** A line is broken after these. */
const BREATH = /(?<=[、。])/;
/** Below the title. */
const NOTE_ROW = 1;

/** A text in lines of no more than so many digits, broken where one may take breath; what has no such place stays whole. */
function inLines(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const piece of text.split(BREATH)) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(last + piece) <= width) lines[lines.length - 1] = last + piece;
    else lines.push(piece);
  }
  return lines;
}

/** No more lines than there are rows: what is too long goes on in the last one. */
function joined(lines: readonly string[], rows: number): readonly string[] {
  const most = Math.max(1, rows);
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), lines.slice(most - 1).join('')];
}

/** Note and goal of a sheet, by the cells they are written into. */
export function headingOf({
  note,
  goal,
  columns,
  frozen,
  headerRow,
}: Pick<PlannedSheet, 'note' | 'goal' | 'columns' | 'frozen' | 'headerRow'>): readonly HeadingCell[] {
  const page = firstPage(columns, frozen);
  const at = (column: number, row: number, lines: readonly string[]): HeadingCell[] =>
    lines.map((text, line) => ({ row: row + line, column, text }));
  if (page.length === columns.length) {
    const goals = goal === null ? [] : joined(inLines(`${goal.label}：${goal.text}`, PAGE_CHARACTERS), headerRow - goal.row);
    return [...at(0, NOTE_ROW, [note]), ...at(0, goal?.row ?? 0, goals)];
  }
  const [lead = '', ...others] = note.split(SENTENCE);
  const beside = page.slice(frozen).reduce((sum, index) => sum + (columns[index]?.width ?? 0), 0);
  const goals = goal === null ? [] : [goal.label, ...inLines(goal.text, beside)];
  // The goal ends above the table, the note above the goal.
  const from = Math.max(NOTE_ROW + 1, headerRow - goals.length);
  const rest = others.length === 0 ? [] : joined(inLines(others.join(''), beside), (goals.length === 0 ? headerRow : from) - NOTE_ROW);
  return [...at(0, NOTE_ROW, [lead]), ...at(frozen, NOTE_ROW, rest), ...at(frozen, from, joined(goals, headerRow - from))];
}
