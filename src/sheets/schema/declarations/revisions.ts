import { declareTable } from '../table';

export const REVISIONS = declareTable({
  name: 'DX_Revisions',
  sheet: '目標改定',
  title: '目標改定',
  note: '1行に1つの改定を書きます。KPIシートの目標は、改定後の値にします。',
  frozen: 2,
  key: ['kpi', 'year', 'revisedOn'],
  columns: {
    kpi: {
      kind: 'ref',
      header: 'KPI',
      required: true,
      to: { table: 'DX_KPIs', header: '名称' },
      width: 28,
      help: '目標を改めたKPIを選びます。',
    },
    year: { kind: 'year', header: '目標年', required: true, width: 9, help: '目標の年を西暦4桁で入力します。' },
    before: { kind: 'number', header: '旧目標', width: 13, help: '改定する前の目標値です。' },
    after: { kind: 'number', header: '新目標', required: true, width: 13, help: '改定した後の目標値です。' },
    revisedOn: { kind: 'date', header: '改定日', required: true, help: '改定した日付です。' },
    reason: { kind: 'text', header: '理由', required: true, width: 60, help: '改定した理由です。' },
  },
});
