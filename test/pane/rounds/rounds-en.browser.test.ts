import { ROUNDS_EN } from '../../../src/i18n/share/rounds.en';
import { openPreview, type OpenedPreview } from '../../preview/browser';
import { paneOf } from '../../preview/pane';
import { typeBelow } from './filled-forms';

/** 照会 in English: every panel, with nothing cut and nothing that a screen reader would miss. */

jest.setTimeout(900_000);

let opened: OpenedPreview;
const pane = paneOf(() => opened);
const t = ROUNDS_EN;

/** Nothing of the panel is Japanese but names of the workbook. */
async function look(name: string): Promise<void> {
  await pane.expectSound();
  if (process.env.SHOTS !== undefined) await opened.page.screenshot({ path: `${process.env.SHOTS}/en-${name}.png` });
}

beforeAll(async () => {
  opened = await openPreview();
  await pane.button('テンプレートから始める').click();
  await pane.button('追加する').click();
  await pane.card('作業削減時間').waitFor();
  opened.page.setDefaultTimeout(Number(process.env.PATIENCE ?? 60_000));
  await typeBelow(opened, 'KPI', '担当', ['総務課', '総務課', '財政課']);
  await pane.button('設定とこのアドインについて').click();
  await opened.pane.getByLabel('言語').selectOption('en');
  await pane.button('Settings and about this add-in').click();
  await pane.tab(/^Share/);
});
afterAll(() => opened?.close());

test('each panel of a round', async () => {
  await pane.button('Requests').click();
  await pane.says(t.empty);
  await look('empty');
  await pane.button(t.start).click();
  await opened.pane.getByLabel(t.name).fill('10月中間');
  await pane.says(t.nobodyHint);
  await look('start');
  await pane.button(t.begin(2, 3)).click();
  await pane.heading(t.askHeading('10月中間')).waitFor();
  await pane.says(t.begun('10月中間', 2));
  await look('ask');
  await pane.button(t.back).click();
  await look('list');
  await pane.button(t.takeIn).click();
  await pane.says(t.takeIntro);
  await look('take');
  await pane.button(t.back).click();
  await pane.button(t.remind).click();
  await pane.heading(t.remindHeading('10月中間')).waitFor();
  await look('remind');
  await pane.button(t.back).click();
  await pane.button(t.closing).click();
  await pane.says(t.closeOpen(2));
  await look('close');
  await pane.button(t.doClose).click();
  await pane.says(t.recordSound);
  await look('closed');
  expect(opened.pageErrors).toEqual([]);
});
