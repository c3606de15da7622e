/** Times of alternating runs, so that what else the machine does falls on both alike. */
const WARM_UP = 4;

const median = list => [...list].sort((one, other) => one - other)[list.length >> 1];

/**
 * Work of this process in ms, and the time that passed meanwhile. Garbage is collected when V8 thinks fit: forced before every run it
 * also throws compiled code away, which the idle function has none of.
 */
async function timed(run) {
  const before = process.cpuUsage();
  const started = process.hrtime.bigint();
  await run();
  const passed = Number(process.hrtime.bigint() - started) / 1e6;
  const { user, system } = process.cpuUsage(before);
  return { work: (user + system) / 1000, passed };
}

/**
 * Things done in turns.
 * @returns {Promise<{work: number, least: number, passed: number}[]>} for each of them: ms of work, its median and its least; ms that
 * passed, the median
 */
async function alternate(things, rounds, warmUp = WARM_UP) {
  const times = things.map(() => []);
  for (let round = -warmUp; round < rounds; round++) {
    const order = things.map((_, i) => i);
    if (round % 2 !== 0) order.reverse();
    for (const i of order) {
      const time = await timed(things[i]());
      if (round >= 0) times[i].push(time);
    }
  }
  return times.map(list => ({
    work: median(list.map(({ work }) => work)),
    least: Math.min(...list.map(({ work }) => work)),
    passed: median(list.map(({ passed }) => passed)),
  }));
}

module.exports = { alternate, median, timed };
