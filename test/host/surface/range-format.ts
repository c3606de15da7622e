import { type Area, area } from '../cell/address';
import type { RangeRef } from '../wire/session';
import type { Color, Edge, Font, Line, LineStyle, Style, StylePatch } from '../cell/style';
import { color, flag, number, text, uniform, word, wordFor } from './convert';
import { type Call, type Member, type Property, membersOf } from './member';
import { notImplemented } from '../wire/api-error';

/** `RangeFormat` and what hangs on it. The host's object is the range itself; a border also knows its side. Sizes in points. */
const m = membersOf<RangeRef>();

function styleOf<T>(s: RangeRef, read: (style: Style) => T): T | null {
  return uniform(s.sheet, s.area, (r, c) => read(s.sheet.style(r, c)));
}
function patch(s: RangeRef, change: StylePatch): void {
  s.sheet.setStyle(s.area, change);
}
const hex = (c: Color | undefined, otherwise: string): string => c?.rgb ?? otherwise;

const HORIZONTAL = {
  General: undefined,
  Left: 'left',
  Center: 'center',
  Right: 'right',
  Fill: 'fill',
  Justify: 'justify',
  CenterAcrossSelection: 'centerContinuous',
  Distributed: 'distributed',
} as const;
const VERTICAL = { Top: 'top', Center: 'middle', Bottom: undefined, Justify: 'justify', Distributed: 'distributed' } as const;
const UNDERLINE = {
  None: undefined,
  Single: 'single',
  Double: 'double',
  SingleAccountant: 'singleAccounting',
  DoubleAccountant: 'doubleAccounting',
} as const;

/** A word of the API, or null to take the setting away (the default). */
function choice<T>(value: unknown, words: Readonly<Record<string, T>>, what: string): NonNullable<T> | null {
  const nulls = Object.fromEntries(Object.entries(words).map(([k, v]) => [k, v ?? null])) as Record<string, NonNullable<T> | null>;
  return word(value, nulls, what);
}

function fontFlag(key: 'bold' | 'italic' | 'strike', set: string): Property {
  return m.scalar(
    set,
    s => styleOf(s, style => style.font?.[key] ?? false),
    (s, v) => {
      patch(s, { font: { [key]: flag(v, key) || null } });
    },
  );
}
function script(key: 'subscript' | 'superscript'): Property {
  return m.scalar(
    '1.9',
    s => styleOf(s, style => style.font?.vertical === key),
    (s, v) => {
      patch(s, { font: { vertical: flag(v, key) ? key : null } });
    },
  );
}

export const fontType = m.type('RangeFont', {
  members: {
    bold: fontFlag('bold', '1.1'),
    italic: fontFlag('italic', '1.1'),
    strikethrough: fontFlag('strike', '1.9'),
    subscript: script('subscript'),
    superscript: script('superscript'),
    name: m.scalar(
      '1.1',
      s => styleOf(s, style => style.font?.name ?? '游ゴシック'),
      (s, v) => {
        patch(s, { font: { name: text(v, 'name') } });
      },
    ),
    size: m.scalar(
      '1.1',
      s => styleOf(s, style => style.font?.size ?? 11),
      (s, v) => {
        patch(s, { font: { size: number(v, 'size') } });
      },
    ),
    color: m.scalar(
      '1.1',
      s => styleOf(s, style => hex(style.font?.color, '#000000')),
      (s, v) => {
        patch(s, { font: { color: { rgb: color(v, 'color') } } });
      },
    ),
    underline: m.scalar(
      '1.1',
      s => {
        const found = styleOf<Font['underline'] | 'none'>(s, style => style.font?.underline ?? 'none');
        return found === null ? null : found === 'none' ? 'None' : wordFor(found, UNDERLINE, 'None');
      },
      (s, v) => {
        patch(s, { font: { underline: choice(v, UNDERLINE, 'underline') } });
      },
    ),
  },
});

export const fillType = m.type('RangeFill', {
  members: {
    // Excel says #FFFFFF for a cell without a fill, and also for a white one.
    color: m.scalar(
      '1.1',
      s => styleOf(s, style => hex(style.fill?.color, '#FFFFFF')),
      (s, v) => {
        patch(s, { fill: v === '' ? null : { pattern: 'solid', color: { rgb: color(v, 'color') } } });
      },
    ),
    clear: m.action('1.1', s => {
      patch(s, { fill: null });
    }),
  },
});

