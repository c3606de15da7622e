/** Level 1, what is not a value: blanks beside zeros, objects, colours, merges, what is hidden. */
import { areaName, cellName, columnsName, holdsCell, lookAt, areasOverlap, rowsName, trimmedText, valueAt, type GridArea } from '../grid';
import { isNumber, isNumberText } from '../text-kinds';
import { differences, isText, NOT_JUDGED, verdictOf, type RuleCheck, type JudgedTable } from '../verdict';

const SURE = 0.7;

/** The columns in which blanks and zeros stand beside each other; whether zero is unlikely there is a matter of meaning. */
export function blankBesideZero({ grid, table: { body } }: Pick<JudgedTable, 'grid' | 'table'>): number[] {
  const columns: number[] = [];
  if (body.lastRow - body.row + 1 < 3) return columns;
  for (let column = body.column; column <= body.lastColumn; column++) {
    let [filled, numbers, zeros, blanks] = [0, 0, 0, 0];
    for (let row = body.row; row <= body.lastRow; row++) {
      const value = valueAt(grid, row, column);
      const text = trimmedText(value);
      if (text === '') {
        blanks++;
        continue;
      }
      filled++;
      if (!isNumber(value) && !isNumberText(text)) continue;
      numbers++;
      if (Number(text.replace(/,/g, '')) === 0) zeros++;
    }
    if (blanks > 0 && zeros >= 2 && numbers >= filled * 0.7) columns.push(column);
  }
  return columns;
}

/** L1-09 */
export const blankAndZero: RuleCheck = question => {
  const { meaning } = question;
  if (meaning === null) return NOT_JUDGED;
  const columns = blankBesideZero(question);
  if (columns.length === 0) return verdictOf([]);
  if (!Array.isArray(meaning.answers)) return NOT_JUDGED;
  const answers: NonNullable<typeof meaning.answers> = meaning.answers;
  return verdictOf(
    columns
      .filter((_, at) => answers[at]?.zeroUnlikely === true && (answers[at]?.confidence ?? 0) >= SURE)
      .map(column => columnsName(column)),
  );
};

/** L1-10 */
export const objects: RuleCheck = ({ file, grid, table }) => {
  if (isText(file) || grid.objects === null) return NOT_JUDGED;
  const uncertain = table.confidence < SURE;
  const at = grid.objects
    .filter(({ type, row, column }) => type !== 'group' && (uncertain || holdsCell(table.area, row, column)))
    .map(({ row, column }) => cellName(row, column));
  return verdictOf([...new Set(at)]);
};

/** L1-11 */
export const looksAlone: RuleCheck = ({ file, grid, table: { body } }) => {
  if (isText(file)) return NOT_JUDGED;
  const at: string[] = [];
  for (let column = body.column; column <= body.lastColumn; column++) {
    const colours = new Set<string>();
    const fills = new Set<string>();
    let [filled, bold, italic] = [0, 0, 0];
    for (let row = body.row; row <= body.lastRow; row++) {
      if (trimmedText(valueAt(grid, row, column)) === '') continue;
      const look = lookAt(grid, row, column);
      filled++;
      colours.add(look?.fontColor ?? '000000');
      if (look?.fill !== undefined && look.fill !== 'FFFFFF') fills.add(look.fill);
      if (look?.bold === true) bold++;
      if (look?.italic === true) italic++;
    }
    const some = (count: number): boolean => count > 0 && count < filled;
    if (filled >= 2 && (colours.size > 1 || fills.size > 1 || some(bold) || some(italic))) at.push(columnsName(column));
  }
  return verdictOf(at);
};

const inHeading = ({ headerRows }: JudgedTable['table'], { row, lastRow }: GridArea): boolean => {
  for (let at = row; at <= lastRow; at++) if (!headerRows.includes(at)) return false;
  return true;
};

/** L1-12. Merges in the heading are only noted; the rule's words want none at all. */
export const mergedCells: RuleCheck = ({ file, merges, table }) => {
  if (isText(file)) return NOT_JUDGED;
  const touching = merges.all.filter(area => areasOverlap(area, table.area));
  const notes = touching.filter(area => inHeading(table, area)).map(areaName);
  const at = touching.filter(area => !inHeading(table, area)).map(areaName);
  return {
    ...verdictOf(at, { notes, severity: at.length > 0 ? 'fatal' : 'major' }),
    ...differences({ kind: 'headingMerge', at: notes }),
  };
};

function runs(indexes: readonly number[]): (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const index of [...new Set(indexes)].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last !== undefined && index === last[1] + 1) last[1] = index;
    else found.push([index, index]);
  }
  return found;
}

/** L1-13 */
export const hidden: RuleCheck = ({ file, grid }) => {
  if (isText(file)) return NOT_JUDGED;
  const lastRow = grid.row + grid.values.length - 1;
  const lastColumn = grid.column + (grid.values[0]?.length ?? 0) - 1;
  return verdictOf([
    ...runs(grid.hiddenRows.filter(row => row >= grid.row && row <= lastRow)).map(([from, to]) => rowsName(from, to)),
    ...runs(grid.hiddenColumns.filter(column => column >= grid.column && column <= lastColumn)).map(([from, to]) => columnsName(from, to)),
  ]);
};
