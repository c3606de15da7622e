import { compare } from './differential';
import { compareTexts } from './differential-texts';
import { loadFunctions } from './load';

/** 100,000 calls against a second reading of the contract. DIFFERENTIAL_SEED=n draws others. */
const SEED = Number(process.env['DIFFERENTIAL_SEED'] ?? 1);
const RUNS = 10;
const CALLS = 10_000;

test.each(Array.from({ length: RUNS }, (_, i) => SEED * 1000 + i))(
  `${CALLS} calls of seed %i: the same answers as a second reading of the contract`,
  seed => {
    expect(compare(loadFunctions(), CALLS, seed).cells).toBeGreaterThan(CALLS);
    expect(compareTexts(loadFunctions(), CALLS / 4, seed).cells).toBeGreaterThan(CALLS / 4);
  },
  5 * 60_000,
);
