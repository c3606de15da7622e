/**
 * What happens to a form between the day it is sent and the day it comes back: each kind of damage changes a workbook that the add-in has
 * made, with a library that is not the one it was made with, and says what must come of it.
 */
import { Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { serialOf } from '../../../src/domain/base/serial';
import { addressOf } from '../../../src/sheets/read/state';
import { MOST_BYTES, type FileTrouble } from '../../../src/sheets/rounds/file-cells';
import { RESPONDED_ON, type Form, type FormKey } from '../../../src/sheets/rounds/form';
import type { Question } from '../../../src/sheets/rounds/question';

/** What of an answer must be seen when the file is read. */
export type Fate =
  /** The value is read, with or without a doubt. */
  | 'read'
  /** The row or the file is refused by name. */
  | 'refused'
  /** It was never answered: it must be in the list of what is missing. */
  | 'missing';

/** An answer by the number of its question; 「AB34CD-003 start」 is its 開始実績. */
type Answers = ReadonlyMap<string, number>;

export interface Returned {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly fates: ReadonlyMap<string, Fate>;
  readonly values: Answers;
}

export interface Damage {
  readonly name: string;
  /** Types the answers and damages the sheet. @returns the fates that differ from 'read' */
  readonly act: (given: Given) => Readonly<Record<string, Fate>> | void;
  /** The bytes, after the library has written them. */
  readonly spoil?: (bytes: Uint8Array) => Uint8Array;
  /** The whole file is refused, and for this reason. */
  readonly whole?: FileTrouble;
  /** The file's own name. */
  readonly file?: (name: string) => string;
  /** The form is not one of this round: of the workbook's last one, or of another workbook's. */
  readonly round?: 'last' | 'elsewhere';
  /** Another file of the same division comes along, with one answer that differs. */
  readonly twice?: true;
  /** The division has answered before, and its answers have been taken in. */
  readonly before?: true;
}

/** A form that is filled in. */
export interface Filled {
  readonly form: Form;
  readonly questions: readonly Question[];
  /** Of each question, what is answered. */
  readonly values: Answers;
}

export interface Given extends Filled {
  readonly book: Workbook;
  readonly sheet: Worksheet;
  /** The form of another division. */
  readonly neighbour: Filled;
  /** The sheet's column of a key, from 1, before anything has been moved. */
  readonly column: (key: FormKey) => number;
  /** The row of the question, from 1. */
  readonly row: (at: number) => number;
  /** The cell beside 回答日. */
  readonly answeredOn: string;
}

type Typed = string | number | object;

/** Types every answer as it should be typed. */
function answerAll(
  { sheet, questions, values, column, row }: Given,
  as: (value: number, question: Question) => Typed = value => value,
): void {
  questions.forEach((question, at) => {
    sheet.getCell(row(at), column('answer')).value = as(values.get(question.number) ?? 0, question) as never;
  });
}

const firstNumber = ({ questions }: Given): string => questions[0]?.number ?? '';
const lastNumber = ({ questions }: Given): string => questions.at(-1)?.number ?? '';
/** Milestones come after the KPIs. */
const milestoneAt = ({ questions }: Given): number => questions.findIndex(({ kind }) => kind === 'milestone');
const allOf = (numbers: readonly { readonly number: string }[], fate: Fate): Record<string, Fate> =>
  Object.fromEntries(numbers.map(({ number }) => [number, fate]));

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
  { name: '約 and units', act: given => answerAll(given, (value, { kind }) => (kind === 'kpi' ? `約${value}件` : `約${value * 100}％`)) },
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
      const { book, sheet, form } = given;
      // Values only, a little further down, without our names and checks.
      const other = book.addWorksheet('ほかの資料');
      other.getCell('A1').value = '会議資料';
      for (let row = 1; row <= form.lastRow + 1; row++) write(other, row + 3, ['', ...cellsOf(sheet, row, form.columns.length)]);
      book.removeWorksheet(sheet.id);
    },
  },
  {
    name: 'nothing filled in',
    act: ({ questions }) => allOf(questions, 'missing'),
  },
  {
    name: 'checks pasted over',
    act: given => {
      answerAll(given);
      (given.sheet as unknown as { dataValidations: { model: object } }).dataValidations.model = {};
    },
  },
  {
    name: '和暦 in days, in words',
    act: given => {
      answerAll(given);
      const at = milestoneAt(given);
      given.sheet.getCell(given.row(at), given.column('start')).value = '令和8年4月12日';
      given.sheet.getCell(given.answeredOn).value = 'Ｒ８．１０．３';
      return { [`${given.questions[at]?.number} start`]: 'read' };
    },
  },
  {
    name: 'a day for a number',
    act: given => {
      answerAll(given);
      given.sheet.getCell(given.row(0), given.column('answer')).value = '令和8年9月30日';
      return { [firstNumber(given)]: 'refused' };
    },
  },
  {
    name: 'the sheet protected with a password',
    act: given => {
      answerAll(given);
      void given.sheet.protect('himitsu', {});
    },
  },
  {
    name: "another division's rows pasted in",
    act: given => {
      const { sheet, form, row, column, questions, neighbour } = given;
      const texts = new Map(neighbour.form.cells.map(cell => [`${cell.row},${cell.column}`, cell.value]));
      neighbour.questions.forEach(({ number }, at) => {
        write(
          sheet,
          row(at),
          form.columns.map((_, to) => texts.get(`${neighbour.form.firstRow + at},${to}`) ?? null),
        );
        sheet.getCell(row(at), column('answer')).value = neighbour.values.get(number) ?? 0;
      });
      return { ...allOf(questions, 'missing'), ...allOf(neighbour.questions, 'read') };
    },
  },
  { name: "last round's form", act: given => answerAll(given), round: 'last' },
  { name: "another workbook's round", act: given => answerAll(given), round: 'elsewhere' },
  { name: 'two files of one division', act: given => answerAll(given), twice: true },
  { name: 'a second answer after the first', act: given => answerAll(given), before: true },
  {
    name: 'written by another program',
    act: given => answerAll(given),
    spoil: prefixed,
  },
  {
    name: 'cut off on the way',
    act: given => answerAll(given),
    spoil: bytes => bytes.slice(0, Math.floor(bytes.length * 0.6)),
    whole: 'damaged',
  },
  {
    name: 'a password on the file',
    act: given => answerAll(given),
    spoil: () => PASSWORD,
    whole: 'password',
  },
  {
    name: 'a text with the name of a workbook',
    act: given => answerAll(given),
    spoil: () => strToU8('照会番号,回答\n1,2'),
    whole: 'notWorkbook',
  },
  {
    name: 'a zip that unpacks to gigabytes',
    act: given => answerAll(given),
    spoil: () => bomb(),
    whole: 'tooLarge',
  },
  {
    name: 'a file of 50 MB',
    act: given => answerAll(given),
    spoil: bytes => {
      const large = new Uint8Array(MOST_BYTES + 1);
      large.set(bytes);
      return large;
    },
    whole: 'tooLarge',
  },
];

