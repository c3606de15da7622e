import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { openPreview, type OpenedPreview } from '../../preview/browser';
import { paneOf } from '../../preview/pane';
import { filledForm, typeBelow } from './filled-forms';

/** 照会 from its start to the answers, on a workbook with the KPIs of a published plan. */

jest.setTimeout(900_000);

let opened: OpenedPreview;
const pane = paneOf(() => opened);
let forms: Record<string, Uint8Array> = {};
const SOUMU = '令和8年度 10月中間_総務課_回答票.xlsx';

const shot = (name: string): Promise<unknown> =>
  process.env.SHOTS === undefined ? Promise.resolve() : opened.page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });

/** From the list of rounds, which is open. */
async function startRound(name: string): Promise<void> {
  await pane.button('新しい照会を始める').click();
  await opened.pane.getByLabel('照会の名称').fill(name);
  await pane.button(/^照会を始める（2所属 3件）$/).click();
  await pane.says(`照会「${name}」を始めました`);
  await opened.settled();
}

/** Takes in what has been shown, all of it. */
async function takeAll(count: number): Promise<void> {
  await pane.button('すべて選ぶ').click();
  await pane.button(`取り込む（${count}件）`).click();
  await pane.says(`${count}件を取り込みました`);
  await opened.settled();
}

beforeAll(async () => {
  opened = await openPreview();
  await pane.button('テンプレートから始める').click();
  await pane.button('追加する').click();
  await pane.card('作業削減時間').waitFor();
  opened.page.setDefaultTimeout(Number(process.env.PATIENCE ?? 60_000));
  await typeBelow(opened, 'KPI', '担当', ['総務課', '総務課', '財政課']);
});
afterAll(() => opened?.close());

test('a round is started: who is asked what, and what nobody is in charge of, before anything is written', async () => {
  await pane.tab(/^共有/);
  await pane.button('照会').click();
  await pane.says(/進行中の照会はありません/);
  await shot('rounds-empty');
  await pane.button('新しい照会を始める').click();
  await pane.says(/担当・所管が空のため/);
  await opened.pane.getByLabel('照会の名称').fill('令和8年度 10月中間');
  await shot('rounds-start');
  await pane.expectSound();
  await pane.button(/^照会を始める（2所属 3件）$/).click();
  await pane.says(/照会「令和8年度 10月中間」を始めました/);
  await opened.settled();
  expect((await opened.cell('照会', 'B5')).value).toBe('総務課');
});

test('the start is taken back with one click, sheet and all, and made again', async () => {
  await pane.button('元に戻す').click();
  await pane.says(/照会「令和8年度 10月中間」を取り消し/);
  await pane.says(/進行中の照会はありません/);
  await opened.page.getByRole('tab', { name: '照会', exact: true }).waitFor({ state: 'detached' });
  await startRound('令和8年度 10月中間');
});

test('the forms are saved as one zip, and the addressees are 依頼済', async () => {
  await pane.heading(/回答票の作成/).waitFor();
  await shot('rounds-ask');
  await pane.expectSound();
  const download = opened.page.waitForEvent('download');
  await pane.button('ファイルをまとめて保存（2個、zip）').click();
  const file = await (await download).path();
  forms = unzipSync(readFileSync(file));
  expect(Object.keys(forms)).toEqual([SOUMU, '令和8年度 10月中間_財政課_回答票.xlsx']);
  await pane.says(/2個の回答票を/);
  await opened.settled();
  expect((await opened.cell('照会', 'E5')).value).toBe('依頼済');
});

