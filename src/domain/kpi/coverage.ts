import type { Cells } from '../base/cell';
import type { Fault } from '../base/fault';
import { readNumber } from '../text/number';
import { counted, NO_VALUES } from './rollup';

/** DX.COVERAGE: the share of the cells that hold a number, 0 to 1. */
export function coverage(values: Cells): number | Fault {
  let held = 0;
  let total = 0;
  counted(values).forEach(row =>
    row.forEach(cell => {
      total++;
      if (readNumber(cell) !== null) held++;
    }),
  );
  return total === 0 ? NO_VALUES : held / total;
}
