/** What a client says it supports: the requirement sets of one Excel. */

/** ExcelApi versions by product: LTSC 2021 is 1.14, LTSC 2024 1.17, Microsoft 365 and the web the newest. */
export const EXCEL_API = { ltsc2021: '1.14', ltsc2024: '1.17', current: '1.20' } as const;

export type Platform = 'web' | 'windows';

/** The matrix `Office.context.requirements` reads, as JSON text (set name -> version). Sets the stand-in has nothing of are left out. */
export function supportedMatrix(excelApi: string): string {
  const runtime = compareVersions(excelApi, EXCEL_API.ltsc2024) >= 0 ? '1.4' : '1.3';
  // What an add-in writes can be undone in Excel since ExcelApi 1.20.
  const undo = compareVersions(excelApi, EXCEL_API.current) >= 0 ? { ExcelUndoApiAll: '1.0' } : {};
  return JSON.stringify({ ExcelApi: excelApi, CustomFunctionsRuntime: runtime, AddinCommands: '1.1', ...undo });
}

/** Negative, 0 or positive as `a` is below, equal to or above `b`; versions are `major.minor`. */
export function compareVersions(a: string, b: string): number {
  const [majorA = 0, minorA = 0] = a.split('.').map(Number);
  const [majorB = 0, minorB = 0] = b.split('.').map(Number);
  return majorA - majorB || minorA - minorB;
}
