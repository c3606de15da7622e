/**
 * The cells of 当初計画: formulas that need neither the add-in nor the newest Excel, so that who gets the workbook can follow a target back to
 * the row of 目標改定 it comes from. The first row of each block is written once and copied down.
 *
 *   rows    1 title, 2 note, 3 warnings, 5 header
 *   columns the plan; a gap; what it is found by: the row of DX_KPIs, its name as it is compared, how many revisions, and for each year the
 *           row of DX_Revisions that came first (0: none); a gap; the rows of DX_Revisions as they are compared
 */
import { KPIS } from '../../schema/declarations/kpis';
import type { OriginalColumn, OriginalSheetPlan } from './original-sheet';
import { REVISIONS } from '../../schema/declarations/revisions';
import { columnLetters } from '../../read/state';
import { UNDECIDED } from '../../schema/table';

export const ORIGINAL_TITLE = '当初計画';
/** Rows of the sheet, from 1. */
export const ORIGINAL_ROWS = { title: 1, note: 2, warnings: 3, header: 5, body: 6 } as const;
const { header: HEADER, body: BODY } = ORIGINAL_ROWS;
const NOTE =
  '目標を改定する前の、当初の計画です。シート「KPI」と「目標改定」から数式で求めているため、直すときは元のシートのほうを直してください。';
const NOTE_PLAIN = '数値の表示形式は、作成した時点の行のものです。';
const HELPERS = ['KPIの行', '照合する名称', '改定の数'] as const;
const LEDGER = ['改定の行', '照合する名称', '目標年', '改定日', '順番'] as const;

type OriginalLine = readonly (string | null)[];
/** Constants, formulas (with =) and null for a cell left alone. */
interface CellBlock {
  readonly address: string;
  readonly cells: readonly OriginalLine[];
}
/** The first row of a block, and the rows below that it is to be copied to; null: there are none. */
interface Pattern extends CellBlock {
  readonly below: string | null;
}

export interface OriginalCells {
  /** The header and the rows that formulas ask as their plan: 「A5:J40」. */
  readonly plan: string;
  /** Letters of the plan's last column, and of its baseline and targets. */
  readonly last: string;
  readonly numbers: readonly string[];
  /** Letters of the first and last column of what it is found by, of the column with the dates, and the last row of all. */
  readonly behind: readonly [first: string, last: string];
  readonly days: string;
  readonly lastRow: number;
  readonly lastOfAll: number;
  readonly head: readonly CellBlock[];
  readonly patterns: readonly Pattern[];
}

