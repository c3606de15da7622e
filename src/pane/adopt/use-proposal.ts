import { useMemo, useState } from 'react';
import { fiscalYearOf } from '../../domain/text/dates/fiscal-year';
import type { FoundSource } from '../../excel/read/adopt-source';
import { knownIn } from '../../sheets/adopt/adopt';
import type { AdoptSource } from '../../sheets/adopt/source/adopt-grid';
import { findLayout, type HeaderLayout } from '../../sheets/adopt/source/adopt-layout';
import { isKnownHeader, type Match } from '../../sheets/adopt/mapping/adopt-mapping';
import { recallMapping, recalledMatches } from '../../sheets/adopt/mapping/adopt-memory';
import {
  tableProposal,
  proposedConstants,
  proposeTable,
  type AdoptProposal,
  type ProposalRequest,
} from '../../sheets/adopt/mapping/adopt-proposal';
import { shapesOf, type Shape, type ShapeKind } from '../../sheets/adopt/shapes/adopt-shape';
import { readSource, type SourceTable } from '../../sheets/adopt/source/adopt-source';
import type { WorkbookState } from '../../sheets/read/state';
import { TABLE_NAMES, type TableName } from '../../sheets/schema/table-name';

type Constants = Readonly<Record<string, string>>;

/** What is proposed for a source, with what the person has chosen otherwise; a choice ends with what it was made to. */
export interface Proposing {
  /** The table of ours that the source lies over, if any. */
  readonly own: TableName | null;
  readonly layout: HeaderLayout | null;
  readonly shapes: readonly Shape[];
  readonly shape: Shape | null;
  readonly read: SourceTable | null;
  /** There is something that can be adopted. */
  readonly usable: boolean;
  readonly proposed: (AdoptProposal & { readonly remembered: boolean; readonly request: ProposalRequest }) | null;
  readonly matches: readonly Match[];
  readonly isCorrected: boolean;
  readonly isTableChosen: boolean;
  readonly constants: Constants;
  readonly chooseLayout: (layout: HeaderLayout | null) => void;
  readonly chooseTable: (table: TableName | null) => void;
  readonly chooseShape: (shape: ShapeKind) => void;
  readonly correct: (matches: readonly Match[]) => void;
  readonly giveConstants: (constants: Constants) => void;
  /** Another source: no choice holds any more. */
  readonly forget: () => void;
}

function ownTableUnder(state: WorkbookState, { sheet, row, column, values }: AdoptSource): TableName | null {
  return (
    TABLE_NAMES.find(name => {
      const table = state.tables[name];
      if (table === null || table.sheet !== sheet) return false;
      const [rows, columns] = [table.cells.length, table.cells[0]?.length ?? 0];
      return (
        row < table.firstRow + rows &&
        table.firstRow < row + values.length &&
        column < table.firstColumn + columns &&
        table.firstColumn < column + (values[0]?.length ?? 0)
      );
    }) ?? null
  );
}

/** @param now a date serial: what is past and what is to come */
export function useProposal(found: FoundSource | null, state: WorkbookState, now: number): Proposing {
  const [layoutChosen, chooseLayout] = useState<HeaderLayout | null>(null);
  const [tableChosen, chooseTable] = useState<TableName | null>(null);
  const [shapeChosen, chooseShape] = useState<ShapeKind | null>(null);
  const [typed, setTyped] = useState<{ readonly of: string; readonly constants: Constants } | null>(null);
  const [corrected, setCorrected] = useState<{ readonly of: string; readonly matches: readonly Match[] } | null>(null);
  const source = found?.source ?? null;
  const own = source === null ? null : ownTableUnder(state, source);
  const layout = useMemo(() => (source === null ? null : (layoutChosen ?? findLayout(source, isKnownHeader))), [source, layoutChosen]);
  const shapes = useMemo(() => {
    if (source === null || layout === null) return null;
    const list = readSource(source, layout);
    return shapesOf(list, [source.sheet, ...list.titles]);
  }, [source, layout]);
  const shape = shapes === null ? null : (shapes.find(({ kind }) => kind === shapeChosen) ?? shapes[0]);
  const read = shape?.table ?? null;
  const headless = source !== null && source.headersHidden !== null;
  const usable = own === null && !headless && read !== null && read.columns.length > 0 && read.lines.length > 0;
  const proposed = useMemo(() => {
    if (found === null || read === null || !usable) return null;
    const request = {
      source: read,
      about: [found.source.sheet, found.source.table ?? '', ...read.titles],
      known: knownIn(state),
      thisYear: fiscalYearOf(now),
      headersOf: (name: TableName) => state.tables[name]?.cells[0] ?? null,
    };
    const remembered = recallMapping(found.remembered, read.columns, tableChosen);
    const table = tableChosen ?? remembered?.table ?? null;
    const proposal = table === null ? proposeTable(request) : tableProposal(table, request);
    const recalled = remembered === null ? null : recalledMatches(remembered, read.columns, proposal.destinations);
    const matches = recalled ?? proposal.matches;
    return { ...proposal, matches, remembered: recalled !== null, request };
  }, [found, read, usable, tableChosen, state, now]);
  const key = proposed === null || read === null ? '' : JSON.stringify([proposed.table, read.columns.map(({ header }) => header)]);
  const matches = proposed === null ? [] : corrected?.of === key ? corrected.matches : proposed.matches;
  const constants = useMemo(
    () =>
      proposed === null || read === null || source === null
        ? {}
        : typed?.of === key
          ? typed.constants
          : proposedConstants(proposed, read.titles, source.sheet),
    [proposed, read, source, typed, key],
  );
  return {
    own,
    layout,
    shapes: shapes ?? [],
    shape,
    read,
    usable,
    proposed,
    matches,
    isCorrected: corrected !== null && corrected.of === key,
    isTableChosen: tableChosen !== null,
    constants,
    chooseLayout,
    chooseTable,
    chooseShape,
    correct: changed => setCorrected({ of: key, matches: changed }),
    giveConstants: changed => setTyped({ of: key, constants: changed }),
    forget: () => {
      chooseLayout(null);
      chooseTable(null);
      chooseShape(null);
      setTyped(null);
      setCorrected(null);
    },
  };
}
