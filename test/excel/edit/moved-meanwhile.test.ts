/** Somebody moves rows of the KPI sheet between our look and our write: the right row gets it, or nothing does and it is told. */
import { ExcelFailure } from '../../../src/excel/batch/failure';
import { bind, type BindCell } from '../../../src/excel/edit/bindings';
import { takeBackBinds } from '../../../src/excel/edit/take-back-bindings';
import { takeBackCells, writeCells } from '../../../src/excel/edit/cells';
import { insertFormula, undoInsert, type Insertion } from '../../../src/excel/edit/insert-formula';
import { setKpiColumn, takeKpiColumnBack } from '../../../src/excel/edit/kpi-column';
import { moveNotes, moveNotesBack } from '../../../src/excel/edit/move-notes';
import { repairCells } from '../../../src/excel/edit/repair-cells';
import { repairFormula } from '../../../src/excel/edit/repair-formula';
import { setCells, takeBackFixes, type AppliedFixes } from '../../../src/excel/edit/several-cells';
import { setCell, takeBackFix, type AppliedFix, type CellFix } from '../../../src/excel/edit/write';
import { revise } from '../../../src/excel/edit/revise';
import { readWorkbook } from '../../../src/excel/read/read';
import type { PublicSheet } from '../../../src/excel/sheets/own/public-sheets';
import type { Symptom } from '../../../src/sheets/doctor/symptom';
import type { GridEdit } from '../../../src/sheets/publish/repair';
import { sharedColumn } from '../../../src/sheets/make/kpi-column';
import { area, type Area } from '../../host/cell/address';
import type { Book } from '../../host/book/book';
import type { Table } from '../../host/book/table';
import { openLedger } from '../../faults/books';
import { tell } from '../../faults/told';
import { AS_OF, close, dump, sheetNamed } from '../workbook';

afterEach(close);

function kpisOf(book: Book): Table {
  const table = book.table('DX_KPIs');
  if (table === null) throw new Error('no KPIs');
  return table;
}

/** 名称 -> the first target. */
async function targets(): Promise<Record<string, unknown>> {
  const rows = (await readWorkbook()).tables.DX_KPIs?.rows ?? [];
  return Object.fromEntries(rows.map(row => [String(row.name), row.targets.find(({ year }) => year === 2030)?.value]));
}

test.each<[string, (book: Book) => void]>([
  ['deletes the row above', book => kpisOf(book).deleteRows(0, 1)],
  [
    'sorts the table the other way',
    book => {
      const { sheet, bodyArea } = kpisOf(book);
      sheet.write(bodyArea, [...sheet.formulas(bodyArea)].reverse());
    },
  ],
  ['inserts a row above the table', book => sheetNamed(book, 'KPI').insertRows(0, 1)],
])('a target is revised while a colleague %s', async (_, edit) => {
  const { host, client } = await openLedger();
  const before = await targets();
  client.faults.after(1, () => edit(host.book));
  const told = await tell(() =>
    revise({
      kpi: '作業削減時間',
      year: 2030,
      from: 1_100_000,
      before: 1_100_000,
      after: 1_200_000,
      revisedOn: AS_OF,
      reason: '増',
      unit: '時間',
      setUp: null,
    }),
  );
  await host.settled();
  const now = await targets();
  expect(now).toEqual({
    ...Object.fromEntries(Object.entries(before).filter(([name]) => name in now)),
    作業削減時間: told.said === 'done' ? 1_200_000 : 1_100_000,
  });
  expect((await readWorkbook()).tables.DX_Revisions?.rows.length).toBe(told.said === 'done' ? 1 : 0);
});

test('評価方式 for all KPIs while a colleague inserts a row above', async () => {
  const { host, client } = await openLedger();
  const change = sharedColumn(await readWorkbook(), 'scale')?.changeTo('長野県');
  if (!change) throw new Error('no column to set');
  client.faults.after(1, () => sheetNamed(host.book, 'KPI').insertRows(0, 1));
  const told = await tell(() => setKpiColumn(change));
  await host.settled();
  const scales = (await readWorkbook()).tables.DX_KPIs?.rows.map(({ scale }) => scale);
  expect(new Set(scales).size).toBe(1);
  expect(told.said === 'done' ? scales?.[0] : null).toBe(told.said === 'done' ? '長野県' : null);
});

