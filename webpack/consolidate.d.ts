/** All files of consolidate/, by path in dist, and what they were made from. */
export function consolidation(): { readonly files: ReadonlyMap<string, Uint8Array>; readonly sources: readonly string[] };
