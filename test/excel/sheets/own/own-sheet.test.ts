import { makeGantt } from '../../../../src/excel/sheets/own/gantt';
import { findInspection, makeInspectionSheet } from '../../../../src/excel/sheets/own/inspection-sheet';
import type { OwnSheetMade } from '../../../../src/excel/sheets/own/own-sheet';
import { takeBackOwnSheet } from '../../../../src/excel/sheets/own/take-back-own-sheet';
import { readWorkbook } from '../../../../src/excel/read/read';
import { planInspectionSheet, type InspectionLine } from '../../../../src/sheets/make/own/inspection-sheet';
import { openSmall, planned } from './gantt-book';
import { ACTIONS } from '../../../faults/actions';
import type { Client } from '../../../host/wire/client';
import { AS_OF, close, dump, failing, openOsaka, sheetNamed } from '../../workbook';

afterEach(close);

const LINES: readonly InspectionLine[] = [
  { sheet: 'KPI', cells: 'M7', content: '担当が空です。', basis: '担当', division: '', category: '未記入' },
];
async function plan(): Promise<() => Promise<OwnSheetMade>> {
  const planned = planInspectionSheet(await readWorkbook(), await findInspection(), LINES, '注記', AS_OF);
  return () => makeInspectionSheet(planned);
}
const make = async (): Promise<OwnSheetMade> => (await plan())();
/** Something happens right after the next answer has been worked out: between our look and our write. */
function afterLook(client: Client, act: () => void): void {
  const execute = client.sendMessageToHost.bind(client);
  let done = false;
  client.sendMessageToHost = text => {
    execute(text);
    if (!done) act();
    done = true;
  };
}

describe('元に戻す for a sheet that was made', () => {
  test('the workbook is as before', async () => {
    const { host } = await openOsaka();
    const before = dump(host.book);
    const { made } = await make();
    if (made === null) throw new Error('nothing to take back');
    await takeBackOwnSheet(made);
    expect(dump(host.book)).toBe(before);
  });

  test('somebody has written on it: it stays, and so does what was written', async () => {
    const { host } = await openOsaka();
    const { made } = await make();
    if (made === null) throw new Error('nothing to take back');
    sheetNamed(host.book, '点検結果').type(8, 7, '対応済み');
    const before = dump(host.book);
    expect(await failing(() => takeBackOwnSheet(made))).toMatchObject({ kind: 'changedMeanwhile', outcome: { changed: 'nothing' } });
    expect(dump(host.book)).toBe(before);
  });

  test('somebody has put a note on it: both stay', async () => {
    const { host } = await openOsaka();
    const { made } = await make();
    if (made === null) throw new Error('nothing to take back');
    sheetNamed(host.book, '点検結果').setNote(3, 1, '確認中');
    const before = dump(host.book);
    expect(await failing(() => takeBackOwnSheet(made))).toMatchObject({ kind: 'changedMeanwhile', outcome: { changed: 'nothing' } });
    expect(dump(host.book)).toBe(before);
  });

  test('somebody has protected it: it stays, protected as they did', async () => {
    const { host } = await openOsaka();
    const { made } = await make();
    if (made === null) throw new Error('nothing to take back');
    sheetNamed(host.book, '点検結果').protect({ allowSort: true });
    const before = dump(host.book);
    expect(await failing(() => takeBackOwnSheet(made))).toMatchObject({
      failure: { kind: 'protectedSheet', sheet: '点検結果' },
      outcome: { changed: 'nothing' },
    });
    expect(dump(host.book)).toBe(before);
  });

  test('neither written nor taken back: it is left, and nobody is kept from typing in it', async () => {
    const { host, client } = await openOsaka();
    const { made } = await make();
    if (made === null) throw new Error('nothing to take back');
    client.faults.at(2, 'AccessDenied');
    client.faults.at(3, 'AccessDenied');
    expect(await failing(() => takeBackOwnSheet(made))).toMatchObject({ outcome: { changed: 'left', sheets: ['点検結果'] } });
    expect(sheetNamed(host.book, '点検結果').protection.protected).toBe(false);
  });

  test('a colleague has renamed it, and made another one of its name, between our look and our write: both stay', async () => {
    const { host, client } = await openOsaka();
    const { made } = await make();
    if (made === null) throw new Error('nothing to take back');
    afterLook(client, () => {
      host.book.renameSheet(sheetNamed(host.book, '点検結果'), '点検結果 保存版');
      host.book.addSheet('点検結果').type(0, 0, '同僚の覚え');
    });
    await failing(() => takeBackOwnSheet(made));
    expect(host.book.sheets.map(({ name }) => name)).toEqual(expect.arrayContaining(['点検結果', '点検結果 保存版']));
    expect(sheetNamed(host.book, '点検結果').value(0, 0)).toBe('同僚の覚え');
  });

  test('a colleague unprotects it, between our look and our write, and writes below: it stays, with what they wrote', async () => {
    const { host, client } = await openOsaka();
    const { made } = await make();
    if (made === null) throw new Error('nothing to take back');
    afterLook(client, () => {
      const sheet = sheetNamed(host.book, '点検結果');
      sheet.unprotect();
      sheet.type(40, 1, '同僚の覚え');
    });
    expect((await failing(() => takeBackOwnSheet(made))).outcome).toEqual({ changed: 'nothing' });
    expect(sheetNamed(host.book, '点検結果').value(40, 1)).toBe('同僚の覚え');
    expect(sheetNamed(host.book, '点検結果').protection.protected).toBe(false);
  });

  test('only the answer to its write was lost: done', async () => {
    const { host, client } = await openOsaka();
    const before = dump(host.book);
    const { made } = await make();
    if (made === null) throw new Error('nothing to take back');
    client.resetCounters();
    client.faults.at(2, 'answer lost');
    await takeBackOwnSheet(made);
    expect(dump(host.book)).toBe(before);
  });
});

