import { ExcelFailure } from '../../../src/excel/batch/failure';
import { setCells, takeBackFixes, type AppliedFixes } from '../../../src/excel/edit/several-cells';
import type { CellFix } from '../../../src/excel/edit/write';
import { differ } from '../../host/quirks';
import { close, dump, failing, openOsaka, sheetNamed } from '../workbook';

afterEach(close);

const at = (address: string, from: string | number, to: string | number, format = '#,##0'): CellFix => ({
  place: { sheet: 'KPI', address },
  table: 'DX_KPIs',
  from,
  to,
  format,
});

/** The baselines of the five KPIs as staff type them. */
const TYPED = ['約110万時間', '２０箇所', '約12.5%', '▲3', '約5千件'];

async function typed() {
  const started = await openOsaka();
  const sheet = sheetNamed(started.host.book, 'KPI');
  sheet.write(
    { row: 6, column: 5, rows: 5, columns: 1 },
    TYPED.map(text => [text]),
  );
  await started.host.settled();
  return { ...started, sheet };
}

const FIXES = [at('F7', '約110万時間', 1100000), at('F8', '２０箇所', 20), at('F9', '約12.5%', 0.125, '0.0%')];

test('several cells in one batch, each original in a note; undone, everything is as it was', async () => {
  const { host, client, sheet } = await typed();
  const before = dump(host.book);
  client.resetCounters();
  const applied = await setCells(FIXES, { keepOriginals: true });
  expect(client.counters.syncs).toBeLessThanOrEqual(3);
  expect(sheet.texts({ row: 6, column: 5, rows: 5, columns: 1 })).toEqual([['1,100,000'], ['20'], ['12.5%'], ['▲3'], ['約5千件']]);
  expect(sheet.notes.map(({ text }) => text)).toEqual(['元の入力：約110万時間', '元の入力：２０箇所', '元の入力：約12.5%']);
  await takeBackFixes(applied);
  expect(dump(host.book)).toBe(before);
});

test('a note that is there stays, and comes through the undoing', async () => {
  const { host, sheet } = await typed();
  sheet.setNote(7, 5, '担当課に確認中');
  const before = dump(host.book);
  const applied = await setCells(FIXES, { keepOriginals: true });
  expect(applied.noted).toEqual([true, false, true]);
  expect(sheet.notes.find(({ row }) => row === 7)?.text).toBe('担当課に確認中');
  await takeBackFixes(applied);
  expect(dump(host.book)).toBe(before);
});

test('a note that somebody has edited since is theirs: the value goes back, the note stays', async () => {
  const { sheet } = await typed();
  const applied = await setCells(FIXES, { keepOriginals: true });
  sheet.setNote(7, 5, '元の入力：２０箇所（担当課に確認中）');
  await takeBackFixes(applied);
  expect([sheet.value(7, 5), sheet.notes.map(({ text }) => text)]).toEqual(['２０箇所', ['元の入力：２０箇所（担当課に確認中）']]);
});

test('a note that somebody edits while it is taken back stays, with the value it belongs to', async () => {
  const { host, client, sheet } = await typed();
  const applied = await setCells(FIXES, { keepOriginals: true });
  const start = host.book.snapshot();
  client.resetCounters();
  await takeBackFixes(applied);
  const { syncs } = client.counters;
  host.book.restore(start);
  await host.settled();
  client.faults.after(syncs - 1, () => sheet.setNote(7, 5, '担当課に確認中'));
  // The next attempt does not come to its look.
  client.faults.at(syncs + 4, 'AccessDenied');
  await failing(() => takeBackFixes(applied));
  await host.settled();
  expect([sheet.value(7, 5), sheet.noteAt(7, 5)?.text]).toEqual([20, '担当課に確認中']);
});

