/**
 * What 点検 says, in Japanese: a sentence for every kind of finding (one that is missing does not compile), why a check is made, and the words of its
 * screen and of the sheet 点検結果. What is written into the workbook is Japanese whatever the pane speaks. English: checks.en.ts.
 */
import type { CheckId } from '../../sheets/inspect/checks';
import type { FindingKind, FindingMessage } from '../../sheets/inspect/finding';
import type { RemarkCategory } from '../../sheets/inspect/remark';
import { SCALE_WORDS_JA } from '../functions/scale-words.ja';

/** How the pane writes what is in a finding. */
export interface ShowFinding {
  date(serial: number): string;
  /** A year label: 令和7年度, or 令和7年. */
  year(label: number, fiscal: boolean): string;
  /** A target year as the cards name it: 令和12年度末（2030年度）. */
  horizon(year: number, fiscal: boolean): string;
  /** A fraction as a percentage. */
  share(share: number): string;
  /** A value with its unit: 110万時間, 10.3%. */
  quantity(value: number, unit: string): string;
}

type Message<K extends FindingKind> = Extract<FindingMessage, { kind: K }>;

export interface ChecksText {
  readonly findings: { readonly [K in FindingKind]: (message: Message<K>, show: ShowFinding) => string };
  /** Findings that many rows have alike, without the row they are about. */
  readonly bare: { readonly [K in FindingKind]?: (message: Message<K>, show: ShowFinding) => string };
  /** Why a check is made that no document asks for. */
  readonly reasons: Readonly<Record<CheckId, string>>;
  readonly categories: Readonly<Record<RemarkCategory, string>>;
  /** An issue of a cell with what its row is about. */
  readonly about: (subject: string, sentence: string) => string;
  readonly rule: (document: string, article: string) => string;
  readonly quote: (sentence: string) => string;
  readonly columnHelp: (header: string, help: string) => string;

  readonly summary: (counts: readonly string[]) => string;
  readonly count: (word: string, count: number) => string;
  readonly none: (tables: number, rows: number) => string;
  readonly noTables: string;
  readonly asOfToday: (date: string) => string;
  readonly show: string;
  readonly showAll: (count: number) => string;
  readonly groupBy: string;
  readonly bySheet: string;
  readonly byDivision: string;
  readonly noDivision: string;
  readonly group: (name: string, count: number) => string;
  readonly noneShown: string;
  readonly more: (count: number) => string;
  readonly moreGroups: (count: number) => string;
  readonly division: (name: string) => string;
  readonly goTo: string;
  readonly morePlaces: (count: number) => string;
  readonly fix: string;
  readonly fixOf: (place: string, from: string, to: string) => string;
  readonly fixNote: string;
  readonly fixed: (place: string, from: string, to: string) => string;
  readonly fixedWithoutNote: (place: string, from: string, to: string) => string;
  /** The button of `noNote`. */
  readonly fixWithoutNote: string;
  readonly undo: string;
  readonly undone: (place: string, from: string) => string;

  readonly copy: string;
  readonly copied: (count: number) => string;
  readonly copyByHand: string;
  readonly copyClose: string;
  readonly listTitle: (date: string) => string;
  readonly listGroup: (name: string, count: number) => string;
  readonly listLine: (number: number, place: string, sentence: string) => string;
  readonly listBasis: (basis: string) => string;

  readonly output: string;
  readonly outputHeading: string;
  readonly outputCreate: (sheet: string, lines: number) => string;
  readonly outputBeside: (taken: string, sheet: string) => string;
  readonly outputReplace: (sheet: string, made: string, lines: number) => string;
  readonly outputKeeps: (kept: number) => string;
  readonly outputGone: (gone: number) => string;
  readonly outputReplaceLoses: string;
  readonly outputOmitted: (count: number) => string;
  readonly outputConflicts: string;
  readonly outputWrite: string;
  readonly outputOverwrite: string;
  readonly outputNothingYet: string;
  /** The second line of the sheet. */
  readonly sheetNote: (tables: number, rows: number, count: number, counts: string) => string;
  readonly outputDone: (sheet: string, lines: number) => string;
}

