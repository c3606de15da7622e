/** What refers to the spill of a formula that spills no longer: `A1#` becomes the cells that it filled. */
import { addressOf } from '../read/state';
import { rowAndColumn, type FileArea } from './file-book';

/** The cells that a formula filled, by 「sheet!A1」 of its own cell, the sheet in lower case. */
export type Anchors = Map<string, FileArea>;

const SPILL = /(?:_xlfn\.)?ANCHORARRAY\(\s*((?:'(?:[^']|'')+'|[^()'!,\s]+)!)?(\$?[A-Z]+\$?\d+)\s*\)/gi;

export function absolute({ row, column, rows, columns }: FileArea): string {
  const dollars = (address: string): string => address.replace(/^([A-Z]+)/, '$$$1$$');
  const first = dollars(addressOf(row, column));
  return rows * columns === 1 ? first : `${first}:${dollars(addressOf(row + rows - 1, column + columns - 1))}`;
}

/** The formula with such references as ranges; null where it has none. */
export function spillsAsAreas(text: string, sheet: string, anchors: Anchors): string | null {
  if (anchors.size === 0 || !/ANCHORARRAY/i.test(text)) return null;
  const mended = text.replace(SPILL, (whole, qualifier: string | undefined, address: string) => {
    const named = qualifier === undefined ? sheet : qualifier.slice(0, -1).replace(/^'|'$/g, '').replace(/''/g, "'");
    const { row, column } = rowAndColumn(address);
    const area = anchors.get(`${named.toLowerCase()}!${addressOf(row, column)}`);
    return area === undefined ? whole : `${qualifier ?? ''}${absolute(area)}`;
  });
  return mended === text ? null : mended;
}
