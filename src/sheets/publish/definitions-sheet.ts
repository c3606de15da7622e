/**
 * 定義: the standing sheet that says what each column of the workbook's tables means, so that a person or a program need not guess. Ours are from the
 * declarations; of other tables that were checked what can be seen, and what people write beside stays.
 */
import type { Cells } from '../../domain/base/cell';
import type { Conflict } from '../make/conflict';
import type { ExistingSheet } from '../make/own/own-sheet';
import type { TableState, WorkbookState } from '../read/state';
import { freeSheetName, sameSheetName } from '../schema/sheet-name';
import { UNDECIDED } from '../schema/table';
import { TABLE_NAMES } from '../schema/table-name';
import { TABLES } from '../schema/declarations/tables';
import { trimmedText, type CheckedGrid, type Value } from './grid';
import type { GridLayout, PublishTable } from './layout';
import { choiceColumns } from './rules/names';
import { dataTables } from './repair';
import { exportedChoices, NOT_RECORDED, exportedText, sourcesOf, TYPES, unitOf } from './typed-export';

export const DEFINITIONS_SHEET = '定義';
/** Of the sheet's first cell. */
export const DEFINITIONS_NAME = 'DX_Definitions';
export const DEFINITION_HEADERS = ['表', 'シート', '列', '意味', '型', '単位', '選択肢', '必須', `${UNDECIDED}の意味`] as const;
/** The columns that people may fill for tables that are not ours. */
const WRITTEN = [3, 4, 5, 6, 7, 8] as const;
export const TO_BE_WRITTEN = 'この列の意味を入力してください';

type DefinitionLine = readonly Value[];

const UNDECIDED_MEANS = '未定または文書に記載なし';
const joined = (choices: readonly string[]): string => (choices.length === 0 ? NOT_RECORDED : choices.join('；'));

/** The columns of a table of ours as they stand in the workbook, those that staff have added too. */
function typedLines(state: TableState, sheet: string): DefinitionLine[] {
  const declaration = TABLES[state.name];
  return sourcesOf(declaration, state.cells[0] ?? []).map(({ header, column, year }) => [
    state.name,
    sheet,
    header,
    column === null ? TO_BE_WRITTEN : exportedText(year === null ? column.help : `${column.help}（${year}年）`),
    column === null ? '文字列' : TYPES[column.kind],
    column === null || unitOf(column) === '' ? NOT_RECORDED : unitOf(column),
    joined(column === null ? [] : exportedChoices(column)),
    column?.required === true ? '○' : '×',
    UNDECIDED_MEANS,
  ]);
}

const SEEN = { numeric: '数値', date: '日付', text: '文字列', mixed: '文字列と数値', empty: NOT_RECORDED } as const;
const UNIT = /[（(]\s*(?:単位\s*[:：]?\s*)?([^（()）]{1,8})\s*[)）]\s*$/;

/** What can be seen of a checked table; its name is the sheet's, with a number where there are several. */
function seenLines(grid: CheckedGrid, table: PublishTable, name: string): DefinitionLine[] {
  const choices = new Map(choiceColumns({ grid, table }).map(({ column, answers }) => [column, answers.map(({ text }) => text)]));
  return table.labels.flatMap((label, at): DefinitionLine[] => {
    const header = exportedText(label);
    const column = table.area.column + at;
    return header === ''
      ? []
      : [
          [
            name,
            grid.name,
            header,
            TO_BE_WRITTEN,
            SEEN[table.types?.get(column) ?? 'empty'],
            UNIT.exec(header)?.[1] ?? NOT_RECORDED,
            joined((choices.get(column) ?? []).map(exportedText)),
            '×',
            UNDECIDED_MEANS,
          ],
        ];
  });
}

const keyOf = (line: readonly unknown[]): string => JSON.stringify([line[0], line[2]]);
const isOurTable = (name: unknown): boolean => TABLE_NAMES.some(one => one === name);

