import { intersect } from '../cell/address';
import { invalidArgument, notImplemented } from '../wire/api-error';
import type { Sheet } from '../book/sheet';
import type { ConditionalFormat, ConditionalLook, ConditionalRule, Comparison } from '../book/rules';
import type { RangeRef } from '../wire/session';
import type { Edge, Line, LineStyle } from '../cell/style';
import { color, flag, integer, record, text, word, wordFor } from './convert';
import { type Member, membersOf } from './member';
import { COMPARISONS } from './validation';

/** Conditional formats: formulas, comparisons with a value, and texts. Scales, bars and icons are kept in the file but not offered. */
interface Format {
  readonly sheet: Sheet;
  readonly id: string;
}
const c = membersOf<RangeRef>();
const m = membersOf<Format>();

const KINDS = { Custom: 'custom', CellValue: 'cellValue', ContainsText: 'containsText' } as const;
const NEW: Readonly<Record<'custom' | 'cellValue' | 'containsText', ConditionalRule>> = {
  custom: { type: 'custom', formula: '' },
  cellValue: { type: 'cellValue', comparison: 'equal', formula1: '' },
  containsText: { type: 'containsText', operator: 'contains', text: '' },
};

const entry = (f: Format): ConditionalFormat => {
  const found = f.sheet.conditionalFormats.find(x => x.id === f.id);
  if (!found) throw invalidArgument('The conditional format is gone.');
  return found;
};
const here = (s: RangeRef): Format[] =>
  [...s.sheet.conditionalFormats]
    .filter(x => x.areas.some(a => intersect(a, s.area)))
    .sort((a, b) => a.priority - b.priority)
    .map(({ id }) => ({ sheet: s.sheet, id }));
const find = (s: RangeRef, id: unknown): Format | null => here(s).find(f => f.id === id) ?? null;
const setRule = (f: Format, rule: ConditionalRule): void => {
  f.sheet.updateConditionalFormat(f.id, { rule });
};
const setLook = (f: Format, change: (look: ConditionalLook) => ConditionalLook): void => {
  f.sheet.updateConditionalFormat(f.id, { look: change(entry(f).look) });
};

export const conditionalFormatCollectionType = c.type('ConditionalFormatCollection', {
  items: c.items('ConditionalFormat', here, find),
  members: {
    add: c.gives('1.6', 'ConditionalFormat', (s, [type]) => {
      const kind = (KINDS as Readonly<Record<string, 'custom' | 'cellValue' | 'containsText'>>)[
        String(type).replace(/^./, x => x.toUpperCase())
      ];
      if (!kind) throw notImplemented(`ConditionalFormatCollection.add(${JSON.stringify(type)})`);
      s.sheet.checkWritable(s.area);
      // The newest is applied first, as in Excel.
      const added = s.sheet.addConditionalFormat({ areas: [s.area], rule: NEW[kind], look: {}, stopIfTrue: false, priority: 0 });
      return { sheet: s.sheet, id: added.id };
    }),
    clearAll: c.action('1.6', s => {
      s.sheet.checkWritable(s.area);
      s.sheet.clearConditionalFormats(s.area);
    }),
    getCount: c.action('1.6', s => here(s).length),
    getItemAt: c.gives('1.6', 'ConditionalFormat', (s, [at]) => here(s)[integer(at, 'index')]),
    getItemOrNullObject: c.gives('1.14', 'ConditionalFormat', (s, [id]) => find(s, id)),
  },
});

const only =
  (type: ConditionalRule['type']) =>
  (f: Format): Format | null =>
    entry(f).rule.type === type ? f : null;
