import { readPeriod } from '../../domain/text/date';
import { serialOf } from '../../domain/base/serial';

/** The day a typed text means, its last one where it is a period (as DX.DATE reads it): a date serial, or null. */
export function readAsOf(text: string): number | null {
  const period = readPeriod(text);
  const serial = period === null ? null : (period.last ?? period.first);
  return serial !== null && serial > 0 ? serial : null;
}

/** Today in the person's own time zone, as a date serial. */
export function today(now: Date = new Date()): number {
  return serialOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
}
