/** Asks for the row around a cell; to be followed by a sync. */
export function rowAround(cell: Excel.Range): Excel.Range {
  const row = cell.getEntireRow().getUsedRangeOrNullObject(true);
  row.load('formulas,columnIndex');
  return row;
}
