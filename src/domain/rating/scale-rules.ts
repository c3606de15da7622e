import type { ScaleName } from './scale';
import { SCALES } from './scales';

/**
 * Who rates by each scale, and the rule in words as it is shown beside a grade (section 6). Apart from the rules themselves, so that
 * the functions do not carry words that only the pane shows.
 */
export const SCALE_RULES: Readonly<Record<ScaleName, { readonly issuer: string; readonly rule: string }>> = {
  標準: {
    issuer: 'DX羅針盤',
    rule: '目標に達すれば達成。計画に対する進捗の割合が100%以上は順調、60%以上はやや遅れ、それ未満は遅れ。',
  },
  長野県: {
    issuer: '長野県',
    rule: '計画に対する進捗の割合が100%以上は順調、80%以上はおおむね順調、それ未満は努力を要する。',
  },
  健康日本21: {
    issuer: '厚生労働省',
    rule: '目標に達すればA。基準値からの変化が5%未満はC。改善していて計画以上はB、計画未満はB*。ほかはD。実績がなければE。',
  },
  多摩市: {
    issuer: '多摩市',
    rule: '目標×経過期間の割合に対する実績が100%以上は①、60%以上は②、それ未満は③。',
  },
  浜松市: {
    issuer: '浜松市',
    rule: '計画値に対する実績（減少は逆数）が110%超は計画を上回る、95%以上は計画どおり、それ未満は計画を下回る。',
  },
  茨城県: {
    issuer: '茨城県',
    rule: '計画値に対する実績（減少は逆数）が100%以上はA、80%以上はB+、50%以上はB、それ未満はC。',
  },
  カナダ統計局: {
    issuer: 'カナダ統計局',
    rule: '目標に達すれば達成。目標に必要な年平均成長率に対する実際の率が95%以上は大きく前進、60%以上は前進、0以上はわずかに前進、負は後退。',
  },
  国連: {
    issuer: '国際連合',
    rule: '目標に達すれば3。今の年平均成長率で目標年に達する割合が95%以上は3、10%以上は2、それ未満は1。',
  },
  独立行政法人: {
    issuer: '総務大臣（独立行政法人の評価に関する指針、定量的な基準）',
    rule: '達成率（実績÷目標、減少は目標÷実績）が120%以上はA、100%以上はB、80%以上はC、それ未満はD。',
  },
  佐野市: {
    issuer: '佐野市',
    rule: '達成率（実績÷目標、減少は目標÷実績）が100%以上は7、90%以上は6、80%以上は5、70%以上は4、60%以上は3、50%以上は2、それ未満は1。',
  },
  福岡市: {
    issuer: '福岡市',
    rule: '計画に対する進捗の割合が100%以上はa、0%以上（基準値より悪くない）はb、それ未満はc。',
  },
  長与町: {
    issuer: '長与町',
    rule: '目標を上回ればS。基準値より良ければA、基準値の10%以内の悪化までならB、それより悪ければC。',
  },
  ユーロスタット: {
    issuer: '欧州連合統計局',
    rule: '目標に必要な年平均成長率に対する実際の率が95%以上は大きく前進、60%以上は前進、0以上はわずかに前進、負は後退。',
  },
};

/** The grades of the rules that are more than bounds. */
const OTHER_GRADES: Readonly<Partial<Record<ScaleName, readonly string[]>>> = {
  健康日本21: ['A', 'B', 'B*', 'C', 'D', 'E'],
  長与町: ['S', 'A', 'B', 'C'],
};

/** The grades of a scale from best to worst; none for another word. */
export function gradesOf(name: string): readonly string[] {
  const scale = SCALES.find(known => known.name === name);
  const { rule } = scale ?? {};
  if (rule === undefined) return scale === undefined ? [] : (OTHER_GRADES[scale.name] ?? []);
  return [...new Set([...(rule.reached === undefined ? [] : [rule.reached]), ...rule.steps.map(([, grade]) => grade), rule.rest])];
}
