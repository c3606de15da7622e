import fc from 'fast-check';
import { fuzz } from './fuzz';
import { answerOf, CellErrorStandIn, loadFunctions } from './load';

const dx = loadFunctions();
const CALLS = Number(process.env['FUZZ_CALLS'] ?? 15000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20260401);

test(
  `${CALLS} calls with whatever Excel can pass`,
  () => {
    const { answered } = fuzz(dx, CALLS, SEED);
    expect(answered).toBeGreaterThan(CALLS * 0.3);
  },
  600000 + CALLS,
);

const cell = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<unknown>('a', 'b', 2030, 2026, 150, 46295, 0, '', null, 'R8年度', '80%') },
  fc.double(),
  fc.string(),
  fc.boolean(),
  fc.constant(undefined),
  fc.constant({ code: '#N/A' }),
);
const range = fc.oneof(
  cell.map(value => [[value]]),
  fc.array(fc.array(cell, { maxLength: 3 }), { maxLength: 3 }),
  fc.constant(null),
);

test('anything at all, for every function', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(dx)), fc.array(range, { maxLength: 7 }), (id, args) => {
      for (const row of answerOf(dx[id as keyof typeof dx], args)) {
        for (const value of row) {
          if (value instanceof CellErrorStandIn) expect(value.code).toMatch(/^#/);
          else
            expect(typeof value === 'number' ? Number.isFinite(value) : typeof value === 'string' || typeof value === 'boolean').toBe(true);
        }
      }
    }),
    { numRuns: 3000 },
  );
});

const HEADERS = ['名称', '番号', '向き', '基準年度', '基準値', '時点', '経路', '目標2030', '2040年'];
const row = (name: string, i: number) =>
  fc
    .tuple(
      fc.constantFrom('増加', '減少', ''),
      fc.constantFrom<unknown>(2020, 'R3年度', '', '―'),
      fc.integer({ min: -10, max: 200 }),
      fc.constantFrom('', '年末'),
      fc.constantFrom('', '直線', '階段'),
      fc.integer({ min: -10, max: 300 }),
      fc.constantFrom<unknown>('―', '30件', 200, 0),
    )
    .map(cells => [name, `K${i}`, ...cells]);

test("the order of the rows and columns of the plan changes nothing, nor do columns of one's own", () => {
  const plan = fc.tuple(row('a', 1), row('b', 2), row('c', 3));
  fc.assert(
    fc.property(
      plan,
      fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
      fc.shuffledSubarray(
        HEADERS.map((_, i) => i),
        { minLength: HEADERS.length },
      ),
      fc.integer({ min: -20, max: 320 }),
      fc.constantFrom(2022, 2030, 46295),
      (rows, order, columns, actual, asOf) => {
        const plain = [HEADERS, ...rows];
        const moved = [HEADERS, ...order.map(i => rows[i] as unknown[])].map((line, r) => [
          ...columns.map(c => line[c]),
          r === 0 ? '備考' : 'あ',
          ...(r === 0 ? ['出典'] : [2031]),
        ]);
        for (const [id, args] of [
          ['KPIGAP', [actual]],
          ['PROGRESS', [actual]],
          ['EXPECTED', [asOf]],
          ['STATUS', [actual, asOf]],
          ['REQUIREDPACE', [actual, asOf]],
          ['ONTRACK', [actual, asOf]],
        ] as const) {
          for (const year of [2030, 2040]) {
            const call = (table: unknown[][]) =>
              answerOf(dx[id], [[['a'], ['K2'], ['c']], [[year]], ...args.map(value => [[value]]), table]).map(line =>
                line.map(value => (value instanceof CellErrorStandIn ? value.code : value)),
              );
            expect(call(moved)).toEqual(call(plain));
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});
