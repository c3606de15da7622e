import { ApiError, notImplemented } from '../wire/api-error';
import type { Book } from '../book/book';
import type { Sheet } from '../book/sheet';
import type { ProtectionOptions } from '../book/rules';
import { flag, optionalText, record, word, wordFor } from './convert';
import { membersOf } from './member';

/** Protection of a worksheet. The workbook's own protection is not modelled: it reads as unprotected and cannot be switched on, but for an Excel of another kind (quirks). */
const m = membersOf<Sheet>();
const b = membersOf<Book>();

const ALLOWED = [
  'allowAutoFilter',
  'allowDeleteColumns',
  'allowDeleteRows',
  'allowEditObjects',
  'allowEditScenarios',
  'allowFormatCells',
  'allowFormatColumns',
  'allowFormatRows',
  'allowInsertColumns',
  'allowInsertHyperlinks',
  'allowInsertRows',
  'allowPivotTables',
  'allowSort',
] as const satisfies readonly (keyof ProtectionOptions)[];
const SELECTION = { Normal: 'normal', Unlocked: 'unlocked', None: 'none' } as const;

function fromApi(value: unknown): ProtectionOptions {
  if (value === null || value === undefined) return {};
  const given = record(value, 'options');
  const allowed = ALLOWED.filter(key => given[key] !== undefined && given[key] !== null).map(key => [key, flag(given[key], key)]);
  const selection = given['selectionMode'];
  return {
    ...(Object.fromEntries(allowed) as ProtectionOptions),
    ...(selection === undefined || selection === null ? {} : { selection: word(selection, SELECTION, 'selectionMode') }),
  };
}

export const worksheetProtectionType = m.type('WorksheetProtection', {
  members: {
    protected: m.scalar('1.2', s => s.protection.protected),
    options: m.scalar('1.2', s => ({
      ...Object.fromEntries(ALLOWED.map(key => [key, s.protection.options[key] ?? false])),
      selectionMode: wordFor(s.protection.options.selection ?? 'normal', SELECTION, 'Normal'),
    })),
    protect: m.action('1.2', (s, [options, password]) => {
      if (s.protection.protected) throw new ApiError('InvalidOperation', `Worksheet ${s.name} is already protected.`);
      s.protect(fromApi(options), optionalText(password, 'password'));
    }),
    unprotect: m.action('1.7', (s, [password]) => {
      s.unprotect(optionalText(password, 'password'));
    }),
  },
});

export const workbookProtectionType = b.type('WorkbookProtection', {
  members: {
    protected: b.scalar('1.7', () => false),
    protect: b.action('1.7', () => {
      throw notImplemented('WorkbookProtection.protect');
    }),
    unprotect: b.action('1.7', () => undefined),
  },
});
