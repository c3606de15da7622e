export function buildDemo(options?: { say?: (name: string) => void }): Promise<string>;
