import type { Locator } from 'playwright-core';
import { openPreview, type OpenedPreview } from '../../preview/browser';
import { paneOf } from '../../preview/pane';

jest.setTimeout(240_000);

/** 目標改定 through the pane: the ledger, both targets on the card, and a formula that answers against both. */
let opened: OpenedPreview;
const { button, card, tab, says, focused, expectSound } = paneOf(() => opened);
beforeAll(async () => {
  opened = await openPreview();
  await button('テンプレートから始める').click();
  await opened.pane.getByLabel('テンプレート', { exact: true }).selectOption({ label: '大阪市 バックオフィスDX' });
  await button('追加する').click();
  await card('作業削減時間').waitFor();
  await button('作業削減時間の実績を追加').click();
  await opened.pane.getByRole('textbox', { name: /^値/ }).fill('35万時間');
  await button('保存').click();
  await says(/の実績35万時間を/);
});
afterAll(async () => {
  await opened?.close();
});

const field = (name: RegExp): Locator => opened.pane.getByRole('textbox', { name });
const cell = async (sheet: string, address: string) => {
  await opened.settled();
  return opened.cell(sheet, address);
};

async function fillIn(after: string, revisedOn: string, reason: string): Promise<void> {
  await field(/^新目標/).fill(after);
  await field(/^改定日/).fill(revisedOn);
  await field(/^理由/).fill(reason);
}

test('from the card: what is missing is asked for, ― is refused, and Escape goes back to the button', async () => {
  await button('作業削減時間の目標を改定').click();
  await opened.pane.getByRole('heading', { name: '目標を改定' }).waitFor();
  expect(await opened.pane.getByRole('combobox', { name: 'KPI' }).inputValue()).toBe('作業削減時間');
  await says('今の目標：110万時間');
  await says('入力がそろうと、書き込む内容をここに表示します。');
  await button('保存').click();
  await says('値を入力してください。');
  await says('理由を入力してください。');
  await field(/^新目標/).fill('―');
  await says(/「―」（未定）には改定できません。/);
  await field(/^新目標/).fill('110万');
  await says('今の目標と同じ値です。違う値を入力してください。');
  await field(/^改定日/).fill('いつか');
  await says(/日付として読み取れません。/);
  await expectSound();
  await field(/^改定日/).press('Escape');
  await opened.pane.getByRole('heading', { name: '目標を改定' }).waitFor({ state: 'detached' });
  expect(await focused()).toBe('作業削減時間の目標を改定');
  expect(await cell('KPI', 'G8')).toMatchObject({ value: 1_100_000 });
});

test('revising: both writes are shown first, then made; the card shows both targets and the history', async () => {
  expect(await card('作業削減時間').getByRole('table').count()).toBe(0);
  await button('作業削減時間の目標を改定').click();
  await fillIn('約120万時間', 'R8.4.1', '対象の業務が増えたため');
  await says('1,200,000時間にします。');
  await says('2026/4/1（令和8年4月1日）');
  await says('KPI!G8 を 110万時間 から 120万時間 にします。');
  await says(
    'シート「目標改定」の表の下に1行を追加します：作業削減時間、令和12年度末（2030年度）、旧目標 110万時間、新目標 120万時間、改定日 2026/4/1、理由「対象の業務が増えたため」',
  );
  expect(await cell('KPI', 'G8')).toMatchObject({ value: 1_100_000 });
  await button('保存').click();
  await says('作業削減時間の令和12年度末（2030年度）の目標を110万時間から120万時間にし、目標改定!A5に記録しました。');
  expect(await cell('KPI', 'G8')).toMatchObject({ value: 1_200_000, text: '1,200,000' });
  expect(await Promise.all(['A5', 'B5', 'C5', 'D5', 'E5', 'F5'].map(async address => (await cell('目標改定', address)).text))).toEqual([
    '作業削減時間',
    '2030',
    '1,100,000',
    '1,200,000',
    '2026/4/1',
    '対象の業務が増えたため',
  ]);
  expect(await focused()).toBe('作業削減時間の目標を改定');

  const both = opened.pane.getByRole('table', { name: '作業削減時間の現行目標と当初目標' });
  expect(await both.getByRole('columnheader').allTextContents()).toEqual(['令和12年度末（2030年度）', '現行目標', '当初目標']);
  expect(await both.getByRole('row', { name: /^目標/ }).getByRole('cell').allTextContents()).toEqual(['120万時間', '110万時間']);
  expect(await both.getByRole('row', { name: /^あと/ }).getByRole('cell').allTextContents()).toEqual(['85万時間', '75万時間']);
  expect(await card('多重入力箇所').getByRole('table').count()).toBe(0);
  await button('改定の履歴（1件）').click();
  await says('2026/4/1 令和12年度末（2030年度） 110万時間 → 120万時間');
  await card('作業削減時間').getByText('対象の業務が増えたため').waitFor();
  await expectSound();
});

