import { serialOf } from '../../base/serial';

/** An era of the Japanese calendar. It goes on past its end in documents: 平成32年 is 2020. */
export interface Era {
  readonly letter: string;
  readonly name: string;
  /** Its year 元. */
  readonly year: number;
  /** Date serial of its first day. */
  readonly first: number;
}

const era = (letter: string, name: string, year: number, month: number, day: number): Era => ({
  letter,
  name,
  year,
  first: serialOf(year, month, day),
});

/** The eras since 1868, oldest first. Source: the imperial edicts and 元号法 cabinet orders that began them. */
export const ERAS: readonly Era[] = [
  era('M', '明治', 1868, 1, 25),
  era('T', '大正', 1912, 7, 30),
  era('S', '昭和', 1926, 12, 25),
  era('H', '平成', 1989, 1, 8),
  era('R', '令和', 2019, 5, 1),
];