export const formatProtectionType = m.type('FormatProtection', {
  members: {
    locked: m.scalar(
      '1.2',
      s => styleOf(s, style => style.locked ?? true),
      (s, v) => {
        patch(s, { locked: flag(v, 'locked') ? null : false });
      },
    ),
    formulaHidden: m.scalar(
      '1.2',
      s => styleOf(s, style => style.formulaHidden ?? false),
      (s, v) => {
        patch(s, { formulaHidden: flag(v, 'formulaHidden') || null });
      },
    ),
  },
});

const SAMPLE = 2000;
/** One size for all the lines, or null; entire sheets are judged by their first lines. */
function size(first: number, n: number, read: (at: number) => number): number | null {
  const found = read(first);
  for (let i = 1; i < Math.min(n, SAMPLE); i++) if (Math.abs(read(first + i) - found) > 0.01) return null;
  return found;
}

/** Is it so of all the lines, of none, or of some (null)? */
function lineSizes(first: number, n: number, read: (at: number) => boolean): boolean | null {
  const found = read(first);
  for (let i = 1; i < Math.min(n, SAMPLE); i++) if (read(first + i) !== found) return null;
  return found;
}

export const rangeFormatType = m.type('RangeFormat', {
  members: {
    borders: m.object('1.1', 'RangeBorderCollection', s => s),
    fill: m.object('1.1', 'RangeFill', s => s),
    font: m.object('1.1', 'RangeFont', s => s),
    protection: m.object('1.2', 'FormatProtection', s => s),
    columnWidth: m.scalar(
      '1.2',
      s => size(s.area.column, s.area.columns, c => s.sheet.columnWidthPoints(c)),
      (s, v) => {
        s.sheet.setColumnWidthPoints(s.area.column, s.area.columns, number(v, 'columnWidth'));
      },
    ),
    rowHeight: m.scalar(
      '1.2',
      s => size(s.area.row, s.area.rows, r => s.sheet.rowHeight(r)),
      (s, v) => {
        s.sheet.setRowHeight(s.area.row, s.area.rows, number(v, 'rowHeight'));
      },
    ),
    useStandardHeight: m.scalar(
      '1.7',
      s => lineSizes(s.area.row, s.area.rows, r => !s.sheet.hasRowHeight(r)),
      (s, v) => {
        if (flag(v, 'useStandardHeight')) s.sheet.setRowHeight(s.area.row, s.area.rows, null);
      },
    ),
    useStandardWidth: m.scalar(
      '1.7',
      s => lineSizes(s.area.column, s.area.columns, c => !s.sheet.hasColumnWidth(c)),
      (s, v) => {
        if (flag(v, 'useStandardWidth')) s.sheet.setColumnWidth(s.area.column, s.area.columns, null);
      },
    ),
    horizontalAlignment: m.scalar(
      '1.1',
      s => {
        const found = styleOf(s, style => style.alignment?.horizontal ?? 'none');
        return found === null ? null : wordFor<string | undefined>(found, HORIZONTAL, 'General');
      },
      (s, v) => {
        patch(s, { alignment: { horizontal: choice(v, HORIZONTAL, 'horizontalAlignment') } });
      },
    ),
    verticalAlignment: m.scalar(
      '1.1',
      s => {
        const found = styleOf(s, style => style.alignment?.vertical ?? 'none');
        return found === null ? null : wordFor<string | undefined>(found, VERTICAL, 'Bottom');
      },
      (s, v) => {
        patch(s, { alignment: { vertical: choice(v, VERTICAL, 'verticalAlignment') } });
      },
    ),
    wrapText: m.scalar(
      '1.1',
      s => styleOf(s, style => style.alignment?.wrap ?? false),
      (s, v) => {
        patch(s, { alignment: { wrap: flag(v, 'wrapText') || null } });
      },
    ),
    shrinkToFit: m.scalar(
      '1.9',
      s => styleOf(s, style => style.alignment?.shrink ?? false),
      (s, v) => {
        patch(s, { alignment: { shrink: flag(v, 'shrinkToFit') || null } });
      },
    ),
    indentLevel: m.scalar(
      '1.9',
      s => styleOf(s, style => style.alignment?.indent ?? 0),
      (s, v) => {
        patch(s, { alignment: { indent: number(v, 'indentLevel') || null } });
      },
    ),
    textOrientation: m.scalar(
      '1.7',
      s =>
        styleOf(s, style => {
          const turned = style.alignment?.rotation ?? 0;
          return turned === 'vertical' ? 180 : turned;
        }),
      (s, v) => {
        const turned = number(v, 'textOrientation');
        patch(s, { alignment: { rotation: turned === 180 ? 'vertical' : turned || null } });
      },
    ),
    autofitColumns: m.action('1.2', s => {
      s.sheet.autofitColumns(s.area.column, s.area.columns);
    }),
    autofitRows: m.action('1.2', s => {
      s.sheet.autofitRows(s.area.row, s.area.rows);
    }),
  },
});

