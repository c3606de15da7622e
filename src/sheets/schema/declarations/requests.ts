import { declareTable } from '../table';

/** The 照会 sheet: who was asked for values in which round, and what has come back. */
export const REQUESTS = declareTable({
  name: 'DX_Requests',
  sheet: '照会',
  title: '照会',
  note: '1行に1つの宛先を入力します。同じ照会の行には同じ「回」を入力します。',
  frozen: 2,
  key: ['round', 'to'],
  onDemand: true,
  order: [['askedOn', 'answeredOn']],
  columns: {
    round: { kind: 'text', header: '回', required: true, width: 18, help: 'どの照会かが分かる名称です（令和8年度中間報告 など）。' },
    to: { kind: 'text', header: '宛先', required: true, width: 20, help: '照会する所属の名称です。' },
    askedOn: { kind: 'date', header: '依頼日', help: '依頼した日付です。' },
    due: { kind: 'date', header: '期限', required: true, help: '回答の期限の日付です。' },
    status: {
      kind: 'choice',
      header: '状態',
      choices: ['準備中', '依頼済', '一部回答', '回答済', '差戻し', '督促済'],
      width: 9,
      help: '今の状態を選びます。',
    },
    answeredOn: { kind: 'date', header: '回答日', help: '回答を受けた日付です。' },
    answeredBy: { kind: 'text', header: '回答者', width: 12, help: '回答した人の所属や職名です。' },
    asked: { kind: 'count', header: '件数', width: 6, help: '回答を求めた値の数です。' },
    answered: { kind: 'count', header: '回答件数', width: 11, help: '回答のあった値の数です。' },
    remarks: { kind: 'text', header: '備考', width: 28, help: '補足があれば入力します。' },
  },
});
