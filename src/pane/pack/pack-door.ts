import type { Door } from '../frame/panel/door';
import { needsKpis } from './needs-kpis';

export const PACK_DOOR: Door = {
  id: 'pack',
  words: {
    ja: { title: '会議資料', story: '会議に出すA4横の資料（総括、指標の表、マイルストーン、指摘）か、1ページの進捗報告を作成します。' },
    en: {
      title: 'Meeting papers',
      story: 'Makes A4 papers for a meeting (summary, KPIs, milestones, findings), or a progress report of one page.',
    },
  },
  load: () => import(/* webpackChunkName: "pack-panel" */ './pack-panel').then(({ PackPanel }) => PackPanel),
  missing: needsKpis,
};
