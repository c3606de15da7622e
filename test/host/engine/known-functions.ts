import { calculateFormulas, type CellLike, type RowLike } from '@cj-tech-master/excelts/formula';
import { OWN_FUNCTIONS } from './own-functions';

/** Which functions can be worked out here: asked of the library itself, each name once. */

const known = new Map<string, boolean>(OWN_FUNCTIONS.map(([name]) => [name, true]));

/** A name the library does not know gives #NAME? even without arguments; a known one complains of their number, or answers. */
function ask(name: string): boolean {
  let result: unknown;
  const cell: CellLike = {
    row: 1,
    col: 1,
    type: 6,
    formula: `${name}()`,
    model: { formula: `${name}()` },
    value: null,
    get result() {
      return undefined;
    },
    set result(value) {
      result = value;
    },
  };
  const row: RowLike = {
    eachCell: (a: unknown, b?: unknown) => {
      ((b ?? a) as (cell: CellLike, column: number) => void)(cell, 1);
    },
  };
  const sheet = {
    id: 1,
    name: 'Sheet1',
    dimensions: { top: 1, left: 1, bottom: 1, right: 1 },
    eachRow: (a: unknown, b?: unknown): void => {
      ((b ?? a) as (row: RowLike, number: number) => void)(row, 1);
    },
    findCell: (): CellLike => cell,
    getCell: (): CellLike => cell,
  };
  calculateFormulas({ worksheets: [sheet], getWorksheet: () => sheet });
  return !(typeof result === 'object' && result !== null && 'error' in result && result.error === '#NAME?');
}

/** `name` in capitals. */
export function isKnownFunction(name: string): boolean {
  let answer = known.get(name);
  if (answer === undefined) known.set(name, (answer = ask(name)));
  return answer;
}
