import fc from 'fast-check';
import { isFault } from '../../../../src/domain/base/fault';
import { readScale, SCALES } from '../../../../src/domain/rating/scales';
import { status } from '../../../../src/domain/rating/status';
import { GRADE_HEADER, planScaleSheet, startFrom } from '../../../../src/sheets/make/own/scale-sheet';
import { LOWEST, problemsOf } from '../../../../src/sheets/read/own-scale';
import { simple } from '../../../domain/kpi/plans';
import { workbookState } from '../../../pane/workbook-state';

const tableOf = (name: (typeof SCALES)[number]['name']) => {
  const { measure, rows } = startFrom(name);
  return [[measure, GRADE_HEADER], ...rows];
};

test('every built-in rule is a table that reads without a doubt', () => {
  for (const { name } of SCALES) {
    const table = tableOf(name);
    expect([name, problemsOf({ cells: table })]).toEqual([name, []]);
    expect(isFault(readScale(table))).toBe(false);
    expect(table[table.length - 1]?.[0]).toBe(LOWEST);
  }
});

test('the commonest rule as the contract lays it out', () => {
  expect(tableOf('独立行政法人')).toEqual([
    ['達成率', '評価'],
    [1.2, 'A'],
    [1, 'B'],
    [0.8, 'C'],
    [LOWEST, 'D'],
  ]);
  expect(tableOf('浜松市')[1]).toEqual(['超 110%', '計画を上回る']);
  expect(tableOf('標準').slice(0, 3)).toEqual([
    ['進捗', '評価'],
    ['達成', '達成'],
    [1, '順調'],
  ]);
});

test('a table that says the same grades as its rule does; where it cannot, it is said', () => {
  const number = fc.oneof(
    fc.integer({ min: -50, max: 300 }),
    fc.double({ min: -1e3, max: 1e3, noNaN: true }).filter(value => Math.abs(value) > 1e-9),
  );
  const same = SCALES.filter(({ name }) => startFrom(name).differs === null);
  expect(same.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['標準', '長野県', '浜松市', '茨城県', '独立行政法人', '佐野市', '福岡市', 'カナダ統計局', 'ユーロスタット']),
  );
  let graded = 0;
  fc.assert(
    fc.property(
      number,
      number,
      number,
      fc.constantFrom('増加', '減少'),
      fc.integer({ min: 2021, max: 2032 }),
      fc.constantFrom(...same),
      (b, t, a, direction, asOf, rule) => {
        const own = readScale(tableOf(rule.name));
        if (isFault(own)) throw new Error(own.reason.kind);
        const kpi = simple(String(Number(t.toFixed(4))), { baseline: b, direction });
        const [byRule, byTable] = [status(kpi, 2030, a, asOf, rule), status(kpi, 2030, a, asOf, own)];
        if (!isFault(byRule)) graded++;
        expect(byTable).toEqual(byRule);
      },
    ),
    { numRuns: 4000 },
  );
  expect(graded).toBeGreaterThan(1000);
});

describe('the plan of the sheet', () => {
  const plan = (state: ReturnType<typeof workbookState>) => {
    const start = startFrom('独立行政法人');
    return planScaleSheet(state, { kind: 'none' }, start, start.rows, '例：…');
  };

  test('issuer, sentence, worked example and how it is read stand beside the table', () => {
    const text = plan(workbookState({}))
      .facts.map(line => line.join('：'))
      .join('\n');
    for (const said of ['総務大臣', '120%以上はA', '例：…', '150÷200＝75%', 'DX_Scale[#All]']) expect(text).toContain(said);
  });

  test('a second table is refused, a sheet of that name is left alone', () => {
    expect(plan({ ...workbookState({}), tableNames: ['dx_scale'] }).conflicts).toEqual([{ kind: 'nameTaken', name: 'DX_Scale' }]);
    const beside = plan({ ...workbookState({}), sheets: [{ id: 'x', name: '評価基準', visible: true, protected: false }] });
    expect(beside).toMatchObject({ sheet: '評価基準 (2)', taken: '評価基準', conflicts: [] });
  });
});
