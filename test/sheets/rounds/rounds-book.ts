import { serialOf } from '../../../src/domain/base/serial';
import { questionsIn, type QuestionKind } from '../../../src/sheets/rounds/question';
import { questionNumber, type Round } from '../../../src/sheets/rounds/round';
import type { WorkbookState } from '../../../src/sheets/read/state';
import type { Cell } from '../../../src/domain/base/cell';
import type { FileCell, FileSheet } from '../../../src/sheets/rounds/file-cells';
import type { Form } from '../../../src/sheets/rounds/form';
import type { EntryKey } from '../../../src/sheets/rounds/round';
import { workbookState } from '../../pane/workbook-state';

export const AS_OF = serialOf(2026, 9, 30);
export const DUE = serialOf(2026, 10, 15);

const KPI_HEADERS = ['番号', '名称', '単位', '向き', '基準年度', '基準値', '目標2030', '目標2040', '時点', '担当'];
const ACTUAL_HEADERS = ['KPI', '年度', '時点', '値', '区分', '出典', '入力者', '入力日', 'コメント'];
const SCHEDULE_HEADERS = ['番号', '取組', 'マイルストーン', '担当', '開始予定', '終了予定', '開始実績', '終了実績', '進捗率', '備考'];
const SYSTEM_HEADERS = ['番号', '名称', '所管', '状態', '移行期限', '備考'];
const ISSUE_HEADERS = ['番号', '課題', '所管', '期限', '状態', '対応方針'];

/** A workbook of a city with three divisions that answer, and one KPI of nobody. */
export function cityState(
  changed: { readonly actuals?: readonly (readonly Cell[])[]; readonly schedules?: readonly (readonly Cell[])[] } = {},
): WorkbookState {
  return workbookState({
    DX_KPIs: [
      KPI_HEADERS,
      ['K-1', '作業削減時間', '時間', '増加', 2023, 0, 1100000, 1200000, '', '総務課'],
      ['K-2', '電子申請率', '%', '増加', 2023, 0.31, 0.8, 0.95, '', '情報政策課'],
      ['K-3', '多重入力箇所', '箇所', '減少', 2023, 120, 10, 0, '', '総務課'],
      ['K-4', '窓口の待ち時間', '分', '減少', 2023, 30, 10, 5, '', ''],
    ],
    DX_Actuals: [ACTUAL_HEADERS, ['作業削減時間', 2025, '', 350000, '実績', '', '', '', ''], ...(changed.actuals ?? [])],
    DX_Schedules: [
      SCHEDULE_HEADERS,
      ...(changed.schedules ?? [
        ['S-1', '標準化', '移行計画', '情報政策課', serialOf(2026, 4, 1), serialOf(2026, 12, 31), serialOf(2026, 4, 10), '', 0.3, ''],
      ]),
    ],
    DX_Systems: [SYSTEM_HEADERS, ['Y-1', '財務会計', '財政課', '構築', serialOf(2027, 3, 31), '']],
    DX_Issues: [ISSUE_HEADERS, ['I-1', '人材が足りない', '総務課', serialOf(2027, 3, 31), '対応中', '']],
  });
}

/** A round that asks all of it. */
export function roundOf(
  state: WorkbookState,
  code = 'AB34CD',
  kinds: readonly QuestionKind[] = ['kpi', 'milestone', 'system', 'issue'],
): Round {
  return {
    code,
    name: '令和8年度 10月中間',
    asOf: AS_OF,
    askedOn: serialOf(2026, 9, 20),
    due: DUE,
    kinds,
    request: '標記について、下記のとおり回答してください。',
    questions: questionsIn(state, kinds, AS_OF)
      .filter(({ to }) => to !== '')
      .map((question, index) => ({ ...question, number: questionNumber(code, index) })),
    answered: {},
    closed: null,
  };
}

const text = (value: string): FileCell => ({ kind: 'text', value, formula: false });

/** The sheet of a form as it comes back, with these answers by number of the question. */
export function returnedSheet(
  form: Form,
  answers: Readonly<Record<string, Readonly<Partial<Record<EntryKey, number | string>>>>>,
): FileSheet {
  const rows: Map<number, FileCell>[] = Array.from({ length: form.lastRow + 1 }, () => new Map());
  for (const { row, column, value } of form.cells) if (value !== null && value !== '') rows[row]?.set(column, text(value));
  for (const line of rows) {
    const number = [...line.values()].flatMap(cell => (cell.kind === 'text' && answers[cell.value] !== undefined ? [cell.value] : []))[0];
    for (const [key, value] of Object.entries(number === undefined ? {} : (answers[number] ?? {}))) {
      const column = form.columns.findIndex(one => one.key === key);
      if (value !== undefined)
        line.set(
          column,
          typeof value === 'number' ? { kind: 'number', value, formula: false, date: key === 'start' || key === 'finish' } : text(value),
        );
    }
  }
  return { name: form.sheet, rows, names: new Map() };
}
