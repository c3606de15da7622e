/** Rows that hold nothing but a heading for the rows below it: 「1 窓口」 over its tasks. The heading becomes a column of these rows. */
import { isBlank, normalizeText } from '../../../domain/text/characters/text';
import { ADOPTED_WORDS } from '../mapping/adopt-words';
import { isNumberHeader } from '../source/number-header';
import { shapedCell, reshaped, type ShapedCell, type ShapedLine } from './shape-table';
import type { SourceLine, SourceTable } from '../source/adopt-source';
import { TABLES } from '../../schema/declarations/tables';

const WHEN = /開始|着手|終了|完了|期限|期日|予定|締切|期間|日程|納期|^start|^end|^due|^finish/;
/** A heading is merged over at least so many columns, or stands in a plan of work whose other rows say when. */
const WIDE = 3;

const INITIATIVES: ReadonlySet<string> = new Set(['取組', ...(ADOPTED_WORDS.DX_Schedules.initiative ?? [])].map(normalizeText));

/** A list of people under headings: those are the bodies they belong to. */
const PEOPLE: ReadonlySet<string> = new Set(
  ['氏名', '職名', ...(ADOPTED_WORDS.DX_Members.person ?? []), ...(ADOPTED_WORDS.DX_Members.post ?? [])].map(normalizeText),
);
const BODY = TABLES.DX_Members.columns.body.header;
const BODIES: ReadonlySet<string> = new Set([BODY, ...(ADOPTED_WORDS.DX_Members.body ?? [])].map(normalizeText));

/** The table with the headings as a column at its left; null: there are none. */
export function sectionRows(table: SourceTable): SourceTable | null {
  const { columns, lines, merges } = table;
  const isWork = columns.some(({ header }) => WHEN.test(normalizeText(header)));
  const isNamed = columns.some(({ header }) => INITIATIVES.has(normalizeText(header)));
  const numbers = new Set(columns.filter(({ header }) => isNumberHeader(header)).map(({ at }) => at));
  const [first] = columns.filter(({ at }) => !numbers.has(at));
  if (first === undefined) return null;
  const headingIn = (line: SourceLine): ShapedCell | null => {
    const filled = columns.filter(({ at }) => !isBlank(line.cells[at]) && !numbers.has(at));
    const [only] = filled;
    if (filled.length !== 1 || only === undefined || typeof line.cells[only.at] !== 'string') return null;
    const isWide = merges.some(({ row, column, columns: width }) => row === line.row && column <= only.at && width >= WIDE);
    return isWide || (isWork && !isNamed && only.at === first.at) ? shapedCell(line, only.at) : null;
  };
  const headings = lines.map(headingIn);
  const count = headings.filter(heading => heading !== null).length;
  // A heading has rows of its own: tasks that have no dates yet stand one below the other, and are none.
  const hasRows = headings.every((heading, index) => heading === null || (headings[index + 1] ?? null) === null);
  if (count === 0 || !hasRows || headings.at(-1) !== null || count * 2 > lines.length) return null;
  let heading: ShapedCell | null = null;
  const shaped = lines.flatMap((line, index): ShapedLine[] => {
    const own = headings[index] ?? null;
    if (own !== null) {
      heading = own;
      return [];
    }
    return [{ row: line.row, cells: [heading, ...columns.map(({ at }) => shapedCell(line, at))] }];
  });
  const has = (words: ReadonlySet<string>): boolean => columns.some(({ header }) => words.has(normalizeText(header)));
  const name = isWork && !isNamed ? '取組' : has(PEOPLE) && !has(BODIES) ? BODY : '見出し';
  return reshaped(table, [name, ...columns.map(({ header }) => header)], shaped);
}
