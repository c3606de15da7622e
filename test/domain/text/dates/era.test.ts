import { ERAS } from '../../../../src/domain/text/dates/era';
import { dateOf, serialOf } from '../../../../src/domain/base/serial';

const platform = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { era: 'long', year: 'numeric', timeZone: 'UTC' });

function platformEra(serial: number): string {
  const parts = platform.formatToParts(new Date((serial - 25569) * 86_400_000));
  const of = (type: string): string => parts.find(part => part.type === type)?.value ?? '';
  return of('era') + of('year').replace('元', '1');
}

function ourEra(serial: number): string {
  const era = [...ERAS].reverse().find(({ first }) => first <= serial);
  return era === undefined ? '' : `${era.name}${dateOf(serial).year - era.year + 1}`;
}

test('eras agree with the platform on the days around each change, and through the years', () => {
  const days = ERAS.slice(1).flatMap(({ first }) => [first - 1, first, first + 1]);
  for (let serial = serialOf(1900, 3, 1); serial < serialOf(2060, 1, 1); serial += 97) days.push(serial);
  expect(days.map(ourEra)).toEqual(days.map(platformEra));
});

test('there are five, in order', () => {
  expect(ERAS.map(({ letter }) => letter).join('')).toBe('MTSHR');
  expect(ERAS.map(({ first }) => first)).toEqual(ERAS.map(({ first }) => first).sort((a, b) => a - b));
  expect(ERAS.map(({ first, year }) => dateOf(first).year - year)).toEqual([0, 0, 0, 0, 0]);
});
