import { useEffect, useState } from 'react';
import type { Cells } from '../../domain/cell';
import type { ExcelFailure } from '../../excel/failure';
import { readReferences } from '../../excel/read-cells';
import { failureOf } from '../../excel/run';
import type { Reference } from '../../sheets/reference';
import type { ReadCells } from './formula-answer';
import { keyOf } from './formula-fields';

/** An address is typed letter by letter: only what stands still is read. Milliseconds. */
const STANDS = 200;

interface Known { readonly cells: ReadonlyMap<string, Cells>; readonly failure: ExcelFailure | null }

/**
 * Something worked out from cells of the workbook: `compute` says which it needs, they are read in one sync, and it is worked
 * out again; anew whenever the references or the workbook have changed.
 * @param version changes with every reading of the workbook
 */
export function useCells<T extends { readonly references: readonly Reference[] }>(compute: (read: ReadCells) => T, version: unknown): T & { readonly failure: ExcelFailure | null } {
  const [known, setKnown] = useState<Known>({ cells: new Map(), failure: null });
  const computed = compute(reference => known.cells.get(keyOf(reference)));
  // What their $ signs are changes nothing that is read.
  const wanted = new Map(computed.references.map(reference => [keyOf(reference), reference]));
  const keys = [...wanted.keys()].sort().join('\n');
  useEffect(() => {
    if (keys === '') return undefined;
    let overtaken = false;
    const timer = setTimeout(() => {
      readReferences([...wanted.values()]).then(
        cells => { if (!overtaken) setKnown({ cells: new Map([...wanted.keys()].map((key, index) => [key, cells[index] ?? []])), failure: null }); },
        (error: unknown) => { if (!overtaken) setKnown({ cells: new Map(), failure: failureOf(error) }); },
      );
    }, STANDS);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [keys, version]);
  return { ...computed, failure: keys === '' ? null : known.failure };
}
