/** What 背景 says beside the KPIs, in Japanese. `context.en` has its type. */
export const CONTEXT_JA = {
  title: '背景',
  /** The fold behind which numbers, guidelines and the rest stand. */
  more: (count: number) => `人口・指針など（${count}件）`,
  guidelines: '指針',
  numbers: '人口・業務量など',
  others: '制度・その他',
  item: '項目',
  year: '年',
  value: '値',
  itemOf: (item: string, year: string) => `${item}（${year}）`,
  yearOf: (year: number) => `${year}年`,
  source: (source: string) => `出典：${source}`,
  /** The picture in words, for those who hear it. */
  picture: (series: readonly string[]) => `推移の図：${series.join('；')}`,
  series: (item: string, points: readonly string[]) => `${item} ${points.join('、')}`,
  point: (year: string, value: string) => `${year} ${value}`,
  seeInSheet: 'シートで見る',
  seeInSheetOf: '背景をシートで見る',
};

export type ContextText = typeof CONTEXT_JA;
