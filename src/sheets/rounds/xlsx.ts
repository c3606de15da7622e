/** The library that reads and writes workbooks' files, in one place. It comes in a file of its own, when somebody needs it. */
export { readXlsx, writeXlsx } from 'hucre/xlsx';
export type { Cell, CellStyle, CellValue, DataValidation as WriteDataValidation, Sheet, Workbook } from 'hucre/xlsx';
