/**
 * Which cell is selected, and whether it holds a DX formula or is bound: for the line that offers 「この数字の根拠」. Excel's event names the
 * cell, and what the cells around it hold is remembered, so that most clicks cost nothing: cells are read in tiles, once for each tile
 * until the workbook changes.
 */
import { addressOf, type CellPlace } from '../../sheets/read/state';
import { LAST_COLUMN } from '../../sheets/read/reference';
import { LAST_ROW } from '../../sheets/schema/validation';
import { run } from '../batch/run';
import { RESTED } from './selection';
import { firstCell } from './trace-cells';

/** Cells that are read together. */
const ROWS = 200;
const COLUMNS = 40;
/** Formulas of one tile whose spilled cells are looked up. */
const MOST_SPILLS = 200;

const HOLDS_DX = /(?:^|[^\w])(?:_xldudf_)?DX[._][A-Z]+\(/i;

/** Whether a formula calls one of our functions; said without taking it apart. */
export function mayCallDx(formula: unknown): boolean {
  return typeof formula === 'string' && formula.startsWith('=') && HOLDS_DX.test(formula);
}

interface Spot {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
}

/** The selected cell, of several the first. */
export interface SelectedCell {
  readonly place: CellPlace;
  /** It holds a DX formula, or shows an answer of one that spills. */
  readonly holdsDx: boolean;
}

interface KnownSheet {
  name: string;
  readonly tiles: Set<string>;
  /** 「row,column」 of cells with a DX formula, or into which one spills. */
  readonly cells: Set<string>;
}

/** What is remembered of the sheets; begun anew whenever the workbook has changed. */
export class Tiles {
  private readonly sheets = new Map<string, KnownSheet>();

  /** Where the cell is and whether a DX formula answers there. No sync where its tile is known, else one, and one more where formulas of ours spill. */
  async cellAt(spot: Spot): Promise<SelectedCell> {
    const { sheetId, row, column } = spot;
    const tile = `${Math.floor(row / ROWS)},${Math.floor(column / COLUMNS)}`;
    const sheet = this.sheets.get(sheetId);
    if (!sheet?.tiles.has(tile)) await this.read(spot, tile);
    const known = this.sheets.get(sheetId);
    return {
      place: { sheet: known?.name ?? '', address: addressOf(row, column) },
      holdsDx: known?.cells.has(`${row},${column}`) === true,
    };
  }

  private read({ sheetId, row, column }: Spot, tile: string): Promise<void> {
    const [top, left] = [row - (row % ROWS), column - (column % COLUMNS)];
    return run(async context => {
      const sheet = context.workbook.worksheets.getItem(sheetId);
      sheet.load('name');
      const range = sheet.getRangeByIndexes(top, left, Math.min(ROWS, LAST_ROW - top), Math.min(COLUMNS, LAST_COLUMN - left));
      range.load('formulas');
      await context.sync();
      const found: (readonly [number, number])[] = [];
      range.formulas.forEach((line: readonly unknown[], at) =>
        line.forEach((content, across) => {
          if (mayCallDx(content)) found.push([top + at, left + across]);
        }),
      );
      const cells = found.map(([at, across]) => `${at},${across}`);
      const spilled = found.slice(0, MOST_SPILLS).map(([at, across]) => {
        const area = sheet.getCell(at, across).getSpillingToRangeOrNullObject();
        area.load('rowIndex,columnIndex,rowCount,columnCount');
        return area;
      });
      if (spilled.length > 0) await context.sync();
      for (const area of spilled) {
        if (area.isNullObject) continue;
        for (let at = 0; at < area.rowCount; at++)
          for (let across = 0; across < area.columnCount; across++) cells.push(`${area.rowIndex + at},${area.columnIndex + across}`);
      }
      const known = this.sheets.get(sheetId) ?? { name: sheet.name, tiles: new Set<string>(), cells: new Set<string>() };
      known.name = sheet.name;
      known.tiles.add(tile);
      for (const cell of cells) known.cells.add(cell);
      this.sheets.set(sheetId, known);
    });
  }
}

/** The selected cell; null: a drawing, or nothing that can be told. One sync. */
async function readSpot(): Promise<Spot | null> {
  try {
    return await run(async context => {
      const cell = context.workbook.getSelectedRange().getCell(0, 0);
      cell.load('rowIndex,columnIndex,worksheet/id');
      await context.sync();
      return { sheetId: cell.worksheet.id, row: cell.rowIndex, column: cell.columnIndex };
    });
  } catch {
    // Excel throws for a drawing and for several ranges at once: neither is a cell that can be traced.
    return null;
  }
}

export interface Following {
  /** The workbook has changed: what was remembered may be wrong. */
  readonly changed: () => void;
  readonly stop: () => Promise<void>;
}

/**
 * Tells which cell is selected, now and whenever that changes; null: none. A click costs no sync where its surroundings are
 * known; the first on a sheet, or after a change, one or two.
 */
export async function followCell(onCell: (cell: SelectedCell | null) => void): Promise<Following> {
  let tiles = new Tiles();
  let spot: Spot | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let asked = 0;
  const tellCell = async (): Promise<void> => {
    const mine = ++asked;
    const place = spot === null ? null : await tiles.cellAt(spot).catch(() => null);
    if (!stopped && mine === asked) onCell(place);
  };
  const soon = (work: () => Promise<void>): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void work(), RESTED);
  };
  const readAndTell = async (): Promise<void> => {
    const mine = ++asked;
    const found = await readSpot();
    if (stopped || mine !== asked) return;
    spot = found;
    await tellCell();
  };
  const registrations = await run(async context => {
    const { worksheets } = context.workbook;
    const added = [
      worksheets.onSelectionChanged.add(async ({ worksheetId, address }) => {
        const cell = firstCell(address);
        spot = cell && { sheetId: worksheetId, ...cell };
        soon(tellCell);
      }),
      // Another sheet has a selection of its own, of which no event tells.
      worksheets.onActivated.add(async () => soon(readAndTell)),
    ];
    await context.sync();
    return added as unknown as readonly OfficeExtension.EventHandlerResult<never>[];
  });
  await readAndTell();
  return {
    changed: () => {
      tiles = new Tiles();
      soon(tellCell);
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      const [first] = registrations;
      if (first === undefined) return;
      // Handlers can only be removed in the context that added them.
      await Excel.run(first.context, async context => {
        for (const registration of registrations) registration.remove();
        await context.sync();
      });
    },
  };
}
