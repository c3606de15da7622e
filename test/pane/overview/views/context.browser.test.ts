import { openPreview, type OpenedPreview } from '../../../preview/browser';
import { paneOf } from '../../../preview/pane';

jest.setTimeout(240_000);

let opened: OpenedPreview;
const { button, card, selected, expectSound } = paneOf(() => opened);
beforeAll(async () => {
  opened = await openPreview();
});
afterAll(async () => {
  await opened?.close();
});

const background = () => opened.pane.getByRole('region', { name: '背景' });

test('no background where the workbook has no such sheet', async () => {
  await button('テンプレートから始める').waitFor();
  expect(await background().count()).toBe(0);
});

test('the KGI stands beside the KPIs; behind the fold guidelines, the population as a picture and a list, each with its source', async () => {
  await button('テンプレートから始める').click();
  await button('追加する').click();
  await card('作業削減時間').waitFor();
  await background()
    .getByText(/^内部管理業務を全体最適化し/)
    .waitFor();
  await button(/^人口・指針など/).click();
  await background().getByRole('heading', { name: '指針' }).waitFor();
  await background().getByText('全庁的な業務プロセス・ルールの統一').waitFor();
  const picture = background().getByRole('img');
  expect(await picture.getAttribute('aria-label')).toBe(
    '推移の図：生産年齢人口 2023年 176万人、2030年 171万人、2040年 153万人；高齢者人口 2023年 71万人、2030年 71万人、2040年 79万人',
  );
  expect(await background().getByRole('row').filter({ hasText: '高齢者人口' }).last().innerText()).toMatch(/2040年\s+79万人/);
  await background().getByText('出典：大阪市「バックオフィスDXグランドデザイン」2. 人口動態', { exact: true }).waitFor();
  await expectSound();
  await button('背景をシートで見る').click();
  expect(await selected('背景!A5')).toMatch(/^背景!/);
});
