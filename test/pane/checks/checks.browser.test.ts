import type { Locator } from 'playwright-core';
import { openPreview, type OpenedPreview } from '../../preview/browser';
import { paneOf } from '../../preview/pane';

jest.setTimeout(240_000);

let opened: OpenedPreview;
const { button, item, heading, tab, says, selected, cut, faults } = paneOf(() => opened);
beforeAll(async () => {
  opened = await openPreview();
});
afterAll(async () => {
  await opened?.close();
});

/** Findings that are alike are named by their rows; each button says the whole sentence. */
const toCell = (cell: string, sentence: string): Locator => button(`${cell}のセルへ：${sentence}`);
const sheetTab = (name: string): Locator => opened.page.getByRole('tab', { name, exact: true });

test('templates one after another: columns of further years are announced, sources are named, all of them are offered', async () => {
  await button('テンプレートから始める').click();
  const select = opened.pane.getByLabel('テンプレート', { exact: true });
  await select.waitFor();
  expect(await select.locator('option').allTextContents()).toEqual([
    '大阪市 バックオフィスDX',
    '奥州市 デジタル推進本部',
    '総務省 DX推進体制',
    '北九州市 DX推進計画',
    '標準化 20業務・40手順',
    '空の様式',
  ]);
  await button('追加する行：情報システム').click();
  await says('出典：バックオフィスDXプロジェクトチーム設置要綱 別表（第2条関係）1');
  await button('追加する').click();
  await says(/シートを9枚作成し、\d+行を追加しました。/);
  await tab(/^シート/);
  await button('テンプレートから追加').click();
  await select.selectOption({ label: '北九州市 DX推進計画' });
  await says('表の右端に列を追加します：「目標2025」「目標2026」');
  await button('追加する').click();
  await says(/^\d+行を追加しました。/);
  expect(await opened.cell('KPI', 'T6')).toMatchObject({ value: '目標2025' });
  await tab(/^シート/);
  await button('テンプレートから追加').click();
  await select.selectOption({ label: '北九州市 DX推進計画' });
  await says('追加するものはありません。すべてそろっています。');
  await button('やめる').click();
});

test('the badge has the number open; a finding says its rule and jumps to its cell', async () => {
  await opened.pane.getByRole('tab', { name: /^点検 [①-⑳㉑-㉟㊱-㊿\d]+$/ }).click();
  await toCell('KPI!F8', 'KPI「作業削減時間」の基準値か基準年度がないため、評価できません。').waitFor();
  // The same cells are not told of twice.
  expect(await opened.pane.getByRole('button', { name: /^KPI!F8のセルへ/ }).count()).toBe(1);
  await sheetTab('構成員').click();
  await opened.setCell('C6', '財政局長');
  const post = item('「バックオフィスDXPT」の幹事はデジタル統括室長ですが、職名が「財政局長」です。');
  await post
    .getByText('バックオフィスDXプロジェクトチーム設置要綱（大阪市、令和5年4月20日施行） 第3条第3項「構成員は、デジタル統括室長')
    .waitFor();
  await sheetTab('報告書').click();
  await post.getByRole('button', { name: '構成員!C6のセルへ' }).click();
  expect(await selected('構成員!C6')).toBe('構成員!C6');
  expect(await faults()).toEqual([]);
});

test('a finding about several cells has a button for each', async () => {
  await sheetTab('構成員').click();
  await opened.setCell('B8', 'リーダー');
  const taken = item('「バックオフィスDXPT」のリーダーの行が2行あります。');
  await taken.getByRole('button', { name: '構成員!B8のセルへ' }).click();
  expect(await selected('構成員!B8')).toBe('構成員!B8');
  expect(await taken.getByRole('button').allTextContents()).toEqual(['くわしく', 'B5', 'B8']);
  await opened.setCell('B8', '構成員');
  await opened.setCell('C6', 'デジタル統括室長');
  await taken.waitFor({ state: 'detached' });
});

