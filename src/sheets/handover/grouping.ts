/** Cells below each other with the same formula are one line of the report, as people filled them. */
import { relativeFormula } from '../formula/relative-formula';
import { addressOf } from '../read/state';
import type { FileArea } from './file-book';
import type { ConvertedItem, ConversionNote } from './report';

export interface OneCell {
  readonly row: number;
  readonly column: number;
  /** The cells an array filled; null: its own. */
  readonly area: FileArea | null;
  readonly before: string;
  readonly to: 'value' | 'formula';
  readonly after: string;
  readonly notes: readonly ConversionNote[];
}

interface FormulaRun {
  readonly first: OneCell;
  readonly key: string;
  last: number;
}

export class Grouping {
  private readonly open = new Map<number, FormulaRun>();
  private readonly runs: FormulaRun[] = [];

  add(cell: OneCell): void {
    const { row, column, before, to, notes } = cell;
    const key = JSON.stringify([relativeFormula(before, row, column), to, notes]);
    const run = this.open.get(column);
    if (cell.area === null && run !== undefined && run.key === key && run.last === row - 1) {
      run.last = row;
      return;
    }
    const fresh = { first: cell, key, last: row };
    this.runs.push(fresh);
    if (cell.area === null) this.open.set(column, fresh);
    else this.open.delete(column);
  }

  items(sheet: string): readonly ConvertedItem[] {
    return this.runs.map(({ first, last }): ConvertedItem => {
      const { row, column, area, before, to, after, notes } = first;
      const rows = area?.rows ?? last - row + 1;
      const columns = area?.columns ?? 1;
      const start = addressOf(row, column);
      const cells = rows * columns;
      return {
        place: area === null ? 'cell' : 'array',
        sheet,
        address: cells === 1 ? start : `${start}:${addressOf(row + rows - 1, column + columns - 1)}`,
        cells,
        before,
        to,
        after: to === 'value' && cells > 1 ? '' : after,
        notes,
      };
    });
  }
}