export const CHECKS_JA: ChecksText = {
  findings: {
    seatMissing: ({ body, role, post }) => `「${body}」の${role}${post === null ? '' : `（${post}）`}の行がありません。`,
    seatTaken: ({ body, role, count }) => `「${body}」の${role}の行が${count}行あります。1人とされています。`,
    seatPost: ({ body, role, got, expected }) => `「${body}」の${role}は${expected}ですが、職名が「${got}」です。`,
    seatAppointment: ({ role, got, expected }) =>
      `${role}の選任方法は「${expected}」ですが、${got === null ? '空です' : `「${got}」です`}。`,
    seatNotInCharter: ({ body, role, post }) => `「${body}」の${role}「${post}」は、要綱に挙げられていません。`,
    standInNotStated: ({ role, of }) => `${role}の備考に、${of}を代理することが未記入です。`,
    sectionMissing: ({ body, role, section }) => `「${body}」の${role}に、${section}の行がありません。`,
    systemMissing: ({ system }) => `別表の「${system}」が、情報システムシートにありません。`,
    notReported: ({ body, number, date, to, days }, show) =>
      `「${body}」の${number === null ? '' : `第${number}回の`}会議（${show.date(date)}）が、${to}に報告されていません（${days}日経過）。`,
    reportedElsewhere: ({ body, date, got, expected }, show) =>
      `「${body}」の会議（${show.date(date)}）の報告先は${expected}ですが、「${got}」になっています。`,
    finalDecisionMissing: ({ bodies }) => `最終決定の方法（${bodies.join('・')}）が、CDOの備考にも背景シートにもありません。`,
    decidedOtherwise: ({ body, date, got, expected }, show) =>
      `「${body}」の会議（${show.date(date)}）の決定方法が「${got}」です。最終決定は${expected.join('か')}によります。`,
    finalDecisionOpen: ({ body, date, expected }, show) =>
      `「${body}」の会議（${show.date(date)}）の決定事項について、その後の${expected.join('か')}の記録がありません。`,
    roleOpen: ({ role }) => (/部門$/.test(role) ? `${role}の担当部署名が未記入です。` : `${role}の氏名・所属・就任日が未記入です。`),
    roleMissing: ({ role }) => `求められている役割「${role}」が、構成員にありません。`,
    markOpen: ({ mark }) => `「${mark}」の取組が、まだ解決になっていません。`,
    markMissing: ({ mark }) => `「${mark}」の取組が、課題にありません。`,
    kpiWithoutOwner: ({ kpi }) => `KPI「${kpi}」の担当が空です。`,
    kpiWithoutBaseline: ({ kpi }) => `KPI「${kpi}」の基準値か基準年度がないため、評価できません。`,
    kpiWithoutActual: ({ kpi, year, fiscal }, show) => `KPI「${kpi}」の${show.year(year, fiscal)}の実績がありません。`,
    kpiUpdateDue: ({ kpi, frequency, due, last }, show) =>
      `KPI「${kpi}」（更新頻度：${frequency}）の${show.date(due)}までの値がありません。最後の値は${show.date(last)}のものです。`,
    kpiRing: ({ kpis }) => `KPIの「上位」が輪になっています（${[...kpis, kpis[0] ?? ''].join(' → ')}）。`,
    outcomeWithoutOutput: ({ kpi }) => `アウトカムのKPI「${kpi}」の下に、アウトプットのKPIがありません。`,
    sectionWithoutWork: ({ section }) => `「${section}」が担当するKPI・工程・システム・課題がありません。`,
    migrationOverdue: ({ system, due, days, status }, show) =>
      `「${system}」の移行期限（${show.date(due)}）を${days}日過ぎています（状態：${status ?? '空'}）。`,
    milestoneLate: ({ initiative, milestone, state, due, days, progress }, show) => {
      const what = `「${[initiative, milestone].filter(text => text !== '').join(' ')}」`;
      if (state === '着手遅れ') return `${what}は、開始予定（${show.date(due)}）を${days}日過ぎて、まだ始まっていません。`;
      if (state === '期限超過') return `${what}は、終了予定（${show.date(due)}）を${days}日過ぎています。`;
      return `${what}は、進捗率${progress === null ? 'が空で' : `${show.share(progress)}で`}、終了予定（${show.date(due)}）までの計画より遅れています。`;
    },
    issueOverdue: ({ issue, due, days }, show) => `課題「${issue}」の期限（${show.date(due)}）を${days}日過ぎています。`,
    bodyUnknown: ({ body, nearest }) =>
      `会議体「${body}」は構成員シートにありません。${nearest === null ? '' : `「${nearest}」のことではありませんか。`}`,
    bodyNeverMet: ({ body }) => `「${body}」の会議の記録がありません。`,
    bodyNotMet: ({ body, last, days }, show) => `「${body}」の会議が、${show.date(last)}を最後に${days}日開かれていません。`,
    scaleMissing: ({ count }) =>
      `評価方式が「評価基準」のKPIが${count}件ありますが、評価基準の表（DX_Scale）がありません。このままでは評価できません。「⋯」の評価方式から表を作成するか、ほかの方式を選んでください。`,
    scaleDamaged: ({ problem, got }) => SCALE_WORDS_JA.problems[problem](got),
    recordChanged: ({ round, places }) => `締めた照会「${round}」の記録のシートが、締めた後に変更されています（${places.length}行）。`,
    recordLost: ({ round }) => `締めた照会「${round}」の記録のシートがありません。`,
    termEnded: ({ body, role, post, until }, show) =>
      `「${body}」の${role}「${post}」の任期が${show.date(until)}に終わり、後任の行がありません。`,
    ruleNotJudged: ({ sheet, column, error }) =>
      error !== null
        ? `${sheet}シートについてのこの規定は、判定できませんでした（${error}）。ほかの規定の判定には影響ありません。`
        : column !== null
          ? `${sheet}シートに列「${column}」がないため、この規定は判定できません。`
          : `${sheet}シートがないため、この規定は判定できません。「シート」から作成できます。`,
    targetNotRevised: ({ kpi, year, fiscal, unit, target, after, revisedOn }, show) =>
      `KPI「${kpi}」の${show.horizon(year, fiscal)}の目標は${target === null ? '入っていません' : `${show.quantity(target, unit)}です`}が、${show.date(revisedOn)}の改定では${show.quantity(after, unit)}です。`,
    revisionNotJoined: ({ kpi, year, fiscal, unit, revisedOn, before, previousOn, after }, show) =>
      `KPI「${kpi}」の${show.horizon(year, fiscal)}の目標の改定（${show.date(revisedOn)}）は、旧目標が${before === null ? '空です' : `${show.quantity(before, unit)}です`}が、前の改定（${show.date(previousOn)}）の新目標は${show.quantity(after, unit)}です。`,
  },
  bare: {
    kpiWithoutOwner: () => '担当が空です。',
    kpiWithoutBaseline: () => '基準値か基準年度がないため、評価できません。',
    kpiWithoutActual: ({ year, fiscal }, show) => `${show.year(year, fiscal)}の実績がありません。`,
    outcomeWithoutOutput: () => 'アウトカムのKPIの下に、アウトプットのKPIがありません。',
    sectionWithoutWork: () => '担当するKPI・工程・システム・課題がありません。',
    bodyNeverMet: () => '会議の記録がありません。',
  },
  reasons: {
    'kpi-owner': '「担当」に部署の名前を入力すると、所管別にまとめて確かめられます。',
    'kpi-baseline': '計画値と評価は、取組を始める前の値（基準値）とその年度（基準年度）から求めます。',
    'kpi-actual': '終わった年度の値がないと、評価が古いままになります。「概要」の「実績を追加」から入力できます。',
    'kpi-update': '更新頻度に合わせて、「概要」の「実績を追加」か「共有」の「照会」で値を入力してください。',
    'kpi-ring': '上位をたどって元のKPIに戻らないように、どれかの「上位」を直してください。',
    'kpi-output': '成果につながる活動の結果（アウトプット）のKPIに、「上位」としてこのKPIを入力してください。',
    'section-work': '担当・所管を入力するか、構成員の所属を確かめてください。担当がなくてよいときは、そのままでかまいません。',
    'system-migration': '移行が済んだときは、状態を運用か廃止にしてください。',
    'milestone-late':
      '終わっているときは終了実績に、始まっているときは開始実績に日付を入力してください。状態の基準は DX.MILESTONE と同じです（計画より10%を超えて遅れると「遅れ」）。',
    'issue-overdue': '解決したときは、状態を解決にしてください。',
    'body-met': '招集者が定められている会議体は、年1回以上の開催を前提に点検しています。開催した会議は、会議シートに1行入力してください。',
    'body-known': '構成員シートの会議体と同じ名称にしてください。新しい会議体は、構成員シートに追加してください。',
    'meeting-reported': '報告したときは、報告日を入力してください。',
    'revision-target': 'KPIシートの目標は、最後の改定の新目標と同じにします。',
    'round-record': '記録は締めた時のまま残すものです。変更を元に戻し、訂正は次の照会で行ってください。',
    'scale-table': '評価基準の表に読めない行があると、KPIの評価が出ないか、思ったものと違う評価になります。',
    'revision-order': '改定の旧目標は、1つ前の改定の新目標と同じになります。',
    'member-term': '後任の人は新しい行に書くか、再任のときは退任日を直してください。',
  },
  categories: { correct: '要修正', late: '遅れ', attend: '注意', blank: '未記入', undecided: '未定' },
  about: (subject, sentence) => `${subject}：${sentence}`,
  rule: (document, article) => `${document} ${article}`,
  quote: sentence => `「${sentence}」`,
  columnHelp: (header, help) => `様式「${header}」：${help}`,

  summary: counts => counts.join('、'),
  count: (word, count) => `${word} ${count}件`,
  none: (tables, rows) => `指摘はありません（${tables}表 ${rows}行を確認）`,
  noTables: 'このブックには点検する表がまだありません。',
  asOfToday: date => `基準日がないため、今日（${date}）で期限を確かめました。`,
  show: '表示',
  showAll: count => `すべて（${count}件）`,
  groupBy: 'まとめ方',
  bySheet: 'シート別',
  byDivision: '所管別',
  noDivision: '所管の記入なし',
  group: (name, count) => `${name}（${count}件）`,
  noneShown: 'この区分の指摘はありません。',
  more: count => `ほか${count}件を表示`,
  moreGroups: count => `ほか${count}組を表示`,
  division: name => `所管：${name}`,
  goTo: 'セルへ',
  morePlaces: count => `ほか${count}か所`,
  fix: '直す',
  fixOf: (place, from, to) => `${place}の「${from}」を「${to}」に直す`,
  fixNote: '元の内容はセルのメモに残ります。',
  fixed: (place, from, to) => `${place}を「${from}」から「${to}」に直しました。元の内容はセルのメモにあります。`,
  fixedWithoutNote: (place, from, to) => `${place}を「${from}」から「${to}」に直しました。元の内容は残していません。`,
  fixWithoutNote: '残さずに直す',
  undo: '元に戻す',
  undone: (place, from) => `${place}を元の「${from}」に戻しました。`,

  copy: '一覧をコピー',
  copied: count => `${count}件の一覧をコピーしました。メールなどに貼り付けられます。`,
  copyByHand: 'クリップボードを使えませんでした。下の一覧を選んでコピーしてください（Ctrl+C）。',
  copyClose: '一覧を閉じる',
  listTitle: date => `点検結果（基準日 ${date}）`,
  listGroup: (name, count) => `■ ${name}（${count}件）`,
  listLine: (number, place, sentence) => `${number}. ${place === '' ? '' : `${place} `}${sentence}`,
  listBasis: basis => `   根拠・対応方法：${basis}`,

  output: '点検結果をシートに出力',
  outputHeading: '点検結果をシートに出力',
  outputCreate: (sheet, lines) => `シート「${sheet}」を作成し、${lines}件を書き込みます。値だけで、数式は含みません。`,
  outputBeside: (taken, sheet) => `「${taken}」というほかのシートがあるため、「${sheet}」という名前にします。`,
  outputReplace: (sheet, made, lines) => `前に出力したシート「${sheet}」（${made}）を、今回の${lines}件で置き換えます。`,
  outputKeeps: kept => `対応状況と対応日は、同じ指摘の${kept}件に引き継ぎます。`,
  outputGone: gone => `前のシートで対応状況を入力した${gone}件は、今回は指摘がないため消えます。`,
  outputReplaceLoses:
    'そのシートのほかの追記と書式は消えます。このシートを参照する数式は、エラーになります。残すときは、先にシートの名前を変えてください。',
  outputOmitted: count => `多いため、ほかの${count}件は書き込みません。`,
  outputConflicts: '出力できない理由',
  outputWrite: '出力する',
  outputOverwrite: '置き換える',
  outputNothingYet: 'まだ何も書き込んでいません。',
  sheetNote: (tables, rows, count, counts) => `${tables}表 ${rows}行を確認し、指摘は${count}件です（${counts}）。`,
  outputDone: (sheet, lines) => `シート「${sheet}」に${lines}件を書き込みました。`,
};
