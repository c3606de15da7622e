import { containsArea, intersect, area } from '../cell/address';
import { invalidArgument } from '../wire/api-error';
import type { Book } from '../book/book';
import type { Sheet } from '../book/sheet';
import type { TableColumn } from '../book/sheet-state';
import type { Table } from '../book/table';
import { plainValue } from '../wire/api-value';
import { EVENT, WORKBOOK } from '../wire/events';
import type { RangeRef } from '../wire/session';
import type { Value } from '../cell/value';
import { flag, integer, optionalText, range, text } from './convert';
import { membersOf } from './member';
import { rowsOf, writeCells } from './range-cells';

/** Tables, their columns and rows. Found by name or id; indexes are 0-based and count the body's rows. */
const m = membersOf<Table>();

interface Tables {
  readonly book: Book;
  readonly sheet: Sheet | null;
}
const tablesOf = (s: Tables): readonly Table[] => (s.sheet ? s.sheet.tables : s.book.tables());
const byKey = (tables: readonly Table[], key: unknown): Table | null =>
  tables.find(t => t.id === String(key)) ?? tables.find(t => t.name.toLowerCase() === String(key).toLowerCase()) ?? null;

const whole = (t: Table): RangeRef => ({ sheet: t.sheet, area: t.area });
const body = (t: Table): RangeRef => ({ sheet: t.sheet, area: t.bodyArea });
const header = (t: Table): RangeRef | null => t.headerArea && { sheet: t.sheet, area: t.headerArea };
const totals = (t: Table): RangeRef | null => t.totalsArea && { sheet: t.sheet, area: t.totalsArea };

function toggle(
  set: string,
  key: 'showBandedRows' | 'showBandedColumns' | 'showFilterButton' | 'showHeaders' | 'showTotals' | 'showFirstColumn' | 'showLastColumn',
): ReturnType<typeof m.scalar> {
  return m.scalar(
    set,
    t => t[key],
    (t, v) => {
      t[key] = flag(v, key);
    },
  );
}

export const tableType = m.type('Table', {
  identity: ['id', 'name'],
  members: {
    id: m.scalar('1.1', t => t.id),
    name: m.scalar(
      '1.1',
      t => t.name,
      (t, v) => {
        t.name = text(v, 'name');
      },
    ),
    style: m.scalar(
      '1.1',
      t => t.style,
      (t, v) => {
        t.style = text(v, 'style');
      },
    ),
    showHeaders: toggle('1.1', 'showHeaders'),
    showTotals: toggle('1.1', 'showTotals'),
    showBandedRows: toggle('1.3', 'showBandedRows'),
    showBandedColumns: toggle('1.3', 'showBandedColumns'),
    showFilterButton: toggle('1.3', 'showFilterButton'),
    highlightFirstColumn: toggle('1.3', 'showFirstColumn'),
    highlightLastColumn: toggle('1.3', 'showLastColumn'),
    columns: m.object('1.1', 'TableColumnCollection', t => t),
    rows: m.object('1.1', 'TableRowCollection', t => t),
    worksheet: m.object('1.2', 'Worksheet', t => t.sheet),

    // The workbook model has no filters, so there is never one to clear.
    clearFilters: m.action('1.2', () => undefined),
    convertToRange: m.gives('1.2', 'Range', t => {
      const range = whole(t);
      t.convertToRange();
      return range;
    }),
    delete: m.action('1.1', t => {
      t.sheet.checkWritable(t.area);
      t.delete();
    }),
    getRange: m.gives('1.1', 'Range', whole),
    getDataBodyRange: m.gives('1.1', 'Range', body),
    getHeaderRowRange: m.gives('1.1', 'Range', header),
    getTotalRowRange: m.gives('1.1', 'Range', totals),
    resize: m.action('1.13', (t, [to]) => {
      const wanted = range(to, t.sheet, 'newRange');
      if (wanted.sheet !== t.sheet) throw invalidArgument('A table stays on its worksheet.');
      t.resize(wanted.area);
    }),
    onChanged: m.event('1.7', 'DataChanged', EVENT.tableChanged, t => t.id),
    onSelectionChanged: m.event('1.7', 'SelectionChanged', EVENT.tableSelection, t => t.id),
  },
});

