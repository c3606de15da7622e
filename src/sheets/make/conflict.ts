/** Why a set-up or an addition cannot be done in this workbook, as data; the sentences are in i18n/sheets.*. */
import type { TableName } from '../schema/table-name';

export type Conflict =
  /** A table with one of our names has other columns. */
  | { readonly kind: 'tableNotOurs'; readonly table: TableName; readonly sheet: string; readonly headers: readonly string[] }
  /** No sheet can be added. */
  | { readonly kind: 'structureProtected' }
  | { readonly kind: 'protectedSheet'; readonly sheet: string }
  /** The table lacks a column that the new rows need. */
  | { readonly kind: 'missingColumn'; readonly table: TableName; readonly sheet: string; readonly header: string }
  /** The table's totals row is shown, so rows cannot be added below. */
  | { readonly kind: 'totalsRow'; readonly table: TableName; readonly sheet: string }
  /** A sheet, table or defined name of this name exists, or the name does not refer to a cell. */
  | { readonly kind: 'nameTaken'; readonly name: string };
