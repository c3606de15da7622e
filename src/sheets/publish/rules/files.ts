/** Level 3, over several files: the same layout every year. */

export type Unlike = 'noHeader' | 'names' | 'columnCount' | 'order';

/** L3-07: what differs between files, each given by the names of its first table's columns; null: one file alone is not judged. */
export function unlikeFiles(files: readonly (readonly string[])[]): readonly Unlike[] | null {
  if (files.length < 2) return null;
  const named = files.map(names => names.filter(name => name !== '')).filter(names => names.length > 0);
  const unlike: Unlike[] = named.length < files.length ? ['noHeader'] : [];
  if (named.length < 2) return unlike;
  const sets = named.map(names => new Set(names));
  const alike = sets.every((a, at) =>
    sets.slice(at + 1).every(b => {
      const shared = [...a].filter(name => b.has(name)).length;
      return shared / (a.size + b.size - shared) >= 0.8;
    }),
  );
  if (!alike) unlike.push('names');
  const mean = named.reduce((sum, { length }) => sum + length, 0) / named.length;
  const deviation = Math.sqrt(named.reduce((sum, { length }) => sum + (length - mean) ** 2, 0) / named.length);
  if (deviation > 1.5) unlike.push('columnCount');
  const common = [...(sets[0] ?? [])].filter(name => sets.every(set => set.has(name)));
  const orders = new Set(named.map(names => JSON.stringify(names.filter(name => common.includes(name)))));
  if (common.length >= 2 && orders.size > 1) unlike.push('order');
  return unlike;
}
