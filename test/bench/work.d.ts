/** By function: the arguments for so many rows. */
export const ARGUMENTS: Readonly<Record<string, (rows: number) => readonly unknown[]>>;