const c = membersOf<Tables>();
export const tableCollectionType = c.type('TableCollection', {
  items: c.items('Table', tablesOf, (s, key) => byKey(tablesOf(s), key)),
  members: {
    count: c.scalar('1.1', s => tablesOf(s).length),
    add: c.gives('1.1', 'Table', (s, [where, hasHeaders]) => {
      const at = range(where, s.sheet ?? s.book.activeSheet, 'address');
      at.sheet.checkWritable(at.area);
      return s.book.addTable(at.sheet, at.area, flag(hasHeaders, 'hasHeaders'));
    }),
    getCount: c.action('1.4', s => tablesOf(s).length),
    getItemAt: c.gives('1.1', 'Table', (s, [at]) => tablesOf(s)[integer(at, 'index')]),
    getItemOrNullObject: c.gives('1.4', 'Table', (s, [key]) => byKey(tablesOf(s), key)),
    onAdded: c.event('1.9', 'Added', EVENT.tableAdded, s => s.sheet?.id ?? WORKBOOK),
    onChanged: c.event('1.7', 'DataChanged', EVENT.tableChanged, s => s.sheet?.id ?? WORKBOOK),
    onDeleted: c.event('1.9', 'Deleted', EVENT.tableDeleted, s => s.sheet?.id ?? WORKBOOK),
  },
});

interface Scoped extends RangeRef {
  readonly fullyContained: boolean;
}
const s = membersOf<Scoped>();
const inRange = (r: Scoped): readonly Table[] =>
  r.sheet.tables.filter(t => (r.fullyContained ? containsArea(r.area, t.area) : intersect(r.area, t.area) !== null));
export const tableScopedCollectionType = s.type('TableScopedCollection', {
  items: s.items('Table', inRange, (r, key) => byKey(inRange(r), key)),
  members: {
    getCount: s.action('1.9', r => inRange(r).length),
    getFirst: s.gives('1.9', 'Table', r => inRange(r)[0]),
    getItemOrNullObject: s.gives('1.14', 'Table', (r, [key]) => byKey(inRange(r), key)),
  },
});

/** A column is kept by its id: names change, positions move. */
interface Column {
  readonly table: Table;
  readonly id: number;
}
const k = membersOf<Column>();
const indexOf = (col: Column): number => col.table.columns.findIndex(x => x.id === col.id);
const columnOf = (col: Column): TableColumn => {
  const found = col.table.columns[indexOf(col)];
  if (!found) throw invalidArgument('The column is gone.');
  return found;
};
const slice = (col: Column, of: RangeRef | null): RangeRef | null =>
  of && { sheet: of.sheet, area: area(of.area.row, of.area.column + indexOf(col), of.area.rows, 1) };
const columnsOf = (t: Table): Column[] => t.columns.map(({ id }) => ({ table: t, id }));
function columnByKey(t: Table, key: unknown): Column | null {
  const found =
    typeof key === 'number'
      ? t.columns.find(x => x.id === key)
      : (t.columns.find(x => x.name.toLowerCase() === String(key).toLowerCase()) ?? t.columns.find(x => String(x.id) === String(key)));
  return found ? { table: t, id: found.id } : null;
}
const cells = (of: RangeRef): unknown[][] => rowsOf(of.sheet.values(of.area), plainValue);

