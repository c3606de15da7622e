import type { ArrangeText } from './arrange.ja';

/** What the filter and the order of 概要 say, in English. */
export const ARRANGE_EN: ArrangeText = {
  label: 'KPIs to show',
  open: 'Filter and sort',
  tone: 'Rating',
  all: 'All',
  owner: '担当 (owner)',
  order: 'Order',
  sheet: 'As on the sheet',
  worst: 'Most behind first',
  name: 'By name',
  search: 'Search KPIs',
  shown: (shown, all) => `${shown} of ${all} shown`,
  none: 'No KPI matches.',
  reset: 'Show all',
};
