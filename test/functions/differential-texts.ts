import { random } from './fuzz';
import type { DxFunction } from './load';
import { answerOf, CellErrorStandIn } from './load';
import { dateText, numberText, warekiOf, type Draw } from './reference/texts';

/** NUMBER, UNIT, DATE and WAREKI over ranges of texts whose meaning is known beforehand (reference/texts.ts), spills included. */
export const COMPARED_TEXTS: readonly string[] = ['DATE', 'NUMBER', 'UNIT', 'WAREKI'];

type Wanted = number | string | { readonly code: string };

export function compareTexts(
  dx: Readonly<Record<string, DxFunction>>,
  calls: number,
  seed: number,
): { readonly cells: number; readonly errors: number } {
  const next = random(seed);
  const draw: Draw = {
    pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: probability => next() < probability,
  };
  let [cells, errors] = [0, 0];
  const grid = <T>(make: () => T): T[][] => {
    const [rows, columns] = [draw.whole(1, 4), draw.whole(1, 3)];
    return Array.from({ length: rows }, () => Array.from({ length: columns }, make));
  };
  const check = (id: string, args: readonly unknown[], wanted: readonly (readonly Wanted[])[]): void => {
    const got = answerOf(dx[id] as DxFunction, args);
    const said = (value: unknown): string =>
      value instanceof CellErrorStandIn
        ? value.code
        : typeof value === 'object' && value !== null && 'code' in value
          ? String(value.code)
          : JSON.stringify(value);
    if (got.length !== wanted.length || got.some(row => row.length !== wanted[0]?.length))
      throw new Error(`another shape: DX.${id}(${JSON.stringify(args)})`);
    wanted.forEach((row, r) =>
      row.forEach((value, c) => {
        const found = got[r]?.[c];
        cells++;
        if (typeof value === 'object') errors++;
        const same =
          typeof value === 'number' && typeof found === 'number'
            ? Math.abs(found - value) <= 1e-9 * Math.max(1, Math.abs(value))
            : said(found) === said(value);
        if (!same)
          throw new Error(
            `cell ${r},${c} of seed ${seed}: ${said(found)}, by the contract ${said(value)}\nDX.${id}(${JSON.stringify(args)})`,
          );
      }),
    );
  };
  for (let call = 0; call < calls; call++) {
    const id = COMPARED_TEXTS[call % COMPARED_TEXTS.length];
    if (id === 'NUMBER' || id === 'UNIT') {
      const texts = grid(() => numberText(draw));
      const answer = ({ number, unit }: (typeof texts)[number][number]): Wanted =>
        id === 'UNIT' ? unit : number === '#N/A' ? { code: '#N/A' } : number;
      check(
        id,
        [texts.map(row => row.map(({ text }) => text))],
        texts.map(row => row.map(answer)),
      );
    } else if (id === 'DATE') {
      const texts = grid(() => dateText(draw));
      const edge = draw.pick(['終了', '開始', '']);
      check(
        id,
        [texts.map(row => row.map(({ text }) => text)), [[edge]]],
        texts.map(row => row.map(({ first, last }) => (edge === '開始' ? first : last) ?? { code: '#N/A' })),
      );
    } else {
      const times = grid(() => (draw.chance(0.5) ? draw.whole(1912, 2100) : draw.whole(4600, 75_000)));
      const style = draw.pick(['', '略']);
      check(
        'WAREKI',
        [times, [[style]]],
        times.map(row => row.map(time => warekiOf(time, style === '略'))),
      );
    }
  }
  return { cells, errors };
}
