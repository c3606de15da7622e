/** Headers the server of dist/ must answer with for a file of it. */
export function headersOf(name: string): Record<string, string>;
/** The settings of three servers, by their name in dist/. */
export function serverFiles(address: string): Record<string, string>;
export const TYPES: Readonly<Record<string, string>>;
/** Headers that would keep the pages from opening inside Excel. */
export const UNWANTED: readonly string[];