/** A side of a range: which edge of which cells it is. The inner sides are two edges that touch. */
interface Side {
  readonly range: RangeRef;
  readonly side: keyof typeof SIDES;
}
const SIDES: Readonly<
  Record<
    'EdgeTop' | 'EdgeBottom' | 'EdgeLeft' | 'EdgeRight' | 'InsideVertical' | 'InsideHorizontal' | 'DiagonalDown' | 'DiagonalUp',
    (a: Area) => readonly (readonly [Area, Edge])[]
  >
> = {
  EdgeTop: a => [[area(a.row, a.column, 1, a.columns), 'top']],
  EdgeBottom: a => [[area(a.row + a.rows - 1, a.column, 1, a.columns), 'bottom']],
  EdgeLeft: a => [[area(a.row, a.column, a.rows, 1), 'left']],
  EdgeRight: a => [[area(a.row, a.column + a.columns - 1, a.rows, 1), 'right']],
  InsideVertical: a =>
    a.columns < 2
      ? []
      : [
          [area(a.row, a.column, a.rows, a.columns - 1), 'right'],
          [area(a.row, a.column + 1, a.rows, a.columns - 1), 'left'],
        ],
  InsideHorizontal: a =>
    a.rows < 2
      ? []
      : [
          [area(a.row, a.column, a.rows - 1, a.columns), 'bottom'],
          [area(a.row + 1, a.column, a.rows - 1, a.columns), 'top'],
        ],
  DiagonalDown: a => [[a, 'diagonalDown']],
  DiagonalUp: a => [[a, 'diagonalUp']],
};
const SIDE_NAMES = Object.keys(SIDES) as (keyof typeof SIDES)[];

/** The host's line for the API's style and weight. */
const LINES: Readonly<Record<LineStyle, readonly [style: string, weight: string]>> = {
  thin: ['Continuous', 'Thin'],
  medium: ['Continuous', 'Medium'],
  thick: ['Continuous', 'Thick'],
  hair: ['Continuous', 'Hairline'],
  double: ['Double', 'Thick'],
  dotted: ['Dot', 'Thin'],
  dashed: ['Dash', 'Thin'],
  mediumDashed: ['Dash', 'Medium'],
  dashDot: ['DashDot', 'Thin'],
  mediumDashDot: ['DashDot', 'Medium'],
  dashDotDot: ['DashDotDot', 'Thin'],
  mediumDashDotDot: ['DashDotDot', 'Medium'],
  slantDashDot: ['SlantDashDot', 'Medium'],
};
function lineStyle(style: string, weight: string): LineStyle {
  const entries = Object.entries(LINES) as [LineStyle, readonly [string, string]][];
  return (entries.find(([, [st, w]]) => st === style && w === weight) ?? entries.find(([, [st]]) => st === style) ?? ['thin'])[0];
}

const same = (a: Line | undefined, b: Line | undefined): boolean => a?.style === b?.style && a?.color?.rgb === b?.color?.rgb;
/** The side's line: undefined where there is none, null where it differs along the side. */
function lineOf(s: Side): Line | undefined | null {
  const part = SIDES[s.side](s.range.area)[0];
  return part && uniform(s.range.sheet, part[0], (r, c) => s.range.sheet.style(r, c).borders?.[part[1]], same);
}
function draw(s: Side, line: Line | null): void {
  for (const [where, edge] of SIDES[s.side](s.range.area)) s.range.sheet.setStyle(where, { borders: { [edge]: line } });
}
function redraw(s: Side, change: { style?: string; weight?: string; rgb?: string }): void {
  const now = lineOf(s) ?? undefined;
  const [style, weight] = now ? LINES[now.style] : ['Continuous', 'Thin'];
  const rgb = change.rgb ?? now?.color?.rgb;
  draw(s, { style: lineStyle(change.style ?? style, change.weight ?? weight), ...(rgb ? { color: { rgb } } : {}) });
}
const STYLES = {
  None: 'None',
  Continuous: 'Continuous',
  Dash: 'Dash',
  DashDot: 'DashDot',
  DashDotDot: 'DashDotDot',
  Dot: 'Dot',
  Double: 'Double',
  SlantDashDot: 'SlantDashDot',
};
const WEIGHTS = { Hairline: 'Hairline', Thin: 'Thin', Medium: 'Medium', Thick: 'Thick' };

