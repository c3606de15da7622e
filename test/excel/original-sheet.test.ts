import type { Cells } from '../../src/domain/cell';
import { isFault } from '../../src/domain/fault';
import { kpisOf, readPlan, type Kpi } from '../../src/domain/plan';
import { findOriginal, makeOriginalSheet } from '../../src/excel/original-sheet';
import { readWorkbook } from '../../src/excel/read';
import { originalPlan } from '../../src/sheets/original-plan';
import { planOriginalSheet, type OriginalSheetPlan } from '../../src/sheets/original-sheet';
import { OSAKA } from '../../src/sheets/templates/osaka';
import type { Book } from '../host/book';
import { isErrorValue, type Value } from '../host/value';
import { openTemplate } from './gantt-book';
import { close, dump, failing, FAULTS, sheetNamed } from './workbook';

afterEach(close);

/** Puts rows below the headers of a table of ours and makes it as long. */
export function fill(book: Book, name: string, rows: readonly (readonly Value[])[]): void {
  const table = book.table(name);
  if (!table) throw new Error(name);
  table.sheet.write({ row: table.area.row + 1, column: table.area.column, rows: rows.length, columns: rows[0]?.length ?? 0 }, rows.map(row => [...row]));
  table.resize({ ...table.area, rows: rows.length + 1 });
}

async function plan(): Promise<OriginalSheetPlan> {
  const planned = planOriginalSheet(await readWorkbook(), await findOriginal());
  if (planned === null) throw new Error('nothing to make it of');
  return planned;
}

/** The KPIs under the name DX_OriginalPlan, as a function reads them. */
function kpisOfSheet(book: Book): readonly Omit<Kpi, 'row'>[] {
  const name = book.names.get('DX_OriginalPlan');
  const place = name && book.resolve(name.formula.replace(/^=/, ''), sheetNamed(book, 'KPI'));
  if (!place) throw new Error('no such name');
  const cells = place.sheet.values(place.area).map(line => line.map(value => (isErrorValue(value) ? { code: value.error } : value)));
  return read(cells as Cells);
}

function read(cells: Cells): readonly Omit<Kpi, 'row'>[] {
  const found = readPlan(cells);
  if (isFault(found)) throw new Error(found.reason.kind);
  return kpisOf(found).map(({ row: _, ...kpi }) => kpi);
}

async function expected(): Promise<readonly Omit<Kpi, 'row'>[]> {
  const { tables } = await readWorkbook();
  if (tables.DX_KPIs === null) throw new Error('no KPIs');
  return read(originalPlan(tables.DX_KPIs, tables.DX_Revisions));
}

const REVISIONS: readonly (readonly Value[])[] = [
  ['作業削減時間', 2030, 1_200_000, 1_300_000, 46300, '二度目'],
  ['作業 削減時間', 2030, 1_100_000, 1_200_000, 46000, '最初'],
  ['多重入力箇所', 2030, '―', 0, 46100, '決めた'],
  ['生産性向上率', 2040, '約18%', 0.2, 46100, '文字のまま'],
  ['職員のやりがい向上', 2030, 0.7, 0.75, null, '日付なし'],
  ['職員のやりがい向上', 2030, 0.6, 0.7, 46200, '日付のある方が先'],
  ['職員のやりがい向上', 2040, 0.9, 0.95, 46200, '同じ日の上の行'],
  ['職員のやりがい向上', 2040, 0.95, 0.96, 46200, '同じ日の下の行'],
];

test('plain formulas in two syncs give the original plan that the pane works with; nothing else changes', async () => {
  const { host, client } = await openTemplate(OSAKA);
  fill(host.book, 'DX_Revisions', REVISIONS);
  await host.settled();
  const before = JSON.parse(dump(host.book));
  const planned = await plan();
  expect(planned).toMatchObject({ sheet: '当初計画', replaces: false, taken: null, total: 5, capacity: 35, revised: 5, conflicts: [] });
  client.resetCounters();
  expect(await makeOriginalSheet(planned)).toEqual({ sheet: '当初計画', address: 'A1' });
  expect(client.counters.syncs).toBeLessThanOrEqual(2);
  await host.settled();
  expect(host.warnings).toEqual([]);
  expect(JSON.parse(dump(host.book, ['当初計画'])).sheets).toEqual(before.sheets);
  const sheet = sheetNamed(host.book, '当初計画');
  console.log(sheet.texts({ row: 4, column: 0, rows: 6, columns: 22 }), sheet.texts({row:0,column:0,rows:3,columns:1}));
  expect(kpisOfSheet(host.book)).toEqual(await expected());
});
