/** What a formula is fed with: ranges that leave rows out, units that differ, answers that have no room. */
import type { Cell, Cells } from '../../domain/base/cell';
import { isFault } from '../../domain/base/fault';
import { readActuals } from '../../domain/kpi/actuals';
import { findKpi, readPlan } from '../../domain/kpi/plan';
import { readNumber } from '../../domain/text/number';
import { isBlank, normalizeText } from '../../domain/text/characters/text';
import { readUnit } from '../../domain/text/unit';
import { dxCalls, replaceSpans, type CallArgument, type DxCall } from '../formula/dx-calls';
import { TABLE_ARGUMENTS } from '../formula/table-arguments';
import { isBeyondShare, isShareUnit } from '../schema/percent';
import { isBlankRow } from '../read/read';
import { printReference, readReference, type Block, type Reference } from '../read/reference';
import { addressOf } from '../read/state';
import { cellsOfBlock, formulaInSheet, valueInSheet, type FormulaBook, type FormulaSheet } from './formula-book';
import type { Diagnosis } from './symptom';

function referenceOf(book: FormulaBook, sheet: FormulaSheet, argument: CallArgument | undefined): Reference | null {
  if (argument?.reference === undefined || argument.reference === null) return null;
  const { sheets, tableNames, names } = book.state;
  const reference = readReference(argument.reference, sheet.name, { sheets, tableNames, names });
  return reference === 'noSheet' ? null : reference;
}

/** The rectangle that an argument names; null: it is no range, or a name whose cells are not known here. */
function blockOf(book: FormulaBook, sheet: FormulaSheet, argument: CallArgument | undefined): Block | null {
  const reference = referenceOf(book, sheet, argument);
  if (reference?.kind === 'cells') return reference.block;
  if (reference?.kind !== 'table') return null;
  const table = book.tables.find(({ name }) => name.toLowerCase() === reference.table.toLowerCase());
  if (table === undefined || (reference.part !== '#All' && reference.part !== null)) return null;
  return reference.part === '#All' ? table : { ...table, row: table.row + 1, rows: table.rows - 1 };
}

/** The plan's or actuals' rows that go on below the range, or the header that is above it. */
export function diagnoseRows(book: FormulaBook, sheet: FormulaSheet, formula: string): Diagnosis[] {
  return dxCalls(formula).flatMap(call =>
    (TABLE_ARGUMENTS[call.name] ?? []).flatMap((place): Diagnosis[] => {
      const argument = call.args[place];
      const reference = referenceOf(book, sheet, argument);
      // A scale has no rows that could be missed: its bounds are its own.
      if (argument === undefined || reference === null || (call.name === 'STATUS' && place === 5)) return [];
      const wanted = wholeOf(book, call, place, reference);
      if (wanted === null) return [];
      const text = printReference(wanted, argument.text.includes('!') ? null : sheet.name);
      return [
        {
          kind: 'missesRows',
          range: argument.text,
          wanted: text,
          repair: replaceSpans(formula, [{ start: argument.start, end: argument.end, by: text }]),
        },
      ];
    }),
  );
}

function wholeOf(book: FormulaBook, call: DxCall, place: number, reference: Reference): Reference | null {
  const isPlan = place === TABLE_ARGUMENTS[call.name]?.[0] && call.name !== 'ACTUAL' && call.name !== 'ACTUALDATE';
  const reads = (cells: Cells | null): boolean => cells !== null && !isFault(isPlan ? readPlan(cells) : readActuals(cells));
  // A table without its header row: Excel hands over the body only.
  if (reference.kind === 'table') return reference.part === null ? { ...reference, part: '#All' } : null;
  if (reference.kind !== 'cells') return null;
  const { block } = reference;
  let { row } = block;
  if (!reads(cellsOfBlock(book, block)) && row > 0 && reads(cellsOfBlock(book, { ...block, row: row - 1, rows: block.rows + 1 }))) row--;
  const sheet = book.sheets.find(({ name }) => name === block.sheet);
  if (sheet === undefined || !reads(cellsOfBlock(book, { ...block, row, rows: block.row + block.rows - row }))) return null;
  let last = block.row + block.rows - 1;
  while (goesOn(sheet, block, last + 1)) last++;
  const rows = last - row + 1;
  return row === block.row && rows === block.rows ? null : { ...reference, block: { ...block, row, rows } };
}