/** Lines of before that are about other tables than ours: they stay, and what people have written into them goes into the new ones. */
function withWritten(lines: readonly DefinitionLine[], before: Cells): DefinitionLine[] {
  const written = new Map(before.slice(1).map(line => [keyOf(line), line]));
  const known = new Set(lines.map(keyOf));
  const named = new Set(lines.map(([name]) => name));
  const kept = before
    .slice(1)
    .filter(line => line[0] !== '' && !isOurTable(line[0]) && !named.has(String(line[0])) && !known.has(keyOf(line)));
  return [
    ...lines.map(line => {
      const own = written.get(keyOf(line));
      const isFree = !isOurTable(line[0]) || line[3] === TO_BE_WRITTEN;
      if (own === undefined || !isFree) return line;
      return line.map((value, at) => (WRITTEN.some(one => one === at) ? textIn(own[at]) || value : value));
    }),
    ...kept.map(line => DEFINITION_HEADERS.map((_, at) => textIn(line[at]) || NOT_RECORDED)),
  ];
}

const textIn = (cell: unknown): string => (typeof cell === 'string' || typeof cell === 'number' ? trimmedText(String(cell)) : '');

/** The sheet as it was found. */
export interface FoundDefinitions {
  readonly existing: ExistingSheet;
  /** What is used of it, from A1; empty: it is not there or not as we made it. */
  readonly table: Cells;
}

export interface DefinitionsPlan {
  readonly sheet: string;
  readonly replaces: boolean;
  readonly existing: ExistingSheet;
  /** With the heading. */
  readonly lines: readonly DefinitionLine[];
  /** How many tables are described. */
  readonly tables: number;
  readonly before: Cells;
  /** Any of these, and nothing can be written. */
  readonly conflicts: readonly Conflict[];
}

/** Ours, and still what we made of it: staff may have made it their own. */
const isOurs = ({ existing, table }: FoundDefinitions, sheet: string): boolean =>
  existing.kind === 'sheet' && existing.sheet === sheet && DEFINITION_HEADERS.every((header, at) => table[0]?.[at] === header);

/** @param checked what has been checked last, where that is no table of ours; null: nothing */
export function planDefinitions(
  state: WorkbookState,
  found: FoundDefinitions,
  checked: { readonly grid: CheckedGrid; readonly layout: GridLayout } | null,
): DefinitionsPlan {
  const others = state.sheets.map(({ name }) => name).filter(name => !isOurs(found, name));
  const sheet = freeSheetName(DEFINITIONS_SHEET, others);
  const replaces = state.sheets.some(({ name }) => isOurs(found, name) && sameSheetName(name, sheet));
  const typed = TABLE_NAMES.flatMap(name => {
    const table: TableState | null = state.tables[name];
    return table === null ? [] : [{ table, sheet: table.sheet }];
  });
  const ours = new Set(typed.map(one => one.sheet));
  const seen =
    checked === null || ours.has(checked.grid.name) || checked.grid.name === sheet ? [] : dataTables(checked.grid, checked.layout);
  const lines = [
    ...typed.flatMap(one => typedLines(one.table, one.sheet)),
    ...seen.flatMap((table, at) =>
      checked === null ? [] : seenLines(checked.grid, table, seen.length === 1 ? checked.grid.name : `${checked.grid.name}の表${at + 1}`),
    ),
  ];
  const before = replaces ? found.table : [];
  const all = withWritten(lines, before);
  const conflicts: Conflict[] = [];
  if (state.structureProtected && !replaces) conflicts.push({ kind: 'structureProtected' });
  if (found.existing.kind === 'other') conflicts.push({ kind: 'nameTaken', name: DEFINITIONS_NAME });
  return {
    sheet,
    replaces,
    existing: found.existing,
    lines: [DEFINITION_HEADERS, ...all],
    tables: new Set(all.map(([name]) => name)).size,
    before,
    conflicts,
  };
}
