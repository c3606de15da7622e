import { declareTable } from '../table';

export const SCHEDULES = declareTable({
  name: 'DX_Schedules',
  sheet: 'スケジュール',
  title: 'スケジュール',
  note: '1行に1つのマイルストーンを書きます。',
  frozen: 3,
  key: ['initiative', 'milestone'],
  order: [
    ['plannedStart', 'plannedFinish'],
    ['actualStart', 'actualFinish'],
  ],
  columns: {
    id: { kind: 'id', header: '番号', required: true, width: 7, help: '行の番号です。ほかの行と重ならないようにします。' },
    initiative: { kind: 'text', header: '取組', required: true, width: 18, help: '取組の名称です。' },
    milestone: { kind: 'text', header: 'マイルストーン', required: true, width: 30, help: '達成する事柄です。' },
    owner: { kind: 'text', header: '担当', width: 7, help: '担当する所属です。' },
    system: {
      kind: 'ref',
      header: 'システム',
      to: { table: 'DX_Systems', header: '名称' },
      width: 8,
      help: '関係する情報システムを選びます。',
    },
    kpi: { kind: 'ref', header: 'KPI', to: { table: 'DX_KPIs', header: '名称' }, width: 12, help: '関係するKPIを選びます。' },
    plannedStart: { kind: 'date', header: '開始予定', edge: 'first', help: '始める予定の日付です。' },
    plannedFinish: {
      kind: 'date',
      header: '終了予定',
      required: true,
      asked: 'finish',
      help: '終える予定の日付です。決まっていない、または文書に書かれていないときは「―」とします。',
    },
    actualStart: { kind: 'date', header: '開始実績', edge: 'first', help: '実際に始めた日付です。' },
    actualFinish: { kind: 'date', header: '終了実績', help: '実際に終えた日付です。' },
    progress: { kind: 'ratio', header: '進捗率', width: 8, help: '進み具合を 0% から 100% で入力します。' },
    remarks: { kind: 'text', header: '備考', width: 79, help: '補足があれば書きます。' },
  },
});