/** A workbook with a password, as Excel locks it. */
const PASSWORD = new Uint8Array(readFileSync('test/cases/rounds/password.xlsx'));

let packedZeros: Uint8Array | null = null;
/** Of a sheet that is nothing but zeros few bytes are left when it is packed. */
function bomb(): Uint8Array {
  packedZeros ??= zipSync(
    { 'xl/workbook.xml': strToU8('<a/>'), 'xl/worksheets/sheet1.xml': new Uint8Array(200 * 1024 * 1024) },
    { level: 9 },
  );
  return packedZeros;
}

/** Every element with a prefix and targets from the root, as programs that are built on Microsoft's own library write it. */
function prefixed(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  for (const [path, part] of Object.entries(parts)) {
    const text = strFromU8(part);
    if (/^xl\/(?:workbook|sharedStrings|worksheets\/sheet\d+)\.xml$/.test(path))
      parts[path] = strToU8(
        text
          .replace(/<(\/?)(?=[A-Za-z])(?![\w.-]+:)/g, '<$1x:')
          .replace('xmlns="http://schemas.openxmlformats.org/spreadsheetml', 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml'),
      );
    else if (path === 'xl/_rels/workbook.xml.rels') parts[path] = strToU8(text.replace(/Target="(?!\/)/g, 'Target="/xl/'));
  }
  return zipSync(parts);
}

/** The file of a form, opened, filled in and damaged, and written again by the other library. */
export async function damaged(bytes: Uint8Array, filled: Filled, neighbour: Filled, damage: Damage): Promise<Returned> {
  const { form, questions } = filled;
  const book = new Workbook();
  await book.xlsx.load(bytes as never);
  const sheet = book.worksheets[0];
  if (sheet === undefined) throw new Error('the form has no sheet');
  const on = form.cells.findIndex(({ value }) => value === RESPONDED_ON);
  const beside = form.cells[on + 1];
  const values = new Map([...filled.values, ...neighbour.values]);
  const given: Given = {
    ...filled,
    book,
    sheet,
    neighbour,
    column: key => form.columns.findIndex(column => column.key === key) + 1,
    row: at => form.firstRow + 1 + at,
    answeredOn: addressOf(beside?.row ?? 0, beside?.column ?? 0),
  };
  const different = damage.act(given) ?? {};
  const refused = damage.whole !== undefined || damage.round !== undefined;
  const fates = new Map<string, Fate>([
    ...questions.map(({ number }): [string, Fate] => [number, refused ? 'refused' : (different[number] ?? 'read')]),
    ...Object.entries(different).filter(([number]) => !filled.values.has(number)),
  ]);
  for (const { number, kind } of questions) if (kind === 'milestone') values.set(`${number} start`, serialOf(2026, 4, 12));
  const written = new Uint8Array((await book.xlsx.writeBuffer()) as unknown as ArrayBuffer);
  return { file: damage.file?.(form.file) ?? form.file, bytes: damage.spoil?.(written) ?? written, fates, values };
}
