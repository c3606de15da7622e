import type { KpiTreeText } from './kpi-tree.ja';

/** The same in English. */
export const KPI_TREE_EN: KpiTreeText = {
  view: 'Tree',
  note: 'KPIs along 上位. A share is the part of the way to the target that has been gone; the mean of those below is weighted by 重み.',
  own: share => `This KPI ${share}`,
  below: share => `Mean below ${share}`,
  unknown: '―',
  coverage: (asked, reported) => `${reported} of ${asked} reported`,
  go: name => `Go to the cell of ${name}`,
};
