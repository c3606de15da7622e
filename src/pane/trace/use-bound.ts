import { useCallback, useEffect, useState } from 'react';
import { isBindingName } from '../../sheets/bind/binding-name';
import type { CellPlace, WorkbookState } from '../../sheets/read/state';
import type { FormulaOf } from './use-trace';

interface BoundCells {
  readonly formulaOf: (place: CellPlace, state: WorkbookState) => string | null;
}

/**
 * The formula behind a cell of a report that is bound, also where it holds the value alone; null: it is not bound. A workbook without
 * bindings is not asked.
 */
export function useBound(state: WorkbookState | null): FormulaOf {
  const [cells, setCells] = useState<BoundCells | null>(null);
  useEffect(() => {
    if (state === null || !state.names.some(isBindingName)) {
      setCells(null);
      return undefined;
    }
    let gone = false;
    import(/* webpackChunkName: "bound" */ './bound-cells')
      .then(({ readBoundCells }) => readBoundCells())
      .then(
        formulaOf => {
          if (!gone) setCells({ formulaOf });
        },
        // Without them nothing is offered for a value; 報告書に結び付ける reads them again and says why it cannot.
        () => {
          if (!gone) setCells(null);
        },
      );
    return () => {
      gone = true;
    };
  }, [state]);
  return useCallback(place => (cells === null || state === null ? null : cells.formulaOf(place, state)), [cells, state]);
}
