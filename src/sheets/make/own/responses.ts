/**
 * 対応状況 and 対応日 that people entered into the 点検結果 of before, to be taken over where the same remark is found again. The same: of the
 * same cells and in the same words, apart from how many days or per cent there are by now; or in the same words once only, where rows have moved.
 */
import { isCellError, type Cell, type Cells } from '../../../domain/base/cell';
import { comparableText } from '../../../domain/text/characters/comparable-text';
import { isBlank } from '../../../domain/text/characters/text';

export interface Response {
  readonly status: string | number;
  /** A date serial, or what somebody wrote instead. */
  readonly on: string | number;
}

interface ResponseCells {
  readonly sheet: string;
  readonly cells: string;
  readonly content: string;
}

export interface Responses {
  /** Of each line in turn; null: nobody has said anything of it. */
  readonly ofLines: readonly (Response | null)[];
  /** How many are taken over. */
  readonly kept: number;
  /** How many have no line to go to: what they were about is no longer found. */
  readonly gone: number;
}

/** 「612日過ぎています」 is the same remark on the next day, 「進捗率20%」 at 30%. */
const masked = (text: string): string => comparableText(text.replace(/\d[\d,]*(?:\.\d+)?(?=[日%])/g, '#'));
const inPlace = ({ sheet, cells, content }: ResponseCells): string => [sheet, cells, masked(content)].join('\n');
const anywhere = ({ sheet, content }: ResponseCells): string => [sheet, masked(content)].join('\n');

interface ResponseRead extends ResponseCells {
  readonly response: Response;
}

/** A number stays one; what is no text is told as text. */
const entered = (cell: Cell): string | number => (typeof cell === 'number' ? cell : isCellError(cell) ? cell.code : String(cell ?? ''));

/** The lines of before with an answer; staff may have moved, sorted and added columns. */
function answered(table: Cells, unanswered: string): { readonly all: readonly ResponseCells[]; readonly answers: readonly ResponseRead[] } {
  const [headers = [], ...rows] = table;
  const at = (header: string): number => headers.findIndex(cell => cell === header);
  const [sheet, cells, content, status, on] = ['シート', 'セル', '内容', '対応状況', '対応日'].map(at) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const text = (row: readonly Cell[], index: number): string => String(row[index] ?? '');
  const all = rows
    .filter(row => text(row, content) !== '')
    .map(row => ({
      sheet: text(row, sheet),
      cells: text(row, cells),
      content: text(row, content),
      response: { status: entered(row[status]), on: entered(row[on]) },
    }));
  const says = ({ response }: ResponseRead): boolean =>
    !isBlank(response.on) || (!isBlank(response.status) && response.status !== unanswered);
  return { all, answers: all.filter(says) };
}

/** @param table the sheet of before, from its header row on; empty where there is none */
export function responsesFor(lines: readonly ResponseCells[], table: Cells, unanswered: string): Responses {
  const { all, answers } = answered(table, unanswered);
  const byPlace = new Map(answers.map(answer => [inPlace(answer), answer]));
  const count = (of: readonly ResponseCells[]): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>();
    for (const told of of) counts.set(anywhere(told), (counts.get(anywhere(told)) ?? 0) + 1);
    return counts;
  };
  const [before, now] = [count(all), count(lines)];
  const byWords = new Map(answers.map(answer => [anywhere(answer), answer]));
  const taken = new Set<ResponseRead>();
  const ofLines = lines.map(line => {
    const once = before.get(anywhere(line)) === 1 && now.get(anywhere(line)) === 1;
    const answer = byPlace.get(inPlace(line)) ?? (once ? byWords.get(anywhere(line)) : undefined);
    if (answer === undefined) return null;
    taken.add(answer);
    return answer.response;
  });
  return { ofLines, kept: taken.size, gone: answers.length - taken.size };
}
