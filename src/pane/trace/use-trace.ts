import { useEffect, useState } from 'react';
import type { ExcelFailure } from '../../excel/batch/failure';
import { failureOf } from '../../excel/batch/run';
import { readSources, readTracedCell, type SourceRead, type TracedCell } from '../../excel/read/trace-cells';
import type { CellPlace, WorkbookState } from '../../sheets/read/state';
import { keyOfSource } from '../../sheets/trace/source';
import { traceOf, type Trace } from './trace-model';

export interface TracedPlace {
  readonly cell: TracedCell;
  /** null: the cell holds no formula. */
  readonly trace: Trace | null;
  readonly known: ReadonlyMap<string, SourceRead | null>;
}

export interface Tracing {
  /** null: not read yet. */
  readonly traced: TracedPlace | null;
  readonly failure: ExcelFailure | null;
  readonly retry: () => void;
}

/** A cell's own formula, then what it reads, then what those read: more rounds than that no number of ours takes. */
const ROUNDS = 6;

/** @param formulaOf for a cell without a formula of its own the one that it is bound to; null: there is none */
async function trace(place: CellPlace, state: WorkbookState, formulaOf: FormulaOf): Promise<TracedPlace> {
  const cell = await readTracedCell(place);
  const bound = formulaOf(cell.place);
  const { sheet } = cell.place;
  const formula =
    cell.formula ??
    (bound === null ? null : { text: bound, home: { sheet, row: 0, column: 0, table: null }, row: 0, column: 0, spillsFrom: null });
  if (formula === null) return { cell, trace: null, known: new Map() };
  const known = new Map<string, SourceRead | null>();
  let found = traceOf(formula, state, known);
  for (let round = 0; round < ROUNDS && found.wanted.length > 0; round++) {
    const read = await readSources(found.wanted);
    found.wanted.forEach((source, index) => known.set(keyOfSource(source), read[index] ?? null));
    found = traceOf(formula, state, known);
  }
  return { cell, trace: found, known };
}

export type FormulaOf = (place: CellPlace) => string | null;

/** Traces a cell, and again whenever the workbook has changed. */
export function useTrace(place: CellPlace, state: WorkbookState, formulaOf: FormulaOf): Tracing {
  const [{ traced, failure }, setFound] = useState<Pick<Tracing, 'traced' | 'failure'>>({ traced: null, failure: null });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let gone = false;
    trace(place, state, formulaOf).then(
      found => {
        if (!gone) setFound({ traced: found, failure: null });
      },
      (error: unknown) => {
        if (!gone) setFound({ traced: null, failure: failureOf(error) });
      },
    );
    return () => {
      gone = true;
    };
  }, [place, state, formulaOf, tries]);
  return { traced, failure, retry: () => setTries(tries + 1) };
}
