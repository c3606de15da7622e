/** What the forms of the pane for single entries say, in Japanese. `entry.en` has its type. */
export const ENTRY_JA = {
  farFromLast: (value: string, last: string) => `入力した${value}は、前の値${last}と大きく違います。`,
  farFromTarget: (value: string, target: string) => `入力した${value}は、目標${target}と大きく違います。`,
  notSavedYet: 'まだ保存していません。値を確かめてください。',
  keep: (value: string) => `このまま${value}で保存`,

  status: '区分',
  statusHint: '確定した値は「実績」、見通しは「見込」、暫定の値は「速報」です。',
  author: '入力者',
  authorHint: '所属や氏名です。この端末に覚えておき、次からは入力済みになります。',
  enteredOn: (date: string) => `入力日には今日（${date}）が入ります。`,
  how: '入力済みの値があります',
  correct: (value: string, place: string) => `${place}の${value}を直す`,
  append: '訂正の行を下に追加する（前の行も残す）',
  correction: (before: string) => `訂正（前の値は${before}）`,
  corrected: (kpi: string, year: string, before: string, after: string, place: string) =>
    `${kpi}の${year}の実績を${before}から${after}に直しました（${place}）。`,
  undo: '元に戻す',
  addedUndone: (kpi: string, year: string) => `追加した${kpi}の${year}の実績を取り除きました。`,
  correctedUndone: (kpi: string, year: string, before: string) => `${kpi}の${year}の実績を元の${before}に戻しました。`,
};

export type EntryText = typeof ENTRY_JA;
