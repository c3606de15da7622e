import { declareTable } from '../table';

export const MEETINGS = declareTable({
  name: 'DX_Meetings',
  sheet: '会議',
  title: '会議',
  note: '1行に1回の会議を書きます。',
  frozen: 3,
  key: ['body', 'date'],
  columns: {
    body: {
      kind: 'text',
      header: '会議体',
      required: true,
      offers: { table: 'DX_Members', header: '会議体' },
      width: 20,
      help: '会議体の名称です。',
    },
    number: { kind: 'count', header: '回', width: 5, help: '第何回かを数で入力します。' },
    date: { kind: 'date', header: '開催日', required: true, help: '開催した日付です。' },
    convener: { kind: 'text', header: '招集者', width: 10, help: '招集した人の職名です。' },
    agenda: { kind: 'text', header: '議題', width: 36, help: '議題を書きます。' },
    decisions: { kind: 'text', header: '決定事項', width: 44, help: '決まったことを書きます。' },
    decidedBy: {
      kind: 'choice',
      header: '決定方法',
      choices: ['会議', '庁議', '合議', '専決'],
      width: 8,
      help: 'どのように決めたかを選びます。',
    },
    reportedTo: {
      kind: 'text',
      header: '報告先',
      offers: { table: 'DX_Members', header: '会議体' },
      width: 20,
      help: '報告した相手です。',
    },
    reportedOn: { kind: 'date', header: '報告日', help: '報告した日付です。' },
    documents: { kind: 'text', header: '資料', width: 24, help: '資料の名称や保管場所です。' },
  },
});
