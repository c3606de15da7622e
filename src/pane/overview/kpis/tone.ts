import type { Verdict } from '../../../domain/rating/scale';
import { gradesOf } from '../../../domain/rating/scale-rules';
import type { Tone } from './grade';

/**
 * Scales with two grades on the good side, or two on the bad, from best to worst. The others go by their order: the first
 * grade is good, the last late, those between slightly late.
 */
const TONES: Readonly<Record<string, readonly Tone[]>> = {
  標準: ['reached', 'good', 'slight', 'late'],
  健康日本21: ['reached', 'good', 'slight', 'late', 'late'],
  浜松市: ['good', 'good', 'late'],
  独立行政法人: ['reached', 'reached', 'slight', 'late'],
  佐野市: ['reached', 'good', 'slight', 'slight', 'slight', 'late', 'late'],
  長与町: ['reached', 'good', 'slight', 'late'],
  カナダ統計局: ['reached', 'good', 'slight', 'slight', 'late'],
};

/**
 * How good a grade is among those of its scale, so that every city's words share five shapes.
 * @param grades of a scale of one's own, from best to worst
 */
export function toneOf(scale: string, { grade, measure }: Verdict, grades = gradesOf(scale)): Tone {
  if (measure === 'none') return 'none';
  if (measure === 'target') return 'reached';
  const at = grades.indexOf(String(grade));
  if (at < 0) return 'none';
  return TONES[scale]?.[at] ?? (at === 0 ? 'good' : at === grades.length - 1 ? 'late' : 'slight');
}
