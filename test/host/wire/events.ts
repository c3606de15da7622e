import { areaName } from '../cell/address';
import { plainValue, valueType } from './api-value';
import type { Change } from '../book/change';
import type { Sheet } from '../book/sheet';
import type { Table } from '../book/table';
import type { RangeRef } from './session';

/** Changes of the workbook as the events of the API. Numbers and targets are those office.js listens to. */

export const EVENT = {
  documentSelection: 2,
  sheetChanged: 10,
  sheetActivated: 11,
  sheetDeactivated: 12,
  sheetAdded: 13,
  sheetSelection: 14,
  sheetDeleted: 15,
  sheetCalculated: 16,
  sheetFormat: 18,
  sheetRowsSorted: 19,
  sheetColumnsSorted: 20,
  sheetFormula: 23,
  sheetProtection: 24,
  sheetName: 25,
  sheetVisibility: 26,
  sheetMoved: 27,
  tableSelection: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
} as const;

/** The target of events that concern any sheet or table of the workbook. */
export const WORKBOOK = 'Workbook';

/** What one client listens to. */
export class Registrations {
  private readonly counts = new Map<string, number>();
  set(number: number, target: string, on: boolean): void {
    const key = `${number} ${target}`;
    this.counts.set(key, Math.max(0, (this.counts.get(key) ?? 0) + (on ? 1 : -1)));
  }
  has(number: number, target: string): boolean {
    // The selection event of 2012 needs no registration on the wire: office.js takes it as it comes.
    return number === EVENT.documentSelection || (this.counts.get(`${number} ${target}`) ?? 0) > 0;
  }
  clear(): void {
    this.counts.clear();
  }
}

/** One event, before it is known who listens. `range` is what `args.getRange` will give. */
export interface HostEvent {
  readonly number: number;
  readonly targets: readonly string[];
  readonly data: Readonly<Record<string, unknown>>;
  readonly range?: RangeRef;
  /** Who caused it (a client's id, 'user', …). */
  readonly source: string;
}

const SHIFTS: Readonly<Record<string, readonly [string, string]>> = {
  rowsInserted: ['RowInserted', 'None'],
  rowsDeleted: ['RowDeleted', 'None'],
  columnsInserted: ['ColumnInserted', 'None'],
  columnsDeleted: ['ColumnDeleted', 'None'],
  cellsInserted: ['CellInserted', 'ShiftCellDown'],
  cellsDeleted: ['CellDeleted', 'ShiftCellUp'],
};

/** The events one change raises; recalculated values raise `onCalculated` only, as in Excel. */
export function eventsOf(change: Change, previousSheet: Sheet | null, tables: readonly Table[]): HostEvent[] {
  const { sheet, area, source } = change;
  const both = (id: string): string[] => [id, WORKBOOK];
  if (change.kind === 'values' && source === 'calculation') {
    return sheet ? [event(EVENT.sheetCalculated, both(sheet.id), { worksheetId: sheet.id, address: area ? areaName(area) : '' })] : [];
  }
  if (!sheet) return [];
  const here = { worksheetId: sheet.id };
  if (change.kind === 'values' || change.kind === 'formulas') return area ? edited('RangeEdited', 'None') : [];
  if (change.kind === 'format')
    return area ? [event(EVENT.sheetFormat, both(sheet.id), { ...here, address: areaName(area) }, { sheet, area })] : [];
  const what = change.what ?? 'rules';
  const shift = SHIFTS[what];
  if (shift && area) return edited(...shift);
  switch (what) {
    case 'sheetAdded':
      return [event(EVENT.sheetAdded, [WORKBOOK], here)];
    case 'sheetRemoved':
      return [event(EVENT.sheetDeleted, [WORKBOOK], here)];
    case 'sheetRenamed':
      return [event(EVENT.sheetName, both(sheet.id), { ...here, nameBefore: String(change.before ?? ''), nameAfter: sheet.name })];
    case 'sheetMoved':
      return [event(EVENT.sheetMoved, [WORKBOOK], { ...here, positionAfter: sheet.index })];
    case 'sheetVisibility':
      return [event(EVENT.sheetVisibility, both(sheet.id), { ...here, visibilityAfter: sheet.visibility })];
    case 'sheetActivated':
      return [
        ...(previousSheet && previousSheet !== sheet
          ? [event(EVENT.sheetDeactivated, both(previousSheet.id), { worksheetId: previousSheet.id })]
          : []),
        event(EVENT.sheetActivated, both(sheet.id), here),
      ];
    case 'selection':
      return area
        ? [
            event(EVENT.documentSelection, [''], {}),
            event(EVENT.sheetSelection, both(sheet.id), { ...here, address: areaName(area) }),
            ...tables
              .filter(t => t.sheet === sheet)
              .map(t =>
                event(EVENT.tableSelection, [t.id], {
                  ...here,
                  tableId: t.id,
                  address: inside(t, area) ? areaName(area) : '',
                }),
              ),
          ]
        : [];
    case 'protection':
      return [event(EVENT.sheetProtection, both(sheet.id), { ...here, isProtected: sheet.protection.protected })];
    case 'tableAdded':
      return change.table ? [event(EVENT.tableAdded, both(sheet.id), { ...here, tableId: change.table.id })] : [];
    case 'tableDeleted':
      return change.table
        ? [event(EVENT.tableDeleted, both(sheet.id), { ...here, tableId: change.table.id, tableName: String(change.before ?? '') })]
        : [];
    default:
      return [];
  }

  function edited(changeType: string, shiftDirection: string): HostEvent[] {
    if (!sheet || !area) return [];
    const address = areaName(area);
    const details =
      change.before === undefined || change.after === undefined
        ? {}
        : {
            valueBefore: plainValue(change.before),
            valueAfter: plainValue(change.after),
            valueTypeBefore: valueType(change.before),
            valueTypeAfter: valueType(change.after),
          };
    const data = { changeType, shiftDirection, worksheetId: sheet.id, address, ...details };
    const touched = tables.filter(t => t.sheet === sheet && inside(t, area));
    return [
      event(EVENT.sheetChanged, both(sheet.id), data, { sheet, area }),
      ...touched.map(t => event(EVENT.tableChanged, [t.id, t.sheet.id, WORKBOOK], { ...data, tableId: t.id }, { sheet, area })),
    ];
  }

  function event(number: number, targets: readonly string[], data: Record<string, unknown>, range?: RangeRef): HostEvent {
    return { number, targets, data, source, ...(range ? { range } : {}) };
  }
}

function inside(table: Table, area: { row: number; column: number; rows: number; columns: number }): boolean {
  const t = table.area;
  return (
    area.row < t.row + t.rows && area.row + area.rows > t.row && area.column < t.column + t.columns && area.column + area.columns > t.column
  );
}
