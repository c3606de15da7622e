import type { Locator } from 'playwright-core';
import { QUESTIONS } from '../../../src/pane/formula/formula-questions';
import { openPreview, type OpenedPreview } from '../../preview/browser';
import { paneOf } from '../../preview/pane';

jest.setTimeout(240_000);

let opened: OpenedPreview;
const { button, says, faults, expectFocus } = paneOf(() => opened);
beforeAll(async () => {
  opened = await openPreview();
  await opened.pane.getByRole('tab', { name: '関数', exact: true }).click();
  await question().waitFor();
});
afterAll(async () => {
  await opened?.close();
});

const question = (): Locator => opened.pane.getByLabel('何を知りたいですか');
const list = (name: string): Locator => opened.pane.getByRole('combobox', { name, exact: true });
const box = (name: string): Locator => opened.pane.getByRole('textbox', { name, exact: true });
const result = (): Locator => opened.pane.getByRole('region', { name: '今の結果' });
async function sheetTab(name: string): Promise<void> {
  await opened.page.getByRole('tab', { name, exact: true }).click();
  await opened.page.getByRole('tab', { name, exact: true, selected: true }).waitFor();
  await opened.page.waitForTimeout(250);
}

/** Selects cells as a person does, by the name box of the sheet that is shown. */
async function select(address: string): Promise<void> {
  await opened.select(address);
  await opened.page.waitForTimeout(250);
}

/** Empties a cell, once the formula bar shows what it holds: an empty bar stays unchanged when it is emptied. */
async function clear(address: string, held: string): Promise<void> {
  await select(address);
  const bar = opened.page.getByLabel('数式バー', { exact: true });
  for (let tries = 0; tries < 50 && (await bar.inputValue()) !== held; tries++) await opened.page.waitForTimeout(100);
  await bar.fill('');
  await bar.press('Enter');
}

/** 「選択中のセルを使う」 for a field. */
async function pick(field: string, address: string): Promise<void> {
  await select(address);
  await button(`${field}に選択中のセルを使う`).click();
}

/** What a field holds, once it is this. */
async function boxHolds(name: string, text: string): Promise<void> {
  for (let tries = 0; tries < 50 && (await box(name).inputValue()) !== text; tries++) await opened.page.waitForTimeout(100);
  expect(await box(name).inputValue()).toBe(text);
}

/** The formula as shown, once it is this one. */
async function formulaIs(formula: string): Promise<void> {
  const shown = result().locator('code');
  for (let tries = 0; tries < 50 && (await shown.textContent({ timeout: 5000 }).catch(() => '')) !== formula; tries++)
    await opened.page.waitForTimeout(100);
  expect(await shown.textContent()).toBe(formula);
}

const value = async (sheet: string, address: string): Promise<unknown> => {
  await opened.settled();
  return (await opened.cell(sheet, address)).value;
};

test('every function of the catalogue is a question in words', async () => {
  await says('知りたいことを選ぶと、数式と今の結果を、セルに挿入する前にここに表示します。');
  const options = await question()
    .locator('option')
    .evaluateAll(all => all.map(option => (option as HTMLOptionElement).value).filter(text => text !== ''));
  expect(options.sort()).toEqual(QUESTIONS.map(({ id }) => id).sort());
  expect(await question().locator('option').allTextContents()).toEqual(
    expect.arrayContaining([
      'あとどれだけ',
      '間に合うか',
      '今の評価は',
      '毎年どれだけ必要か',
      'いつ達するか',
      'このままだと何年にいくつか',
      '文字を数値に',
      '和暦に',
    ]),
  );
  for (const { id } of QUESTIONS) {
    await question().selectOption(id);
    await opened.pane.getByRole('button', { name: `DX.${id} の例と説明` }).waitFor();
  }
});

