/** How a cell looks, as plain data. Every part is optional: what is missing is Excel's default. Sizes in points. */

/** `rgb` is #RRGGBB, what is shown; theme, tint and indexed are kept for the file while the colour is not changed. */
export interface Color {
  readonly rgb: string;
  readonly theme?: number;
  readonly tint?: number;
  readonly indexed?: number;
}

export interface Font {
  readonly name?: string;
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: 'single' | 'double' | 'singleAccounting' | 'doubleAccounting';
  readonly strike?: boolean;
  readonly color?: Color;
  readonly vertical?: 'superscript' | 'subscript';
}

/** A solid or patterned fill; for `solid` the colour is `color`. */
export interface Fill {
  readonly pattern: string;
  readonly color?: Color;
  readonly background?: Color;
}

export type LineStyle =
  | 'thin'
  | 'medium'
  | 'thick'
  | 'double'
  | 'hair'
  | 'dotted'
  | 'dashed'
  | 'dashDot'
  | 'dashDotDot'
  | 'mediumDashed'
  | 'mediumDashDot'
  | 'mediumDashDotDot'
  | 'slantDashDot';
export interface Line {
  readonly style: LineStyle;
  readonly color?: Color;
}
export type Edge = 'top' | 'bottom' | 'left' | 'right' | 'diagonalUp' | 'diagonalDown';
export type Borders = { readonly [E in Edge]?: Line };

export interface Alignment {
  readonly horizontal?: 'left' | 'center' | 'right' | 'fill' | 'justify' | 'centerContinuous' | 'distributed';
  readonly vertical?: 'top' | 'middle' | 'bottom' | 'justify' | 'distributed';
  readonly wrap?: boolean;
  readonly shrink?: boolean;
  readonly indent?: number;
  /** Degrees -90..90, or 'vertical' for stacked Japanese text. */
  readonly rotation?: number | 'vertical';
}

export interface Style {
  readonly numberFormat?: string;
  readonly font?: Font;
  readonly fill?: Fill;
  readonly borders?: Borders;
  readonly alignment?: Alignment;
  /** Cells are locked unless this says false. */
  readonly locked?: boolean;
  readonly formulaHidden?: boolean;
  /** Text typed with a leading apostrophe. */
  readonly quotePrefix?: boolean;
}

/** A change of style: a part given replaces that part's fields; `null` takes a part or a field away. */
type Patch<T> = { readonly [K in keyof T]?: T[K] | null };
export interface StylePatch {
  readonly numberFormat?: string | null;
  readonly font?: Patch<Font> | null;
  readonly fill?: Fill | null;
  readonly borders?: Patch<Borders> | null;
  readonly alignment?: Patch<Alignment> | null;
  readonly locked?: boolean | null;
  readonly formulaHidden?: boolean | null;
  readonly quotePrefix?: boolean | null;
}

export const GENERAL = 'General';

function patchFields(now: object | undefined, patch: object | null): object | undefined {
  if (patch === null) return undefined;
  const next: Record<string, unknown> = { ...now };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete next[key];
    else if (value !== undefined) next[key] = value;
  }
  return Object.keys(next).length ? next : undefined;
}

/** The style with the change applied; the given style is left alone. */
export function patchStyle(style: Style | undefined, patch: StylePatch): Style | undefined {
  const next: Record<string, unknown> = { ...style };
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    const nested = key === 'font' || key === 'borders' || key === 'alignment';
    const part: unknown = nested ? patchFields(next[key] as object | undefined, value as object | null) : value;
    if (part === null || part === undefined) delete next[key];
    else next[key] = part;
  }
  return Object.keys(next).length ? (next as Style) : undefined;
}
