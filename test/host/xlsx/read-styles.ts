import type { ConditionalLook } from '../book/rules';
import type { Alignment, Borders, Color, Edge, Fill, Font, Line, LineStyle, Style } from '../cell/style';
import { BUILT_IN_FORMATS, INDEXED_COLORS } from './built-in';
import { child, children, descendants, flag, type Element } from './xml';

/** Styles of a file: one `Style` object per format index, shared by all cells that have it. */
export interface FileStyles {
  readonly cells: readonly (Style | undefined)[];
  readonly differential: readonly ConditionalLook[];
  readonly defaultFont: Font;
}

/** The theme's colours in the order style sheets count them (light 1, dark 1, light 2, dark 2, accents, links). */
export function readTheme(theme: Element | null): string[] {
  const scheme = descendants(theme, 'clrScheme')[0];
  const byName = (name: string): string => {
    const color = child(scheme, name)?.children[0];
    return `#${(color?.attributes['lastClr'] ?? color?.attributes['val'] ?? '000000').toUpperCase()}`;
  };
  return ['lt1', 'dk1', 'lt2', 'dk2', 'accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6', 'hlink', 'folHlink'].map(byName);
}

/** [MS-XLSX] tint: towards white for positive, black for negative values, by the lightness of HLS. */
export function tinted(rgb: string, tint: number): string {
  const channels = [1, 3, 5].map(at => parseInt(rgb.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = channels;
  const [max, min] = [Math.max(r, g, b), Math.min(r, g, b)];
  const light = (max + min) / 2;
  const delta = max - min;
  const saturation = delta === 0 ? 0 : delta / (1 - Math.abs(2 * light - 1));
  const hue = delta === 0 ? 0 : max === r ? ((g - b) / delta + 6) % 6 : max === g ? (b - r) / delta + 2 : (r - g) / delta + 4;
  const next = tint < 0 ? light * (1 + tint) : light * (1 - tint) + tint;
  const c = (1 - Math.abs(2 * next - 1)) * saturation;
  const x = c * (1 - Math.abs((hue % 2) - 1));
  const table: readonly (readonly [number, number, number])[] = [
    [c, x, 0],
    [x, c, 0],
    [0, c, x],
    [0, x, c],
    [x, 0, c],
    [c, 0, x],
  ];
  const [r1, g1, b1] = table[Math.floor(hue) % 6] ?? [0, 0, 0];
  const m = next - c / 2;
  return `#${[r1, g1, b1]
    .map(v =>
      Math.round((v + m) * 255)
        .toString(16)
        .padStart(2, '0')
        .toUpperCase(),
    )
    .join('')}`;
}

export function readColor(element: Element | null, theme: readonly string[]): Color | undefined {
  if (!element) return undefined;
  const { rgb, theme: index, tint, indexed } = element.attributes;
  const amount = tint === undefined ? 0 : Number(tint);
  if (rgb !== undefined) {
    const base = `#${rgb.slice(-6).toUpperCase()}`;
    return amount ? { rgb: tinted(base, amount) } : { rgb: base };
  }
  if (index !== undefined) {
    const base = theme[Number(index)] ?? '#000000';
    return { rgb: amount ? tinted(base, amount) : base, theme: Number(index), ...(amount ? { tint: amount } : {}) };
  }
  if (indexed !== undefined) return { rgb: INDEXED_COLORS[Number(indexed)] ?? '#000000', indexed: Number(indexed) };
  return undefined;
}

export function readFont(font: Element | null, theme: readonly string[]): Font {
  const on = (name: string): boolean => {
    const one = child(font, name);
    return one !== null && flag(one.attributes['val'], true);
  };
  const size = child(font, 'sz')?.attributes['val'];
  const name = (child(font, 'name') ?? child(font, 'rFont'))?.attributes['val'];
  const underline = child(font, 'u');
  const vertical = child(font, 'vertAlign')?.attributes['val'];
  const color = readColor(child(font, 'color'), theme);
  return {
    ...(name === undefined ? {} : { name }),
    ...(size === undefined ? {} : { size: Number(size) }),
    ...(on('b') ? { bold: true } : {}),
    ...(on('i') ? { italic: true } : {}),
    ...(on('strike') ? { strike: true } : {}),
    ...(underline && underline.attributes['val'] !== 'none'
      ? { underline: (underline.attributes['val'] ?? 'single') as NonNullable<Font['underline']> }
      : {}),
    ...(vertical === 'superscript' || vertical === 'subscript' ? { vertical } : {}),
    ...(color ? { color } : {}),
  };
}

/** Gradients are kept by the file, shown as their first colour. */
function readFill(fill: Element | null, theme: readonly string[], differential: boolean): Fill | undefined {
  const pattern = child(fill, 'patternFill');
  if (!pattern) {
    const stop = readColor(descendants(fill, 'color')[0] ?? null, theme);
    return stop ? { pattern: 'solid', color: stop } : undefined;
  }
  const type = pattern.attributes['patternType'] ?? (differential ? 'solid' : 'none');
  if (type === 'none') return undefined;
  const front = readColor(child(pattern, 'fgColor'), theme);
  const back = readColor(child(pattern, 'bgColor'), theme);
  // In differential formats a solid fill's colour is the background.
  if (differential && type === 'solid') return { pattern: 'solid', ...((back ?? front) ? { color: (back ?? front) as Color } : {}) };
  return {
    pattern: type,
    ...(front ? { color: front } : {}),
    ...(back && !(type === 'solid' && back.indexed === 64) ? { background: back } : {}),
  };
}

function readBorders(border: Element | null, theme: readonly string[]): Borders | undefined {
  const line = (name: string): Line | undefined => {
    const edge = child(border, name);
    const style = edge?.attributes['style'];
    if (!edge || style === undefined || style === 'none') return undefined;
    const color = readColor(child(edge, 'color'), theme);
    return { style: style as LineStyle, ...(color ? { color } : {}) };
  };
  const edges: { [E in Edge]?: Line } = {};
  const put = (edge: Edge, one: Line | undefined): void => {
    if (one) edges[edge] = one;
  };
  put('left', line('left') ?? line('start'));
  put('right', line('right') ?? line('end'));
  put('top', line('top'));
  put('bottom', line('bottom'));
  if (flag(border?.attributes['diagonalUp'])) put('diagonalUp', line('diagonal'));
  if (flag(border?.attributes['diagonalDown'])) put('diagonalDown', line('diagonal'));
  return Object.keys(edges).length ? edges : undefined;
}

function readAlignment(element: Element | null): Alignment | undefined {
  if (!element) return undefined;
  const { horizontal, vertical, wrapText, shrinkToFit, indent, textRotation } = element.attributes;
  const degrees = textRotation === undefined ? 0 : Number(textRotation);
  const alignment: Alignment = {
    ...(horizontal === undefined || horizontal === 'general' ? {} : { horizontal: horizontal as NonNullable<Alignment['horizontal']> }),
    ...(vertical === undefined ? {} : { vertical: (vertical === 'center' ? 'middle' : vertical) as NonNullable<Alignment['vertical']> }),
    ...(flag(wrapText) ? { wrap: true } : {}),
    ...(flag(shrinkToFit) ? { shrink: true } : {}),
    ...(indent === undefined || indent === '0' ? {} : { indent: Number(indent) }),
    ...(degrees === 0 ? {} : { rotation: degrees === 255 ? ('vertical' as const) : degrees > 90 ? 90 - degrees : degrees }),
  };
  return Object.keys(alignment).length ? alignment : undefined;
}

/** The look of a cell without any format, where its row or column has one. */
export const PLAIN: Style = {};

export function readStyles(styles: Element | null, theme: readonly string[]): FileStyles {
  const formats = new Map(
    children(child(styles, 'numFmts'), 'numFmt').map(one => [
      Number(one.attributes['numFmtId']),
      one.attributes['formatCode'] ?? 'General',
    ]),
  );
  const fonts = children(child(styles, 'fonts'), 'font').map(one => readFont(one, theme));
  const fills = children(child(styles, 'fills'), 'fill').map(one => readFill(one, theme, false));
  const borders = children(child(styles, 'borders'), 'border').map(one => readBorders(one, theme));
  const cells = children(child(styles, 'cellXfs'), 'xf').map((xf, i): Style | undefined => {
    const { numFmtId = '0', fontId = '0', fillId = '0', borderId = '0', quotePrefix } = xf.attributes;
    const numberFormat = formats.get(Number(numFmtId)) ?? BUILT_IN_FORMATS[Number(numFmtId)] ?? 'General';
    const font = Number(fontId) === 0 ? undefined : fonts[Number(fontId)];
    const fill = fills[Number(fillId)];
    const border = borders[Number(borderId)];
    const alignment = readAlignment(child(xf, 'alignment'));
    const protection = child(xf, 'protection');
    const style: Style = {
      ...(numberFormat === 'General' ? {} : { numberFormat }),
      ...(font && Object.keys(font).length ? { font } : {}),
      ...(fill ? { fill } : {}),
      ...(border ? { borders: border } : {}),
      ...(alignment ? { alignment } : {}),
      ...(protection && !flag(protection.attributes['locked'], true) ? { locked: false } : {}),
      ...(protection && flag(protection.attributes['hidden']) ? { formulaHidden: true } : {}),
      ...(flag(quotePrefix) ? { quotePrefix: true } : {}),
    };
    // Index 0 is how a cell without any format looks.
    return i === 0 && Object.keys(style).length === 0 ? undefined : style;
  });
  const differential = children(child(styles, 'dxfs'), 'dxf').map((dxf): ConditionalLook => {
    const font = child(dxf, 'font') ? readFont(child(dxf, 'font'), theme) : undefined;
    const fill = readFill(child(dxf, 'fill'), theme, true);
    const border = readBorders(child(dxf, 'border'), theme);
    const numberFormat = child(dxf, 'numFmt')?.attributes['formatCode'];
    return {
      ...(font ? { font } : {}),
      ...(fill ? { fill } : {}),
      ...(border ? { borders: border } : {}),
      ...(numberFormat === undefined ? {} : { numberFormat }),
    };
  });
  return { cells, differential, defaultFont: fonts[0] ?? { name: '游ゴシック', size: 11 } };
}
