/** Where the answer to a question belongs in the sheets as they are now. */
import { comparableText } from '../../domain/text/characters/comparable-text';
import type { WorkbookState } from '../read/state';
import { actualAt, actualsAbout, entriesOfActual, entriesOfMilestone, entriesOfState, TABLE_OF, type Question } from './question';
import { NO_ENTRIES, type AnswerEntries } from './round';

export interface SheetRow {
  /** In the table's body, from 0: of KPI, スケジュール, 情報システム or 課題. */
  readonly index: number;
  readonly entries: AnswerEntries;
  /** 備考 or 対応方針, to which a comment is added. */
  readonly remarks: string | null;
  /** Of a KPI: its name now, as it is written into 実績. */
  readonly name: string;
}

interface Named {
  readonly index: number;
  readonly id: string | null;
}

const same = (one: string | null | undefined, other: string | undefined): boolean =>
  comparableText(one ?? '') === comparableText(other ?? '');

/** The row of this name; of several that with the number; a row that has been renamed is known by its number. */
function find<R extends Named>(rows: readonly R[], question: Question, isNamed: (row: R) => boolean): R | null {
  const byId = (row: R): boolean => question.id !== '' && same(row.id, question.id);
  const named = rows.filter(isNamed);
  return (named.length > 1 ? named.find(byId) : undefined) ?? named[0] ?? rows.find(byId) ?? null;
}

/** null: the row is not there any more. */
export function sheetRowOf(state: WorkbookState, question: Question): SheetRow | null {
  const [first, second] = question.subject;
  switch (question.kind) {
    case 'kpi': {
      const row = find(state.tables[TABLE_OF.kpi as 'DX_KPIs']?.rows ?? [], question, ({ name }) => same(name, first));
      if (row === null || row.name === null || question.year === null) return null;
      const actual = actualAt(actualsAbout(state, row.name, row.id), row.timing ?? '年度末', question.year, question.day);
      return { index: row.index, entries: actual === null ? NO_ENTRIES : entriesOfActual(actual), remarks: null, name: row.name };
    }
    case 'milestone': {
      const row = find(state.tables.DX_Schedules?.rows ?? [], question, ({ initiative, milestone }) =>
        second === undefined ? same(milestone, first) && initiative === null : same(initiative, first) && same(milestone, second),
      );
      return row && { index: row.index, entries: entriesOfMilestone(row), remarks: row.remarks, name: row.milestone ?? '' };
    }
    case 'system': {
      const row = find(state.tables.DX_Systems?.rows ?? [], question, ({ name }) => same(name, first));
      return row && { index: row.index, entries: entriesOfState(row), remarks: row.remarks, name: row.name ?? '' };
    }
    case 'issue': {
      const row = find(state.tables.DX_Issues?.rows ?? [], question, ({ issue }) => same(issue, first));
      return row && { index: row.index, entries: entriesOfState(row), remarks: row.response, name: row.issue ?? '' };
    }
  }
}
