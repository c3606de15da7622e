import type { Cell } from '../../base/cell';
import { readPeriod } from './date';
import { ERAS } from './era';
import { dateOf, serialOf } from '../../base/serial';
import { isYearLabel } from '../../base/year-label';
import { timeOfNumber } from './time';

/** How DX.WAREKI writes: in full (令和7年9月16日) or short (R7.9.16). */
export type WarekiStyle = '' | '略';

/**
 * A year label (1900 to 2200, or a text that is one whole year) or a date (a larger serial, or any other text DX.DATE
 * reads, by its last day, without one its first) in the Japanese calendar: 令和7年度, 令和7年9月16日; short R7, R7.9.16.
 * A whole calendar year 「2025年」 is 令和7年. First years are 元, in short too (R元.5.1).
 * null when the cell holds neither, or lies before 明治.
 * Source: contract section 5.
 */
export function wareki(cell: Cell, style: WarekiStyle = ''): string | null {
  if (typeof cell === 'number') {
    const time = timeOfNumber(cell);
    return time === null ? null : isYearLabel(time) ? yearText(time, '年度', style) : dateText(time, style);
  }
  const period = readPeriod(cell);
  if (!period) return null;
  if (period.year) return yearText(period.year.label, period.year.fiscal ? '年度' : '年', style);
  const serial = period.last ?? period.first;
  return serial === null ? null : dateText(serial, style);
}

/** A year takes the name of the last era that begins in it: FY2019 is 令和元年度 though April was 平成. */
function yearText(label: number, mark: string, style: WarekiStyle): string | null {
  return write(serialOf(label, 12, 31), mark, '', style);
}

function dateText(serial: number, style: WarekiStyle): string | null {
  const { month, day } = dateOf(serial);
  return write(serial, `年${month}月${day}日`, `.${month}.${day}`, style);
}

function write(serial: number, full: string, short: string, style: WarekiStyle): string | null {
  const era = ERAS.filter(({ first }) => first <= serial).pop();
  if (!era) return null;
  const passed = dateOf(serial).year - era.year;
  const count = passed ? passed + 1 : '元';
  return style === '略' ? era.letter + count + short : era.name + count + full;
}
