/** What lies on a worksheet beside charts, as a file has it: pictures, shapes, lines, groups. To be read only. */
import type { Drawing } from '../book/drawing';
import type { Sheet } from '../book/sheet';
import { membersOf } from './member';

const s = membersOf<Sheet>();
const d = membersOf<Drawing>();

export const shapeCollectionType = s.type('ShapeCollection', {
  items: s.items(
    'Shape',
    sheet => sheet.drawings,
    (sheet, key) => sheet.drawings.find(({ id, name }) => id === key || name === key) ?? null,
  ),
  members: { getCount: s.action('1.9', sheet => sheet.drawings.length) },
});

export const shapeType = d.type('Shape', {
  identity: ['id'],
  members: {
    id: d.scalar('1.9', ({ id }) => id),
    name: d.scalar('1.9', ({ name }) => name),
    type: d.scalar('1.9', ({ type }) => type),
    left: d.scalar('1.9', ({ left }) => left),
    top: d.scalar('1.9', ({ top }) => top),
    width: d.scalar('1.9', ({ width }) => width),
    height: d.scalar('1.9', ({ height }) => height),
  },
});
