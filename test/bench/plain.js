/**
 * The same KPI work without DX.*: the formulas people write by hand (INDEX and MATCH, arithmetic), in the project's own engine and in
 * LibreOffice. LibreOffice 7 knows no XLOOKUP, so none is used.
 */
const { execFileSync, spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { transformSync } = require('@swc/core');
const { median } = require('./measure.js');
const { PLAN, key, actual } = require('./work.js');

require.extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(fs.readFileSync(filename, 'utf8'), {
    filename,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  module._compile(code, filename);
};
const { area } = require('../host/cell/address.ts');
const { Book } = require('../host/book/book.ts');
const { writeXlsx } = require('../host/xlsx.ts');

/** The as-of date of the bench, 2026-09-30, on the axis of years: fiscal 2026 and 183 of its 365 days. */
const POSITION = 2026 + 183 / 365;
const find = header => `INDEX(plan!$${header}$2:$${header}$6,MATCH(A#,plan!$A$2:$A$6,0))`;
const EXPECTED = `(${find('E')}+(${find('H')}-${find('E')})*(${POSITION}-${find('D')}-1)/(2030-${find('D')}))`;
/** Column A the KPI, column B the actual; # is the row. */
const FORMULAS = {
  KPIGAP: `=IF(${find('C')}="増加",1,-1)*(${find('H')}-B#)`,
  STATUS: `=IF(IF(${find('C')}="増加",1,-1)*(B#-${find('H')})>=0,"達成",IF((B#-${find('E')})/(${EXPECTED}-${find('E')})>=1,"順調",IF((B#-${find('E')})/(${EXPECTED}-${find('E')})>=0.6,"やや遅れ","遅れ")))`,
};

function bookOf(rows, formula) {
  const book = new Book();
  const sheet = book.activeSheet;
  const plan = book.addSheet('plan');
  plan.write(area(0, 0, PLAN.length, PLAN[0].length), PLAN);
  if (rows)
    sheet.write(
      area(0, 0, rows, 3),
      Array.from({ length: rows }, (_, r) => [key(r), actual(r), formula ? formula.replaceAll('#', String(r + 1)) : 0]),
    );
  return book;
}

/** ms to calculate so many rows in the project's engine, everything anew. */
async function inEngine(name, rows, rounds) {
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const book = bookOf(rows, FORMULAS[name]);
    const started = process.hrtime.bigint();
    await book.calculate();
    times.push(Number(process.hrtime.bigint() - started) / 1e6);
    const value = book.sheets[0].value(0, 2);
    if (value === null || typeof value === 'object') throw new Error(`${name} as plain formulas gave ${JSON.stringify(value)}`);
  }
  return median(times);
}

const RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/**
 * ms LibreOffice takes to load, recalculate and print: the workbook with formulas, the same with constants in their place, an empty one.
 * null where it is not installed.
 */
async function inLibreOffice(name, rows, rounds) {
  if (spawnSync('soffice', ['--version']).error) return null;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dx-bench-'));
  try {
    const profile = path.join(folder, 'profile');
    fs.mkdirSync(path.join(profile, 'user'), { recursive: true });
    fs.writeFileSync(path.join(profile, 'user', 'registrymodifications.xcu'), RECALCULATE);
    const run = async book => {
      const file = path.join(folder, 'book.xlsx');
      fs.writeFileSync(file, (await writeXlsx(book)).bytes);
      const times = [];
      for (let round = -1; round < rounds; round++) {
        const started = process.hrtime.bigint();
        execFileSync(
          'soffice',
          [`-env:UserInstallation=file://${profile}`, '--headless', '--convert-to', 'csv', '--outdir', folder, file],
          { stdio: 'ignore' },
        );
        if (round >= 0) times.push(Number(process.hrtime.bigint() - started) / 1e6);
      }
      return { time: median(times), shown: fs.readFileSync(path.join(folder, 'book.csv'), 'utf8') };
    };
    const formulas = await run(bookOf(rows, FORMULAS[name]));
    if (/#|Err:/.test(formulas.shown) || formulas.shown.split('\n').length < rows) throw new Error(`LibreOffice did not calculate ${name}`);
    const constants = await run(bookOf(rows, ''));
    const empty = await run(bookOf(0, ''));
    return { overConstants: formulas.time - constants.time, overEmpty: formulas.time - empty.time };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

module.exports = { inEngine, inLibreOffice };
