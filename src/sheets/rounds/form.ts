/** 回答票: what one addressee is sent, as plain data. The same form becomes a file or a sheet of this workbook. */
import { textWidth } from '../make/column-widths';
import { addressOf, columnLetters } from '../read/state';
import { freeSheetName } from '../schema/sheet-name';
import type { Validation } from '../schema/validation';
import { entryCheck, entryColumn, entryFormat, entryHelp, usualStatus } from './entry';
import { subjectOf, type Question, type QuestionKind } from './question';
import { ENTRY_KEYS, type EntryKey, type Round } from './round';
import { shownLongDate } from './shown';

export const KIND_WORDS: Readonly<Record<QuestionKind, string>> = { kpi: 'KPI', milestone: '工程', system: 'システム', issue: '課題' };

export type FormKey = 'number' | 'kind' | 'subject' | 'unit' | 'target' | 'plan' | 'known' | EntryKey;

export const FORM_HEADERS: Readonly<Record<FormKey, string>> = {
  number: '照会番号',
  kind: '種類',
  subject: '項目',
  unit: '単位',
  target: '目標・予定',
  plan: '計画値',
  known: '前回・現在',
  answer: '回答',
  status: '区分',
  start: '開始実績',
  finish: '終了実績',
  comment: 'コメント',
};

/** Characters of the standard font. */
const WIDTHS: Readonly<Record<FormKey, number>> = {
  number: 12,
  kind: 9,
  subject: 28,
  unit: 7,
  target: 31,
  plan: 12,
  known: 26,
  answer: 14,
  status: 8,
  start: 11,
  finish: 11,
  comment: 28,
};

const OF_KPIS: readonly FormKey[] = ['unit', 'plan', 'status'];
const OF_MILESTONES: readonly FormKey[] = ['start', 'finish'];

/** What stands in an entry column of a row that has no such entry. */
export const NOT_ASKED = '－';

/** Where the form says what it is about; rows from 1. */
export const FORM_ROWS = { title: 1, to: 2, due: 3, code: 4 } as const;
export const RESPONDENT = '回答者（職・氏名）';
export const RESPONDED_ON = '回答日';
export const FORM_TITLE = '回答票';
const CODE_LABEL = '照会番号';
/** The space between Japanese words. */
const WIDE = '\u3000';

export interface FormColumn {
  readonly key: FormKey;
  readonly header: string;
  readonly width: number;
  /** The name of its cells on the sheet, for finding them under another header; null: a column that is only read. */
  readonly name: string | null;
}

export interface FormCell {
  /** Rows and columns from 0. */
  readonly row: number;
  readonly column: number;
  readonly value: string | null;
  readonly look: 'title' | 'strong' | 'plain' | 'quiet' | 'header' | 'body' | 'entry' | 'notAsked';
  /** Excel's number format of an entry. */
  readonly format: string;
  readonly check: { readonly validation: Validation | null; readonly title: string; readonly help: string } | null;
}

export interface Form {
  readonly to: string;
  /** The sheet's name, and the name of the workbook's file. */
  readonly sheet: string;
  readonly file: string;
  readonly title: string;
  readonly columns: readonly FormColumn[];
  readonly cells: readonly FormCell[];
  /** Rows from 0: the header's, the first and the last question's. */
  readonly headerRow: number;
  readonly firstRow: number;
  readonly lastRow: number;
  /** In points, by row, where it is not the standard one. */
  readonly heights: ReadonlyMap<number, number>;
  readonly questions: number;
}

/** Names that Excel keeps for the cells of a column, also when it is moved or its header written anew. */
const NAMES: Readonly<Partial<Record<FormKey, string>>> = {
  number: 'DX_Form_number',
  answer: 'DX_Form_answer',
  status: 'DX_Form_status',
  start: 'DX_Form_start',
  finish: 'DX_Form_finish',
  comment: 'DX_Form_comment',
};
export const FORM_NAMES: ReadonlyMap<string, FormKey> = new Map(
  Object.entries(NAMES).map(([key, name]) => [name.toLowerCase(), key as FormKey]),
);

