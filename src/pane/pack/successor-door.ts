import type { Door } from '../frame/panel/door';
import { needsKpis } from './needs-kpis';

export const SUCCESSOR_DOOR: Door = {
  id: 'successor',
  words: {
    ja: { title: '引継ぎ', story: '後任の人のための1ページ（ブックの中身、数値の出所、次の期限、結び付けたセル、規則）を作成します。' },
    en: {
      title: 'Handover page',
      story: 'One page for your successor: what the workbook holds, sources, what is due, bound cells, rules.',
    },
  },
  load: () => import(/* webpackChunkName: "successor-panel" */ './successor-panel').then(({ SuccessorPanel }) => SuccessorPanel),
  missing: needsKpis,
};
