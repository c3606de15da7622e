import { declareTable } from '../table';

/** The 標準化手順 sheet: the steps by which each business moves to the standard systems. */
export const STEPS = declareTable({
  name: 'DX_Steps',
  sheet: '標準化手順',
  title: '標準化手順',
  note: '1行に1つの手順を入力します。',
  frozen: 3,
  key: ['system', 'business', 'number'],
  onDemand: true,
  columns: {
    system: {
      kind: 'ref',
      header: 'システム',
      to: { table: 'DX_Systems', header: '名称' },
      width: 14,
      help: '関係する情報システムを選びます。',
    },
    business: { kind: 'text', header: '業務', required: true, width: 14, help: '標準化する業務の名称です。' },
    number: { kind: 'count', header: '手順番号', required: true, width: 10, help: '手順の順番を数で入力します。' },
    step: { kind: 'text', header: '手順', required: true, width: 46, help: '手順の内容です。' },
    status: { kind: 'choice', header: '状態', choices: ['未着手', '着手', '完了', '対象外'], width: 8, help: '今の状態を選びます。' },
    due: { kind: 'date', header: '完了予定', help: '終える予定の日付です。' },
    finishedOn: { kind: 'date', header: '完了日', help: '実際に終えた日付です。' },
    remarks: { kind: 'text', header: '備考', width: 23, help: '補足があれば入力します。' },
  },
});
