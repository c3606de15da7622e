import { openPreview, type OpenedPreview } from '../../preview/browser';
import { paneOf } from '../../preview/pane';

jest.setTimeout(240_000);

let opened: OpenedPreview;
const pane = paneOf(() => opened);
afterEach(() => opened?.close());

test.each([
  ['a usual pane', { width: 1440, height: 900 }],
  ['a low one', { width: 1000, height: 500 }],
] as const)(
  'an old Excel, a workbook that counts from 1904 and a refusal: of three notices at once nothing is cut in %s',
  async (_, viewport) => {
    opened = await openPreview({ query: '?excel=date1904&set=1.12', viewport });
    await pane.says(/古い版です（ExcelApi 1.13/);
    await pane.says(/1904年から数えています/);
    await pane.button('空の様式を作成').click();
    await pane.button('作成する').click();
    await pane.says(/必要な版：ExcelApi 1\.13 以降.*何も変更していません。/);
    const news = opened.pane.locator('[aria-live="polite"]').filter({ hasText: '1904年' });
    expect(await news.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)).toBeLessThanOrEqual(1);
    // What is below is reached as well, the tabs stay.
    await pane.button('やめる').scrollIntoViewIfNeeded();
    expect(await pane.button('やめる').isVisible()).toBe(true);
    expect(await opened.pane.getByRole('tab', { name: '概要' }).evaluate(tab => tab.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0);
    await pane.expectSound();
  },
);
