/**
 * `npm run pictures`: takes the pictures of the guides from the preview, in both languages, into assets/guides. The build puts them beside the
 * steps; pictures.test.ts says when a step has none. Everything is pressed as a person presses it, so a picture cannot show what is not there.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { en } from '../../src/i18n/en';
import { FORMULAS_EN } from '../../src/i18n/functions/formulas.en';
import { FORMULAS_JA } from '../../src/i18n/functions/formulas.ja';
import { FIRST_STEPS_EN } from '../../src/i18n/guides/first-steps.en';
import { FIRST_STEPS_JA } from '../../src/i18n/guides/first-steps.ja';
import { ja } from '../../src/i18n/ja';
import { PACK_EN } from '../../src/i18n/share/pack.en';
import { PACK_JA } from '../../src/i18n/share/pack.ja';
import { ROUNDS_EN } from '../../src/i18n/share/rounds.en';
import { ROUNDS_JA } from '../../src/i18n/share/rounds.ja';
import { SELF_TEST_EN } from '../../src/i18n/frame/self-test.en';
import { SELF_TEST_JA } from '../../src/i18n/frame/self-test.ja';
import { PACK_DOOR } from '../../src/pane/pack/pack-door';
import { ROUNDS_DOOR } from '../../src/pane/rounds/rounds-door';
import { openPreview, type OpenedPreview } from './browser';
import { PICTURES, type PictureName } from './guide-pictures';

jest.setTimeout(600_000);

const LANGUAGES = {
  ja: { t: ja, f: FORMULAS_JA, first: FIRST_STEPS_JA, pack: PACK_JA, rounds: ROUNDS_JA, self: SELF_TEST_JA },
  en: { t: en, f: FORMULAS_EN, first: FIRST_STEPS_EN, pack: PACK_EN, rounds: ROUNDS_EN, self: SELF_TEST_EN },
} as const;

/** All pictures are of one size: the window as a whole, or the pane alone. */
const WINDOW = { width: 1100, height: 660 };
const SHARPNESS = 1.25;
const QUALITY = 0.6;
/** The day the pictures are of, so that they change only when the add-in does. */
const DAY = new Date('2026-10-01T09:00:00+09:00');
const folder = path.join(__dirname, '../../assets/guides');

const pictures: (readonly [file: string, picture: Buffer])[] = [];

/** A PNG as WebP, which is a third as large; the browser has the encoder. */
async function toWebp(encoder: Page, png: Buffer): Promise<Buffer> {
  const url = await encoder.evaluate(
    async ([data, quality]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.width;
      canvas.height = image.height;
      canvas.getContext('2d', { alpha: false })?.drawImage(image, 0, 0);
      return canvas.toDataURL('image/webp', quality);
    },
    [png.toString('base64'), QUALITY] as const,
  );
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}

