import { area, checkArea, MAX_COLUMNS, MAX_ROWS } from '../cell/address';
import { ApiError, invalidArgument } from '../wire/api-error';
import type { Book } from '../book/book';
import type { Sheet } from '../book/sheet';
import { EVENT, WORKBOOK } from '../wire/events';
import type { RangeRef } from '../wire/session';
import { color, flag, integer, optionalText, rangeAt, text, word, wordFor, worksheet } from './convert';
import { type Call, membersOf } from './member';

/** Worksheets: found by id or name, 0-based positions. */
const m = membersOf<Sheet>();
const c = membersOf<Book>();

const VISIBILITY = { Visible: 'visible', Hidden: 'hidden', VeryHidden: 'veryHidden' } as const;
const POSITION = { None: 'none', Before: 'before', After: 'after', Beginning: 'beginning', End: 'end' } as const;

const used = (s: Sheet, valuesOnly: unknown, { calculation }: Call): RangeRef | null => {
  calculation.settle();
  const found = s.usedAreaOf(valuesOnly === true);
  return found && { sheet: s, area: found };
};
const shown = (book: Book, visibleOnly: unknown): readonly Sheet[] =>
  book.sheets.filter(s => visibleOnly !== true || s.visibility === 'visible');
/** The sheet before (-1) or after (1), hidden ones skipped on request. */
function beside(s: Sheet, step: -1 | 1, visibleOnly: unknown): Sheet | null {
  const sheets = s.book.sheets;
  for (let i = s.index + step; i >= 0 && i < sheets.length; i += step) {
    const found = sheets[i];
    if (found && (visibleOnly !== true || found.visibility === 'visible')) return found;
  }
  return null;
}

function copy(s: Sheet, [positionType, relativeTo]: readonly unknown[]): Sheet {
  const position = word(positionType ?? 'None', POSITION, 'positionType');
  const other = relativeTo as Sheet | null | undefined;
  if ((position === 'before' || position === 'after') && !other) throw invalidArgument('relativeTo is missing.');
  const at =
    position === 'before'
      ? other?.index
      : position === 'after'
        ? (other?.index ?? 0) + 1
        : position === 'beginning'
          ? 0
          : s.book.sheets.length;
  return s.book.copySheet(s, at);
}

