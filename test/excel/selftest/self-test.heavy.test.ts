import { PATIENCE } from '../../../src/excel/batch/run';
import { SELF_TEST_PATIENCE } from '../../../src/excel/selftest/item';
import { ITEMS, runSelfTest, type Result } from '../../../src/excel/selftest/self-test';
import { EXAMPLES } from '../../../src/functions/examples';
import { asCustomFunctions } from '../../functions/as-custom-functions';
import type { Started } from '../../host/node';
import { close, dump, open } from '../workbook';

/** The items that take long, disturbed at each of their syncs. */

const functions = asCustomFunctions();
const surroundings = { examples: EXAMPLES, hasFocus: () => true };
const items = ITEMS.filter(({ id }) => ['functions', 'rows', 'calls'].includes(id));

beforeEach(() => {
  Object.assign(SELF_TEST_PATIENCE, { functions: 10_000, look: 1, event: 300, all: 600_000 });
});
afterEach(close);

async function start(): Promise<Started> {
  const started = await open();
  started.host.book.customFunctions = functions;
  return started;
}

test('an answer is lost at each sync: what is known is said, what is not is not called a difference, and the sheet goes', async () => {
  const lost: Result[] = [];
  for (let sync = 1; ; sync++) {
    const { host, client } = await start();
    const before = dump(host.book);
    client.faults.at(sync, 'answer lost');
    client.resetCounters();
    const { left, results, noSheet } = await runSelfTest({ surroundings, items });
    expect([sync, left, dump(host.book) === before]).toEqual([sync, null, true]);
    const unknown = results.filter(({ verdict }) => verdict !== 'passed');
    expect([sync, unknown.length <= (noSheet === null ? 1 : 3)]).toEqual([sync, true]);
    lost.push(...unknown);
    if (client.counters.syncs < sync) break;
    expect(sync).toBeLessThan(40);
  }
  expect(new Set(lost.map(({ id }) => id))).toEqual(new Set(['functions', 'rows', 'calls']));
  expect(new Set(lost.map(({ verdict, seen }) => `${verdict} ${seen}`))).toEqual(new Set(['notRun ', 'notRun ConnectionFailure']));
}, 900_000);

test.each([6, 9, 12])(
  'no answer ever comes at sync %i: it is said where, and the sheet goes',
  async sync => {
    const { host, client } = await start();
    const before = dump(host.book);
    // Calculating 20,000 rows must not be taken for silence.
    PATIENCE.answer = 8000;
    client.faults.at(sync, 'silence');
    const { left, results } = await runSelfTest({ surroundings, items });
    expect([left, dump(host.book) === before]).toEqual([null, true]);
    expect(results.filter(({ verdict }) => verdict !== 'passed').map(({ verdict, seen }) => [verdict, seen])).toEqual([
      ['differs', 'timeout'],
    ]);
  },
  60_000,
);
