/** Tasks that are indented over several columns (大項目, 中項目, 小項目, or A B C under one merged header): 取組 and マイルストーン with their path. */
import { isBlank, normalizeText } from '../../../domain/text/characters/text';
import { headerForms } from '../source/adopt-header';
import type { SourceColumn, SourceTable } from '../source/adopt-source';
import { isNumberHeader } from '../source/number-header';
import { shapedCell, made, reshaped, textOfCell, type ShapedCell, type ShapedLine } from './shape-table';

const LEVEL = /(?:大|中|小|細)(?:項目|分類|工程|区分|タスク)$|^(?:第?[1-4１-４]|[1-4])(?:階層|レベル)$|^(?:階層|レベル|level|l)[1-4]$/;
const WHEN = /開始|着手|終了|完了|期限|期日|予定|締切|期間|日程|納期|^start|^end|^due|^finish/;
const STEP_MARK = ' ＞ ';

/** The columns of the levels: named as such, or side by side under one header; none where there are fewer than two. */
function levelsOf({ columns, lines }: SourceTable): readonly SourceColumn[] {
  const named = columns.filter(({ header }) => headerForms(header).some(form => LEVEL.test(form)));
  if (named.length >= 2) return named;
  for (const [index, { header, at }] of columns.entries()) {
    if (header === '' || isNumberHeader(header)) continue;
    const run = [columns[index] as SourceColumn];
    for (let next = index + 1; next < columns.length; next++) {
      const column = columns[next];
      const goesOn = column !== undefined && column.at === at + run.length && (column.header === header || column.header === '');
      if (!goesOn) break;
      run.push(column);
    }
    // Indented: hardly any line has something in two of them at once, and each of them has text.
    const filled = lines.map(line => run.filter(column => textOfCell(line, column.at) !== '').length);
    const isIndented = filled.filter(count => count > 1).length * 4 <= filled.length;
    const allUsed = run.every(column =>
      lines.some(line => typeof line.cells[column.at] === 'string' && textOfCell(line, column.at) !== ''),
    );
    if (run.length >= 2 && isIndented && allUsed) return run;
  }
  return [];
}

/** The table with 取組 and マイルストーン in place of the levels; null: its tasks are not indented, or it is no plan of work. */
export function indentedTasks(table: SourceTable): SourceTable | null {
  const { columns, lines } = table;
  const levels = levelsOf(table);
  if (levels.length < 2 || !columns.some(({ header }) => WHEN.test(normalizeText(header)))) return null;
  const others = columns.filter(column => !levels.includes(column));
  const path: (ShapedCell | null)[] = levels.map(() => null);
  const shaped: ShapedLine[] = [];
  for (const line of lines) {
    const own = levels.map(({ at }) => shapedCell(line, at));
    const first = own.findIndex(cell => cell !== null);
    if (first >= 0) for (let level = first; level < path.length; level++) path[level] = own[level] ?? null;
    const rest = others.map(({ at }) => shapedCell(line, at));
    // A line that only names what is below it is no task of its own.
    const says = rest.some((cell, index) => cell !== null && !isBlank(cell.value) && !isNumberHeader(others[index]?.header ?? ''));
    if (!says) continue;
    const steps = path.filter((cell): cell is ShapedCell => cell !== null);
    const [top] = steps;
    if (top === undefined) continue;
    const below = steps.slice(1);
    const last = below.at(-1) ?? top;
    const name = below.length === 0 ? top.text : below.map(({ text }) => text).join(STEP_MARK);
    shaped.push({ row: line.row, cells: [top, made(name, last.from), ...rest] });
  }
  return shaped.length === 0 ? null : reshaped(table, ['取組', 'マイルストーン', ...others.map(({ header }) => header)], shaped);
}