/** Apostrophe before the signs that mean something inside the brackets. */
const part = (header: string): string => header.replace(/[[\]#']/g, "'$&");
const ofKpis = (header: string, row: string): string => `INDEX(${KPIS.name}[${part(header)}],${row})`;
const ofRevisions = (key: 'kpi' | 'year' | 'before' | 'revisedOn', row: string): string =>
  `INDEX(${REVISIONS.name}[${part(REVISIONS.columns[key].header)}],${row})`;
/** Neither white space nor capitals nor width count in a name. */
const compared = (text: string): string => `LOWER(ASC(SUBSTITUTE(SUBSTITUTE(${text}," ",""),"\u3000","")))`;
/** Of a column: of the whole table, LibreOffice counts the header as well. */
const KPI_ROWS = `ROWS(${KPIS.name}[${KPIS.columns.name.header}])`;
const LEDGER_ROWS = `ROWS(${REVISIONS.name}[${REVISIONS.columns.kpi.header}])`;

/** Day and row of a revision in one number: a day is below 2,958,466, a row below 100,000. A revision without a date comes last. */
const LATEST_DAY = 2958466;
const ROW_LIMIT = 100000;
const ALL = 300000000000;

interface OriginalPlaces {
  readonly helper: (index: number) => string;
  readonly ledger: (column: (typeof LEDGER)[number]) => string;
  /** All rows of a column of the ledger's block. */
  readonly ledgerRange: (column: (typeof LEDGER)[number]) => string;
  readonly counts: string;
}

/** @param plain for an Excel without conditional formats */
export function originalCells(plan: OriginalSheetPlan, plain = false): OriginalCells {
  const { columns, capacity, ledgerCapacity } = plan;
  const targets = columns.filter(({ key }) => key === 'targets');
  const firstHelper = columns.length + 1;
  const firstLedger = firstHelper + HELPERS.length + targets.length + 1;
  const lastRow = BODY + capacity - 1;
  const lastLedger = BODY + ledgerCapacity - 1;
  const letters = (column: (typeof LEDGER)[number]): string => columnLetters(firstLedger + LEDGER.indexOf(column));
  const counts = columnLetters(firstHelper + HELPERS.indexOf('改定の数'));
  const places: OriginalPlaces = {
    helper: index => `$${columnLetters(firstHelper + index)}${BODY}`,
    ledger: column => `$${letters(column)}${BODY}`,
    ledgerRange: column => `$${letters(column)}$${BODY}:$${letters(column)}$${lastLedger}`,
    counts: `$${counts}$${BODY}:$${counts}$${lastRow}`,
  };
  const last = columnLetters(columns.length - 1);
  const lastHelper = columnLetters(firstLedger - 2);
  const lastColumn = columnLetters(firstLedger + LEDGER.length - 1);
  const headers = [
    ...columns.map(({ header }) => header),
    null,
    ...HELPERS,
    ...targets.map(({ header }) => `${header}の最初の改定の行`),
    null,
    ...LEDGER,
  ];
  const pattern = (first: string, end: string, lastOf: number, line: OriginalLine): Pattern => ({
    address: `${first}${BODY}:${end}${BODY}`,
    cells: [line],
    below: lastOf === BODY ? null : `${first}${BODY + 1}:${end}${lastOf}`,
  });
  return {
    plan: `A${HEADER}:${last}${lastRow}`,
    last,
    numbers: columns.flatMap(({ key }, index) => (key === 'targets' || key === 'baseline' ? [columnLetters(index)] : [])),
    behind: [columnLetters(firstHelper), lastColumn],
    days: letters('改定日'),
    lastRow,
    lastOfAll: Math.max(lastRow, lastLedger),
    head: [
      { address: `A${ORIGINAL_ROWS.note}`, cells: [[plain ? NOTE + NOTE_PLAIN : NOTE]] },
      { address: `A${ORIGINAL_ROWS.warnings}`, cells: [[warnings(plan, places)]] },
      { address: `A${HEADER}:${lastColumn}${HEADER}`, cells: [headers] },
    ],
    patterns: [
      pattern('A', lastHelper, lastRow, planLine(columns, targets, places)),
      pattern(columnLetters(firstLedger), lastColumn, lastLedger, ledgerLine(places)),
    ],
  };
}

const TEXTS: readonly OriginalColumn['key'][] = ['id', 'name', 'unit', 'direction', 'timing', 'path'];

/** Excel hands on a blank cell as 0, which would be a value. */
const shown = (cell: string, blank: string): string => `IF(${cell}="",${blank},${cell})`;

function planLine(
  columns: readonly OriginalColumn[],
  targets: readonly OriginalColumn[],
  { helper, ledgerRange }: OriginalPlaces,
): OriginalLine {
  const [row, name, count] = [helper(0), helper(1), helper(2)];
  const firstOf = (year: number | null): string => helper(HELPERS.length + targets.findIndex(target => target.year === year));
  const cell = ({ key, header, year }: OriginalColumn): string => {
    const current = ofKpis(header, row);
    if (TEXTS.includes(key)) return `=IF(${row}="","",${current}&"")`;
    if (key !== 'targets') return `=IF(${row}="","",${shown(current, '""')})`;
    // The current target where it was never revised, else 旧目標 of the revision that came first.
    const before = ofRevisions('before', firstOf(year));
    return `=IF(${row}="","",IF(${firstOf(year)}=0,${shown(current, '""')},${shown(before, `"${UNDECIDED}"`)}))`;
  };
  // The revision with the least 順番 is what is left of the greatest rest; no revision leaves 0.
  const first = ({ year }: OriginalColumn): string =>
    `=IF(${count}=0,0,MOD(${ALL}-SUMPRODUCT(MAX((${ledgerRange('照合する名称')}=${name})*(${ledgerRange('目標年')}=${year})*(${ALL}-${ledgerRange('順番')}))),${ROW_LIMIT}))`;
  return [
    ...columns.map(cell),
    null,
    `=IF(ROW()-ROW($A$${HEADER})>${KPI_ROWS},"",ROW()-ROW($A$${HEADER}))`,
    `=IF(${row}="","",${compared(ofKpis(KPIS.columns.name.header, row))})`,
    `=IF(${name}="",0,SUMPRODUCT(--(${ledgerRange('照合する名称')}=${name})))`,
    ...targets.map(first),
  ];
}

function ledgerLine({ ledger }: OriginalPlaces): OriginalLine {
  const [row, day] = [ledger('改定の行'), ledger('改定日')];
  const date = ofRevisions('revisedOn', row);
  const year = ofRevisions('year', row);
  return [
    `=IF(ROW()-ROW($A$${HEADER})>${LEDGER_ROWS},"",ROW()-ROW($A$${HEADER}))`,
    `=IF(${row}="","",${compared(ofRevisions('kpi', row))})`,
    `=IF(${row}="","",IF(ISNUMBER(${year}),${year},""))`,
    // A year is no day: 2026 would be a day of 1905.
    `=IF(${row}="","",IF(ISNUMBER(${date}),IF(${date}>2200,INT(${date}),""),""))`,
    `=IF(${row}="",${ALL},IF(${day}="",${LATEST_DAY},${day})*${ROW_LIMIT}+${row})`,
  ];
}

/** What a reader must know before trusting the sheet. */
function warnings(
  { capacity, ledgerCapacity, headers, targetHeaders, sheet }: OriginalSheetPlan,
  { ledgerRange, counts }: OriginalPlaces,
): string {
  const again = `「${sheet.replace(/"/g, '""')}」を再作成してください。`;
  const names = ledgerRange('照合する名称');
  const lost = `(SUMPRODUCT(--(${names}<>""))-SUM(${counts}))`;
  const unread = `SUMPRODUCT((${names}<>"")*(((${ledgerRange('目標年')}="")+(${ledgerRange('改定日')}=""))>0))`;
  return [
    `=IF(${KPI_ROWS}>${capacity},"※KPIが"&${KPI_ROWS}&"行あり、ここには先頭の${capacity}行しかありません。${again}","")`,
    `IF(${LEDGER_ROWS}>${ledgerCapacity},"※目標改定が"&${LEDGER_ROWS}&"行あり、ここでは先頭の${ledgerCapacity}行しか見ていません。${again}","")`,
    `IF(COUNTIF(${headers},"${KPIS.columns.targets.header}*")>${targetHeaders},"※KPIシートに目標の列が増えています。${again}","")`,
    `IF(${lost}>0,"※「目標改定」に、KPIの名称と一致しない行が"&${lost}&"行あります。","")`,
    `IF(${unread}>0,"※「目標改定」に、目標年か改定日が数値や日付でない行が"&${unread}&"行あります。点検の「直す」で直してください。","")`,
  ].join('&');
}
