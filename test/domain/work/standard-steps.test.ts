import { BUSINESSES, stepRates, type StepState } from '../../../src/domain/work/standard-steps';

const states = (list: readonly StepState[]): ReadonlyMap<number, StepState> => new Map(list.map((state, at) => [at + 1, state]));
const repeat = (state: StepState, count: number): StepState[] => Array.from({ length: count }, () => state);

test('of forty steps: what does not apply counts as finished, the rates are one together', () => {
  const rates = stepRates(states([...repeat('完了', 20), ...repeat('対象外', 4), ...repeat('着手', 6), ...repeat('未着手', 10)]));
  expect(rates).toEqual({ done: 0.6, doing: 0.15, waiting: 0.25, unknown: 0 });
});

test('steps without a state are in no rate, and are told', () => {
  expect(stepRates(states(repeat('完了', 10)))).toEqual({ done: 0.25, doing: 0, waiting: 0, unknown: 30 });
  expect(stepRates(new Map([[41, '完了']]))).toEqual({ done: 0, doing: 0, waiting: 0, unknown: 40 });
});

test('twenty businesses, each once', () => {
  expect(new Set(BUSINESSES).size).toBe(20);
});
