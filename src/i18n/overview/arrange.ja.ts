/** What the filter and the order of 概要 say, in Japanese. `arrange.en` has its type. */
export const ARRANGE_JA = {
  label: '表示するKPI',
  open: '絞り込みと並べ替え',
  tone: '評価',
  all: 'すべて',
  owner: '担当',
  order: '並び順',
  sheet: 'シートの順',
  worst: '遅れている順',
  name: '名称の順',
  search: 'KPIを検索',
  shown: (shown: number, all: number) => `${all}件中${shown}件を表示`,
  none: '条件に合うKPIはありません。',
  reset: '条件を解除',
};

export type ArrangeText = typeof ARRANGE_JA;
