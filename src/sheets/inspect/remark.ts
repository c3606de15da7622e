/**
 * 点検 as one list: what reading finds wrong with cells (issue.ts) and what the charters and checks find (finding.ts), each with its
 * place, whom to ask and what kind of work it is. Section 3 of the contract of the sheets.
 */
import { divisionsOf, type Divisions } from './division';
import type { ClosedRecord, Finding, FindingKind, Recorded } from './finding';
import { placesIn } from './finding-places';
import { INSPECTION_STEPS, inspectInSteps, ruleOf } from './inspect';
import type { Fix, Issue, IssueKind } from '../schema/issue';
import type { Steps } from '../read/slices';
import { issueCell, type CellPlace, type WorkbookState } from '../read/state';
import { TABLE_NAMES, type TableName } from '../schema/table-name';
import { TABLES, type RowOfTable } from '../schema/declarations/tables';

/**
 * 要修正: what stands there is not usable, or contradicts the charter. 遅れ: something is past its date. 注意: to be looked at.
 * 未記入: something is still to be written. 未定: ― says that it is not decided, and that is an answer.
 */
export const CATEGORIES = ['correct', 'late', 'attend', 'blank', 'undecided'] as const;
export type RemarkCategory = (typeof CATEGORIES)[number];

const OF_ISSUE: Readonly<Record<IssueKind, RemarkCategory>> = {
  missing: 'blank',
  wrongType: 'correct',
  notInChoices: 'correct',
  unknownReference: 'correct',
  duplicateKey: 'correct',
  outOfRange: 'correct',
  endBeforeStart: 'correct',
  noDirection: 'correct',
  unitMismatch: 'attend',
  duplicateActual: 'attend',
  blankTarget: 'blank',
  blankBaseline: 'blank',
  undecided: 'undecided',
  missingHeader: 'correct',
  duplicateHeader: 'correct',
};

const OF_FINDING: Readonly<Record<FindingKind, RemarkCategory>> = {
  seatMissing: 'correct',
  seatTaken: 'correct',
  seatPost: 'correct',
  seatAppointment: 'correct',
  seatNotInCharter: 'correct',
  standInNotStated: 'blank',
  sectionMissing: 'correct',
  systemMissing: 'correct',
  notReported: 'late',
  reportedElsewhere: 'correct',
  finalDecisionMissing: 'correct',
  decidedOtherwise: 'correct',
  finalDecisionOpen: 'attend',
  roleOpen: 'blank',
  roleMissing: 'correct',
  markOpen: 'attend',
  markMissing: 'correct',
  kpiWithoutOwner: 'blank',
  kpiWithoutBaseline: 'blank',
  kpiWithoutActual: 'blank',
  kpiUpdateDue: 'late',
  kpiRing: 'correct',
  outcomeWithoutOutput: 'attend',
  sectionWithoutWork: 'attend',
  migrationOverdue: 'late',
  milestoneLate: 'late',
  issueOverdue: 'late',
  bodyNeverMet: 'attend',
  bodyUnknown: 'attend',
  bodyNotMet: 'late',
  termEnded: 'attend',
  targetNotRevised: 'correct',
  revisionNotJoined: 'correct',
  ruleNotJudged: 'attend',
  scaleMissing: 'correct',
  scaleDamaged: 'correct',
  recordChanged: 'correct',
  recordLost: 'correct',
};

export interface Remark {
  /** The same for the same remark after another reading, so that the pane keeps its place. */
  readonly id: string;
  readonly table: TableName;
  readonly sheet: string;
  /** The cells concerned, the first to jump to. */
  readonly places: readonly CellPlace[];
  readonly category: RemarkCategory;
  /** What the row of a cell's issue is about: a KPI's name, a milestone. null for a finding, whose sentence names it, and without a row. */
  readonly subject: string | null;
  /** 所管; null where nobody is named. */
  readonly division: string | null;
  readonly what: { readonly kind: 'issue'; readonly issue: Issue } | { readonly kind: 'finding'; readonly finding: Finding };
  readonly fix: Fix | null;
}

export interface Inspection {
  /** By table, then by row. */
  readonly remarks: readonly Remark[];
  /** How many remarks are not 未定. */
  readonly open: number;
  /** What was looked through. */
  readonly tables: number;
  readonly rows: number;
  /** A date serial. */
  readonly asOf: number;
  /** The workbook has no 基準日; `asOf` is the day it was looked through instead. */
  readonly asOfToday: boolean;
}

/** How many steps inspectWorkbook takes, for showing how far it is. */
export const REMARK_STEPS = INSPECTION_STEPS + TABLE_NAMES.length;

/** The column that says what a row is about; a list of addresses alone tells nobody who reads a mail anything. */
const SUBJECTS = {
  DX_Members: 'post',
  DX_Systems: 'name',
  DX_KPIs: 'name',
  DX_Actuals: 'kpi',
  DX_Schedules: 'milestone',
  DX_Meetings: 'body',
  DX_Issues: 'issue',
  DX_Requests: 'to',
  DX_Context: 'item',
  DX_Steps: 'step',
  DX_Revisions: 'kpi',
} as const satisfies { readonly [N in TableName]: keyof (typeof TABLES)[N]['columns'] };

