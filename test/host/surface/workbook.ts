import type { Area } from '../cell/address';
import { area, areaName, quoteSheet } from '../cell/address';
import type { Book } from '../book/book';
import type { Sheet } from '../book/sheet';
import type { CalculationMode } from '../book/calculation';
import { ApiError } from '../wire/api-error';
import type { RangeRef } from '../wire/session';
import { flag, text, word } from './convert';
import { membersOf } from './member';

/** The workbook, the application around it, and areas of several ranges. */
const m = membersOf<Book>();

const MODES: Readonly<Record<string, CalculationMode>> = {
  Automatic: 'Automatic',
  AutomaticExceptTables: 'AutomaticExceptTables',
  Manual: 'Manual',
};
const place = (book: Book): { book: Book; sheet: null } => ({ book, sheet: null });

export const workbookType = m.type('Workbook', {
  members: {
    application: m.object('1.1', 'Application', book => book),
    comments: m.object('1.10', 'CommentCollection', place),
    names: m.object('1.1', 'NamedItemCollection', book => ({ book, scope: null })),
    notes: m.object('1.18', 'NoteCollection', place),
    properties: m.object('1.7', 'DocumentProperties', book => book),
    protection: m.object('1.7', 'WorkbookProtection', book => book),
    settings: m.object('1.4', 'SettingCollection', book => book),
    tables: m.object('1.1', 'TableCollection', place),
    worksheets: m.object('1.1', 'WorksheetCollection', book => book),
    name: m.scalar('1.7', (_book, { document }) => document.name),
    readOnly: m.scalar('1.8', (_book, { document }) => document.readOnly),
    isDirty: m.scalar(
      '1.9',
      (_book, { document }) => document.dirty,
      (_book, v, { document }) => {
        document.dirty = flag(v, 'isDirty');
      },
    ),
    getActiveCell: m.gives('1.7', 'Range', (book): RangeRef => {
      const { sheet, area } = book.selection;
      return { sheet, area: { ...area, rows: 1, columns: 1 } };
    }),
    getSelectedRange: m.gives('1.1', 'Range', (book): RangeRef => ({ sheet: book.selection.sheet, area: book.selection.area })),
    save: m.action('1.11', (_book, _args, { document }) => {
      document.dirty = false;
    }),
    onSelectionChanged: m.event('1.2', 'SelectionChanged', 2, () => ''),
  },
  internal: {
    _Runtime: m.object('1.5', 'Runtime', book => book),
    _RemoveReference: m.action('1.1', (_book, [id], { session }) => {
      session.drop(text(id, 'reference'));
    }),
    _RemoveAllReferences: m.action('1.1', (_book, _args, { session }) => {
      session.dropAll();
    }),
    _GetReferenceCount: m.action('1.1', (_book, _args, { session }) => session.references),
    _GetRangeForEventByReferenceId: m.gives('1.8', 'Range', (_book, [id], { session }) => session.reference(text(id, 'reference')).value),
    _GetRangeOrNullObjectForEventByReferenceId: m.gives(
      '1.8',
      'Range',
      (_book, [id], { session }) => session.reference(text(id, 'reference')).value,
    ),
  },
});

export const applicationType = m.type('Application', {
  members: {
    calculationMode: m.scalar(
      '1.1',
      (_book, { calculation }) => calculation.mode,
      (_book, v, { calculation }) => {
        calculation.mode = word(v, MODES, 'calculationMode');
      },
    ),
    calculationState: m.scalar('1.9', (_book, { calculation }) => calculation.state),
    decimalSeparator: m.scalar('1.11', () => '.'),
    thousandsSeparator: m.scalar('1.11', () => ','),
    useSystemSeparators: m.scalar('1.11', () => true),
    calculate: m.action('1.1', (_book, _args, { calculation }) => {
      calculation.now();
    }),
    suspendApiCalculationUntilNextSync: m.action('1.6', (_book, _args, { calculation }) => {
      calculation.suspend();
    }),
    // Nothing is drawn between two actions of a batch anyway.
    suspendScreenUpdatingUntilNextSync: m.action('1.9', () => undefined),
  },
  internal: {
    // Excel.createWorkbook asks for it.
    CreateWorkbook: m.gives('1.8', 'WorkbookCreated', (_book, [base64]) => newWorkbook(base64)),
  },
});

interface NewWorkbook {
  readonly id: string;
  readonly bytes: Uint8Array;
}
let created = 0;

/** What is no zip is refused before anything opens. */
function newWorkbook(base64: unknown): NewWorkbook {
  const bytes = Uint8Array.from(atob(text(base64, 'base64File')), letter => letter.charCodeAt(0));
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new ApiError('InvalidArgument', 'The file is no workbook.');
  return { id: `{created-${++created}}`, bytes };
}

const w = membersOf<NewWorkbook>();
export const workbookCreatedType = w.type('WorkbookCreated', {
  members: {},
  internal: {
    Id: w.scalar('1.8', ({ id }) => id),
    Open: w.action('1.8', ({ bytes }, _args, { document }) => {
      document.created.push(bytes);
      document.onCreated?.(bytes);
    }),
  },
});

export const runtimeType = m.type('Runtime', {
  members: {
    enableEvents: m.scalar(
      '1.8',
      (_book, { session }) => session.enableEvents,
      (_book, v, { session }) => {
        session.enableEvents = flag(v, 'enableEvents');
      },
    ),
  },
});

interface Areas {
  readonly sheet: Sheet;
  readonly areas: readonly Area[];
  /** Of merged areas: the address names their first cells only (#1590). */
  readonly shortAddress?: boolean;
}
const a = membersOf<Areas>();
export const rangeAreasType = a.type('RangeAreas', {
  kept: true,
  members: {
    address: a.scalar('1.9', s =>
      s.areas
        .map(one => (s.shortAddress === true ? area(one.row, one.column) : one))
        .map(one => `${quoteSheet(s.sheet.name)}!${areaName(one)}`)
        .join(','),
    ),
    areaCount: a.scalar('1.9', s => s.areas.length),
    cellCount: a.scalar('1.9', s => s.areas.reduce((sum, one) => sum + one.rows * one.columns, 0)),
    areas: a.object('1.9', 'RangeCollection', s => s),
    worksheet: a.object('1.9', 'Worksheet', s => s.sheet),
  },
});
const rangesOf = (s: Areas): RangeRef[] => s.areas.map(area => ({ sheet: s.sheet, area }));
export const rangeCollectionType = a.type('RangeCollection', {
  items: a.items('Range', rangesOf, (s, at) => rangesOf(s)[Number(at)]),
  members: {
    getCount: a.action('1.9', s => s.areas.length),
    getItemAt: a.gives('1.9', 'Range', (s, [at]) => rangesOf(s)[Number(at)]),
  },
});