test.each(['ja', 'en'] as const)('the pictures of the guides: %s', async language => {
  const { t, f, first, pack, rounds, self } = LANGUAGES[language];
  const opened: OpenedPreview = await openPreview({
    query: language === 'en' ? '?lang=en' : '',
    viewport: WINDOW,
    deviceScaleFactor: SHARPNESS,
    locale: language === 'ja' ? 'ja-JP' : 'en-US',
    at: DAY,
    // One build for both languages.
    ...(language === 'ja' ? {} : { build: false }),
  });
  const { page, pane } = opened;
  const encoder = await opened.browser.newPage();
  const taken = new Map<string, Buffer>();
  const button = (name: string | RegExp): Locator =>
    pane.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) });
  const tab = (name: string): Promise<void> => pane.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
  const says = (text: string | RegExp): Promise<void> => pane.getByText(text).first().waitFor();
  const card = pane.getByRole('article', { name: '作業削減時間', exact: true });

  async function shot(name: PictureName): Promise<void> {
    await opened.settled();
    // Hover and caret are nobody's business.
    await page.mouse.move(1, 1);
    await page.waitForTimeout(300);
    const what = PICTURES[name] === 'window' ? page : page.locator('.pane iframe');
    const png = await what.screenshot({ animations: 'disabled', caret: 'hide' });
    if (process.env['SHOTS'] !== undefined) fs.writeFileSync(path.join(process.env['SHOTS'], `${language}-${name}.png`), png);
    taken.set(name, await toWebp(encoder, png));
  }

  try {
    await button(new RegExp(`^${first.startFrom}`))
      .first()
      .waitFor();
    await shot('staff-report-1');
    await button(new RegExp(`^${first.startFrom}.*計画!A1`)).click();
    await pane.getByRole('combobox').first().waitFor();
    await shot('secretariat-plan-2');
    await button(t.cancel).click();
    await button(t.emptyTemplate).click();
    await shot('secretariat-plan-1');
    await button(t.previewAdd).click();
    await card.waitFor();

    const asOf = pane.getByLabel(t.asOf, { exact: true });
    await asOf.fill('R8.9.30');
    await shot('secretariat-plan-3');
    await asOf.press('Enter');
    await pane.locator('#as-of').and(pane.locator('[value="2026/9/30"]')).waitFor();
    const { column, header } = await ownerColumn(opened);
    for (const [at, [division, baseline]] of (
      [
        ['総務課', '48'],
        ['総務課', '0'],
        ['財政課', '0'],
      ] as const
    ).entries()) {
      await opened.setCell(`KPI!${column}${header + 1 + at}`, division);
      await opened.setCell(`KPI!E${header + 1 + at}`, '2023');
      await opened.setCell(`KPI!F${header + 1 + at}`, baseline);
    }
    await tab(t.tabChecks);
    await pane.getByRole('listitem').first().waitFor();
    await shot('secretariat-plan-4');

    await tab(t.tabOverview);
    await button(first.hide).click();
    await card.scrollIntoViewIfNeeded();
    await shot('staff-report-2');
    await button(t.addActualOf('作業削減時間')).click();
    const value = pane.getByRole('textbox', { name: new RegExp(`^${t.fieldValue}`) });
    await value.fill('約35万時間');
    await value.scrollIntoViewIfNeeded();
    await shot('staff-report-3');
    await button(t.save).click();
    await says(/350,000|35万/);
    await shot('staff-report-4');

    // The cell beside it first, so that all of it is in sight.
    await opened.select('報告書!R9');
    await opened.select('報告書!P9');
    await tab(t.tabFunctions);
    await pane.getByLabel(f.question).waitFor();
    await shot('staff-formulas-1');
    await pane.getByLabel(f.question).selectOption('KPIGAP');
    await pane.getByRole('combobox', { name: new RegExp(`^${f.fields.kpi}`) }).selectOption({ label: '作業削減時間' });
    await button(f.insert).waitFor();
    await shot('staff-formulas-2');
    await button(f.insert).click();
    await says(/P9/);
    await shot('staff-formulas-3');

    /** The panel of the round from its beginning. */
    const again = async (): Promise<void> => {
      await tab(t.tabOverview);
      await tab(t.tabShare);
      await button(ROUNDS_DOOR.words[language].title).click();
    };
    await again();
    await button(rounds.start).click();
    await pane.getByLabel(rounds.name).fill('令和8年度 10月中間');
    await shot('secretariat-rounds-1');
    await button(/3件|3 items|3\)|2所属/).click();
    await button(/zip/).waitFor();
    await shot('secretariat-rounds-2');
    await button(rounds.makeSheets(2)).click();
    await says(rounds.sheetsMade(2).slice(0, 8));
    await page.getByRole('tab', { name: /総務課/ }).click();
    await opened.select('A1');
    await shot('staff-without-1');
    const answer = await answerCell(opened);
    await opened.setCell(answer, '29');
    await shot('staff-without-2');
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.toolbar button').nth(1).click()]);
    await download.path();
    await shot('staff-without-3');
    await again();
    await button(rounds.takeIn).click();
    await button(rounds.readSheets).click();
    await says(/29/);
    await shot('secretariat-rounds-3');
    await again();
    await button(rounds.remind).click();
    await pane.getByRole('textbox').first().waitFor();
    await shot('secretariat-rounds-4');
    await again();
    await button(rounds.closing).click();
    await shot('secretariat-rounds-5');

    await tab(t.tabOverview);
    await tab(t.tabShare);
    await button(PACK_DOOR.words[language].title).click();
    await button(pack.make).waitFor();
    await shot('secretariat-meeting-1');
    await tab(t.tabSheets);
    await button(t.sheetGanttOf).click();
    await pane.getByRole('combobox').first().waitFor();
    await shot('secretariat-meeting-2');
    await tab(t.tabSheets);
    await button(t.sheetMeetingOf).click();
    await pane.getByRole('combobox').first().waitFor();
    await shot('secretariat-meeting-3');

    await button(t.menu).click();
    await button(t.selfTest).click();
    await button(self.start).click();
    await pane.locator('[data-verdict="passed"]').nth(20).waitFor();
    await pane.getByRole('progressbar').waitFor({ state: 'detached' });
    await shot('admin-install-5');
    expect([...taken.keys()].sort()).toEqual(Object.keys(PICTURES).sort());
    expect(opened.pageErrors).toEqual([]);
    pictures.push(...[...taken].map(([name, picture]) => [path.join(folder, language, `${name}.webp`), picture] as const));
  } finally {
    await opened.close();
  }
});

// Only when all are there: what lies below assets/ makes the build old, and a part of them is worse than the old ones.
afterAll(() => {
  if (pictures.length !== 2 * Object.keys(PICTURES).length) return;
  for (const [file, picture] of pictures) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, picture);
  }
});

/** Where the headings of the KPI sheet are, and the column 担当. */
async function ownerColumn({ cell }: OpenedPreview): Promise<{ readonly column: string; readonly header: number }> {
  for (let header = 1; header < 9; header++)
    for (const column of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')
      if ((await cell('KPI', `${column}${header}`)).value === '担当') return { column, header };
  throw new Error('the sheet KPI has no column 担当');
}

/** The first cell for an answer on the form that is shown: the one below its heading 回答. */
async function answerCell({ cell, page }: OpenedPreview): Promise<string> {
  const sheet = (await page.getByRole('tablist').first().getByRole('tab', { selected: true }).textContent()) ?? '';
  for (let row = 1; row < 30; row++)
    for (const letter of 'ABCDEFGHIJKLMN')
      if (/^(回答|今回の値|値)$/.test(String((await cell(sheet, `${letter}${row}`)).value ?? ''))) return `'${sheet}'!${letter}${row + 1}`;
  throw new Error(`${sheet} has no heading for answers`);
}
