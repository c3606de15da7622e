import { calculateFormulas, type CellLike, type RowLike, type WorkbookLike } from '@cj-tech-master/excelts/formula';

/**
 * The library (10.2.0) keeps at most 10,000 parsed formulas for a workbook and parses all before it uses the first: in a larger
 * workbook the forgotten ones become #NAME?. The limit stands in the library and the map is its own, made when a workbook is
 * calculated for the first time. So each workbook is calculated once with a single formula while new maps are of a kind that never
 * looks full; nothing else runs meanwhile.
 */
export function liftFormulaLimit(workbook: WorkbookLike): void {
  const { Map: PlainMap } = globalThis;
  class NeverFull<K, V> extends PlainMap<K, V> {
    override get size(): number {
      return Math.min(super.size, 9_999);
    }
  }
  const formula: CellLike = { row: 1, col: 1, type: 6, formula: '0', model: { formula: '0' }, value: null, result: undefined };
  const row: RowLike = {
    eachCell: (a: unknown, b?: unknown) => {
      ((b ?? a) as (cell: CellLike, column: number) => void)(formula, 1);
    },
  };
  const sheet = {
    id: 0,
    name: 'Sheet1',
    dimensions: { top: 1, left: 1, bottom: 1, right: 1 },
    eachRow: (a: unknown, b?: unknown): void => {
      ((b ?? a) as (row: RowLike, number: number) => void)(row, 1);
    },
    findCell: (): CellLike => formula,
    getCell: (): CellLike => formula,
  };
  const { worksheets, getWorksheet } = workbook;
  workbook.worksheets = [sheet];
  workbook.getWorksheet = () => sheet;
  globalThis.Map = NeverFull as unknown as MapConstructor;
  try {
    calculateFormulas(workbook);
  } finally {
    globalThis.Map = PlainMap;
    workbook.worksheets = worksheets;
    workbook.getWorksheet = getWorksheet;
  }
}
