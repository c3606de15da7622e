/** Which paragraph of the guides says more about a failure, an issue or a finding. A kind without an entry does not compile. */
import type { FailureKind } from '../../excel/batch/failure';
import type { FindingKind } from '../../sheets/inspect/finding';
import type { Remark } from '../../sheets/inspect/remark';
import type { IssueKind } from '../../sheets/schema/issue';

/** A page of the help, and the part of it to show; null: its beginning, or the list of functions. */
export interface HelpAddress {
  readonly id: string | null;
  readonly part: string | null;
}

export const OF_FAILURE: Readonly<Record<FailureKind, string>> = {
  cellEditMode: 'no-answer',
  timeout: 'no-answer',
  connectionLost: 'no-answer',
  protectedSheet: 'protected',
  structureProtected: 'protected',
  readOnly: 'protected',
  hiddenSheet: 'protected',
  notFound: 'changed',
  changedMeanwhile: 'changed',
  rowsInTheWay: 'in-the-way',
  columnsInTheWay: 'in-the-way',
  cellsInTheWay: 'in-the-way',
  mergedInTheWay: 'in-the-way',
  spillIntoTable: 'in-the-way',
  spillOffSheet: 'in-the-way',
  totalsRow: 'in-the-way',
  nameTaken: 'in-the-way',
  cellHasFormula: 'formula-cell',
  readsItself: 'formula-cell',
  selectionNotCells: 'formula-cell',
  tableNotOurs: 'our-table',
  missingColumn: 'our-table',
  severalKpis: 'our-table',
  revisionThere: 'our-table',
  schemaNewer: 'version',
  unsupported: 'version',
  excelTooOld: 'version',
  noNote: 'version',
  tooLarge: 'too-large',
  unknown: 'unknown',
};

export const OF_ISSUE: Readonly<Record<IssueKind, string>> = {
  missing: 'blank',
  blankTarget: 'blank',
  blankBaseline: 'blank',
  undecided: 'blank',
  wrongType: 'value',
  outOfRange: 'value',
  unitMismatch: 'value',
  noDirection: 'value',
  endBeforeStart: 'value',
  notInChoices: 'choice',
  unknownReference: 'choice',
  duplicateKey: 'twice',
  duplicateActual: 'twice',
  missingHeader: 'header',
  duplicateHeader: 'header',
};

export const OF_FINDING: Readonly<Record<FindingKind, string>> = {
  seatMissing: 'charter',
  seatTaken: 'charter',
  seatPost: 'charter',
  seatAppointment: 'charter',
  seatNotInCharter: 'charter',
  standInNotStated: 'charter',
  sectionMissing: 'charter',
  systemMissing: 'charter',
  notReported: 'charter',
  reportedElsewhere: 'charter',
  finalDecisionMissing: 'charter',
  decidedOtherwise: 'charter',
  finalDecisionOpen: 'charter',
  roleOpen: 'charter',
  roleMissing: 'charter',
  markOpen: 'charter',
  markMissing: 'charter',
  kpiWithoutOwner: 'kpi-blank',
  kpiWithoutBaseline: 'kpi-blank',
  kpiWithoutActual: 'kpi-blank',
  kpiUpdateDue: 'kpi-blank',
  kpiRing: 'tree',
  outcomeWithoutOutput: 'tree',
  sectionWithoutWork: 'tree',
  migrationOverdue: 'late',
  milestoneLate: 'late',
  issueOverdue: 'late',
  bodyNeverMet: 'meeting',
  bodyUnknown: 'meeting',
  bodyNotMet: 'meeting',
  termEnded: 'meeting',
  targetNotRevised: 'revision',
  revisionNotJoined: 'revision',
  recordChanged: 'record',
  recordLost: 'record',
  ruleNotJudged: 'scale',
  scaleMissing: 'scale',
  scaleDamaged: 'scale',
};

const at = (part: string): HelpAddress => ({ id: 'messages', part });

export const paragraphOf = ({ kind }: { readonly kind: FailureKind }): HelpAddress => at(OF_FAILURE[kind]);

export const paragraphOfRemark = ({ what }: Remark): HelpAddress =>
  at(what.kind === 'issue' ? OF_ISSUE[what.issue.kind] : OF_FINDING[what.finding.message.kind]);
