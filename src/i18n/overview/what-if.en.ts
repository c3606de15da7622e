import type { WhatIfText } from './what-if.ja';

export const WHAT_IF_EN: WhatIfText = {
  open: 'Suppose a pace',
  openOf: kpi => `Suppose a pace for ${kpi}`,
  heading: 'At a supposed pace',
  intro:
    'How it would go if it changed by the same amount every year from the last actual on. This is no forecast, and nothing is written to the sheets. The probability follows from the ups and downs of the actuals so far.',
  slider: 'Change per year',
  now: pace => `Back to the recent change (${pace})`,
  target: (when, goal) => `Target of ${goal} for the ${when}`,
  value: value => `${value} by then`,
  reached: year => `reached in ${year}`,
  already: 'reached already',
  never: 'never reached at this pace',
  needed: pace => `in time at ${pace} a year`,
  chance: share => `probability ${share}`,
  noChance: 'a probability needs four actuals',
  close: 'Close',
  picture: (kpi, pace) => `${kpi} at ${pace} a year, with its 80 % range`,
};
