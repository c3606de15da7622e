/**
 * What reading and checking a large workbook costs beside parsing the very JSON its cells arrive in: 20,000 actuals and 5,000 milestones,
 * all declared columns. In every round first JSON.parse of the text of the answer to the query for the tables' values (one parse of
 * the body, without the transport's own), then all that is done with what it gives: cells, typed rows and their issues, the checks
 * between cells and tables, and the findings of 点検. The ratio is taken round by round, so that what else the machine does falls on both,
 * of the processor's time of this process (its garbage collector's threads included).
 * Usage: node test/bench/check.js (ROUNDS=…)
 */
const fs = require('node:fs');
const { transformSync } = require('@swc/core');
const { median } = require('./measure.js');

require.extensions['.ts'] = (module, file) => {
  const options = { filename: file, jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } };
  module._compile(transformSync(fs.readFileSync(file, 'utf8'), options).code, file);
};
const { cellsOf } = require('../../src/excel/batch/cell-text.ts');
const { readTables } = require('../../src/sheets/read/read-all.ts');
const { inspect } = require('../../src/sheets/inspect/inspect.ts');
const { sheetColumns } = require('../../src/sheets/schema/table.ts');
const { TABLES } = require('../../src/sheets/schema/declarations/tables.ts');

const ACTUALS = 20000;
const MILESTONES = 5000;
const ROUNDS = Number(process.env.ROUNDS || 41);
const WARM_UP = 15;
const AS_OF = 46295;

const KPIS = ['作業削減時間', '多重入力箇所', '事業者負担軽減時間', '生産性向上率', '職員のやりがい向上'];
const LINES = {
  DX_KPIs: KPIS.map((name, i) => ({
    番号: `K${i}`,
    名称: name,
    単位: '時間',
    向き: '増加',
    基準年度: 2023,
    基準値: 0,
    目標2030: 100,
    目標2040: 200,
    時点: '年度末',
    担当: '総務課',
  })),
  DX_Actuals: Array.from({ length: ACTUALS }, (_, i) => ({
    KPI: KPIS[i % 5],
    年度: 1950 + (Math.floor(i / 5) % 76),
    時点: 20000 + Math.floor(i / 5),
    値: (i * 7) % 1000,
    区分: '実績',
    出典: `業務改革の報告 第${i}回`,
    入力者: '総務課',
    入力日: 46000,
  })),
  DX_Schedules: Array.from({ length: MILESTONES }, (_, i) => ({
    番号: `S${i}`,
    取組: `取組${i % 50}`,
    マイルストーン: `設計の完了 ${i}`,
    担当: '総務課',
    KPI: KPIS[i % 5],
    開始予定: 45000 + (i % 300),
    終了予定: 46500 + (i % 300),
    進捗率: (i % 10) / 10,
  })),
};
const NAMES = Object.keys(LINES);
/** As Excel answers: one result for each range, a row for each row, "" for a blank cell. */
const answer = JSON.stringify({
  Results: NAMES.map((name, index) => {
    const headers = sheetColumns(TABLES[name]).map(({ header }) => header);
    return { ActionId: index, Value: { Values: [headers, ...LINES[name].map(line => headers.map(header => line[header] ?? ''))] } };
  }),
});

/** ms of work of this process so far. */
const work = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const rounds = [];
let findings = 0;
for (let round = -WARM_UP; round < ROUNDS; round++) {
  const began = work();
  const parsed = JSON.parse(answer);
  const parse = work();
  const reading = readTables(Object.fromEntries(NAMES.map((name, index) => [name, cellsOf(parsed.Results[index].Value.Values)])));
  const read = work();
  findings = inspect({ asOf: AS_OF, tables: reading }).length;
  const checked = work();
  if (round >= 0)
    rounds.push({ parse: parse - began, read: read - parse, check: checked - read, ratio: (checked - parse) / (parse - began) });
}
const of = key => median(rounds.map(round => round[key]));
const ratios = rounds.map(({ ratio }) => ratio).sort((one, other) => one - other);
const at = share => ratios[Math.floor(share * (ratios.length - 1))].toFixed(2);
console.log(
  `${ACTUALS} actuals and ${MILESTONES} milestones, ${(Buffer.byteLength(answer) / 1e6).toFixed(1)} MB of JSON, ${findings} findings, medians of ${ROUNDS} rounds`,
);
console.log(
  `parsing the JSON ${of('parse').toFixed(1)} ms, reading and checking cells ${of('read').toFixed(1)} ms, 点検 ${of('check').toFixed(1)} ms`,
);
console.log(`reading, checking and 点検 cost ${at(0.5)} times parsing (half of the rounds ${at(0.25)} to ${at(0.75)})`);
