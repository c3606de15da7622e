import { TODAY } from './clock';

test('the clock of the tests starts at their day and runs on', async () => {
  const begun = Date.now();
  expect(begun - TODAY).toBeGreaterThanOrEqual(0);
  expect(begun - TODAY).toBeLessThan(3_600_000);
  await new Promise(done => setTimeout(done, 20));
  expect(Date.now()).toBeGreaterThan(begun);
  expect(Math.abs(new Date().getTime() - Date.now())).toBeLessThan(1000);
  expect(new Date()).toBeInstanceOf(Date);
  expect(new Date(2026, 10, 28).toISOString()).toBe(new Date(Date.parse('2026-11-28T00:00')).toISOString());
});
