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

const jump = async (address: string): Promise<void> => {
  const name = opened.page.getByLabel('名前ボックス', { exact: true });
  await name.fill(address);
  await name.press('Enter');
};
const address = (): Promise<string> => opened.page.getByLabel('名前ボックス', { exact: true }).inputValue();
const formula = (): Promise<string> => opened.page.getByLabel('数式バー', { exact: true }).inputValue();
const press = (name: string): Promise<void> => opened.page.getByRole('button', { name, exact: true }).click();

test('a cell is set through name box and formula bar, and what depends on it follows', async () => {
  await opened.setCell('報告書!D10', '約60万時間');
  expect(await opened.cell('報告書', 'J10')).toMatchObject({ value: 500_000 });
  expect(await opened.cell('報告書', 'N18')).toMatchObject({ value: '順調' });
  expect(await address()).toBe('D10');
  expect(await formula()).toBe('約60万時間');
});

test('undo and redo take whole steps', async () => {
  await opened.setCell('報告書!D10', '約70万時間');
  await press('元に戻す');
  await opened.settled();
  expect(await opened.cell('報告書', 'D10')).toMatchObject({ value: '約60万時間' });
  expect(await opened.cell('報告書', 'J10')).toMatchObject({ value: 500_000 });
  await press('やり直し');
  await opened.settled();
  expect(await opened.cell('報告書', 'J10')).toMatchObject({ value: 400_000 });
});

test('what the add-in writes in one batch is undone in one step', async () => {
  const sheets = (): Promise<number> => opened.page.getByRole('tab').count();
  const before = await sheets();
  await opened.pane.getByRole('button', { name: '空の様式を作成' }).click();
  await opened.pane.getByRole('button', { name: '作成する' }).click();
  await opened.page.getByRole('tab', { name: '目標改定' }).waitFor();
  for (let step = 0; step < 5 && (await sheets()) > before; step++) {
    await press('元に戻す');
    await opened.settled();
    await opened.page.waitForTimeout(100);
  }
  expect(await sheets()).toBe(before);
});

test('the name box takes names and tables, and says when there is none', async () => {
  await jump('見本計画');
  expect(await address()).toBe('A4');
  await opened.page.getByRole('grid', { name: 'シート「見本の計画」' }).waitFor();
  await jump('ありません');
  await opened.page.getByRole('alert').filter({ hasText: '「ありません」は、セル番地にも名前にもありません。' }).waitFor();
  await jump('報告書!A9');
  expect(await address()).toBe('A9');
});

test('the formula bar shows a cell that is jumped to before anything else can be typed', async () => {
  const bar = await opened.page.getByLabel('数式バー', { exact: true }).elementHandle();
  for (const [to, text] of [
    ['報告書!A10', '作業削減時間'],
    ['報告書!D9', '29'],
  ] as const) {
    const name = opened.page.getByLabel('名前ボックス', { exact: true });
    await name.fill(to);
    const shown = await name.evaluate(async (element, field) => {
      element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
      // What is due in this turn; the next key is a later one.
      for (let microtasks = 0; microtasks < 10; microtasks++) await Promise.resolve();
      return (field as HTMLTextAreaElement).value;
    }, bar);
    expect(shown).toBe(text);
  }
});

test('a tab leaves the focus where the person goes next', async () => {
  const name = opened.page.getByLabel('名前ボックス', { exact: true });
  const stays = await opened.page.getByRole('tab', { name: '計画', exact: true }).evaluate(
    async (tab, box) => {
      (tab as HTMLElement).click();
      (box as HTMLElement).focus();
      await new Promise(resolve => setTimeout(resolve, 100));
      return document.activeElement === box;
    },
    await name.elementHandle(),
  );
  expect(stays).toBe(true);
  await opened.page.getByRole('grid', { name: 'シート「計画」' }).waitFor();
});

test('a wrong formula is refused in words and the cell keeps what it held', async () => {
  await jump('報告書!D9');
  const bar = opened.page.getByLabel('数式バー', { exact: true });
  await bar.fill('=SUM(');
  await bar.press('Enter');
  await opened.page.getByRole('alert').waitFor();
  await bar.press('Escape');
  expect(await opened.cell('報告書', 'D9')).toMatchObject({ value: 29 });
});

test('keyboard alone: move, type, edit, delete, undo', async () => {
  const { keyboard } = opened.page;
  await press('シートを追加');
  await jump('B2');
  await keyboard.type('12');
  await keyboard.press('Tab');
  await keyboard.type('30');
  await keyboard.press('Enter');
  await jump('B3');
  await keyboard.type('=B2+C2');
  await keyboard.press('Enter');
  await opened.settled();
  const name = await opened.page.getByRole('tab', { selected: true }).innerText();
  expect(await opened.cell(name, 'B3')).toMatchObject({ value: 42, formula: '=B2+C2' });
  expect(await address()).toBe('B4');
  await keyboard.press('ArrowUp');
  await keyboard.press('ArrowUp');
  await keyboard.press('F2');
  await keyboard.type('0');
  await keyboard.press('Enter');
  await opened.settled();
  expect(await opened.cell(name, 'B3')).toMatchObject({ value: 150 });
  await jump('B2');
  await keyboard.press('Shift+ArrowRight');
  await keyboard.press('Delete');
  await opened.settled();
  expect(await opened.cell(name, 'B3')).toMatchObject({ value: 0 });
  await keyboard.press('Control+z');
  await opened.settled();
  expect(await opened.cell(name, 'B3')).toMatchObject({ value: 150 });
  await keyboard.press('F2');
  await keyboard.type('9');
  await keyboard.press('Escape');
  expect(await opened.cell(name, 'B2')).toMatchObject({ value: 120 });
});

test('a cell with a list offers it by mouse and by Alt+Down, and refuses anything else', async () => {
  await jump('報告書!J4');
  await press('選択肢を開く');
  await opened.page.getByRole('option', { name: '年度末' }).click();
  expect(await opened.cell('報告書', 'J4')).toMatchObject({ value: '年度末' });
  await opened.page.keyboard.press('Alt+ArrowDown');
  await opened.page.getByRole('listbox', { name: '選択肢' }).waitFor();
  await opened.page.keyboard.press('ArrowUp');
  await opened.page.keyboard.press('Enter');
  expect(await opened.cell('報告書', 'J4')).toMatchObject({ value: '上半期' });
  await opened.page.keyboard.type('毎月');
  await opened.page.keyboard.press('Enter');
  await opened.page.getByRole('alert').filter({ hasText: '一覧から選んでください。' }).waitFor();
  await opened.page.keyboard.press('Escape');
  expect(await opened.cell('報告書', 'J4')).toMatchObject({ value: '上半期' });
});

test('selecting with the mouse shows the sum', async () => {
  await jump('報告書!A1');
  const from = await opened.page.locator('[data-address="J10"]').boundingBox();
  const to = await opened.page.locator('[data-address="J11"]').boundingBox();
  if (!from || !to) throw new Error('the cells are not in the page');
  await opened.page.mouse.move(from.x + 10, from.y + 10);
  await opened.page.mouse.down();
  await opened.page.mouse.move(to.x + 10, to.y + 10);
  await opened.page.mouse.up();
  expect(await address()).toBe('J10');
  await opened.page.locator('.summary', { hasText: '合計: 502,000' }).waitFor();
});

test('nothing was asked for outside this machine and nothing failed', () => {
  expect(opened.strayRequests).toEqual([]);
  expect(opened.pageErrors).toEqual([]);
});
