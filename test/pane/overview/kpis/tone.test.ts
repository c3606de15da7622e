import type { Measure, Verdict } from '../../../../src/domain/rating/scale';
import { gradesOf } from '../../../../src/domain/rating/scale-rules';
import { SCALES } from '../../../../src/domain/rating/scales';
import { toneOf } from '../../../../src/pane/overview/kpis/tone';

const verdict = (grade: string, measure: Measure = 'pace'): Verdict => ({
  grade,
  measure,
  value: 1,
  bound: null,
  missed: null,
  isHeld: false,
});

test('the standard grades', () => {
  expect(['順調', 'やや遅れ', '遅れ'].map(grade => toneOf('標準', verdict(grade)))).toEqual(['good', 'slight', 'late']);
  expect(toneOf('標準', verdict('達成', 'target'))).toBe('reached');
  expect(toneOf('標準', verdict('評価不可', 'none'))).toBe('none');
});

test('two good grades are both good', () => {
  expect(['計画を上回る', '計画どおり', '計画を下回る'].map(grade => toneOf('浜松市', verdict(grade)))).toEqual(['good', 'good', 'late']);
  expect(['B', 'B*', 'C', 'D'].map(grade => toneOf('健康日本21', verdict(grade, 'path')))).toEqual(['good', 'slight', 'late', 'late']);
});

test('no grade of any scale is left without a shape, and the order is kept', () => {
  const order = ['reached', 'good', 'slight', 'late'];
  for (const scale of SCALES) {
    const tones = gradesOf(scale.name).map(grade => order.indexOf(toneOf(scale.name, verdict(grade))));
    expect(tones).not.toContain(-1);
    expect(tones).toEqual([...tones].sort((one, other) => one - other));
  }
});
