import type { Area } from '../cell/address';
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

export interface Hyperlink {
  readonly row: number;
  readonly column: number;
  readonly target: string;
  readonly tooltip?: string;
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
  /** Pages across and down; 0 is as many as needed. */
  readonly fit: { readonly wide: number; readonly tall: number } | null;
  readonly centerHorizontally: boolean;
  readonly centerVertically: boolean;
  readonly blackAndWhite: boolean;
  readonly printGridlines: boolean;
  readonly headersFooters: { readonly header: string; readonly footer: string };
}

/** Frozen rows above and columns left of the split; both 0: none. */
export interface FrozenPanes {
  readonly rows: number;
  readonly columns: number;
}
