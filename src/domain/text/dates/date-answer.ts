import type { Cell } from '../../base/cell';
import type { Fault } from '../../base/fault';
import { blankFault } from '../../base/fault';
import { isBlankTime, notDate, readDay } from './time';
import type { WarekiStyle } from './wareki';
import { wareki } from './wareki';

export type Edge = '終了' | '開始';
export const EDGES: readonly [Edge, Edge] = ['終了', '開始'];
export const WAREKI_STYLES: readonly [WarekiStyle, WarekiStyle] = ['', '略'];

/**
 * DX.DATE: the first or last day of the period in a cell, a date serial. A number from 1900 to 2200 is that fiscal year (as in
 * DX.WAREKI), a larger one its own day. #N/A where the cell is blank or the period has no such edge, #VALUE! where nothing is read.
 */
export function dateEdge(cell: Cell, edge: Edge): number | Fault {
  return readDay(cell, 'text', edge === '開始' ? 'first' : 'last') || blankFault('text');
}

/** DX.WAREKI: #N/A where the cell is blank, #VALUE! where it holds no date, or one before 明治. */
export function warekiOf(cell: Cell, style: WarekiStyle): string | Fault {
  if (isBlankTime(cell)) return blankFault('date');
  return wareki(cell, style) || notDate(cell, 'date');
}