export const tableColumnType = k.type('TableColumn', {
  identity: ['id', 'name'],
  members: {
    id: k.scalar('1.1', col => col.id),
    index: k.scalar('1.1', indexOf),
    name: k.scalar(
      '1.1',
      col => columnOf(col).name,
      (col, v) => {
        col.table.renameColumn(col.id, text(v, 'name'));
      },
    ),
    values: k.scalar(
      '1.1',
      col => cells(slice(col, whole(col.table)) ?? whole(col.table)),
      (col, v) => {
        writeCells(slice(col, whole(col.table)) ?? whole(col.table), v);
      },
    ),
    delete: k.action('1.1', col => {
      col.table.deleteColumn(col.id);
    }),
    getRange: k.gives('1.1', 'Range', col => slice(col, whole(col.table))),
    getDataBodyRange: k.gives('1.1', 'Range', col => slice(col, body(col.table))),
    getHeaderRowRange: k.gives('1.1', 'Range', col => slice(col, header(col.table))),
    getTotalRowRange: k.gives('1.1', 'Range', col => slice(col, totals(col.table))),
  },
});
export const tableColumnCollectionType = m.type('TableColumnCollection', {
  items: m.items('TableColumn', columnsOf, columnByKey),
  members: {
    count: m.scalar('1.1', t => t.columns.length),
    add: m.gives('1.1', 'TableColumn', (t, [at, values, name]) => {
      const where = at === null || at === undefined || at === -1 ? undefined : integer(at, 'index');
      const added: Column = { table: t, id: t.addColumn(optionalText(name, 'name'), where).id };
      if (values !== null && values !== undefined) writeCells(slice(added, whole(t)) ?? whole(t), values);
      return added;
    }),
    getCount: m.action('1.4', t => t.columns.length),
    getItemAt: m.gives('1.1', 'TableColumn', (t, [at]) => columnsOf(t)[integer(at, 'index')]),
    getItemOrNullObject: m.gives('1.4', 'TableColumn', (t, [key]) => columnByKey(t, key)),
  },
});

interface Row {
  readonly table: Table;
  readonly index: number;
}
const r = membersOf<Row>();
const rowRange = (row: Row): RangeRef => {
  const { bodyArea: a } = row.table;
  return { sheet: row.table.sheet, area: area(a.row + row.index, a.column, 1, a.columns) };
};
const rowAt = (t: Table, at: number): Row | null => (at >= 0 && at < t.bodyArea.rows ? { table: t, index: at } : null);
export const tableRowType = r.type('TableRow', {
  identity: ['index'],
  members: {
    index: r.scalar('1.1', row => row.index),
    values: r.scalar(
      '1.1',
      row => cells(rowRange(row)),
      (row, v) => {
        writeCells(rowRange(row), v);
      },
    ),
    delete: r.action('1.1', row => {
      row.table.deleteRows(row.index, 1);
    }),
    getRange: r.gives('1.1', 'Range', rowRange),
  },
});
export const tableRowCollectionType = m.type('TableRowCollection', {
  items: m.items(
    'TableRow',
    t => Array.from({ length: t.bodyArea.rows }, (_x, index) => ({ table: t, index })),
    (t, at) => rowAt(t, Number(at)),
  ),
  members: {
    count: m.scalar('1.1', t => t.bodyArea.rows),
    add: m.gives('1.1', 'TableRow', (t, [at, values], { warn }) => {
      warn('TableRowCollection.add makes merge conflicts when people co-author; write values below the table instead.');
      const rows = (
        Array.isArray(values) && values.every(Array.isArray) ? values : [values ?? Array<null>(t.columns.length).fill(null)]
      ) as Value[][];
      const where = at === null || at === undefined || at === -1 ? t.bodyArea.rows : integer(at, 'index');
      if (!rows.every(row => row.length === t.columns.length))
        throw invalidArgument('The rows do not have as many values as the table has columns.');
      t.sheet.checkWritable(t.area);
      t.addRows(rows, where);
      return { table: t, index: where };
    }),
    getCount: m.action('1.4', t => t.bodyArea.rows),
    getItemAt: m.gives('1.1', 'TableRow', (t, [at]) => rowAt(t, integer(at, 'index'))),
  },
});
