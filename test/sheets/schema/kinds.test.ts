import { KINDS } from '../../../src/sheets/schema/kinds';

const NOTHING_KNOWN = { texts: () => null, nearest: () => null };

test.each([
  [0.45, { value: 0.45, issues: [] }],
  [1, { value: 1, issues: [] }],
  [2, { value: null, issues: [{ kind: 'outOfRange', fix: { from: 2, to: 0.02 } }] }],
  [100, { value: null, issues: [{ kind: 'outOfRange', fix: { from: 100, to: 1 } }] }],
])('a share of %d: a number of percent up to 100 is offered as the share', (cell, expected) =>
  expect(KINDS.ratio.parse(cell, { kind: 'ratio', header: '進捗率', help: '' }, NOTHING_KNOWN)).toMatchObject(expected),
);

test.each([100.5, 101, -1])('%d is no number of percent: nothing is offered', cell =>
  expect(KINDS.ratio.parse(cell, { kind: 'ratio', header: '進捗率', help: '' }, NOTHING_KNOWN).issues).toEqual([
    { kind: 'outOfRange', expected: { min: 0, max: 1 } },
  ]),
);
