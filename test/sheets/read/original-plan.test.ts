import fc from 'fast-check';
import type { Cell, Cells } from '../../../src/domain/base/cell';
import { isFault } from '../../../src/domain/base/fault';
import { gap } from '../../../src/domain/kpi/gap';
import { findKpi, readPlan } from '../../../src/domain/kpi/plan';
import { target } from '../../../src/domain/kpi/target';
import { originalPlan, revisionBook } from '../../../src/sheets/read/original-plan';
import { readTables } from '../../../src/sheets/read/read-all';

const KPIS: Cells = [
  ['番号', '名称', '向き', '基準年度', '基準値', '目標2030', '目標2040', '備考'],
  ['K1', '作業削減時間', '増加', 2023, 0, 1_200_000, 2_120_000, '目標2030は改定後'],
  ['K2', '多重 入力箇所', '減少', 2023, 156, 10, 0, ''],
  ['', '', '', '', '', '', '', ''],
  ['K3', 'ＤＸ研修', '増加', 2023, 0, '約300人', '―', ''],
];
const HEADERS = ['KPI', '目標年', '旧目標', '新目標', '改定日', '理由'];

function original(revisions: readonly (readonly Cell[])[] | null, kpis: Cells = KPIS, headers: readonly Cell[] = HEADERS): Cells {
  const ledger = revisions && [headers, ...revisions];
  const read = readTables({ DX_KPIs: kpis, ...(ledger && { DX_Revisions: ledger }) });
  return originalPlan({ cells: kpis, rows: read.DX_KPIs?.rows ?? [] }, ledger && { cells: ledger, rows: read.DX_Revisions?.rows ?? [] });
}
/** The targets of a row. */
const targets = (cells: Cells, row: number): readonly Cell[] => (cells[row] ?? []).slice(5, 7);

test('旧目標 of the earliest revision by its date, whatever the order of the rows; the other years and KPIs as they are', () => {
  const cells = original([
    ['作業削減時間', 2030, 1_100_000, 1_200_000, 46200, '二度目'],
    ['作業削減時間', 2030, 1_000_000, 1_100_000, 46000, '最初'],
  ]);
  expect(targets(cells, 1)).toEqual([1_000_000, 2_120_000]);
  expect(cells.map((line, row) => (row === 1 ? null : line))).toEqual(KPIS.map((line, row) => (row === 1 ? null : line)));
  expect([cells[1]?.[7], cells[0]]).toEqual(['目標2030は改定後', KPIS[0]]);
});

test('of two on one day the upper row came first; one without a date comes last', () => {
  expect(
    targets(
      original([
        ['作業削減時間', 2030, 5, 6, 46000, ''],
        ['作業削減時間', 2030, 6, 7, 46000, ''],
      ]),
      1,
    )[0],
  ).toBe(5);
  const [dated, undated] = [
    ['作業削減時間', 2030, 5, 6, 46000, ''],
    ['作業削減時間', 2030, 4, 5, '', ''],
  ] as const;
  for (const rows of [
    [undated, dated],
    [dated, undated],
  ])
    expect(targets(original(rows), 1)[0]).toBe(5);
});

test('a date as staff write it is read', () => {
  expect(
    targets(
      original([
        ['作業削減時間', 2030, 5, 6, 'R8.4.1', ''],
        ['作業削減時間', 2030, 4, 5, '令和7年度末', ''],
      ]),
      1,
    )[0],
  ).toBe(4);
});

test('names are compared without white space, width and case', () => {
  const cells = original([
    ['多重入力　箇所', 2030, 20, 10, 46000, ''],
    [' dx研修', 2040, 500, '', 46000, ''],
  ]);
  expect([targets(cells, 2), targets(cells, 4)]).toEqual([
    [20, 0],
    ['約300人', 500],
  ]);
});

test.each<Cell>(['', null, '―', '未定'])('旧目標 %j: the original is not decided', before => {
  const cells = original([['作業削減時間', 2030, before, 1_200_000, 46000, '']]);
  expect(targets(cells, 1)).toEqual(['―', 2_120_000]);
  const plan = readPlan(cells);
  const kpi = isFault(plan) ? plan : findKpi(plan, '作業削減時間');
  expect(isFault(kpi) ? kpi : target(kpi, 2030)).toMatchObject({ code: '#N/A', reason: { kind: 'noTarget', years: [2040] } });
});