test('cells of a protected sheet that may be typed in get their values; notes may not be put there', async () => {
  const { host, sheet } = await typed();
  sheet.setStyle({ row: 6, column: 5, rows: 5, columns: 1 }, { locked: false });
  sheet.protect();
  const before = dump(host.book);
  const applied = await setCells(FIXES, { keepOriginals: true });
  expect([sheet.value(6, 5), applied.noted, sheet.notes]).toEqual([1100000, [false, false, false], []]);
  await takeBackFixes(applied);
  expect(dump(host.book)).toBe(before);
});

test('where Excel takes no comments nothing is written before that is told; without them all of it is', async () => {
  const { host, sheet } = await typed();
  differ(host, 'noComments');
  const before = dump(host.book);
  expect(await failing(() => setCells(FIXES, { keepOriginals: true }))).toMatchObject({
    failure: { kind: 'noNote', sheet: 'KPI', address: 'F7', isProtected: false },
    outcome: { changed: 'nothing' },
  });
  expect(dump(host.book)).toBe(before);
  const applied = await setCells(FIXES, { keepOriginals: false });
  expect([sheet.value(6, 5), sheet.notes.length]).toEqual([1100000, 0]);
  await takeBackFixes(applied);
  expect(dump(host.book)).toBe(before);
});

test('one cell that has changed since keeps all from being written, and from being undone', async () => {
  const { host, sheet } = await typed();
  sheet.write({ row: 7, column: 5, rows: 1, columns: 1 }, [[21]]);
  const before = dump(host.book);
  expect(await failing(() => setCells(FIXES, { keepOriginals: true }))).toMatchObject({
    failure: { kind: 'changedMeanwhile', what: 'KPI!F8' },
    outcome: { changed: 'nothing' },
  });
  expect(dump(host.book)).toBe(before);
  const applied = await setCells(
    [FIXES[0], FIXES[2]].flatMap(fix => fix ?? []),
    { keepOriginals: false },
  );
  sheet.write({ row: 6, column: 5, rows: 1, columns: 1 }, [[1200000]]);
  const then = dump(host.book);
  expect(await failing(() => takeBackFixes(applied))).toMatchObject({ failure: { kind: 'changedMeanwhile', what: 'KPI!F7' } });
  expect(dump(host.book)).toBe(then);
});

test('formulas and protected sheets are refused before anything is written', async () => {
  const { host, sheet } = await typed();
  sheet.write({ row: 7, column: 5, rows: 1, columns: 1 }, [['=10+10']]);
  await host.settled();
  const before = dump(host.book);
  const withFormula = [at('F7', '約110万時間', 1100000), at('F8', 20, 21)];
  expect(await failing(() => setCells(withFormula, { keepOriginals: true }))).toMatchObject({ failure: { kind: 'cellHasFormula' } });
  sheet.protect();
  expect(await failing(() => setCells([at('F7', '約110万時間', 1100000)], { keepOriginals: true }))).toMatchObject({
    failure: { kind: 'protectedSheet', sheet: 'KPI' },
  });
  sheet.unprotect();
  expect(dump(host.book)).toBe(before);
});

const FAULTS_HERE = ['AccessDenied', 'ItemNotFound', 'InvalidOperationInCellEditMode', 'connection lost', 'answer lost'] as const;

test.each([1, 2, 3, 4].flatMap(n => FAULTS_HERE.map(fault => [n, fault] as const)))(
  'at sync %i %s: all of it is done, or the workbook is as it was, and so it is told',
  async (n, fault) => {
    const { host, client } = await typed();
    const before = dump(host.book);
    client.faults.at(n, fault);
    const told = await setCells(FIXES, { keepOriginals: true }).then(
      applied => applied,
      (error: unknown) => error,
    );
    client.faults.clear();
    await host.settled();
    if (told instanceof ExcelFailure) {
      expect(dump(host.book)).toBe(before);
      expect(['nothing', 'takenBack']).toContain(told.outcome.changed);
    } else {
      expect(dump(host.book)).not.toBe(before);
      await takeBackFixes(told as AppliedFixes);
      expect(dump(host.book)).toBe(before);
    }
  },
);
