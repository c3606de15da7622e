/** What has come back in a round, as it is shown and then written: plain data. */
import type { EntryReading } from './entry-reading';
import type { FileSheet, FileTrouble } from './file-cells';
import type { Question } from './question';
import type { AnswerEntries, EntryKey, Round } from './round';
import type { SheetRow } from './sheet-row';

/** Where a row has come from. */
export interface ReturnedPlace {
  /** The file's name; null: a sheet of this workbook. */
  readonly file: string | null;
  readonly sheet: string;
  readonly row: number;
}

export interface ReturnedFile {
  readonly name: string | null;
  readonly sheets: readonly FileSheet[] | FileTrouble;
}

export type RowDoubt =
  /** Without a number the row was found by its name. */
  | { readonly kind: 'bySubject' }
  /** The number is that of another row. */
  | { readonly kind: 'otherSubject'; readonly subject: string }
  /** The form says that it is, or most of its rows are, of another addressee. */
  | { readonly kind: 'otherAddressee'; readonly to: string }
  /** The same question is answered otherwise elsewhere. */
  | { readonly kind: 'twice'; readonly places: readonly ReturnedPlace[] };

export type ItemState = 'new' | 'changed' | 'conflicting' | 'doubtful' | 'unchanged' | 'refused';

/** One answered question. */
export interface AnsweredQuestion {
  /** The same after another reading of the same files. */
  readonly id: string;
  readonly question: Question;
  readonly place: ReturnedPlace;
  readonly readings: readonly EntryReading[];
  readonly doubts: readonly RowDoubt[];
  readonly state: ItemState;
  /** What the sheets hold now, and would hold. */
  readonly now: AnswerEntries;
  readonly next: AnswerEntries;
  /** What differs. */
  readonly changes: readonly EntryKey[];
  /** The row of the sheet. null: it is gone. */
  readonly target: SheetRow | null;
  readonly answers: boolean;
  readonly respondent: string | null;
  readonly respondedOn: number | null;
}

export type RefusedRow = {
  readonly place: ReturnedPlace;
  readonly subject: string;
  /** What stands in its entry cells. */
  readonly got: readonly string[];
} & (
  | { readonly kind: 'noNumber' | 'unknownNumber' | 'rowGone' }
  | { readonly kind: 'otherRound'; readonly round: string | null; readonly closed: boolean }
);

export type FileNotice = { readonly file: string | null; readonly sheet: string | null } & (
  | { readonly kind: 'unreadable'; readonly trouble: FileTrouble }
  | { readonly kind: 'noForm' | 'empty' }
  | { readonly kind: 'otherRound'; readonly round: string | null; readonly closed: boolean }
  /** 回答日 is no date, or none from the day of the request to today. */
  | { readonly kind: 'otherDay'; readonly got: string }
  | { readonly kind: 'lostColumns'; readonly keys: readonly EntryKey[] }
  | { readonly kind: 'severalForms'; readonly to: string; readonly files: readonly string[] }
);

export interface OfAddressee {
  readonly to: string;
  readonly items: readonly AnsweredQuestion[];
  /** Asked, and answered neither here nor before. */
  readonly missing: readonly Question[];
  readonly places: readonly ReturnedPlace[];
}

export interface TakeIn {
  readonly round: Round;
  /** Those of whom something has come. */
  readonly addressees: readonly OfAddressee[];
  readonly refused: readonly RefusedRow[];
  readonly notices: readonly FileNotice[];
}

/** May the item be written? */
export const isTakeable = ({ state }: AnsweredQuestion): boolean => state !== 'refused' && state !== 'unchanged';