const areaOf = (f: Format): RangeRef | null => {
  const { areas } = entry(f);
  return areas.length === 1 && areas[0] ? { sheet: f.sheet, area: areas[0] } : null;
};
export const conditionalFormatType = m.type('ConditionalFormat', {
  identity: ['id'],
  members: {
    id: m.scalar('1.6', f => f.id),
    type: m.scalar('1.6', f => wordFor<string>(entry(f).rule.type, KINDS, 'Custom')),
    priority: m.scalar(
      '1.6',
      f => entry(f).priority,
      (f, v) => {
        f.sheet.updateConditionalFormat(f.id, { priority: integer(v, 'priority') });
      },
    ),
    stopIfTrue: m.scalar(
      '1.6',
      f => entry(f).stopIfTrue,
      (f, v) => {
        f.sheet.updateConditionalFormat(f.id, { stopIfTrue: flag(v, 'stopIfTrue') });
      },
    ),
    custom: m.object('1.6', 'CustomConditionalFormat', only('custom')),
    customOrNullObject: m.object('1.6', 'CustomConditionalFormat', only('custom')),
    cellValue: m.object('1.6', 'CellValueConditionalFormat', only('cellValue')),
    cellValueOrNullObject: m.object('1.6', 'CellValueConditionalFormat', only('cellValue')),
    textComparison: m.object('1.6', 'TextConditionalFormat', only('containsText')),
    textComparisonOrNullObject: m.object('1.6', 'TextConditionalFormat', only('containsText')),
    delete: m.action('1.6', f => {
      f.sheet.deleteConditionalFormat(f.id);
    }),
    getRange: m.gives('1.6', 'Range', areaOf),
    getRangeOrNullObject: m.gives('1.6', 'Range', areaOf),
  },
});

const format = m.object('1.6', 'ConditionalRangeFormat', f => f);
export const customConditionalFormatType = m.type('CustomConditionalFormat', {
  members: { format, rule: m.object('1.6', 'ConditionalFormatRule', f => f) },
});
const formulaOf = (f: Format): string => {
  const { rule } = entry(f);
  return rule.type === 'custom' ? rule.formula : '';
};
const withEquals = (formula: string): string => (formula === '' || formula.startsWith('=') ? formula : `=${formula}`);
export const conditionalFormatRuleType = m.type('ConditionalFormatRule', {
  members: {
    formula: m.scalar(
      '1.6',
      f => withEquals(formulaOf(f)),
      (f, v) => {
        setRule(f, { type: 'custom', formula: text(v, 'formula').replace(/^=/, '') });
      },
    ),
  },
});

const stripped = (value: unknown, what: string): string =>
  typeof value === 'number' ? String(value) : text(value, what).replace(/^=/, '');
const CELL_COMPARISONS: Readonly<Record<string, Comparison>> = {
  ...COMPARISONS,
  GreaterThanOrEqual: 'greaterThanOrEqual',
  LessThanOrEqual: 'lessThanOrEqual',
};
export const cellValueConditionalFormatType = m.type('CellValueConditionalFormat', {
  members: {
    format,
    rule: m.scalar(
      '1.6',
      f => {
        const { rule } = entry(f);
        if (rule.type !== 'cellValue') return null;
        const operator = wordFor(rule.comparison, COMPARISONS, 'EqualTo').replace(/(Greater|Less)ThanOrEqualTo/, '$1ThanOrEqual');
        return {
          formula1: withEquals(rule.formula1),
          ...(rule.formula2 === undefined ? {} : { formula2: withEquals(rule.formula2) }),
          operator,
        };
      },
      (f, v) => {
        const rule = record(v, 'rule');
        const second = rule['formula2'];
        setRule(f, {
          type: 'cellValue',
          comparison: word(rule['operator'], CELL_COMPARISONS, 'operator'),
          formula1: stripped(rule['formula1'], 'formula1'),
          ...(second === undefined || second === null ? {} : { formula2: stripped(second, 'formula2') }),
        });
      },
    ),
  },
});

const TEXT_OPERATORS = { Contains: 'contains', NotContains: 'notContains', BeginsWith: 'beginsWith', EndsWith: 'endsWith' } as const;
export const textConditionalFormatType = m.type('TextConditionalFormat', {
  members: {
    format,
    rule: m.scalar(
      '1.6',
      f => {
        const { rule } = entry(f);
        return rule.type === 'containsText' ? { operator: wordFor(rule.operator, TEXT_OPERATORS, 'Contains'), text: rule.text } : null;
      },
      (f, v) => {
        const rule = record(v, 'rule');
        setRule(f, {
          type: 'containsText',
          operator: word(rule['operator'], TEXT_OPERATORS, 'operator'),
          text: text(rule['text'], 'text'),
        });
      },
    ),
  },
});

