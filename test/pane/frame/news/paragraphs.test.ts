import { GUIDES_EN } from '../../../../src/i18n/guides/guides.en';
import { GUIDES_JA } from '../../../../src/i18n/guides/guides.ja';
import {
  OF_FAILURE,
  OF_FAULT,
  OF_FINDING,
  OF_GRADE,
  OF_ISSUE,
  OF_LACKS,
  OF_SYMPTOM,
  paragraphOf,
} from '../../../../src/pane/frame/news/paragraphs';

const parts = [...new Set([OF_FAILURE, OF_ISSUE, OF_FINDING, OF_FAULT, OF_SYMPTOM].flatMap(map => Object.values(map)))];

test.each([
  ['ja', GUIDES_JA],
  ['en', GUIDES_EN],
])('%s: every message and finding leads to a paragraph that is there, and none of them is led to by nothing', (_, { guides }) => {
  expect(guides.messages.sections.map(({ id }) => id).sort()).toEqual([...parts].sort());
  expect(parts).toContain(OF_LACKS.part);
  expect(guides.staff.sections.map(({ id }) => id)).toContain(OF_GRADE.part);
  for (const { blocks } of guides.messages.sections) expect(JSON.stringify(blocks).length).toBeGreaterThan(60);
});

test('the address is a part of the page of messages', () => {
  expect(paragraphOf({ kind: 'protectedSheet' })).toEqual({ id: 'messages', part: 'protected' });
});
