/** Pictures, shapes, lines and groups of a file: where they lie. They stay in their part and are not drawn. */
import type { Book } from '../book/book';
import type { Drawing } from '../book/drawing';
import type { Parts } from './package';
import { placeOf } from './read-charts';
import { child, descendants } from './xml';

const TYPES = { pic: 'Image', sp: 'GeometricShape', cxnSp: 'Line', grpSp: 'Group' } as const;

/** Fills the sheets' lists. */
export function readDrawings(book: Book, parts: Parts): void {
  for (const sheet of book.sheets) {
    const { part } = sheet.state;
    const drawing = part === null ? undefined : parts.targets(part, 'drawing')[0];
    if (drawing === undefined) continue;
    sheet.state.drawings = (parts.xml(drawing)?.children ?? []).flatMap((anchor, at): Drawing[] =>
      Object.entries(TYPES).flatMap(([element, type]) => {
        const found = child(anchor, element);
        if (found === null) return [];
        const [properties] = descendants(found, 'cNvPr');
        const id = `{shape-${sheet.id}-file-${at + 1}}`;
        return [{ id, name: properties?.attributes['name'] ?? '', type, ...placeOf(anchor, sheet) }];
      }),
    );
  }
}
