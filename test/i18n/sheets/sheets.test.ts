import { ExcelFailure, type Failure } from '../../../src/excel/batch/failure';
import { failureStory, issueSentence } from '../../../src/i18n/sheets/sheet-sentence';
import { SHEETS_EN } from '../../../src/i18n/sheets/sheets.en';
import { SHEETS_JA, type Show } from '../../../src/i18n/sheets/sheets.ja';
import type { Issue } from '../../../src/sheets/schema/issue';

const show: Show = {
  date: serial => `d${serial}`,
  number: value => String(value),
  sheet: table => table.slice(3),
  row: () => null,
  cell: cell => (typeof cell === 'object' && cell !== null ? cell.code : String(cell ?? '')),
};
const place = { table: 'DX_KPIs', row: 0, column: '向き', at: 3 } as const;

test.each<[Issue, string, string]>([
  [
    { ...place, kind: 'notInChoices', got: 'アップ', expected: ['増加', '減少'] },
    '「向き」の「アップ」は選択肢にありません（増加、減少）。',
    '“アップ” in “向き” is not one of the choices (増加, 減少).',
  ],
  [
    { ...place, kind: 'unknownReference', got: '作業', expected: { table: 'DX_KPIs', header: '名称', nearest: '作業削減時間' } },
    '「向き」の「作業」はKPIsシートにありません。「作業削減時間」ではありませんか。',
    '“作業” in “向き” is not on the sheet KPIs. Did you mean “作業削減時間”?',
  ],
  [
    { ...place, kind: 'outOfRange', got: -1, expected: { min: 0, max: null } },
    '「向き」の「-1」は範囲の外です（0以上）。',
    '“-1” in “向き” is out of range (0 or more).',
  ],
  [
    { ...place, kind: 'endBeforeStart', got: 5, expected: { startHeader: '開始予定', start: 9 } },
    '「向き」（d5）が「開始予定」（d9）より前です。',
    '“向き” (d5) is before “開始予定” (d9).',
  ],
])('%j', (issue, ja, en) => {
  expect(issueSentence(SHEETS_JA, issue, show)).toBe(ja);
  expect(issueSentence(SHEETS_EN, issue, show)).toBe(en);
});

test('a failure says what happened, what was changed, what to do', () => {
  const failure: Failure = { kind: 'protectedSheet', sheet: 'KPI' };
  const story = failureStory(SHEETS_JA, new ExcelFailure(failure));
  expect(`${story.what}${story.todo}${story.changed}`).toBe(
    'シート「KPI」は保護されています。[校閲] > [シート保護の解除] のあと、もう一度押してください。何も変更していません。',
  );
  expect(failureStory(SHEETS_EN, new ExcelFailure(failure, { changed: 'left', sheets: ['KPI', '実績'], cells: [] })).changed).toBe(
    'What had been written could not be taken back. Check the sheets “KPI”, “実績” and delete what is not needed.',
  );
});
