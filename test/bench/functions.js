/**
 * What DX.* costs, as Markdown tables: each function beside one that does nothing in Microsoft's runtime (same arguments in, answers of
 * the same shape out, so that what is left over the JSON and the runtime shows), growth with the rows, and the same work as plain
 * formulas. Times are the work of the runtime's process, without the delays it waits between two messages, unless said otherwise.
 *
 *   npm run bench                        all of it, after a build
 *   ROUNDS=31 ONLY=KPIGAP,STATUS node test/bench/functions.js [functions.js]
 */
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { startRuntime } = require('../functions/runtime');
const { alternate } = require('./measure.js');
const { inEngine, inLibreOffice } = require('./plain.js');
const { ARGUMENTS } = require('./work.js');

const ROUNDS = Number(process.env.ROUNDS || 9);
const NAMES = process.env.ONLY ? process.env.ONLY.split(',') : Object.keys(ARGUMENTS);
/** Single calls, and rows of one call. 1 is both. */
const SHAPES = [
  [1, 1],
  [2000, 1],
  [20000, 1],
  [1, 2000],
  [1, 20000],
];
/** Rounds before the clock runs: Excel's runtime stays up for hours, and what runs often is compiled by then. */
const WARM_UP = { '1x1': 30, '2000x1': 20, '20000x1': 1, '1x2000': 20, '1x20000': 8 };
const GROWTH = [10000, 100000];
/** MB for what is new in memory; V8's own 16 are less than a message of the larger one. */
const ROOM = '--max-semi-space-size=256';
/** Functions whose work people do with plain formulas. */
const PLAIN = ['KPIGAP', 'STATUS'];
const PLAIN_ROWS = 20000;

const bundle = process.argv[2] || path.join(__dirname, '..', '..', 'dist', 'functions.js');
const runtime = startRuntime();
runtime.run(fs.readFileSync(bundle, 'utf8'));
// The runtime collects calls for 50 ms and waits up to two seconds between two messages. That is no work: the bench waits as long
// only where it times what people wait for. 100 ms is how often the runtime looks for a script that is not there, more than 2,000 how
// long it lets scripts load.
const wait = runtime.globals.setTimeout;
let isHurried = true;
runtime.globals.setTimeout = (callback, delay, ...rest) =>
  wait(callback, isHurried && delay !== 100 && delay <= 2000 ? Math.min(delay, 1) : delay, ...rest);

const number = (value, digits = 1) => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(digits));
const row = cells => console.log(`| ${cells.join(' | ')} |`);
const head = cells => {
  row(cells);
  row(cells.map((_, i) => (i === 0 ? '---' : '---:')));
};

/** So many calls of so many rows each, sent in one message. Every call has arguments of its own, as from different cells. */
function calls(id, args, count) {
  const list = Array.from({ length: count }, () => [id, args]);
  return () => runtime.call(list);
}

/** A function that gives a fresh copy of one of the answers of `name`, whatever it is asked. */
async function idleFor(name, args, label) {
  const [sample] = await runtime.call([[name, args]]);
  if (!Array.isArray(sample)) throw new Error(`${name}: ${JSON.stringify(sample)}`);
  runtime.globals.sample = JSON.stringify(sample);
  const id = `IDLE_${name}_${label}`;
  runtime.run(
    `CustomFunctions.associate('${id}', (function (answer) { return function () { return answer.map(function (row) { return row.slice(); }); }; })(JSON.parse(sample)))`,
  );
  return id;
}

async function beside(name, count, rows, rounds) {
  const args = ARGUMENTS[name](rows);
  const idle = await idleFor(name, args, `${count}_${rows}`);
  const [nothing, real] = await alternate(
    [() => calls(idle, args, count), () => calls(name, args, count)],
    rounds,
    WARM_UP[`${count}x${rows}`] ?? 6,
  );
  return { nothing, real };
}

const title = ([count, rows]) =>
  rows === 1 ? `${count.toLocaleString('en')} call${count === 1 ? '' : 's'} of 1 row` : `1 call of ${rows.toLocaleString('en')} rows`;