export const worksheetType = m.type('Worksheet', {
  identity: ['id', 'name'],
  members: {
    id: m.scalar('1.1', s => s.id),
    name: m.scalar(
      '1.1',
      s => s.name,
      (s, v) => {
        s.book.renameSheet(s, text(v, 'name'));
      },
    ),
    position: m.scalar(
      '1.1',
      s => s.index,
      (s, v) => {
        s.book.moveSheet(s, integer(v, 'position'));
      },
    ),
    visibility: m.scalar(
      '1.1',
      s => wordFor(s.visibility, VISIBILITY, 'Visible'),
      (s, v) => {
        const wanted = word(v, VISIBILITY, 'visibility');
        if (wanted !== 'visible' && shown(s.book, true).every(sheet => sheet === s))
          throw new ApiError('InvalidOperation', 'A workbook needs one visible worksheet.');
        s.visibility = wanted;
      },
    ),
    tabColor: m.scalar(
      '1.7',
      s => s.tabColor,
      (s, v) => {
        s.tabColor = v === '' ? '' : color(v, 'tabColor');
      },
    ),
    showGridlines: m.scalar(
      '1.8',
      s => s.showGridlines,
      (s, v) => {
        s.showGridlines = flag(v, 'showGridlines');
      },
    ),
    showHeadings: m.scalar(
      '1.8',
      s => s.showHeadings,
      (s, v) => {
        s.showHeadings = flag(v, 'showHeadings');
      },
    ),
    standardHeight: m.scalar('1.7', s => s.rowHeight(MAX_ROWS - 1)),
    standardWidth: m.scalar('1.7', s => s.columnWidth(MAX_COLUMNS - 1)),
    freezePanes: m.object('1.7', 'WorksheetFreezePanes', s => s),
    names: m.object('1.4', 'NamedItemCollection', s => ({ book: s.book, scope: s.id })),
    notes: m.object('1.18', 'NoteCollection', s => ({ book: s.book, sheet: s })),
    comments: m.object('1.10', 'CommentCollection', s => ({ book: s.book, sheet: s })),
    charts: m.object('1.1', 'ChartCollection', s => s),
    shapes: m.object('1.9', 'ShapeCollection', s => s),
    pageLayout: m.object('1.9', 'PageLayout', s => s),
    horizontalPageBreaks: m.object('1.9', 'PageBreakCollection', s => s),
    protection: m.object('1.2', 'WorksheetProtection', s => s),
    tables: m.object('1.1', 'TableCollection', s => ({ book: s.book, sheet: s })),

    activate: m.action('1.1', s => {
      if (s.visibility !== 'visible') throw new ApiError('InvalidOperation', `Worksheet ${s.name} is hidden and cannot be activated.`);
      s.activate();
    }),
    calculate: m.action('1.6', (_s, _args, { calculation }) => {
      calculation.now();
    }),
    copy: m.gives('1.7', 'Worksheet', copy),
    delete: m.action('1.1', s => {
      if (s.visibility === 'veryHidden') throw new ApiError('InvalidOperation', 'A very hidden worksheet cannot be deleted.');
      if (shown(s.book, true).every(sheet => sheet === s))
        throw new ApiError('InvalidOperation', 'A workbook needs one visible worksheet.');
      s.delete();
    }),
    getCell: m.gives('1.1', 'Range', (s, [row, column]) => ({
      sheet: s,
      area: checkArea(area(integer(row, 'row'), integer(column, 'column'))),
    })),
    getRange: m.gives('1.1', 'Range', (s, [address]) => {
      const given = optionalText(address, 'address');
      const found = given ? rangeAt(given, s) : { sheet: s, area: area(0, 0, MAX_ROWS, MAX_COLUMNS) };
      if (found.sheet !== s) throw invalidArgument(`${given ?? ''} is not on worksheet ${s.name}.`);
      return found;
    }),
    getRangeByIndexes: m.gives('1.7', 'Range', (s, args) => {
      const [row = 0, column = 0, rows = 0, columns = 0] = args.map((v, i) =>
        integer(v, ['startRow', 'startColumn', 'rowCount', 'columnCount'][i] ?? 'index'),
      );
      return { sheet: s, area: checkArea(area(row, column, rows, columns)) };
    }),
    getUsedRange: m.gives('1.1', 'Range', (s, [valuesOnly], call) => used(s, valuesOnly, call) ?? { sheet: s, area: area(0, 0) }),
    getUsedRangeOrNullObject: m.gives('1.4', 'Range', (s, [valuesOnly], call) => used(s, valuesOnly, call)),
    getNext: m.gives('1.5', 'Worksheet', (s, [visibleOnly]) => beside(s, 1, visibleOnly)),
    getNextOrNullObject: m.gives('1.5', 'Worksheet', (s, [visibleOnly]) => beside(s, 1, visibleOnly)),
    getPrevious: m.gives('1.5', 'Worksheet', (s, [visibleOnly]) => beside(s, -1, visibleOnly)),
    getPreviousOrNullObject: m.gives('1.5', 'Worksheet', (s, [visibleOnly]) => beside(s, -1, visibleOnly)),

    onActivated: m.event('1.7', 'Activated', EVENT.sheetActivated, s => s.id),
    onDeactivated: m.event('1.7', 'Deactivated', EVENT.sheetDeactivated, s => s.id),
    onCalculated: m.event('1.8', 'Calculated', EVENT.sheetCalculated, s => s.id),
    onChanged: m.event('1.7', 'DataChanged', EVENT.sheetChanged, s => s.id),
    onFormatChanged: m.event('1.9', 'FormatChanged', EVENT.sheetFormat, s => s.id),
    onNameChanged: m.event('1.17', 'EventNameChanged', EVENT.sheetName, s => s.id),
    onProtectionChanged: m.event('1.14', 'ProtectionChanged', EVENT.sheetProtection, s => s.id),
    onSelectionChanged: m.event('1.7', 'SelectionChanged', EVENT.sheetSelection, s => s.id),
    onVisibilityChanged: m.event('1.17', 'EventVisibilityChanged', EVENT.sheetVisibility, s => s.id),
  },
  // What office.js calls the two when it sets them.
  internal: {
    Gridlines: m.scalar(
      '1.8',
      s => s.showGridlines,
      (s, v) => {
        s.showGridlines = flag(v, 'showGridlines');
      },
    ),
    Headings: m.scalar(
      '1.8',
      s => s.showHeadings,
      (s, v) => {
        s.showHeadings = flag(v, 'showHeadings');
      },
    ),
  },
});

