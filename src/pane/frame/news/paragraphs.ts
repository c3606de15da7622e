/** Which paragraph of the guides says more about a failure, an issue, a finding, an error of a function or a problem of a formula. A kind without an entry does not compile. */
import type { FaultReason } from '../../../domain/base/fault';
import type { FailureKind } from '../../../excel/batch/failure';
import type { SymptomKind } from '../../../sheets/doctor/symptom';
import type { FindingKind } from '../../../sheets/inspect/finding';
import type { Remark } from '../../../sheets/inspect/remark';
import type { IssueKind } from '../../../sheets/schema/issue';

/** A page of the help, and the part of it to show; null: its beginning, or the list of functions. */
export interface HelpAddress {
  readonly id: string | null;
  readonly part: string | null;
}

export const OF_FAILURE: Readonly<Record<FailureKind, string>> = {
  cellEditMode: 'no-answer',
  timeout: 'no-answer',
  connectionLost: 'no-answer',
  notLoaded: 'not-loaded',
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
  mergedBesideTable: 'in-the-way',
  lineNeeded: 'in-the-way',
  spillIntoTable: 'in-the-way',
  spillOffSheet: 'in-the-way',
  sheetFull: 'in-the-way',
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

/** Why a function has no value. */
export const OF_FAULT: Readonly<Record<FaultReason['kind'], string>> = {
  blank: 'argument',
  notNumber: 'argument',
  notDate: 'argument',
  notChoice: 'argument',
  noNumber: 'argument',
  openPeriod: 'argument',
  tooLarge: 'argument',
  sizes: 'argument',
  given: 'argument',
  noColumn: 'no-row',
  unknownKpi: 'no-row',
  duplicateKpi: 'no-row',
  noTarget: 'no-plan',
  noBaseline: 'no-plan',
  noBaselineYear: 'no-plan',
  noDirection: 'no-plan',
  noActual: 'no-plan',
  fewActuals: 'no-plan',
  noValues: 'no-plan',
  signChange: 'no-answer-value',
  neverReached: 'no-answer-value',
  tooLate: 'no-answer-value',
  zeroDivision: 'no-answer-value',
  belowScale: 'no-answer-value',
  badScale: 'no-answer-value',
};

/** 数式の診断. */
export const OF_SYMPTOM: Readonly<Record<SymptomKind, string>> = {
  notCalculated: 'doctor-name',
  fileName: 'doctor-name',
  foreignPath: 'doctor-name',
  unknownFunction: 'doctor-name',
  stuck: 'doctor-name',
  textFormula: 'doctor-copied',
  overwritten: 'doctor-copied',
  missesRows: 'doctor-copied',
  shiftedRange: 'doctor-copied',
  blockedSpill: 'doctor-copied',
  today: 'doctor-day',
  oldAsOf: 'doctor-day',
  date1904: 'doctor-day',
  unitMismatch: 'doctor-day',
};

const at = (part: string): HelpAddress => ({ id: 'messages', part });

export const paragraphOf = ({ kind }: { readonly kind: FailureKind }): HelpAddress => at(OF_FAILURE[kind]);

export const paragraphOfFault = ({ kind }: FaultReason): HelpAddress => at(OF_FAULT[kind]);

export const paragraphOfSymptom = ({ kind }: { readonly kind: SymptomKind }): HelpAddress => at(OF_SYMPTOM[kind]);

/** What a card lacks to be graded, and how a grade is read. */
export const OF_LACKS: HelpAddress = at('no-plan');
export const OF_GRADE: HelpAddress = { id: 'staff', part: 'grades' };

export const paragraphOfRemark = ({ what }: Remark): HelpAddress =>
  at(what.kind === 'issue' ? OF_ISSUE[what.issue.kind] : OF_FINDING[what.finding.message.kind]);
