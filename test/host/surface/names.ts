import { absoluteName, quoteSheet } from '../cell/address';
import { invalidArgument } from '../wire/api-error';
import type { Book } from '../book/book';
import type { DefinedName } from '../book/names';
import { plainValue } from '../wire/api-value';
import type { RangeRef } from '../wire/session';
import { flag, isRange, optionalText, text } from './convert';
import { membersOf } from './member';

/** Defined names of the workbook or of one worksheet. */
interface Scope {
  readonly book: Book;
  readonly scope: string | null;
}
interface Named extends Scope {
  readonly name: string;
}
const c = membersOf<Scope>();
const m = membersOf<Named>();

const find = (s: Scope, name: unknown): Named | null => {
  const found = typeof name === 'string' ? s.book.names.get(name, s.scope) : null;
  return found && { ...s, name: found.name };
};
const entry = (n: Named): DefinedName => {
  const found = n.book.names.get(n.name, n.scope);
  if (!found) throw invalidArgument(`The name ${n.name} is gone.`);
  return found;
};
const rangeOf = (n: Named): RangeRef | null => n.book.names.area(entry(n));

/** A range becomes a reference with dollar signs; text is taken as a formula or a constant. */
function formulaOf(reference: unknown): string {
  if (isRange(reference)) return `=${quoteSheet(reference.sheet.name)}!${absoluteName(reference.area)}`;
  if (typeof reference === 'number' || typeof reference === 'boolean') return `=${String(reference).toUpperCase()}`;
  const given = text(reference, 'reference');
  return given.startsWith('=') ? given : `="${given.replace(/"/g, '""')}"`;
}

function typeOf(n: Named): string {
  if (rangeOf(n)) return 'Range';
  const value = n.book.names.value(entry(n));
  if (typeof value === 'string') return 'String';
  if (typeof value === 'boolean') return 'Boolean';
  return typeof value === 'number' ? (Number.isInteger(value) ? 'Integer' : 'Double') : 'Error';
}

export const namedItemType = m.type('NamedItem', {
  identity: ['name'],
  key: n => n.name,
  members: {
    name: m.scalar('1.1', n => n.name),
    comment: m.scalar(
      '1.4',
      n => entry(n).comment,
      (n, v) => {
        n.book.names.update(n.name, n.scope, { comment: text(v, 'comment') });
      },
    ),
    formula: m.scalar(
      '1.7',
      n => entry(n).formula,
      (n, v) => {
        n.book.names.update(n.name, n.scope, { formula: formulaOf(v) });
      },
    ),
    scope: m.scalar('1.4', n => (n.scope === null ? 'Workbook' : 'Worksheet')),
    type: m.scalar('1.1', typeOf),
    value: m.scalar('1.1', n => (rangeOf(n) ? entry(n).formula : plainValue(n.book.names.value(entry(n))))),
    visible: m.scalar(
      '1.1',
      n => entry(n).visible,
      (n, v) => {
        n.book.names.update(n.name, n.scope, { visible: flag(v, 'visible') });
      },
    ),
    worksheet: m.object('1.4', 'Worksheet', n => (n.scope === null ? null : n.book.sheetById(n.scope))),
    worksheetOrNullObject: m.object('1.4', 'Worksheet', n => (n.scope === null ? null : n.book.sheetById(n.scope))),
    delete: m.action('1.4', n => {
      n.book.names.delete(n.name, n.scope);
    }),
    getRange: m.gives('1.1', 'Range', rangeOf),
    getRangeOrNullObject: m.gives('1.4', 'Range', rangeOf),
  },
});

const all = (s: Scope): Named[] => s.book.names.all(s.scope).map(({ name }) => ({ ...s, name }));
export const namedItemCollectionType = c.type('NamedItemCollection', {
  items: c.items('NamedItem', all, find),
  members: {
    add: c.gives('1.4', 'NamedItem', (s, [name, reference, comment]) => {
      const note = optionalText(comment, 'comment');
      const added = s.book.names.add(text(name, 'name'), formulaOf(reference), {
        scope: s.scope,
        ...(note === undefined ? {} : { comment: note }),
      });
      return { ...s, name: added.name };
    }),
    getCount: c.action('1.4', s => all(s).length),
    getItemOrNullObject: c.gives('1.4', 'NamedItem', (s, [name]) => find(s, name)),
  },
});
