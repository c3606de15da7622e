#!/usr/bin/env node
/**
 * npm run roundtrip -- FOLDER: what the stand-in does to the workbooks (.xlsx, .xlsm) of a folder and the folders in it. Each is opened,
 * saved, compared part by part, recalculated and compared with the values it held. Nothing is written into the folder.
 *
 *   npm run roundtrip -- FOLDER            a table
 *   npm run roundtrip -- FOLDER --details  each difference too
 */
const fs = require('node:fs');
const path = require('node:path');
const { transformSync } = require('@swc/core');

// The stand-in is TypeScript: compiled as it is loaded, as the tests do it.
require.extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(fs.readFileSync(filename, 'utf8'), {
    filename,
    sourceMaps: false,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  module._compile(code, filename);
};
const { roundTrip } = require('./round-trip.ts');

function workbooksIn(folder) {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .flatMap(entry => {
      const full = path.join(folder, entry.name);
      if (entry.isDirectory()) return workbooksIn(full);
      return /\.xls[xm]$/i.test(entry.name) && !entry.name.startsWith('~$') ? [full] : [];
    })
    .sort();
}

/** How often each function stands in a formula that differs. */
function tally(results) {
  const counts = new Map();
  for (const { differing } of results)
    for (const { functions } of differing)
      for (const name of functions.length ? functions : ['(関数なし)']) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

async function main() {
  const [folder, ...options] = process.argv.slice(2);
  if (!folder || folder.startsWith('--') || !fs.existsSync(folder)) throw new Error('使い方: npm run roundtrip -- フォルダー [--details]');
  const details = options.includes('--details');
  const results = [];
  let broken = 0;
  console.log(
    '| ブック | 部品 | なくなった部品 | 減った要素 | 変わったセル | 数式 | 値の違う数式 | 秒 |\n|---|--:|--:|--:|--:|--:|--:|--:|',
  );
  for (const file of workbooksIn(folder)) {
    const name = path.relative(folder, file);
    try {
      const one = await roundTrip(new Uint8Array(fs.readFileSync(file)));
      results.push(one);
      if (one.refused) console.log(`| ${name} | 開けません: ${one.refused} | | | | | | ${one.seconds} |`);
      else
        console.log(
          `| ${name} | ${one.parts} | ${one.lostParts.length} | ${one.lostMarks.length} | ${one.changedCells.length} | ${one.formulas} | ${one.differing.length} | ${one.seconds} |`,
        );
      if (details)
        for (const line of [
          ...one.lostParts,
          ...one.lostMarks,
          ...one.changedCells.slice(0, 20),
          ...one.differing.slice(0, 40).map(d => d.text),
        ])
          console.log(`    ${line}`);
    } catch (error) {
      broken++;
      console.log(`| ${name} | 失敗: ${error.message} | | | | | | |`);
      if (details) console.log(error.stack);
    }
  }
  const sum = of => results.reduce((total, one) => total + of(one), 0);
  console.log(
    `\n${results.length + broken}冊: 失敗 ${broken}、開けない ${results.filter(one => one.refused).length}、なくなった部品 ${sum(one => one.lostParts.length)}、` +
      `減った要素 ${sum(one => one.lostMarks.length)}、変わったセル ${sum(one => one.changedCells.length)}、数式 ${sum(one => one.formulas)}、` +
      `値の違う数式 ${sum(one => one.differing.length)}`,
  );
  for (const [name, count] of tally(results).slice(0, 20)) console.log(`  ${name} ${count}`);
  if (broken) process.exitCode = 1;
}

main().catch(error => {
  console.error(error.message);
  process.exitCode = 1;
});
