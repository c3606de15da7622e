/** Plain formulas in place of ours, cell by cell: each DX call in a formula is replaced, the inner ones first. */
import type { Cell } from '../../../domain/base/cell';
import * as CALLS from '../../../domain/call/calls';
import { isOutside, spill, type Call } from '../../../domain/call/spill';
import { dxCalls, replaceSpans, type CallArgument, type DxCall } from '../../formula/dx-calls';
import { monthsOn } from '../../formula/months-on';
import { dayGiven, ownDay } from '../../formula/own-day';
import { parseFormula, type Expression } from '../../formula/parse-formula';
import { TABLE_ARGUMENTS } from '../../formula/table-arguments';
import { addressOf } from '../../read/state';
import { absolute } from '../spills';
import { quoteSheet } from '../../schema/sheet-name';
import type { FileBook, BookCell, BookSheet } from '../file-book';
import type { FilePackage } from '../package';
import type { Twin, Twins } from '../twins';
import { cellReference, FileValues, type SheetArea } from './file-values';
import { HelperSheet } from './helper-sheet';
import { literal, NoTwin, type Operand } from './operand';
import { MAKERS, PlainCall, type PlainArgument } from './plain-calls';

/** Arguments that are read as a whole, by function: they never spill. */
const TABLES: Readonly<Record<string, readonly number[]>> = { ...TABLE_ARGUMENTS, ROLLUP: [0, 1], COVERAGE: [0] };
/** The longest formula Excel takes. */
const LONGEST = 8192;
/** The day of the latest actual of a KPI of calendar years, as the pane writes it. */
const OWN_DAY = /^EDATE\((.+),-3\*\(MONTH\(\1\)\*100\+DAY\(\1\)=331\)\)$/s;
/** IF(A1="","―",A1): the guard that the pane puts around a cell that may be blank. */
const GUARDED = /^IF\(([^,"]+)="","―",\1\)$/;

/** Where a formula stands, and which of a spilled formula's cells is asked. */
interface TwinAt {
  readonly sheet: BookSheet;
  readonly row: number;
  readonly r: number;
  readonly c: number;
}

type Catalogue = Readonly<Record<string, (...args: readonly unknown[]) => Call>>;

export function plainTwins(file: FilePackage, book: FileBook): Twins {
  const values = new FileValues(file, book);
  const helper = new HelperSheet(file);
  const maker = new Maker(values, helper);
  return { cell: (sheet, cell, text) => maker.twin(sheet, cell, `=${text}`), finish: () => helper.add() };
}

class Maker {
  constructor(
    private readonly values: FileValues,
    private readonly helper: HelperSheet,
  ) {}

  twin(sheet: BookSheet, cell: BookCell, formula: string): Twin {
    const calls = dxCalls(formula);
    const noTwin = [...new Set(calls.map(({ name }) => name))].filter(name => !(name in MAKERS));
    try {
      const { area } = cell.formula ?? {};
      const spilled = cell.formula?.kind === 'array' && area ? area : { row: cell.row, column: cell.column, rows: 1, columns: 1 };
      const formulas = Array.from({ length: spilled.rows * spilled.columns }, (_, at) => {
        const [r, c] = [Math.floor(at / spilled.columns), at % spilled.columns];
        const where = { sheet, row: cell.row, r, c };
        const text = spilled.rows * spilled.columns === 1 ? this.plain(formula, where) : this.element(formula, where);
        if (text.length > LONGEST) throw new NoTwin('noTwin');
        return { row: spilled.row + r, column: spilled.column + c, text: text.slice(1) };
      });
      return { formulas, notes: [] };
    } catch (error) {
      if (!(error instanceof NoTwin)) throw error;
      if (error.reason === 'error') return { formulas: null, notes: [] };
      const functions = noTwin.length > 0 || error.reason === 'notTold' ? noTwin : [...new Set(calls.map(({ name }) => name))];
      return { formulas: null, notes: [functions.length > 0 ? { kind: 'noTwin', functions } : { kind: 'notTold' }] };
    }
  }

  /** A formula that spills is one call, perhaps behind the guard of a range: each of its cells gets its own. */
  private element(formula: string, at: TwinAt): string {
    const [call] = dxCalls(formula);
    const [, guard, inner = formula.slice(1)] = /^=IF\(([^,"()]+)="","",(.*)\)$/s.exec(formula) ?? [];
    if (call === undefined || call.end - call.start !== inner.length) throw new NoTwin('notTold');
    const text = this.call(call, at).local;
    if (guard === undefined) return `=${text}`;
    const { local } = this.operandOf({ text: guard, reference: guard, start: 0, end: guard.length }, at);
    return `=IF(${local}="","",${text})`;
  }

  /** The formula with its outermost calls replaced. */
  private plain(formula: string, at: TwinAt): string {
    const calls = dxCalls(formula);
    const outer = calls.filter(one => !calls.some(other => other !== one && other.start <= one.start && one.end <= other.end));
    const parts = outer.map(call => {
      const { local } = this.call(call, at);
      const alone = call.start === 1 && call.end === formula.length;
      return {
        start: call.named.start,
        end: call.end,
        by: alone || /^[\w.]+\(.*\)$|^[^\s()+\-*/<>=,"]+$|^"[^"]*"$/s.test(local) ? bracketed(local, alone) : `(${local})`,
      };
    });
    return replaceSpans(formula, parts);
  }

  /** A call as a plain expression, and what it gives now. */
  private call(call: DxCall, at: TwinAt): Operand {
    const tables = TABLES[call.name] ?? [];
    const givens = call.args.map((arg, index): PlainArgument => {
      if (arg.text === '' || arg.text === '""') return { operand: null, table: null };
      if (!tables.includes(index)) return { operand: this.operandOf(arg, at), table: null };
      const area = arg.reference === null ? null : this.values.areaOf(arg.reference, at.sheet, at.row);
      if (area === null) return { operand: this.operandOf(arg, at), table: null };
      return { operand: area.rows * area.columns === 1 ? this.cellOperand(area, 0, 0, at.sheet) : null, table: this.table(area, at.sheet) };
    });
    const value = this.valueOf(call.name, givens);
    if (typeof value === 'object') throw new NoTwin('error');
    if (call.name === 'NUMBER' || call.name === 'DATE') {
      const [source] = givens;
      if (typeof value !== 'number' || source?.operand === null || source === undefined) throw new NoTwin('noTwin');
      const text = this.helper.number(`${source.operand.what}「${String(source.operand.value)}」を数値にしたもの`, value);
      return { value, local: text, global: text, isCell: false, what: source.operand.what };
    }
    const local = new PlainCall(call.name, givens, this.helper).formula();
    if (typeof value !== 'number') return { value, local, global: local, isCell: false, what: local };
    // What other formulas build upon stands on the helper sheet, where every sheet can name it.
    const global = this.qualified(call, givens);
    return { value, local, global, isCell: false, what: `DX.${call.name}` };
  }

  private qualified(call: DxCall, givens: readonly PlainArgument[]): string {
    const outward = (operand: Operand): Operand => ({ ...operand, local: operand.global });
    const turned = givens.map(({ operand, table }): PlainArgument => ({
      operand: operand === null ? null : outward(operand),
      table: table === null ? null : { ...table, cell: (row, column) => outward(table.cell(row, column)) },
    }));
    return `(${new PlainCall(call.name, turned, this.helper).formula()})`;
  }

  /** What the function answers to these arguments; an error is an object. */
  private valueOf(name: string, givens: readonly PlainArgument[]): Cell {
    const called = (CALLS as unknown as Catalogue)[name];
    if (called === undefined) throw new NoTwin('noTwin');
    const args = givens.map(({ operand, table }) => (table !== null ? table.cells : operand === null ? null : [[operand.value]]));
    const [[answer = null] = []] = spill<{ code: string }>(called(...args), ({ code }) => ({ code }));
    return answer;
  }

  private operandOf(arg: CallArgument, at: TwinAt): Operand {
    const { text } = arg;
    const guarded = GUARDED.exec(text)?.[1];
    const reference = guarded ?? arg.reference;
    if (/^-?\d+(?:\.\d+)?(?:E[+-]?\d+)?%?$/i.test(text))
      return { ...literal(text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text)) };
    if (/^"(?:[^"]|"")*"$/.test(text)) return literal(text.slice(1, -1).replace(/""/g, '"'));
    if (/^(?:TRUE|FALSE)$/i.test(text)) return literal(/^TRUE$/i.test(text));
    if (reference !== null) {
      const area = this.values.areaOf(reference, at.sheet, at.row);
      if (area === null || isOutside(area.rows, area.columns, at.r, at.c)) throw new NoTwin('notTold');
      return this.cellOperand(area, area.rows === 1 ? 0 : at.r, area.columns === 1 ? 0 : at.c, at.sheet);
    }
    const wrapped = this.wrapped(text, at);
    if (wrapped !== null) return wrapped;
    const calls = dxCalls(`=${text}`);
    const [only] = calls;
    if (only !== undefined && only.start === 1 && only.end === text.length + 1) return this.call(only, at);
    throw new NoTwin('notTold');
  }

  /** What the pane puts around a call: IFNA(call, instead), EDATE(day, months), and the day of a KPI of calendar years. */
  private wrapped(text: string, at: TwinAt): Operand | null {
    const parsed = /^(?:(?:_xlfn\.)?IFNA|EDATE)\(/i.test(text) ? parseFormula(`=${text}`) : null;
    if (parsed?.kind !== 'call') return null;
    const [first, second] = parsed.args;
    if (parsed.args.length !== 2 || !first || !second) return null;
    const operand = ({ kind, text: inner }: Expression): Operand =>
      this.operandOf({ text: inner, reference: kind === 'reference' ? inner : null, start: 0, end: inner.length }, at);
    if (/IFNA$/i.test(parsed.name)) return this.instead(first, second, operand);
    const months = /^-?\d+$/.test(second.text) ? Number(second.text) : null;
    if (months === null && !OWN_DAY.test(text)) return null;
    const day = operand(first);
    const value = months === null ? dayGiven(day.value, 'calendar') : typeof day.value === 'number' ? monthsOn(day.value, months) : NaN;
    if (typeof value !== 'number' || Number.isNaN(value)) throw new NoTwin('notTold');
    const written = (of: string): string => (months === null ? ownDay(() => of, '', 'calendar') : `EDATE(${of},${months})`);
    return { value, local: written(day.local), global: written(day.global), isCell: false, what: day.what };
  }

  private instead(first: Expression, second: Expression, operand: (of: Expression) => Operand): Operand {
    const other = operand(second);
    try {
      const { value, local, global, what } = operand(first);
      return {
        value,
        local: `_xlfn.IFNA(${local},${other.local})`,
        global: `_xlfn.IFNA(${global},${other.global})`,
        isCell: false,
        what,
      };
    } catch (error) {
      // The call answers #N/A now: what stands instead is what counts.
      if (error instanceof NoTwin && error.reason === 'error') return other;
      throw error;
    }
  }

  private cellOperand(area: SheetArea, r: number, c: number, from: BookSheet): Operand {
    const { sheet, row, column } = area;
    return {
      value: this.values.cell(sheet, row + r, column + c),
      local: cellReference(sheet, row + r, column + c, from),
      global: cellReference(sheet, row + r, column + c, null),
      isCell: true,
      what: `${sheet.name}!${addressOf(row + r, column + c)}`,
    };
  }

  private table(area: SheetArea, from: BookSheet): NonNullable<PlainArgument['table']> {
    return {
      cells: this.values.cells(area),
      cell: (row, column) => this.cellOperand(area, row, column, from),
      text: `${from === area.sheet ? '' : `${quoteSheet(area.sheet.name)}!`}${absolute(area)}`,
    };
  }
}

/** A value of a call that stands alone, or among others. */
function bracketed(text: string, alone: boolean): string {
  return alone || !/^(?:IF|LOOKUP|COUNT|YEAR)\(/.test(text) || balanced(text) ? text : `(${text})`;
}

/** Is it one call from its name to its last bracket? */
function balanced(text: string): boolean {
  let depth = 0;
  for (const [at, letter] of [...text].entries()) {
    if (letter === '(') depth++;
    if (letter === ')' && --depth === 0) return at === [...text].length - 1;
  }
  return false;
}
