/** Charts, pictures, shapes and lines of a sheet, with the cell in which each begins. Excel tells their place in points only. */
import { LAST_COLUMN } from '../../sheets/read/reference';
import { LAST_ROW } from '../../sheets/schema/validation';
import type { SheetObject } from '../../sheets/publish/grid';

/** Excel rounds places to its pixels. */
const ROUNDING = 0.5;
/** Bounds between which a row or column is looked for first: most objects are near the sheet's beginning. */
const FIRST = [0, 256, 4096, 65_536] as const;
/** Parts into which what is left is cut at each step. */
const PARTS = 32;

/** What Excel calls the kinds that the rule names; notes and controls are of no kind of it ("Unsupported"). */
const KINDS: Readonly<Record<string, string>> = { Image: 'image', GeometricShape: 'shape', Line: 'line', Group: 'group' };

interface PlacedObject {
  readonly type: string;
  readonly name: string;
  readonly left: number;
  readonly top: number;
}

/** One sync for what there is; where there is something, at most four more for the cells. */
export async function readObjects(context: Excel.RequestContext, sheet: string): Promise<readonly SheetObject[]> {
  const worksheet = context.workbook.worksheets.getItem(sheet);
  const { charts, shapes } = worksheet;
  charts.load('items/name,items/left,items/top');
  shapes.load('items/type,items/name,items/left,items/top');
  await context.sync();
  const placed: readonly PlacedObject[] = [
    ...charts.items.map(({ name, left, top }) => ({ type: 'chart', name, left, top })),
    ...shapes.items.flatMap(({ type, name, left, top }) => (KINDS[type] === undefined ? [] : [{ type: KINDS[type], name, left, top }])),
  ];
  if (placed.length === 0) return [];
  const rows = new Search(
    placed.map(({ top }) => top),
    LAST_ROW,
    at => worksheet.getRangeByIndexes(at, 0, 1, 1),
    'top',
  );
  const columns = new Search(
    placed.map(({ left }) => left),
    LAST_COLUMN,
    at => worksheet.getRangeByIndexes(0, at, 1, 1),
    'left',
  );
  for (;;) {
    const asked = [...rows.ask(), ...columns.ask()];
    if (asked.length === 0) break;
    // eslint-disable-next-line office-addins/no-context-sync-in-loop -- each step looks between what the step before found
    await context.sync();
    rows.narrow();
    columns.narrow();
  }
  return placed.map(({ type, name }, at) => ({ type, name, row: rows.found(at), column: columns.found(at) }));
}

/** Looks for the last row (or column) that begins at or before each place, for all of them at once. */
class Search {
  private readonly between: (readonly [from: number, to: number])[];
  private asked = new Map<number, Excel.Range>();
  private first = true;

  constructor(
    private readonly places: readonly number[],
    private readonly end: number,
    private readonly cell: (at: number) => Excel.Range,
    private readonly side: 'top' | 'left',
  ) {
    this.between = places.map(() => [0, end]);
  }

  /** Loads where the rows begin that tell more; none once all are found. */
  ask(): readonly Excel.Range[] {
    this.asked = new Map();
    for (const at of this.between.flatMap(between => this.cuts(between)))
      if (!this.asked.has(at)) {
        const cell = this.cell(at);
        cell.load(this.side);
        this.asked.set(at, cell);
      }
    return [...this.asked.values()];
  }

  /** After the sync. */
  narrow(): void {
    this.places.forEach((place, index) => {
      const between = this.between[index] ?? [0, this.end];
      let [from, to] = between;
      for (const at of this.cuts(between)) {
        if ((this.asked.get(at)?.[this.side] ?? Infinity) <= place + ROUNDING) from = at;
        else {
          to = at;
          break;
        }
      }
      this.between[index] = [from, to];
    });
    this.first = false;
  }

  found(index: number): number {
    return this.between[index]?.[0] ?? 0;
  }

  private cuts([from, to]: readonly [number, number]): readonly number[] {
    if (to - from <= 1) return [];
    if (this.first) return FIRST.filter(at => at > from && at < to);
    const step = Math.ceil((to - from) / PARTS);
    return Array.from({ length: Math.ceil((to - from) / step) - 1 }, (_, part) => from + (part + 1) * step);
  }
}
