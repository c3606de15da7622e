import { runSelfTest } from '../../../../src/excel/selftest/self-test';
import { ACTIONS } from '../../../faults/actions';
import type { Host } from '../../../host/host';
import { close, endsAt, open } from '../../workbook';

/** Excel LTSC 2021 (ExcelApi 1.14) is reported to crash where conditional formats stand beside functions of an add-in. */

afterEach(close);

/** How many conditional formats are added from now on. */
function watchFormats(host: Host): () => number {
  let added = 0;
  host.quirks.set('ConditionalFormatCollection.add', usual => {
    added += 1;
    return usual();
  });
  return () => added;
}

const seen = new Map<string, number>();

test.each(ACTIONS)(
  'none is made in LTSC 2021: $name',
  async ({ name, prepare }) => {
    for (const set of ['1.20', '1.14']) {
      const { started, plan } = await prepare();
      endsAt(set);
      const act = await plan();
      const added = watchFormats(started.host);
      // What takes back a note of a newer Excel does not find it here; only what is added is looked at.
      await act().catch(() => undefined);
      seen.set(`${set} ${name}`, added());
    }
    expect(seen.get(`1.14 ${name}`)).toBe(0);
  },
  60_000,
);

test('elsewhere there are some', () => {
  const making = [...seen].filter(([name, count]) => name.startsWith('1.20') && count > 0).map(([name]) => name.slice(5));
  expect(making).toEqual(expect.arrayContaining(['set up an empty workbook', 'make 工程表', 'make 当初計画', 'make ダッシュボード']));
});

test('the self-test does not try them there', async () => {
  const { host } = await open({ requirementSet: '1.14' });
  const added = watchFormats(host);
  const { results } = await runSelfTest({
    surroundings: { examples: {}, hasFocus: () => true },
    onProgress: () => undefined,
    isStopped: () => false,
  });
  expect(added()).toBe(0);
  expect(results.find(({ id }) => id === 'conditional')?.verdict).toBe('unsupported');
});