const SHARE: CellFix = { place: { sheet: 'KPI', address: 'G8' }, table: 'DX_KPIs', from: 80, to: 0.8, format: '0.0%' };
test.each<[string, () => Promise<unknown>]>([
  ['one cell', () => setCell(SHARE, { keepOriginal: false })],
  ['several cells', () => setCells([SHARE], { keepOriginals: false })],
])('80 becomes 80% in its own row only: a colleague swaps it with a row that holds 80, too (%s)', async (_, fix) => {
  const { host, client } = await openLedger();
  const { sheet, bodyArea } = kpisOf(host.book);
  const row = (at: number) => ({ ...bodyArea, row: bodyArea.row + at, rows: 1 });
  for (const at of [1, 2]) sheet.write({ ...row(at), column: 6, columns: 1 }, [[80]]);
  await host.settled();
  expect([sheet.value(7, 6), sheet.value(8, 6)]).toEqual([80, 80]);
  client.faults.after(1, () => {
    const [one, other] = [sheet.formulas(row(1)), sheet.formulas(row(2))];
    sheet.write(row(1), other);
    sheet.write(row(2), one);
  });
  expect(await tell(fix)).toMatchObject({ said: 'nothing', kind: 'changedMeanwhile' });
  await host.settled();
  expect([sheet.value(7, 6), sheet.value(8, 6)]).toEqual([80, 80]);
});

test('a target is revised while a colleague swaps the row with one of the same target: its own row gets it', async () => {
  const { host, client } = await openLedger();
  const { sheet, bodyArea } = kpisOf(host.book);
  const row = (at: number) => ({ ...bodyArea, row: bodyArea.row + at, rows: 1 });
  for (const at of [1, 2]) sheet.write({ ...row(at), column: 6, columns: 1 }, [[500]]);
  await host.settled();
  const [kpi, other] = [String(sheet.value(7, 1)), String(sheet.value(8, 1))];
  client.faults.after(1, () => {
    const [one, two] = [sheet.formulas(row(1)), sheet.formulas(row(2))];
    sheet.write(row(1), two);
    sheet.write(row(2), one);
  });
  const order = { kpi, year: 2030, from: 500, before: 500, after: 600, revisedOn: AS_OF, reason: '増', unit: null, setUp: null };
  expect((await tell(() => revise(order))).said).toBe('done');
  await host.settled();
  expect(await targets()).toMatchObject({ [kpi]: 600, [other]: 500 });
});

describe.each<[string, () => Promise<() => Promise<void>>]>([
  [
    'one cell',
    async () =>
      (
        (applied: AppliedFix) => () =>
          takeBackFix(applied)
      )(await setCell(SHARE, { keepOriginal: false })),
  ],
  [
    'several cells',
    async () =>
      (
        (applied: AppliedFixes) => () =>
          takeBackFixes(applied)
      )(await setCells([SHARE], { keepOriginals: false })),
  ],
])('a fix that is taken back later (%s)', (_, fix) => {
  const row = (body: Area, at: number): Area => ({ ...body, row: body.row + at, rows: 1 });

  async function fixed() {
    const { host } = await openLedger();
    const { sheet, bodyArea } = kpisOf(host.book);
    sheet.write({ ...row(bodyArea, 1), column: 6, columns: 1 }, [[80]]);
    sheet.write({ ...row(bodyArea, 2), column: 6, columns: 1 }, [[0.8]]);
    await host.settled();
    return { host, sheet, bodyArea, back: await fix() };
  }

  test('leaves another row alone that has come to its place and holds the same', async () => {
    const { host, sheet, bodyArea, back } = await fixed();
    const [one, other] = [sheet.formulas(row(bodyArea, 1)), sheet.formulas(row(bodyArea, 2))];
    sheet.write(row(bodyArea, 1), other);
    sheet.write(row(bodyArea, 2), one);
    await host.settled();
    expect(await tell(back)).toMatchObject({ said: 'nothing', kind: 'changedMeanwhile' });
    expect([sheet.value(7, 6), sheet.value(8, 6)]).toEqual([0.8, 0.8]);
  });

  test('is taken back though another cell of its row has been changed since', async () => {
    const { host, sheet, bodyArea, back } = await fixed();
    sheet.write({ ...row(bodyArea, 1), column: bodyArea.columns - 1, columns: 1 }, [['確認済み']]);
    await host.settled();
    await back();
    expect([sheet.value(7, 6), sheet.value(8, 6)]).toEqual([80, 0.8]);
  });
});

