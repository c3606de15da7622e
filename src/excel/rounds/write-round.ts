/**
 * A step of a round as one action: rows below tables, cells of rows that are there, the round's record. One sync to look, one that writes. The
 * record is written last: where it is as wanted, all of it has been done.
 */
import type { Cell } from '../../domain/base/cell';
import { locate } from '../../sheets/read/read';
import { addressOf } from '../../sheets/read/state';
import type { CellWrite, RoundWrite } from '../../sheets/rounds/round-write';
import type { TableName } from '../../sheets/schema/table-name';
import { TABLES } from '../../sheets/schema/tables';
import { asFound, asWritten, cellOf } from '../batch/cell-text';
import { change, type TakenBack } from '../batch/change';
import { ExcelFailure } from '../batch/failure';
import { refuseReshaped } from '../batch/shape';
import { askForTag, noteEdit, refuseNewer } from '../batch/workbook-settings';
import { putOthersBack, rowsRead, takeRowsOut, traceRows, writeRows, type RowsWritten } from '../rows/append';
import { touchedRows } from '../rows/append-rows';
import { askForRoom, findRoom, type Room } from '../rows/room';

interface Target {
  readonly cell: CellWrite;
  /** In the table, from 0. */
  readonly row: number;
  readonly column: number;
}

/** A table of which cells are written, as it was looked at. */
interface Held {
  readonly name: TableName;
  readonly sheet: string;
  readonly range: Excel.Range;
  readonly targets: readonly Target[];
}

interface Found {
  readonly rooms: readonly Room[];
  readonly held: readonly Held[];
  readonly done: boolean;
}

interface Written {
  readonly rows: readonly RowsWritten[];
  /** The tables' contents in the batch, before they were written. */
  readonly before: readonly Excel.Range[];
}

const tablesIn = ({ cells }: RoundWrite): TableName[] => [...new Set(cells.map(({ table }) => table))];
const valueOf = (setting: Excel.Setting): string | null => (setting.isNullObject ? null : String(setting.value));
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const plain = (cell: Cell): Cell => cell ?? '';

function targetsOf(name: TableName, sheet: string, range: Excel.Range, cells: readonly CellWrite[]): Target[] {
  const { located } = locate(TABLES[name], (range.values[0] ?? []).map(cellOf));
  return cells.map(cell => {
    const column = located.find(({ header }) => header === cell.header)?.at;
    if (column === undefined) throw new ExcelFailure({ kind: 'missingColumn', table: name, sheet, header: cell.header });
    const row = cell.row + 1;
    const value: unknown = range.values[row]?.[column];
    const address = addressOf(range.rowIndex + row, range.columnIndex + column);
    if (!same(cellOf(value), plain(cell.from))) throw new ExcelFailure({ kind: 'changedMeanwhile', what: `${sheet}!${address}` });
    const formula: unknown = range.formulas[row]?.[column];
    if (typeof formula === 'string' && formula.startsWith('=') && formula !== value)
      throw new ExcelFailure({ kind: 'cellHasFormula', sheet, address, formula });
    return { cell, row, column };
  });
}

async function look(context: Excel.RequestContext, order: RoundWrite): Promise<Found> {
  const { settings, tables } = context.workbook;
  const setting = settings.getItemOrNullObject(order.key);
  setting.load('value');
  const tag = askForTag(context);
  const rooms = order.rows.map(({ table, rows }) => askForRoom(context, table, rows));
  const asked = tablesIn(order).map(name => {
    const table = tables.getItem(name);
    table.load('worksheet/name,worksheet/protection/protected');
    const range = table.getRange();
    range.load('values,formulas,numberFormat,rowIndex,columnIndex');
    return { name, table, range };
  });
  await context.sync();
  refuseNewer(tag);
  const record = valueOf(setting);
  if (record === order.to) return { rooms: [], held: [], done: true };
  if (record !== order.from) throw new ExcelFailure({ kind: 'changedMeanwhile', what: '照会' });
  return {
    done: false,
    rooms: rooms.map((room, at) => {
      const found = findRoom(room);
      const needed = Object.entries(order.rows[at]?.rows[0] ?? {}).filter(([, { value }]) => value !== null);
      const missing = needed.find(([header]) => !found.headers.includes(header));
      if (missing) throw new ExcelFailure({ kind: 'missingColumn', table: found.name, sheet: found.sheet, header: missing[0] });
      return found;
    }),
    held: asked.map(({ name, table, range }) => {
      const sheet = table.worksheet.name;
      if (table.worksheet.protection.protected) throw new ExcelFailure({ kind: 'protectedSheet', sheet });
      const own = order.cells.filter(cell => cell.table === name);
      return { name, sheet, range, targets: targetsOf(name, sheet, range, own) };
    }),
  };
}