async function besideNothing() {
  console.log(
    `\n### Beside a function that does nothing\n\nms of work (times the work of a function that does nothing), medians of ${ROUNDS} rounds.\n`,
  );
  head(['DX.', ...SHAPES.map(title)]);
  for (const name of NAMES) {
    const cells = [];
    for (const [count, rows] of SHAPES) {
      const { nothing, real } = await beside(name, count, rows, count === 20000 ? Math.min(ROUNDS, 3) : ROUNDS);
      cells.push(`${number(real.work)} (${(real.work / nothing.work).toFixed(2)})`);
    }
    row([name, ...cells]);
  }
}

/** What people wait for: the same calls in the runtime as it is, with its own delays. */
async function asCalled() {
  const rounds = Math.min(ROUNDS, 5);
  console.log(
    `\n### As people wait for it\n\nms from call to answer in the runtime with its own delays (times that of a function that does nothing), medians of ${rounds} rounds.\n`,
  );
  const shapes = [
    [2000, 1],
    [1, 20000],
  ];
  head(['DX.', ...shapes.map(title)]);
  for (const name of NAMES) {
    const cells = [];
    for (const [count, rows] of shapes) {
      const args = ARGUMENTS[name](rows);
      const idle = await idleFor(name, args, `${count}_${rows}`);
      const turns = [() => calls(idle, args, count), () => calls(name, args, count)];
      await alternate(turns, 0, WARM_UP[`${count}x${rows}`]);
      isHurried = false;
      const [nothing, real] = await alternate(turns, rounds, 1);
      isHurried = true;
      cells.push(`${number(real.passed)} (${(real.passed / nothing.passed).toFixed(2)})`);
    }
    row([name, ...cells]);
  }
}

/**
 * The many rows in one call, and the same rows in calls of a tenth of them, all in one message: what the runtime spends on a message
 * (JSON, memory) grows faster than its length, and so is the same on both sides. For the same reason new things have room for a whole
 * message in memory: a process of its own, where V8 need not move them about.
 */
async function growth() {
  if (!process.execArgv.includes(ROOM))
    return void execFileSync(process.execPath, [ROOM, __filename, bundle], { env: { ...process.env, PART: 'growth' }, stdio: 'inherit' });
  const [few, many] = GROWTH;
  const count = many / few;
  console.log(
    `\n### Growth\n\nms of work of one call, the least of ${ROUNDS} rounds; linear growth is ${count} times. The calls of ${few.toLocaleString('en')} rows come ${count} in a message, so that both messages are of one length.\n`,
  );
  head(['DX.', `${few.toLocaleString('en')} rows`, `${many.toLocaleString('en')} rows`, 'times', 'does nothing, times']);
  for (const name of NAMES) {
    const turns = [];
    for (const rows of GROWTH) {
      const args = ARGUMENTS[name](rows);
      const idle = await idleFor(name, args, `1_${rows}`);
      turns.push(
        () => calls(name, args, many / rows),
        () => calls(idle, args, many / rows),
      );
    }
    const [small, smallIdle, large, largeIdle] = await alternate(turns, ROUNDS, 4);
    const times = (one, other) => ((count * one.least) / other.least).toFixed(1);
    row([name, number(small.least / count), number(large.least), times(large, small), times(largeIdle, smallIdle)]);
  }
}

async function plain() {
  console.log(
    `\n### The same work as plain formulas, ${PLAIN_ROWS.toLocaleString('en')} rows\n\nms. Plain formulas: INDEX and MATCH in the plan, arithmetic, IF. LibreOffice: loading, recalculating and printing, less the same with constants (less an empty workbook).\n`,
  );
  head(['', 'DX, one call', 'DX, single calls', 'plain formulas, own engine', 'plain formulas, LibreOffice']);
  for (const name of PLAIN.filter(one => NAMES.includes(one))) {
    const one = await beside(name, 1, PLAIN_ROWS, ROUNDS);
    const singles = await beside(name, PLAIN_ROWS, 1, Math.min(ROUNDS, 3));
    const engine = await inEngine(name, PLAIN_ROWS, 1);
    const office = await inLibreOffice(name, PLAIN_ROWS, 3);
    row([
      name,
      number(one.real.work),
      number(singles.real.work),
      number(engine),
      office ? `${number(office.overConstants)} (${number(office.overEmpty)})` : 'not installed',
    ]);
  }
}

const PARTS = { nothing: besideNothing, called: asCalled, growth, plain };

(async () => {
  for (const [part, run] of Object.entries(PARTS)) if (!process.env.PART || process.env.PART === part) await run();
  process.exit(0);
})().catch(error => {
  console.error(error);
  process.exit(1);
});
