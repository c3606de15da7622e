import { declareTable } from '../table';

export const ACTUALS = declareTable({
  name: 'DX_Actuals',
  sheet: '実績',
  title: '実績',
  note: '1行に1つの値を入力します。訂正するときは下に行を追加し、コメントに訂正の理由を書きます（同じKPI・同じ時点では下の行が有効です）。',
  frozen: 2,
  key: ['kpi', 'year', 'date'],
  columns: {
    kpi: {
      kind: 'ref',
      header: 'KPI',
      required: true,
      to: { table: 'DX_KPIs', header: '名称' },
      width: 22,
      help: 'KPIシートの名称から選びます。',
    },
    year: { kind: 'year', header: '年度', required: true, width: 7, help: '値の年度を西暦4桁で入力します（令和7年度は 2025）。' },
    date: { kind: 'date', header: '時点', help: '年度の途中の値のときに、その日付を入力します。空白は年度末（または年末）です。' },
    value: {
      kind: 'number',
      header: '値',
      required: true,
      width: 13,
      help: '実績を数値で入力します。単位はKPIシートと同じにします（80%は 80% と入力）。',
    },
    status: {
      kind: 'choice',
      header: '区分',
      choices: ['実績', '見込', '速報'],
      width: 7,
      help: '確定した値は「実績」、見通しは「見込」、暫定の値は「速報」です。',
    },
    source: { kind: 'text', header: '出典', width: 20, help: '値の根拠となる資料です。' },
    author: { kind: 'text', header: '入力者', width: 10, help: '入力した人の所属です。' },
    enteredOn: { kind: 'date', header: '入力日', help: '入力した日付です。' },
    comment: { kind: 'text', header: 'コメント', width: 33, help: '値の背景や注意点を書きます。' },
  },
});
