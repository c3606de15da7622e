import { readBindings } from '../../excel/edit/read-bindings';
import { boundFormula, kpiOf } from '../../sheets/bind/binding';
import type { CellPlace, WorkbookState } from '../../sheets/read/state';

const keyOf = ({ sheet, address }: CellPlace): string => `${sheet.toLowerCase()}!${address}`;

/** The cells that are bound now, each with its formula for a state of the workbook; null: it has none. */
export async function readBoundCells(): Promise<(place: CellPlace, state: WorkbookState) => string | null> {
  const cells = new Map(
    (await readBindings()).flatMap(({ place, binding }) => (place === null || binding === null ? [] : [[keyOf(place), binding] as const])),
  );
  return (place, state) => {
    const binding = cells.get(keyOf(place));
    return binding === undefined || kpiOf(state, binding.kpi) === null ? null : boundFormula(binding, state);
  };
}