function subjectsOf(name: TableName, rows: readonly { readonly index: number }[]): ReadonlyMap<number, string> {
  return new Map(
    rows.flatMap(row => {
      const text = (row as Readonly<Record<string, unknown>>)[SUBJECTS[name]];
      return typeof text === 'string' ? [[row.index, text] as const] : [];
    }),
  );
}

interface Sorted {
  readonly row: number;
  readonly remark: Remark;
}

/** A finding says of the whole KPI what these say of its cells. */
function saidByFinding({ kind, expected, row }: Issue, kpisWithoutBaseline: ReadonlySet<number>): boolean {
  return (kind === 'blankBaseline' || (kind === 'undecided' && expected === 'baseline')) && row !== null && kpisWithoutBaseline.has(row);
}

/** A term that is over is to be looked at; where a charter asks for the seat, somebody is missing in it. */
function categoryOf(finding: Finding): RemarkCategory {
  const { kind } = finding.message;
  return kind === 'termEnded' && ruleOf(finding) !== null ? 'correct' : OF_FINDING[kind];
}

/** A value that a lower row corrects, as the sheet asks for it: the lower row's コメント says why. */
function isCorrected({ kind, expected }: Issue, actuals: readonly RowOfTable<'DX_Actuals'>[]): boolean {
  if (kind !== 'duplicateActual') return false;
  const lower = actuals.find(({ index }) => index === expected.lastRow);
  return lower !== undefined && lower.comment !== null;
}

function divisionOf({ table, rows, message }: Finding, divisions: Divisions): string | null {
  const [first] = rows;
  if (first !== undefined) return divisions.of(table, first);
  return 'body' in message ? divisions.ofBody(message.body) : null;
}

/** The sheet of a finding that is about no table of ours; null: its table's. */
function sheetOf({ message }: Finding): string | null {
  if (message.kind === 'scaleDamaged') return message.place.sheet;
  return message.kind === 'recordChanged' ? (message.places[0]?.sheet ?? null) : null;
}

/**
 * @param today taken for the 基準日 where the workbook has none
 * @param records of closed rounds
 */
export function* inspectWorkbook(state: WorkbookState, today: number, records: readonly ClosedRecord[] = []): Steps<Inspection> {
  const asOf = state.asOf ?? today;
  const recorded: Recorded = { asOf, tables: state.tables, scale: state.scale, records };
  const findings = yield* inspectInSteps(recorded);
  const divisions = divisionsOf(recorded);
  const placesOf = placesIn(state);
  const kpisWithoutBaseline = new Set(findings.flatMap(({ message, rows }) => (message.kind === 'kpiWithoutBaseline' ? rows : [])));
  const byTable = new Map<TableName, Finding[]>(TABLE_NAMES.map(name => [name, []]));
  for (const finding of findings) byTable.get(finding.table)?.push(finding);

  const remarks: Remark[] = [];
  const used = new Map<string, number>();
  const idOf = (text: string): string => {
    const count = used.get(text) ?? 0;
    used.set(text, count + 1);
    return count === 0 ? text : `${text} ${count}`;
  };
  let tables = 0;
  let rows = 0;
  for (const name of TABLE_NAMES) {
    const table = state.tables[name];
    const here: Sorted[] = [];
    // What a charter asks for is said even where its table is not there.
    const sheet = table?.sheet ?? TABLES[name].sheet;
    const subjects = table === null || table.issues.length === 0 ? null : subjectsOf(name, table.rows);
    for (const issue of table?.issues ?? []) {
      if (name === 'DX_KPIs' && saidByFinding(issue, kpisWithoutBaseline)) continue;
      if (name === 'DX_Actuals' && isCorrected(issue, state.tables.DX_Actuals?.rows ?? [])) continue;
      const place = issueCell(state, issue);
      here.push({
        row: issue.row ?? -1,
        remark: {
          id: idOf(`${name} ${issue.row ?? ''} ${issue.column} ${issue.kind}`),
          table: name,
          sheet,
          places: place === null ? [] : [place],
          category: OF_ISSUE[issue.kind],
          subject: issue.row === null ? null : (subjects?.get(issue.row) ?? null),
          division: issue.row === null ? null : divisions.of(name, issue.row),
          what: { kind: 'issue', issue },
          fix: issue.fix ?? null,
        },
      });
    }
    for (const finding of byTable.get(name) ?? []) {
      here.push({
        row: finding.rows[0] ?? -1,
        remark: {
          id: idOf(`${name} ${finding.rows.join(',')} ${finding.column} ${finding.rule} ${finding.message.kind}`),
          table: name,
          sheet: sheetOf(finding) ?? sheet,
          places: placesOf(finding),
          category: categoryOf(finding),
          subject: null,
          division: divisionOf(finding, divisions),
          what: { kind: 'finding', finding },
          fix: null,
        },
      });
    }
    here.sort((one, other) => one.row - other.row);
    for (const { remark } of here) remarks.push(remark);
    if (table !== null) {
      tables += 1;
      rows += table.rows.length;
    }
    yield 1;
  }
  return {
    remarks,
    open: remarks.filter(({ category }) => category !== 'undecided').length,
    tables,
    rows,
    asOf,
    asOfToday: state.asOf === null,
  };
}
