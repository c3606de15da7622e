/** What 元に戻す says once it is done, where it takes away what was made, in Japanese. `undo.en` has its type. */
export const UNDO_JA = {
  undo: '元に戻す',
  setUpUndone: (sheets: number, rows: number) =>
    [sheets > 0 ? `作成したシート${sheets}枚` : '', rows > 0 ? `追加した${rows}行` : ''].filter(part => part !== '').join('と') +
    'を取り除きました。',
  sheetUndone: (sheet: string) => `作成したシート「${sheet}」を取り除きました。`,
  columnsUndone: (sheet: string, count: number) => `シート「${sheet}」の表から、追加した${count}列を取り除きました。`,
  asOfUndone: (date: string | null) => (date === null ? '基準日を空に戻しました。' : `基準日を${date}に戻しました。`),
  asOfFormula: (place: string, formula: string, date: string) =>
    `基準日のセル（${place}）には数式「${formula}」が入っているため、まだ変更していません。数式を${date}に置き換えてよければ「置き換える」を押してください。`,
  asOfReplace: '置き換える',
};

export type UndoText = typeof UNDO_JA;
