import { openPreview } from './browser';
import { doTheJob, TYPED } from './job';

jest.setTimeout(180_000);

test('the whole job: sample, sheets, actuals, DX results in the report and on the card, save, open again', async () => {
  const opened = await openPreview();
  try {
    const { card, values, saved } = await doTheJob(opened);
    expect(values).toEqual(TYPED.map(([, , value]) => value));
    expect(card).toContain('順調');
    expect(card).toContain('あと177万時間');

    await opened.page.locator('input[type="file"]').setInputFiles({
      name: '保存した報告書.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: saved,
    });
    await opened.page.getByText('「保存した報告書.xlsx」を開きました。').waitFor();
    const again: unknown[] = [];
    for (const [address] of TYPED) again.push((await opened.cell('報告書', address)).value);
    expect(again).toEqual(values);
    await opened.pane
      .getByRole('article')
      .filter({ has: opened.pane.getByRole('heading', { name: '作業削減時間' }) })
      .getByText('あと75万時間')
      .waitFor();
    expect(opened.strayRequests).toEqual([]);
    expect(opened.pageErrors).toEqual([]);
  } finally {
    await opened.close();
  }
});
