import { type Area, absoluteName, containsArea, intersect, quoteSheet } from '../cell/address';
import { invalidArgument } from '../wire/api-error';
import type { Comparison, ValidationRule } from '../book/rules';
import type { RangeRef } from '../wire/session';
import { flag, isRange, optionalText, record, text, word, wordFor } from './convert';
import { membersOf } from './member';

/** Data validation of a range. */
const m = membersOf<RangeRef>();

const TYPES = {
  None: 'any',
  WholeNumber: 'whole',
  Decimal: 'decimal',
  List: 'list',
  Date: 'date',
  Time: 'time',
  TextLength: 'textLength',
  Custom: 'custom',
} as const;
export const COMPARISONS: Readonly<Record<string, Comparison>> = {
  Between: 'between',
  NotBetween: 'notBetween',
  EqualTo: 'equal',
  NotEqualTo: 'notEqual',
  GreaterThan: 'greaterThan',
  LessThan: 'lessThan',
  GreaterThanOrEqualTo: 'greaterThanOrEqual',
  LessThanOrEqualTo: 'lessThanOrEqual',
};
const BOUNDED = { wholeNumber: 'whole', decimal: 'decimal', date: 'date', time: 'time', textLength: 'textLength' } as const;
const ALERTS = { Stop: 'stop', Warning: 'warning', Information: 'information' } as const;
/** Excel's limit for the text of a list or a formula in a validation. */
const LONGEST_SOURCE = 255;

const BLANK: ValidationRule = {
  type: 'any',
  ignoreBlank: true,
  inCellDropDown: true,
  prompt: { show: true, title: '', message: '' },
  alert: { show: true, style: 'stop', title: '', message: '' },
};

/** The one rule of all the cells; 'mixed' where only some have it or they differ. */
function ruleOf(s: RangeRef): ValidationRule | null | 'mixed' {
  const touching = s.sheet.validations.filter(v => v.areas.some(a => intersect(a, s.area)));
  if (touching.length === 0) return null;
  const only = touching[0];
  return touching.length === 1 && only?.areas.some(a => containsArea(a, s.area)) ? only.rule : 'mixed';
}
function change(s: RangeRef, part: Partial<ValidationRule>): void {
  s.sheet.checkWritable(s.area);
  const now = ruleOf(s);
  s.sheet.setValidation(s.area, { ...(now === null || now === 'mixed' ? BLANK : now), ...part });
}

const reference = (sheetName: string, a: Area): string => `${quoteSheet(sheetName)}!${absoluteName(a)}`;

/** A bound or source as the file holds it, without `=`. Dates may come as ISO text. */
function formula(value: unknown, what: string, isDate = false): string {
  if (isRange(value)) return reference(value.sheet.name, value.area);
  if (typeof value === 'number') return String(value);
  const given = text(value, what);
  if (given.startsWith('=')) return limited(given.slice(1), what);
  const date = isDate ? /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})/.exec(given) : null;
  if (date) return String(Math.round(Date.UTC(Number(date[1]), Number(date[2]) - 1, Number(date[3])) / 86_400_000) + 25_569);
  if (given.trim() !== '' && Number.isFinite(Number(given))) return given;
  throw invalidArgument(`${what} must be a number, a range or a formula that begins with =.`);
}
function limited(source: string, what: string): string {
  if (source.length > LONGEST_SOURCE) throw invalidArgument(`${what} has ${source.length} characters; Excel takes ${LONGEST_SOURCE}.`);
  return source;
}
/** As the API gives it back: a number, or a formula with `=`. */
const given = (stored: string | undefined): unknown =>
  stored === undefined ? undefined : stored.trim() !== '' && Number.isFinite(Number(stored)) ? Number(stored) : `=${stored}`;

function toApi(rule: ValidationRule): Record<string, unknown> {
  const bounded = Object.entries(BOUNDED).find(([, type]) => type === rule.type)?.[0];
  if (bounded) {
    return {
      [bounded]: {
        formula1: given(rule.formula1),
        ...(rule.formula2 === undefined ? {} : { formula2: given(rule.formula2) }),
        operator: wordFor(rule.comparison ?? 'between', COMPARISONS, 'Between'),
      },
    };
  }
  if (rule.type === 'list') {
    const source = rule.formula1 ?? '';
    return {
      list: {
        inCellDropDown: rule.inCellDropDown,
        source: source.startsWith('"') ? source.slice(1, -1).replace(/""/g, '"') : `=${source}`,
      },
    };
  }
  return rule.type === 'custom' ? { custom: { formula: `=${rule.formula1 ?? ''}` } } : {};
}

