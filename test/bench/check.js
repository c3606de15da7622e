/**
 * What reading and checking a large workbook costs beside parsing its cells as JSON, which is how they arrive from Excel:
 * 20,000 actuals and 5,000 milestones. Usage: node test/bench/check.js
 */
const fs = require('node:fs');
const { transformSync } = require('@swc/core');

require.extensions['.ts'] = (module, file) => {
  const options = { filename: file, jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } };
  module._compile(transformSync(fs.readFileSync(file, 'utf8'), options).code, file);
};
const { cellsOf } = require('../../src/excel/cell-text.ts');
const { readTables } = require('../../src/sheets/read-all.ts');
const { inspect } = require('../../src/sheets/inspect.ts');

const ACTUALS = 20000;
const MILESTONES = 5000;
const ROUNDS = Number(process.env.ROUNDS || 31);
const WARM_UP = 10;
const AS_OF = 46295;

const KPIS = ['作業削減時間', '多重入力箇所', '事業者負担軽減時間', '生産性向上率', '職員のやりがい向上'];
const values = {
  DX_KPIs: [['番号', '名称', '単位', '向き', '基準年度', '基準値', '目標2030', '目標2040', '時点', '担当'], ...KPIS.map((name, i) => [`K${i}`, name, '時間', '増加', 2023, 0, 100, 200, '年度末', '総務課'])],
  DX_Actuals: [
    ['KPI', '年度', '時点', '値', '区分', '出典', '入力者', '入力日', 'コメント'],
    ...Array.from({ length: ACTUALS }, (_, i) => [KPIS[i % 5], 1950 + (Math.floor(i / 5) % 76), 20000 + Math.floor(i / 5), (i * 7) % 1000, '実績', `業務改革の報告 第${i}回`, '総務課', 46000, '']),
  ],
  DX_Schedules: [
    ['番号', '取組', 'マイルストーン', '担当', 'システム', 'KPI', '開始予定', '終了予定', '開始実績', '終了実績', '進捗率', '備考'],
    ...Array.from({ length: MILESTONES }, (_, i) => [`S${i}`, `取組${i % 50}`, `設計の完了 ${i}`, '総務課', '', KPIS[i % 5], 45000 + (i % 300), 46500 + (i % 300), '', '', (i % 10) / 10, '']),
  ],
};
const json = JSON.stringify(values);

const times = { parse: [], read: [], inspect: [] };
let parsed, reading, findings;
const work = {
  parse: () => { parsed = JSON.parse(json); },
  read: () => { reading = readTables(Object.fromEntries(Object.entries(parsed).map(([name, cells]) => [name, cellsOf(cells)]))); },
  inspect: () => { findings = inspect({ asOf: AS_OF, tables: reading }); },
};
for (let round = -WARM_UP; round < ROUNDS; round++) {
  for (const [name, run] of Object.entries(work)) {
    const before = performance.now();
    run();
    if (round >= 0) times[name].push(performance.now() - before);
  }
}
// The fastest: whatever else the machine does only adds to it.
const [parse, read, check] = [times.parse, times.read, times.inspect].map(list => Math.min(...list));
console.log(`${ACTUALS} actuals and ${MILESTONES} milestones, ${(Buffer.byteLength(json) / 1e6).toFixed(1)} MB, ${findings.length} findings`);
console.log(`parsing JSON ${parse.toFixed(1)} ms, reading ${read.toFixed(1)} ms, checking ${check.toFixed(1)} ms, ratio ${((read + check) / parse).toFixed(2)}`);
