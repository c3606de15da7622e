import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { TODAY } from '../../clock';
import { openPreview, type OpenedPreview } from '../../preview/browser';
import { paneOf } from '../../preview/pane';
import { filledForm, findCell, typeBelow } from './filled-forms';

/** Two rounds one after the other: forms as sheets and as a new workbook, answers from a folder and dropped, records side by side. */

jest.setTimeout(900_000);

const [FIRST, SECOND] = ['令和8年度 4月計画', '令和8年度 10月中間'];
const folder = mkdtempSync(path.join(tmpdir(), 'answers-'));

let opened: OpenedPreview;
const pane = paneOf(() => opened);
let forms: Record<string, Uint8Array> = {};

const shot = (name: string): Promise<unknown> =>
  process.env.SHOTS === undefined ? Promise.resolve() : opened.page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });

async function startRound(name: string): Promise<void> {
  await pane.button('新しい照会を始める').click();
  await opened.pane.getByLabel('照会の名称').fill(name);
}
async function begin(name: string): Promise<void> {
  await pane.button(/^照会を始める（2所属 3件）$/).click();
  await pane.says(`照会「${name}」を始めました`);
  await opened.settled();
}
async function takeAll(count: number): Promise<void> {
  await pane.button('すべて選ぶ').click();
  await pane.button(`取り込む（${count}件）`).click();
  await pane.says(`${count}件を取り込みました`);
  await opened.settled();
}
const sheetTab = (name: string) => opened.page.getByRole('tab', { name, exact: true });

beforeAll(async () => {
  opened = await openPreview();
  await pane.button('テンプレートから始める').click();
  await pane.button('追加する').click();
  await pane.card('作業削減時間').waitFor();
  opened.page.setDefaultTimeout(Number(process.env.PATIENCE ?? 60_000));
  await typeBelow(opened, 'KPI', '担当', ['総務課', '総務課', '財政課']);
  // Of the first KPI no baseline is known, so it cannot be judged; the second one can.
  const { row } = await findCell(opened, 'KPI', '作業削減時間');
  const { column: year, row: header } = await findCell(opened, 'KPI', '基準年度');
  const { column: value } = await findCell(opened, 'KPI', '基準値');
  expect(row).toBe(header + 2);
  await opened.setCell(`KPI!${year}${row}`, '2023');
  await opened.setCell(`KPI!${value}${row}`, '0');
  await pane.tab(/^共有/);
  await pane.button('照会').click();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await opened?.close();
});

test('a form is opened as a new workbook, on a click', async () => {
  await startRound(FIRST);
  await begin(FIRST);
  await opened.pane.getByLabel('開く回答票').selectOption('財政課');
  await pane.button('新しいブックで開く').click();
  await opened.page.getByText('アドインが新しいブックを開きました').waitFor();
  await sheetTab(`${FIRST} 財政課`).waitFor();
  await opened.settled();
  await shot('form-opened');
  expect((await opened.cell(`${FIRST} 財政課`, 'A2')).value).toBe('財政課\u3000御中');
  await opened.page.getByRole('button', { name: '前のブックに戻る' }).click();
  await sheetTab('KPI').waitFor();
  // The pane is another one, as beside every workbook.
  await pane.tab(/^共有/);
  await pane.button('照会').click();
  await pane.button('回答票を作成').click();
  expect(opened.pageErrors).toEqual([]);
});

test('forms as sheets of this workbook: made, taken out again, made again and filled in', async () => {
  await pane.button('このブックにシートを作成（2枚）').click();
  await pane.says(/回答票のシートを2枚作成し/);
  await sheetTab(`${FIRST} 総務課`).waitFor();
  await opened.settled();
  await shot('form-sheet');
  await pane.button('元に戻す').click();
  await pane.says('作成した回答票のシート2枚を取り除き、宛先の状態を元に戻しました。');
  await sheetTab(`${FIRST} 総務課`).waitFor({ state: 'detached' });
  await pane.button('このブックにシートを作成（2枚）').click();
  await pane.says(/回答票のシートを2枚作成し/);
  await opened.settled();
  await typeBelow(opened, `${FIRST} 総務課`, '回答', ['15', '1000']);
  await pane.button('戻る').click();
  await pane.button('回答を取り込む').click();
  await pane.button('このブックの回答票を読む').click();
  await pane.says(/1個を読みました。回答 2件/);
  await takeAll(2);
});

test('a comment is asked for where a KPI is behind, and not where it cannot be judged', async () => {
  await pane.button('締める').click();
  await pane.says('計画より遅れているKPI（1件）。理由をコメントに書いてください。');
  expect(await opened.pane.getByLabel(/の遅れの理由$/).count()).toBe(1);
  await pane.button('記録を作成して締める').click();
  await pane.says('遅れの理由を書くか、「コメントのないまま締める」を選んでください。');
  await shot('rounds-behind');
  await pane.expectSound();
  await opened.pane.getByLabel('作業削減時間 の遅れの理由').fill('対象業務の整理に時間を要したため');
  await pane.button('記録を作成して締める').click();
  await pane.says(`締めました。記録はシート「記録 ${FIRST}」です`);
  await opened.settled();
  const { column } = await findCell(opened, `記録 ${FIRST}`, 'コメント');
  expect([(await opened.cell(`記録 ${FIRST}`, `${column}5`)).value, (await opened.cell(`記録 ${FIRST}`, `${column}6`)).value]).toEqual([
    null,
    '対象業務の整理に時間を要したため',
  ]);
});

