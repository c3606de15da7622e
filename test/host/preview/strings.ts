import type { XlsxFaultKind } from '../xlsx';

/** What the preview's own page says; the add-in has its texts elsewhere. */

export type Language = 'ja' | 'en';

const ja = {
  title: 'DX羅針盤 プレビュー',
  notExcel: 'プレビュー（Excelではありません）：アドインを試すための簡易な表です。ファイルはこのパソコンの中だけで扱います。',
  toolbar: '操作',
  open: '開く', save: '保存', undo: '元に戻す', redo: 'やり直し',
  nameBox: '名前ボックス', formulaBar: '数式バー', formula: '数式',
  sheets: 'シート', addSheet: 'シートを追加', renameSheet: 'シートの名前',
  grid: (sheet: string) => `シート「${sheet}」`, cellInput: (address: string, text: string) => (text ? `${address} ${text}` : `${address} 空白`),
  paneTitle: 'DX羅針盤', paneWidth: '作業ウィンドウの幅', functions: 'DX関数の実行',
  selectAll: 'すべてのセルを選択',
  choices: '選択肢', openChoices: '選択肢を開く',
  ready: '準備完了', calculating: '計算しています…', editing: '入力中', loading: '読み込んでいます…',
  count: 'データの個数', sum: '合計', average: '平均',
  unsaved: '保存していない変更があります', close: '閉じる',
  opened: (name: string) => `「${name}」を開きました。`, backToPrevious: '前のブックに戻る',
  notOpened: (name: string, reason: string) => `「${name}」は開けません。${reason} 今のブックはそのままです。`,
  notKept: '次のものはプレビューで扱えないため、保存したファイルに残らないことがあります：',
  saved: (name: string) => `「${name}」を保存しました（ダウンロード）。`,
  saveFailed: (reason: string) => `保存できませんでした：${reason}`,
  noSuchName: (text: string) => `「${text}」は、セル番地にも名前にもありません。`,
  protectedSheet: (sheet: string) => `シート「${sheet}」は保護されています。変更していません。`,
  badFormula: (text: string) => `「${text}」は数式として正しくありません。変更していません。`,
  refused: (reason: string) => `変更できませんでした：${reason}`,
  notInChoices: 'この値は、このセルの選択肢にありません。',
  sampleName: '進捗報告書（見本）.xlsx', newName: 'ブック.xlsx',
  failed: (reason: string) => `プレビューを開始できませんでした：${reason}`,
  /** The reader of .xlsx has these in Japanese itself. */
  xlsxFaults: {} as Record<XlsxFaultKind, string>,
};

export type Strings = typeof ja;

const en: Strings = {
  title: 'DX Compass preview',
  notExcel: 'Preview (this is not Excel): a simple sheet for trying the add-in. Files stay on this computer.',
  toolbar: 'Actions',
  open: 'Open', save: 'Save', undo: 'Undo', redo: 'Redo',
  nameBox: '名前ボックス', formulaBar: '数式バー', formula: 'Formula',
  sheets: 'Sheets', addSheet: 'Add a sheet', renameSheet: 'Name of the sheet',
  grid: sheet => `Sheet ${sheet}`, cellInput: (address, text) => (text ? `${address} ${text}` : `${address} blank`),
  paneTitle: 'DX羅針盤', paneWidth: 'Width of the task pane', functions: 'DX functions at work',
  selectAll: 'Select all cells',
  choices: 'Choices', openChoices: 'Open the choices',
  ready: 'Ready', calculating: 'Calculating…', editing: 'Editing', loading: 'Loading…',
  count: 'Count', sum: 'Sum', average: 'Average',
  unsaved: 'There are changes that are not saved', close: 'Close',
  opened: name => `Opened ${name}.`, backToPrevious: 'Back to the previous workbook',
  notOpened: (name, reason) => `${name} cannot be opened: ${reason} The present workbook is unchanged.`,
  notKept: 'The preview cannot handle the following, which may be missing from the saved file:',
  saved: name => `Saved ${name} (download).`,
  saveFailed: reason => `Could not save: ${reason}`,
  noSuchName: text => `${text} is neither an address nor a name.`,
  protectedSheet: sheet => `The sheet ${sheet} is protected. Nothing was changed.`,
  badFormula: text => `${text} is not a correct formula. Nothing was changed.`,
  refused: reason => `Could not change this: ${reason}`,
  notInChoices: 'This value is not among the choices of this cell.',
  sampleName: 'progress-report-sample.xlsx', newName: 'workbook.xlsx',
  failed: reason => `The preview could not start: ${reason}`,
  xlsxFaults: {
    empty: 'the file is empty.', encrypted: 'it is protected by a password.', 'old-format': 'it is in the old format (.xls); save it as .xlsx in Excel.',
    'binary-format': 'it is in the binary format (.xlsb); save it as .xlsx in Excel.', 'not-a-workbook': 'it is no Excel workbook (.xlsx).',
    damaged: 'it is damaged.', 'too-large': 'it is too large.',
  },
};

export const LANGUAGE: Language = new URLSearchParams(window.location.search).get('lang') === 'en' ? 'en' : 'ja';

/** The page's texts in the language of its address (?lang=en). */
export const strings: Strings = { ja, en }[LANGUAGE];
