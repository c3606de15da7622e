/** Builds what is not fresh: the add-in into dist/, the preview page into build/. */
export function buildAll(options?: { force?: boolean; say?: (name: string) => void }): Promise<void>;
