import { declareTable } from './table';

export const MEMBERS = declareTable({
  name: 'DX_Members',
  sheet: '構成員',
  title: '会議体の構成員',
  note: '1行に1つの職を書きます。職名は要綱のとおりとし、氏名は必要なときだけ書きます。',
  key: ['body', 'role', 'post'],
  order: [['since', 'until']],
  columns: {
    body: { kind: 'text', header: '会議体', required: true, width: 24, help: '本部、プロジェクトチーム、ワーキンググループなどの名称です。' },
    role: { kind: 'choice', header: '役割', required: true, choices: ['本部長', '副本部長', '本部員', 'CDO', 'CDO補佐官', 'リーダー', '幹事', '構成員', 'メンバー', '事務局', '首長', 'CIO', 'CIO補佐官等', 'CISO', '統括', '情報政策担当部門', '管理部門', '業務担当部門'], width: 12, help: '会議体での役割を選びます。' },
    post: { kind: 'text', header: '職名', required: true, width: 24, help: '要綱に書かれた職名です。' },
    person: { kind: 'text', header: '氏名', width: 14, help: '現に職にある人です。空白でもかまいません。' },
    division: { kind: 'text', header: '所属', width: 16, help: '所属の名称です。' },
    appointment: { kind: 'choice', header: '選任方法', choices: ['充て職', '指名', '任命', '委嘱', '公募', '兼務'], width: 10, help: 'どのように選ばれるかを選びます。' },
    basis: { kind: 'text', header: '根拠', width: 24, help: '要綱などの条項です。' },
    since: { kind: 'date', header: '就任日', edge: 'first', help: '就任した日付です。' },
    until: { kind: 'date', header: '退任日', help: '任期の終わる日付です。' },
    remarks: { kind: 'text', header: '備考', width: 30, help: '補足があれば書きます。' },
  },
});
