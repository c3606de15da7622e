import type { ScaleName } from '../../domain/rating/scale';

/** Who rates by each scale, and its rule, in English; the grades stay as they stand in the cell. */
export const SCALE_RULES_EN: Readonly<Record<ScaleName, { readonly issuer: string; readonly rule: string }>> = {
  標準: {
    issuer: 'DX Compass',
    rule: '達成 (reached) at the target. Progress against the plan: from 100% 順調 (on track), from 60% やや遅れ (slightly behind), below 遅れ (behind).',
  },
  長野県: {
    issuer: 'Nagano Prefecture',
    rule: 'Progress against the plan: from 100% 順調 (on track), from 80% おおむね順調 (mostly on track), below 努力を要する (needs effort).',
  },
  健康日本21: {
    issuer: 'Ministry of Health, Labour and Welfare (Health Japan 21)',
    rule: 'A at the target. C when the change from the baseline is under 5% of it. Improving: B on the path or better, B* below it. D otherwise. E without an actual.',
  },
  多摩市: {
    issuer: 'Tama City',
    rule: 'Actual over target x elapsed share of the period: from 100% ①, from 60% ②, below ③.',
  },
  浜松市: {
    issuer: 'Hamamatsu City',
    rule: 'Actual over planned value (inverted where lower is better): over 110% 計画を上回る (above plan), from 95% 計画どおり (on plan), below 計画を下回る (below plan).',
  },
  茨城県: {
    issuer: 'Ibaraki Prefecture',
    rule: 'Actual over planned value (inverted where lower is better): from 100% A, from 80% B+, from 50% B, below C.',
  },
  カナダ統計局: {
    issuer: 'Statistics Canada',
    rule: '達成 (reached) at the target. Actual over needed annual growth: from 95% 大きく前進 (great progress), from 60% 前進 (progress), from 0 わずかに前進 (slight progress), below 後退 (setback).',
  },
  国連: {
    issuer: 'United Nations',
    rule: '3 at the target. Share of the way covered by the target year at the present annual growth: from 95% 3, from 10% 2, below 1.',
  },
  独立行政法人: {
    issuer: 'Minister for Internal Affairs and Communications (guideline for independent agencies, its quantitative part)',
    rule: 'Actual over target (inverted where lower is better): from 120% A, from 100% B, from 80% C, below D.',
  },
  佐野市: {
    issuer: 'Sano City',
    rule: 'Actual over target (inverted where lower is better): from 100% 7, from 90% 6, from 80% 5, from 70% 4, from 60% 3, from 50% 2, below 1.',
  },
  福岡市: {
    issuer: 'Fukuoka City',
    rule: 'Progress against the plan: from 100% a, from 0% (no worse than the baseline) b, below c.',
  },
  長与町: {
    issuer: 'Nagayo Town',
    rule: 'S beyond the target, A when better than the baseline, B when worse by no more than 10% of it, C otherwise.',
  },
  ユーロスタット: {
    issuer: 'Eurostat',
    rule: 'Actual over needed annual growth: from 95% 大きく前進 (great progress), from 60% 前進 (progress), from 0 わずかに前進 (slight progress), below 後退 (setback).',
  },
};
