/** Whether cells that are to get a formula would ask themselves: whether what the formula reads goes back to them, directly or by other cells. */
import { parseFormula, partsOf, type Expression } from '../../sheets/formula/parse-formula';
import { blockAddress, blocksOverlap, readReference, type Block, type Referable } from '../../sheets/read/reference';
import { addressOf, type CellPlace } from '../../sheets/read/state';
import { run } from '../batch/run';

/** Cells of formulas in a row that are followed, and cells that are looked at in all. */
const ROUNDS = 8;
const MOST_CELLS = 100_000;

function referencesIn(expression: Expression, home: string, book: Referable): readonly Block[] {
  const own = expression.kind === 'reference' ? readReference(expression.text, home, book) : null;
  const block = own !== null && own !== 'noSheet' && own.kind === 'cells' ? [own.block] : [];
  return [...block, ...partsOf(expression).flatMap(part => referencesIn(part, home, book))];
}

/**
 * The cell whose formula leads back to the targets; null: none does, as far as could be followed. A sync for each round, mostly one.
 * @param sources what the formula will read
 */
export function findCircle(targets: readonly Block[], sources: readonly Block[], book: Referable): Promise<CellPlace | null> {
  return run(async context => {
    let wave: readonly Block[] = sources;
    const seen = new Set<string>();
    let looked = 0;
    for (let round = 0; round < ROUNDS && wave.length > 0; round++) {
      const asked = wave.map(block => {
        const { sheet, row, column, rows, columns } = block;
        const range = context.workbook.worksheets.getItemOrNullObject(sheet).getRangeByIndexes(row, column, rows, columns);
        range.load('formulas');
        return { block, range };
      });
      // eslint-disable-next-line office-addins/no-context-sync-in-loop -- what is read next follows from the formulas of this round
      await context.sync();
      const next: Block[] = [];
      for (const { block, range } of asked) {
        if (range.isNullObject) continue;
        for (const [row, line] of (range.formulas as unknown[][]).entries()) {
          for (const [column, formula] of line.entries()) {
            if (typeof formula !== 'string' || !formula.startsWith('=')) continue;
            const expression = parseFormula(formula);
            const read = expression === null ? [] : referencesIn(expression, block.sheet, book);
            if (read.some(one => targets.some(target => blocksOverlap(one, target))))
              return { sheet: block.sheet, address: addressOf(block.row + row, block.column + column) };
            next.push(...read);
          }
        }
      }
      wave = next.filter(block => {
        const key = `${block.sheet.toLowerCase()}!${blockAddress(block)}`;
        const size = block.rows * block.columns;
        if (seen.has(key) || looked + size > MOST_CELLS) return false;
        seen.add(key);
        looked += size;
        return true;
      });
    }
    return null;
  });
}
