/**
 * What a call of DX.* costs beside a function that does nothing, in Microsoft's runtime: the same arguments in, answers of the same
 * shape out, so that what is left over the JSON and the runtime shows. One call over 20,000 rows, and 2,000 single calls.
 * Needs a build. Usage: node --expose-gc test/bench/functions.js [dist/functions.js]
 */
const fs = require('node:fs');
const path = require('node:path');
const { startRuntime } = require('../functions/runtime');

const ROWS = 20000;
const CALLS = 2000;
const ROUNDS = Number(process.env.ROUNDS || 31);
const WARM_UP = 20;

const bundle = process.argv[2] || path.join(__dirname, '..', '..', 'dist', 'functions.js');
const runtime = startRuntime();
runtime.run(fs.readFileSync(bundle, 'utf8'));

const PLAN = [
  ['名称', '単位', '向き', '基準年度', '基準値', '時点', '経路', '目標2030', '目標2040'],
  ['作業削減時間', '時間', '増加', 2023, 0, '年度末', '折れ線', 1100000, 2120000],
  ['多重入力箇所', '箇所', '減少', 2023, 60, '年度末', '折れ線', 0, 0],
  ['事業者負担軽減時間', '時間', '増加', 2023, 0, '年末', '階段', 120000, 340000],
  ['生産性向上率', '%', '増加', 2023, 0.01, '年度末', '直線', 0.103, 0.2],
  ['職員のやりがい向上', '%', '増加', 2023, 0.6, '年度末', '', 0.8, 0.95],
];
const KEYS = PLAN.slice(1).map(row => row[0]);
const column = make => Array.from({ length: ROWS }, (_, i) => [make(i)]);
const key = i => KEYS[i % KEYS.length];
const actual = i => (i * 7919) % 1000000;
const ACTUALS = [['KPI', '年度', '値'], ...KEYS.flatMap((name, k) => [2020, 2021, 2022, 2023, 2024, 2025].map((year, y) => [name, year, (k + 1) * (y + 3)]))];
const STAGES = [45000, 45500, 46000];

/** Arguments per function: a whole column for what may spill. The function that does nothing gives a fresh copy of one of its answers. */
const BENCHES = {
  KPIGAP: [column(key), [[2030]], column(actual), PLAN],
  STATUS: [column(key), [[2030]], column(actual), [[46295]], PLAN, [[null]]],
  ONTRACK: [column(key), column(i => 2030 + (i % 2) * 10), column(actual), column(i => 45000 + (i % 1500)), PLAN, [[0.1]]],
  FORECAST: [column(key), [[2030]], PLAN, ACTUALS, [['平均変化']]],
  MILESTONE: [column(i => STAGES[i % 3]), column(i => STAGES[i % 3] + 365), column(() => null), column(() => null), column(i => (i % 11) / 10), [[46295]]],
  NUMBER: [column(i => `約${(i % 500) + 1}万時間`)],
};
const SINGLES = { KPIGAP: [[['作業削減時間']], [[2030]], [[350000]], PLAN], STATUS: [[['作業削減時間']], [[2030]], [[350000]], [[46295]], PLAN, [[null]]] };

/** The time the runtime's own thread takes, without the delays it waits between two messages. */
function work(call) {
  if (global.gc) global.gc();
  const before = process.cpuUsage();
  return call().then(() => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
}

const median = list => [...list].sort((one, other) => one - other)[list.length >> 1];

async function compare(name, args, repeat) {
  const calls = id => Array.from({ length: repeat }, () => [id, JSON.parse(JSON.stringify(args))]);
  const [sample] = await runtime.call([[name, args]]);
  runtime.globals.sample = JSON.stringify(sample);
  const idle = `IDLE_${name}_${repeat}`;
  runtime.run(`CustomFunctions.associate('${idle}', (function (answer) { return function () { return answer.map(function (row) { return row.slice(); }); }; })(JSON.parse(sample)))`);
  const times = { idle: [], real: [] };
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (const kind of round % 2 === 0 ? ['idle', 'real'] : ['real', 'idle']) {
      const list = calls(kind === 'idle' ? idle : name);
      const time = await work(() => runtime.call(list));
      if (round >= 0) times[kind].push(time);
    }
  }
  const [idleTime, realTime] = [median(times.idle), median(times.real)];
  console.log(`${name.padEnd(10)} ${repeat === 1 ? `${ROWS} rows in one call` : `${repeat} single calls`}: ${realTime.toFixed(1)} ms, doing nothing ${idleTime.toFixed(1)} ms, ratio ${(realTime / idleTime).toFixed(2)}`);
}

(async () => {
  for (const [name, args] of Object.entries(BENCHES)) await compare(name, args, 1);
  for (const [name, args] of Object.entries(SINGLES)) await compare(name, args, CALLS);
  process.exit(0);
})();