test('by what kind, and by whom to ask', async () => {
  const show = opened.pane.getByLabel('表示', { exact: true });
  await show.selectOption({ label: (await show.locator('option', { hasText: '遅れ' }).textContent()) ?? '' });
  await heading(/^スケジュール（\d+件）$/).waitFor();
  expect(await heading(/^KPI（/).count()).toBe(0);
  await opened.pane.getByLabel('まとめ方').selectOption({ label: '所管別' });
  await heading(/^所管課（\d+件）$/).waitFor();
  await heading(/^所管の記入なし（\d+件）$/).waitFor();
  // Only the kinds there are can be chosen.
  expect(await show.locator('option[value=correct]').count()).toBe(0);
  expect((await show.locator('option').allTextContents()).filter(text => text.includes('（0件）'))).toEqual([]);
  expect(await faults()).toEqual([]);
  await show.selectOption('all');
  await opened.pane.getByLabel('まとめ方').selectOption({ label: 'シート別' });
});

test('a fix shows old and new, keeps the original in the cell’s note, and is taken back with one button', async () => {
  await sheetTab('KPI').click();
  await opened.setCell('G8', '約110万時間');
  const issue = item('KPI!G8');
  await issue.getByText('「約110万時間」→ 1,100,000').waitFor();
  await issue.getByText('作業削減時間：「目標2030」には数値を入力してください').waitFor();
  const show = opened.pane.getByLabel('表示', { exact: true });
  await show.selectOption('correct');
  await issue.getByRole('button', { name: /直す$/ }).click();
  await says('KPI!G8を「約110万時間」から「1,100,000」に直しました。元の内容はセルのメモにあります。');
  expect(await opened.cell('KPI', 'G8')).toMatchObject({ value: 1100000, text: '1,100,000' });
  // Its kind is none of what is left, and stays chosen.
  await says('この区分の指摘はありません。');
  expect(await faults()).toEqual([]);
  await button('元に戻す').click();
  await says('KPI!G8を元の「約110万時間」に戻しました。');
  expect(await opened.cell('KPI', 'G8')).toMatchObject({ value: '約110万時間' });
  await item('KPI!G8').getByRole('button', { name: /直す$/ }).click();
  await says(/に直しました/);
  await show.selectOption('all');
});

test('the list goes to the clipboard, or is shown for copying by hand where that is refused', async () => {
  await button('一覧をコピー').click();
  const byHand = opened.pane.getByLabel(/クリップボードを使えませんでした/);
  await Promise.race([byHand.waitFor(), says(/件の一覧をコピーしました。/)]);
  await opened.pane.locator('html').evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: () => Promise.reject(new Error('refused')) } });
  });
  await button('一覧をコピー').click();
  await byHand.waitFor();
  const text = await byHand.inputValue();
  expect(text.split('\n')[0]).toMatch(/^点検結果（基準日 \d{4}\/\d+\/\d+）$/);
  expect(text).toMatch(/^■ 構成員（\d+件）$/m);
  expect(text).toMatch(/^\d+\. KPI!F7 KPI「多重入力箇所」の基準値か基準年度がないため、評価できません。$/m);
  expect(await byHand.evaluate(area => [area === area.ownerDocument.activeElement, (area as HTMLTextAreaElement).selectionEnd])).toEqual([
    true,
    text.length,
  ]);
  expect(await faults()).toEqual([]);
  let copied = '';
  await opened.page.exposeFunction('copiedText', (value: string) => {
    copied = value;
  });
  await opened.pane.locator('html').evaluate(() => {
    const { copiedText } = window.parent as unknown as { copiedText: (value: string) => Promise<void> };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: (value: string) => copiedText(value) } });
  });
  await button('一覧をコピー').click();
  await says(/^\d+件の一覧をコピーしました。/);
  expect(copied).toBe(text);
  expect(await byHand.count()).toBe(0);
});

