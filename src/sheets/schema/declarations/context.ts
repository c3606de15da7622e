import { declareTable } from '../table';

/** The 背景 sheet: what a plan says beside its KPIs, and is measured by nobody. */
export const CONTEXT = declareTable({
  name: 'DX_Context',
  sheet: '背景',
  title: '背景',
  note: '1行に1つの事柄を入力します。KPIではないため、評価や点検の対象にはなりません。',
  frozen: 1,
  key: ['item', 'year'],
  onDemand: true,
  columns: {
    item: { kind: 'text', header: '項目', required: true, width: 22, help: '事柄の名称です（生産年齢人口 など）。' },
    category: {
      kind: 'choice',
      header: '区分',
      choices: ['KGI', '指針', '人口', '業務量', '制度', 'その他'],
      width: 7,
      help: '事柄の区分を選びます。',
    },
    year: { kind: 'year', header: '年', width: 6, help: '値の年を西暦4桁で入力します。年のない事柄では空白とします。' },
    value: { kind: 'number', header: '値', width: 12, help: '値を数値で入力します。' },
    unit: { kind: 'text', header: '単位', width: 6, help: '値の単位です（人、時間 など）。' },
    text: { kind: 'text', header: '内容', width: 60, help: '文書に書かれている内容です。' },
    source: { kind: 'text', header: '出典', width: 21, help: '文書の名称と、その章やページです。' },
  },
});
