import type { Door } from '../frame/panel/door';

export const BIND_DOOR: Door = {
  id: 'bind',
  words: {
    ja: { title: '報告書に結び付ける', story: '報告書の様式はそのままで、選択したセルにKPIの実績、目標、評価などを表示します。' },
    en: { title: 'Bind a report', story: 'Shows actuals, targets and ratings in the cells of a report whose form stays as it is.' },
  },
  load: () => import(/* webpackChunkName: "bind-panel" */ './bind-panel').then(({ BindPanel }) => BindPanel),
  missing: ({ tables }, language) =>
    tables.DX_KPIs !== null && tables.DX_Actuals !== null
      ? null
      : language === 'ja'
        ? 'KPIシートと実績シートがあると使えます。「シート」から作成できます。'
        : 'Needs the KPI sheet and the actuals sheet: create them under Sheets.',
};
