/** 点検結果: the remarks as a sheet to be printed or passed on, worked out before anything is written. Values only. */
import type { Cell, Cells } from '../../../domain/base/cell';
import type { Conflict } from '../conflict';
import type { ExistingSheet } from './own-sheet';
import type { WorkbookState } from '../../read/state';
import { responsesFor, type Response } from './responses';
import { freeSheetName, sameSheetName } from '../../schema/sheet-name';

export const INSPECTION_SHEET = '点検結果';
/** Defined name of the title cell of our sheet. */
export const INSPECTION_NAME = 'DX_Inspection';
export const INSPECTION_HEADERS = ['番号', 'シート', 'セル', '区分', '内容', '根拠・対応方法', '所管', '対応状況', '対応日'] as const;
/** What a department may say of its line. */
export const RESPONSES = ['未対応', '対応中', '対応済', '対応不要'] as const;
/** A sheet with these is one of ours, also of an older version. */
const TELLING: readonly string[] = ['番号', 'シート', 'セル', '内容'];
/** Rows from 1. */
export const INSPECTION_ROWS = { note: 2, asOf: 3, header: 5, body: 6 } as const;

/** Excel on the web takes 5 MB a message; a Japanese character takes 3 bytes, and the formats need some room, too. */
const MOST_BYTES = 4_000_000;
const BYTES = 3;
/** Punctuation of one line of a message. */
const LINE = 60;
/** A sentence longer than this is not read to its end. */
const LONGEST = 2000;

/** One remark in Japanese, as it is written into the workbook. */
export interface InspectionLine {
  readonly sheet: string;
  /** 「B6」 or 「B6、B9」. */
  readonly cells: string;
  readonly content: string;
  readonly basis: string;
  readonly division: string;
  readonly category: string;
}

/** What the workbook holds already. */
export interface FoundInspection {
  readonly existing: ExistingSheet;
  /** The cells from the title down to the header, where a sheet has the name. */
  readonly head: readonly (readonly Cell[])[];
  /** From the header row down, all columns; empty where there is no sheet of ours. */
  readonly table: Cells;
}

export interface InspectionSheetPlan {
  readonly sheet: string;
  /** Another sheet that has the name; null where it was free or is our own. */
  readonly taken: string | null;
  /** The sheet of before gives way; its second line says what it was. */
  readonly replaces: { readonly note: string } | null;
  readonly existing: ExistingSheet;
  readonly note: string;
  /** A date serial. */
  readonly asOf: number;
  readonly lines: readonly (InspectionLine & { readonly response: Response | null })[];
  /** How many answers of the sheet of before are taken over, and how many belong to what is no longer found. */
  readonly kept: number;
  readonly gone: number;
  /** The table of before, as it was read. */
  readonly before: Cells;
  /** Lines beyond what one message holds. */
  readonly omitted: number;
  /** Any of these, and nothing can be written. */
  readonly conflicts: readonly Conflict[];
}

/** Ours, and still what we made of it: staff may have cleared the sheet and made it their own. */
function isOurs({ existing, head }: FoundInspection, sheet: string): boolean {
  const headers = head[INSPECTION_ROWS.header - 1] ?? [];
  return existing.kind === 'sheet' && existing.sheet === sheet && TELLING.every(header => headers.includes(header));
}

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}

/** @param note how many of what kind, and what was looked through */
export function planInspectionSheet(
  state: WorkbookState,
  found: FoundInspection,
  lines: readonly InspectionLine[],
  note: string,
  asOf: number,
): InspectionSheetPlan {
  // Our own sheet gives way, so its name is free.
  const others = state.sheets.map(({ name }) => name).filter(name => !isOurs(found, name));
  const sheet = freeSheetName(INSPECTION_SHEET, others);
  const replaces: InspectionSheetPlan['replaces'] = state.sheets.some(({ name }) => isOurs(found, name) && sameSheetName(name, sheet))
    ? { note: String(found.head[INSPECTION_ROWS.note - 1]?.[0] ?? '') }
    : null;
  const taken = others.find(name => sameSheetName(name, INSPECTION_SHEET)) ?? null;
  const fitting: InspectionLine[] = [];
  let bytes = 0;
  for (const line of lines) {
    const short = { ...line, content: cut(line.content), basis: cut(line.basis) };
    bytes += LINE + Object.values(short).reduce((sum, text) => sum + text.length, 0) * BYTES;
    if (bytes > MOST_BYTES) break;
    fitting.push(short);
  }
  const before = replaces === null ? [] : found.table;
  const responses = responsesFor(fitting, before, RESPONSES[0]);
  const conflicts: Conflict[] = [];
  if (state.structureProtected) conflicts.push({ kind: 'structureProtected' });
  if (found.existing.kind === 'other') conflicts.push({ kind: 'nameTaken', name: INSPECTION_NAME });
  return {
    sheet,
    taken,
    replaces,
    existing: found.existing,
    note,
    asOf,
    lines: fitting.map((line, index) => ({ ...line, response: responses.ofLines[index] ?? null })),
    kept: responses.kept,
    gone: responses.gone,
    before,
    omitted: lines.length - fitting.length,
    conflicts,
  };
}