test('the plan as published, the KPI and the actual from merged cells of the report: the formula, its result, the same in the cell', async () => {
  await question().selectOption('KPIGAP');
  await says('KPI、目標年、実績、計画の表を入力すると、数式と結果が表示されます。');
  await sheetTab('計画');
  await pick('計画の表', 'A1:C6');
  await says('計画!A1:C6（6行×3列）');
  expect(await list('目標年').locator('option:checked').textContent()).toBe('2030');
  expect(await list('KPI').locator('option').allTextContents()).toContain('作業削減時間');
  await sheetTab('報告書');
  await pick('KPI', 'A9');
  await pick('実績', 'D9');
  await select('S9');
  await formulaIs('=IF(D9="","",DX.KPIGAP(A9,2030,D9,計画!$A$1:$C$6))');
  await says('報告書!S9（選択中のセル）');
  const there = await value('報告書', 'J9');
  expect(typeof there).toBe('number');
  await result()
    .getByText(`${(there as number).toLocaleString('en-US')}箇所`, { exact: true })
    .waitFor();
  expect(await faults()).toEqual([]);

  await button('挿入').focus();
  await opened.page.keyboard.press('Enter');
  await says('報告書!S9 に数式を挿入しました。');
  expect(await value('報告書', 'S9')).toBe(there);
  expect((await opened.cell('報告書', 'S9')).formula).toBe('=IF(D9="","",DX.KPIGAP(A9,2030,D9,計画!$A$1:$C$6))');
  await says('報告書!S9 にはこの数式が入っています。');
  expect(await button('挿入').getAttribute('aria-disabled')).toBe('true');

  // By keyboard the focus must not be lost with the button that was pressed.
  await button('元に戻す').focus();
  await opened.page.keyboard.press('Enter');
  await says('報告書!S9 を元に戻しました。');
  await expectFocus('挿入');
  expect(await opened.cell('報告書', 'S9')).toMatchObject({ value: null, formula: null });
});

test('a cell in use is not overwritten: what is there is said, and 再試行 uses the cell selected then', async () => {
  await select('P4');
  await says('報告書!P4 には「デジタル統括室」が入っています。空いているセルを選択してください。');
  await button('挿入').click();
  await says(
    /報告書!P4 には「デジタル統括室」が入っています。.*空いているセルを選択したあと、もう一度押してください。.*何も変更していません。/,
  );
  expect(await value('報告書', 'P4')).toBe('デジタル統括室');
  await select('S10');
  await says('報告書!S10（選択中のセル）');
  await button('再試行').click();
  await says('報告書!S10 に数式を挿入しました。');
  await button('元に戻す').click();
  await says('報告書!S10 を元に戻しました。');
});

test('ranges: the answers spread down the rows, errors with the function’s own message', async () => {
  await pick('KPI', 'A9:A13');
  await pick('実績', 'D9:D13');
  await select('S9');
  await formulaIs('=IF(D9:D13="","",DX.KPIGAP(A9:A13,2030,D9:D13,計画!$A$1:$C$6))');
  await result().getByText('5行×1列に広がります').waitFor();
  await says('報告書!S9:S13 に入ります。');
  await select('S9:S10');
  await says('選択した範囲（S9:S10）とは大きさが違います。結果は、最初のセル S9 から入ります。');
  await select('S9:S13');
  await says('報告書!S9:S13 に入ります。');
  expect(await result().getByText('大きさが違います').count()).toBe(0);
  const lines = await result().getByRole('row').allTextContents();
  expect(lines).toHaveLength(5);
  // Each answer beside the KPI it is about, which its error does not name again.
  const names = await Promise.all([9, 10, 11, 12, 13].map(row => value('報告書', `A${row}`)));
  expect(await result().getByRole('rowheader').allTextContents()).toEqual(names);
  expect(lines.filter((line, index) => line === `${String(names[index])}#N/A 実績が空です`)).toHaveLength(
    (await Promise.all([9, 10, 11, 12, 13].map(row => value('報告書', `D${row}`)))).filter(cell => cell === '―').length,
  );
  expect(await faults()).toEqual([]);
  await opened.setCell('S12', '使用中');
  await select('S9');
  await button('挿入').click();
  await says(/できませんでした: 報告書!S12 には「使用中」が入っています。.*何も変更していません。/);
  await clear('S12', '使用中');
  await select('S9');
  await button('挿入').click();
  await says('報告書!S9 に数式を挿入しました。');
  for (const row of [9, 10, 11, 12, 13]) expect(await value('報告書', `S${row}`)).toEqual(await value('報告書', `J${row}`));
  await button('元に戻す').click();
  await says('報告書!S9 を元に戻しました。');
  expect(await value('報告書', 'S11')).toBeNull();
});

