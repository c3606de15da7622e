import { useEffect, useState } from 'react';
import type { ExcelFailure } from '../../excel/batch/failure';
import { readReferences, type ReadRange } from '../../excel/read/read-cells';
import { failureOf } from '../../excel/batch/run';
import type { Reference } from '../../sheets/read/reference';
import type { ReadCells } from './formula-answer';
import { keyOf } from './formula-fields';
import type { ReadFormats } from './formula-units';

/** An address is typed letter by letter: only what stands still is read. Milliseconds. */
const STANDS = 200;

interface KnownRanges {
  readonly ranges: ReadonlyMap<string, ReadRange>;
  readonly failure: ExcelFailure | null;
}

/**
 * Something worked out from cells of the workbook: `compute` says which it needs, they are read in one sync, and it is worked
 * out again; anew whenever the references or the workbook have changed.
 * @param version changes with every reading of the workbook
 */
export function useCells<T extends { readonly references: readonly Reference[] }>(
  compute: (read: ReadCells) => T,
  version: unknown,
): T & { readonly formats: ReadFormats; readonly failure: ExcelFailure | null } {
  const [known, setKnown] = useState<KnownRanges>({ ranges: new Map(), failure: null });
  const computed = compute(reference => known.ranges.get(keyOf(reference))?.cells);
  // What their $ signs are changes nothing that is read.
  const wanted = new Map(computed.references.map(reference => [keyOf(reference), reference]));
  const keys = [...wanted.keys()].sort().join('\n');
  useEffect(() => {
    if (keys === '') return undefined;
    let overtaken = false;
    const timer = setTimeout(() => {
      readReferences([...wanted.values()]).then(
        ranges => {
          if (!overtaken)
            setKnown({ ranges: new Map(ranges.map((range, index) => [[...wanted.keys()][index] ?? '', range])), failure: null });
        },
        (error: unknown) => {
          if (!overtaken) setKnown({ ranges: new Map(), failure: failureOf(error) });
        },
      );
    }, STANDS);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [keys, version]);
  return { ...computed, formats: reference => known.ranges.get(keyOf(reference))?.formats, failure: keys === '' ? null : known.failure };
}
