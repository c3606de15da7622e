import type { Area } from '../cell/address';
import type { Sheet } from './sheet';
import type { Shift } from '../engine/shift';
import type { Table } from './table';
import type { Value } from '../cell/value';

/** What happened; `source` is who did it: 'user', 'calculation', 'undo', 'load', or the caller's own name (a client). */
export interface Change {
  readonly kind: 'values' | 'formulas' | 'format' | 'structure';
  /** What exactly, where `kind` is 'structure'. */
  readonly what?:
    | 'sheetAdded'
    | 'sheetRemoved'
    | 'sheetRenamed'
    | 'sheetMoved'
    | 'sheetVisibility'
    | 'sheetActivated'
    | 'selection'
    | 'protection'
    | 'rowsInserted'
    | 'rowsDeleted'
    | 'columnsInserted'
    | 'columnsDeleted'
    | 'cellsInserted'
    | 'cellsDeleted'
    | 'tableAdded'
    | 'tableDeleted'
    | 'tableChanged'
    | 'names'
    | 'settings'
    | 'rules'
    | 'layout'
    | 'restored';
  readonly sheet: Sheet | null;
  readonly area: Area | null;
  readonly table?: Table;
  /** Of a single changed cell. */
  readonly before?: Value;
  readonly after?: Value;
  /** Where cells were inserted or deleted: how the others have moved. */
  readonly shift?: Shift;
  readonly source: string;
}