test('ranges of different sizes: what has no counterpart is #N/A, in the pane as in the cells', async () => {
  await pick('実績', 'D9:D11');
  await select('S9');
  await formulaIs('=IF(D9:D11="","",DX.KPIGAP(A9:A13,2030,D9:D11,計画!$A$1:$C$6))');
  await result().getByText('#N/A 範囲の大きさが違います').nth(1).waitFor();
  expect((await result().getByRole('row').allTextContents()).slice(3)).toEqual([
    expect.stringContaining('#N/A 範囲の大きさが違います'),
    expect.stringContaining('#N/A 範囲の大きさが違います'),
  ]);
  await button('挿入').click();
  await says('報告書!S9 に数式を挿入しました。');
  for (const row of [12, 13]) expect(await value('報告書', `S${row}`)).toBe('#N/A');
  await button('元に戻す').click();
  await says('報告書!S9 を元に戻しました。');
});

test('KPIs with different units: each cell in its own number format, as the pane shows it', async () => {
  await question().selectOption('TARGET');
  await select('S9');
  await formulaIs('=DX.TARGET(A9:A13,2030,計画!$A$1:$C$6)');
  await result().getByText('1,100,000時間', { exact: true }).waitFor();
  expect(await result().getByRole('cell').allTextContents()).toEqual(['0箇所', '1,100,000時間', '120,000時間', '10.3%', '80%']);
  await button('挿入').click();
  await says('報告書!S9 に数式を挿入しました。');
  await opened.settled();
  expect(await Promise.all([9, 10, 11, 12, 13].map(async row => (await opened.cell('報告書', `S${row}`)).text))).toEqual([
    '0箇所',
    '1,100,000時間',
    '120,000時間',
    '10.3%',
    '80.0%',
  ]);
  await button('元に戻す').click();
  await says('報告書!S9 を元に戻しました。');
});

test('元に戻す after the cell was changed: it stays, and nothing is offered that cannot succeed', async () => {
  await question().selectOption('KPIGAP');
  await pick('KPI', 'A9');
  await pick('実績', 'D9');
  await select('S9:S13');
  await says('選択した範囲（S9:S13）とは大きさが違います。結果は、最初のセル S9 から入ります。');
  await select('S9');
  await button('挿入').click();
  await says('報告書!S9 に数式を挿入しました。');
  await opened.setCell('S9', '手で直した');
  await button('元に戻す').click();
  await says('報告書!S9 は、数式を挿入したあとで書き換えられています。元に戻さず、今の内容のままにしました。');
  expect(await button('再試行').count()).toBe(0);
  expect(await value('報告書', 'S9')).toBe('手で直した');
  await clear('S9', '手で直した');
});

test('a whole table that is pointed at goes in by its name, and so does one whose name is typed', async () => {
  await question().selectOption('TARGET');
  await sheetTab('見本の計画');
  await pick('計画の表', 'A3:G8');
  await boxHolds('計画の表', '見本計画[#All]');
  await says('見本計画[#All]（6行×7列）');
  await pick('計画の表', 'A3:G7');
  await boxHolds('計画の表', '見本の計画!$A$3:$G$7');
  await box('計画の表').fill('見本計画');
  await says('見本計画[#All]（6行×7列）');
  await box('計画の表').fill('見本計画[名称]');
  await says(/^表を指定してください。/);
});