const TOTAL = /^(?:総|小)?合?計|^(?:※|注|\(注|出典|資料|備考)/;

/** Is the row below a row of the same table: a key and something beside it, no total and no note? */
function goesOn(sheet: FormulaSheet, { column, columns }: Block, row: number): boolean {
  const line = Array.from({ length: columns }, (_, step) => valueInSheet(sheet, row, column + step));
  const [key, ...rest] = line;
  if (isBlankRow(line) || isBlank(key) || TOTAL.test(normalizeText(String(key)))) return false;
  return columns === 1 || !isBlankRow(rest);
}

/** The actual and the target in different units: 時間 beside 件, 80 beside 80%. Only for single cells, where both can be seen. */
export function diagnoseUnits(book: FormulaBook, sheet: FormulaSheet, formula: string): Diagnosis[] {
  return dxCalls(formula).flatMap((call): Diagnosis[] => {
    const actualAt = ACTUAL_ARGUMENTS[call.name];
    const planAt = TABLE_ARGUMENTS[call.name]?.[0];
    if (actualAt === undefined || planAt === undefined) return [];
    const planBlock = blockOf(book, sheet, call.args[planAt]);
    const cells = planBlock === null ? null : cellsOfBlock(book, planBlock);
    const [kpi, actual] = [single(book, sheet, call.args[0]), single(book, sheet, call.args[actualAt])];
    if (cells === null || kpi === null || actual === null || isBlank(actual)) return [];
    const plan = readPlan(cells);
    const found = isFault(plan) ? plan : findKpi(plan, kpi);
    if (isFault(found)) return [];
    const target = unitIn(cells, String(kpi));
    const own = typeof actual === 'string' ? readUnit(actual) : '';
    const value = readNumber(actual);
    const isHundredfold = isShareUnit(target) && value !== null && isBeyondShare(value, target);
    const differs = own !== '' && target !== '' && own !== '%' && normalizeText(own) !== normalizeText(target);
    return isHundredfold || differs ? [{ kind: 'unitMismatch', actual: own === '' ? String(actual) : own, target, repair: null }] : [];
  });
}

const ACTUAL_ARGUMENTS: Readonly<Record<string, number>> = { KPIGAP: 2, PROGRESS: 2, ONTRACK: 2, STATUS: 2, REQUIREDPACE: 2 };

/** What a one-cell argument holds; null: it is none. */
function single(book: FormulaBook, sheet: FormulaSheet, argument: CallArgument | undefined): Cell | null {
  if (argument === undefined) return null;
  const text = /^"((?:[^"]|"")*)"$/.exec(argument.text)?.[1];
  if (text !== undefined) return text.replaceAll('""', '"');
  const block = blockOf(book, sheet, argument);
  if (block === null || block.rows * block.columns !== 1) return null;
  return cellsOfBlock(book, block)?.[0]?.[0] ?? null;
}

/** The unit of a KPI as the plan's table says it: in 単位, else in the text of a target. */
function unitIn(cells: Cells, kpi: string): string {
  const [headers = [], ...rows] = cells;
  const at = headers.findIndex(header => normalizeText(String(header)) === '単位');
  const row = rows.find(line => line.some(cell => typeof cell === 'string' && normalizeText(cell) === normalizeText(kpi))) ?? [];
  const written = at < 0 || isBlank(row[at]) ? '' : String(row[at]);
  if (written !== '') return written;
  return (
    row
      .flatMap(cell =>
        typeof cell === 'string' && normalizeText(cell) !== normalizeText(kpi) && readNumber(cell) !== null ? [readUnit(cell)] : [],
      )
      .find(unit => unit !== '') ?? ''
  );
}

/** What stands in the way of answers: below or right of the formula. */
export function blockingCell(sheet: FormulaSheet, row: number, column: number): string | null {
  const isInWay = (r: number, c: number): boolean => !isBlankRow([valueInSheet(sheet, r, c)]) || formulaInSheet(sheet, r, c) !== null;
  for (let step = 1; step <= 200; step++) {
    if (isInWay(row + step, column)) return addressOf(row + step, column);
    if (isInWay(row, column + step)) return addressOf(row, column + step);
  }
  return null;
}
