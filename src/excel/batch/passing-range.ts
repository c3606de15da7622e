/** Cells of a sheet for the batch alone that asks for them: Excel need not keep the range for later ones, which would be two requests more. */
export function passingRange(sheet: Excel.Worksheet, address: string): Excel.Range {
  return sheet.getRange(address).untrack();
}
