import { type Area, area } from '../cell/address';
import type { RangeRef } from '../wire/session';
import type { Edge, Line, LineStyle } from '../cell/style';
import { color, number, uniform, word } from './convert';
import { membersOf } from './member';
import { hex } from './range-format';

/** The lines around and inside a range. The host's object knows its side besides the range. */
const m = membersOf<RangeRef>();

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

export const sideOf = (range: RangeRef, name: unknown): Side => ({
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
