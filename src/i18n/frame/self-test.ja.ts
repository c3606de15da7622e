import type { ItemId } from '../../excel/selftest/item';
import type { ItemVerdict } from '../../excel/selftest/self-test';

/** What stands in the pictures where it is not of the workbook: Excel's and the pane's own words. */
export interface PictureText {
  /** What DX.KPIGAP does, in two lines. */
  readonly offered: readonly [string, string];
  /** What =DX.NUMBER("未定") says. */
  readonly missing: string;
  readonly colleague: string;
  readonly readOnly: string;
  /** Why nothing is written, in two lines. */
  readonly refused: readonly [string, string];
  readonly tabs: readonly [string, string];
  readonly spoken: string;
}

/** What an item tries, and what follows where this Excel differs. */
interface ItemText {
  readonly title: string;
  readonly differs: string;
}

/** What only eyes can judge: what to do, and what should be seen. */
interface LookText {
  readonly title: string;
  readonly doThis: string;
  readonly seeThat: string;
}

const ITEMS: Readonly<Record<ItemId, ItemText>> = {
  focus: {
    title: '作業ウィンドウのフォーカス',
    differs: 'シートに書き込むとフォーカスがシートに移ります。キーボードで操作する人は、そのつど戻る必要があります。',
  },
  requirements: {
    title: 'Excelの版（要件セット）',
    differs: 'ExcelApi 1.15以降とCustomFunctionsRuntime 1.3以降が必要です。Microsoft 365 または LTSC 2024 以降をお使いください。',
  },
  writable: {
    title: 'ブックへの書き込みと自動計算',
    differs:
      '読み取り専用、ブックの構成の保護、手動計算のどれかです。手動計算なら［数式］タブの［計算方法の設定］を「自動」にしてください。',
  },
  undo: {
    title: '「元に戻す」の履歴',
    differs:
      '作業ウィンドウから書き込むと、Excelの「元に戻す」（Ctrl+Z）の履歴が消える版です。書き込みを取り消すには、作業ウィンドウの［元に戻す］を使ってください。',
  },
  build: {
    title: 'Excelの種類とビルド',
    differs: 'Excelが自分の版を伝えません。問い合わせの際は［ファイル］>［アカウント］の版を添えてください。',
  },
  theme: { title: '外観（テーマ）', differs: '外観が伝わりません。作業ウィンドウの色はブラウザーの設定に従います。' },
  language: { title: '表示言語', differs: '言語が伝わりません。作業ウィンドウは日本語で表示されます。⋯ の「表示言語」で変えられます。' },
  namespace: {
    title: '関数の登録（DX.）',
    differs:
      'DXの関数が登録されていないか、別の名前になっています。Excel on the webでは、functions.jsonを置いたサーバーのCORSの設定を確かめてください。',
  },
  functions: {
    title: '全関数の計算',
    differs: '記録にある関数の答えが、期待した値ではありません。その関数を使った数式は信用しないでください。',
  },
  spill: { title: '複数の答えの展開（スピル）', differs: '1つの数式の答えが下のセルに広がりません。数式は1行ずつ入力してください。' },
  blank: {
    title: '空白のセル',
    differs: '空白のセルが0として関数に渡されます。値の空いた行には「―」と書くか、数式を IF(…="","―",…) で囲んでください。',
  },
  errors: { title: 'エラーのセル', differs: '範囲に1つでもエラーがあると、答え全体がエラーになります。先にエラーのセルを直してください。' },
  fault: { title: '誤りの種類', differs: '#N/A（値がない）と #VALUE!（使えない値）が区別されません。' },
  fold: { title: '全角・半角・和暦の読み取り', differs: '全角の数字や半角カナが読めません。この版で全角を含む表を計算しないでください。' },
  partFormat: {
    title: '展開した答えの表示形式',
    differs: '展開した範囲の一部だけに表示形式を付けられません。％などの表示は手で設定してください。',
  },
  order: {
    title: '書き込みの順序と再計算',
    differs: '書いた順に反映されないか、書いた直後の再計算が行われません。書き込みのあとは値を確かめてください。',
  },
  dates: {
    title: '日付の数え方（1900年・1904年）',
    differs:
      'このブックは日付を1904年から数えています。DX羅針盤の日付がすべて4年ずれます。［ファイル］>［オプション］>［詳細設定］の「1904年から計算する」を外してください（外すとブック内の日付はすべてずれるため、日付を確かめてから）。',
  },
  era: { title: '和暦の表示形式', differs: '和暦の表示が異なります。値は正しいので、計算には影響しません。' },
  validation: {
    title: '入力規則（リスト）',
    differs: 'リストの選択肢が表の行の追加に付いてきません。追加した行の選択肢を確かめてください。',
  },
  conditional: { title: '条件付き書式', differs: '工程表などの色分けが付かないことがあります。色のほかに文字でも状態を示しています。' },
  merged: { title: '結合したセル', differs: '結合したセルの位置が分かりません。結合のある表の近くには数式を入れないでください。' },
  notes: { title: 'コメント', differs: '修正の前の値をコメントに残せません。点検で直すときは、直す前にそのことを知らせます。' },
  table: { title: 'テーブルと構造化参照', differs: 'テーブルの名前を使った数式が計算できません。' },
  settings: { title: 'ブックに残す設定', differs: '取り込みの対応付けや最終更新の日時が、ブックに残りません。' },
  protection: { title: 'シートの保護', differs: '保護したシートの守られ方が異なります。共有する前に保護を確かめてください。' },
  events: {
    title: '変更の通知',
    differs: 'セルの変更が作業ウィンドウに伝わりません。表示が古いときは、作業ウィンドウを開き直してください。',
  },
  calculated: {
    title: '再計算の通知',
    differs:
      '数式の値が変わったことが作業ウィンドウに伝わりません。実績や予定を数式で入力しているブックでは、作業ウィンドウを開き直すと新しい値になります。',
  },
  page: { title: 'ページ設定（印刷）', differs: 'プリンターがないか、A3の用紙が使えません。印刷の設定は手で行ってください。' },
  rows: { title: '20,000行の計算', differs: '時間内に計算が終わらないか、答えが違います。大きな表では範囲を分けてください。' },
  calls: { title: '2,000個の数式の計算', differs: '時間内に計算が終わらないか、答えが違います。1つの数式で範囲を指定すると速くなります。' },
};

