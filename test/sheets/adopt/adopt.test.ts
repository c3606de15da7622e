import { adoptionSteps, missingRequired, planAdoption } from '../../../src/sheets/adopt/adopt';
import { chooseMatch } from '../../../src/sheets/adopt/mapping/adopt-mapping';
import { readSource } from '../../../src/sheets/adopt/source/adopt-source';
import { inSlices, Stopped } from '../../../src/sheets/read/slices';
import { AS_OF, cellsOf, HOURS, PRODUCTIVITY, workbookState } from '../../pane/workbook-state';
import { adoption, CASES, propose, sourceOf } from './adopt-work';

const state = workbookState({ DX_KPIs: cellsOf('DX_KPIs', [HOURS, PRODUCTIVITY]) });
const empty = workbookState({});

describe('a table of the staff’s own, as it would be adopted', () => {
  test.each(CASES.map(one => [one.name, one] as const))('%s', (_, one) => {
    const book = one.table === 'DX_KPIs' ? empty : state;
    const { read, proposal } = propose(sourceOf(one), book);
    expect(proposal.table).toBe(one.table);
    const headerOf = new Map(read.columns.map(({ at, header }) => [at, header]));
    expect(Object.fromEntries(proposal.matches.map(({ at, to, confidence }) => [headerOf.get(at), [to, confidence]]))).toEqual(one.mapping);
    const result = adoption(book, read, proposal, proposal.matches);
    expect(result.plan.conflicts).toEqual([]);
    expect(result.rows).toHaveLength(one.rows.length);
    one.rows.forEach((row, index) => {
      expect(Object.fromEntries(Object.keys(row).map(header => [header, result.rows[index]?.cells[header]?.value ?? null]))).toEqual(row);
    });
    if (one.converted !== undefined) expect(result.converted).toBe(one.converted);
    if (one.issues) expect(result.issues.map(({ kind, column }) => `${kind} ${column}`)).toEqual(one.issues);
    if (one.notes) expect(result.notes.map(({ kind }) => kind)).toEqual(one.notes);
  });
});

describe('corrections', () => {
  const source = sourceOf({
    cells: [
      ['名称', '2030年', '備考'],
      ['作業削減時間', '110万時間', ''],
      ['合計', '', ''],
    ],
  });

  test('the headers can be moved: what is above them is no row', () => {
    const read = readSource(source, { headerRow: 1, headerRows: 1 });
    expect(read.columns.map(({ header }) => header)).toEqual(['作業削減時間', '110万時間']);
    expect(read).toMatchObject({ lines: [], totals: 1, titles: ['名称', '2030年', '備考'] });
  });

  test('a destination that is chosen anew is taken from the column that had it', () => {
    const { proposal } = propose(source, empty, 'DX_KPIs');
    const matches = chooseMatch(proposal.matches, proposal.destinations, 2, '名称');
    expect(matches.map(({ to, confidence }) => [to, confidence])).toEqual([
      [null, 'none'],
      ['目標2030', 'sure'],
      ['名称', 'chosen'],
    ]);
    expect(missingRequired('DX_KPIs', proposal.destinations, matches)).toEqual([]);
    expect(missingRequired('DX_KPIs', proposal.destinations, chooseMatch(matches, proposal.destinations, 2, null))).toEqual(['名称']);
  });

  test('a year the table has no column of becomes one at its right end; a number that is taken gives way', () => {
    const { read, proposal } = propose(
      sourceOf({
        cells: [
          ['番号', '指標名', '目標2035'],
          ['K2', '窓口の待ち時間', '10分'],
        ],
      }),
      state,
    );
    const { plan, rows, notes } = adoption(state, read, proposal, proposal.matches);
    expect(plan.tables).toMatchObject([{ action: 'append', columns: [{ header: '目標2035' }], at: { headerRow: 4, width: 19 } }]);
    expect(rows[0]?.cells.番号?.value).toBe('K2-2');
    expect(notes.map(({ kind }) => kind)).toEqual(['renumbered', 'unitsRead', 'undecided']);
    // What the source does not say is asked for, and no blank can pass for 0.
    expect(rows[0]?.cells.基準値).toMatchObject({ value: '―', from: null });
  });
});

describe('31.2 under the unit % is 31.2%', () => {
  const survey = sourceOf({
    cells: [
      ['指標', '単位', '現状値(R5)', 'R12年度目標', 'R6実績', 'R7実績見込'],
      ['オンライン申請率', '%', 25, 70, 31.2, 36],
      ['作業削減時間', '時間', 0, 1100000, 120000, 350000],
    ],
  });
  const withKpi = workbookState({
    DX_KPIs: cellsOf('DX_KPIs', [
      HOURS,
      { ...HOURS, 番号: 'K9', 名称: 'オンライン申請率', 単位: '%', 基準値: 0.25, 目標2030: 0.7, 目標2040: '―' },
    ]),
  });
  const valuesIn = (state: typeof empty, table: 'DX_KPIs' | 'DX_Actuals', source = survey) => {
    const { read, proposal } = propose(source, state, table);
    return adoption(state, read, proposal, proposal.matches).rows.map(({ cells }) => cells);
  };

  test('on the KPI sheet and among the actuals, by the unit the table itself gives', () => {
    expect(valuesIn(empty, 'DX_KPIs')[0]).toMatchObject({ 基準値: { value: 0.25, format: '0.0%' }, 目標2030: { value: 0.7 } });
    for (const state of [empty, withKpi])
      expect(valuesIn(state, 'DX_Actuals').flatMap(cells => (cells.KPI?.value === 'オンライン申請率' ? [cells.値] : []))).toEqual(
        expect.arrayContaining([expect.objectContaining({ value: 0.312, format: '0.0%' }), expect.objectContaining({ value: 0.36 })]),
      );
  });

  test('by the unit of the KPI, also down a column; a share that is one already stays', () => {
    const long = (...values: readonly number[]) =>
      sourceOf({ cells: [['KPI', '年度', '実績値'], ...values.map((value, at) => ['オンライン申請率', 2023 + at, value])] });
    const read = (...values: readonly number[]) => valuesIn(withKpi, 'DX_Actuals', long(...values)).map(({ 値 }) => 値?.value);
    // 0.9% among numbers of percent is one of them.
    expect(read(0.9, 31.2, 36)).toEqual([0.009, 0.312, 0.36]);
    expect(read(0.312, 0.36)).toEqual([0.312, 0.36]);
  });
});

test('20,000 rows in slices: told how far it is, and stopped', async () => {
  const cells = [
    ['取組', '実施内容', '期限', '進捗率'],
    ...Array.from({ length: 20_000 }, (_, row) => [`取組${row % 40}`, `工程${row}`, 'R8年度末', '50%']),
  ];
  const { read, proposal } = propose(sourceOf({ cells }), empty);
  const request = {
    state: empty,
    table: proposal.table,
    source: read,
    destinations: proposal.destinations,
    matches: proposal.matches,
    asOf: AS_OF,
  };
  const told: number[] = [];
  const { rows, converted, issues } = await inSlices(planAdoption(request), { onProgress: done => told.push(done) });
  expect([proposal.table, rows.length, converted, issues.length]).toEqual(['DX_Schedules', 20_000, 40_000, 0]);
  expect(told.length).toBeGreaterThan(2);
  expect(told).toEqual([...told].sort((one, other) => one - other));
  expect(Math.max(...told)).toBeLessThanOrEqual(adoptionSteps(read));
  const abort = new AbortController();
  await expect(inSlices(planAdoption(request), { signal: abort.signal, onProgress: () => abort.abort() })).rejects.toThrow(Stopped);
}, 60_000);