/** A list of the staff's own: three rows with one value in 件数 or 区分, and what tells the rows apart. */
async function openList() {
  const { host, client } = await openLedger();
  const sheet = host.book.addSheet('一覧');
  sheet.write({ row: 0, column: 1, rows: 4, columns: 3 }, [
    ['手続', '区分', '係'],
    ['転入', '窓　口', '一係'],
    ['転出', '窓 口', '二係'],
    ['印鑑', '窓 口 ', '三係'],
  ]);
  await host.settled();
  const rows = { row: 1, column: 1, rows: 3, columns: 4 };
  const reverse = async (): Promise<void> => {
    sheet.write(rows, [...sheet.formulas(rows)].reverse());
    await host.settled();
  };
  return { host, client, sheet, rows, reverse };
}
const REPAIRS: readonly GridEdit[] = [
  { row: 1, column: 2, before: '窓　口', after: '窓口' },
  { row: 2, column: 2, before: '窓 口', after: '窓口' },
  { row: 3, column: 2, before: '窓 口 ', after: '窓口' },
];
const SYMPTOMS = ['C2', 'C3', 'C4'].map(
  address => ({ place: { sheet: '一覧', address }, formula: '', kind: 'overwritten', value: 1, repair: '=1+1' }) as Symptom,
);
const BOUND: BindCell = {
  place: { sheet: '一覧', address: 'C2' },
  binding: { kpi: '作業削減時間', measure: 'actual', year: null, look: 'keep', triangle: false, as: 'value' },
  content: '窓 口',
  format: null,
  shown: '窓　口',
};
const NOTES: PublicSheet = { name: '一覧の注記', lines: [['元の行', '内容'], ...REPAIRS.map(({ row, before }) => [row, before])] };
const INSERTION: Insertion = {
  block: { sheet: '一覧', row: 1, column: 4, rows: 1, columns: 1 },
  formula: '=1+1',
  sources: [],
  formats: null,
};

describe.each<[string, () => Promise<() => Promise<unknown>>]>([
  [
    'repaired cells',
    async () => {
      const written = await repairCells('一覧', REPAIRS);
      return () => takeBackCells(written);
    },
  ],
  [
    'repaired formulas',
    async () => {
      const [first] = [await repairFormula(SYMPTOMS[0] as Symptom), await repairFormula(SYMPTOMS[2] as Symptom)];
      return () => takeBackCells(first);
    },
  ],
  [
    'bound cells',
    async () => {
      const written = await bind([BOUND]);
      // Another row shows the same by now.
      await setCell({ place: { sheet: '一覧', address: 'C4' }, from: '窓 口 ', to: '窓 口', format: 'General' }, { keepOriginal: false });
      return () => takeBackBinds(written);
    },
  ],
  [
    'notes that were moved',
    async () => {
      const moved = await moveNotes('一覧', REPAIRS, NOTES);
      return () => moveNotesBack(moved);
    },
  ],
  [
    'an inserted formula',
    async () => {
      await insertFormula({ ...INSERTION, block: { ...INSERTION.block, row: 3 } });
      const inserted = await insertFormula(INSERTION);
      return () => undoInsert(inserted);
    },
  ],
])('taken back later: %s', (_, act) => {
  test('rows that have been sorted are left alone: each original would come into another row', async () => {
    const { host, sheet, rows, reverse } = await openList();
    const back = await act();
    await reverse();
    const before = sheet.formulas(rows);
    expect(await tell(back)).toMatchObject({ said: 'nothing', kind: 'changedMeanwhile' });
    await host.settled();
    expect(sheet.formulas(rows)).toEqual(before);
  });

  test('another cell of a row has been changed since, which is no reason', async () => {
    const { host, sheet } = await openList();
    const back = await act();
    sheet.write({ row: 1, column: 3, rows: 1, columns: 1 }, [['四係']]);
    await host.settled();
    const before = sheet.formulas(area(1, 2, 1, 4));
    await back();
    await host.settled();
    expect(sheet.formulas(area(1, 2, 1, 4))).not.toEqual(before);
    expect([sheet.value(1, 2), sheet.value(1, 3), sheet.value(1, 4)]).toEqual(['窓　口', '四係', null]);
  });
});

