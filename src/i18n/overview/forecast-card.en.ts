import type { ForecastCardText } from './forecast-card.ja';

/** What a card says of the years to come and of its rating's figures, in English. */
export const FORECAST_CARD_EN: ForecastCardText = {
  term: when => `Forecast for the ${when}`,
  value: point => `${point} (damped trend)`,
  range: 'Its 80 % range',
  ends: (low, high) => `${low} to ${high}`,
  chance: 'Probability of the target',
  almostNever: 'under 1%',
  almostSure: 'over 99%',
  picture: (when, point, low, high) => `The forecast for the ${when} is ${point}, its 80 % range ${low} to ${high}.`,
  measureTargetShare: share => `Against the target it is ${share}.`,
  measureImprovement: share => `It has come ${share} of the way from the baseline to the target.`,
  measureChangeRate: share => `The improvement on the baseline is ${share} of it.`,
  growthFromZero: 'The baseline is 0, so growth is measured from 0.001 (the size of the share means nothing).',
  held: 'Where lower is better, what is neither at the target nor on the path never has the best grade.',
  dividesByZero: scale =>
    `${scale} cannot rate this: it would divide by 0 (a baseline, target or planned value of 0, or a target equal to the baseline). The rest of the card holds. For a grade, choose another scale under ⋯.`,
};
