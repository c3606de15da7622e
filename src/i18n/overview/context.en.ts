import type { ContextText } from './context.ja';

/** What 背景 says beside the KPIs, in English. */
export const CONTEXT_EN: ContextText = {
  title: '背景 (background)',
  more: count => `Population, guidelines and more (${count})`,
  guidelines: '指針 (guidelines)',
  numbers: 'Population, workload and other numbers',
  others: '制度・その他 (rules and other)',
  item: '項目 (item)',
  year: '年 (year)',
  value: '値 (value)',
  itemOf: (item, year) => `${item} (${year})`,
  yearOf: year => String(year),
  source: source => `Source: ${source}`,
  picture: series => `Chart: ${series.join('; ')}`,
  series: (item, points) => `${item}: ${points.join(', ')}`,
  point: (year, value) => `${year} ${value}`,
  seeInSheet: 'Show on sheet',
  seeInSheetOf: 'Show 背景 (background) on its sheet',
};
