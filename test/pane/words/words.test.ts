import { ExcelFailure } from '../../../src/excel/batch/failure';
import { en } from '../../../src/i18n/en';
import { ja } from '../../../src/i18n/ja';
import { WORDS_OF } from '../../../src/pane/words/words';
import { filesBelow, read } from '../../project/sources';
import { cellsOf, HOURS, workbookState } from '../workbook-state';

const JAPANESE = /[\u3040-\u30ff\u4e00-\u9fff]/;

/** A sentence with something in the place of each parameter. */
function sentence(entry: unknown): string {
  if (typeof entry !== 'function') return String(entry);
  const filled = Array.from({ length: entry.length }, (_, index) => (index === 0 && /counts/.test(String(entry)) ? ['1'] : 2));
  return String((entry as (...filled: unknown[]) => unknown)(...filled));
}

test('both languages have the same keys, each a sentence or both a function', () => {
  expect(Object.keys(en)).toEqual(Object.keys(ja));
  for (const [key, entry] of Object.entries(ja)) expect([key, typeof (en as Record<string, unknown>)[key]]).toEqual([key, typeof entry]);
});

test('every key is used on a screen', () => {
  const sources = filesBelow('src/pane', /\.tsx?$/)
    .map(read)
    .join('\n');
  const unused = Object.keys(ja).filter(key => !new RegExp(`(\\bt\\.|')${key}\\b`).test(sources));
  expect(unused).toEqual([]);
});

test('Japanese is Japanese, and English names nothing in Japanese but headers and examples', () => {
  const shown = Object.entries(ja).filter(
    ([key]) =>
      ![
        'languageEn',
        'viewKpis',
        'latestAt',
        'yearEndOn',
        'dateBoth',
        'revisionChange',
        'place',
        'listSeparator',
        'gapUnknown',
        'fieldKpi',
        'checksSummary',
        'severityCount',
      ].includes(key),
  );
  for (const [key, entry] of shown) expect([key, JAPANESE.test(sentence(entry))]).toEqual([key, true]);
  const allowed = /基準値|基準年度|目標\d+|目標2|向き|増加|減少|約?35万(?:時間)?2?|令和7年度末|日本語/g;
  for (const [key, entry] of Object.entries(en)) expect([key, JAPANESE.test(sentence(entry).replace(allowed, ''))]).toEqual([key, false]);
});

test('a failure says what happened, what to do and what was changed', () => {
  expect(WORDS_OF.ja.failure(new ExcelFailure({ kind: 'protectedSheet', sheet: 'KPI' }))).toBe(
    'シート「KPI」は保護されています。[校閲] > [シート保護の解除] のあと、もう一度押してください。何も変更していません。',
  );
  expect(WORDS_OF.en.failure(new ExcelFailure({ kind: 'protectedSheet', sheet: 'KPI' }))).toMatch(
    /^The sheet “KPI” is protected\. .+ Nothing/,
  );
});

test('an issue is written with the pane’s numbers', () => {
  const [issue] = workbookState({ DX_KPIs: cellsOf('DX_KPIs', [{ ...HOURS, 目標2030: '約110万時間' }]) }).tables.DX_KPIs?.issues ?? [];
  if (issue === undefined) throw new Error('no issue');
  expect(WORDS_OF.ja.issue(issue)).toContain('約110万時間');
});
