import { area, intersect, type Area } from '../cell/address';
import type { Borders, Fill, Font } from '../cell/style';

/** Rules that lie over cells, as plain data: validations, conditional formats, page layout, protection, notes. */

export type Comparison =
  'between' | 'notBetween' | 'equal' | 'notEqual' | 'greaterThan' | 'lessThan' | 'greaterThanOrEqual' | 'lessThanOrEqual';

/** What may be entered. Formulas are texts without a leading `=` for numbers and lists, as in the file: `1`, `"○,―"`, `INDIRECT("DX_KPIs[名称]")`. */
export interface ValidationRule {
  readonly type: 'any' | 'list' | 'whole' | 'decimal' | 'date' | 'time' | 'textLength' | 'custom';
  readonly comparison?: Comparison;
  /** The bound, the list (`"a,b"` in quotes, or a reference or formula), or the custom formula; no leading `=`. */
  readonly formula1?: string;
  readonly formula2?: string;
  readonly ignoreBlank: boolean;
  readonly inCellDropDown: boolean;
  readonly prompt: { readonly show: boolean; readonly title: string; readonly message: string };
  readonly alert: {
    readonly show: boolean;
    readonly style: 'stop' | 'warning' | 'information';
    readonly title: string;
    readonly message: string;
  };
}
export interface Validation {
  readonly areas: readonly Area[];
  readonly rule: ValidationRule;
}

export interface ConditionalLook {
  readonly font?: Font;
  readonly fill?: Fill;
  readonly borders?: Borders;
  readonly numberFormat?: string;
}
/** `custom` and `cellValue` are modelled; `other` keeps the library's own data (scales, bars, icons …) for the file. */
export type ConditionalRule =
  | { readonly type: 'custom'; readonly formula: string }
  | { readonly type: 'cellValue'; readonly comparison: Comparison; readonly formula1: string; readonly formula2?: string }
  | { readonly type: 'containsText'; readonly operator: 'contains' | 'notContains' | 'beginsWith' | 'endsWith'; readonly text: string }
  | { readonly type: 'other'; readonly kind: string; readonly data: Readonly<Record<string, unknown>> };
export interface ConditionalFormat {
  readonly id: string;
  readonly areas: readonly Area[];
  readonly rule: ConditionalRule;
  readonly look: ConditionalLook;
  /** 0 is applied first. */
  readonly priority: number;
  readonly stopIfTrue: boolean;
}

export interface Note {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly author?: string;
}

/** A link on one cell, or on `rows` x `columns` from there. */
export interface Hyperlink {
  readonly row: number;
  readonly column: number;
  readonly rows?: number;
  readonly columns?: number;
  readonly target: string;
  readonly tooltip?: string;
  /** The text the file gives for the link; the cell shows its own. */
  readonly display?: string;
}

export function linkArea(link: Hyperlink): Area {
  return area(link.row, link.column, link.rows ?? 1, link.columns ?? 1);
}

/** What is left of a link outside an area: up to four links around it. */
export function linkOutside(link: Hyperlink, gone: Area): Hyperlink[] {
  const a = linkArea(link);
  const cut = intersect(a, gone);
  if (!cut) return [link];
  const below = cut.row + cut.rows;
  const right = cut.column + cut.columns;
  const parts = [
    area(a.row, a.column, cut.row - a.row, a.columns),
    area(cut.row, a.column, cut.rows, cut.column - a.column),
    area(cut.row, right, cut.rows, a.column + a.columns - right),
    area(below, a.column, a.row + a.rows - below, a.columns),
  ];
  return parts.filter(part => part.rows > 0 && part.columns > 0).map(part => ({ ...link, ...part }));
}

/** What a protected sheet still allows. */
export interface ProtectionOptions {
  readonly allowFormatCells?: boolean;
  readonly allowFormatColumns?: boolean;
  readonly allowFormatRows?: boolean;
  readonly allowInsertColumns?: boolean;
  readonly allowInsertRows?: boolean;
  readonly allowInsertHyperlinks?: boolean;
  readonly allowDeleteColumns?: boolean;
  readonly allowDeleteRows?: boolean;
  readonly allowSort?: boolean;
  readonly allowAutoFilter?: boolean;
  readonly allowPivotTables?: boolean;
  readonly allowEditObjects?: boolean;
  readonly allowEditScenarios?: boolean;
  readonly selection?: 'normal' | 'unlocked' | 'none';
}
export interface Protection {
  readonly protected: boolean;
  readonly options: ProtectionOptions;
  readonly password?: string;
  /** The password's hash as a file has it; the password itself is not known then. */
  readonly hash?: Readonly<Record<string, string>>;
}

/** Margins in points. */
export interface Margins {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly header: number;
  readonly footer: number;
}
export interface PageLayout {
  readonly orientation: 'portrait' | 'landscape';
  /** Windows paper size number: 9 is A4, 8 is A3; undefined: the printer's. */
  readonly paperSize?: number;
  readonly margins: Margins;
  readonly printAreas: readonly Area[];
  /** Rows and columns repeated on every page. */
  readonly titleRows: Area | null;
  readonly titleColumns: Area | null;
  /** Percent; ignored while a fit is given. */
  readonly scale: number;
  /** Pages beside each other come out before those below. */
  readonly overThenDown: boolean;
  /** Pages across and down; 0 is as many as needed. */
  readonly fit: { readonly wide: number; readonly tall: number } | null;
  readonly centerHorizontally: boolean;
  readonly centerVertically: boolean;
  readonly blackAndWhite: boolean;
  readonly printGridlines: boolean;
  readonly headersFooters: { readonly header: string; readonly footer: string };
  /** Rows (from 0) that begin a page by hand. */
  readonly breaks: readonly number[];
}

/** Frozen rows above and columns left of the split; both 0: none. */
export interface FrozenPanes {
  readonly rows: number;
  readonly columns: number;
}