const LOOKS = {
  arguments: {
    title: '関数の候補と引数の説明',
    doThis: '空いたセルに =DX.K と入力し、続けて =DX.KPIGAP( まで入力します。終わったら Esc を2回押します。',
    seeThat:
      '途中で関数が日本語の説明とともに候補に出て、かっこのあとに引数の名前が並びます。［関数の挿入］（fx）では、引数の日本語の説明も出ます。',
  },
  message: {
    title: 'エラーの説明',
    doThis: '空いたセルに =DX.NUMBER("未定") と入力し、セルの左の印にマウスを重ねます。終わったら消します。',
    seeThat: '#N/A と表示され、何が足りないかが日本語の文で出ます。',
  },
  list: {
    title: '入力規則の選択肢',
    doThis: '実績シートの「KPI」の、表のすぐ下のセルを選びます。',
    seeThat: '▼が現れ、KPIシートの名称が並びます。説明も出ます。',
  },
  gantt: {
    title: '工程表の色',
    doThis: 'スケジュールから工程表を作成します。次に基準日を3か月あとの日に変え、終わったら戻します。',
    seeThat:
      '■は黒い帯、／は斜線の入った灰色の帯、▲は赤い記号です。基準日の四半期は見出しが黒い▼で、その両側に縦の線が通ります。基準日を変えると、▼と線が次の四半期に移ります。',
  },
  print: {
    title: '印刷の見え方',
    doThis: '工程表を開き、Ctrl+P（Macは⌘P）を押します。',
    seeThat: '横向きで、幅が1ページに収まり、見出しの行が各ページに出ます。',
  },
  undo: {
    title: '元に戻す',
    doThis: 'セルに文字を入力し、作業ウィンドウの「点検」を開いてから、Ctrl+Z（Macは⌘Z）を押します。',
    seeThat: '入力した文字だけが元に戻ります。',
  },
  others: {
    title: '共同編集',
    doThis: '同じブックをもう1人（または別のブラウザー）で開き、実績を1行追加します。',
    seeThat: 'こちらの作業ウィンドウの概要が、数秒で新しい値になります。',
  },
  reading: {
    title: '閲覧だけのとき',
    doThis: 'ブックを閲覧モード（保護ビュー）で開きます。',
    seeThat: '値は見え、書き込もうとすると、できない理由が文で出ます。',
  },
  contrast: {
    title: '配色とスクリーン リーダー',
    doThis: 'ハイ コントラストにして作業ウィンドウを開き、Tab キーで一巡します。スクリーン リーダーがあれば読み上げます。',
    seeThat: '文字と枠がすべて見え、いまの位置に枠が付き、ボタンの名前が読まれます。',
  },
} satisfies Readonly<Record<string, LookText>>;

