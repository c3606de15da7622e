import { declareTable } from '../table';

export const SYSTEMS = declareTable({
  name: 'DX_Systems',
  sheet: '情報システム',
  title: '情報システム',
  note: '1行に1つの情報システムを書きます。',
  frozen: 2,
  key: ['name'],
  columns: {
    id: { kind: 'id', header: '番号', required: true, width: 6, help: '情報システムの番号です。ほかの行と重ならないようにします。' },
    name: {
      kind: 'uniqueText',
      header: '名称',
      required: true,
      width: 18,
      help: '情報システムの名称です。ほかの行と重ならないようにします。',
    },
    division: { kind: 'text', header: '所管', width: 7, help: '所管する所属です。' },
    category: { kind: 'choice', header: '区分', choices: ['内部管理', '基幹17業務', 'その他'], width: 8, help: '業務の区分を選びます。' },
    duplicateEntries: { kind: 'count', header: '多重入力箇所', width: 8, help: '同じ情報を重ねて入力している箇所の数です。' },
    connections: {
      kind: 'refs',
      header: '連携先',
      to: { table: 'DX_Systems', header: '名称' },
      width: 7,
      help: '連携する情報システムの名称です。複数あるときは「、」で区切ります。',
    },
    standardised: { kind: 'yesNo', header: '標準化対象', width: 6, help: '標準化の対象であれば○とします。' },
    status: {
      kind: 'choice',
      header: '状態',
      choices: ['検討', '要件定義', '調達', '構築', '移行', '運用', '廃止'],
      width: 7,
      help: '今の段階を選びます。',
    },
    migrationDue: { kind: 'date', header: '移行期限', help: '移行を終える期限の日付です。' },
    annualCost: { kind: 'yen', header: '年間経費', width: 11, help: '年間の経費を円で入力します。' },
    owner: { kind: 'text', header: '担当', width: 7, help: '担当する係や職です。' },
    remarks: { kind: 'text', header: '備考', width: 36, help: '補足があれば書きます。' },
  },
});
