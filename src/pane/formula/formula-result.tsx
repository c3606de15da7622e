import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { FormulasText } from '../../i18n/functions/formulas.ja';
import {
  formatCell,
  formatDate,
  formatDifference,
  formatExact,
  formatLongDate,
  formatQuantity,
  formatYear,
  isPercent,
} from '../words/format';
import { Details } from '../frame/news/details';
import { paragraphOfFault } from '../frame/news/paragraphs';
import { isFailed, type ResultCell, type AnswerLabels } from './formula-answer';
import type { AnswerKind } from './formula-questions';
import type { ResultUnit, ResultUnits } from './formula-units';
import type { Language } from '../words/language';
import { glossed } from '../words/glossed';
import { useWords, type Words } from '../words/words';

const useStyles = makeStyles({
  one: {
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
  },
  scroll: { overflowX: 'auto' },
  table: { borderCollapse: 'collapse', width: '100%', fontVariantNumeric: 'tabular-nums' },
  caption: { textAlign: 'start', color: tokens.colorNeutralForeground2 },
  cell: { padding: `2px ${tokens.spacingHorizontalS}`, border: `1px solid ${tokens.colorNeutralStroke2}`, overflowWrap: 'anywhere' },
  number: { textAlign: 'right' },
  label: { textAlign: 'start', fontWeight: tokens.fontWeightRegular, backgroundColor: tokens.colorNeutralBackground3 },
  more: { color: tokens.colorNeutralForeground2 },
});

/** More of a result than these is told as a number: the sheet is the place to read it. */
const ROWS = 5;
const COLUMNS = 4;

interface Props {
  readonly t: FormulasText;
  readonly kind: AnswerKind;
  readonly answers: readonly (readonly ResultCell[])[];
  readonly measures: ResultUnits;
  readonly labels: AnswerLabels;
}

/** An answer as people write it, with its unit; a year with its 年度; an error with the function's own message. */
export function printAnswer(answer: ResultCell, kind: AnswerKind, { unit, fiscal }: ResultUnit, t: FormulasText, words: Words): string {
  const { language } = words;
  if (isFailed(answer)) {
    const sentence = words.fault(answer.fault.reason, answer.kpi);
    return sentence === '' ? answer.fault.code : `${answer.fault.code} ${sentence}`;
  }
  if (answer === '') return t.resultBlank;
  if (typeof answer === 'boolean') return kind !== 'truth' ? String(answer).toUpperCase() : answer ? t.resultTrue : t.resultFalse;
  if (typeof answer === 'string') return glossed(answer, language);
  if (kind === 'date') return words.t.dateBoth(formatDate(answer), formatLongDate(answer, language));
  if (kind === 'year') return t.yearAs(answer, formatYear(answer, fiscal, language));
  if (kind === 'share') return printNumber(answer, '%', kind, t, language);
  if (kind === 'days') return t.days(formatExact(answer, '', language));
  return printNumber(answer, unit, kind, t, language);
}

const to = (value: number, digits: number): number => Number(value.toPrecision(digits));

/**
 * A computed number with as many digits as people read, saying 約 where there are more: 30.8477495…箇所 is 約30.85箇所. A number that
 * ends by itself keeps all its digits.
 */
function printNumber(value: number, unit: string, kind: AnswerKind, t: FormulasText, language: Language): string {
  const ends = Number.isInteger(value) || to(value, 12) === to(value, 10);
  if (isPercent(unit)) {
    const points = kind === 'difference';
    const share = kind === 'share';
    const text = points
      ? formatDifference(value, unit, language)
      : ends && !share
        ? formatExact(value, unit, language)
        : formatQuantity(value, unit, language);
    const shown = ends && !points && !share ? 6 : 2;
    return Number((value * 100).toFixed(shown)) === to(value * 100, 12) ? text : t.roughly(text);
  }
  if (ends) return formatExact(value, unit, language);
  const size = Math.abs(value);
  return t.roughly(
    formatExact(size >= 1000 ? Math.round(value) : size >= 1 ? Number(value.toFixed(size >= 100 ? 1 : 2)) : to(value, 3), unit, language),
  );
}

export function FormulaResult({ t, kind, answers, measures, labels }: Props) {
  const styles = useStyles();
  const words = useWords();
  const [rows, columns] = [answers.length, Math.max(...answers.map(line => line.length))];
  // Beside its label an error need not name the KPI again.
  const print = (answer: ResultCell, row: number, column: number): string =>
    printAnswer(labels.kpis && isFailed(answer) ? { ...answer, kpi: '' } : answer, kind, measures(row, column), t, words);
  const only = answers[0]?.[0];
  if (rows * columns === 1 && only !== undefined)
    return (
      <div data-help-near="" className={styles.one}>
        {print(only, 0, 0)} {isFailed(only) && <Details to={paragraphOfFault(only.fault.reason)} />}
      </div>
    );
  /** The reasons of the errors that are shown, each once. */
  const reasons = new Map(
    answers
      .slice(0, ROWS)
      .flatMap(line => line.slice(0, COLUMNS))
      .flatMap(answer => (isFailed(answer) ? [[paragraphOfFault(answer.fault.reason).part, answer] as const] : [])),
  );
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className={styles.caption}>{t.resultSize(rows, columns)}</caption>
        {labels.columns.length > 0 && (
          <thead>
            <tr>
              {labels.columns.slice(0, COLUMNS).map((label, column) => (
                <th key={column} scope="col" className={mergeClasses(styles.cell, styles.label)}>
                  {formatCell(label, words.language)}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {answers.slice(0, ROWS).map((line, row) => (
            <tr key={row}>
              {labels.rows.length > 0 && (
                <th scope="row" className={mergeClasses(styles.cell, styles.label)}>
                  {formatCell(labels.rows[row], words.language)}
                </th>
              )}
              {line.slice(0, COLUMNS).map((answer, column) => (
                <td key={column} className={mergeClasses(styles.cell, typeof answer === 'number' && styles.number)}>
                  {print(answer, row, column)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {[...reasons].map(([part, answer]) => (
        <div key={part} data-help-near="">
          {answer.fault.code} <Details to={paragraphOfFault(answer.fault.reason)} about={words.fault(answer.fault.reason, '')} />
        </div>
      ))}
      {rows > ROWS && <div className={styles.more}>{t.resultMore(rows - ROWS)}</div>}
      {columns > COLUMNS && <div className={styles.more}>{t.resultMoreColumns(columns - COLUMNS)}</div>}
    </div>
  );
}
