/** A workbook of twenty KPIs with actuals, milestones, revisions and meetings, and the papers of its next meeting. */
import { serialOf } from '../../../../src/domain/base/serial';
import { findPacks } from '../../../../src/excel/sheets/own/pack';
import { readWorkbook } from '../../../../src/excel/read/read';
import { packContentOf, type PackRequest } from '../../../../src/pane/pack/pack-content';
import { inspectWorkbook } from '../../../../src/sheets/inspect/remark';
import { planPack, type PackForm, type PackPlan } from '../../../../src/sheets/pack/pack';
import type { PackContent } from '../../../../src/sheets/pack/content';
import { finish } from '../../../../src/sheets/read/slices';
import { KITAKYUSHU } from '../../../../src/sheets/templates/kitakyushu';
import { OSAKA } from '../../../../src/sheets/templates/osaka';
import type { Template } from '../../../../src/sheets/templates/template';
import type { Started, StartOptions } from '../../../host/node';
import { AS_OF } from '../../workbook';
import { openTemplate } from './gantt-book';

const SCALES = ['標準', '長野県', '浜松市', '佐野市', 'カナダ統計局', '独立行政法人', '福岡市'] as const;
const UNITS = ['件', '%', '円', '時間', 'か所', '人', 'GB'] as const;

const nameOf = (at: number): string =>
  at === 0 ? 'オンラインで行われた申請と届出の件数（年度末までの累計）' : `オンライン申請の指標${at + 1}`;

/** KPIs of many scales, units and sizes: of an amount that no column of digits holds, a share, one without an actual. */
const FURTHER = SCALES.map((scale, at) => {
  const share = UNITS[at] === '%';
  const size = UNITS[at] === '円' ? 894_960_820_000 : 1000 * (at + 1);
  return {
    kpi: {
      id: `Z-${at + 1}`,
      name: nameOf(at),
      unit: UNITS[at] ?? '',
      direction: '増加' as const,
      baselineYear: 2023,
      baseline: share ? 0.1 : size / 10,
      targets: [
        { year: 2030, value: share ? 0.8 : size },
        { year: 2040, value: share ? 0.95 : size * 2 },
      ],
      scale,
      owner: `第${at + 1}課`,
    },
    actuals: [2023, 2024, 2025].slice(0, at === 6 ? 0 : 3).map((year, step) => ({
      kpi: nameOf(at),
      year,
      value: share ? 0.1234 + step * 0.07 : Math.round(size / 10 + (step * size) / (8 + at)),
      enteredOn: serialOf(year + 1, 4, 20),
    })),
  };
});

const TWENTY: Template = {
  ...OSAKA,
  rows: {
    ...OSAKA.rows,
    DX_KPIs: [...(OSAKA.rows.DX_KPIs ?? []), ...(KITAKYUSHU.rows.DX_KPIs ?? []), ...FURTHER.map(({ kpi }) => kpi)],
    DX_Schedules: KITAKYUSHU.rows.DX_Schedules ?? [],
    DX_Actuals: [
      { kpi: '作業削減時間', year: 2024, value: 200_000, enteredOn: serialOf(2025, 4, 10) },
      { kpi: '作業削減時間', year: 2025, value: 350_000, enteredOn: serialOf(2026, 5, 10) },
      { kpi: '生産性向上率', year: 2025, value: 0.032, enteredOn: serialOf(2026, 5, 10) },
      ...FURTHER.flatMap(({ actuals }) => actuals),
    ],
    DX_Meetings: [
      { body: 'バックオフィスDXプロジェクトチーム', number: 1, date: serialOf(2026, 4, 30), agenda: '計画の確認' },
      {
        body: 'バックオフィスDXプロジェクトチーム',
        number: 2,
        date: serialOf(2026, 10, 20),
        agenda: '=目標の改定について\n体制の見直しについて',
      },
    ],
    DX_Revisions: [
      {
        kpi: '作業削減時間',
        year: 2030,
        before: 1_100_000,
        after: 1_200_000,
        revisedOn: serialOf(2026, 7, 1),
        reason: '対象の業務が増えたため',
      },
    ],
  },
};

export const openTwenty = (options: StartOptions = {}): Promise<Started> => openTemplate(TWENTY, options);

const REQUEST: PackRequest = {
  body: 'バックオフィスDXプロジェクトチーム',
  round: '第2回',
  since: serialOf(2026, 4, 30),
  decisions: ['=目標の改定について', '体制の見直しについて'],
};

export async function planned(
  form: PackForm,
  request: Partial<PackRequest> = {},
): Promise<{ readonly plan: PackPlan; readonly content: PackContent }> {
  const [state, existing] = [await readWorkbook(), await findPacks()];
  const content = packContentOf(state, finish(inspectWorkbook(state, AS_OF)), { ...REQUEST, ...request }, AS_OF);
  return { content, plan: planPack(state, form, content, existing[form]) };
}
