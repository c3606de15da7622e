import { declareTable } from '../table';

/** The 課題 sheet (what the programme still has to solve); what reading finds wrong with a cell is in issue.ts. */
export const OPEN_ISSUES = declareTable({
  name: 'DX_Issues',
  sheet: '課題',
  title: '課題',
  note: '1行に1つの課題を書きます。',
  frozen: 2,
  key: ['issue'],
  columns: {
    id: { kind: 'id', header: '番号', required: true, width: 7, help: '課題の番号です。ほかの行と重ならないようにします。' },
    issue: { kind: 'text', header: '課題', required: true, width: 23, help: '解決すべき事柄です。' },
    category: {
      kind: 'choice',
      header: '区分',
      choices: ['ルール', '業務', 'システム', '組織', 'データ', '人材', '予算'],
      width: 7,
      help: '課題の区分を選びます。',
    },
    division: { kind: 'text', header: '所管', width: 6, help: '所管する所属です。' },
    system: {
      kind: 'ref',
      header: 'システム',
      to: { table: 'DX_Systems', header: '名称' },
      width: 7,
      help: '関係する情報システムを選びます。',
    },
    kpi: { kind: 'ref', header: 'KPI', to: { table: 'DX_KPIs', header: '名称' }, width: 6, help: '関係するKPIを選びます。' },
    due: { kind: 'date', header: '期限', help: '解決する期限の日付です。' },
    status: { kind: 'choice', header: '状態', choices: ['未着手', '対応中', '保留', '解決'], width: 7, help: '今の状態を選びます。' },
    response: { kind: 'text', header: '対応方針', width: 60, help: 'どのように対応するかを書きます。' },
  },
});
