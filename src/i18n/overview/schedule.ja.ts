import type { MilestoneState } from '../../domain/work/milestone';

/** What the pane says about 工程 and 工程表, in Japanese; loaded with those screens. `schedule.en` has its type. */
export const SCHEDULE_JA = {
  noTable: 'このブックにはスケジュールシートがありません。「シート」から作成してください。',
  empty: 'スケジュールシートにまだマイルストーンがありません。1行に1つ書くか、テンプレートから追加してください。',
  goToSheet: 'スケジュールシートへ',
  states: {
    期限超過: '期限超過',
    遅れ: '遅れ',
    着手遅れ: '着手遅れ',
    進行中: '進行中',
    未着手: '未着手',
    '完了(遅れ)': '完了(遅れ)',
    完了: '完了',
  } satisfies Readonly<Record<MilestoneState, string>> as Readonly<Record<MilestoneState, string>>,
  noState: '評価不可',
  total: (count: number) => `${count}件：`,
  stateCount: (state: string, count: number) => `${state} ${count}件`,
  lateOnly: '遅れだけ',
  noLate: '遅れているものはありません。',
  initiative: (name: string, count: number, late: number) =>
    `${name === '' ? '（取組なし）' : name} ${count}件${late > 0 ? `、遅れ${late}件` : ''}`,
  planned: (from: string, to: string) => `予定 ${from}～${to}`,
  plannedBy: (to: string) => `予定 ${to}まで（開始予定なし）`,
  plannedFrom: (from: string) => `予定 ${from}から`,
  noFinish: '終了予定が未定のため、遅れは判定しません',
  actual: (from: string, to: string) => `実績 ${from}～${to}`,
  actualFrom: (from: string) => `実績 ${from}から`,
  actualBy: (to: string) => `実績 ${to}まで`,
  progress: (share: string) => `進捗率 ${share}`,
  daysLate: (days: number) => `${days}日遅れ`,
  legend: '図：斜線は予定、塗りは実績、縦じまは予定より遅れ、◇は終了予定（開始予定なし）、縦の線は基準日',
  more: (count: number) => `ほか${count}件を表示`,
  goToOf: (name: string) => `${name}のセルへ`,
  year: (era: string, _label: number) => era,

  ganttOpen: '工程表を作成',
  gantt: '工程表を作成',
  ganttIntro: 'まだ何も書き込んでいません。スケジュールの表に従って変わる、印刷用の工程表を1枚作成します。',
  ganttFirst: '始まりの年度',
  ganttLast: '終わりの年度',
  ganttYear: (era: string, label: number) => `${era}（${label}）`,
  ganttCreate: (sheet: string) => `シート「${sheet}」を作成します。`,
  ganttReplace: (sheet: string) => `シート「${sheet}」を再作成します。今の「${sheet}」に追記した内容と書式は失われます。`,
  ganttRows: (rows: number, spare: number) =>
    `マイルストーン${rows}行${spare > 0 ? `と、増えたときのための${spare}行` : ''}。行は表に従って変わります。`,
  ganttCut: (shown: number, total: number) => `表は${total}行あるため、先頭の${shown}行だけを示します。`,
  ganttColumns: (from: string, to: string, years: number) => `${from}から${to}まで（${years}年、四半期ごと）。`,
  ganttPrint: (paper: string) => `印刷：${paper}横、横1ページ。見出しは各ページに付きます。`,
  ganttAsOf: (date: string, linked: boolean) =>
    linked
      ? `基準日：${date}（ブックの基準日に従って変わります）。`
      : `基準日：${date}（このブックには基準日のセルがないため、工程表のセルに書き込みます）。`,
  ganttPlain: (date: string) =>
    `このバージョンのExcelでは条件付き書式を使わないため、棒の塗りは${date}の時点のものになります。表が変わったら再作成してください。`,
  ganttOutside: (rows: number) => `この期間の外に予定のあるマイルストーンが${rows}行あります。`,
  ganttConflicts: '作成できない理由',
  ganttMake: '作成する',
  ganttRemake: '再作成する',
  ganttDone: (sheet: string) => `シート「${sheet}」を作成しました。`,
  ganttRedone: (sheet: string) => `シート「${sheet}」を再作成しました。`,
};

export type ScheduleText = typeof SCHEDULE_JA;
