import type { CSSProperties } from 'react';
import type { Value } from '../cell/value';
import { isErrorValue } from '../cell/value';
import type { Line, Style } from '../cell/style';
import { PIXELS_PER_POINT } from './geometry';

/** A cell's style of the file as CSS. */

/** Shown when the file's own font is not on this machine; most Japanese fonts of Office are not on other systems. */
const FALLBACK = '"Yu Gothic", "Meiryo", "Hiragino Kaku Gothic ProN", "Noto Sans CJK JP", system-ui, sans-serif';
const FALLBACK_SERIF = '"Yu Mincho", "MS Mincho", "Noto Serif CJK JP", "Hiragino Mincho ProN", serif';
const DEFAULT_SIZE = 11;
/** Room between a cell's edge and its text, and the width of one step of indent. */
export const PADDING = 3;
const INDENT = 9;

const BORDER: Record<Line['style'], readonly [number, string]> = {
  hair: [1, 'dotted'],
  thin: [1, 'solid'],
  dotted: [1, 'dotted'],
  dashed: [1, 'dashed'],
  dashDot: [1, 'dashed'],
  dashDotDot: [1, 'dashed'],
  medium: [2, 'solid'],
  mediumDashed: [2, 'dashed'],
  mediumDashDot: [2, 'dashed'],
  mediumDashDotDot: [2, 'dashed'],
  slantDashDot: [2, 'dashed'],
  thick: [3, 'solid'],
  double: [3, 'double'],
};

export function cssBorder(line: Line): string {
  const [width, style] = BORDER[line.style];
  return `${width}px ${style} ${line.color?.rgb ?? '#000000'}`;
}

/** CSS `font` shorthand, for drawing and for measuring alike. */
export function cssFont(style: Style): string {
  const { name, size = DEFAULT_SIZE, bold, italic, vertical } = style.font ?? {};
  const families = /明朝|Mincho|Serif/i.test(name ?? '') ? FALLBACK_SERIF : FALLBACK;
  const pixels = size * PIXELS_PER_POINT * (vertical ? 0.7 : 1);
  return `${italic ? 'italic ' : ''}${bold ? '700' : '400'} ${pixels.toFixed(2)}px ${name ? `"${name.replace(/["\\]/g, '')}", ` : ''}${families}`;
}

export function fillColour(style: Style): string | undefined {
  const fill = style.fill;
  if (!fill || fill.pattern === 'none') return undefined;
  if (fill.pattern === 'solid') return fill.color?.rgb;
  return fill.background?.rgb ?? (fill.pattern.startsWith('gray') ? '#d0d0d0' : fill.color?.rgb);
}

/** Where the text stands: numbers right, text left, errors and truth values in the middle, unless the style says otherwise. */
export function sideOf(style: Style, value: Value): 'left' | 'center' | 'right' {
  switch (style.alignment?.horizontal) {
    case 'left':
    case 'fill':
    case 'justify':
      return 'left';
    case 'center':
    case 'centerContinuous':
    case 'distributed':
      return 'center';
    case 'right':
      return 'right';
    default:
      if (isErrorValue(value) || typeof value === 'boolean') return 'center';
      return typeof value === 'number' ? 'right' : 'left';
  }
}

const PLACE = { left: 'flex-start', center: 'center', right: 'flex-end' } as const;
const LEVEL = { top: 'flex-start', middle: 'center', bottom: 'flex-end', justify: 'flex-start', distributed: 'center' } as const;

/** How the text of a cell is drawn: font, colour, place and turn; the box itself (position, borders) is the grid's. */
export function textLook(style: Style, value: Value): CSSProperties {
  const { font, alignment } = style;
  const side = sideOf(style, value);
  const indent = PADDING + (alignment?.indent ?? 0) * INDENT;
  const look: CSSProperties = {
    font: cssFont(style),
    justifyContent: PLACE[side],
    alignItems: LEVEL[alignment?.vertical ?? 'bottom'],
    textAlign: side,
    whiteSpace: alignment?.wrap ? 'pre-wrap' : 'pre',
    paddingLeft: side === 'left' ? indent : PADDING,
    paddingRight: side === 'right' ? indent : PADDING,
  };
  if (font?.color) look.color = font.color.rgb;
  const decoration = [font?.underline ? 'underline' : '', font?.strike ? 'line-through' : ''].filter(Boolean).join(' ');
  if (decoration) look.textDecoration = decoration;
  if (font?.underline === 'double' || font?.underline === 'doubleAccounting') look.textDecorationStyle = 'double';
  return look;
}

/** Turned or stacked text, as a style of the text itself. */
export function turnLook(style: Style): CSSProperties | undefined {
  const rotation = style.alignment?.rotation;
  if (rotation === undefined || rotation === 0) return undefined;
  return rotation === 'vertical' ? { writingMode: 'vertical-rl', textOrientation: 'upright' } : { transform: `rotate(${-rotation}deg)` };
}

let pen: CanvasRenderingContext2D | null = null;
const widths = new Map<string, number>();
const WIDTHS_KEPT = 20_000;

/** Width of one line of text in pixels. */
export function textWidth(text: string, font: string): number {
  const key = `${font}\n${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  pen ??= document.createElement('canvas').getContext('2d');
  if (!pen) return 0;
  pen.font = font;
  const width = pen.measureText(text).width;
  if (widths.size > WIDTHS_KEPT) widths.clear();
  widths.set(key, width);
  return width;
}
