import { openPreview, type OpenedPreview } from '../preview/browser';
import { paneOf } from '../preview/pane';

jest.setTimeout(240_000);

let opened: OpenedPreview;
const { button, card, tab, says, focused, selected, faults } = paneOf(() => opened);
beforeAll(async () => {
  opened = await openPreview();
});
afterAll(async () => {
  await opened?.close();
});

/** Every screen at the pane's least width. */
async function fits(of: OpenedPreview, look: 'light' | 'dark' | 'forced'): Promise<void> {
  const pane = paneOf(() => of);
  await of.page.emulateMedia({ forcedColors: look === 'forced' ? 'active' : 'none' });
  await of.page.getByRole('separator').press('Home');
  for (const name of [/^概要/, /^シート/, /^点検/, /^関数/]) {
    await pane.tab(name);
    expect(await pane.cut()).toEqual([]);
    // axe does not know the system's colours.
    if (look !== 'forced') expect(await pane.faults()).toEqual([]);
  }
}

/** What the pane said when the actual was added. */
let added = '';

test('a workbook without our sheets: says so, shows what a template adds, and writes nothing until told', async () => {
  await says('このブックにはKPIシートがありません。テンプレートから始めるか、空の様式を作成してください。');
  expect(await faults()).toEqual([]);
  await button('テンプレートから始める').click();
  await opened.pane.getByRole('heading', { name: 'テンプレートから追加' }).waitFor();
  await opened.pane.getByLabel('テンプレート', { exact: true }).selectOption({ label: '大阪市 バックオフィスDX' });
  await says(/シート「KPI」を作成します（19列、5行）/);
  await button('追加する行：KPI').click();
  await says('作業削減時間');
  expect(await opened.page.getByRole('tab', { name: 'KPI', exact: true }).count()).toBe(0);
  expect(await faults()).toEqual([]);
  await opened.page.keyboard.press('Escape');
  await button('テンプレートから始める').waitFor();
  expect(await focused()).toBe('テンプレートから始める');
});

test('setting up from the template: a message, the sheets, and a card for each KPI', async () => {
  await button('テンプレートから始める').click();
  await button('追加する').click();
  await says(/シートを9枚作成し、\d+行を追加しました。/);
  await card('作業削減時間').waitFor();
  expect(await opened.pane.getByRole('article').count()).toBe(5);
  expect(await opened.page.getByRole('tab', { name: 'KPI', exact: true }).count()).toBe(1);
  expect(await opened.cell('KPI', 'B8')).toMatchObject({ value: '作業削減時間' });
  await says('5指標：');
});

test('the 基準日 is typed as staff write it, shown in both calendars and kept in the workbook', async () => {
  const field = opened.pane.getByLabel('基準日', { exact: true });
  await field.fill('R8.9.30');
  await says('2026/9/30（令和8年9月30日）にします。Enterで確定、Escで取り消し');
  await field.press('Enter');
  await says('基準日を2026/9/30にしました。');
  expect(await field.inputValue()).toBe('2026/9/30');
  await says('令和8年');
  expect(await opened.cell('KPI', 'B3')).toMatchObject({ value: 46295 });
  await field.fill('いつか');
  await says(/日付として読み取れません/);
  await field.press('Escape');
  expect(await field.inputValue()).toBe('2026/9/30');
});

test('a 基準日 that is a formula is replaced only when the person says so', async () => {
  const field = opened.pane.getByLabel('基準日', { exact: true });
  await opened.page.getByRole('tab', { name: 'KPI', exact: true }).click();
  await opened.setCell('B3', '=DATE(2026,6,30)');
  await opened.pane.locator('input[value="2026/6/30"]').waitFor();
  await field.fill('R8.9.30');
  await field.press('Enter');
  await says(/基準日のセル（.*B3.*）には数式「=DATE\(2026,6,30\)」が入っているため、まだ変更していません。/);
  expect(await opened.cell('KPI', 'B3')).toMatchObject({ formula: '=DATE(2026,6,30)' });
  expect(await faults()).toEqual([]);
  await button('置き換える').click();
  await says('基準日を2026/9/30にしました。');
  expect(await opened.cell('KPI', 'B3')).toMatchObject({ value: 46295 });
});

