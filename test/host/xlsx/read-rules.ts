import { readArea, type Area } from '../cell/address';
import type {
  Comparison,
  ConditionalFormat,
  ConditionalLook,
  ConditionalRule,
  Hyperlink,
  Note,
  Protection,
  ProtectionOptions,
  Validation,
  ValidationRule,
} from '../book/rules';
import { fromFile } from './formula-file';
import type { Relation } from './package';
import { child, children, descendants, flag, unescapeText, type Element } from './xml';

/** Rules of a sheet's part: validations, conditional formats, links, notes, protection. */

export function readAreas(sqref: string | undefined): Area[] {
  return (sqref ?? '').split(/\s+/).flatMap(one => readArea(one) ?? []);
}

function plain(formula: string | undefined): string | undefined {
  return formula === undefined || formula === '' ? undefined : fromFile(formula, null).slice(1);
}

function readValidation(element: Element, formulas: readonly (string | undefined)[]): ValidationRule {
  const a = element.attributes;
  const type = (a['type'] ?? 'none') === 'none' ? 'any' : (a['type'] as ValidationRule['type']);
  const [formula1, formula2] = formulas.map(plain);
  return {
    type,
    ...(type === 'list' || type === 'custom' || type === 'any' ? {} : { comparison: (a['operator'] ?? 'between') as Comparison }),
    ...(formula1 === undefined ? {} : { formula1 }),
    ...(formula2 === undefined ? {} : { formula2 }),
    ignoreBlank: flag(a['allowBlank']),
    // The attribute says the opposite of its name.
    inCellDropDown: !flag(a['showDropDown']),
    prompt: { show: flag(a['showInputMessage']), title: unescapeText(a['promptTitle'] ?? ''), message: unescapeText(a['prompt'] ?? '') },
    alert: {
      show: flag(a['showErrorMessage']),
      style: (a['errorStyle'] ?? 'stop') as ValidationRule['alert']['style'],
      title: unescapeText(a['errorTitle'] ?? ''),
      message: unescapeText(a['error'] ?? ''),
    },
  };
}

/** Also those that refer to other sheets, which Excel keeps in an extension. */
export function readValidations(sheet: Element): Validation[] {
  const own = children(child(sheet, 'dataValidations'), 'dataValidation').map(one => ({
    areas: readAreas(one.attributes['sqref']),
    rule: readValidation(one, [child(one, 'formula1')?.text, child(one, 'formula2')?.text]),
  }));
  const extended = descendants(child(sheet, 'extLst'), 'dataValidation').map(one => ({
    areas: readAreas(child(one, 'sqref')?.text),
    rule: readValidation(
      one,
      ['formula1', 'formula2'].map(name => child(child(one, name), 'f')?.text),
    ),
  }));
  return [...own, ...extended].filter(one => one.areas.length > 0);
}

function readRule(element: Element, source: string): ConditionalRule {
  const a = element.attributes;
  const formulas = children(element, 'formula').map(one => fromFile(one.text, null).slice(1));
  const [formula1 = '', formula2] = formulas;
  const operator = a['operator'] ?? '';
  if (a['type'] === 'expression') return { type: 'custom', formula: formula1 };
  if (
    a['type'] === 'cellIs' &&
    /^(between|notBetween|equal|notEqual|greaterThan|lessThan|greaterThanOrEqual|lessThanOrEqual)$/.test(operator)
  ) {
    return { type: 'cellValue', comparison: operator as Comparison, formula1, ...(formula2 === undefined ? {} : { formula2 }) };
  }
  const texts: Readonly<Record<string, 'contains' | 'notContains' | 'beginsWith' | 'endsWith'>> = {
    containsText: 'contains',
    notContainsText: 'notContains',
    beginsWith: 'beginsWith',
    endsWith: 'endsWith',
  };
  const kind = texts[a['type'] ?? ''];
  if (kind && a['text'] !== undefined) return { type: 'containsText', operator: kind, text: unescapeText(a['text']) };
  return { type: 'other', kind: a['type'] ?? '', data: { attributes: a, inner: source.slice(element.innerStart, element.innerEnd) } };
}

export function readConditionalFormats(sheet: Element, source: string, looks: readonly ConditionalLook[]): ConditionalFormat[] {
  const list = children(sheet, 'conditionalFormatting').flatMap(block =>
    children(block, 'cfRule').map(rule => ({
      areas: readAreas(block.attributes['sqref']),
      rule: readRule(rule, source),
      look: looks[Number(rule.attributes['dxfId'] ?? -1)] ?? {},
      priority: Number(rule.attributes['priority'] ?? 0),
      stopIfTrue: flag(rule.attributes['stopIfTrue']),
    })),
  );
  return list
    .filter(one => one.areas.length > 0)
    .sort((a, b) => a.priority - b.priority)
    .map((one, i) => ({ ...one, id: `{${String(i + 1).padStart(8, '0')}-0000-0000-0000-000000000000}`, priority: i }));
}

