/**
 * A sheet that has come back, taken apart: which rows answer which question and what stands in their entry cells, whatever has been done to
 * the sheet. Rows are known by the number of their question, columns by their header or by the name of their cells.
 */
import { headerText } from '../../domain/text/header';
import { normalizeText } from '../../domain/text/characters/text';
import type { FileCell, FileSheet } from './file-cells';
import { FORM_HEADERS, FORM_NAMES, FORM_TITLE, NOT_ASKED, RESPONDED_ON, RESPONDENT, type FormKey } from './form';
import { ENTRY_KEYS, questionNumberIn, type EntryKey } from './round';

export interface ReturnedRow {
  /** As on the sheet, from 1. */
  readonly row: number;
  /** null: the cell of the number is empty or holds something else. */
  readonly number: string | null;
  readonly code: string | null;
  readonly kind: string;
  readonly subject: string;
  /** What stands in the entry cells; a blank one is left out. */
  readonly cells: Readonly<Partial<Record<EntryKey, FileCell>>>;
}

export interface ReturnedForm {
  readonly sheet: string;
  /** The code of the round that most rows name, or the text above them; null: none. */
  readonly code: string | null;
  /** 「総務課\u3000御中」: whose form it says it is; null: it does not say. */
  readonly to: string | null;
  readonly respondent: string | null;
  readonly respondedOn: FileCell | null;
  readonly rows: readonly ReturnedRow[];
  /** Entry columns that cannot be found: neither their header nor their name is there. */
  readonly lost: readonly EntryKey[];
}

type FormLine = FileSheet['rows'][number];

const textOf = (cell: FileCell | undefined): string =>
  cell === undefined ? '' : cell.kind === 'useless' ? cell.shown : String(cell.value);

/** What people see of a cell. */
export const shownCell = (cell: FileCell): string => textOf(cell);

const HEADERS = new Map(Object.entries(FORM_HEADERS).map(([key, header]) => [normalizeText(header), key as FormKey]));

function headersIn(line: FormLine): ReadonlyMap<FormKey, readonly number[]> {
  const found = new Map<FormKey, number[]>();
  for (const [column, cell] of line) {
    const key = cell.kind === 'text' ? HEADERS.get(headerText(cell.value)) : undefined;
    if (key !== undefined) found.set(key, [...(found.get(key) ?? []), column]);
  }
  return found;
}

/** The row with the most headers of ours; -1 where no row has two. */
function headerRowIn(rows: readonly FormLine[]): number {
  let [best, most] = [-1, 1];
  rows.forEach((line, row) => {
    const { size } = headersIn(line);
    if (size > most) [best, most] = [row, size];
  });
  return best;
}

/** Where each column is now. A header that stands once is believed; where it stands twice or not at all the name of the cells says which. */
function columnsIn(rows: readonly FormLine[], headerRow: number, names: FileSheet['names']): ReadonlyMap<FormKey, number> {
  const headers = headerRow < 0 ? new Map<FormKey, readonly number[]>() : headersIn(rows[headerRow] ?? new Map());
  const named = new Map([...names].flatMap(([name, column]) => (FORM_NAMES.has(name) ? [[FORM_NAMES.get(name) as FormKey, column]] : [])));
  const found = new Map<FormKey, number>();
  for (const key of Object.keys(FORM_HEADERS) as FormKey[]) {
    const [first, second] = headers.get(key) ?? [];
    const byName = named.get(key);
    const column = first !== undefined && second === undefined ? first : (byName ?? first);
    if (column !== undefined) found.set(key, column);
  }
  return found;
}

/** The code above the rows: 「照会番号\u3000AB12CD」 */
function codeAbove(rows: readonly FormLine[]): string | null {
  for (const line of rows.slice(0, 60))
    for (const cell of line.values()) {
      const [, code] = /^照会番号[\s\u3000:：]*([2-9A-Z]{6})$/.exec(textOf(cell).normalize('NFKC').trim()) ?? [];
      if (code !== undefined) return code;
    }
  return null;
}

/** Whom the form is for, as it says above its rows. */
function addresseeAbove(rows: readonly FormLine[]): string | null {
  for (const line of rows.slice(0, 20))
    for (const cell of line.values()) {
      const [, to] = /^(.+)[\s\u3000]御中$/.exec(textOf(cell).trim()) ?? [];
      if (to !== undefined) return to.trim();
    }
  return null;
}

const isTitled = (rows: readonly FormLine[]): boolean =>
  rows.slice(0, 10).some(line => [...line.values()].some(cell => textOf(cell).startsWith(FORM_TITLE)));

/** What stands right of a label: the next filled cell of its row. */
function besideLabel(rows: readonly FormLine[], label: string): FileCell | null {
  for (const line of rows.slice(0, 80)) {
    const at = [...line].find(([, cell]) => normalizeText(textOf(cell)) === normalizeText(label))?.[0];
    if (at === undefined) continue;
    const beside = [...line].filter(([column]) => column > at).sort(([one], [other]) => one - other)[0];
    return beside?.[1] ?? null;
  }
  return null;
}

/** null: the sheet is no form of ours. */
export function readReturned({ name, rows, names }: FileSheet): ReturnedForm | null {
  const numbered = rows.map(line => {
    for (const [, cell] of [...line].sort(([one], [other]) => one - other)) {
      const found = cell.kind === 'text' ? questionNumberIn(cell.value) : null;
      if (found !== null) return found;
    }
    return null;
  });
  const codes = numbered.flatMap(found => (found === null ? [] : [found.code]));
  const above = codeAbove(rows);
  if (codes.length === 0 && (above === null || !isTitled(rows))) return null;
  const headerRow = headerRowIn(rows);
  const columns = columnsIn(rows, headerRow, names);
  const at = (line: FormLine, key: FormKey): FileCell | undefined => {
    const column = columns.get(key);
    return column === undefined ? undefined : line.get(column);
  };
  const firstNumbered = numbered.findIndex(found => found !== null);
  const first = headerRow >= 0 ? headerRow + 1 : Math.max(0, firstNumbered);
  const returned = rows.flatMap((line, row): ReturnedRow[] => {
    const found = numbered[row] ?? null;
    if (row === headerRow || (found === null && row < first)) return [];
    const cells: Partial<Record<EntryKey, FileCell>> = {};
    for (const key of ENTRY_KEYS) {
      const cell = at(line, key);
      if (cell === undefined || isBlankEntry(cell)) continue;
      cells[key] = cell;
    }
    const subject = textOf(at(line, 'subject')).trim();
    if (found === null && Object.keys(cells).length === 0) return [];
    return [
      { row: row + 1, number: found?.number ?? null, code: found?.code ?? null, kind: textOf(at(line, 'kind')).trim(), subject, cells },
    ];
  });
  const respondent = besideLabel(rows, RESPONDENT);
  const on = besideLabel(rows, RESPONDED_ON);
  return {
    sheet: name,
    code: mostOf(codes) ?? above,
    to: addresseeAbove(rows),
    respondent: respondent === null || textOf(respondent).trim() === '' ? null : textOf(respondent).trim(),
    respondedOn: on === null || textOf(on).trim() === '' ? null : on,
    rows: returned,
    lost: ENTRY_KEYS.filter(key => !columns.has(key)),
  };
}

/** Spaces, and the mark of cells that a question does not have, wherever sorting has carried it. */
function isBlankEntry(cell: FileCell): boolean {
  if (cell.kind !== 'text') return false;
  const text = cell.value.normalize('NFKC').trim();
  return text === '' || text === NOT_ASKED.normalize('NFKC');
}

function mostOf(codes: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? null;
}