export const worksheetCollectionType = c.type('WorksheetCollection', {
  items: c.items(
    'Worksheet',
    book => book.sheets,
    (book, key) => worksheet(book, key),
  ),
  members: {
    add: c.gives('1.1', 'Worksheet', (book, [name]) => book.addSheet(optionalText(name, 'name'))),
    getActiveWorksheet: c.gives('1.1', 'Worksheet', book => book.activeSheet),
    getCount: c.action('1.4', (book, [visibleOnly]) => shown(book, visibleOnly).length),
    getFirst: c.gives('1.5', 'Worksheet', (book, [visibleOnly]) => shown(book, visibleOnly)[0]),
    getLast: c.gives('1.5', 'Worksheet', (book, [visibleOnly]) => shown(book, visibleOnly).at(-1)),
    getItemOrNullObject: c.gives('1.4', 'Worksheet', (book, [key]) => worksheet(book, key)),

    onActivated: c.event('1.7', 'Activated', EVENT.sheetActivated, () => WORKBOOK),
    onAdded: c.event('1.7', 'Added', EVENT.sheetAdded, () => WORKBOOK),
    onCalculated: c.event('1.8', 'Calculated', EVENT.sheetCalculated, () => WORKBOOK),
    onChanged: c.event('1.9', 'DataChanged', EVENT.sheetChanged, () => WORKBOOK),
    onColumnSorted: c.event('1.10', 'ColumnSorted', EVENT.sheetColumnsSorted, () => WORKBOOK),
    onDeactivated: c.event('1.7', 'Deactivated', EVENT.sheetDeactivated, () => WORKBOOK),
    onDeleted: c.event('1.7', 'Deleted', EVENT.sheetDeleted, () => WORKBOOK),
    onFormatChanged: c.event('1.9', 'FormatChanged', EVENT.sheetFormat, () => WORKBOOK),
    onMoved: c.event('1.17', 'EventMoved', EVENT.sheetMoved, () => WORKBOOK),
    onNameChanged: c.event('1.17', 'EventNameChanged', EVENT.sheetName, () => WORKBOOK),
    onProtectionChanged: c.event('1.14', 'ProtectionChanged', EVENT.sheetProtection, () => WORKBOOK),
    onRowSorted: c.event('1.10', 'RowSorted', EVENT.sheetRowsSorted, () => WORKBOOK),
    onSelectionChanged: c.event('1.9', 'SelectionChanged', EVENT.sheetSelection, () => WORKBOOK),
    onVisibilityChanged: c.event('1.17', 'EventVisibilityChanged', EVENT.sheetVisibility, () => WORKBOOK),
  },
});

const location = (s: Sheet): RangeRef | null => {
  const { rows, columns } = s.frozen;
  if (rows === 0 && columns === 0) return null;
  return { sheet: s, area: area(0, 0, rows || MAX_ROWS, columns || MAX_COLUMNS) };
};
export const freezePanesType = m.type('WorksheetFreezePanes', {
  members: {
    freezeAt: m.action('1.7', (s, [where]) => {
      const { area: a } = typeof where === 'string' ? rangeAt(where, s) : (where as RangeRef);
      const rows = a.row + a.rows;
      const columns = a.column + a.columns;
      s.frozen = { rows: rows === MAX_ROWS ? 0 : rows, columns: columns === MAX_COLUMNS ? 0 : columns };
    }),
    freezeRows: m.action('1.7', (s, [n]) => {
      s.frozen = { rows: integer(n ?? 1, 'count'), columns: 0 };
    }),
    freezeColumns: m.action('1.7', (s, [n]) => {
      s.frozen = { rows: 0, columns: integer(n ?? 1, 'count') };
    }),
    unfreeze: m.action('1.7', s => {
      s.frozen = { rows: 0, columns: 0 };
    }),
    getLocation: m.gives('1.7', 'Range', location),
    getLocationOrNullObject: m.gives('1.7', 'Range', location),
  },
});
