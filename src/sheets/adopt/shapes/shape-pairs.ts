/** 予定 and 実績 as two rows of one task, which become one row with both. */
import { normalizeText } from '../../../domain/text/characters/text';
import { headerYear } from '../source/adopt-header';
import type { SourceLine, SourceTable } from '../source/adopt-source';
import { shapedCell, reshaped, textOfCell, type ShapedLine } from './shape-table';

const PLAN = /^(?:(?:当初)?(?:予定|計画)|予|計|plan(?:ned)?|(?:数値)?目標値?|計画値|target)$/;
const ACTUAL = /^(?:実績値?|実施|実際|実|actual)$/;
/** Columns that say something of each of the two: when. */
const WHEN = /開始|着手|終了|完了|期間|日程|始期|終期|着工|竣工|^自$|^至$|^start|^end|^finish/;

/** The table with a row for each task; null: it is no such table. */
export function planAndActualRows(table: SourceTable): SourceTable | null {
  const { columns, lines } = table;
  const mark = columns.find(({ at }) => {
    const texts = lines.map(line => normalizeText(textOfCell(line, at)));
    const pairs = texts.filter((text, index) => PLAN.test(text) && ACTUAL.test(texts[index + 1] ?? '')).length;
    return pairs >= 2 && pairs * 2 >= texts.length * 0.8;
  });
  if (mark === undefined) return null;
  const others = columns.filter(({ at }) => at !== mark.at);
  // A year's column holds a target in one row and an actual in the other.
  const isTwofold = others.map(({ header }) => WHEN.test(normalizeText(header)) || headerYear(header) !== null);
  const headers = others.flatMap(({ header }, index) => {
    if (isTwofold[index] !== true) return [header];
    return headerYear(header) === null ? [`予定${header}`, `実績${header}`] : [`${header}目標`, `${header}実績`];
  });
  const isMarked = (line: SourceLine | undefined, word: RegExp): boolean =>
    line !== undefined && word.test(normalizeText(textOfCell(line, mark.at)));
  const shaped: ShapedLine[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined) continue;
    const next = isMarked(line, PLAN) && isMarked(lines[index + 1], ACTUAL) ? lines[index + 1] : undefined;
    const alone = next === undefined && isMarked(line, ACTUAL);
    if (next !== undefined) index++;
    shaped.push({
      row: line.row,
      cells: others.flatMap(({ at }, column) =>
        isTwofold[column] === true
          ? [alone ? null : shapedCell(line, at), alone ? shapedCell(line, at) : next === undefined ? null : shapedCell(next, at)]
          : [shapedCell(line, at) ?? (next === undefined ? null : shapedCell(next, at))],
      ),
    });
  }
  return reshaped(table, headers, shaped);
}
