/** The years to come in words, for a card and for its picture's alternative. */
import { FORECAST_CARD_EN } from '../../i18n/overview/forecast-card.en';
import { FORECAST_CARD_JA, type ForecastCardText } from '../../i18n/overview/forecast-card.ja';
import type { Language } from './language';

export function forecastText(language: Language): ForecastCardText {
  return language === 'ja' ? FORECAST_CARD_JA : FORECAST_CARD_EN;
}

/** A probability in whole per cent; what is only almost certain does not read as certain. */
export function chanceWords(chance: number, language: Language): string {
  const percent = Math.round(chance * 100);
  if (percent < 1) return forecastText(language).almostNever;
  return percent > 99 ? forecastText(language).almostSure : `${percent}%`;
}
