import { gradesOf } from '../../../src/domain/rating/scale-rules';
import { SCALES } from '../../../src/domain/rating/scales';
import { scaleWords } from '../../../src/pane/words/scale-words';

test('every rule is told with its sentence, its issuer and a worked example, in both languages', () => {
  for (const { name } of SCALES)
    for (const language of ['ja', 'en'] as const) {
      const told = scaleWords(name, language);
      expect([told?.rule, told?.issuer].every(text => text !== undefined && text.length > 3)).toBe(true);
      expect(gradesOf(name).filter(grade => told?.example.includes(grade)).length).toBeGreaterThan(1);
      expect(told?.example).not.toMatch(/#|undefined/);
    }
  expect(scaleWords('標準', 'ja')).toMatchObject({
    issuer: '定めた機関：DX羅針盤',
    example: '例：基準値100、目標200、計画値150のとき、実績200は「達成」、実績150は「順調」、実績130は「やや遅れ」、実績95は「遅れ」。',
  });
  expect(scaleWords('大阪市', 'ja')).toBeNull();
});
