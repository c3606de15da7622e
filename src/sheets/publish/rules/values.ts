/** Level 2, values: numbers as numbers, nothing left out, values instead of formulas. */
import { cellName, formulaAt, trimmedText, valueAt } from '../grid';
import { isMissingMark, isNumber } from '../text-kinds';
import { differences, isText, NOT_JUDGED, verdictOf, type RuleCheck, type JudgedTable } from '../verdict';

const N = '\\p{Nd}';
const UNIT = new RegExp(
  `^([${N},.]+)\\s*(人|件|円|千円|百万円|億円|万|千|kg|km|m|g|t|ha|㎡|個|台|回|本|枚|箇所|か所|世帯|戸|社|校|棟|隻|機|両|組|点|冊|食|泊|日|月|年|時間|分|秒|歳|才|度|号|丁目)$`,
  'u',
);
const PERCENT = new RegExp(`^[\\s\\-ー−▲△▼]*[${N},.]+\\s*[%％]$`, 'u');
const PERCENT_PLAIN = new RegExp(`^[${N},.]+\\s*[%％]$`, 'u');
const NOTE = new RegExp(`^[${N},.]+\\s*[（(].*[）)]$`, 'u');
const LOOSE = new RegExp(`^[\\s\\-ー−▲△▼]*[${N},]+\\.?${N}*$`, 'u');
const STRICT = new RegExp(`^[\\s\\-ー−]*[${N},]+\\.?${N}*$`, 'u');
const NO_DIGIT = /^\P{Nd}+$/u;
const SPACED = /^[\s\-ー−▲△▼]*\p{Nd}{1,3}([ \u3000]\p{Nd}{3})+$/u;

/** A number, or one with a unit, a percent sign or a remark in brackets behind it. */
export const isNumberLike = (text: string): boolean => LOOSE.test(text) || UNIT.test(text) || PERCENT_PLAIN.test(text) || NOTE.test(text);

const MEASURED = new RegExp(
  `^[▲△▼\\-ー−]?\\s*[${N},.]+\\s*(人|名|件|円|千円|百万円|億円|万円|%|％|kg|km|m|cm|mm|g|t|ha|㎡|㎢|個|台|枚|箇所|か所|世帯|戸|社|校|棟|隻|機|両|組|点|冊|食|泊)$`,
  'u',
);

/** A column of texts that are all but a few amounts with their units: numbers by the words of the rule, no column of numbers to the checker. */
export function isAmounts({ grid, table: { body, types } }: Pick<JudgedTable, 'grid' | 'table'>, column: number): boolean {
  if (types?.get(column) !== 'text') return false;
  let [filled, measured] = [0, 0];
  for (let row = body.row; row <= body.lastRow; row++) {
    const text = trimmedText(valueAt(grid, row, column));
    if (text === '' || isMissingMark(text)) continue;
    filled++;
    if (MEASURED.test(text)) measured++;
  }
  return filled >= 2 && measured >= filled * 0.8;
}

interface ColumnShares {
  readonly filled: number;
  readonly numberLike: number;
  readonly percent: number;
}

function sharesOf({ grid, table: { body } }: JudgedTable, column: number): ColumnShares {
  let [filled, numberLike, percent] = [0, 0, 0];
  for (let row = body.row; row <= body.lastRow; row++) {
    const value = valueAt(grid, row, column);
    const text = trimmedText(value);
    if (text === '') continue;
    filled++;
    if (isNumber(value) || isNumberLike(text)) numberLike++;
    if (typeof value === 'string' && PERCENT.test(text)) percent++;
  }
  return { filled, numberLike, percent };
}

/** L2-01 */
export const numbersAsNumbers: RuleCheck = question => {
  const { grid, table } = question;
  const { body, types } = table;
  const at: string[] = [];
  const spaced: string[] = [];
  const amounts: string[] = [];
  for (let column = body.column; column <= body.lastColumn; column++) {
    const type = types === null ? 'mixed' : types.get(column);
    const { filled, numberLike, percent } = sharesOf(question, column);
    const numeric = type === 'numeric' || (type === 'mixed' && filled > 0 && numberLike / filled > 0.5);
    const unseen = isAmounts(question, column);
    const isPercent = filled > 0 && percent / filled >= 0.5;
    for (let row = body.row; row <= body.lastRow; row++) {
      const value = valueAt(grid, row, column);
      if (typeof value !== 'string') continue;
      const text = value.trim();
      if (unseen && MEASURED.test(text)) amounts.push(cellName(row, column));
      if (SPACED.test(text)) spaced.push(cellName(row, column));
      if (!numeric || text === '' || STRICT.test(text) || NO_DIGIT.test(text) || (isPercent && PERCENT.test(text))) continue;
      at.push(cellName(row, column));
    }
  }
  const missed = spaced.filter(cell => !at.includes(cell));
  return { ...verdictOf(at), ...differences({ kind: 'spacedDigits', at: missed }, { kind: 'numbersInText', at: amounts }) };
};

const DITTO = new Set(['〃', '同上', '同左', '同右', '〇', '仝', 'ヽ', '々']);
export const isDitto = (text: string): boolean => DITTO.has(text.trim());

/** L2-02 */
export const nothingLeftOut: RuleCheck = ({ grid, table: { body, rowLabels } }) => {
  if (rowLabels.length === 0) return NOT_JUDGED;
  const at: string[] = [];
  for (let row = body.row; row <= body.lastRow; row++)
    for (const column of rowLabels) {
      const text = trimmedText(valueAt(grid, row, column));
      if (text !== '' ? isDitto(text) : hasValueAbove(row, column)) at.push(cellName(row, column));
    }
  return verdictOf(at);

  function hasValueAbove(row: number, column: number): boolean {
    for (let above = row - 1; above >= body.row; above--) if (trimmedText(valueAt(grid, above, column)) !== '') return true;
    return false;
  }
};

/** L2-06 */
export const noFormulas: RuleCheck = ({ file, grid, table: { area } }) => {
  if (isText(file) || grid.formulas === null) return NOT_JUDGED;
  const at: string[] = [];
  for (let row = area.row; row <= area.lastRow; row++)
    for (let column = area.column; column <= area.lastColumn; column++)
      if (formulaAt(grid, row, column) !== null || valueAt(grid, row, column) === '#REF!') at.push(cellName(row, column));
  return verdictOf(at);
};
