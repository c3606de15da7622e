import { PATIENCE } from '../../../../src/excel/batch/run';
import { makeGantt } from '../../../../src/excel/sheets/own/gantt';
import { findInspection, makeInspectionSheet } from '../../../../src/excel/sheets/own/inspection-sheet';
import { findOriginal, makeOriginalSheet } from '../../../../src/excel/sheets/own/original-sheet';
import { setUp } from '../../../../src/excel/sheets/set-up/set-up';
import { revise } from '../../../../src/excel/edit/revise';
import { readWorkbook } from '../../../../src/excel/read/read';
import { planInspectionSheet } from '../../../../src/sheets/make/own/inspection-sheet';
import { planOriginalSheet } from '../../../../src/sheets/make/own/original-sheet';
import { planSetUp } from '../../../../src/sheets/make/set-up';
import { KITAKYUSHU } from '../../../../src/sheets/templates/kitakyushu';
import { differ, type MemberQuirk } from '../../../host/quirks';
import { openTemplate, planned } from '../own/gantt-book';
import { AS_OF, close, open, openOsaka, planOsaka, sheetNamed } from '../../workbook';

afterEach(close);

const PRINTERS: readonly (MemberQuirk | null)[] = [null, 'noPrinter', 'smallPaper'];

describe.each(PRINTERS.map(quirk => ({ quirk, name: quirk ?? 'any paper' })))('$name', ({ quirk }) => {
  const taken = quirk === null;

  test('a set-up is whole, its titles repeat on paper, and what Excel refused is told', async () => {
    const { host } = await open();
    if (quirk !== null) differ(host, quirk);
    expect((await setUp(await planOsaka())).page).toBe(taken);
    await host.settled();
    const sheet = sheetNamed(host.book, 'KPI');
    expect([sheet.text(0, 0), sheet.tables.length, sheet.frozen]).toEqual(['KPI', 1, expect.anything()]);
    // What needs no printer has come all the same, for every sheet.
    for (const name of ['KPI', '実績']) expect(sheetNamed(host.book, name).pageLayout.titleRows).not.toBeNull();
    // A sheet that goes on beside its first page comes out row by row.
    expect(['KPI', '実績'].map(name => sheetNamed(host.book, name).pageLayout.overThenDown)).toEqual([true, false]);
  });

  test('a ledger made by a revision', async () => {
    const { host } = await openOsaka();
    if (quirk !== null) differ(host, quirk);
    const plan = planSetUp(await readWorkbook(), { tables: ['DX_Revisions'], template: null, asOf: AS_OF });
    const revised = await revise({
      kpi: '作業削減時間',
      year: 2030,
      from: 1_100_000,
      before: 1_100_000,
      after: 900_000,
      revisedOn: AS_OF,
      reason: '見直し',
      unit: '時間',
      setUp: plan,
    });
    expect(revised.page).toBe(taken);
    expect(sheetNamed(host.book, '目標改定').tables).toHaveLength(1);
  });

  test('工程表, 点検結果 and 当初計画, new and anew', async () => {
    const { host } = await openTemplate(KITAKYUSHU);
    if (quirk !== null) differ(host, quirk);
    for (const again of [false, true]) {
      expect((await makeGantt(await planned())).page).toBe(taken);
      const state = await readWorkbook();
      expect((await makeInspectionSheet(planInspectionSheet(state, await findInspection(), [], '注記', AS_OF))).page).toBe(taken);
      const original = planOriginalSheet(state, await findOriginal());
      if (original === null) throw new Error('no plan');
      expect([again, original.replaces]).toEqual([again, again]);
      expect((await makeOriginalSheet(original)).page).toBe(taken);
    }
    await host.settled();
    expect(['工程表', '点検結果', '当初計画'].map(name => sheetNamed(host.book, name).text(0, 0))).toEqual([
      '工程表',
      '点検結果',
      '当初計画',
    ]);
  });
});

test('an answer that was lost: what Excel has taken is not told as refused', async () => {
  const { host, client } = await open();
  const plan = await planOsaka();
  client.resetCounters();
  client.faults.at(3, 'answer lost');
  expect((await setUp(plan)).page).toBe(true);
  await host.settled();
  expect(sheetNamed(host.book, 'KPI').pageLayout).toMatchObject({ orientation: 'landscape' });
});

test('a sheet of ours that is called by as many characters as Excel allows is made anew', async () => {
  const { host } = await openTemplate(KITAKYUSHU);
  const makers: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['工程表', async () => makeGantt(await planned())],
    [
      '当初計画',
      async () => {
        const plan = planOriginalSheet(await readWorkbook(), await findOriginal());
        return plan && makeOriginalSheet(plan);
      },
    ],
  ];
  for (const [name, make] of makers) {
    await make();
    const long = name.padEnd(31, '長');
    sheetNamed(host.book, name).name = long;
    await make();
    await host.settled();
    expect(host.book.sheets.map(sheet => sheet.name).filter(other => other.startsWith(name))).toEqual([long]);
    expect(sheetNamed(host.book, long).text(0, 0)).toBe(name);
  }
});

test('an Excel that is busy when the page is laid out: the sheets are whole, and that the page is missing is told', async () => {
  const { host, client } = await open();
  const plan = await planOsaka();
  // What comes before has its time also on a busy machine.
  client.faults.after(2, () => (PATIENCE.answer = 50));
  client.faults.at(3, 'busy');
  const { sheets, page } = await setUp(plan);
  expect([sheets, page]).toEqual([['KPI', '実績'], false]);
  client.faults.clear();
  client.goOn();
  await host.settled();
  expect([sheetNamed(host.book, 'KPI').text(0, 0), sheetNamed(host.book, '実績').tables.length]).toEqual(['KPI', 1]);
});