const WRITTEN: CellFix = { place: { sheet: '一覧', address: 'C2' }, from: '窓　口', to: 0.5, format: '0.0%' };
const SPILL: Insertion = { ...INSERTION, formats: [['0.0%']] };
const write = () =>
  writeCells({
    cells: context => context.workbook.worksheets.getItem('一覧').getRange('C2'),
    check: ({ range }) => {
      if (range.values[0]?.[0] !== '窓　口') throw new ExcelFailure({ kind: 'changedMeanwhile', what: '一覧!C2' });
    },
    to: () => [[0.5]],
    format: () => '0.0%',
    tables: [],
  });
const nothingBefore = (act: () => Promise<unknown>) => () => Promise.resolve(act);
const back =
  <T>(act: () => Promise<T>, takeBack: (written: T) => Promise<unknown>) =>
  async () => {
    const written = await act();
    return () => takeBack(written);
  };

describe.each<[string, () => Promise<() => Promise<unknown>>, syncs?: number]>([
  ['written cells', nothingBefore(write)],
  ['written cells, taken back', back(write, takeBackCells)],
  ['a fix', nothingBefore(() => setCell(WRITTEN))],
  ['a fix, taken back', back(() => setCell(WRITTEN), takeBackFix)],
  ['several fixes', nothingBefore(() => setCells([WRITTEN], { keepOriginals: true })), 2],
  ['several fixes, taken back', back(() => setCells([WRITTEN], { keepOriginals: true }), takeBackFixes), 2],
  ['bound cells', nothingBefore(() => bind([{ ...BOUND, content: 0.5, format: '0.0%' }]))],
  ['bound cells, taken back', back(() => bind([{ ...BOUND, content: 0.5, format: '0.0%' }]), takeBackBinds)],
  ['an inserted formula, taken out', back(() => insertFormula({ ...SPILL, block: { ...SPILL.block, column: 2 } }), undoInsert)],
])('%s', (name, prepare, syncs = 1) => {
  test.each<[string, (sheet: Book['sheets'][number]) => void]>([
    ['row', sheet => sheet.deleteRows(1, 1)],
    ['column', sheet => sheet.deleteColumns(2, 1)],
  ])('a colleague deletes the %s meanwhile: the cell that comes to its place keeps content, look, note and names', async (_, remove) => {
    const { host, client, sheet } = await openList();
    for (const beside of [area(1, 3), area(2, 2)]) sheet.setStyle(beside, { numberFormat: '0.000' });
    if (name.startsWith('an inserted')) sheet.write(area(1, 2), [[null]]);
    const act = await prepare();
    await host.settled();
    let then = '';
    client.faults.after(syncs, () => {
      remove(sheet);
      host.calculation.settle();
      then = dump(host.book);
    });
    expect(await tell(act)).toMatchObject({ said: 'nothing', kind: 'changedMeanwhile' });
    await host.settled();
    expect(dump(host.book)).toBe(then);
  });
});

test('評価方式 for all KPIs that is taken back after a sort: no KPI gets the one of another', async () => {
  const { host } = await openLedger();
  const { sheet, bodyArea } = kpisOf(host.book);
  sheet.write({ ...bodyArea, column: 10, rows: 1, columns: 1 }, [['国連']]);
  await host.settled();
  const change = sharedColumn(await readWorkbook(), 'scale')?.changeTo('長野県');
  if (!change) throw new Error('no column to set');
  const written = await setKpiColumn(change);
  sheet.write(bodyArea, [...sheet.formulas(bodyArea)].reverse());
  await host.settled();
  const before = sheet.formulas(bodyArea);
  expect(await tell(() => takeKpiColumnBack(change, written))).toMatchObject({ said: 'nothing', kind: 'changedMeanwhile' });
  expect(sheet.formulas(bodyArea)).toEqual(before);
});

test('評価方式 for all KPIs is taken back though a row was inserted above and a KPI renamed', async () => {
  const { host } = await openLedger();
  const change = sharedColumn(await readWorkbook(), 'scale')?.changeTo('長野県');
  if (!change) throw new Error('no column to set');
  const scales = async () => (await readWorkbook()).tables.DX_KPIs?.rows.map(({ scale }) => scale);
  const before = await scales();
  const written = await setKpiColumn(change);
  const { sheet, bodyArea } = kpisOf(host.book);
  sheet.write({ ...bodyArea, column: 1, rows: 1, columns: 1 }, [['作業の削減']]);
  sheet.insertRows(0, 1);
  await host.settled();
  await takeKpiColumnBack(change, written);
  expect(await scales()).toEqual(before);
});
