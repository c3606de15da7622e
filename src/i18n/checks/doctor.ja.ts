import type { Symptom, SymptomKind } from '../../sheets/doctor/symptom';

type Sentence<K extends SymptomKind> = (symptom: Extract<Symptom, { kind: K }>) => string;

/** What the pane says about 数式の診断, in Japanese; loaded with that panel. `doctor.en` has its type. */
export const DOCTOR_JA = {
  heading: '数式の診断',
  intro: 'ブックのすべてのシートの数式を調べ、DX関数の不具合を探します。直すまで、何も変更しません。',
  start: '診断する',
  again: 'もう一度診断する',
  reading: (done: number, total: number) => `数式を読み取っています（${total}行中${done}行）`,
  examining: (done: number, total: number) => `数式を調べています（${total}行中${done}行）`,
  stopped: '診断を中止しました。何も変更していません。',
  none: (formulas: number) => `不具合はありません（DX関数の数式${formulas}個を確認）。`,
  noFormulas: 'このブックには、DX関数を使った数式がありません。「関数」で数式を作成して挿入できます。',
  found: (symptoms: number, formulas: number) => `${symptoms}件の不具合があります（DX関数の数式${formulas}個を確認）。`,
  unread: (sheets: readonly string[]) => `内容が多いため確認していないシート：${sheets.join('、')}`,
  functions: '使われている関数',
  functionCells: (name: string, cells: number) => `DX.${name}：${cells}個のセル`,
  group: (title: string, count: number) => `${title}（${count}件）`,
  more: (count: number) => `ほか${count}件を表示`,
  goTo: (place: string) => `${place}へ`,
  now: '今の内容',
  then: '直したあと',
  again1: '同じ数式を入力し直します。',
  repair: '直す',
  repairOf: (place: string) => `直す：${place}`,
  repairGroup: (count: number) => `すべて直す（${count}件）`,
  repairGroupQuestion: (count: number) => `${count}個のセルの数式を、「直したあと」の内容にします。`,
  repairGroupYes: '直す',
  repairGroupNo: 'やめる',
  repaired: (place: string) => `${place}の数式を直しました。`,
  repairedMany: (count: number) => `${count}個のセルの数式を直しました。`,
  repairedSome: (done: number, failed: string) => `${done}個のセルの数式を直しました。残りは直していません。${failed}`,
  repairing: (done: number, total: number) => `数式を直しています（${total}個中${done}個）`,
  undo: '元に戻す',
  undone: (count: number) => `${count}個のセルを、直す前の内容に戻しました。`,
  titles: {
    notCalculated: '#NAME? のままの数式',
    fileName: 'ファイル用の関数名が残った数式',
    foreignPath: '別のファイルを参照している数式',
    stuck: '計算が終わらない数式',
    textFormula: '文字になっている数式',
    overwritten: '数値で上書きされた数式',
    today: '今日の日付で計算する数式',
    missesRows: '範囲から行が漏れている数式',
    shiftedRange: '範囲がずれた数式',
    blockedSpill: '結果を表示する場所がない数式',
    unitMismatch: '単位が合わない実績',
    oldAsOf: '実績より前の基準日',
    date1904: '1904年から数える日付',
    unknownFunction: 'ない関数',
  } satisfies Readonly<Record<SymptomKind, string>> as Readonly<Record<SymptomKind, string>>,
  sentences: {
    notCalculated: () => 'アドインのないExcelで再計算されたため、#NAME? のままです。数式を入力し直すと計算されます。',
    fileName: () => '関数名が「_xldudf_DX_…」のままで、計算されません。「DX.…」に直します。',
    foreignPath: ({ path }) => `関数名の前に「${path}」が付き、別のファイルの関数として扱われています。取り除きます。`,
    stuck: () => '#BUSY! のまま、計算が終わっていません。数式を入力し直すと計算されます。',
    textFormula: () => '数式が文字として入力されているため、計算されません。数式として入力し直します。',
    overwritten: ({ value }) =>
      `並びのセルには同じ数式がありますが、このセルだけ数値（${value.toLocaleString('ja-JP')}）です。数式に戻します。`,
    today: ({ call }) =>
      `基準日に「${call}」を使っているため、開くたびに結果が変わり、数式が多いと再計算が終わらないことがあります。基準日のセル（DX_AsOf）に直します。`,
    missesRows: ({ range, wanted }) => `「${range}」の外に、表の続きの行か見出しがあります。「${wanted}」に直します。`,
    shiftedRange: ({ range, wanted }) => `数式をコピーしたときに、表の範囲が「${range}」へずれています。「${wanted}」に直します。`,
    blockedSpill: ({ by }) =>
      by === null
        ? '結果を表示するセルに、ほかの内容があります。移してください。'
        : `結果を表示するセル${by}に、ほかの内容があります。移してください。`,
    unitMismatch: ({ actual, target }) =>
      `実績（${actual}）の単位が、目標の単位（${target}）と合いません。実績か計画の単位を確認してください。`,
    oldAsOf: () => '基準日が、いちばん新しい実績の時点より前です。基準日を確認してください。',
    date1904: () =>
      'このブックは日付を1904年から数えるため、日付がすべて4年ずれます。［ファイル］>［オプション］>［詳細設定］の「1904年から計算する」を外し、日付を確認してください。',
    unknownFunction: ({ name, nearest }) =>
      nearest === null
        ? `DX.${name} という関数はありません。「関数」で数式を作成し直してください。`
        : `DX.${name} という関数はありません。DX.${nearest} ではありませんか。`,
  } satisfies { readonly [K in SymptomKind]: Sentence<K> },
};

export type DoctorText = typeof DOCTOR_JA;