export type LookId = keyof typeof LOOKS;

export const SELF_TEST_JA = {
  heading: '自己診断',
  story:
    'このExcelで、DX羅針盤が頼っている働きを一つずつ試します。隠した作業用のシートを使い、終わると消します。1分以内に終わります。ブックの内容は変わりません。',
  undo: '終わりにシートを消すため、Excelの「元に戻す」（Ctrl+Z）の履歴が消えます。作業の途中なら、先に保存してください。',
  start: '始める',
  again: 'もう一度',
  running: (done: number, total: number) => `診断しています（${done}/${total}）`,
  stop: '中止',
  close: '閉じる',
  verdicts: { passed: '○ 期待どおり', differs: '！ 異なる', unsupported: '－ この版にはない', notRun: '・ 未実行' } satisfies Record<
    ItemVerdict,
    string
  >,
  summary: (passed: number, differs: number, rest: number) =>
    differs === 0 && rest === 0
      ? `${passed}項目すべてが期待どおりです。`
      : `期待どおり ${passed}、異なる ${differs}、この版にないか未実行 ${rest}。${differs > 0 ? '異なる項目は、下の説明に従ってください。' : ''}`,
  seen: (text: string) => `結果：${text}`,
  took: (seconds: number) => `${seconds}秒かかりました。`,
  noSheet: 'シートを使わない項目だけを診断しました。',
  left: (sheet: string) =>
    `作業用のシート「${sheet}」を消せませんでした。［表示］>［再表示］のあと、手で削除してください（次の診断でも消えます）。`,
  copy: '結果をコピー',
  copied: '結果をクリップボードにコピーしました。',
  copyByHand: '自動ではコピーできませんでした。下の文字を選択してコピーしてください。',
  report: '診断結果（個人情報とブックの内容は含まれません）',
  reportTitle: 'DX羅針盤 自己診断',
  looksHeading: '目で確かめる項目',
  looksStory: '次の項目は、プログラムでは判断できません。必要に応じて、図のように見えるか確かめてください。',
  doThis: '操作',
  seeThat: 'こう見えれば期待どおり',
  items: ITEMS,
  looks: LOOKS as Readonly<Record<LookId, LookText>>,
  /** What stands in the pictures. */
  pictures: {
    offered: ['目標まであとどれだけかを', '返します。'],
    missing: '文字が空です',
    colleague: '佐藤',
    readOnly: '閲覧のみ',
    refused: ['このブックは', '編集できません。'],
    tabs: ['概要', '点検'],
    spoken: '「点検、タブ、5つのうち3」',
  } satisfies PictureText as PictureText,
};

export type SelfTestText = typeof SELF_TEST_JA;
