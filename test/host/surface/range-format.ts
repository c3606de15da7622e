import type { RangeRef } from '../wire/session';
import type { Color, Font, Style, StylePatch } from '../cell/style';
import { color, flag, number, text, uniform, word, wordFor } from './convert';
import { type Property, membersOf } from './member';

/** `RangeFormat` and what hangs on it, but for the borders. The host's object is the range itself. Sizes in points. */
const m = membersOf<RangeRef>();

function styleOf<T>(s: RangeRef, read: (style: Style) => T): T | null {
  return uniform(s.sheet, s.area, (r, c) => read(s.sheet.style(r, c)));
}
function patch(s: RangeRef, change: StylePatch): void {
  s.sheet.setStyle(s.area, change);
}
export const hex = (c: Color | undefined, otherwise: string): string => c?.rgb ?? otherwise;

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
