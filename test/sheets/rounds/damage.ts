/**
 * What happens to a form between the day it is sent and the day it comes back: each kind of damage changes a workbook that the add-in has
 * made, with a library that is not the one it was made with, and says what must come of it.
 */
import { Workbook, type Worksheet } from '@cj-tech-master/excelts';
import type { Form, FormKey } from '../../../src/sheets/rounds/form';
import type { Question } from '../../../src/sheets/rounds/question';

/** What of an answer must be seen when the file is read. */
export type Fate =
  /** The value is read, with or without a doubt. */
  | 'read'
  /** The row or the file is refused by name. */
  | 'refused'
  /** It was never answered: it must be in the list of what is missing. */
  | 'missing';

export interface Returned {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** By the number of the question. */
  readonly fates: ReadonlyMap<string, Fate>;
  readonly values: ReadonlyMap<string, number>;
}

export interface Damage {
  readonly name: string;
  /** Types the answers and damages the sheet. @returns the fates that differ from 'read' */
  readonly act: (given: Given) => Readonly<Record<string, Fate>> | void;
  /** The bytes, after the library has written them. */
  readonly spoil?: (bytes: Uint8Array) => Uint8Array;
  /** The whole file is refused. */
  readonly whole?: true;
  /** The file's own name. */
  readonly file?: (name: string) => string;
}

export interface Given {
  readonly book: Workbook;
  readonly sheet: Worksheet;
  readonly form: Form;
  readonly questions: readonly Question[];
  /** Of each question, what is answered. */
  readonly values: ReadonlyMap<string, number>;
  /** The sheet's column of a key, from 1, before anything has been moved. */
  readonly column: (key: FormKey) => number;
  /** The row of the question, from 1. */
  readonly row: (at: number) => number;
}

/** Types every answer as it should be typed. */
function answerAll(
  { sheet, questions, values, column, row }: Given,
  as: (value: number) => string | number | object = value => value,
): void {
  questions.forEach(({ number }, at) => {
    sheet.getCell(row(at), column('answer')).value = as(values.get(number) ?? 0) as never;
  });
}

const firstNumber = ({ questions }: Given): string => questions[0]?.number ?? '';
const lastNumber = ({ questions }: Given): string => questions.at(-1)?.number ?? '';

/** The cells of a row's body, with their looks. */
function cellsOf(sheet: Worksheet, row: number, columns: number): unknown[] {
  return Array.from({ length: columns }, (_, at) => sheet.getCell(row, at + 1).value);
}
function write(sheet: Worksheet, row: number, cells: readonly unknown[]): void {
  cells.forEach((value, at) => {
    sheet.getCell(row, at + 1).value = value as never;
  });
}

