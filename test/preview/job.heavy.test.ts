import { shownByLibreOffice } from '../host/libreoffice';
import { openPreview } from './browser';
import { doTheJob, TYPED } from './job';

jest.setTimeout(300_000);

test('from the published targets to progress in the report, and the same values in LibreOffice', async () => {
  const opened = await openPreview();
  try {
    const { card, values, saved } = await doTheJob(opened);
    expect(values).toEqual(TYPED.map(([, , value]) => value));
    expect(card).toContain('順調');
    expect(card).toContain('あと177万時間');
    const report = (await shownByLibreOffice(saved)).get('報告書') ?? [];
    const shown = TYPED.map(([address]) => report[Number(address.slice(1)) - 1]?.[18]);
    expect(shown).toEqual(await Promise.all(TYPED.map(async ([address]) => (await opened.cell('報告書', address)).text)));
  } finally {
    await opened.close();
  }
});