test('the same check as a sheet: told first, then written; made anew only after it is said what is lost', async () => {
  await button('点検結果をシートに出力').click();
  await says(/^シート「点検結果」を作成し、\d+件を書き込みます。/);
  expect(await sheetTab('点検結果').count()).toBe(0);
  expect(await faults()).toEqual([]);
  await button('出力する').click();
  await says(/^シート「点検結果」に\d+件を書き込みました。$/);
  await sheetTab('点検結果').waitFor();
  expect(await opened.cell('点検結果', 'A1')).toMatchObject({ value: '点検結果', formula: null });
  expect(await opened.cell('点検結果', 'E5')).toMatchObject({ value: '内容' });
  expect(await opened.cell('点検結果', 'D6')).toMatchObject({ value: '注意' });
  await button('点検結果をシートに出力').click();
  await says(/前に出力したシート「点検結果」（9表 \d+行を確認し、指摘は\d+件です（.+）。）を、今回の\d+件で置き換えます。/);
  await says(/そのシートのほかの追記と書式は消えます。/);
  await button('置き換える').click();
  await says(/^シート「点検結果」に\d+件を書き込みました。$/);
  expect(await opened.page.getByRole('tab', { name: /^点検結果/ }).count()).toBe(1);
  // The sheet of results is none of the tables, so nothing more is found.
  await button('点検結果をシートに出力').click();
  await opened.page.keyboard.press('Escape');
  await button('点検結果をシートに出力').waitFor();
});

test('long work says how far it is and can be stopped; what was shown before stays', async () => {
  // Every step of the work seems to take long, and the turns between them do.
  await opened.pane.locator('html').evaluate(() => {
    const own = window as unknown as { restore: () => void };
    const [now, later] = [performance.now.bind(performance), window.setTimeout.bind(window)];
    performance.now = () => now() * 1000;
    window.setTimeout = ((work: () => void, wait?: number) => later(work, wait === 0 ? 1500 : wait)) as typeof window.setTimeout;
    own.restore = () => Object.assign(window, { setTimeout: later }) && Object.assign(performance, { now });
  });
  await sheetTab('KPI').click();
  await opened.setCell('Q7', '総務局');
  await opened.pane.getByRole('progressbar').waitFor();
  await says(
    /^(ブックを読み取っています（\d+行中\d+行）|読み取った内容を確かめています（\d+行中\d+行）|点検しています（\d+項目中\d+項目）)$/,
  );
  expect(await faults()).toEqual([]);
  // One at a time, though the workbook is read anew while what was read before is still being checked.
  await says(/^点検しています/);
  await opened.setCell('Q8', '総務局');
  await says(/^(ブックを読み取っています|読み取った内容を確かめています)/);
  expect(await opened.pane.getByRole('progressbar').count()).toBeLessThanOrEqual(1);
  await button('中止').click();
  await says(/^できませんでした: (読み取り|点検)を中止しました。/);
  await toCell('KPI!F7', 'KPI「多重入力箇所」の基準値か基準年度がないため、評価できません。').waitFor();
  await opened.pane.locator('html').evaluate(() => (window as unknown as { restore: () => void }).restore());
  await button(/^(再試行|もう一度点検する)$/).click();
  await toCell('KPI!Q7', 'KPI「多重入力箇所」の担当が空です。').waitFor({ state: 'detached' });
  expect(await opened.pane.getByText('中止しました').count()).toBe(0);
});

test('320 pixels: nothing cut, no findings; English is complete', async () => {
  await opened.page.getByRole('separator').press('Home');
  expect(await cut()).toEqual([]);
  expect(await faults()).toEqual([]);
  await button('設定とこのアドインについて').click();
  await opened.pane.getByLabel('言語').selectOption('en');
  await opened.pane.getByText(/^It cannot be rated: 基準値 or 基準年度 is missing\. \(\d+\)$/).waitFor();
  await opened.pane.getByText('To fill in').first().waitFor();
  expect(await cut()).toEqual([]);
  expect(await faults()).toEqual([]);
});

test('nothing was asked for from elsewhere, and nothing went wrong on the way', () => {
  expect(opened.strayRequests).toEqual([]);
  expect(opened.pageErrors).toEqual([]);
});