test('answers come back: shown one by one, doubts said, then written in one go', async () => {
  await pane.button('戻る').click();
  await pane.button('回答を取り込む').click();
  await shot('rounds-take');
  const files = [
    filledForm(SOUMU, forms[SOUMU] ?? new Uint8Array(), ['約15箇所']),
    { name: 'メモ.xlsx', mimeType: 'text/plain', buffer: Buffer.from('memo') },
  ];
  await opened.pane.locator('input[type=file]').first().setInputFiles(files);
  await pane.says(/2個を読みました。回答 1件/);
  await pane.says(/Excelのファイル（.xlsx）ではありません/);
  await pane.says('「約15箇所」を 15箇所 と読みました。');
  await shot('rounds-preview');
  await pane.expectSound();
  await takeAll(1);
  expect((await opened.cell('実績', 'D5')).value).toBe(15);
  await pane.button('元に戻す').click();
  await pane.says('取り込んだ内容を取り除き、シートを元に戻しました。');
  await opened.settled();
  expect([(await opened.cell('実績', 'D5')).value, (await opened.cell('照会', 'E5')).value]).toEqual([null, '依頼済']);
  await pane.button('回答を取り込む').click();
  await opened.pane.locator('input[type=file]').first().setInputFiles(files);
  await takeAll(1);
  expect((await opened.cell('実績', 'D5')).value).toBe(15);
  expect((await opened.cell('照会', 'E5')).value).toBe('一部回答');
});

test('at a glance, and reminders with the letter of each', async () => {
  await pane.says(/2所属中 0 回答済、1 一部、1 未回答/);
  await shot('rounds-open');
  await pane.button('督促').click();
  await pane.says(/令和8年度 10月中間の回答について/);
  const link = await opened.pane.getByRole('link', { name: 'メールを作成' }).first().getAttribute('href');
  expect(decodeURIComponent(link ?? '')).toMatch(/^mailto:\?subject=【依頼】令和8年度 10月中間の回答について.*&body=総務課\u3000御中/s);
  await shot('rounds-remind');
  await pane.expectSound();
  await pane.button('選んだ所属を「督促済」にする（2）').click();
  await pane.says(/2所属を「督促済」にし/);
  await opened.settled();
  expect([(await opened.cell('照会', 'E5')).value, (await opened.cell('照会', 'E6')).value]).toEqual(['一部回答', '督促済']);
  expect(opened.pageErrors).toEqual([]);
  expect(opened.strayRequests).toEqual([]);
});

test('回答状況 as a sheet, and the round closed with a record that tells when it is changed', async () => {
  await pane.button('回答状況をシートに書き出す').click();
  await pane.says(/シート「回答状況」に書き出しました/);
  await opened.settled();
  expect((await opened.cell('回答状況', 'B5')).value).toBe('一部回答');
  await shot('rounds-status');
  await pane.button('締める').click();
  await pane.says(/2所属の回答がそろっていません/);
  await shot('rounds-close');
  await pane.expectSound();
  await pane.button('記録を作成して締める').click();
  await pane.says(/締めました。記録はシート「記録 令和8年度 10月中間」です/);
  await pane.says('記録は締めた時のままです。');
  await opened.settled();
  await shot('rounds-closed');
  expect((await opened.cell('記録 令和8年度 10月中間', 'D5')).value).toBe(15);
  await pane.button('元に戻す').click();
  await pane.says('「令和8年度 10月中間」の締めを取り消し、記録のシートを取り除きました。');
  await opened.page.getByRole('tab', { name: '記録 令和8年度 10月中間' }).waitFor({ state: 'detached' });
  await pane.button('締める').click();
  await pane.button('記録を作成して締める').click();
  await pane.says('記録は締めた時のままです。');
  await opened.settled();
  await opened.setCell('記録 令和8年度 10月中間!D5', '16');
  await pane.tab(/^概要/);
  await pane.tab(/^共有/);
  await pane.button('照会').click();
  await pane.says(/記録のシートが変更されています（5行目）/);
  await pane.tab(/^点検/);
  await pane.says(/締めた照会「令和8年度 10月中間」の記録のシートが、締めた後に変更されています（1行）。/);
  await shot('rounds-found');
  await pane.expectSound();
  expect(opened.pageErrors).toEqual([]);
});