/** Excel takes 31 characters, and none of these. */
const MOST_OF_NAME = 31;
const inSheetName = (text: string): string =>
  text
    .replace(/[[\]:*?/\\]/g, '・')
    .replace(/^'+|'+$/g, '')
    .trim();
/** What Windows forbids. */
const inFileName = (text: string): string =>
  text
    .replace(/[<>:"/\\|?*\p{Cc}]/gu, '・')
    .replace(/[. ]+$/, '')
    .trim();

function sheetName(round: string, to: string, taken: readonly string[]): string {
  const [about, whom] = [inSheetName(round), inSheetName(to).slice(0, 20)];
  // Room for 「 (2)」.
  const name = `${about.slice(0, MOST_OF_NAME - 5 - whom.length)} ${whom}`.trim();
  return freeSheetName(name, taken);
}

function fileName(round: string, to: string, taken: ReadonlySet<string>): string {
  const stem = `${inFileName(round).slice(0, 60)}_${inFileName(to).slice(0, 60)}_${FORM_TITLE}`;
  let name = `${stem}.xlsx`;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${stem} (${n}).xlsx`;
  return name;
}

/** A line of the request may be as wide as the form. */
const LINE = 150;
function inLines(text: string): string[] {
  return text.split(/\r?\n/).flatMap(line => {
    const lines: string[] = [];
    let part = '';
    for (const letter of line) {
      if (textWidth(part + letter) > LINE) {
        lines.push(part);
        part = '';
      }
      part += letter;
    }
    return [...lines, part];
  });
}

/** Points of a line. */
const LINE_HEIGHT = 18;

const INSTRUCTIONS = [
  '太枠の欄に入力し、このファイルのまま返送してください。前回から変わっていないときも、今の値を入力してください。',
  '数値は単位を付けずに入力します。列の幅や行の高さは変更できます。照会番号の列は消さないでください。',
];

function textsOf(question: Question): Readonly<Partial<Record<FormKey, string>>> {
  const { number, kind, unit, target, plan, known } = question;
  return { number, kind: KIND_WORDS[kind], subject: subjectOf(question), unit: kind === 'kpi' ? unit : '', target, plan, known };
}

const isEntry = (key: FormKey): key is EntryKey => ENTRY_KEYS.some(one => one === key);

/** The forms of a round, one for each addressee. @param taken names that sheets have already */
export function formsOf(round: Round, taken: readonly string[] = []): Form[] {
  const byAddressee = new Map<string, Question[]>();
  for (const question of round.questions) {
    const others = byAddressee.get(question.to);
    if (others === undefined) byAddressee.set(question.to, [question]);
    else others.push(question);
  }
  const [sheets, files] = [[...taken], new Set<string>()];
  return [...byAddressee].map(([to, questions]) => {
    const form = formOf(round, to, questions, sheetName(round.name, to, sheets), fileName(round.name, to, files));
    sheets.push(form.sheet);
    files.add(form.file.toLowerCase());
    return form;
  });
}

function formOf(round: Round, to: string, questions: readonly Question[], sheet: string, file: string): Form {
  const has = (kind: QuestionKind): boolean => questions.some(question => question.kind === kind);
  const keys = (Object.keys(FORM_HEADERS) as FormKey[]).filter(
    key => (has('kpi') || !OF_KPIS.includes(key)) && (has('milestone') || !OF_MILESTONES.includes(key)),
  );
  const columns = keys.map((key): FormColumn => ({ key, header: FORM_HEADERS[key], width: WIDTHS[key], name: NAMES[key] ?? null }));
  const cells: FormCell[] = [];
  const heights = new Map<number, number>();
  const put = (row: number, column: number, value: string | null, look: FormCell['look']): void => {
    cells.push({ row, column, value, look, format: 'General', check: null });
  };
  const title = `${FORM_TITLE}${WIDE}${round.name}`;
  put(FORM_ROWS.title - 1, 0, title, 'title');
  heights.set(FORM_ROWS.title - 1, LINE_HEIGHT * 1.5);
  put(FORM_ROWS.to - 1, 0, `${to}${WIDE}御中`, 'strong');
  put(FORM_ROWS.due - 1, 0, `回答期限${WIDE}${shownLongDate(round.due)}${WIDE}${WIDE}基準日${WIDE}${shownLongDate(round.asOf)}`, 'strong');
  put(FORM_ROWS.code - 1, 0, `${CODE_LABEL}${WIDE}${round.code}`, 'quiet');
  let row = FORM_ROWS.code;
  for (const line of round.request.trim() === '' ? [] : inLines(round.request.trim())) put(row++, 0, line, 'plain');
  for (const line of INSTRUCTIONS) put(row++, 0, line, 'plain');
  row++;
  // Entries of their own: who answers, and when.
  const respondent = columns.findIndex(({ key }) => key === 'subject');
  put(row, 0, RESPONDENT, 'plain');
  cells.push(headEntry(row, respondent, 'General', RESPONDENT, '職と氏名を入力します。'));
  heights.set(row, LINE_HEIGHT * 1.3);
  row++;
  put(row, 0, RESPONDED_ON, 'plain');
  cells.push(headEntry(row, respondent, 'yyyy/m/d', RESPONDED_ON, '日付を入力します（例：2026/9/30）。'));
  heights.set(row, LINE_HEIGHT * 1.3);
  row += 2;
  const headerRow = row;
  columns.forEach(({ header }, column) => put(headerRow, column, header, 'header'));
  heights.set(headerRow, LINE_HEIGHT * 1.3);
  questions.forEach((question, index) => {
    const at = headerRow + 1 + index;
    const texts = textsOf(question);
    columns.forEach(({ key }, column) => {
      if (!isEntry(key)) return put(at, column, texts[key] ?? '', 'body');
      if (entryColumn(question.kind, key) === null) return put(at, column, NOT_ASKED, 'notAsked');
      cells.push({
        row: at,
        column,
        value: key === 'status' ? usualStatus(question) : null,
        look: 'entry',
        format: entryFormat(question, key),
        check: { validation: entryCheck(question.kind, key), title: FORM_HEADERS[key], help: entryHelp(question, key) },
      });
    });
    const lines = Math.max(...columns.map(({ key, width }) => Math.ceil(textWidth(texts[key] ?? '') / (width - 1))));
    heights.set(at, LINE_HEIGHT * Math.max(1.3, lines));
  });
  return {
    to,
    sheet,
    file,
    title,
    columns,
    cells,
    headerRow,
    firstRow: headerRow + 1,
    lastRow: headerRow + questions.length,
    heights,
    questions: questions.length,
  };
}

function headEntry(row: number, column: number, format: string, title: string, help: string): FormCell {
  return { row, column, value: null, look: 'entry', format, check: { validation: null, title, help } };
}

/** 「$H$9:$H$38」: the cells of a column below the header. */
export function columnCells({ firstRow, lastRow }: Form, column: number): string {
  const letters = columnLetters(column);
  return `$${letters}$${firstRow + 1}:$${letters}$${lastRow + 1}`;
}

/** 「A1:L38」 */
export const formArea = ({ columns, lastRow }: Form): string => `A1:${addressOf(lastRow, columns.length - 1)}`;

/** What the cells of a form hold before anybody has filled it in, row by row from the first. */
export function blankCells({ cells, columns, lastRow }: Form): readonly (readonly string[])[] {
  const lines = Array.from({ length: lastRow + 1 }, () => columns.map(() => ''));
  for (const { row, column, value } of cells) {
    const line = lines[row];
    if (line !== undefined) line[column] = value ?? '';
  }
  return lines;
}
