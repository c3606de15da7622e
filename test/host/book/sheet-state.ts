import type { Area } from '../cell/address';
import type { Chart } from './chart';
import type { Drawing } from './drawing';
import type { Cell, SpilledCell, Strip } from '../cell/cell';
import type { ConditionalFormat, FrozenPanes, Hyperlink, Note, PageLayout, Protection, Validation } from './rules';
import { SharedMap } from '../cell/shared-map';

export interface TableColumn {
  readonly id: number;
  readonly name: string;
  readonly totals?: { readonly label?: string; readonly function?: string; readonly formula?: string };
}

/** A table as plain data; `area` is the whole of it. */
export interface TableState {
  readonly id: string;
  readonly name: string;
  readonly area: Area;
  readonly columns: readonly TableColumn[];
  readonly showHeaders: boolean;
  readonly showTotals: boolean;
  readonly style: string;
  readonly showBandedRows: boolean;
  readonly showBandedColumns: boolean;
  readonly showFirstColumn: boolean;
  readonly showLastColumn: boolean;
  readonly showFilterButton: boolean;
  /** The table's part in the file it came from. */
  readonly part?: string;
}

/** Everything a sheet is, apart from its identity. Lists are replaced, never changed in place, so that a copy is cheap. */
export interface SheetState {
  name: string;
  visibility: 'visible' | 'hidden' | 'veryHidden';
  tabColor: string;
  showGridlines: boolean;
  showHeadings: boolean;
  zoom: number;
  frozen: FrozenPanes;
  pageLayout: PageLayout;
  protection: Protection;
  defaultRowHeight: number;
  defaultColumnWidth: number;
  cells: SharedMap<Cell>;
  spilled: SharedMap<SpilledCell>;
  /** Area of each spilling formula, by the key of its cell. */
  spills: ReadonlyMap<number, Area>;
  columns: SharedMap<Strip>;
  rows: SharedMap<Strip>;
  merges: readonly Area[];
  validations: readonly Validation[];
  conditionalFormats: readonly ConditionalFormat[];
  notes: readonly Note[];
  hyperlinks: readonly Hyperlink[];
  /** Those of the file keep their parts as long as nobody changes them. */
  charts: readonly Chart[];
  /** Pictures, shapes and lines of the file: kept in their part, not drawn here. */
  drawings: readonly Drawing[];
  tables: readonly TableState[];
  /** Ranges whose filter has a condition: rows hidden there are filtered out. */
  filtered: readonly Area[];
  /** The sheet's part in the file it came from. */
  part: string | null;
}

export const DEFAULT_PAGE: PageLayout = {
  orientation: 'portrait',
  paperSize: 9,
  margins: { top: 54, bottom: 54, left: 50.4, right: 50.4, header: 21.6, footer: 21.6 },
  printAreas: [],
  titleRows: null,
  titleColumns: null,
  scale: 100,
  overThenDown: false,
  fit: null,
  centerHorizontally: false,
  centerVertically: false,
  blackAndWhite: false,
  printGridlines: false,
  headersFooters: { header: '', footer: '' },
  breaks: [],
};

export function emptyState(name: string): SheetState {
  return {
    name,
    visibility: 'visible',
    tabColor: '',
    showGridlines: true,
    showHeadings: true,
    zoom: 100,
    frozen: { rows: 0, columns: 0 },
    pageLayout: DEFAULT_PAGE,
    protection: { protected: false, options: {} },
    // Excel's Japanese default, 游ゴシック 11.
    defaultRowHeight: 18.75,
    defaultColumnWidth: 9,
    cells: new SharedMap(),
    spilled: new SharedMap(),
    spills: new Map(),
    columns: new SharedMap(),
    rows: new SharedMap(),
    merges: [],
    validations: [],
    conditionalFormats: [],
    notes: [],
    hyperlinks: [],
    charts: [],
    drawings: [],
    tables: [],
    filtered: [],
    part: null,
  };
}

/** A copy that shares what is not written to. */
export function shareState(state: SheetState): SheetState {
  return {
    ...state,
    cells: state.cells.share(),
    spilled: state.spilled.share(),
    columns: state.columns.share(),
    rows: state.rows.share(),
  };
}