test('0, a text with a number and an error are handed on as they stand', () => {
  const cells = original([
    ['作業削減時間', 2030, 0, 1, 46000, ''],
    ['作業削減時間', 2040, { code: '#REF!' }, 1, 46000, ''],
    ['ＤＸ研修', 2030, '約200人', 300, 46000, ''],
  ]);
  expect([...targets(cells, 1), targets(cells, 4)[0]]).toEqual([0, { code: '#REF!' }, '約200人']);
});

test('what says nothing about a target of this plan changes nothing', () => {
  expect(original(null)).toBe(KPIS);
  expect(original([['', '', '', '', '', '']])).toBe(KPIS);
  expect(
    original([
      ['知らないKPI', 2030, 1, 2, 46000, ''],
      ['作業削減時間', 2035, 1, 2, 46000, ''],
      ['作業削減時間', '', 1, 2, 46000, ''],
    ]),
  ).toBe(KPIS);
  // Columns that staff have moved are found, and without 旧目標 nobody knows.
  expect(targets(original([[46000, 7, 2030, '作業削減時間']], KPIS, ['改定日', '旧目標', '目標年', 'KPI']), 1)[0]).toBe(7);
  expect(targets(original([[46000, 2030, '作業削減時間']], KPIS, ['改定日', '目標年', 'KPI']), 1)[0]).toBe('―');
});

test('a formula answers both, side by side', () => {
  const cells = original([['作業削減時間', 2030, 1_100_000, 1_200_000, 46000, '']]);
  const left = [KPIS, cells].map(one => {
    const plan = readPlan(one);
    const kpi = isFault(plan) ? plan : findKpi(plan, '作業削減時間');
    return isFault(kpi) ? kpi : gap(kpi, 2030, 350_000);
  });
  expect(left).toEqual([850_000, 750_000]);
});

test('without revisions the original plan is the current one, whatever it holds', () => {
  const cell = fc.oneof(
    fc.constantFrom<Cell>('', null, '―', 0, 0.5, '約110万時間', { code: '#N/A' }),
    fc.double({ noNaN: true }),
    fc.string(),
  );
  const lines = fc.array(fc.array(cell, { minLength: 8, maxLength: 8 }), { maxLength: 8 });
  fc.assert(
    fc.property(lines, body => {
      const kpis = [KPIS[0] ?? [], ...body];
      expect(original([], kpis)).toEqual(kpis);
      expect(original(null, kpis)).toEqual(kpis);
    }),
  );
});

test('revising and going back along the ledger ends where it began', () => {
  const steps = fc.array(fc.record({ value: fc.integer({ min: 1, max: 1e6 }), days: fc.integer({ min: 0, max: 400 }) }), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), steps, fc.infiniteStream(fc.nat()), (start, changes, random) => {
      let [value, day] = [start, 45000];
      const rows = changes
        .map(change => {
          day += change.days + 1;
          const row: readonly Cell[] = ['作業削減時間', 2030, value, change.value, day, '理由'];
          value = change.value;
          return [random.next().value, row] as const;
        })
        .sort(([one], [other]) => one - other)
        .map(([, row]) => row);
      const kpis = KPIS.map((line, row) => (row === 1 ? line.map((cell, at) => (at === 5 ? value : cell)) : line));
      expect(targets(original(rows, kpis), 1)).toEqual([start, 2_120_000]);
    }),
  );
});

test('the revisions of a KPI, year by year, in their order', () => {
  const rows =
    readTables({
      DX_KPIs: KPIS,
      DX_Revisions: [
        HEADERS,
        ['作業削減時間', 2040, 1, 2, 46100, 'c'],
        ['作業削減時間', 2030, 1, 2, 46300, 'b'],
        ['作業削減時間', 2030, 1, 2, 46200, 'a'],
      ],
    }).DX_Revisions?.rows ?? [];
  const book = revisionBook(rows);
  expect(book.ofKpi('作業 削減時間').map(({ reason }) => reason)).toEqual(['a', 'b', 'c']);
  expect([book.of('作業削減時間', 2035), book.ofKpi('多重入力箇所')]).toEqual([[], []]);
});
