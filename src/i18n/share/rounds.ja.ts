import type { FileTrouble } from '../../sheets/rounds/file-cells';
import type { EntryKey } from '../../sheets/rounds/round';
import type { AnswerStanding } from '../../sheets/rounds/requests';
import type { QuestionKind } from '../../sheets/rounds/question';
import type { ItemState } from '../../sheets/rounds/taken';

/** 照会, in Japanese; `rounds.en.ts` has the type of this list. */
export const ROUNDS_JA = {
  heading: '照会',
  close: '閉じる',
  back: '戻る',
  empty: '進行中の照会はありません。所属に値を照会するには、「新しい照会を始める」を押してください。',
  start: '新しい照会を始める',
  ask: '回答票を作成',
  takeIn: '回答を取り込む',
  remind: '督促',
  status: '回答状況をシートに書き出す',
  closing: '締める',
  closedOnes: '締めた照会',
  closedOn: (name: string, day: string) => `${name}（${day}に締め）`,
  compare: '照会の記録を比べる',
  recordSound: '記録は締めた時のままです。',
  recordChanged: (rows: readonly number[]) =>
    `記録のシートが変更されています（${rows.slice(0, 5).join('、')}行目${rows.length > 5 ? 'など' : ''}）。訂正は次の照会で行ってください。`,
  recordLost: '記録のシートがありません。',
  glance: (
    name: string,
    all: number,
    { answered, partly, open, returned }: Readonly<Record<AnswerStanding, number>>,
    overdue: Readonly<Record<AnswerStanding, number>>,
    due: string,
  ) => {
    const late = (of: AnswerStanding): string => (overdue[of] > 0 ? `（うち${overdue[of]} 期限超過）` : '');
    const back = returned > 0 ? `、${returned} 差戻し${late('returned')}` : '';
    return `${name}\u3000${all}所属中 ${answered} 回答済、${partly} 一部${late('partly')}${back}、${open} 未回答${late('open')}\u3000期限 ${due}`;
  },
  addressees: (count: number) => `所属ごとの状況（${count}）`,
  standing: { answered: '● 回答済', partly: '◐ 一部', open: '○ 未回答', returned: '↩ 差戻し' } satisfies Record<AnswerStanding, string>,
  ofAddressee: (to: string, standing: string, answered: number, asked: number, late: number) =>
    `${to}\u3000${standing}\u3000${answered}/${asked}件${late > 0 ? `\u3000${late}日超過` : ''}`,

  startHeading: '新しい照会',
  name: '照会の名称',
  nameHint: '回答票とファイルの名称に入ります（例：令和8年度 10月中間）。',
  nameTaken: '同じ名称の照会があります。別の名称にしてください。',
  nameMissing: '名称を入力してください。',
  what: '照会する内容',
  kinds: {
    kpi: 'KPIの実績',
    milestone: 'マイルストーンの進捗',
    system: '情報システムの状態',
    issue: '課題の状態',
  } satisfies Record<QuestionKind, string>,
  kindCount: (kind: string, count: number) => `${kind}（${count}件）`,
  asOf: '基準日',
  due: '回答の期限',
  dayUnreadable: '日付として読み取れません。',
  dueBeforeToday: '期限が今日より前です。',
  request: '依頼の文',
  requestHint: '回答票の上部に入ります。空白でもかまいません。',
  usualRequest: (asOf: string) => `DX推進計画の進捗を把握するため、${asOf}現在の状況を回答してください。`,
  nobody: (count: number) => `担当・所管が空のため、照会されないもの（${count}件）`,
  nobodyHint: 'シートで担当または所管を入力すると、照会に含まれます。',
  whom: (count: number) => `宛先（${count}所属）`,
  whomCount: (to: string, count: number) => `${to}（${count}件）`,
  nothingToAsk: '照会するものがありません。シートに行と、担当または所管を入力してください。',
  begin: (addressees: number, count: number) => `照会を始める（${addressees}所属 ${count}件）`,
  beginHint: 'シート「照会」に宛先ごとの行を追加します。回答票は次の画面で作成します。',
  begun: (name: string, addressees: number) => `照会「${name}」を始めました（${addressees}所属）。続けて回答票を作成してください。`,
  begunUndone: (name: string) => `照会「${name}」を取り消し、追加した行を取り除きました。`,

  askHeading: (name: string) => `回答票の作成：${name}`,
  askIntro: '宛先ごとに、その所属の行だけの回答票を作成します。アドインのない人も、普通のExcelで回答できます。',
  askWhom: '作成する宛先',
  askAll: (count: number) => `すべて（${count}所属）`,
  askUnanswered: (count: number) => `回答済でない所属だけ（${count}所属）`,
  saveZip: (count: number) => `ファイルをまとめて保存（${count}個、zip）`,
  saveZipHint: 'メールなどで送る場合。所属ごとのExcelファイルが1つのzipに入ります。',
  makeSheets: (count: number) => `このブックにシートを作成（${count}枚）`,
  makeSheetsHint: 'SharePointなどで共同編集する場合。所属ごとのシートを末尾に追加します。',
  openOne: '新しいブックで開く',
  openOneHint: '1つの所属の回答票を開いて確かめます。',
  openWhich: '開く回答票',
  making: '回答票を作成しています',
  saved: (count: number, file: string) => `${count}個の回答票を「${file}」に保存しました。宛先の状態を「依頼済」にしました。`,
  savedOnly: (count: number, file: string) => `${count}個の回答票を「${file}」に保存しました。`,
  savedUndone: '宛先の状態を元に戻しました。保存したファイルはそのままです。',
  sheetsMade: (count: number) => `回答票のシートを${count}枚作成し、宛先の状態を「依頼済」にしました。`,
  sheetsUndone: (count: number) => `作成した回答票のシート${count}枚を取り除き、宛先の状態を元に戻しました。`,
  opened: '回答票を新しいブックで開きました。',
  cannotOpen: 'このExcelでは、アドインから新しいブックを開けません。zipで保存してください。',

  takeHeading: (name: string) => `回答の取り込み：${name}`,
  takeIntro: '返送されたファイル（.xlsx）を選ぶか、ここへドラッグしてください。取り込む前に、内容をすべて表示します。',
  chooseFiles: 'ファイルを選ぶ',
  chooseFolder: 'フォルダーを選ぶ',
  readSheets: 'このブックの回答票を読む',
  reading: (done: number, all: number) => `ファイルを読んでいます（${done}/${all}）`,
  stopped: '読み取りを中止しました。何も書き込んでいません。',
  nothingRead: 'このブックに回答票のシートはありません。',
  result: (files: number, items: number, refused: number) =>
    `${files}個を読みました。回答 ${items}件${refused > 0 ? `、取り込めない行 ${refused}件` : ''}。まだ何も書き込んでいません。`,
  notices: '知っておくこと',
  refusedRows: (count: number) => `取り込めない行（${count}件）`,
  trouble: {
    notWorkbook: 'Excelのファイル（.xlsx）ではありません。',
    oldFormat: '古い形式（.xls）です。Excelで開き、.xlsxで保存し直してください。',
    password: 'パスワードがかかっています。解除して保存し直すよう、回答者に依頼してください。',
    damaged: 'ファイルが壊れているため読めません。もう一度送るよう、回答者に依頼してください。',
    tooLarge: '大きすぎるため読みません（50MBまで）。',
  } satisfies Record<FileTrouble, string>,
  noForm: '回答票がありません。',
  emptyForm: '回答票に行がありません。',
  otherRound: (round: string | null, closed: boolean) =>
    round === null
      ? '別のブックまたは削除された照会の回答票です。取り込みません。'
      : `別の照会「${round}」${closed ? '（締め済み）' : ''}の回答票です。取り込みません。`,
  otherDay: (got: string) => `回答日「${got}」は、照会の日から今日までの日付として読み取れません。今日を回答日とします。`,
  lostColumns: (headers: string) => `列「${headers}」が見つかりません。見出しを元に戻して、もう一度取り込んでください。`,
  severalForms: (to: string, files: string) => `${to}の回答が複数あります（${files}）。`,
  rowKinds: {
    noNumber: '照会番号がありません。',
    unknownNumber: '照会番号がこの照会にありません。',
    rowGone: 'シートから行がなくなっています。',
  },
  place: (file: string | null, sheet: string, row: number | null) =>
    `${file === null ? '' : `${file}\u3000`}${sheet}${row === null ? '' : `\u3000${row}行目`}`,
  got: (text: string) => `入力：${text}`,
  state: {
    new: '＋ 新しい回答',
    changed: '△ 変更',
    conflicting: '× 照会の後にシートが変更されています',
    doubtful: '？ 確かめてください',
    unchanged: '＝ 変更なし',
    refused: '－ 取り込めません',
  } satisfies Record<ItemState, string>,
  answersOf: (count: number) => `回答を1件ずつ見る（${count}件）`,
  stateCount: (state: string, count: number) => `${state} ${count}`,
  entry: { answer: '回答', status: '区分', start: '開始実績', finish: '終了実績', comment: 'コメント' } satisfies Record<EntryKey, string>,
  was: (now: string, next: string) => `${now} → ${next}`,
  blank: '空白',
  readAs: (got: string, value: string) => `「${got}」を ${value} と読みました。`,
  fromFormula: '数式の計算結果です。',
  numberAsDate: '数値を日付と読みました。',
  far: (value: string, than: string, target: boolean) => `${target ? '目標' : '前回の値'} ${than} と桁が大きく違います（${value}）。`,
  otherUnit: (unit: string, expected: string) => `単位が「${unit}」です（「${expected}」で照会しました）。`,
  percent: (meant: string) => `割合として大きすぎます。${meant} のことではありませんか。`,
  bySubject: '照会番号がないため、項目の名称で照合しました。',
  otherSubject: (subject: string) => `照会番号の項目と、行の項目「${subject}」が違います。`,
  otherAddressee: (to: string) => `${to}の回答票に、別の所属への照会の行があります。`,
  twice: (places: string) => `別の回答があります（${places}）。どちらか一方を選んでください。`,
  refusal: {
    notNumber: '数値として読み取れません。',
    notDate: '日付として読み取れません。',
    notShare: '0%から100%までの進捗率として読み取れません。',
    dateForNumber: '日付が入力されています。数値が必要です。',
    error: 'エラー値です。',
    noResult: '数式の計算結果が保存されていません。Excelで開いて保存し直すよう依頼してください。',
    notAsked: 'この行では照会していない欄です。',
    noValue: '値がないため、これだけでは実績に記録できません。',
    endBeforeStart: '終了が開始より前です。',
  },
  notInChoices: (choices: string) => `${choices} のどれかではありません。`,
  rowGone: 'シートから行がなくなっています。',
  missing: (count: number) => `まだ回答のないもの（${count}件）`,
  noneMissing: 'すべて回答があります。',
  all: 'すべて選ぶ',
  none: '選択を外す',
  sendBack: 'この所属に差し戻す',
  reason: '差戻しの理由',
  reasonMissing: '差戻しの理由を入力してください。',
  take: (count: number, returned: number) =>
    returned === 0
      ? `取り込む（${count}件）`
      : count === 0
        ? `差し戻す（${returned}所属）`
        : `取り込む（${count}件）・差し戻す（${returned}所属）`,
  takeHint: '実績には行を追加し、出典・入力者・入力日を記録します。そのほかは選んだセルだけを書き換えます。',
  taken: (written: number, unchanged: number, returned: number) =>
    `${written}件を取り込みました${unchanged > 0 ? `（変更なし ${unchanged}件）` : ''}${returned > 0 ? `。${returned}所属を差し戻しました` : ''}。`,

  takenUndone: '取り込んだ内容を取り除き、シートを元に戻しました。',

  remindHeading: (name: string) => `督促：${name}`,
  remindNone: '回答を待っている所属はありません。',
  remindOf: (to: string, missing: number, late: number) => `${to}（未回答 ${missing}件${late > 0 ? `、${late}日超過` : ''}）`,
  mail: 'メールを作成',
  copy: '文面をコピー',
  copied: '文面をコピーしました。',
  copyByHand: 'コピーできませんでした。下の文を選択してコピーしてください。',
  copyText: '督促の文面',
  mark: (count: number) => `選んだ所属を「督促済」にする（${count}）`,
  marked: (count: number) => `${count}所属を「督促済」にし、日付を備考に記録しました。`,
  markedUndone: (count: number) => `${count}所属の状態と備考を元に戻しました。`,
  markOf: (to: string) => `${to}を選ぶ`,

  statusMade: 'シート「回答状況」に書き出しました。',

  closeHeading: (name: string) => `締める：${name}`,
  closeIntro: (asOf: string) =>
    `${asOf}現在の実績・計画値・評価・差・見込みとマイルストーンの状態を、値だけのシートに記録します。記録は後から変えません。訂正は次の照会で行います。`,
  closeOpen: (count: number) => `${count}所属の回答がそろっていません。締めた後は、この照会の回答を取り込めません。`,
  behind: (count: number) => `計画より遅れているKPI（${count}件）。理由をコメントに書いてください。`,
  commentOf: (kpi: string) => `${kpi} の遅れの理由`,
  withoutComments: 'コメントのないまま締める',
  commentsMissing: '遅れの理由を書くか、「コメントのないまま締める」を選んでください。',
  doClose: '記録を作成して締める',
  closedNow: (sheet: string) => `締めました。記録はシート「${sheet}」です。`,

  closedUndone: (name: string) => `「${name}」の締めを取り消し、記録のシートを取り除きました。`,

  compareHeading: '照会の記録の比較',
  compareFrom: '前の照会',
  compareTo: '後の照会',
  compareTooFew: '比べるには、締めた照会が2つ必要です。',
  compareColumns: { item: '項目', before: '前', after: '後', why: '変化の理由' },
  why: {
    added: '後の照会で加わりました。',
    gone: '後の照会にはありません。',
    actual: (before: string, after: string) => `実績 ${before} → ${after}`,
    plan: (before: string, after: string) => `計画値 ${before} → ${after}`,
    target: (before: string, after: string) => `目標 ${before} → ${after}`,
    same: '変わりません。',
  },
  copyTable: '表をコピー',
  copiedTable: '表をコピーしました。Excelに貼り付けられます。',
};

export type RoundsText = typeof ROUNDS_JA;