export const DAMAGES: readonly Damage[] = [
  { name: 'filled in as asked', act: given => answerAll(given) },
  {
    name: 'renamed file',
    act: given => answerAll(given),
    file: () => 'Book1 - コピー (2).xlsx',
  },
  {
    name: 'renamed sheet',
    act: given => {
      answerAll(given);
      given.sheet.name = 'Sheet1';
    },
  },
  {
    name: 'rows sorted',
    act: given => {
      answerAll(given);
      const { sheet, questions, form, row } = given;
      const lines = questions.map((_, at) => cellsOf(sheet, row(at), form.columns.length)).reverse();
      lines.forEach((line, at) => write(sheet, row(at), line));
    },
  },
  {
    name: 'a row deleted',
    act: given => {
      answerAll(given);
      write(
        given.sheet,
        given.row(0),
        given.form.columns.map(() => null),
      );
      return { [firstNumber(given)]: 'missing' };
    },
  },
  {
    name: 'a row doubled',
    act: given => {
      answerAll(given);
      const { sheet, form, row, questions } = given;
      write(sheet, row(questions.length), cellsOf(sheet, row(0), form.columns.length));
    },
  },
  {
    name: 'a header renamed',
    act: given => {
      answerAll(given);
      given.sheet.getCell(given.form.headerRow + 1, given.column('answer')).value = '今回の値';
    },
  },
  {
    name: 'columns added in front',
    act: given => {
      answerAll(given);
      // What Excel does when a column is inserted: cells move, and names with them.
      const { sheet, form } = given;
      for (let row = 1; row <= form.lastRow + 1; row++) {
        const cells = cellsOf(sheet, row, form.columns.length);
        write(sheet, row, ['', ...cells]);
        sheet.getCell(row, 1).value = row === form.headerRow + 1 ? '確認' : null;
      }
    },
  },
  {
    name: 'a column moved',
    act: given => {
      answerAll(given);
      const { sheet, form, column } = given;
      const [answer, comment] = [column('answer'), column('comment')];
      for (let row = form.headerRow + 1; row <= form.lastRow + 1; row++) {
        const [one, other] = [sheet.getCell(row, answer).value, sheet.getCell(row, comment).value];
        sheet.getCell(row, answer).value = other;
        sheet.getCell(row, comment).value = one;
      }
    },
  },
  { name: 'numbers as text', act: given => answerAll(given, value => String(value)) },
  { name: '約 and units', act: given => answerAll(given, value => `約${value}件`) },
  {
    name: 'full-width digits',
    act: given => answerAll(given, value => String(value).replace(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))),
  },
  { name: 'formulas for values', act: given => answerAll(given, value => ({ formula: `${value}+0`, result: value })) },
  {
    name: 'a formula without its result',
    act: given => {
      answerAll(given);
      given.sheet.getCell(given.row(0), given.column('answer')).value = { formula: '1+1' } as never;
      return { [firstNumber(given)]: 'refused' };
    },
  },
  {
    name: 'an error and a text nobody can read',
    act: given => {
      answerAll(given);
      const { sheet, row, column, questions } = given;
      sheet.getCell(row(0), column('answer')).value = { error: '#REF!' } as never;
      sheet.getCell(row(questions.length - 1), column('answer')).value = '集計中';
      return { [firstNumber(given)]: 'refused', [lastNumber(given)]: 'refused' };
    },
  },
  {
    name: 'hidden rows and a filter',
    act: given => {
      answerAll(given);
      given.sheet.getRow(given.row(0)).hidden = true;
      const last = given.sheet.getCell(given.form.lastRow + 1, given.form.columns.length).address;
      given.sheet.autoFilter = `A${given.form.headerRow + 1}:${last}`;
    },
  },
  {
    name: 'a number of a question deleted',
    act: given => {
      answerAll(given);
      given.sheet.getCell(given.row(0), given.column('number')).value = null;
    },
  },
  {
    name: 'a number of a question changed',
    act: given => {
      answerAll(given);
      given.sheet.getCell(given.row(0), given.column('number')).value = '1';
    },
  },
  {
    name: 'a row added by hand',
    act: given => {
      answerAll(given);
      const { sheet, row, column, questions } = given;
      sheet.getCell(row(questions.length), column('subject')).value = '新しい取組';
      sheet.getCell(row(questions.length), column('answer')).value = 5;
      return { 新しい取組: 'refused' };
    },
  },
  {
    name: 'half of it left blank',
    act: given => {
      const { sheet, questions, values, column, row } = given;
      const fates: Record<string, Fate> = {};
      questions.forEach(({ number }, at) => {
        if (at % 2 === 0) sheet.getCell(row(at), column('answer')).value = values.get(number) ?? 0;
        else fates[number] = 'missing';
      });
      return fates;
    },
  },
  {
    name: 'copied into another workbook',
    act: given => {
      answerAll(given);
      const other = given.book.addWorksheet('ほかの資料');
      other.getCell('A1').value = '会議資料';
    },
  },
  {
    name: 'cut off on the way',
    act: given => answerAll(given),
    spoil: bytes => bytes.slice(0, Math.floor(bytes.length * 0.6)),
    whole: true,
  },
];

/** The file of a form, opened, filled in and damaged, and written again by the other library. */
export async function damaged(
  bytes: Uint8Array,
  form: Form,
  questions: readonly Question[],
  values: ReadonlyMap<string, number>,
  damage: Damage,
): Promise<Returned> {
  const book = new Workbook();
  await book.xlsx.load(bytes as never);
  const sheet = book.worksheets[0];
  if (sheet === undefined) throw new Error('the form has no sheet');
  const given: Given = {
    book,
    sheet,
    form,
    questions,
    values,
    column: key => form.columns.findIndex(column => column.key === key) + 1,
    row: at => form.firstRow + 1 + at,
  };
  const different = damage.act(given) ?? {};
  const fates = new Map<string, Fate>([
    ...questions.map(({ number }): [string, Fate] => [number, damage.whole ? 'refused' : (different[number] ?? 'read')]),
    ...Object.entries(different).filter(([number]) => !values.has(number)),
  ]);
  const written = new Uint8Array((await book.xlsx.writeBuffer()) as unknown as ArrayBuffer);
  return { file: damage.file?.(form.file) ?? form.file, bytes: damage.spoil?.(written) ?? written, fates, values };
}
