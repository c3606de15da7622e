import type { Cells } from '../../../../src/domain/base/cell';
import { isFault } from '../../../../src/domain/base/fault';
import { kpisOf, readPlan, type Kpi } from '../../../../src/domain/kpi/plan';
import { findOriginal, makeOriginalSheet } from '../../../../src/excel/sheets/own/original-sheet';
import { readWorkbook } from '../../../../src/excel/read/read';
import { originalPlan } from '../../../../src/sheets/read/original-plan';
import { planOriginalSheet, type OriginalSheetPlan } from '../../../../src/sheets/make/own/original-sheet';
import { OSAKA } from '../../../../src/sheets/templates/osaka';
import type { Book } from '../../../host/book/book';
import { isErrorValue, type Value } from '../../../host/cell/value';
import { openTemplate } from './gantt-book';
import { close, dump, failing, FAULTS, sheetNamed, comesThrough } from '../../workbook';

afterEach(close);

/** Puts rows below the headers of a table of ours and makes it as long. */
export function fill(book: Book, name: string, rows: readonly (readonly Value[])[]): void {
  const table = book.table(name);
  if (!table) throw new Error(name);
  table.sheet.write(
    { row: table.area.row + 1, column: table.area.column, rows: rows.length, columns: rows[0]?.length ?? 0 },
    rows.map(row => [...row]),
  );
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

test('plain formulas in three syncs give the original plan that the pane works with; nothing else changes', async () => {
  const { host, client } = await openTemplate(OSAKA);
  fill(host.book, 'DX_Revisions', REVISIONS);
  await host.settled();
  const before = JSON.parse(dump(host.book));
  const planned = await plan();
  expect(planned).toMatchObject({ sheet: '当初計画', replaces: false, taken: null, total: 5, capacity: 35, revised: 5, conflicts: [] });
  client.resetCounters();
  expect(await makeOriginalSheet(planned)).toMatchObject({ sheet: '当初計画', address: 'A1' });
  expect(client.counters.syncs).toBeLessThanOrEqual(3);
  await host.settled();
  expect(host.warnings).toEqual([]);
  expect(JSON.parse(dump(host.book, ['当初計画'])).sheets).toEqual(before.sheets);
  const sheet = sheetNamed(host.book, '当初計画');
  expect(sheet.text(2, 0)).toBe('※「目標改定」に、目標年か改定日が数値や日付でない行が1行あります。点検の「直す」で直してください。');
  expect(sheet.texts({ row: 4, column: 0, rows: 6, columns: 10 }).map(line => line.slice(1, 8))).toEqual([
    ['名称', '単位', '向き', '基準年度', '基準値', '目標2030', '目標2040'],
    ['多重入力箇所', '箇所', '減少', '―', '―', '―', '0'],
    ['作業削減時間', '時間', '増加', '―', '―', '1,100,000', '2,120,000'],
    ['事業者負担軽減時間', '時間', '増加', '―', '―', '120,000', '340,000'],
    ['生産性向上率', '%', '増加', '―', '―', '10.3%', '約18%'],
    ['職員のやりがい向上', '%', '増加', '―', '―', '60.0%', '90.0%'],
  ]);
  // The row of the ledger each comes from: the person can look it up.
  expect(sheet.texts({ row: 5, column: 14, rows: 5, columns: 2 })).toEqual([
    ['3', '0'],
    ['2', '0'],
    ['0', '0'],
    ['0', '4'],
    ['6', '7'],
  ]);
  // Spare rows are blank, and are no KPIs.
  expect(sheet.texts({ row: 10, column: 0, rows: 30, columns: 10 }).flat().join('')).toBe('');
  expect(kpisOfSheet(host.book)).toEqual(await expected());
  // Nothing but what Excel 2021 and LibreOffice know, and nothing of the add-in.
  const names = new Set(
    sheet
      .formulas({ row: 0, column: 0, rows: 140, columns: 22 })
      .flat()
      .flatMap(cell => (typeof cell === 'string' && cell.startsWith('=') ? (cell.match(/[A-Z][A-Z.]*(?=\()/g) ?? []) : [])),
  );
  expect([...names].sort()).toEqual([
    'ASC',
    'COUNTIF',
    'IF',
    'INDEX',
    'INT',
    'ISNUMBER',
    'LOWER',
    'MAX',
    'MOD',
    'ROW',
    'ROWS',
    'SUBSTITUTE',
    'SUM',
    'SUMPRODUCT',
  ]);
});

test('a formula of a report answers against both plans, side by side; both follow what is changed later', async () => {
  const { host } = await openTemplate(OSAKA);
  fill(host.book, 'DX_Revisions', [['作業削減時間', 2030, 1_000_000, 1_100_000, 46000, '最初']]);
  await makeOriginalSheet(await plan());
  const report = sheetNamed(host.book, '報告書');
  const at = { row: 10, column: 0, rows: 1, columns: 4 };
  report.write(at, [
    ['DX_KPIs[#All]', 'DX_OriginalPlan', 'DX_KPIs[#All]', 'DX_OriginalPlan'].map(
      (cells, index) => `=DX.KPIGAP("${index < 2 ? '作業削減時間' : '窓口の待ち時間'}",2030,350000,${cells})`,
    ),
  ]);
  await host.settled();
  expect(report.texts(at)[0]?.slice(0, 2)).toEqual(['750000', '650000']);
  // A KPI added later, and its first revision, are covered without making the sheet anew.
  fill(host.book, 'DX_Revisions', [
    ['作業削減時間', 2030, 1_000_000, 1_100_000, 46000, '最初'],
    ['窓口の待ち時間', 2030, 400_000, 500_000, 46100, '見直し'],
    ['作業削減時間', 2030, 900_000, 1_000_000, 45900, '抜けていた改定'],
  ]);
  const table = host.book.table('DX_KPIs');
  if (!table) throw new Error('no table');
  table.resize({ ...table.area, rows: table.area.rows + 1 });
  table.sheet.write({ row: table.area.row + table.area.rows, column: table.area.column, rows: 1, columns: 8 }, [
    ['K6', '窓口の待ち時間', '分', '増加', 2023, 0, 500_000, 600_000],
  ]);
  await host.settled();
  expect(report.texts(at)).toEqual([['750000', '550000', '150000', '50000']]);
  expect(kpisOfSheet(host.book)).toEqual(await expected());
});

test('what a reader must know stands on the sheet', async () => {
  const { host } = await openTemplate(OSAKA);
  fill(host.book, 'DX_Revisions', [
    ['作業削減', 2030, 1, 2, 46000, '名称の誤り'],
    ['作業削減時間', '2030年', 1, 2, 'R8.4.1', '文字'],
  ]);
  await makeOriginalSheet(await plan());
  await host.settled();
  const warning = () => sheetNamed(host.book, '当初計画').text(2, 0);
  expect(warning()).toBe(
    '※「目標改定」に、KPIの名称と一致しない行が1行あります。※「目標改定」に、目標年か改定日が数値や日付でない行が1行あります。点検の「直す」で直してください。',
  );
  fill(host.book, 'DX_Revisions', [['作業削減時間', 2030, 1, 2, 46000, '']]);
  host.book.table('DX_KPIs')?.addColumn('目標2050');
  await host.settled();
  expect(warning()).toBe('※KPIシートに目標の列が増えています。「当初計画」を再作成してください。');
});

test('whatever the ledger holds, the sheet and the pane say the same', async () => {
  const { host } = await openTemplate(OSAKA);
  await makeOriginalSheet(await plan());
  let seed = 7;
  const random = (count: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * count);
  };
  const pick = <T>(values: readonly T[]): T => values[random(values.length)] as T;
  for (let round = 0; round < 25; round++) {
    const rows = Array.from({ length: 1 + random(12) }, (): Value[] => [
      pick(['多重入力箇所', '作業削減時間', '作業　削減 時間', '生産性向上率', '職員のやりがい向上', '知らないKPI', null]),
      pick([2030, 2040, 2035, null]),
      pick([0, 1_000, 0.5, '―', null, '約12万時間']),
      1,
      pick([46000, 46001, 46002.5, 46000, 2026, null]),
      '理由',
    ]);
    fill(host.book, 'DX_Revisions', rows);
    await host.settled();
    expect([round, kpisOfSheet(host.book)]).toEqual([round, await expected()]);
  }
});

test('made anew it takes the place of our sheet; the name and the formulas over it stay', async () => {
  const { host, client } = await openTemplate(OSAKA);
  host.book.addSheet('当初計画').write({ row: 0, column: 0, rows: 1, columns: 1 }, [['別の表']]);
  const first = await plan();
  expect(first).toMatchObject({ sheet: '当初計画 (2)', taken: '当初計画' });
  await makeOriginalSheet(first);
  const report = sheetNamed(host.book, '報告書');
  const at = { row: 10, column: 0, rows: 1, columns: 1 };
  report.write(at, [['=DX.TARGET("目標人数",2050,DX_OriginalPlan)']]);
  host.book.renameSheet(sheetNamed(host.book, '当初計画 (2)'), '改定前');
  const table = host.book.table('DX_KPIs');
  table?.addColumn('目標2050');
  table?.sheet.write({ row: table.area.row + 1, column: 1, rows: 1, columns: 1 }, [['目標人数']]);
  table?.sheet.write({ row: table.area.row + 1, column: table.area.columns - 1, rows: 1, columns: 1 }, [[70]]);
  const again = await plan();
  expect(again).toMatchObject({ sheet: '改定前', replaces: true, taken: null });
  client.resetCounters();
  await makeOriginalSheet(again);
  expect(client.counters.syncs).toBeLessThanOrEqual(3);
  await host.settled();
  expect(host.book.sheets.map(({ name }) => name).filter(name => /当初計画|改定前/.test(name))).toEqual(['当初計画', '改定前']);
  expect(sheetNamed(host.book, '当初計画').value(0, 0)).toBe('別の表');
  expect(report.text(10, 0)).toBe('70');
  host.book.removeSheet(sheetNamed(host.book, '改定前'));
  expect(await findOriginal()).toEqual({ kind: 'lost' });
  await makeOriginalSheet(await plan());
  await host.settled();
  expect(report.text(10, 0)).toBe('70');
});

test('what stands in the way is found before anything is written', async () => {
  const { host } = await openTemplate(OSAKA);
  host.book.names.add('DX_OriginalPlan', '=1');
  const table = host.book.table('DX_Revisions');
  table?.renameColumn(table.columns[2]?.id ?? 0, '前の目標');
  const planned = await plan();
  expect(planned.conflicts).toEqual([
    { kind: 'missingColumn', table: 'DX_Revisions', sheet: '目標改定', header: '旧目標' },
    { kind: 'nameTaken', name: 'DX_OriginalPlan' },
  ]);
  const before = dump(host.book);
  expect(await failing(() => makeOriginalSheet(planned))).toMatchObject({ kind: 'missingColumn', outcome: { changed: 'nothing' } });
  expect(dump(host.book)).toBe(before);
  host.book.removeSheet(sheetNamed(host.book, '目標改定'));
  expect(planOriginalSheet(await readWorkbook(), { kind: 'none' })).toBeNull();
});

describe.each(['new', 'anew'])('a fault at each sync leaves all or nothing: %s', how => {
  test.each(FAULTS.flatMap(fault => [1, 2].map(n => [fault, n] as const)))('%s at sync %i', async (fault, n) => {
    const { host, client } = await openTemplate(OSAKA);
    if (how === 'anew') await makeOriginalSheet(await plan());
    await host.settled();
    const before = dump(host.book);
    const planned = await plan();
    client.faults.at(n, fault);
    if (comesThrough(fault, n)) {
      await makeOriginalSheet(planned);
      await host.settled();
      expect(kpisOfSheet(host.book)).toEqual(await expected());
      return;
    }
    expect((await failing(() => makeOriginalSheet(planned))).outcome).toEqual({ changed: 'nothing' });
    expect(dump(host.book)).toBe(before);
  });
});
