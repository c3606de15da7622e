/**
 * How good DX.FORECAST, its 80 % range and DX.LIKELIHOOD are on yearly series that nobody here made: `node test/bench/forecast.js FILE`
 * after `npm run build`. The file has a line a series: competition, id, how many values are known, how many years to forecast, all values
 * with blanks between them. The yearly series of the M1 and M3 competitions (R package Mcomp) are meant; they are not part of the project.
 */
const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

const FIRST = 2000;
const LONGEST = 6;
const METHODS = ['回帰', '平均変化', '減衰傾向'];

/** The built functions by id; an answer that is an error is NaN. */
function functions() {
  const known = {};
  class CellError extends Error {}
  const CustomFunctions = { associate: given => Object.assign(known, given), Error: CellError };
  const context = vm.createContext({ CustomFunctions, console });
  vm.runInContext(fs.readFileSync(path.join(__dirname, '../../dist/functions.js'), 'utf8'), context);
  return (id, ...args) => {
    try {
      const [[answer]] = known[id](...args.map(one => (Array.isArray(one) ? one : [[one]])));
      return typeof answer === 'number' ? answer : NaN;
    } catch (error) {
      if (error instanceof CellError) return NaN;
      throw error;
    }
  };
}

const mean = list => list.reduce((all, one) => all + one, 0) / list.length;
const changesOf = values => values.slice(1).map((value, i) => Math.abs(value - values[i]));
/** Symmetric percentage error, as the competitions measure it. */
const percentage = (actual, forecast) => (200 * Math.abs(actual - forecast)) / (Math.abs(actual) + Math.abs(forecast));

function main(file) {
  const ask = functions();
  const lines = fs.readFileSync(file, 'utf8').trim().split('\n');
  const series = lines.map(line => {
    const [competition, , known, years, values] = line.split(',');
    return { competition, known: Number(known), years: Number(years), values: values.split(' ').map(Number) };
  });
  const tables = (values, year, target, direction) => [
    [
      ['KPI', '向き', `目標${year}`],
      ['A', direction, target],
    ],
    [['KPI', '年度', '値'], ...values.map((value, i) => ['A', FIRST + i, value])],
  ];
  const forecast = (values, ahead, method, bound = null) => {
    const year = FIRST + values.length - 1 + ahead;
    return ask('FORECAST', 'A', year, ...tables(values, year, values.at(-1) * 2 + 1, '増加'), method, bound);
  };
  const ahead = Array.from({ length: LONGEST }, (_, i) => i + 1);

  const m3 = series.filter(({ competition }) => competition === 'M3');
  for (const method of METHODS) {
    const errors = m3.flatMap(({ values, known }) =>
      ahead.map(h => percentage(values[known - 1 + h], forecast(values.slice(0, known), h, method))),
    );
    console.log(`M3 yearly, ${m3.length} series: ${method} sMAPE ${mean(errors).toFixed(2)}`);
  }
  for (const length of [4, 5, 6, 8, 10]) {
    const cut = series
      .filter(({ known }) => known >= length)
      .map(({ values, known, years }) => ({
        seen: values.slice(known - length, known),
        future: values.slice(known, known + Math.min(LONGEST, years)),
        scale: mean(changesOf(values.slice(0, known))),
      }));
    /** The competitions' overall error against no change: the mean of two ratios. */
    const errorOf = guess => {
      const all = cut.flatMap(({ seen, future, scale }) => future.map((actual, i) => [actual, guess(seen, i + 1), scale]));
      return [mean(all.map(([a, f]) => percentage(a, f))), mean(all.map(([a, f, scale]) => Math.abs(a - f) / scale))];
    };
    const still = errorOf(seen => seen.at(-1));
    for (const method of METHODS) {
      const error = errorOf((seen, h) => forecast(seen, h, method));
      console.log(`last ${length} values: ${method} ${((error[0] / still[0] + error[1] / still[1]) / 2).toFixed(3)} of no change`);
    }
    const [inside, scores] = [[], []];
    for (const { seen, future } of cut) {
      const usual = mean(changesOf(seen));
      if (usual === 0) continue;
      const sign = Math.sign(seen.at(-1) - seen[0]) || 1;
      future.forEach((actual, i) => {
        const [low, high] = ['下限', '上限'].map(bound => forecast(seen, i + 1, null, bound));
        inside.push(actual >= low && actual <= high ? 1 : 0);
        // Targets that ask for half of the usual change, and for all of it.
        for (const part of [0.5, 1]) {
          const year = FIRST + length + i;
          const target = seen.at(-1) + sign * part * usual * (i + 1);
          const chance = ask('LIKELIHOOD', 'A', year, ...tables(seen, year, target, sign > 0 ? '増加' : '減少'));
          scores.push((chance - (sign * (actual - target) >= 0 ? 1 : 0)) ** 2);
        }
      });
    }
    console.log(`last ${length} values: the 80 % range holds ${(100 * mean(inside)).toFixed(1)} % of ${inside.length} values`);
    console.log(`last ${length} values: Brier score of the likelihood ${mean(scores).toFixed(4)} of ${scores.length}`);
  }
}

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('node test/bench/forecast.js FILE: which file holds the series?');
  process.exit(2);
}
main(file);