function write(context: Excel.RequestContext, order: RoundWrite, { rooms, held }: Found): Written {
  for (const { range } of held) refuseReshaped(range.getResizedRange(0, 0), range.formulas.length, range.formulas[0]?.length ?? 0);
  // Asked for before anything is written: only so it is known what others have put there meanwhile.
  const before = held.map(({ range }) => {
    const now = range.getResizedRange(0, 0);
    now.load('formulas,values');
    return now;
  });
  const rows = rooms.map(room => writeRows(context, room));
  held.forEach(({ range, targets }) => {
    for (const { cell, row, column } of targets) {
      const target = range.getCell(row, column);
      if (cell.format !== null && range.numberFormat[row]?.[column] !== cell.format) target.numberFormat = [[cell.format]];
      target.values = [[asWritten(cell.to)]];
    }
  });
  context.workbook.settings.add(order.key, order.to);
  return { rows, before };
}

/** Undoes what a batch that failed has done. */
async function takeBack(
  context: Excel.RequestContext,
  order: RoundWrite,
  { rooms, held }: Found,
  written: Written | null,
): Promise<TakenBack<true>> {
  const { settings } = context.workbook;
  const setting = settings.getItemOrNullObject(order.key);
  setting.load('value');
  const now = held.map(({ range }) => {
    const there = range.getResizedRange(0, 0);
    there.load('formulas,numberFormat');
    return there;
  });
  const traced = rooms.length > 0 ? await traceRows(context, rooms) : null;
  if (rooms.length === 0) await context.sync();
  const recorded = valueOf(setting) === order.to;
  if (recorded && written === null) return { done: true };
  let any = traced !== null && takeRowsOut(traced);
  for (const row of written?.rows ?? []) putOthersBack(row);
  let restored = false;
  held.forEach(({ range, targets }, table) => {
    const was = asFound(written?.before[table] ?? range);
    const there = now[table];
    // Excel has ended the batch before anything was written (refuseReshaped): the places are others by now.
    if (there?.formulas.length !== range.formulas.length || there.formulas[0]?.length !== range.formulas[0]?.length) return;
    for (const { cell, row, column } of targets) {
      if (there.formulas[row]?.[column] === cell.to) {
        range.getCell(row, column).formulas = [[was[row]?.[column] ?? '']];
        restored = true;
      }
      const format = range.numberFormat[row]?.[column] as string | undefined;
      if (format !== undefined && there.numberFormat[row]?.[column] !== format) {
        range.getCell(row, column).numberFormat = [[format]];
        restored = true;
      }
    }
  });
  any ||= restored;
  if (recorded) {
    if (order.from === null) settings.getItem(order.key).delete();
    else settings.add(order.key, order.from);
  }
  await context.sync();
  return any || recorded ? 'takenBack' : 'nothing';
}

/** Two syncs. Throws ExcelFailure; its outcome says what is in the workbook then. */
export async function writeRound(order: RoundWrite): Promise<void> {
  await change<Found, Written, true>({
    look: context => look(context, order),
    already: ({ done }) => (done ? true : null),
    write: (context, found) => write(context, order, found),
    read: ({ rows, before }, { held }) => {
      rows.forEach(rowsRead);
      for (const name of [...rows.map(({ room }) => room.name), ...held.map(one => one.name)]) noteEdit(name);
      held.forEach(({ range, sheet }, at) => {
        if (!same(before[at]?.formulas, range.formulas)) throw new ExcelFailure({ kind: 'changedMeanwhile', what: sheet });
      });
      return true;
    },
    takeBack: (context, found, written) => takeBack(context, order, found, written),
    touched: ({ rooms, held }) => ({
      sheets: [],
      cells: [
        ...touchedRows(rooms).cells,
        ...held.flatMap(({ sheet, range, targets }) =>
          targets.map(({ row, column }) => `${sheet}!${addressOf(range.rowIndex + row, range.columnIndex + column)}`),
        ),
      ],
    }),
  });
}
