/**
 * What 点検 finds beyond types, as data: a charter rule that is not kept (rules/) or something overdue or still open (checks.ts).
 * The sentences are in i18n. Section 3 of the contract of the sheets.
 */
import type { ScaleProblem, ScaleTable } from '../read/own-scale';
import type { Issue } from '../schema/issue';
import type { CellPlace } from '../read/state';
import type { TableName } from '../schema/table-name';
import type { RowOfTable } from '../schema/declarations/tables';

/** The record of a closed round as it stands in the workbook. */
export interface ClosedRecord {
  readonly round: string;
  /** Of the lines that are not as they were at closing, the first cell of each; null: the sheet is gone. */
  readonly changed: readonly CellPlace[] | null;
}

/** What a check looks at. A WorkbookState with a 基準日 is one. Rows are read by sheets/read.ts; nothing here needs Excel. */
export interface Recorded {
  /** 評価基準, the city's own rating rule; null or left out: there is no such table. */
  readonly scale?: ScaleTable | null;
  /** Of closed rounds; left out: they were not read. */
  readonly records?: readonly ClosedRecord[];
  /** 基準日 as a date serial. */
  readonly asOf: number;
  /** null or left out: the workbook has no such table. */
  readonly tables: { readonly [N in TableName]?: { readonly rows: readonly RowOfTable<N>[]; readonly issues?: readonly Issue[] } | null };
}

/** No rows where there is no such table: a check never has to ask first. */
export function rowsOf<N extends TableName>(recorded: Recorded, table: N): readonly RowOfTable<N>[] {
  return recorded.tables[table]?.rows ?? [];
}

/** What is wrong, by kind. Dates are serials, `days` whole days up to 基準日. */
export interface FindingParameters {
  /** Nobody is listed; `post` is whom the charter asks for, null where it leaves that open. */
  seatMissing: { readonly body: string; readonly role: string; readonly post: string | null };
  seatTaken: { readonly body: string; readonly role: string; readonly count: number };
  seatPost: { readonly body: string; readonly role: string; readonly got: string; readonly expected: string };
  seatAppointment: { readonly role: string; readonly got: string | null; readonly expected: string };
  seatNotInCharter: { readonly body: string; readonly role: string; readonly post: string };
  /** 備考 does not say for whom this seat stands in. */
  standInNotStated: { readonly role: string; readonly of: string };
  sectionMissing: { readonly body: string; readonly role: string; readonly section: string };
  systemMissing: { readonly system: string };
  /** A meeting was held and its result not passed on. `number` is 第n回 where it is known. */
  notReported: { readonly body: string; readonly number: number | null; readonly date: number; readonly to: string; readonly days: number };
  reportedElsewhere: { readonly body: string; readonly date: number; readonly got: string; readonly expected: string };
  /** Neither of the bodies that decide in the end is in 構成員. */
  finalDecisionMissing: { readonly bodies: readonly string[] };
  decidedOtherwise: { readonly body: string; readonly date: number; readonly got: string; readonly expected: readonly string[] };
  finalDecisionOpen: { readonly body: string; readonly date: number; readonly expected: readonly string[] };
  /** The role has its row and nobody in it. */
  roleOpen: { readonly role: string };
  roleMissing: { readonly role: string };
  /** The mark has its row in 課題 and is not 解決. */
  markOpen: { readonly mark: string };
  markMissing: { readonly mark: string };
  kpiWithoutOwner: { readonly kpi: string };
  kpiWithoutBaseline: { readonly kpi: string };
  /** `due`: the end of the last period; `last`: the day of the last value. */
  kpiUpdateDue: { readonly kpi: string; readonly frequency: string; readonly due: number; readonly last: number };
  kpiRing: { readonly kpis: readonly string[] };
  outcomeWithoutOutput: { readonly kpi: string };
  sectionWithoutWork: { readonly section: string };
  /** `year` is the label of the last year that is over. */
  kpiWithoutActual: { readonly kpi: string; readonly year: number; readonly fiscal: boolean };
  migrationOverdue: { readonly system: string; readonly due: number; readonly days: number; readonly status: string | null };
  /** `due` is 開始予定 for 着手遅れ, else 終了予定; `days` past it, 0 for 遅れ, where `progress` (null: blank) is what is behind. */
  milestoneLate: {
    readonly initiative: string;
    readonly milestone: string;
    readonly state: '期限超過' | '遅れ' | '着手遅れ';
    readonly due: number;
    readonly days: number;
    readonly progress: number | null;
  };
  issueOverdue: { readonly issue: string; readonly due: number; readonly days: number };
  bodyNeverMet: { readonly body: string };
  /** `nearest` is the body of 構成員 that looks like it. */
  bodyUnknown: { readonly body: string; readonly nearest: string | null };
  bodyNotMet: { readonly body: string; readonly last: number; readonly days: number };
  /** The target on the KPI sheet is not that of the latest revision; null: none is written. `unit` is that of the KPI. */
  targetNotRevised: {
    readonly kpi: string;
    readonly year: number;
    readonly fiscal: boolean;
    readonly unit: string;
    readonly target: number | null;
    readonly after: number;
    readonly revisedOn: number;
  };
  /** 旧目標 (null: none is written) is not 新目標 of the revision before. */
  revisionNotJoined: {
    readonly kpi: string;
    readonly year: number;
    readonly fiscal: boolean;
    readonly unit: string;
    readonly revisedOn: number;
    readonly before: number | null;
    readonly previousOn: number;
    readonly after: number;
  };
  /** The rule was not judged: the sheet (column null) or its column is not there, or judging failed. */
  ruleNotJudged: { readonly sheet: string; readonly column: string | null; readonly error: string | null };
  /** KPIs are to be rated by 評価基準, and there is no such table. */
  scaleMissing: { readonly count: number };
  /** `place` is the cell of 評価基準 that is to be put right. */
  scaleDamaged: { readonly problem: ScaleProblem['kind']; readonly got: string; readonly place: CellPlace };
  /** `places`: the first cell of each line that is not as it was at closing. */
  recordChanged: { readonly round: string; readonly places: readonly CellPlace[] };
  recordLost: { readonly round: string };
  termEnded: { readonly body: string; readonly role: string; readonly post: string; readonly until: number };
}

export type FindingKind = keyof FindingParameters;

export type FindingMessage = { readonly [K in FindingKind]: { readonly kind: K } & FindingParameters[K] }[FindingKind];

/** breach: the recorded facts contradict the rule. open: something the rule asks for is still to be filled in or done. */
export type FindingLevel = 'breach' | 'open';

export interface Finding {
  /** The id of a charter rule or of a check. */
  readonly rule: string;
  readonly level: FindingLevel;
  readonly table: TableName;
  /** The rows concerned in the table's body, from 0; none where a row is missing. */
  readonly rows: readonly number[];
  /** The header of the column to jump to. */
  readonly column: string;
  readonly message: FindingMessage;
}

/** A finding before the rule that made it puts its id on it. */
export type FindingDetails = Omit<Finding, 'rule'>;
