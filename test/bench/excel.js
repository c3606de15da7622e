/**
 * What set-up, adding and adopting 5,000 rows cost beside an older commit, in one run and in turns: processor's time of this process, the stand-in
 * for Excel and office.js included, which are the present ones for both; and what goes over the wire. Garbage of earlier rounds is collected before
 * each, or it falls on any of them.
 * Usage: node --expose-gc test/bench/excel.js COMMIT (ROUNDS=…, WARM_UP=…, ONLY='set-up')
 */
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { execFileSync } = require('node:child_process');
const { transformSync } = require('@swc/core');
const { median, timed } = require('./measure.js');

require.extensions['.ts'] = (module, file) => {
  const options = { filename: file, jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } };
  module._compile(transformSync(fs.readFileSync(file, 'utf8'), options).code, file);
};

const ROOT = path.join(__dirname, '../..');
const ROUNDS = Number(process.env.ROUNDS || 25);
const WARM_UP = Number(process.env.WARM_UP || 15);
const ONLY = process.env.ONLY || '';
const ROWS = 5000;
const ADDED = 10;
const AS_OF = 46295;
const commit = process.argv[2];
if (commit === undefined) throw new Error('usage: node test/bench/excel.js COMMIT');

const { startExcel } = require('../host/node.ts');

/** The files of the commit, beside this checkout's modules. */
function older() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  const tar = execFileSync('git', ['archive', commit, 'src', 'test'], { cwd: ROOT, maxBuffer: 1 << 30 });
  execFileSync('tar', ['-x', '-C', folder], { input: tar });
  fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  return folder;
}

/** The file of this name below a folder: in an older commit it may stand in another folder there. */
function below(folder, name) {
  const found = fs.readdirSync(folder, { recursive: true }).find(file => path.basename(file) === name);
  if (found === undefined) throw new Error(`no ${name} below ${folder}`);
  return path.join(folder, found);
}

function codeOf(root) {
  const of = (folder, name) => require(below(path.join(root, folder), name));
  return {
    ...of('src/excel/read', 'read.ts'),
    ...of('src/excel/read', 'adopt-source.ts'),
    ...of('src/excel/sheets', 'set-up.ts'),
    ...of('src/excel/edit', 'write.ts'),
    ...of('src/sheets/make', 'set-up.ts'),
    ...of('src/sheets/adopt', 'adopt-memory.ts'),
    ...of('src/sheets/templates', 'osaka.ts'),
    ...of('test/sheets/adopt', 'adopt-work.ts'),
    // Last: the domain has an adoption of its own name.
    adopt: of('src/excel/sheets', 'adopt.ts').adopt,
  };
}

/** An Excel without ExcelApi 1.15 gets no conditional formats: a set-up as before it drew lines and told numbers with decimals apart. */
const PLAIN = 'set-up without conditional formats';
/** Rows are added to such a workbook, or the sheets that the two make would differ. */
const WITHOUT = { requirementSet: '1.14' };

const TASKS = {
  'set-up': async code => {
    const plan = code.planSetUp(await code.readWorkbook(), { tables: ['DX_KPIs', 'DX_Actuals'], template: code.OSAKA, asOf: AS_OF });
    return () => code.setUp(plan);
  },
  [PLAIN]: code => TASKS['set-up'](code),
  [`adding ${ADDED} actuals`]: async code => {
    await (
      await TASKS['set-up'](code)
    )();
    return async () => {
      for (let at = 0; at < ADDED; at++) await code.addActual({ kpi: '作業削減時間', year: 2010 + at, value: at }, '時間');
    };
  },
  [`adopting ${ROWS} rows`]: async (code, { host }) => {
    const sheet = host.book.addSheet('公表資料');
    const lines = [['システム名', '移行予定', '年間経費'], ...Array.from({ length: ROWS }, (_, at) => [`システム${at}`, 46112, at])];
    sheet.write({ row: 0, column: 0, rows: lines.length, columns: 3 }, lines);
    await host.settled();
    const state = await code.readWorkbook();
    const block = { sheet: '公表資料', row: 0, column: 0, rows: lines.length, columns: 3 };
    const { source } = await code.findSource({ kind: 'cells', block });
    const { read, proposal } = code.propose(source, state);
    const adoption = code.adoption(state, read, proposal, proposal.matches);
    if (adoption.rows.length !== ROWS) throw new Error(`${adoption.rows.length} rows`);
    const memory = (code.toMemory ?? code.toSetting)(proposal.table, read.columns, proposal.matches);
    return () => code.adopt({ adoption, source, state, memory });
  },
};

/** Work of the task, and how much of it is the stand-in's: all that happens between a message's arrival and its answer. */
async function once(code, prepare, options) {
  const started = await startExcel(options);
  const { client } = started;
  try {
    const run = await prepare(code, started);
    client.resetCounters();
    let standIn = 0;
    const send = client.sendMessageToHost.bind(client);
    client.sendMessageToHost = text => {
      const before = process.cpuUsage();
      send(text);
      const { user, system } = process.cpuUsage(before);
      standIn += (user + system) / 1000;
    };
    globalThis.gc?.({ type: 'minor' });
    const { work } = await timed(run);
    return { work, standIn, own: work - standIn, ...client.counters };
  } finally {
    started.stop();
  }
}

async function main() {
  const folder = older();
  try {
    const both = [codeOf(folder), codeOf(ROOT)];
    for (const [name, prepare] of Object.entries(TASKS)) {
      if (!name.startsWith(ONLY)) continue;
      const rounds = [];
      const options = name === PLAIN || name.startsWith('adding') ? WITHOUT : {};
      for (let round = -WARM_UP; round < ROUNDS; round++) {
        const pair = [];
        for (const which of round % 2 === 0 ? [0, 1] : [1, 0]) pair[which] = await once(both[which], prepare, options);
        if (round >= 0) rounds.push(pair);
      }
      const of = (key, which) => median(rounds.map(pair => pair[which][key]));
      const beside = key => `${of(key, 0).toFixed(1)} -> ${of(key, 1).toFixed(1)}`;
      const ratio = key => median(rounds.map(([one, other]) => other[key] / one[key])).toFixed(2);
      const least = which => Math.min(...rounds.map(pair => pair[which].work));
      console.log(`${name}: ${beside('work')} ms, ${ratio('work')} times (least of all rounds ${(least(1) / least(0)).toFixed(2)})`);
      console.log(
        `  add-in and office.js ${beside('own')} ms, ${ratio('own')} times; stand-in ${beside('standIn')} ms, ${ratio('standIn')} times`,
      );
      const counted = ['syncs', 'actions', 'bytesSent', 'bytesReceived'].map(
        key => `${key} ${rounds[0].map(one => one[key]).join(' -> ')}`,
      );
      console.log(`  ${counted.join(', ')}`);
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
