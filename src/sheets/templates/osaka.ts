import { KGI, OSAKA_CONTEXT, OSAKA_ISSUES, OSAKA_SCHEDULES } from './osaka-background';
import { OSAKA_MEMBERS, OSAKA_SYSTEMS } from './osaka-organisation';
import type { Template } from './template';

const SOURCE = '大阪市「バックオフィスDXグランドデザイン」7. KGI・KPI';

/**
 * 大阪市 バックオフィスDX. The document gives neither numbers for its KPIs (K1 to K5 are its order) nor baselines (―), and does not
 * say whether a target year is a fiscal year (時点 stays blank). 備考 keeps the targets as they are worded.
 */
export const OSAKA: Template = {
  id: 'osaka',
  name: '大阪市 バックオフィスDX',
  goal: {
    label: 'KGI（2030年までの達成目標）',
    text: KGI,
  },
  rows: {
    DX_Members: OSAKA_MEMBERS,
    DX_Systems: OSAKA_SYSTEMS,
    DX_KPIs: [
      {
        id: 'K1',
        name: '多重入力箇所',
        unit: '箇所',
        direction: '減少',
        baselineYear: '―',
        baseline: '―',
        targets: [
          { year: 2030, value: 0 },
          { year: 2040, value: 0 },
        ],
        source: SOURCE,
        remarks: '原文：2030年「0 箇所」、2040年「0 箇所」',
      },
      {
        id: 'K2',
        name: '作業削減時間',
        unit: '時間',
        direction: '増加',
        baselineYear: '―',
        baseline: '―',
        targets: [
          { year: 2030, value: 1_100_000 },
          { year: 2040, value: 2_120_000 },
        ],
        source: SOURCE,
        remarks: '原文：2030年「110万時間 軽減」、2040年「212万時間 軽減」。2. 本市の業務：＜本市＞想定作業削減時間：年間約110万時間',
      },
      {
        id: 'K3',
        name: '事業者負担軽減時間',
        unit: '時間',
        direction: '増加',
        baselineYear: '―',
        baseline: '―',
        targets: [
          { year: 2030, value: 120_000 },
          { year: 2040, value: 340_000 },
        ],
        source: SOURCE,
        remarks: '原文：2030年「12万時間 軽減」、2040年「34万時間 軽減」。2. 本市の業務：＜事業者＞想定負担軽減時間：年間約12万時間',
      },
      {
        id: 'K4',
        name: '生産性向上率',
        unit: '%',
        direction: '増加',
        baselineYear: '―',
        baseline: '―',
        targets: [
          { year: 2030, value: 0.103 },
          { year: 2040, value: 0.2 },
        ],
        source: SOURCE,
        remarks: '原文：2030年「10.3% up」、2040年「20.0% up」',
      },
      {
        id: 'K5',
        name: '職員のやりがい向上',
        unit: '%',
        direction: '増加',
        baselineYear: '―',
        baseline: '―',
        targets: [
          { year: 2030, value: 0.8 },
          { year: 2040, value: 0.95 },
        ],
        source: SOURCE,
        remarks:
          '原文：2030年「80%」、2040年「95.0%」。表の注：上記の他、定性評価のため職員意識調査等を実施し、職員の業務改善・負担軽減の実感を測る',
      },
    ],
    DX_Schedules: OSAKA_SCHEDULES,
    DX_Issues: OSAKA_ISSUES,
    DX_Context: OSAKA_CONTEXT,
  },
};
