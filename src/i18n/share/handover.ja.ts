/** What the pane says about 共有用コピー, in Japanese; loaded with its panel. `handover.en` has its type. */
import type { PackageTroubleKind } from '../../sheets/handover/package';
import { noteInRecord } from './handover-note.ja';
import type { ConvertedItem } from '../../sheets/handover/report';

const FILE_FAULTS: Readonly<Record<PackageTroubleKind, string>> = {
  notZip:
    'このブックはコピーを作成できない形式です（パスワードで暗号化されているか、.xls 形式）。パスワードを外すか、.xlsx で保存し直してから、もう一度作成してください。',
  tooLarge: 'ブックが大きすぎます（30MBまで）。不要な画像やシートを除くか、渡すシートだけのブックにしてから作成してください。',
  noWorkbook: 'このブックはコピーを作成できない形式です。「名前を付けて保存」で .xlsx にしてから、もう一度作成してください。',
  damaged: 'ブックのファイルを読み取れませんでした。保存して開き直してから、もう一度作成してください。',
};

const PLACES: Readonly<Record<ConvertedItem['place'], string>> = {
  cell: '',
  array: 'スピル',
  name: '名前',
  condition: '条件付き書式',
  validation: '入力規則',
  column: '表の列の数式',
};

export const HANDOVER_JA = {
  heading: '共有用コピー',
  intro: 'アドインのない人に渡すコピーを作成します。開いているブックは変わりません。',
  how: '数式の扱い',
  values: '値にする（標準）',
  valuesHint: 'DX関数の数式を、今の計算結果に置き換えます。',
  formulas: '標準の数式にする',
  formulasHint: 'DX関数の数式を、Excel 2016の関数だけの数式に置き換えます。置き換えられないものは値にし、一覧に示します。',
  make: 'コピーを作成',
  readingFile: 'ブックを読み込んでいます',
  converting: '数式を置き換え、確認しています',
  stopped: '作成を中止しました。ブックは変わっていません。',
  nothing: 'コピーは作成していません。ブックは変わっていません。',
  calculating: 'Excelがまだ計算しています。計算が終わってから、もう一度作成してください。',
  fileFaults: FILE_FAULTS,
  notClean: (what: string) =>
    `置き換えた後の確認で、アドインに依存する部分が残っていました（${what}）。コピーは開きません。その数式を値にしてから、もう一度作成してください。`,
  result: '作成したコピー',
  checked: '確認済み：コピーにアドインの関数・設定・部品はなく、すべてのセルの値は元のブックと同じです。',
  counts: (values: number, formulas: number, removed: number) =>
    `値にしたセル ${values}個、標準の数式にしたセル ${formulas}個、取り除いたもの ${removed}個。`,
  noFormulas: 'DX関数の数式はありませんでした。設定など、アドインに関する部分だけを取り除きました。',
  hidden: (sheets: string) => `非表示のシートもコピーに含まれます：${sheets}。渡してよいか確認してください。`,
  errors: (cells: number) => `${cells}個のセルはエラー値のままです。渡す前に、元のブックで確認してください。`,
  removed: (count: number) =>
    `${count}個の書式・入力規則・名前などは、アドインがないと働かないため取り除きました。見た目が変わることがあります。`,
  macros: 'マクロはコピーに含まれません。',
  otherAddIns: (count: number) => `ほかのアドインの部品が${count}個あり、そのままです。`,
  record: '置き換えの一覧は、コピーのシート「変換の記録」にもあります。',
  list: (shown: number, all: number) => (shown < all ? `置き換えの一覧（${all}件のうち${shown}件）` : `置き換えの一覧（${all}件）`),
  place: (sheet: string | null, address: string, kind: ConvertedItem['place']) =>
    `${sheet === null ? '' : `${sheet}!`}${address}${PLACES[kind] === '' ? '' : `（${PLACES[kind]}）`}`,
  became: { value: '値', formula: '数式', removed: '削除' } satisfies Record<ConvertedItem['to'], string>,
  open: '新しいブックで開く',
  opened: '共有用コピーを新しいブックで開きました。名前を付けて保存してください。',
  cannotRead:
    'このExcelでは、アドインからブックのファイルを読み取れません。Windows・Mac・ウェブ版のExcelでは読み取れます。代わりに、値だけのシートをこのブックの末尾に追加できます。',
  cannotOpen:
    'このExcelでは、アドインから新しいブックを開けません。Windows・Mac・ウェブ版のExcelでは開けます。代わりに、値だけのシートをこのブックの末尾に追加できます。',
  tooLargeToOpen:
    'コピーが大きすぎて、このExcelでは開けません。デスクトップ版のExcelで作成するか、値だけのシートをこのブックの末尾に追加してください。',
  valueSheetName: (sheet: string) => `${sheet}（値）`,
  sheetsStory: (names: string) =>
    `追加するシート：${names}。DX関数のあるシートと同じ内容で、すべての数式が今の値になります。入力規則は付きません。元のシートは変わらず、追加したものは「元に戻す」で削除できます。`,
  noSheets: '表示しているシートにDX関数の数式はないため、値だけのシートは必要ありません。このブックをそのまま渡せます。',
  addSheets: (count: number) => `値だけのシートを${count}枚追加`,
  sheetsAdded: (names: string) =>
    `値だけのシートを追加しました：${names}。渡すときは、このシートだけを印刷するか、新しいブックに移してください。`,
  undo: '元に戻す',
  sheetsUndone: '追加した値だけのシートを削除しました。',
  note: noteInRecord,
  noteGap: '。',
};

export type HandoverText = typeof HANDOVER_JA;