test('taken back with a click: the target, the row, and the card as before', async () => {
  await button('元に戻す').click();
  await says('作業削減時間の令和12年度末（2030年度）の目標を110万時間に戻し、「目標改定」の行を取り除きました。');
  expect([(await cell('KPI', 'G8')).value, (await cell('目標改定', 'A5')).value]).toEqual([1_100_000, null]);
  await card('作業削減時間').getByRole('table').waitFor({ state: 'detached' });
});

test('from シート: the same, and a plan of the original targets', async () => {
  await tab(/^シート/);
  await button('目標を改定する').click();
  await opened.pane.getByRole('combobox', { name: 'KPI' }).selectOption('作業削減時間');
  await expectSound();
  await fillIn('1,200,000', '2026/4/1', '対象の業務が増えたため');
  await button('保存').click();
  await says(/に記録しました。/);
  expect(await focused()).toBe('目標を改定する');
  await button('当初計画を作成').click();
  await says('シート「当初計画」を作成します。');
  await says('改定された1個の目標は当初の値、ほかは現行の値です。');
  await expectSound();
  await button('作成する').click();
  await says(/シート「当初計画」を作成しました。/);
  expect(await cell('当初計画', 'G7')).toMatchObject({ value: 1_100_000, text: '1,100,000' });
});

test('関数: the plan is chosen, and two formulas answer side by side', async () => {
  await tab(/^関数/);
  await opened.pane.getByLabel('何を知りたいですか').selectOption('KPIGAP');
  const plan = opened.pane.getByRole('combobox', { name: '計画の表' });
  await plan.waitFor();
  expect((await plan.locator('option').allTextContents()).slice(0, 2)).toEqual([
    '現行目標（KPIシートの表、DX_KPIs[#All]）',
    '当初目標（当初計画の表、DX_OriginalPlan）',
  ]);
  await opened.pane.getByRole('combobox', { name: 'KPI' }).selectOption({ label: '作業削減時間' });
  await opened.pane.getByRole('combobox', { name: '実績' }).selectOption({ label: 'セルか値を指定する' });
  await field(/^実績/).fill('350000');
  await opened.page.getByRole('tab', { name: '報告書', exact: true }).click();
  for (const [address, label, left] of [
    ['S9', '現行目標（KPIシートの表、DX_KPIs[#All]）', 850_000],
    ['T9', '当初目標（当初計画の表、DX_OriginalPlan）', 750_000],
  ] as const) {
    await plan.selectOption({ label });
    await opened.select(address);
    await says(`報告書!${address}（選択中のセル）`);
    await opened.pane.getByText(left.toLocaleString('en-US')).first().waitFor();
    await button('挿入').click();
    await says(`報告書!${address} に数式を挿入しました。`);
    expect(await cell('報告書', address)).toMatchObject({ value: left });
  }
  expect((await cell('報告書', 'T9')).formula).toBe('=DX.KPIGAP("作業削減時間",2030,350000,DX_OriginalPlan)');
  await expectSound();
});

test('点検: a target changed by hand without its row is found', async () => {
  await opened.setCell('KPI!G8', '1250000');
  await tab(/^点検/);
  await says('KPI「作業削減時間」の令和12年度末（2030年度）の目標は125万時間ですが、2026/4/1の改定では120万時間です。');
  expect(opened.pageErrors).toEqual([]);
});
