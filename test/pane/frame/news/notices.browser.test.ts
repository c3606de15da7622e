import { openPreview, type OpenedPreview } from '../../../preview/browser';
import { paneOf } from '../../../preview/pane';

jest.setTimeout(300_000);

let opened: OpenedPreview;
const pane = paneOf(() => opened);
afterEach(() => opened?.close());

/** Several long notices at once: in a low pane they have not all room in sight. */
const CASES = [
  [
    'an Excel below the floor refuses',
    '?set=1.12',
    [/古い版です（ExcelApi 1\.13/, /必要な版：ExcelApi 1\.13 以降.*何も変更していません。/],
  ],
  ['a workbook counts from 1904', '?excel=date1904', [/1904年から数えています/, /シートを8枚作成しました/]],
] as const;

test.each(CASES)('nothing of two long notices is cut: %s', async (_, query, told) => {
  opened = await openPreview({ query, viewport: { width: 1000, height: 560 } });
  await pane.button('空の様式を作成').click();
  await pane.button('作成する').click();
  for (const text of told) await pane.says(text);
  const news = opened.pane.locator('[aria-live="polite"]').filter({ hasText: told[0] });
  expect(await news.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)).toBeLessThanOrEqual(1);
  // The tabs stay in sight when what is below is reached.
  const last = opened.pane.getByRole('tabpanel').getByRole('button').last();
  await last.scrollIntoViewIfNeeded();
  expect(await last.isVisible()).toBe(true);
  expect(await opened.pane.getByRole('tab', { name: '概要' }).evaluate(tab => tab.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0);
  await pane.expectSound();
});
