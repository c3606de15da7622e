/** Level 2, names and answers: each column one name, each answer one spelling, details of その他 apart. */
import { typeOf } from '../columns';
import { areaName, cellName, areasOverlap, trimmedText, valueAt } from '../grid';
import { similarity } from '../similar';
import { NOT_JUDGED, verdictOf, type RuleCheck, type JudgedTable } from '../verdict';

/** L2-03 */
export const uniqueNames: RuleCheck = ({ grid, merges, table: { area, body, headerRows, labels } }) => {
  const last = headerRows.at(-1);
  const first = headerRows[0];
  if (last === undefined || first === undefined) return verdictOf([]);
  const heading = { ...area, row: first, lastRow: last };
  const at = merges.all.filter(merge => areasOverlap(merge, heading)).map(areaName);
  const seen = new Map<string, number[]>();
  for (let column = area.column; column <= area.lastColumn; column++) {
    const label = labels[column - area.column] ?? '';
    if (label === '') {
      let filled = false;
      for (let row = body.row; row <= body.lastRow && !filled; row++) filled = trimmedText(valueAt(grid, row, column)) !== '';
      if (filled) at.push(cellName(last, column));
      continue;
    }
    // Columns that have their name from a merge alone are told by the merge.
    if (headerRows.every(row => valueAt(grid, row, column) === null)) continue;
    seen.set(label, [...(seen.get(label) ?? []), column]);
  }
  for (const columns of seen.values()) if (columns.length > 1) at.push(...columns.map(column => cellName(last, column)));
  return verdictOf(at);
};

const LEAST_ANSWERS = 20;
const MOST_CHOICES = 20;

interface ChoiceCount {
  readonly text: string;
  readonly row: number;
  readonly count: number;
}

export interface ColumnChoices {
  readonly column: number;
  readonly answers: readonly ChoiceCount[];
  readonly total: number;
}

/** The columns whose values are answers out of a few. */
export function choiceColumns({ grid, table: { body, types } }: Pick<JudgedTable, 'grid' | 'table'>): ColumnChoices[] {
  const found: ColumnChoices[] = [];
  for (let column = body.column; column <= body.lastColumn; column++) {
    const type = types?.get(column) ?? typeOf(grid, column, body.row, body.lastRow);
    if (type === 'numeric' || type === 'date') continue;
    const answers = new Map<string, ChoiceCount>();
    let total = 0;
    for (let row = body.row; row <= body.lastRow && answers.size <= MOST_CHOICES; row++) {
      const text = trimmedText(valueAt(grid, row, column));
      if (text === '') continue;
      total++;
      const before = answers.get(text);
      answers.set(text, { text, row: before?.row ?? row, count: (before?.count ?? 0) + 1 });
    }
    if (total >= LEAST_ANSWERS && answers.size <= MOST_CHOICES) found.push({ column, total, answers: [...answers.values()] });
  }
  return found;
}

const core = (text: string): string => {
  const plain = text.normalize('NFKC');
  const cut = plain.search(/[※*＊＃#（(「【]/);
  return (cut > 0 ? plain.slice(0, cut) : plain).trim();
};

/** The commoner spelling that a rare answer is a variant of; null: none. */
export function commonerSpelling({ text, count }: ChoiceCount, { answers, total }: ColumnChoices): string | null {
  if (count > 2 || count / total > 0.05) return null;
  const mine = core(text);
  const commoner = answers.filter(other => other.count > count);
  const same = commoner.find(other => core(other.text) === mine);
  if (same !== undefined) return same.text;
  let best: { readonly text: string; readonly ratio: number } | null = null;
  for (const other of commoner) {
    const theirs = core(other.text);
    if ([...mine].length < 2 || [...theirs].length < 2) continue;
    const ratio = similarity(theirs, mine);
    if (ratio >= 0.75 && ratio > (best?.ratio ?? 0)) best = { text: other.text, ratio };
  }
  return best?.text ?? null;
}

/** L2-04 */
export const oneSpelling: RuleCheck = question => {
  const columns = choiceColumns(question);
  if (columns.length === 0) return NOT_JUDGED;
  return verdictOf(
    columns.flatMap(choices =>
      choices.answers.filter(answer => commonerSpelling(answer, choices) !== null).map(({ row }) => cellName(row, choices.column)),
    ),
  );
};

/** L2-05 */
export const otherApart: RuleCheck = question => {
  const columns = choiceColumns(question);
  if (columns.length === 0) return NOT_JUDGED;
  return verdictOf(
    columns.flatMap(({ column, answers }) => {
      const others = answers.filter(({ text }) => text.includes('その他'));
      return others.length < 2 ? [] : others.filter(({ count }) => count < 3).map(({ row }) => cellName(row, column));
    }),
  );
};
