import { runSelfTest, type SelfTest } from '../../../src/excel/selftest/self-test';
import { ITEMS } from '../../../src/excel/selftest/self-test';
import { SELF_TEST_PATIENCE } from '../../../src/excel/selftest/item';
import { EXAMPLES } from '../../../src/functions/examples';
import { SELF_TEST_EN } from '../../../src/i18n/frame/self-test.en';
import { SELF_TEST_JA } from '../../../src/i18n/frame/self-test.ja';
import { reportOf } from '../../../src/pane/selftest/report';
import { asCustomFunctions } from '../../functions/as-custom-functions';
import { close, open } from '../../excel/workbook';
import type { Started } from '../../host/node';

afterEach(close);

const SECRETS = [
  '極秘計画',
  '山田太郎',
  'yamada',
  '総務課の連絡先',
  '090-1234-5678',
  '機密の値',
  '担当者表',
  'https://example.lg.jp/sites/secret',
];

/** A workbook full of what nobody outside may read: in names, cells, comments, settings, properties and its address. */
async function secret(): Promise<Started> {
  const started = await open();
  const { book, document } = started.host;
  book.customFunctions = asCustomFunctions();
  document.name = 'https://example.lg.jp/sites/secret/極秘計画.xlsx';
  book.activeSheet.name = '極秘計画';
  book.activeSheet.type(0, 0, '機密の値');
  book.activeSheet.setNote(0, 0, '総務課の連絡先 090-1234-5678', '山田太郎');
  book.names.add('担当者表', "='極秘計画'!$A$1");
  book.settings.set('DX_AsOf', '山田太郎');
  Object.assign(book.properties, { author: '山田太郎', lastAuthor: 'yamada', company: '総務課の連絡先' });
  await started.host.settled();
  return started;
}

/** Messages of Excel name what they are about; here they name what is secret. */
function breaking({ host }: Started): void {
  const refuse = (): never => {
    throw new Error(SECRETS.join(' '));
  };
  for (const member of [
    'CommentCollection.add',
    'ConditionalFormatCollection.add',
    'DataValidation.rule',
    'SettingCollection.add',
    'TableCollection.add',
    'Range.getMergedAreasOrNullObject',
    'PageLayout.orientation',
    'WorksheetProtection.protect',
    'Workbook.readOnly',
  ])
    host.quirks.set(member, refuse);
}

test.each([
  ['all passes', () => undefined],
  ['Excel refuses, and its messages name things of the workbook', breaking],
  [
    'no sheet can be made',
    ({ host }: Started) =>
      host.quirks.set('WorksheetCollection.add', () => {
        throw new Error(SECRETS.join());
      }),
  ],
] as const)(
  'the text to copy holds nothing of the workbook nor of people: %s',
  async (_name, change) => {
    Object.assign(SELF_TEST_PATIENCE, { functions: 3000, look: 1, event: 300 });
    const started = await secret();
    change(started);
    const result = await runSelfTest({
      surroundings: { examples: EXAMPLES, hasFocus: () => true },
      items: ITEMS.filter(({ id }) => id !== 'rows' && id !== 'calls'),
    });
    for (const text of [SELF_TEST_JA, SELF_TEST_EN]) {
      const report = reportOf(result, text, '1.2.3', new Date(Date.UTC(2026, 3, 1)));
      for (const word of SECRETS) expect(report).not.toContain(word);
      expect(report.split('\n')).toHaveLength(result.results.length + 1);
    }
  },
  60_000,
);

test('a line an item: verdict, id, title, what was seen', () => {
  const result: SelfTest = {
    results: [
      { id: 'page', verdict: 'differs', seen: 'GeneralException' },
      { id: 'rows', verdict: 'notRun', seen: '' },
    ],
    seconds: 3,
    noSheet: null,
    left: null,
  };
  expect(reportOf(result, SELF_TEST_EN, '1.2.3', new Date(Date.UTC(2026, 3, 1)))).toBe(
    'DX Compass self-test 1.2.3 2026-04-01 (3 s)\ndiffers\tpage\tPage layout\tGeneralException\nnotRun\trows\t20,000 rows\t',
  );
});