export const conditionalRangeFormatType = m.type('ConditionalRangeFormat', {
  members: {
    borders: m.object('1.6', 'ConditionalRangeBorderCollection', f => f),
    fill: m.object('1.6', 'ConditionalRangeFill', f => f),
    font: m.object('1.6', 'ConditionalRangeFont', f => f),
    numberFormat: m.scalar(
      '1.6',
      f => entry(f).look.numberFormat ?? '',
      (f, v) => {
        setLook(f, l => ({ ...l, numberFormat: text(v, 'numberFormat') }));
      },
    ),
  },
});

function fontFlag(key: 'bold' | 'italic' | 'strike'): Member {
  return m.scalar(
    '1.6',
    f => entry(f).look.font?.[key] ?? false,
    (f, v) => {
      setLook(f, l => ({ ...l, font: { ...l.font, [key]: flag(v, key) } }));
    },
  );
}
export const conditionalRangeFontType = m.type('ConditionalRangeFont', {
  members: {
    bold: fontFlag('bold'),
    italic: fontFlag('italic'),
    strikethrough: fontFlag('strike'),
    color: m.scalar(
      '1.6',
      f => entry(f).look.font?.color?.rgb ?? '',
      (f, v) => {
        setLook(f, l => ({ ...l, font: { ...l.font, color: { rgb: color(v, 'color') } } }));
      },
    ),
    clear: m.action('1.6', f => {
      setLook(f, ({ font: _gone, ...rest }) => rest);
    }),
  },
});
export const conditionalRangeFillType = m.type('ConditionalRangeFill', {
  members: {
    color: m.scalar(
      '1.6',
      f => entry(f).look.fill?.color?.rgb ?? '',
      (f, v) => {
        setLook(f, l => ({ ...l, fill: { pattern: 'solid', color: { rgb: color(v, 'color') } } }));
      },
    ),
    clear: m.action('1.6', f => {
      setLook(f, ({ fill: _gone, ...rest }) => rest);
    }),
  },
});

interface Border extends Format {
  readonly edge: Edge;
}
const b = membersOf<Border>();
const EDGES = { EdgeTop: 'top', EdgeBottom: 'bottom', EdgeLeft: 'left', EdgeRight: 'right' } as const;
const STYLES = { None: null, Continuous: 'thin', Dash: 'dashed', DashDot: 'dashDot', DashDotDot: 'dashDotDot', Dot: 'dotted' } as const;
const line = (x: Border): Line | undefined => entry(x).look.borders?.[x.edge];
const draw = (x: Border, to: Line | null): void => {
  setLook(x, l => {
    const { [x.edge]: _gone, ...others } = l.borders ?? {};
    return { ...l, borders: to ? { ...others, [x.edge]: to } : others };
  });
};
export const conditionalRangeBorderType = b.type('ConditionalRangeBorder', {
  identity: ['sideIndex'],
  key: x => wordFor<string>(x.edge, EDGES, ''),
  members: {
    sideIndex: b.scalar('1.6', x => wordFor<string>(x.edge, EDGES, '')),
    color: b.scalar(
      '1.6',
      x => line(x)?.color?.rgb ?? '',
      (x, v) => {
        draw(x, { style: line(x)?.style ?? 'thin', color: { rgb: color(v, 'color') } });
      },
    ),
    style: b.scalar(
      '1.6',
      x => wordFor<LineStyle | null>(line(x)?.style ?? null, STYLES, 'Continuous'),
      (x, v) => {
        const style = (STYLES as Readonly<Record<string, LineStyle | null>>)[text(v, 'style')];
        if (style === undefined) throw invalidArgument(`style cannot be ${JSON.stringify(v)}.`);
        draw(x, style && { ...line(x), style });
      },
    ),
  },
});
const edge = (name: keyof typeof EDGES): Member => m.object('1.6', 'ConditionalRangeBorder', f => ({ ...f, edge: EDGES[name] }));
export const conditionalRangeBorderCollectionType = m.type('ConditionalRangeBorderCollection', {
  items: m.items(
    'ConditionalRangeBorder',
    f => Object.values(EDGES).map(e => ({ ...f, edge: e })),
    (f, key) => ({ ...f, edge: word(key, EDGES, 'index') }),
  ),
  members: {
    top: edge('EdgeTop'),
    bottom: edge('EdgeBottom'),
    left: edge('EdgeLeft'),
    right: edge('EdgeRight'),
    count: m.scalar('1.6', () => Object.keys(EDGES).length),
  },
});
