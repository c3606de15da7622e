/** The cells of a form that are to be filled in: which a question has, what kind of value each takes, and what is offered. */
import type { Column } from '../schema/column';
import { KINDS } from '../schema/kinds';
import { isShareUnit } from '../schema/percent';
import { TABLES } from '../schema/declarations/tables';
import type { Validation } from '../schema/validation';
import type { Question, QuestionKind } from './question';
import type { EntryKey } from './round';

const actual = TABLES.DX_Actuals.columns;
const milestone = TABLES.DX_Schedules.columns;
const system = TABLES.DX_Systems.columns;
const issue = TABLES.DX_Issues.columns;

/** The column of the sheets that an entry is written to. */
const COLUMNS: Readonly<Record<QuestionKind, { readonly [K in EntryKey]?: Column }>> = {
  kpi: { answer: actual.value, status: actual.status, comment: actual.comment },
  milestone: { answer: milestone.progress, start: milestone.actualStart, finish: milestone.actualFinish, comment: milestone.remarks },
  system: { answer: system.status, comment: system.remarks },
  issue: { answer: issue.status, comment: issue.response },
};

/** null: the question has no such entry. */
export const entryColumn = (kind: QuestionKind, key: EntryKey): Column | null => COLUMNS[kind][key] ?? null;

/** 区分 as it stands on the form before anybody has filled it in: what is counted within a year is not final. */
export const usualStatus = ({ kind, day }: Pick<Question, 'kind' | 'day'>): string | null =>
  kind !== 'kpi' ? null : day === null ? '実績' : '速報';

function checkOf<K extends Column['kind']>(column: Extract<Column, { kind: K }>): Validation | null {
  // A form has no other tables, and none of its entries refers to one.
  return KINDS[column.kind as K].validation(column as never, { first: 'A1', column: '$A$1:$A$1' }, () => null);
}

/** Excel's own check of the cell. */
export const entryCheck = (kind: QuestionKind, key: EntryKey): Validation | null => {
  const column = entryColumn(kind, key);
  return column === null ? null : checkOf(column);
};

/** How the cell shows what is typed. */
export function entryFormat({ kind, unit, last, goal }: Question, key: EntryKey): string {
  if (key === 'start' || key === 'finish') return 'yyyy/m/d';
  if (key !== 'answer') return 'General';
  if (kind === 'milestone') return '0%';
  if (kind !== 'kpi') return 'General';
  if (isShareUnit(unit)) return '0.0%';
  const known = [last, goal].filter(value => value !== null);
  return known.length > 0 && known.every(value => Number.isInteger(value)) && known.some(value => Math.abs(value) >= 1000)
    ? '#,##0'
    : 'General';
}

/** What the input message of the cell says. */
export function entryHelp({ kind, unit }: Question, key: EntryKey): string {
  if (key === 'status') return '確定した値は「実績」、見通しは「見込」、暫定の値は「速報」です。';
  if (key === 'start' || key === 'finish') return '日付を入力します（例：2026/9/30）。';
  if (key === 'comment') return '理由や補足があれば書きます。';
  if (kind === 'kpi')
    return isShareUnit(unit)
      ? '数値を入力します（80%は 80% と入力）。'
      : `数値だけを入力します（単位は${unit === '' ? '付けません' : `「${unit}」です`}）。`;
  if (kind === 'milestone') return '進捗率を 0% から 100% で入力します。';
  return '今の状態を一覧から選びます。変わっていないときも選んでください。';
}
