/** What 点検 says, in English. Names of columns, posts and choices stay as they are in the workbook. */
import { SCALE_WORDS_EN } from '../functions/scale-words.en';
import type { ChecksText } from './checks.ja';

const s = (count: number): string => (count === 1 ? '' : 's');

export const CHECKS_EN: ChecksText = {
  findings: {
    seatMissing: ({ body, role, post }) => `“${body}” has no ${role}${post === null ? '' : ` (${post})`}.`,
    seatTaken: ({ body, role, count }) => `“${body}” has ${count} of ${role}; there should be one.`,
    seatPost: ({ body, role, got, expected }) => `The ${role} of “${body}” should be ${expected}, but the post is “${got}”.`,
    seatAppointment: ({ role, got, expected }) =>
      `The ${role} should be chosen by ${expected}, but 選任方法 is ${got === null ? 'empty' : `“${got}”`}.`,
    seatNotInCharter: ({ body, role, post }) => `“${post}”, a ${role} of “${body}”, is not named in the charter.`,
    standInNotStated: ({ role, of }) => `備考 of the ${role} does not say that it stands in for the ${of}.`,
    sectionMissing: ({ body, role, section }) => `Nobody of ${section} is a ${role} of “${body}”.`,
    systemMissing: ({ system }) => `“${system}” of the annex is not in the list of systems.`,
    notReported: ({ body, number, date, to, days }, show) =>
      `Meeting ${number === null ? '' : `${number} `}of “${body}” (${show.date(date)}) has not been reported to ${to} (${days} day${s(days)}).`,
    reportedElsewhere: ({ body, date, got, expected }, show) =>
      `The meeting of “${body}” (${show.date(date)}) is to be reported to ${expected}, but went to “${got}”.`,
    finalDecisionMissing: ({ bodies }) =>
      `The way to the final decision (${bodies.join(' or ')}) is neither in 備考 of the CDO nor on the sheet 背景.`,
    decidedOtherwise: ({ body, date, got, expected }, show) =>
      `“${body}” (${show.date(date)}) decided by “${got}”. The final decision belongs to ${expected.join(' or ')}.`,
    finalDecisionOpen: ({ body, date, expected }, show) =>
      `There is no record of ${expected.join(' or ')} after what “${body}” decided on ${show.date(date)}.`,
    roleOpen: ({ role }) => `It is not written who fills the role ${role} (氏名, 所属, 就任日).`,
    roleMissing: ({ role }) => `The role ${role}, which is asked for, is not in 構成員.`,
    markOpen: ({ mark }) => `“${mark}” is not solved yet.`,
    markMissing: ({ mark }) => `“${mark}” is not in 課題.`,
    kpiWithoutOwner: ({ kpi }) => `Nobody is in charge of the KPI “${kpi}” (担当 is empty).`,
    kpiWithoutBaseline: ({ kpi }) => `The KPI “${kpi}” cannot be rated: 基準値 or 基準年度 is missing.`,
    kpiWithoutActual: ({ kpi, year, fiscal }, show) => `The KPI “${kpi}” has no actual for ${show.year(year, fiscal)}.`,
    kpiUpdateDue: ({ kpi, frequency, due, last }, show) =>
      `The KPI “${kpi}” (更新頻度: ${frequency}) has no value for the period up to ${show.date(due)}; the last one is of ${show.date(last)}.`,
    kpiRing: ({ kpis }) => `上位 of these KPIs leads round in a ring (${[...kpis, kpis[0] ?? ''].join(' → ')}).`,
    outcomeWithoutOutput: ({ kpi }) => `No KPI of the stage アウトプット stands under the outcome “${kpi}”.`,
    sectionWithoutWork: ({ section }) => `“${section}” is in charge of no KPI, milestone, system or issue.`,
    migrationOverdue: ({ system, due, days, status }, show) =>
      `“${system}” is ${days} day${s(days)} past its migration date (${show.date(due)}; 状態: ${status ?? 'empty'}).`,
    milestoneLate: ({ initiative, milestone, state, due, days, progress }, show) => {
      const what = `“${[initiative, milestone].filter(text => text !== '').join(' ')}”`;
      if (state === '着手遅れ') return `${what} should have begun on ${show.date(due)}, ${days} day${s(days)} ago, and has not.`;
      if (state === '期限超過') return `${what} is ${days} day${s(days)} past its planned finish (${show.date(due)}).`;
      return `${what} is behind its plan to finish on ${show.date(due)}: 進捗率 is ${progress === null ? 'empty' : show.share(progress)}.`;
    },
    issueOverdue: ({ issue, due, days }, show) => `The issue “${issue}” is ${days} day${s(days)} past its date (${show.date(due)}).`,
    bodyUnknown: ({ body, nearest }) =>
      `The body “${body}” is not on the sheet 構成員.${nearest === null ? '' : ` Perhaps “${nearest}” is meant.`}`,
    bodyNeverMet: ({ body }) => `There is no record of a meeting of “${body}”.`,
    bodyNotMet: ({ body, last, days }, show) => `“${body}” has not met since ${show.date(last)} (${days} day${s(days)}).`,
    scaleMissing: ({ count }) =>
      `${count} ${count === 1 ? 'KPI is' : 'KPIs are'} to be rated by 評価基準, but there is no such table (DX_Scale), so they have no grade. Make the table under ⋯, or choose another rule.`,
    scaleDamaged: ({ problem, got }) => SCALE_WORDS_EN.problems[problem](got),
    recordChanged: ({ round, places }) =>
      `The record of the closed request “${round}” has been changed since it was closed (${places.length} row${s(places.length)}).`,
    recordLost: ({ round }) => `The sheet with the record of the closed request “${round}” is gone.`,
    termEnded: ({ body, role, post, until }, show) =>
      `The term of “${post}”, ${role} of “${body}”, ended on ${show.date(until)}; there is no successor.`,
    ruleNotJudged: ({ sheet, column, error }) =>
      error !== null
        ? `This rule about the sheet ${sheet} could not be judged (${error}). The other rules are not affected.`
        : column !== null
          ? `The sheet ${sheet} has no column 「${column}」, so this rule cannot be judged.`
          : `There is no sheet ${sheet}, so this rule cannot be judged. It can be created under “Sheets”.`,
    targetNotRevised: ({ kpi, year, fiscal, unit, target, after, revisedOn }, show) =>
      `The target of the KPI “${kpi}” for ${show.horizon(year, fiscal)} is ${target === null ? 'not filled in' : show.quantity(target, unit)}, but the revision of ${show.date(revisedOn)} made it ${show.quantity(after, unit)}.`,
    revisionNotJoined: ({ kpi, year, fiscal, unit, revisedOn, before, previousOn, after }, show) =>
      `The revision of the target of “${kpi}” for ${show.horizon(year, fiscal)} (${show.date(revisedOn)}) starts from ${before === null ? 'nothing' : show.quantity(before, unit)}, but the one before (${show.date(previousOn)}) ended at ${show.quantity(after, unit)}.`,
  },
  bare: {
    kpiWithoutOwner: () => 'Nobody is in charge (担当 is empty).',
    kpiWithoutBaseline: () => 'It cannot be rated: 基準値 or 基準年度 is missing.',
    kpiWithoutActual: ({ year, fiscal }, show) => `There is no actual for ${show.year(year, fiscal)}.`,
    outcomeWithoutOutput: () => 'No KPI of the stage アウトプット stands under this outcome.',
    sectionWithoutWork: () => 'It is in charge of no KPI, milestone, system or issue.',
    bodyNeverMet: () => 'There is no record of a meeting.',
  },
  reasons: {
    'kpi-owner': 'With a section’s name in 担当 the checks can be grouped by whom to ask.',
    'kpi-baseline': 'The planned path and the rating start from the value before the work began (基準値) and its year (基準年度).',
    'kpi-actual':
      'Without the value of the year that is over the rating is out of date. It can be entered with “Add actual” in the overview.',
    'kpi-update': 'Enter the value with “Add actual” in the overview, or ask for it with a request under “Share”.',
    'kpi-ring': 'Correct one 上位, so that it does not lead back to where it began.',
    'kpi-output': 'Enter this KPI as 上位 of the KPIs of the outputs that lead to it.',
    'section-work': 'Fill in 担当 or 所管, or look at 所属 in 構成員. Leave it where the section need not be in charge of anything.',
    'system-migration': 'Once it has moved, set 状態 to 運用 or 廃止.',
    'milestone-late':
      'If it is finished, fill in 終了実績; if it has begun, 開始実績. Judged as DX.MILESTONE does (more than 10% behind the plan is late).',
    'issue-overdue': 'Once it is settled, set 状態 to 解決.',
    'body-met': 'A body with somebody who convenes it is expected to meet once a year. Enter a meeting that was held as a row of 会議.',
    'body-known': 'Use the name of the body on the sheet 構成員, or add the new body there.',
    'meeting-reported': 'Once it is reported, fill in 報告日.',
    'revision-target': 'The target on the KPI sheet is that of the latest revision.',
    'round-record': 'A record stays as it was at closing. Undo the change, and make corrections in the next request.',
    'scale-table': 'With a row that cannot be read KPIs have no grade, or another one than was meant.',
    'revision-order': 'A revision starts from the target of the one before.',
    'member-term': 'Enter the successor as a new row; for another term change 退任日.',
  },
  categories: { correct: 'To correct', late: 'Late', attend: 'To look at', blank: 'To fill in', undecided: 'Not decided' },
  about: (subject, sentence) => `${subject}: ${sentence}`,
  rule: (document, article) => `${document} ${article}`,
  quote: sentence => `「${sentence}」`,
  columnHelp: (header, help) => `Column “${header}”: ${help}`,

  summary: counts => counts.join(', '),
  count: (word, count) => `${word}: ${count}`,
  none: (tables, rows) => `Nothing found (${tables} table${s(tables)}, ${rows} row${s(rows)} checked)`,
  noTables: 'This workbook has no tables to check yet.',
  asOfToday: date => `There is no as-of date, so dates were checked against today (${date}).`,
  show: 'Show',
  showAll: count => `All (${count})`,
  groupBy: 'Group by',
  bySheet: 'Sheet',
  byDivision: 'In charge',
  noDivision: 'Nobody named',
  group: (name, count) => `${name} (${count})`,
  noneShown: 'Nothing of this kind.',
  more: count => `Show ${count} more`,
  moreGroups: count => `Show ${count} more group${s(count)}`,
  division: name => `In charge: ${name}`,
  goTo: 'Go to cell',
  morePlaces: count => `${count} more`,
  fix: 'Fix',
  fixOf: (place, from, to) => `Fix ${place}: “${from}” becomes “${to}”`,
  fixNote: 'The original stays in a note on the cell.',
  fixed: (place, from, to) => `Changed ${place} from “${from}” to “${to}”. The original is in a note on the cell.`,
  fixedWithoutNote: (place, from, to) => `Changed ${place} from “${from}” to “${to}”. The original is not kept.`,
  fixWithoutNote: 'Fix without keeping it',
  undo: 'Undo',
  undone: (place, from) => `Put back “${from}” at ${place}.`,

  copy: 'Copy list',
  copied: count => `Copied a list of ${count}. It can be pasted into a mail.`,
  copyByHand: 'The clipboard could not be used. Select the list below and copy it (Ctrl+C).',
  copyClose: 'Close the list',
  listTitle: date => `Checks (as-of date ${date})`,
  listGroup: (name, count) => `■ ${name} (${count})`,
  listLine: (number, place, sentence) => `${number}. ${place === '' ? '' : `${place} `}${sentence}`,
  listBasis: basis => `   Basis: ${basis}`,

  output: 'Write to a sheet',
  outputHeading: 'Write the checks to a sheet',
  outputCreate: (sheet, lines) => `The sheet “${sheet}” will be made with ${lines} line${s(lines)}, in Japanese: values only, no formulas.`,
  outputBeside: (taken, sheet) => `There is another sheet “${taken}”, so it will be named “${sheet}”.`,
  outputReplace: (sheet, made, lines) =>
    `The sheet “${sheet}” that was written before (${made}) will be replaced by the ${lines} line${s(lines)} of today.`,
  outputKeeps: kept => `対応状況 and 対応日 are kept for ${kept} remark${s(kept)} found again.`,
  outputGone: gone =>
    `${gone} remark${s(gone)} with an answer on the sheet of before ${gone === 1 ? 'is' : 'are'} no longer found and will go.`,
  outputReplaceLoses:
    'What was added to that sheet will be lost, and formulas that refer to it will show an error. To keep it, rename the sheet first.',
  outputOmitted: count => `There are too many; ${count} will not be written.`,
  outputConflicts: 'Why it cannot be written',
  outputWrite: 'Write',
  outputOverwrite: 'Replace',
  outputNothingYet: 'Nothing has been written yet.',
  sheetNote: (tables, rows, count, counts) => `${count} found in ${tables} table${s(tables)}, ${rows} row${s(rows)} (${counts}).`,
  outputDone: (sheet, lines) => `Wrote ${lines} line${s(lines)} to the sheet “${sheet}”.`,
};