test('in an Excel table nothing may spread: the reason, and a formula for its own row', async () => {
  await question().selectOption('NUMBER');
  await sheetTab('見本の計画');
  await opened.setCell('H3', '検算');
  await pick('文字', 'A4:A8');
  await select('H5');
  await says('見本の計画!H5 は表「見本計画」の中です。Excelの表の中では、結果を複数のセルに広げられません。');
  expect(await button('挿入').getAttribute('aria-disabled')).toBe('true');
  await button('5行目だけの数式にする').focus();
  await opened.page.keyboard.press('Enter');
  await expectFocus('挿入');
  await formulaIs('=IF(A5="","",DX.NUMBER(A5))');
  await says('見本の計画!H5（選択中のセル）');
});

test('typed by hand: numbers and dates as staff write them, with the way they were read', async () => {
  await question().selectOption('DATE');
  await box('文字').fill('R7年度末');
  await result().getByText('2026/3/31（令和8年3月31日）').waitFor();
  await list('期間のどちらの端か（任意）').selectOption({ label: '開始' });
  await formulaIs('=DX.DATE("R7年度末","開始")');
  await box('文字').fill('R7');
  await says('セルの R7 のことなら、「=R7」と入力するか、セルを選択してください。');
  await question().selectOption('NUMBER');
  await box('文字').fill('約894億9,608万2千円');
  await result().getByText('89,496,082,000', { exact: true }).waitFor();
  await box('文字').fill('来年度!A1');
  await says('その名前のシートはありません。');
  await box('文字').fill('未集計だ');
  await result()
    .getByText(/^#N\/A .*数値がありません/)
    .waitFor();
});

test('what cannot be read, what counts as blank, dates as dates, and where an error comes from', async () => {
  await box('文字').fill('未定');
  await says('「未定」は値がまだないという意味なので、空として扱います。');
  await box('文字').fill('報告書！A9');
  await says(/^報告書!A9: /);
  await sheetTab('計画');
  await opened.setCell('H12', '=1/0');
  await opened.setCell('H13', '46295');
  await box('文字').fill('計画!H12');
  await result().getByText('文字のセル（計画!H12）がエラーです。').waitFor();
  await question().selectOption('DATE');
  await box('文字').fill('計画!H13');
  await says('計画!H13: 2026/9/30 令和8年9月30日');
  await question().selectOption('NUMBER');
  await says('計画!H13: 46,295');
  await question().selectOption('TARGET');
  await sheetTab('報告書');
  await pick('KPI', 'A9:A13');
  await box('計画の表').fill('計画!A1');
  await result().getByText('計画の表を読み取れません。欄の下の説明を見て、入力し直してください。').waitFor();
  await box('計画の表').fill('計画!B2:C6');
  await box('目標年').fill('2030');
  await result().getByText('5行×1列に広がります').waitFor();
  await says(/^計画の表に見出しがありません：/);
  expect(await result().getByRole('cell').allTextContents()).toEqual(['#VALUE!', '#VALUE!', '#VALUE!', '#VALUE!', '#VALUE!']);
  await question().selectOption('NUMBER');
});

test('an address that was typed stays on its sheet when the formula goes to another', async () => {
  await sheetTab('報告書');
  await select('S9');
  await box('文字').fill('A9');
  await formulaIs('=IF(A9="","",DX.NUMBER(A9))');
  await sheetTab('計画');
  await select('F9');
  await formulaIs('=IF(報告書!A9="","",DX.NUMBER(報告書!A9))');
  await box('文字').fill('未集計だ');
});

test('what has been entered stays when another screen was looked at', async () => {
  await opened.pane.getByRole('tab', { name: 'シート', exact: true }).click();
  await opened.pane.getByRole('tab', { name: '関数', exact: true }).click();
  expect(await box('文字').inputValue()).toBe('未集計だ');
  await button('入力を消す').focus();
  await opened.page.keyboard.press('Enter');
  expect(await box('文字').inputValue()).toBe('');
  expect(await question().evaluate(element => element === element.ownerDocument.activeElement)).toBe(true);
});

test('our own tables and the 基準日 are offered, and the result follows the workbook', async () => {
  await opened.pane.getByRole('tab', { name: '概要', exact: true }).click();
  await button('テンプレートから始める').click();
  await button('追加する').click();
  await says(/シートを\d枚作成し、\d+行を追加しました。/);
  await opened.pane.getByRole('tab', { name: '関数', exact: true }).click();
  await question().selectOption('STATUS');
  await list('KPI').selectOption({ label: '作業削減時間' });
  expect(await list('計画の表').locator('option:checked').textContent()).toBe('KPIシートの表（DX_KPIs[#All]）');
  await list('実績').selectOption({ label: 'セルか値を指定する' });
  await box('実績（セルか値）').fill('約35万時間');
  await list('基準日').selectOption({
    label: (await list('基準日').locator('option', { hasText: 'DX_AsOf' }).first().textContent()) ?? '',
  });
  await sheetTab('KPI');
  await opened.setCell('B3', '2026/9/30');
  await says(/#N\/A 作業削減時間：基準値がありません/);
  await opened.setCell('F8', '0');
  await opened.setCell('E8', '2023');
  await result().getByText('やや遅れ', { exact: true }).waitFor();
  await result()
    .getByText(
      '2026/9/30の計画値39.3万時間に対し、実績は35万時間です。計画に対する進捗の割合は89%です。標準の評価基準：60%以上100%未満は「やや遅れ」。',
    )
    .waitFor();
  // A whole table of ours that is pointed at is the one that is offered.
  await pick('計画の表', 'A6:S11');
  expect(await list('計画の表').locator('option:checked').textContent()).toBe('KPIシートの表（DX_KPIs[#All]）');
  await list('評価方式（任意）').selectOption('長野県');
  await result().getByText('おおむね順調', { exact: true }).waitFor();
  await sheetTab('報告書');
  await select('S20');
  await formulaIs('=DX.STATUS("作業削減時間",2030,"約35万時間",DX_AsOf,DX_KPIs[#All],"長野県")');
  await button('挿入').click();
  await says('報告書!S20 に数式を挿入しました。');
  expect(await value('報告書', 'S20')).toBe('おおむね順調');
  expect(await faults()).toEqual([]);
});

test('320 pixels: nothing is cut, nothing scrolls sideways, no findings; and in English', async () => {
  await opened.page.getByRole('separator').press('Home');
  const cut = (): Promise<readonly (string | null)[]> =>
    opened.pane.locator('html').evaluate(html => {
      const wide = html.scrollWidth > html.clientWidth ? [`page ${html.scrollWidth}`] : [];
      return [
        ...wide,
        ...[...html.querySelectorAll<HTMLElement>('button, p, label, h2, h3, code')]
          .filter(element => element.scrollWidth > element.clientWidth + 1)
          .map(element => element.textContent),
      ];
    });
  for (const id of ['STATUS', 'MILESTONE', 'ROLLUP'] as const) {
    await question().selectOption(id);
    expect(await cut()).toEqual([]);
  }
  await button('設定とこのアドインについて').click();
  await opened.pane.getByLabel('言語').selectOption('en');
  await opened.pane.getByLabel('What would you like to know?').selectOption('STATUS');
  await opened.pane.getByRole('region', { name: 'Result now' }).waitFor();
  expect(await cut()).toEqual([]);
  expect(await faults()).toEqual([]);
});

test('nothing was asked for from elsewhere, and nothing went wrong on the way', () => {
  expect(opened.strayRequests).toEqual([]);
  expect(opened.pageErrors).toEqual([]);
});
