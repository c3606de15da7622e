import type { Door } from '../frame/panel/door';

export const DASHBOARD_DOOR: Door = {
  id: 'dashboard',
  words: {
    ja: { title: 'ダッシュボード', story: '指標ごとに評価と目標までの差、見通し、グラフを並べたシートを作成し、その場で更新します。' },
    en: { title: 'Dashboard', story: 'A sheet with a block for each KPI: grade, gaps, outlook and a chart. Renewed in place.' },
  },
  load: () => import(/* webpackChunkName: "dashboard-panel" */ './dashboard-panel').then(({ DashboardPanel }) => DashboardPanel),
  missing: ({ tables }, language) =>
    tables.DX_KPIs !== null && tables.DX_Actuals !== null
      ? null
      : language === 'ja'
        ? 'KPIシートと実績シートがあると使えます。「シート」から作成できます。'
        : 'Needs the sheets of KPIs and actuals: create them under Sheets.',
};
