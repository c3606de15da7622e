/** Years across with words below them, as in the roadmap of a plan: what is to be done in each year becomes a milestone of that year. */
import { isBlank, normalizeText } from '../../../domain/text/characters/text';
import { readNumber } from '../../../domain/text/number';
import { headerYear } from '../source/adopt-header';
import { isNumberHeader } from '../source/number-header';
import type { SourceLine, SourceTable } from '../source/adopt-source';
import { shapedCell, made, reshaped, textOfCell, type ShapedCell, type ShapedLine } from './shape-table';

/** An arrow goes on with what the year before says. */
const GOES_ON = /^[→⇒➡▶►>＞\-―ー–—〜～]+$/;
const NO_TASK = /担当|所管|部署|部局|課$|^課|備考|摘要|指標|kpi|効果|概要|説明/;
const YEAR_HEADER = /^(?:計画|予定|実施内容|取組内容|年度別計画|スケジュール|工程)?$/;
/** Of the cells of the years, so many say what is done and not how much. */
const MOSTLY = 0.6;
const AT_LEAST = 3;

/** 「30手続の公開」 says what is done; 「110万時間 軽減」, 「0 箇所」 and 「検討中」 say how much or nothing. */
function saysWork(text: string): boolean {
  return (
    !isBlank(text) &&
    !GOES_ON.test(text) &&
    (readNumber(text) === null || /[のをとへ]/.test(text)) &&
    !/^(?:維持|現状維持|設定なし|検討中)$/.test(text)
  );
}

const aroundHeader = (header: string): string =>
  normalizeText(header).replace(/(?:(?:19|2[01])\d\d|(?:[mtshr]|明治|大正|昭和|平成|令和)\.?(?:元|\d{1,2}))(?:年度?)?|[()[\]【】]/g, '');

/** The table with a row for each thing that is to be done; null: it is no such table. */
export function roadmap(table: SourceTable): SourceTable | null {
  const { columns, lines, merges } = table;
  const years = columns.flatMap(({ at, header }) => {
    const year = headerYear(header);
    return year === null || !YEAR_HEADER.test(aroundHeader(header)) ? [] : [{ at, year }];
  });
  const [firstYear] = years;
  if (years.length < 2 || firstYear === undefined) return null;
  const said = lines.flatMap(line => years.map(({ at }) => textOfCell(line, at))).filter(text => !isBlank(text) && !GOES_ON.test(text));
  if (said.length < AT_LEAST || said.filter(saysWork).length < said.length * MOSTLY) return null;
  const others = columns.filter(({ at }) => !years.some(year => year.at === at));
  const task = others
    .filter(({ at, header }) => at < firstYear.at && !isNumberHeader(header) && !NO_TASK.test(normalizeText(header)))
    .at(-1);
  if (task === undefined) return null;
  const rest = others.filter(({ at }) => at !== task.at && !isNumberHeader(columns.find(column => column.at === at)?.header ?? ''));
  /** The last of the years that a cell is merged over. */
  const reaches = ({ row }: SourceLine, at: number): number => {
    const area = merges.find(one => one.row <= row && row < one.row + one.rows && one.column === at);
    return area === undefined ? at : area.column + area.columns - 1;
  };
  const shaped = lines.flatMap((line): ShapedLine[] => {
    const name = shapedCell(line, task.at);
    const steps: { cell: ShapedCell; from: number; to: number }[] = [];
    for (const { at, year } of years) {
      const cell = shapedCell(line, at);
      const before = steps.at(-1);
      const isSame = before !== undefined && cell !== null && (GOES_ON.test(cell.text) || cell.text === before.cell.text);
      if (isSame) before.to = year;
      else if (cell !== null && !isBlank(cell.value)) {
        const last = reaches(line, at);
        const to = Math.max(year, ...years.filter(one => one.at <= last).map(one => one.year));
        steps.push({ cell, from: year, to });
      }
    }
    return name === null
      ? []
      : steps.map(({ cell, from, to }): ShapedLine => ({
          row: line.row,
          cells: [
            name,
            cell,
            made(`${from}年度当初`, cell.from),
            made(`${to}年度末`, cell.from),
            ...rest.map(({ at }) => shapedCell(line, at)),
          ],
        }));
  });
  return shaped.length === 0
    ? null
    : reshaped(table, ['取組', 'マイルストーン', '開始予定', '終了予定', ...rest.map(({ header }) => header)], shaped);
}
