/** How a function reads a text, so that a person sees it before the formula stands in a cell. */
import { isFault } from '../../domain/base/fault';
import { readNumber } from '../../domain/text/number';
import { isYearLabel } from '../../domain/base/year-label';
import { readTime } from '../../domain/text/dates/time';
import { readUnit } from '../../domain/text/unit';
import { wareki } from '../../domain/text/dates/wareki';
import { formatDate, formatExact, formatYear } from '../words/format';
import type { Language } from '../words/language';
import type { AskedArgument } from './formula-questions';

/** A date serial in both calendars: 2026/9/30 令和8年9月30日. */
export function dateWords(serial: number, language: Language): string {
  return formatDate(serial) + (language === 'ja' ? ` ${wareki(serial, '') ?? ''}` : '');
}

/** 「約35万時間」 where a number is asked for: 350,000時間; 「R8.9.30」 where a time is: its day. '' where it is not read or cannot be. */
export function readingOf(text: string, { reads, name }: AskedArgument, language: Language): string {
  if (reads === 'number') {
    const value = readNumber(text);
    return value === null ? '' : formatExact(value, readUnit(text), language);
  }
  // A start is the first day of a period, everything else its last.
  const time = reads === 'time' ? readTime(text, name, /Start$/.test(name) ? 'first' : 'last') : null;
  if (time === null || isFault(time)) return '';
  return isYearLabel(time) ? formatYear(time, true, language) : dateWords(time, language);
}
