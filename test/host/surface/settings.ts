import type { Book } from '../book/book';
import type { Properties } from '../book/settings';
import { membersOf, type Member } from './member';
import { text } from './convert';

/** Settings and properties that travel with the workbook. */
interface Setting {
  readonly book: Book;
  readonly key: string;
}
const c = membersOf<Book>();
const m = membersOf<Setting>();

const find = (book: Book, key: unknown): Setting | null =>
  typeof key === 'string' && book.settings.keys().includes(key) ? { book, key } : null;

export const settingType = m.type('Setting', {
  identity: ['key'],
  key: s => s.key,
  members: {
    key: m.scalar('1.4', s => s.key),
    value: m.scalar(
      '1.4',
      s => s.book.settings.get(s.key),
      (s, v) => {
        s.book.settings.set(s.key, v);
      },
    ),
    delete: m.action('1.4', s => {
      s.book.settings.delete(s.key);
    }),
  },
});
export const settingCollectionType = c.type('SettingCollection', {
  items: c.items('Setting', book => book.settings.keys().map(key => ({ book, key })), find),
  members: {
    add: c.gives('1.4', 'Setting', (book, [key, value]) => {
      book.settings.set(text(key, 'key'), value);
      return { book, key: text(key, 'key') };
    }),
    getCount: c.action('1.4', book => book.settings.keys().length),
    getItemOrNullObject: c.gives('1.4', 'Setting', (book, [key]) => find(book, key)),
  },
});

const property = (key: Exclude<keyof Properties, 'custom' | 'created' | 'lastAuthor'>): Member =>
  c.scalar(
    '1.7',
    book => book.properties[key] ?? '',
    (book, v) => {
      book.properties[key] = text(v, key);
    },
  );
export const documentPropertiesType = c.type('DocumentProperties', {
  members: {
    author: property('author'),
    category: property('category'),
    comments: property('comments'),
    company: property('company'),
    keywords: property('keywords'),
    manager: property('manager'),
    subject: property('subject'),
    title: property('title'),
    lastAuthor: c.scalar('1.7', book => book.properties.lastAuthor ?? ''),
    creationDate: c.scalar('1.7', book => (book.properties.created ?? new Date(0)).toISOString()),
    custom: c.object('1.7', 'CustomPropertyCollection', book => book),
  },
});

const custom = (book: Book, key: unknown): Setting | null =>
  typeof key === 'string' && Object.hasOwn(book.properties.custom, key) ? { book, key } : null;
const kind = (value: unknown): string => (typeof value === 'number' ? 'Number' : typeof value === 'boolean' ? 'Boolean' : 'String');
export const customPropertyType = m.type('CustomProperty', {
  identity: ['key'],
  key: s => s.key,
  members: {
    key: m.scalar('1.7', s => s.key),
    type: m.scalar('1.7', s => kind(s.book.properties.custom[s.key])),
    value: m.scalar(
      '1.7',
      s => s.book.properties.custom[s.key],
      (s, v) => {
        s.book.properties.custom[s.key] = v as string | number | boolean;
      },
    ),
    delete: m.action('1.7', s => {
      delete s.book.properties.custom[s.key];
    }),
  },
});
export const customPropertyCollectionType = c.type('CustomPropertyCollection', {
  items: c.items('CustomProperty', book => Object.keys(book.properties.custom).map(key => ({ book, key })), custom),
  members: {
    add: c.gives('1.7', 'CustomProperty', (book, [key, value]) => {
      book.properties.custom[text(key, 'key')] = value as string | number | boolean;
      return { book, key: text(key, 'key') };
    }),
    deleteAll: c.action('1.7', book => {
      for (const key of Object.keys(book.properties.custom)) delete book.properties.custom[key];
    }),
    getCount: c.action('1.7', book => Object.keys(book.properties.custom).length),
    getItemOrNullObject: c.gives('1.7', 'CustomProperty', (book, [key]) => custom(book, key)),
  },
});
