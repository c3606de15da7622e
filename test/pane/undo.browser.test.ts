/** 元に戻す everywhere: after the click the workbook, saved and read again, is what it was before. */
import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { dump } from '../excel/workbook';
import { readXlsx } from '../host/xlsx';
import { openPreview, type OpenedPreview } from '../preview/browser';
import { paneOf } from '../preview/pane';

jest.setTimeout(480_000);

let opened: OpenedPreview;
const { button, tab, says } = paneOf(() => opened);
beforeAll(async () => {
  opened = await openPreview();
});
afterAll(async () => {
  await opened?.close();
});

const field = (name: RegExp): Locator => opened.pane.getByLabel(name);

/** The workbook as it would be saved now. */
async function whole(): Promise<string> {
  await opened.settled();
  const [download] = await Promise.all([
    opened.page.waitForEvent('download'),
    opened.page.getByRole('button', { name: '保存', exact: true }).click(),
  ]);
  return dump((await readXlsx(readFileSync(await download.path()))).book);
}

/** Does something, presses 元に戻す, and compares. */
async function takenBack(act: () => Promise<void>): Promise<void> {
  const before = await whole();
  await act();
  await button('元に戻す').waitFor();
  expect(await whole()).not.toBe(before);
  await button('元に戻す').click();
  await button('元に戻す').waitFor({ state: 'detached' });
  // The notice goes when the taking back begins.
  let after = await whole();
  for (let tries = 0; after !== before && tries < 20; tries++) {
    await opened.page.waitForTimeout(500);
    after = await whole();
  }
  expect(after).toBe(before);
}

async function addTemplate(label: string): Promise<void> {
  await tab(/^シート/);
  await button('テンプレートから追加').click();
  await opened.pane.getByLabel('テンプレート', { exact: true }).selectOption({ label });
  await button('追加する').click();
  await says(/行を追加しました。/);
}

async function addActual(value: string): Promise<void> {
  await tab(/^概要/);
  await button('作業削減時間の実績を追加').click();
  await opened.pane.getByLabel('年度', { exact: true }).selectOption({ label: '令和7年度（2025）' });
  await field(/^値/).fill(value);
  await button('保存').click();
}

test('templates, the first and another one', async () => {
  await takenBack(() => addTemplate('大阪市 バックオフィスDX'));
  await addTemplate('大阪市 バックオフィスDX');
  await opened.setCell('KPI!E8', '2023');
  await opened.setCell('KPI!F8', '0');
  await takenBack(() => addTemplate('北九州市 DX推進計画'));
});

test('an actual, its correction, and a row below that corrects it', async () => {
  await takenBack(() => addActual('35万'));
  await addActual('35万');
  await says(/に追加しました。/);
  const again = async (how: RegExp): Promise<void> => {
    await button('作業削減時間の実績を追加').click();
    const year = opened.pane.getByLabel('年度', { exact: true });
    await year.selectOption(await year.locator('option', { hasText: '入力済み' }).first().getAttribute('value').then(String));
    await field(how).check();
    await field(/^値/).fill('36万');
    await button('保存').click();
  };
  await takenBack(() => again(/を直す$/));
  await takenBack(() => again(/^訂正の行を下に追加する/));
});

test('a revised target, a meeting, 基準日, one rule for all KPIs', async () => {
  await takenBack(async () => {
    await button('作業削減時間の目標を改定').click();
    await field(/^新目標/).fill('120万');
    await field(/^改定日/).fill('R8.4.1');
    await field(/^理由/).last().fill('対象の業務が増えたため');
    await button('保存').click();
    await says(/に記録しました。/);
  });
  await takenBack(async () => {
    await tab(/^シート/);
    await button('会議を追加').click();
    await opened.pane.getByRole('combobox', { name: /^会議体/ }).selectOption('バックオフィスDX係長級WG');
    await opened.pane.getByRole('textbox', { name: /^開催日/ }).fill('R8.9.30');
    await button('保存').click();
    await says(/に追加しました。/);
  });
  await takenBack(async () => {
    const asOf = opened.pane.getByLabel('基準日', { exact: true });
    await asOf.fill('R8.9.30');
    await asOf.press('Enter');
    await says('基準日を2026/9/30にしました。');
  });
  for (const [header, value] of [
    ['評価方式', '長野県'],
    ['時点', '年末'],
  ] as const)
    await takenBack(async () => {
      await button('設定とこのアドインについて').click();
      await opened.pane.getByLabel(header, { exact: true }).selectOption(value);
      await button(`${header}を5件のKPIに設定`).click();
      await says(`5件のKPIの${header}を「${value}」にしました。`);
      await opened.pane.getByLabel(header, { exact: true }).press('Escape');
    });
});

test('a text put right, several at once, an inserted formula', async () => {
  for (const [cell, text] of [
    ['KPI!G8', '約110万時間'],
    ['KPI!G9', '12万時間'],
  ] as const)
    await opened.setCell(cell, text);
  await tab(/^点検/);
  await takenBack(async () => {
    await button(/^KPI!G8の「約110万時間」を/).click();
    await says(/に直しました。/);
  });
  await takenBack(async () => {
    await button(/^すべて直す（2件）/).click();
    await button('2件を直す').click();
    await says('「KPI」の2件を直しました。');
  });
  await takenBack(async () => {
    await tab(/^関数/);
    await opened.pane.getByLabel('何を知りたいですか').selectOption('TARGET');
    await opened.pane.getByRole('combobox', { name: 'KPI' }).selectOption({ label: '作業削減時間' });
    await opened.select('報告書!S9');
    await says('報告書!S9（選択中のセル）');
    await button('挿入').click();
    await says('報告書!S9 に数式を挿入しました。');
  });
});

test('sheets that are made: findings, 工程表, 当初計画; columns that were missing; a table that is adopted', async () => {
  await takenBack(async () => {
    await tab(/^点検/);
    await button('点検結果をシートに出力').click();
    await button('出力する').click();
    await says(/^シート「点検結果」に\d+件を書き込みました。/);
  });
  for (const [opens, said] of [
    ['工程表を作成', 'シート「工程表」を作成しました。'],
    ['当初計画を作成', /^シート「当初計画」を作成しました。/],
  ] as const)
    await takenBack(async () => {
      await tab(/^シート/);
      await button(opens).click();
      await button('作成する').click();
      await says(said);
    });
  await opened.setCell('実績!F4', '係のメモ欄');
  await takenBack(async () => {
    await tab(/^シート/);
    await button('実績シートに列を追加').click();
    await button('列を追加').click();
    await says('シート「実績」の表の右端に1列を追加しました。');
  });
  const LINES = [
    ['指標', '単位', '現状値(R5)', 'R12年度目標', 'R6実績'],
    ['待ち時間', '分', '30', '10', '25'],
  ];
  for (const [row, line] of LINES.entries())
    for (const [column, text] of line.entries()) await opened.setCell(`計画!${'AA AB AC AD AE'.split(' ')[column]}${row + 20}`, text);
  await takenBack(async () => {
    await opened.select('計画!AB21');
    await button('既存の表を取り込む').click();
    await says('選択中：計画!AB21');
    await button('選択中の範囲を読み取る').click();
    await button('内容を確かめる').click();
    await button('取り込む').click();
    await says(/「KPI」に1行を取り込みました.*「実績」に1行を取り込みました/);
  });
});
