import { declareTable } from './table';

export const REVISIONS = declareTable({
  name: 'DX_Revisions',
  sheet: '目標改定',
  title: '目標の改定',
  note: '1行に1つの改定を書きます。KPIシートの目標は、改定後の値にします。',
  key: ['kpi', 'year', 'revisedOn'],
  columns: {
    kpi: {
      kind: 'ref',
      header: 'KPI',
      required: true,
      to: { table: 'DX_KPIs', header: '名称' },
      width: 24,
      help: '目標を改めたKPIを選びます。',
    },
    year: { kind: 'year', header: '目標年', required: true, help: '目標の年を西暦4桁で入力します。' },
    before: { kind: 'number', header: '旧目標', help: '改定する前の目標値です。' },
    after: { kind: 'number', header: '新目標', required: true, help: '改定した後の目標値です。' },
    revisedOn: { kind: 'date', header: '改定日', required: true, help: '改定した日付です。' },
    reason: { kind: 'text', header: '理由', required: true, width: 36, help: '改定した理由です。' },
  },
});