test('a card without a baseline says what to fill in and jumps there; the filled cell comes back as a card', async () => {
  await card('作業削減時間').getByText('基準値がありません。').waitFor();
  await button('入力する：作業削減時間の基準値').click();
  expect(await selected('KPI!F8')).toBe('KPI!F8');
  await opened.setCell('F8', '0');
  await card('作業削減時間').getByText('基準年度がありません。').waitFor();
  await opened.setCell('E8', '2023');
  await card('作業削減時間').getByText('基準年度がありません。').waitFor({ state: 'detached' });
});

test('an actual is added by keyboard alone; card and formula give the same answer', async () => {
  await button('作業削減時間の実績を追加').focus();
  await opened.page.keyboard.press('Enter');
  const value = opened.pane.getByLabel(/^値/);
  await value.waitFor();
  expect(await opened.pane.getByLabel('年度', { exact: true }).locator('option:checked').textContent()).toBe('令和7年度（2025）');
  await opened.page.keyboard.type('多い');
  await opened.page.keyboard.press('Enter');
  await says(/数値として読み取れません/);
  await value.fill('');
  await opened.page.keyboard.type('約35万時間');
  await says('350,000時間として保存します。');
  expect(await faults()).toEqual([]);
  await opened.page.keyboard.press('Enter');
  const news = opened.pane.getByText(/作業削減時間の令和7年度の実績35万時間を実績!A\d+に追加しました。/);
  await news.waitFor();
  added = (await news.textContent()) ?? '';
  expect(await focused()).toBe('作業削減時間の実績を追加');
  const shown = await card('作業削減時間').innerText();
  expect(shown).toContain('順調');
  expect(shown).toContain('35万時間（令和7年度末）');
  expect(shown).toContain('あと75万時間');
  expect(shown).toContain('あと177万時間');
  await opened.page.getByRole('tab', { name: '計画', exact: true }).click();
  await opened.setCell('H1', '=DX.ACTUAL("作業削減時間",DX_Actuals[#All],DX_AsOf)');
  await opened.setCell('H2', '=DX.KPIGAP("作業削減時間",2040,H1,DX_KPIs[#All])');
  await opened.setCell('H3', '=DX.STATUS("作業削減時間",2030,H1,DX_AsOf,DX_KPIs[#All])');
  expect((await Promise.all(['H1', 'H2', 'H3'].map(address => opened.cell('計画', address)))).map(cell => cell.value)).toEqual([
    350000,
    1770000,
    'やや遅れ',
  ]);
});

test('the reason is in words and numbers', async () => {
  const reason = card('作業削減時間').getByRole('button', { name: /理由/ });
  await reason.click();
  await card('作業削減時間')
    .getByText('令和7年度末（2026/3/31）の計画値31.4万時間に対し、実績は35万時間です（基準日は2026/9/30）。')
    .waitFor();
  await card('作業削減時間').getByText('標準の評価基準：100%以上は「順調」。').waitFor();
  expect(await reason.getAttribute('aria-expanded')).toBe('true');
  const picture = card('作業削減時間').getByRole('img');
  expect(await picture.getAttribute('aria-label')).toContain('実績は令和7年度 35万時間。');
});

test('the other horizon', async () => {
  await button('令和22年度末（2040年度）').click();
  expect(await button('令和22年度末（2040年度）').getAttribute('aria-pressed')).toBe('true');
  await card('作業削減時間').getByText('令和22年度末（2040年度）の計画どおり').waitFor();
  await button('令和12年度末（2030年度）').click();
});

test('work that ends while the person is in the sheet already leaves the focus there', async () => {
  const inSheet = (): Promise<boolean> => opened.page.evaluate(() => document.activeElement?.className === 'cell-input');
  for (const [screen, opens] of [
    [/^シート/, 'テンプレートから追加'],
    [/^概要/, '作業削減時間の実績を追加'],
  ] as const) {
    await tab(screen);
    await button(opens).click();
    const leave = button('やめる');
    await leave.waitFor();
    await opened.select('KPI!A1');
    expect(await inSheet()).toBe(true);
    await leave.evaluate(element => (element as HTMLElement).click());
    await leave.waitFor({ state: 'detached' });
    expect(await inSheet()).toBe(true);
  }
});

test('an issue is found, jumped to and put right, the original kept', async () => {
  await opened.page.getByRole('tab', { name: 'KPI', exact: true }).click();
  await opened.setCell('G8', '約110万時間');
  await tab(/^点検/);
  const issue = opened.pane.getByRole('listitem').filter({ hasText: 'KPI!G8' });
  await issue.getByText('約110万時間').first().waitFor();
  await opened.page.getByRole('tab', { name: '報告書', exact: true }).click();
  await issue.getByRole('button', { name: 'KPI!G8のセルへ' }).click();
  expect(await selected('KPI!G8')).toBe('KPI!G8');
  expect(await faults()).toEqual([]);
  await issue.getByRole('button', { name: /直す$/ }).click();
  await says(/KPI!G8を「約110万時間」から「1,100,000」に直しました。/);
  expect(await opened.cell('KPI', 'G8')).toMatchObject({ value: 1100000 });
});