const b = membersOf<Side>();
export const borderType = b.type('RangeBorder', {
  identity: ['sideIndex'],
  key: s => s.side,
  members: {
    sideIndex: b.scalar('1.1', s => s.side),
    style: b.scalar(
      '1.1',
      s => {
        const line = lineOf(s);
        return line === null ? null : line ? LINES[line.style][0] : 'None';
      },
      (s, v) => {
        const style = word(v, STYLES, 'style');
        if (style === 'None') draw(s, null);
        else redraw(s, { style });
      },
    ),
    weight: b.scalar(
      '1.1',
      s => {
        const line = lineOf(s);
        return line === null ? null : line ? LINES[line.style][1] : 'Thin';
      },
      (s, v) => {
        redraw(s, { weight: word(v, WEIGHTS, 'weight') });
      },
    ),
    color: b.scalar(
      '1.1',
      s => {
        const line = lineOf(s);
        return line === null ? null : hex(line?.color, '#000000');
      },
      (s, v) => {
        redraw(s, { rgb: color(v, 'color') });
      },
    ),
  },
});

const sideOf = (range: RangeRef, name: unknown): Side => ({
  range,
  side: word(name, Object.fromEntries(SIDE_NAMES.map(n => [n, n])), 'index') as keyof typeof SIDES,
});
export const borderCollectionType = m.type('RangeBorderCollection', {
  members: {
    count: m.scalar('1.1', () => SIDE_NAMES.length),
    getItemAt: m.gives('1.1', 'RangeBorder', (s, [at]) => {
      const side = SIDE_NAMES[number(at, 'index')];
      return side ? { range: s, side } : null;
    }),
  },
  items: m.items(
    'RangeBorder',
    s => SIDE_NAMES.map(side => ({ range: s, side })),
    (s, key) => sideOf(s, key),
  ),
});

const TYPES_OF_FORMAT: Readonly<Record<string, { readonly members: Readonly<Record<string, Member>> }>> = {
  Range: { members: { format: m.object('1.1', 'RangeFormat', s => s) } },
  RangeFormat: rangeFormatType,
  RangeFont: fontType,
  RangeFill: fillType,
  FormatProtection: formatProtectionType,
};

const BORDERS = { top: 'EdgeTop', bottom: 'EdgeBottom', left: 'EdgeLeft', right: 'EdgeRight' } as const;
const LOOKED = ['style', 'color', 'weight'] as const;
const isPart = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** What is asked for of one cell's looks, as Range.getCellProperties gives it: `{ format: { font: { bold: true } } }`. */
export function cellLooks(self: RangeRef, wanted: Readonly<Record<string, unknown>>, call: Call, type = 'Range'): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(wanted).flatMap(([name, asked]): [string, unknown][] => {
      if (asked === false || asked === undefined) return [];
      // Asked for once, answered side by side.
      if (name === 'borders') return [[name, Object.fromEntries(Object.entries(BORDERS).map(([side, edge]) => [side, borderLooks(edge)]))]];
      if (name === 'protection') return [[name, cellLooks(self, { locked: true, formulaHidden: true }, call, 'FormatProtection')]];
      const member = memberOf(type, name);
      return [
        [name, isPart(asked) && member.type !== undefined ? cellLooks(self, asked, call, member.type) : member.get(self as never, call)],
      ];
      function borderLooks(edge: string): Record<string, unknown> {
        const side = sideOf(self, edge);
        return Object.fromEntries(
          LOOKED.filter(part => (asked as Readonly<Record<string, unknown>>)[part] === true).map(part => {
            const member = borderType.members[part];
            return [part, member?.kind === 'property' ? member.get(side as never, call) : null];
          }),
        );
      }
    }),
  );
}

/** Sets one cell's looks as Range.setCellProperties does; what is not named stays. */
export function putCellLooks(self: RangeRef, looks: Readonly<Record<string, unknown>>, call: Call, type = 'Range'): void {
  for (const [name, value] of Object.entries(looks)) {
    if (value === undefined || value === null) continue;
    if (name === 'borders') {
      for (const [side, look] of Object.entries(value as Readonly<Record<string, Readonly<Record<string, unknown>>>>))
        for (const part of LOOKED) {
          const member = borderType.members[part];
          if (look[part] !== undefined && member?.kind === 'property')
            member.put?.(sideOf(self, BORDERS[side as keyof typeof BORDERS]) as never, look[part], call);
        }
      continue;
    }
    const member = memberOf(type, name);
    if (member.type !== undefined) putCellLooks(self, value as Record<string, unknown>, call, member.type);
    else member.put?.(self as never, value, call);
  }
}

function memberOf(type: string, name: string): Property {
  const member = TYPES_OF_FORMAT[type]?.members[name];
  if (member?.kind !== 'property') throw notImplemented(`CellProperties.${name} of ${type}`);
  return member;
}