export function readHyperlinks(sheet: Element, relations: readonly Relation[]): Hyperlink[] {
  return children(child(sheet, 'hyperlinks'), 'hyperlink').flatMap(one => {
    const a = readArea(one.attributes['ref'] ?? '');
    const id = Object.entries(one.attributes).find(([name]) => name.endsWith(':id'))?.[1];
    const outside = relations.find(relation => relation.id === id)?.target ?? '';
    const { location, tooltip, display } = one.attributes;
    const target = outside + (location === undefined ? '' : `#${unescapeText(location)}`);
    if (!a) return [];
    return [
      {
        row: a.row,
        column: a.column,
        ...(a.rows * a.columns === 1 ? {} : { rows: a.rows, columns: a.columns }),
        target,
        ...(tooltip === undefined ? {} : { tooltip: unescapeText(tooltip) }),
        ...(display === undefined ? {} : { display: unescapeText(display) }),
      },
    ];
  });
}

export function readNotes(comments: Element | null): Note[] {
  const authors = children(child(comments, 'authors'), 'author').map(one => one.text);
  return children(child(comments, 'commentList'), 'comment').flatMap(one => {
    const a = readArea(one.attributes['ref'] ?? '');
    const text = unescapeText(
      descendants(child(one, 'text'), 't')
        .map(t => t.text)
        .join(''),
    );
    const author = authors[Number(one.attributes['authorId'] ?? -1)];
    return a ? [{ row: a.row, column: a.column, text, ...(author ? { author } : {}) }] : [];
  });
}

const ALLOWED: readonly (readonly [keyof ProtectionOptions & `allow${string}`, string, boolean])[] = [
  ['allowFormatCells', 'formatCells', true],
  ['allowFormatColumns', 'formatColumns', true],
  ['allowFormatRows', 'formatRows', true],
  ['allowInsertColumns', 'insertColumns', true],
  ['allowInsertRows', 'insertRows', true],
  ['allowInsertHyperlinks', 'insertHyperlinks', true],
  ['allowDeleteColumns', 'deleteColumns', true],
  ['allowDeleteRows', 'deleteRows', true],
  ['allowSort', 'sort', true],
  ['allowAutoFilter', 'autoFilter', true],
  ['allowPivotTables', 'pivotTables', true],
  ['allowEditObjects', 'objects', false],
  ['allowEditScenarios', 'scenarios', false],
];

export function readProtection(element: Element | null): Protection {
  if (!element || !flag(element.attributes['sheet'])) return { protected: false, options: {} };
  const options: Record<string, unknown> = {};
  // The attributes say what is locked.
  for (const [option, attribute, locked] of ALLOWED) if (!flag(element.attributes[attribute], locked)) options[option] = true;
  if (flag(element.attributes['selectUnlockedCells'])) options['selection'] = 'none';
  else if (flag(element.attributes['selectLockedCells'])) options['selection'] = 'unlocked';
  const hash = Object.fromEntries(
    ['password', 'algorithmName', 'hashValue', 'saltValue', 'spinCount'].flatMap(name => {
      const value = element.attributes[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return { protected: true, options: options as ProtectionOptions, ...(Object.keys(hash).length ? { hash } : {}) };
}

/** The attributes of `<sheetProtection>`. */
export function protectionAttributes(protection: Protection): Record<string, string | boolean | undefined> {
  const { options, password, hash } = protection;
  const list: Record<string, string | boolean | undefined> = {
    ...hash,
    ...(password ? { password: legacyHash(password) } : {}),
    sheet: true,
  };
  for (const [option, attribute, locked] of ALLOWED) {
    const isLocked = options[option] !== true;
    if (isLocked !== locked) list[attribute] = isLocked;
  }
  if (options.selection === 'unlocked' || options.selection === 'none') list['selectLockedCells'] = true;
  if (options.selection === 'none') list['selectUnlockedCells'] = true;
  return list;
}

/** The 16-bit hash of a sheet's password that every Excel still reads (ECMA-376 part 4, 14.7.1). */
function legacyHash(password: string): string {
  let hash = 0;
  const bytes = [...password].map(c => c.charCodeAt(0) & 0xff);
  for (const byte of bytes.reverse()) {
    hash = ((hash >> 14) & 1) | ((hash << 1) & 0x7fff);
    hash ^= byte;
  }
  hash = ((hash >> 14) & 1) | ((hash << 1) & 0x7fff);
  hash ^= bytes.length ^ 0xce4b;
  return hash.toString(16).toUpperCase().padStart(4, '0');
}
