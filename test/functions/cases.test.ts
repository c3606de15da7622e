import cases from '../cases/functions.json';
import kinds from '../cases/kinds.json';
import published from '../cases/public.json';
import type { WireAnswer } from './runtime';
import { startRuntime } from './runtime';

type Case = [id: string, args: unknown[], expected: unknown, note: string];
/** Ours, what published sources wrote that once was read wrong, and more of each kind that the contract names. */
const CASES = [...cases, ...published, ...kinds] as unknown as Case[];

const runtime = startRuntime();
(globalThis as { CustomFunctions?: unknown }).CustomFunctions = runtime.CustomFunctions;

/** A cell of an answer as the cases write it. */
function shown(cell: unknown): unknown {
  return typeof cell === 'object' && cell !== null && 'code' in cell ? { error: cell.code } : cell;
}

function expectCell(actual: unknown, expected: unknown): void {
  if (typeof expected === 'number' && typeof actual === 'number')
    expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
  else expect(actual).toEqual(expected);
}

describe('the cases, through the real runtime', () => {
  let answers: WireAnswer[] = [];

  beforeAll(async () => {
    await import('../../src/functions/associate');
    answers = await runtime.call(CASES.map(([id, args]) => [id, args.map(value => (Array.isArray(value) ? value : [[value]]))]));
  });

  test.each(CASES.map(([id, args, expected, note], i) => [i, `${id} ${String(args[0])} ${note}`, expected] as const))(
    '%i %s',
    (i, _name, expected) => {
      const answer = answers[i];
      const rows = Array.isArray(answer) ? answer.map(row => row.map(shown)) : [[shown(answer)]];
      const wanted = Array.isArray(expected) ? (expected as unknown[][]) : [[expected]];
      expect(rows.map(row => row.length)).toEqual(wanted.map(row => row.length));
      wanted.forEach((row, r) => row.forEach((cell, c) => expectCell(rows[r]?.[c], cell)));
    },
  );
});
