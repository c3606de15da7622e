import { useCallback, useEffect, useState } from 'react';
import { readBindings, type Bound } from '../../excel/edit/bindings';
import { formulaOf, isBindingName, kpiOf, type Binding } from '../../sheets/bind/binding';
import type { WorkbookState } from '../../sheets/read/state';
import type { FormulaOf } from './use-trace';

type BoundCells = ReadonlyMap<string, Binding>;
const NONE: BoundCells = new Map();

const keyOf = ({ sheet, address }: { readonly sheet: string; readonly address: string }): string => `${sheet.toLowerCase()}!${address}`;

function cellsOf(bound: readonly Bound[]): BoundCells {
  return new Map(bound.flatMap(({ place, binding }) => (place === null || binding === null ? [] : [[keyOf(place), binding] as const])));
}

/**
 * The formula behind a cell of a report that is bound, also where it holds the value alone; null: it is not bound. A workbook without
 * bindings is not asked.
 */
export function useBound(state: WorkbookState | null): FormulaOf {
  const [cells, setCells] = useState<BoundCells>(NONE);
  useEffect(() => {
    if (state === null || !state.names.some(isBindingName)) {
      setCells(NONE);
      return undefined;
    }
    let gone = false;
    readBindings().then(
      bound => {
        if (!gone) setCells(cellsOf(bound));
      },
      // Without them nothing is offered for a value; 報告書に結び付ける reads them again and says why it cannot.
      () => {
        if (!gone) setCells(NONE);
      },
    );
    return () => {
      gone = true;
    };
  }, [state]);
  return useCallback(
    place => {
      const binding = cells.get(keyOf(place));
      return binding === undefined || state === null || kpiOf(state, binding.kpi) === null ? null : formulaOf(binding, state);
    },
    [cells, state],
  );
}
