/** What 点検 says of several findings of one kind, in Japanese. `check-bundles.en` has its type. */
export const CHECK_BUNDLES_JA = {
  shared: (sentence: string, count: number) => `${sentence}（${count}件）`,
  sameKind: (count: number) => `同じ種類の指摘が${count}件あります。`,
  goTo: (place: string, sentence: string) => `${place}のセルへ：${sentence}`,
  more: (count: number) => `ほか${count}件`,
  fixAll: (count: number) => `すべて直す（${count}件）`,
  fixAllOf: (count: number, sentence: string) => `すべて直す（${count}件）：${sentence}`,
  preview: (count: number) => `${count}件を次のように直します`,
  previewNote:
    'まだ何も書き込んでいません。元の内容はセルのメモに残ります（ほかのメモがあるセルと、保護されたシートのセルには残りません）。まとめて元に戻せます。',
  previewLine: (place: string, from: string, to: string) => `${place}「${from}」→ ${to}`,
  carryOut: (count: number) => `${count}件を直す`,
  done: (count: number, sheet: string) => `「${sheet}」の${count}件を直しました。`,
  undo: '元に戻す',
  undone: (count: number) => `${count}件を元の内容に戻しました。`,
};

export type CheckBundlesText = typeof CHECK_BUNDLES_JA;