function fromApi(value: unknown): Partial<ValidationRule> {
  const entries = Object.entries(record(value, 'rule')).filter(([, v]) => v !== null && v !== undefined);
  const [kind, body] = entries[0] ?? [];
  if (entries.length !== 1 || kind === undefined) throw invalidArgument('rule must hold exactly one kind of rule.');
  const rule = record(body, `rule.${kind}`);
  if (kind === 'list') {
    const source = rule['source'];
    const stored =
      typeof source === 'string' && !source.startsWith('=')
        ? `"${limited(source, 'source').replace(/"/g, '""')}"`
        : formula(source, 'source');
    return { type: 'list', formula1: stored, inCellDropDown: flag(rule['inCellDropDown'] ?? true, 'inCellDropDown') };
  }
  if (kind === 'custom') return { type: 'custom', formula1: formula(rule['formula'], 'formula') };
  const type = (BOUNDED as Readonly<Record<string, ValidationRule['type']>>)[kind];
  if (!type) throw invalidArgument(`rule cannot be ${kind}.`);
  const comparison = word(rule['operator'], COMPARISONS, 'operator');
  const isDate = type === 'date';
  const second = rule['formula2'];
  if ((comparison === 'between' || comparison === 'notBetween') && (second === undefined || second === null))
    throw invalidArgument('formula2 is missing.');
  return {
    type,
    comparison,
    formula1: formula(rule['formula1'], 'formula1', isDate),
    ...(second === undefined || second === null ? {} : { formula2: formula(second, 'formula2', isDate) }),
  };
}

const single = (s: RangeRef): ValidationRule | null => {
  const rule = ruleOf(s);
  return rule === 'mixed' ? null : (rule ?? BLANK);
};

export const dataValidationType = m.type('DataValidation', {
  members: {
    rule: m.scalar(
      '1.8',
      s => {
        const rule = single(s);
        return rule && toApi(rule);
      },
      (s, v) => {
        // OfficeDev/office-js#2594: it has to be cleared first.
        if (ruleOf(s) === 'mixed') throw invalidArgument('Some of the cells have a rule of their own.');
        const { formula1: _1, formula2: _2, comparison: _c, ...kept } = single(s) ?? BLANK;
        s.sheet.checkWritable(s.area);
        s.sheet.setValidation(s.area, { ...kept, ...fromApi(v) });
      },
    ),
    type: m.scalar('1.8', s => {
      const rule = ruleOf(s);
      return rule === 'mixed' ? 'MixedCriteria' : wordFor(rule?.type ?? 'any', TYPES, 'None');
    }),
    ignoreBlanks: m.scalar(
      '1.8',
      s => single(s)?.ignoreBlank ?? null,
      (s, v) => {
        change(s, { ignoreBlank: flag(v, 'ignoreBlanks') });
      },
    ),
    prompt: m.scalar(
      '1.8',
      s => {
        const p = single(s)?.prompt;
        return p ? { showPrompt: p.show, title: p.title, message: p.message } : null;
      },
      (s, v) => {
        const p = record(v, 'prompt');
        change(s, {
          prompt: {
            show: flag(p['showPrompt'] ?? true, 'showPrompt'),
            title: short(p['title'], 32, 'title'),
            message: short(p['message'], 255, 'message'),
          },
        });
      },
    ),
    errorAlert: m.scalar(
      '1.8',
      s => {
        const a = single(s)?.alert;
        return a ? { showAlert: a.show, style: wordFor(a.style, ALERTS, 'Stop'), title: a.title, message: a.message } : null;
      },
      (s, v) => {
        const a = record(v, 'errorAlert');
        change(s, {
          alert: {
            show: flag(a['showAlert'] ?? true, 'showAlert'),
            style: word(a['style'] ?? 'Stop', ALERTS, 'style'),
            title: short(a['title'], 32, 'title'),
            message: short(a['message'], 225, 'message'),
          },
        });
      },
    ),
    clear: m.action('1.8', s => {
      s.sheet.checkWritable(s.area);
      s.sheet.setValidation(s.area, null);
    }),
  },
});

function short(value: unknown, most: number, what: string): string {
  const found = optionalText(value, what) ?? '';
  if (found.length > most) throw invalidArgument(`${what} has ${found.length} characters; Excel takes ${most}.`);
  return found;
}
