import { readWorkbook } from '../../../src/excel/read/read';
import { setUp } from '../../../src/excel/sheets/set-up/set-up';
import { inspectWorkbook } from '../../../src/sheets/inspect/remark';
import { planSetUp } from '../../../src/sheets/make/set-up';
import { finish, Stopped } from '../../../src/sheets/read/slices';
import { OSAKA } from '../../../src/sheets/templates/osaka';
import type { Value } from '../../host/cell/value';
import { AS_OF, close, open } from '../workbook';

jest.setTimeout(60_000);
afterAll(close);

const ACTUALS = 20_000;
const SCHEDULES = 5_000;
const MESSAGE = 5 * 1024 * 1024;
const KPIS = ['作業削減時間', '多重入力箇所', '事業者負担軽減時間', '生産性向上率', '職員のやりがい向上'];

/** The largest workbook there is to be: its rows are put into the stand-in directly. */
async function large() {
  const started = await open();
  await setUp(
    planSetUp(await readWorkbook(), {
      tables: ['DX_KPIs', 'DX_Actuals', 'DX_Schedules'],
      template: { ...OSAKA, rows: { DX_KPIs: OSAKA.rows.DX_KPIs ?? [] } },
      asOf: AS_OF,
    }),
  );
  const fill = (name: string, lines: readonly (readonly Value[])[]): void => {
    const table = started.host.book.table(name);
    if (!table) throw new Error(`no table ${name}`);
    const { row, column, columns } = table.area;
    table.sheet.write(
      { row: row + 1, column, rows: lines.length, columns },
      lines.map(line => [...line]),
    );
    table.resize({ row, column, rows: lines.length + 1, columns });
  };
  fill(
    'DX_Actuals',
    Array.from({ length: ACTUALS }, (_, i) => [
      KPIS[i % 5] ?? '',
      1950 + (Math.floor(i / 5) % 76),
      20_000 + Math.floor(i / 5),
      (i % 100) / 100,
      '実績',
      `業務改革の報告 第${i}回`,
      '総務課',
      46_000,
      '',
    ]),
  );
  fill(
    'DX_Schedules',
    Array.from({ length: SCHEDULES }, (_, i) => [
      `S${i}`,
      `取組${i % 50}`,
      `設計の完了 ${i}`,
      '総務課',
      '',
      KPIS[i % 5] ?? '',
      45_000 + (i % 300),
      46_100 + (i % 300),
      '',
      '',
      (i % 10) / 10,
      '',
    ]),
  );
  await started.host.settled();
  started.client.resetCounters();
  return started;
}

test('5,000 milestones and 20,000 actuals: read and checked in two syncs, each message under 5 MB, told how far it is, and stopped', async () => {
  const { client } = await large();
  const told: (readonly [number, number])[] = [];
  const state = await readWorkbook({ onProgress: (done, total) => told.push([done, total]) });
  expect(client.counters.syncs).toBeLessThanOrEqual(2);
  expect(client.counters.bytesSent).toBeLessThan(MESSAGE);
  expect(client.counters.bytesReceived).toBeLessThan(MESSAGE);
  expect([state.tables.DX_Actuals?.rows.length, state.tables.DX_Schedules?.rows.length]).toEqual([ACTUALS, SCHEDULES]);
  for (const [done, total] of told) {
    expect(total).toBe(ACTUALS + SCHEDULES + KPIS.length + 3);
    expect(done).toBeLessThanOrEqual(total);
  }
  const { remarks, rows } = finish(inspectWorkbook(state, AS_OF));
  expect(rows).toBe(ACTUALS + SCHEDULES + KPIS.length);
  expect(remarks.filter(({ what }) => what.kind === 'finding' && what.finding.message.kind === 'milestoneLate').length).toBeGreaterThan(
    1000,
  );

  const abort = new AbortController();
  abort.abort();
  await expect(readWorkbook({ signal: abort.signal })).rejects.toThrow(Stopped);
});
