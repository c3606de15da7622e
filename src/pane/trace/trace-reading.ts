/** What is known of the workbook while a formula is traced, and what would have to be read. */
import type { SourceRead } from '../../excel/read/trace-cells';
import type { WorkbookState } from '../../sheets/read/state';
import type { EvaluationSurroundings } from '../../sheets/trace/evaluate';
import { keyOfSource, type TraceSource, type Home } from '../../sheets/trace/source';

/** What has been read of the sources so far, by key; null: there are no such cells. */
export type KnownSources = ReadonlyMap<string, SourceRead | null>;

/** What is known of the workbook, and what would have to be read. */
export class Reading {
  private readonly missing = new Map<string, TraceSource>();

  constructor(
    readonly state: WorkbookState,
    private readonly known: KnownSources,
  ) {}

  around(home: Home): EvaluationSurroundings {
    const { sheets, tableNames, names } = this.state;
    return { home, book: { sheets, tableNames, names }, read: source => this.read(source) };
  }

  read(source: TraceSource): SourceRead | null | undefined {
    const own = this.ownTable(source);
    if (own !== null) return own;
    const key = keyOfSource(source);
    const found = this.known.get(key);
    if (found === undefined) this.missing.set(key, source);
    return found;
  }

  wanted(): readonly TraceSource[] {
    return [...this.missing.values()];
  }

  /** Our own tables have been read already. */
  private ownTable(source: TraceSource): SourceRead | null {
    if (source.kind !== 'table' || source.part !== '#All') return null;
    const table = Object.values(this.state.tables).find(one => one?.name.toLowerCase() === source.table.toLowerCase());
    if (!table || table.totals) return null;
    const { cells, sheet, firstRow: row, firstColumn: column } = table;
    return { cells, block: { sheet, row, column, rows: cells.length, columns: cells[0]?.length ?? 0 }, formula: null, format: null };
  }
}
