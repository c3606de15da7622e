import { area, cellName } from '../cell/address';
import { invalidArgument, notImplemented } from '../wire/api-error';
import type { Book } from '../book/book';
import type { Sheet } from '../book/sheet';
import type { Note } from '../book/rules';
import { compareVersions } from '../wire/requirement-sets';
import type { RangeRef } from '../wire/session';
import { integer, range, text } from './convert';
import { type Call, membersOf } from './member';

/**
 * Cell notes (the yellow ones, kept in the file). The workbook model has no threads: a comment is the note of its cell, and what Excel
 * keeps apart is one here. Replies and mentions are refused.
 */
interface Place {
  readonly book: Book;
  readonly sheet: Sheet | null;
}
interface Where {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
}
const c = membersOf<Place>();
const m = membersOf<Where>();

const sheets = (p: Place): readonly Sheet[] => (p.sheet ? [p.sheet] : p.book.sheets);
const all = (p: Place): Where[] => sheets(p).flatMap(sheet => sheet.notes.map(({ row, column }) => ({ sheet, row, column })));
const cellOf = (p: Place, key: unknown): RangeRef => range(key, p.sheet ?? p.book.activeSheet, 'cellAddress');
const find = (p: Place, key: unknown): Where | null => {
  const { sheet, area: a } = cellOf(p, key);
  return sheet.noteAt(a.row, a.column) ? { sheet, row: a.row, column: a.column } : null;
};
const noteOf = (w: Where): Note => {
  const found = w.sheet.noteAt(w.row, w.column);
  if (!found) throw invalidArgument('The note is gone.');
  return found;
};

/** Before the set that brought notes, a comment's place is a range, or an address with its sheet. */
function checkPlace(where: unknown, { session }: Call): void {
  if (typeof where === 'string' && !where.includes('!') && compareVersions(session.requirementSet, '1.18') < 0)
    throw invalidArgument(`${where}: the address of a comment needs its sheet.`);
}

function addAt(p: Place, where: unknown, content: unknown): Where {
  const { sheet, area: a } = cellOf(p, where);
  if (a.rows * a.columns !== 1) throw invalidArgument('A note belongs to one cell.');
  if (sheet.noteAt(a.row, a.column)) throw invalidArgument('The cell has a note already.');
  sheet.checkWritable(a);
  sheet.setNote(a.row, a.column, text(content, 'content'));
  return { sheet, row: a.row, column: a.column };
}

export const noteType = m.type('Note', {
  members: {
    authorName: m.scalar('1.18', w => noteOf(w).author ?? ''),
    content: m.scalar(
      '1.18',
      w => noteOf(w).text,
      (w, v) => {
        w.sheet.setNote(w.row, w.column, text(v, 'content'), noteOf(w).author);
      },
    ),
    delete: m.action('1.18', w => {
      w.sheet.setNote(w.row, w.column, null);
    }),
    getLocation: m.gives('1.18', 'Range', w => ({ sheet: w.sheet, area: area(w.row, w.column) })),
  },
});
export const noteCollectionType = c.type('NoteCollection', {
  items: c.items('Note', all, find),
  members: {
    add: c.gives('1.18', 'Note', (p, [where, content]) => addAt(p, where, content)),
    getCount: c.action('1.18', p => all(p).length),
    getItemAt: c.gives('1.18', 'Note', (p, [at]) => all(p)[integer(at, 'index')]),
    getItemOrNullObject: c.gives('1.18', 'Note', (p, [key]) => find(p, key)),
  },
});

const idOf = (w: Where): string => `${w.sheet.id}!${cellName(w.row, w.column)}`;
const byId = (p: Place, id: unknown): Where | null => all(p).find(w => idOf(w) === id) ?? null;
export const commentType = m.type('Comment', {
  identity: ['id'],
  members: {
    id: m.scalar('1.10', idOf),
    authorName: m.scalar('1.10', w => noteOf(w).author ?? ''),
    content: m.scalar(
      '1.10',
      w => noteOf(w).text,
      (w, v) => {
        w.sheet.setNote(w.row, w.column, text(v, 'content'), noteOf(w).author);
      },
    ),
    contentType: m.scalar('1.12', () => 'Plain'),
    delete: m.action('1.10', w => {
      w.sheet.setNote(w.row, w.column, null);
    }),
    getLocation: m.gives('1.10', 'Range', w => ({ sheet: w.sheet, area: area(w.row, w.column) })),
  },
});
export const commentCollectionType = c.type('CommentCollection', {
  items: c.items('Comment', all, byId),
  members: {
    add: c.gives('1.10', 'Comment', (p, [where, content, contentType], call) => {
      checkPlace(where, call);
      if (contentType !== undefined && contentType !== null && contentType !== 'Plain')
        throw notImplemented('CommentCollection.add with mentions');
      return addAt(p, where, content);
    }),
    getCount: c.action('1.10', p => all(p).length),
    getItemAt: c.gives('1.10', 'Comment', (p, [at]) => all(p)[integer(at, 'index')]),
    getItemByCell: c.gives('1.10', 'Comment', (p, [where], call) => {
      checkPlace(where, call);
      return find(p, where);
    }),
    getItemOrNullObject: c.gives('1.14', 'Comment', (p, [id]) => byId(p, id)),
  },
});