describe('made anew while a colleague works on it', () => {
  test('who has just renamed it to keep it keeps it; nothing unfinished stays, also after trying again', async () => {
    const { host, client } = await openOsaka();
    await make();
    sheetNamed(host.book, '点検結果').type(8, 7, '対応済み');
    const again = await plan();
    afterLook(client, () => host.book.renameSheet(sheetNamed(host.book, '点検結果'), '点検結果 保存版'));
    expect((await failing(again)).outcome).toEqual({ changed: 'nothing' });
    expect((await failing(again)).outcome).toEqual({ changed: 'nothing' });
    expect(sheetNamed(host.book, '点検結果 保存版').value(8, 7)).toBe('対応済み');
    expect(host.book.sheetByName('点検結果')).toBeNull();
    // As the button does it: planned again.
    await make();
    expect(sheetNamed(host.book, '点検結果 保存版').value(8, 7)).toBe('対応済み');
  });

  test.each<[string, (actions: readonly string[]) => number]>([
    ['before its title', actions => actions.length - 3],
    ['where it is empty for a moment', actions => actions.indexOf('Clear', actions.indexOf('Clear') + 1) + 1],
  ])('Excel stops %s: it is finished all the same', async (_, stop) => {
    const { host, client } = await openOsaka();
    await make();
    const again = await plan();
    client.batches.length = 0;
    await again();
    const whole = JSON.parse(dump(host.book)) as unknown;
    const written = client.batches.find(({ Actions }) => Actions.some(({ Name }) => Name === 'Clear'));
    const at = client.batches.findIndex(batch => batch === written);
    if (written === undefined) throw new Error('nothing was written');
    const next = await plan();
    client.faults.at(at + 1, { doneActions: stop(written.Actions.map(({ Name }) => Name)) });
    // One sync to look, one to finish it; then nothing more is let through, so that it is not a second try that succeeds.
    for (const later of [3, 4, 5, 6]) client.faults.at(at + 1 + later, 'AccessDenied');
    await next();
    client.faults.clear();
    await host.settled();
    expect(JSON.parse(dump(host.book))).toEqual(whole);
  });

  test('a colleague has just made a sheet of that name: theirs stays', async () => {
    const { host, client } = await openOsaka();
    const first = await plan();
    afterLook(client, () => host.book.addSheet('点検結果').type(0, 0, '同僚の覚え'));
    expect((await failing(first)).outcome).toEqual({ changed: 'nothing' });
    expect((await failing(first)).outcome).toEqual({ changed: 'nothing' });
    expect(sheetNamed(host.book, '点検結果').value(0, 0)).toBe('同僚の覚え');
    expect(host.book.sheets.filter(({ name }) => name.startsWith('点検結果'))).toHaveLength(1);
  });
});

test.each(
  ACTIONS.flatMap(
    action =>
      /^(?:make (.*) anew|renew (.*))$/
        .exec(action.name)
        ?.slice(1)
        .map(sheet => ({ sheet, action })) ?? [],
  ).filter(({ sheet }) => sheet),
)('$sheet anew: formulas of the staff that read it go on reading it', async ({ sheet, action: { prepare } }) => {
  const { started, plan } = await prepare();
  const report = sheetNamed(started.host.book, '報告書');
  const place = { row: 30, column: 4, rows: 1, columns: 2 };
  const formulas = [[`=${sheet}!A1`, `=COUNTA(${sheet}!A:A)`]];
  report.write(place, formulas);
  await started.host.settled();
  const [[title] = []] = report.values(place);
  await (
    await plan()
  )();
  await started.host.settled();
  expect(report.formulas(place)).toEqual(formulas);
  // A formula shows a blank cell as 0: above ダッシュボード the staff have inserted a row.
  expect([title, report.values(place)[0]?.[0]]).toEqual([sheetNamed(started.host.book, String(sheet)).value(0, 0) ?? 0, title]);
  expect(report.value(30, 5)).toBeGreaterThan(1);
});

test('Excel stops half-way through a new sheet: what is told as done is all of it', async () => {
  const { host, client } = await openOsaka();
  client.batches.length = 0;
  const { made } = await make();
  const whole = JSON.parse(dump(host.book)) as unknown;
  const at = client.batches.findIndex(({ Actions }) => Actions.some(({ Name }) => Name === 'Activate'));
  const length = client.batches[at]?.Actions.length ?? 0;
  if (made === null) throw new Error('nothing to take back');
  await takeBackOwnSheet(made);
  const first = await plan();
  client.faults.at(2, { doneActions: Math.floor(length / 2) });
  await first();
  await host.settled();
  expect(length).toBeGreaterThan(20);
  expect(JSON.parse(dump(host.book))).toEqual(whole);
});

test('工程表 that the staff have protected since it was planned anew stays as it is, and it is told', async () => {
  const { host } = await openSmall();
  await makeGantt(await planned());
  const again = await planned();
  sheetNamed(host.book, '工程表').protect();
  const before = dump(host.book);
  expect(await failing(() => makeGantt(again))).toMatchObject({
    failure: { kind: 'protectedSheet', sheet: '工程表' },
    outcome: { changed: 'nothing' },
  });
  expect(dump(host.book)).toBe(before);
});