test('the next round starts from the last: what was asked, and in which words', async () => {
  await startRound(SECOND);
  const request = opened.pane.getByLabel('依頼の文');
  const now = new Date(TODAY);
  const [year, day] = [now.getFullYear(), `${now.getMonth() + 1}月${now.getDate()}日（${now.toLocaleDateString('ja-JP')}）`];
  expect(await request.inputValue()).toBe(`DX推進計画の進捗を把握するため、令和${year - 2018}年${day}現在の状況を回答してください。`);
  // The one in the panel; that of the workbook stands above it.
  const asOf = opened.pane.getByRole('textbox', { name: '基準日' }).last();
  await asOf.fill('R9.3.31');
  expect(await request.inputValue()).toBe('DX推進計画の進捗を把握するため、令和9年3月31日（2027/3/31）現在の状況を回答してください。');
  await asOf.fill(now.toLocaleDateString('ja-JP'));
  await begin(SECOND);
  const download = opened.page.waitForEvent('download');
  await pane.button('ファイルをまとめて保存（2個、zip）').click();
  forms = unzipSync(readFileSync(await (await download).path()));
  await pane.says(/2個の回答票を/);
  await opened.settled();
});

test('a folder is chosen: all that is in it is read, what is no form is said', async () => {
  for (const [name, form] of Object.entries(forms)) {
    const { buffer } = filledForm(name, form, name.includes('総務課') ? ['12', '2000'] : ['300']);
    writeFileSync(path.join(folder, name), buffer);
  }
  writeFileSync(path.join(folder, '送付状.txt'), '回答を送ります。');
  await pane.button('戻る').click();
  await pane.button('回答を取り込む').click();
  await opened.pane.locator('input[type=file]').nth(1).setInputFiles(folder);
  await pane.says(/3個を読みました。回答 3件/);
  await pane.says(/送付状.txt: Excelのファイル（.xlsx）ではありません/);
  await pane.says('回答: 1,000時間 → 2,000時間');
  await shot('rounds-folder');
  await pane.expectSound();
  await pane.button('戻る').click();
});

test('reading is stopped: nothing is shown, nothing written', async () => {
  const [name = ''] = Object.keys(forms);
  const file = filledForm(name, forms[name] ?? new Uint8Array(), ['12', '2000']);
  const many = Array.from({ length: 600 }, (_, at) => ({ ...file, name: `回答 (${at + 1}).xlsx` }));
  await opened.pane.locator('input[type=file]').first().setInputFiles(many);
  await pane.says(/^ファイルを読んでいます（\d+\/600）/);
  await shot('rounds-reading');
  await pane.button('中止').click();
  await pane.says('読み取りを中止しました。何も書き込んでいません。');
  await pane.heading(`回答の取り込み：${SECOND}`).waitFor();
  expect(await pane.button('ファイルを選ぶ').count()).toBe(1);
});

test('files are dropped on the pane and taken in', async () => {
  const given = Object.keys(forms).map(name => ({ name, base64: readFileSync(path.join(folder, name)).toString('base64') }));
  await opened.pane.getByText('返送されたファイル').evaluate((text, files) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of files)
      transfer.items.add(new File([Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))], name));
    for (const kind of ['dragover', 'drop'])
      text.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, given);
  await pane.says(/2個を読みました。回答 3件/);
  await takeAll(3);
  await pane.says(/2所属中 2 回答済、0 一部、0 未回答/);
});

test('two records side by side: value, grade and why it changed', async () => {
  await pane.button('締める').click();
  await opened.pane.getByLabel('コメントのないまま締める').check();
  await pane.button('記録を作成して締める').click();
  await pane.says(`締めました。記録はシート「記録 ${SECOND}」です`);
  await opened.settled();
  await pane.button('照会の記録を比べる').click();
  await pane.heading('照会の記録の比較').waitFor();
  const item = opened.pane.getByRole('rowgroup').filter({ has: opened.page.getByRole('rowheader', { name: '作業削減時間' }) });
  await item.waitFor();
  expect(await item.getByRole('cell').allTextContents()).toEqual([
    expect.stringMatching(/^1,000時間\S+$/),
    expect.stringMatching(/^2,000時間\S+$/),
    '実績 1,000時間 → 2,000時間',
  ]);
  await shot('rounds-compare');
  await pane.expectSound();
  expect(opened.pageErrors).toEqual([]);
  expect(opened.strayRequests).toEqual([]);
});
