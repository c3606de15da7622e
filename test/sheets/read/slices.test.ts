import { finish, inSlices, Stopped, type Steps } from '../../../src/sheets/read/slices';

/** So many steps of some milliseconds each. */
function* slow(steps: number, milliseconds: number): Steps<string> {
  for (let step = 0; step < steps; step++) {
    const until = performance.now() + milliseconds;
    while (performance.now() < until);
    yield 10;
  }
  return 'done';
}

test('at once, and in slices with word of how far it is', async () => {
  expect(finish(slow(3, 0))).toBe('done');
  const told: number[] = [];
  expect(await inSlices(slow(12, 10), { onProgress: done => told.push(done) })).toBe('done');
  expect(told.length).toBeGreaterThan(1);
  expect(told).toEqual([...told].sort((one, other) => one - other));
  expect(told.every(done => done % 10 === 0 && done <= 120)).toBe(true);
});

test('short work is done before anything else can happen', async () => {
  let other = false;
  setTimeout(() => {
    other = true;
  }, 0);
  await inSlices(slow(5, 0));
  expect(other).toBe(false);
});

test('others get their turn, and it can be stopped', async () => {
  const abort = new AbortController();
  const turns: number[] = [];
  const timer = setInterval(() => turns.push(performance.now()), 1);
  const running = inSlices(slow(1000, 10), {
    signal: abort.signal,
    onProgress: done => {
      if (done > 80) abort.abort();
    },
  });
  await expect(running).rejects.toThrow(Stopped);
  clearInterval(timer);
  expect(turns.length).toBeGreaterThan(0);
});
