import fc from 'fast-check';
import type { Cell } from '../../../src/domain/base/cell';
import { isBlank } from '../../../src/domain/text/characters/text';
import { chooseMatch } from '../../../src/sheets/adopt/mapping/adopt-mapping';
import { tableProposal } from '../../../src/sheets/adopt/mapping/adopt-proposal';
import { fromMemory, recallMapping, recalledMatches, toMemory } from '../../../src/sheets/adopt/mapping/adopt-memory';
import type { AdoptedRow } from '../../../src/sheets/adopt/adopt-rows';
import { readSource, type SourceLine } from '../../../src/sheets/adopt/source/adopt-source';
import { knownIn } from '../../../src/sheets/adopt/adopt';
import { isBlankRow } from '../../../src/sheets/read/read';
import { TABLE_NAMES } from '../../../src/sheets/schema/table-name';
import { cellsOf, ENTRIES, HOURS, PRODUCTIVITY, workbookState } from '../../pane/workbook-state';
import { adoption, propose, sourceOf, THIS_YEAR } from './adopt-work';

const HEADERS = [
  '',
  'KPI',
  '指標名',
  '番号',
  'No.',
  '名称',
  '単位',
  '2030年',
  '目標（R12年度）',
  '目標2040',
  '令和6年度実績',
  'R7見込',
  '現状値(R2)',
  '担当課',
  '備考',
  '開始日',
  '期限',
  '進捗（%）',
  '予定',
  '開始',
  '終了',
  '取組',
  '実施内容',
  '実施時期',
  '会議名',
  '開催日',
  '役割',
  '役職名',
  '年間経費（千円）',
  '標準化対象',
  '状態',
  '合計',
  '値',
  '年度',
  '区分',
  'KPI',
  '作業削減時間',
  '写真',
];
const VALUES: readonly Cell[] = [
  '',
  '',
  '―',
  '約110万時間',
  '80%',
  'R7年度末',
  'R7.4～R8.3',
  '令和8年9月30日',
  '○',
  '◯',
  '作業削減時間',
  '作業削減じかん',
  '=1+1',
  '合計',
  '※注',
  0,
  1,
  60,
  0.5,
  2025,
  46112,
  -3,
  1e9,
  true,
  { code: '#N/A' },
  'K1',
  '増加',
  'リーダー',
  '2030年',
  '  ',
  '未定',
  '12,345',
  '\n改行\n',
];
const cell = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom<Cell>(...VALUES) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 1, arbitrary: fc.double({ noNaN: true }) },
);
const grid = fc
  .integer({ min: 1, max: 8 })
  .chain(width =>
    fc.tuple(
      fc.array(fc.array(fc.constantFrom<Cell>(...HEADERS), { minLength: width, maxLength: width }), { minLength: 1, maxLength: 3 }),
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 8 }),
    ),
  );
const area = fc.record({
  row: fc.integer({ min: 0, max: 5 }),
  column: fc.integer({ min: 0, max: 5 }),
  rows: fc.integer({ min: 1, max: 4 }),
  columns: fc.integer({ min: 1, max: 4 }),
});
const STATES = [
  workbookState({}),
  workbookState({
    DX_KPIs: cellsOf('DX_KPIs', [HOURS, ENTRIES, PRODUCTIVITY]),
    DX_Actuals: cellsOf('DX_Actuals', []),
    DX_Schedules: cellsOf('DX_Schedules', []),
  }),
];
/** The person's choices: which column, which destination. */
const choices = fc.array(fc.tuple(fc.nat(8), fc.nat(30)), { maxLength: 6 });

test('whatever is pointed at and however it is mapped: no failure, no two columns in one, no cell that is mapped gets lost', () => {
  fc.assert(
    fc.property(
      grid,
      fc.array(area, { maxLength: 2 }),
      fc.constantFrom(null, ...TABLE_NAMES),
      fc.constantFrom(...STATES),
      choices,
      fc.option(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 3 })), { nil: null }),
      ([headers, body], merges, table, state, chosen, layout) => {
        const source = sourceOf({ cells: [...headers, ...body] as Cell[][] as never, merges });
        const proposed = propose(source, state, table);
        const read = layout === null ? proposed.read : readSource(source, { headerRow: layout[0], headerRows: layout[1] });
        const proposal =
          layout === null
            ? proposed.proposal
            : tableProposal(proposed.proposal.table, {
                source: read,
                about: [],
                known: knownIn(state),
                thisYear: THIS_YEAR,
                headersOf: name => state.tables[name]?.cells[0] ?? null,
              });
        const { destinations } = proposal;
        let { matches } = proposal;
        for (const [column, destination] of chosen) {
          const at = read.columns[column % Math.max(1, read.columns.length)]?.at;
          if (at !== undefined) matches = chooseMatch(matches, destinations, at, destinations[destination]?.id ?? null);
        }
        const taken = matches.flatMap(({ to }) => to ?? []);
        expect(new Set(taken).size).toBe(taken.length);

        const { rows, plan, present, notes } = adoption(state, read, proposal, matches);
        const of = new Map<SourceLine, AdoptedRow[]>();
        for (const row of rows) of.set(row.line, [...(of.get(row.line) ?? []), row]);
        const byRow = matches.filter(({ to }) => destinations.some(({ id, asRow }) => asRow && id === to));
        let left = 0;
        for (const line of read.lines) {
          const mapped = matches.filter(({ at, to }) => to !== null && !isBlankRow([line.cells[at]]));
          const own = of.get(line) ?? [];
          const wanted = mapped.length === 0 ? 0 : byRow.length === 0 ? 1 : byRow.filter(({ at }) => !isBlank(line.cells[at])).length;
          left += wanted - own.length;
          for (const row of own) {
            for (const { at, to } of mapped) {
              if (to !== null && !byRow.some(other => other.to === to))
                expect([to, row.cells[to]?.value ?? null, row.cells[to]?.from]).toEqual([to, expect.anything(), at]);
            }
          }
          for (const { at } of own.length === 0 ? [] : byRow) {
            if (!isBlank(line.cells[at]))
              expect(own.filter(({ cells }) => cells.値?.from === at && cells.値.value !== null).length + present).toBeGreaterThan(0);
          }
        }
        const withoutValue = notes.reduce((sum, note) => sum + (note.kind === 'noValue' ? note.count : 0), 0);
        expect(left).toBe(present + withoutValue);
        // What is planned is what was counted.
        const [planned] = plan.tables;
        if (rows.length > 0 && planned)
          expect(planned.action === 'create' ? planned.body.length : planned.action === 'append' ? planned.rows.length : 0).toBe(
            rows.length,
          );

        const memory = toMemory(proposal.table, read.columns, matches);
        const remembered = fromMemory(memory);
        expect(remembered).not.toBeNull();
        const recalled = recallMapping(remembered === null ? [] : [remembered], read.columns, proposal.table);
        expect(recalled === null ? null : recalledMatches(recalled, read.columns, destinations).map(({ to }) => to)).toEqual(
          matches.map(({ to }) => to),
        );
      },
    ),
    { numRuns: 300, seed: 20261121 },
  );
}, 120_000);

test('a remembered value that is anything at all is read without a failure', () => {
  fc.assert(
    fc.property(fc.oneof(fc.object(), fc.array(fc.anything())), value => {
      fromMemory(value);
    }),
    { numRuns: 300 },
  );
});
