import AxeBuilder from '@axe-core/playwright';
import { openPreview } from './browser';
import type { OpenedPreview } from './browser';

jest.setTimeout(180_000);

let opened: OpenedPreview;
beforeAll(async () => {
  opened = await openPreview();
});
afterAll(async () => {
  await opened?.close();
});
const show = (sheet: string): Promise<void> => opened.page.getByRole('tab', { name: sheet, exact: true }).click();

test('the page says that it is not Excel and shows the add-in beside the report', async () => {
  await expect(opened.page.getByRole('heading', { level: 1 }).textContent()).resolves.toContain('プレビュー（Excelではありません）');
  expect(await opened.page.getByRole('tab').allTextContents()).toEqual(['報告書', '計画', '見本の計画']);
  await opened.pane.getByText('DX羅針盤').first().waitFor();
});

test('the report is computed by the built functions in the real runtime', async () => {
  const { cell } = opened;
  expect(await cell('報告書', 'D10')).toMatchObject({ value: '約35万時間', formula: null });
  expect(await cell('報告書', 'J10')).toMatchObject({
    value: 750_000,
    text: '750,000時間',
    formula: '=DX.KPIGAP($A10,2030,$D10,計画!$A$1:$C$6)',
  });
  expect(await cell('報告書', 'N10')).toMatchObject({ value: 1_770_000 });
  expect(await cell('報告書', 'L11')).toMatchObject({ value: 340_000 });
  expect(await cell('報告書', 'N17')).toMatchObject({ value: '順調' });
  expect(await cell('報告書', 'N18')).toMatchObject({ value: 'やや遅れ' });
  expect(await cell('報告書', 'N19')).toMatchObject({ value: '遅れ' });
  expect(await cell('報告書', 'N21')).toMatchObject({ value: '評価不可' });
  expect(await cell('報告書', 'J25')).toMatchObject({ value: 46_477, text: '令和9年3月31日' });
  // A spilled formula: one in the first cell, values below it.
  expect(await cell('報告書', 'O25')).toMatchObject({ value: expect.closeTo(-0.052, 9), text: '▲5.2%', formula: '=DX.NUMBER(M25:M29)' });
  expect(await cell('報告書', 'O26')).toMatchObject({ value: -0.125, formula: null });
  const calls = await opened.page.evaluate(
    () => (window as unknown as { host: { functionCounters: { calls: number } } }).host.functionCounters.calls,
  );
  expect(calls).toBeGreaterThan(30);
});

test('the plan is as published', async () => {
  expect(await Promise.all(['A1', 'C1', 'B3', 'C6'].map(async address => (await opened.cell('計画', address)).value))).toEqual([
    'KPI',
    '2040年',
    '110万時間 軽減',
    '95.0%',
  ]);
});

test('the form looks like the file: merged cells, borders, fills, 和暦', async () => {
  await show('報告書');
  const title = opened.page.locator('[data-address="A2"]');
  expect(await title.getAttribute('aria-colspan')).toBe('17');
  expect(await title.innerText()).toBe('バックオフィスDX 進捗報告書（令和8年度上半期）');
  expect(await opened.page.locator('[data-address="D4"]').innerText()).toBe('令和8年9月30日');
  const head = opened.page.locator('[data-address="A7"]');
  expect(await head.evaluate(cell => [getComputedStyle(cell).backgroundColor, getComputedStyle(cell).borderTopStyle])).toEqual([
    'rgb(217, 226, 236)',
    'solid',
  ]);
  // A conditional format of the file.
  expect(await opened.page.locator('[data-address="N19"]').evaluate(cell => getComputedStyle(cell).backgroundColor)).toBe(
    'rgb(248, 215, 218)',
  );
});

test('an error carries its message: on hover, for a screen reader, and in the status line', async () => {
  const missing = opened.page.locator('[data-address="J13"]');
  expect(await missing.getAttribute('title')).toContain('職員のやりがい向上');
  expect(await missing.textContent()).toMatch(/#N\/A.*実績/);
  await missing.click();
  await opened.page.locator('.cell-error', { hasText: '職員のやりがい向上' }).waitFor();
});

test('tabs switch by mouse and by keyboard; a sheet can be added', async () => {
  await show('計画');
  await opened.page.getByRole('grid', { name: 'シート「計画」' }).waitFor();
  await opened.page.keyboard.press('ArrowRight');
  await opened.page.getByRole('grid', { name: 'シート「見本の計画」' }).waitFor();
  await opened.page.getByRole('button', { name: 'シートを追加' }).click();
  await opened.page.waitForFunction(() => document.querySelectorAll('[role=tab]').length === 4);
  await opened.page.getByRole('button', { name: '元に戻す' }).click();
  await opened.page.waitForFunction(() => document.querySelectorAll('[role=tab]').length === 3);
});

test("the pane can be made narrower and wider, within Excel's limits", async () => {
  const edge = opened.page.getByRole('separator', { name: '作業ウィンドウの幅' });
  const width = (): Promise<number> => opened.page.locator('iframe[title="DX羅針盤"]').evaluate(frame => frame.clientWidth);
  await edge.press('End');
  expect(await width()).toBe(480);
  await edge.press('Home');
  expect(await width()).toBe(320);
});

test('20,000 rows scroll with only the visible ones in the page', async () => {
  await opened.setCell('計画!A20000', '終わり');
  await show('計画');
  await opened.page.getByLabel('名前ボックス', { exact: true }).fill('A20000');
  await opened.page.keyboard.press('Enter');
  await opened.page.locator('[data-address="A20000"]').waitFor();
  expect(await opened.page.locator('[data-address="A20000"]').innerText()).toBe('終わり');
  expect(await opened.page.getByRole('row').count()).toBeLessThan(60);
  // The frozen header stays.
  expect(await opened.page.locator('[data-address="B1"]').innerText()).toBe('2030年');
});

const findings = async (axe: AxeBuilder): Promise<string[]> =>
  (await axe.exclude('iframe').analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`);

test('axe finds nothing in the page, light or dark', async () => {
  await show('報告書');
  expect(await findings(new AxeBuilder({ page: opened.page }))).toEqual([]);
  await opened.page.emulateMedia({ colorScheme: 'dark' });
  expect(await findings(new AxeBuilder({ page: opened.page }).withRules(['color-contrast']))).toEqual([]);
});

test('nothing was asked for outside this machine, nothing failed, and no policy was broken', () => {
  expect(opened.strayRequests).toEqual([]);
  expect(opened.pageErrors).toEqual([]);
});
