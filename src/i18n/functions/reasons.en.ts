import type { ReasonsText } from './reasons.ja';

/** The same in English. */
export const REASONS_EN: ReasonsText = {
  outlookTrend: (from, to, change) => `From ${from} to ${to} the actuals have changed by ${change} a year on average.`,
  outlookReached: (when, last, horizon, target) => `The actual of ${when}, ${last}, reaches the target of ${horizon}, ${target}.`,
  outlookOver: (last, horizon, target) => `The latest actual, ${last}, does not reach the target of ${horizon}, ${target}.`,
  outlookArrives: (horizon, arrival, target) =>
    `If it goes on like this, ${horizon} comes to ${arrival}, which reaches the target of ${target}.`,
  outlookMisses: (horizon, arrival, target, miss) =>
    `Even if it goes on like this, ${horizon} comes to ${arrival}: the target of ${target} is missed, and ${miss} of what is missing now remains.`,
  outlookWorse: (horizon, arrival, target) =>
    `It does not come nearer to the target of ${target} (going on like this, ${horizon} comes to ${arrival}).`,
  outlookRule: weather =>
    `Rule of the outlook: less than 5% remaining is 晴れ, up to 20% 薄曇り, more 曇り; not coming nearer is 雷雨. This gives 「${weather}」.`,
  outlookRuleReached: weather =>
    `Rule of the outlook: reached, and better or unchanged, is 晴れ; reached but getting worse 薄曇り. This gives 「${weather}」.`,
  outlookRuleOver: weather =>
    `Rule of the outlook: not reached when the target year is over is 曇り while it gets better, else 雷雨. This gives 「${weather}」.`,

  methods: {
    回帰: (count, baseline) => `回帰 (regression): a line through ${count} actuals${baseline ? ' and the baseline' : ''}, carried on.`,
    平均変化: (_count, _baseline, last) =>
      `平均変化 (mean change): the mean yearly change of the last years (up to five), added to the latest actual, ${last}.`,
    年平均成長率: (_count, _baseline, last) =>
      `年平均成長率 (compound growth): the latest actual, ${last}, carried on at its yearly growth rate since the baseline.`,
    減衰傾向: (_count, _baseline, last) =>
      `減衰傾向 (damped trend): the median yearly change, 15% less of it every year, added to the latest actual, ${last}.`,
  },
  lastAt: (value, when) => `${value} (${when})`,
  forecastIs: (horizon, value) => `${horizon} comes to ${value}.`,
  forecastBound: (horizon, bound, value) =>
    `The 80% range of ${horizon} has its ${bound === '下限' ? 'lower' : 'upper'} end at ${value} (by 減衰傾向).`,
  forecastShort: (target, left) => `That is ${left} short of the target of ${target}.`,
  forecastReaches: target => `That reaches the target of ${target}.`,
  reachFirst: (before, low, year, value, target) =>
    `The forecast is ${low} for ${before} and ${value} for ${year}: ${year} is the first to reach the target of ${target}.`,
  reachNow: (year, value, target) => `The forecast is ${value} for ${year}, which reaches the target of ${target} already.`,
  likelyRange: (horizon, point, low, high, target) =>
    `By 減衰傾向 (damped trend) ${horizon} comes to ${point} (80% range: ${low} to ${high}); the target is ${target}.`,
  likelyChance: chance => `From how wide that range is, the target is reached with a probability of ${chance}.`,
  likelyReached: (last, target) => `The actual, ${last}, reaches the target of ${target}: the probability is 100%.`,
  likelyMissed: (last, target) => `The actual, ${last}, did not reach the target of ${target}: the probability is 0%.`,

  finished: (finish, planned) => `It was finished on ${finish}, not later than planned (${planned}).`,
  finishedLate: (finish, planned, days) => `It was finished on ${finish}, ${days} days later than planned (${planned}).`,
  overdue: (planned, asOf, days) => `The planned finish, ${planned}, is ${days} days past and there is no actual finish (as of ${asOf}).`,
  notBegunLate: (planned, asOf) =>
    `The planned start, ${planned}, is past and there is neither an actual start nor progress (as of ${asOf}).`,
  notBegun: (planned, asOf) => `The planned start, ${planned}, is not past (as of ${asOf}). There is neither an actual start nor progress.`,
  underWay: (asOf, elapsed, progress, bound, isLate) =>
    `As of ${asOf}, ${elapsed} of the planned time is over and the progress is ${progress}, which is ${isLate ? 'less than' : 'at least'} the elapsed share less 10 points (${bound}): 「${isLate ? '遅れ' : '進行中'}」.`,
  delayFinished: (finish, planned) =>
    `The days from the planned finish, ${planned}, to the actual finish, ${finish} (negative: earlier than planned).`,
  delayOpen: (planned, asOf) => `The days from the planned finish, ${planned}, to the as-of date, ${asOf} (there is no actual finish yet).`,
  delayNone: (planned, asOf) =>
    `The as-of date, ${asOf}, is not after the planned finish, ${planned}: no delay (there is no actual finish yet).`,
};
