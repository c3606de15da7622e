import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { openPreview, type OpenedPreview } from '../../preview/browser';
import { paneOf } from '../../preview/pane';

/** 照会 from its start to the answers, on a workbook with the KPIs of a published plan. */

jest.setTimeout(300_000);

let opened: OpenedPreview;
const pane = paneOf(() => opened);
let forms: Record<string, Uint8Array> = {};

const shot = (name: string): Promise<unknown> =>
  process.env.SHOTS === undefined ? Promise.resolve() : opened.page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });

/** The form with its answers typed in, by the row of the table from 0. */
function filled(file: string, answers: readonly string[]): { name: string; mimeType: string; buffer: Buffer } {
  const parts = unzipSync(forms[file] ?? new Uint8Array());
  const path = 'xl/worksheets/sheet1.xml';
  let xml = strFromU8(parts[path] as Uint8Array);
  const [, header = ''] =
    /<definedName name="DX_Form_answer"[^>]*>[^<]*\$([A-Z]+)\$\d+:/.exec(strFromU8(parts['xl/workbook.xml'] as Uint8Array)) ?? [];
  const [, first = ''] = /DX_Form_answer"[^>]*>[^<]*\$[A-Z]+\$(\d+):/.exec(strFromU8(parts['xl/workbook.xml'] as Uint8Array)) ?? [];
  answers.forEach((answer, at) => {
    const content = Number.isNaN(Number(answer)) ? ` t="inlineStr"><is><t>${answer}</t></is></c>` : `><v>${answer}</v></c>`;
    xml = xml.replace(
      new RegExp(`<c r="${header}${Number(first) + at}"( s="\\d+")?/>`),
      (_, style: string) => `<c r="${header}${Number(first) + at}"${style}${content}`,
    );
  });
  parts[path] = strToU8(xml);
  return { name: file, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from(zipSync(parts)) };
}

/** Types 担当 beside the first KPIs; the others belong to nobody. */
async function typeOwners(): Promise<void> {
  for (let header = 1; header < 9; header++) {
    for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
      if ((await opened.cell('KPI', `${letter}${header}`)).value !== '担当') continue;
      for (const [at, division] of ['総務課', '総務課', '財政課'].entries())
        await opened.setCell(`KPI!${letter}${header + 1 + at}`, division);
      return;
    }
  }
  throw new Error('the sheet KPI has no column 担当');
}

beforeAll(async () => {
  opened = await openPreview();
  await pane.button('テンプレートから始める').click();
  await pane.button('追加する').click();
  await pane.card('作業削減時間').waitFor();
  opened.page.setDefaultTimeout(Number(process.env.PATIENCE ?? 60_000));
  await typeOwners();
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

test('the forms are saved as one zip, and the addressees are 依頼済', async () => {
  await pane.heading(/回答票の作成/).waitFor();
  await shot('rounds-ask');
  await pane.expectSound();
  const download = opened.page.waitForEvent('download');
  await pane.button('ファイルをまとめて保存（2個、zip）').click();
  const file = await (await download).path();
  forms = unzipSync(readFileSync(file));
  expect(Object.keys(forms)).toEqual(['令和8年度 10月中間_総務課_回答票.xlsx', '令和8年度 10月中間_財政課_回答票.xlsx']);
  await pane.says(/2個の回答票を/);
  await opened.settled();
  expect((await opened.cell('照会', 'E5')).value).toBe('依頼済');
});

test('answers come back: shown one by one, doubts said, then written in one go', async () => {
  await pane.button('戻る').click();
  await pane.button('回答を取り込む').click();
  await shot('rounds-take');
  const files = [
    filled('令和8年度 10月中間_総務課_回答票.xlsx', ['約15箇所', '']),
    { name: 'メモ.xlsx', mimeType: 'text/plain', buffer: Buffer.from('memo') },
  ];
  await opened.pane.locator('input[type=file]').first().setInputFiles(files);
  await pane.says(/2個を読みました。回答 1件/);
  await pane.says(/Excelのファイル（.xlsx）ではありません/);
  await pane.says('「約15箇所」を 15箇所 と読みました。');
  await shot('rounds-preview');
  await pane.expectSound();
  await pane.button('すべて選ぶ').click();
  await pane.button('取り込む（1件）').click();
  await pane.says(/1件を取り込みました/);
  await opened.settled();
  expect((await opened.cell('実績', 'D5')).value).toBe(15);
  expect((await opened.cell('照会', 'E5')).value).toBe('一部回答');
});

test('at a glance, and reminders with the letter of each', async () => {
  await pane.says(/2所属中 0 回答済、1 一部、1 未回答/);
  await shot('rounds-open');
  await pane.button('督促').click();
  await pane.says(/令和8年度 10月中間の回答について/);
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
  await opened.setCell('記録 令和8年度 10月中間!D5', '16');
  await pane.tab(/^概要/);
  await pane.tab(/^共有/);
  await pane.button('照会').click();
  await pane.says(/記録のシートが変更されています（5行目）/);
  await pane.expectSound();
  expect(opened.pageErrors).toEqual([]);
});