test('the tabs go by arrow keys, and every screen is free of findings', async () => {
  await opened.pane.getByRole('tab', { selected: true }).focus();
  for (const name of ['関数', '共有', '概要', 'シート']) {
    await opened.page.keyboard.press('ArrowRight');
    expect(await opened.pane.getByRole('tab', { selected: true }).textContent()).toBe(name);
    expect(await focused()).toBe(name);
    expect(await faults()).toEqual([]);
  }
  await says('構成員');
});

test('the language changes at once and Esc closes the panel', async () => {
  await button('設定とこのアドインについて').click();
  await opened.pane.getByLabel('言語').selectOption('en');
  await opened.pane.getByRole('tab', { name: 'Overview' }).waitFor();
  expect(await opened.pane.locator('html').getAttribute('lang')).toBe('en');
  expect(await faults()).toEqual([]);
  await opened.pane.getByLabel('Language').selectOption('ja');
  await opened.pane.getByLabel('言語').press('Escape');
  expect(await focused()).toBe('設定とこのアドインについて');
});

test('⋯ sets 評価方式 for all KPIs, and takes it back', async () => {
  await button('設定とこのアドインについて').click();
  const rule = opened.pane.getByLabel('評価方式', { exact: true });
  expect(await rule.inputValue()).toBe('標準');
  await rule.selectOption('長野県');
  expect(await faults()).toEqual([]);
  await button('評価方式を5件のKPIに設定').click();
  await says('5件のKPIの評価方式を「長野県」にしました。');
  expect(await opened.cell('KPI', 'K7')).toMatchObject({ value: '長野県' });
  await button('元に戻す').click();
  await says('KPIの評価方式を元に戻しました。');
  expect((await opened.cell('KPI', 'K7')).value ?? '').not.toBe('長野県');
  await rule.press('Escape');
  expect(await focused()).toBe('設定とこのアドインについて');
});

test('what stands in the way is said, with what was not changed, and 再試行 does it once it is gone', async () => {
  await opened.page.getByRole('tab', { name: '実績', exact: true }).click();
  const header = `D${Number(/実績!A(\d+)/.exec(added)?.[1]) - 1}`;
  expect(await opened.cell('実績', header)).toMatchObject({ value: '値' });
  await tab(/^概要/);
  await button('多重入力箇所の実績を追加').click();
  await opened.page.keyboard.type('102');
  await opened.setCell(header, '数');
  await button('保存').click();
  await says(/シート「実績」の表に「値」の列がありません。.+何も変更していません。/);
  expect(await focused()).toBe('保存');
  expect(await faults()).toEqual([]);
  await opened.setCell(header, '値');
  await button('再試行').click();
  await says(/多重入力箇所の令和7年度の実績102箇所を/);
  // The panel is done with, so that nobody saves the same twice.
  expect(await button('保存').count()).toBe(0);
  expect(await focused()).toBe('多重入力箇所の実績を追加');
});

test.each(['light', 'forced'] as const)('%s: no horizontal scrolling, no cut text and no findings at 320 pixels', look =>
  fits(opened, look),
);

test('dark: the same', async () => {
  const dark = await openPreview({ colorScheme: 'dark' });
  try {
    await dark.pane.getByRole('button', { name: '空の様式を作成' }).click();
    await dark.pane.getByRole('button', { name: '作成する' }).click();
    await dark.pane.getByText('シートを8枚作成しました。').waitFor();
    await dark.pane.getByText('KPIシートにまだKPIがありません。').waitFor();
    expect(
      await dark.pane
        .locator('.fui-FluentProvider')
        .first()
        .evaluate(root => getComputedStyle(root).backgroundColor),
    ).toBe('rgb(41, 41, 41)');
    await fits(dark, 'dark');
    expect(dark.pageErrors).toEqual([]);
  } finally {
    await dark.close();
  }
});

test('nothing was asked for from elsewhere, and nothing went wrong on the way', () => {
  expect(opened.strayRequests).toEqual([]);
  expect(opened.pageErrors).toEqual([]);
});
