import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { FormulasText } from '../../i18n/formulas.ja';
import { formatCell, formatDate, formatDifference, formatExact, formatLongDate, formatQuantity, isPercent } from '../words/format';
import { isFailed, type Answered, type AnswerLabels } from './formula-answer';
import type { AnswerKind } from './formula-questions';
import { useWords, type Words } from '../words/words';

const useStyles = makeStyles({
  one: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' },
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
  readonly answers: readonly (readonly Answered[])[];
  readonly unit: (row: number, column: number) => string;
  readonly labels: AnswerLabels;
}

/** An answer as people write it, with its unit; an error with the function's own message. */
export function printAnswer(answer: Answered, kind: AnswerKind, unit: string, t: FormulasText, words: Words): string {
  const { language } = words;
  if (isFailed(answer)) {
    const sentence = words.fault(answer.fault.reason);
    return sentence === '' ? answer.fault.code : `${answer.fault.code} ${answer.kpi === '' ? '' : `${answer.kpi}: `}${sentence}`;
  }
  if (answer === '') return t.resultBlank;
  if (typeof answer === 'boolean') return kind !== 'truth' ? String(answer).toUpperCase() : answer ? t.resultTrue : t.resultFalse;
  if (typeof answer === 'string') return answer;
  if (kind === 'date') return `${formatDate(answer)}（${formatLongDate(answer, language)}）`;
  if (kind === 'year') return String(answer);
  if (kind === 'share') return formatQuantity(answer, '%', language);
  // Ten digits are what a person can compare with the cell; the rest is noise of the arithmetic.
  const number = Number(answer.toPrecision(10));
  if (kind === 'days') return t.days(formatExact(number, '', language));
  if (kind === 'difference' && isPercent(unit)) return formatDifference(answer, unit, language);
  return formatExact(number, unit, language);
}

export function FormulaResult({ t, kind, answers, unit, labels }: Props) {
  const styles = useStyles();
  const words = useWords();
  const [rows, columns] = [answers.length, Math.max(...answers.map(line => line.length))];
  const labelled = labels.rows.length + labels.columns.length > 0;
  // Beside its label an error need not name the KPI again.
  const print = (answer: Answered, row: number, column: number): string => printAnswer(labelled && isFailed(answer) ? { ...answer, kpi: '' } : answer, kind, unit(row, column), t, words);
  const only = answers[0]?.[0];
  if (rows * columns === 1 && only !== undefined) return <div className={styles.one}>{print(only, 0, 0)}</div>;
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className={styles.caption}>{t.resultSize(rows, columns)}</caption>
        {labels.columns.length > 0 && (
          <thead>
            <tr>{labels.columns.slice(0, COLUMNS).map((label, column) => <th key={column} scope="col" className={mergeClasses(styles.cell, styles.label)}>{formatCell(label, words.language)}</th>)}</tr>
          </thead>
        )}
        <tbody>
          {answers.slice(0, ROWS).map((line, row) => (
            <tr key={row}>
              {labels.rows.length > 0 && <th scope="row" className={mergeClasses(styles.cell, styles.label)}>{formatCell(labels.rows[row], words.language)}</th>}
              {line.slice(0, COLUMNS).map((answer, column) => (
                <td key={column} className={mergeClasses(styles.cell, typeof answer === 'number' && styles.number)}>{print(answer, row, column)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows > ROWS && <div className={styles.more}>{t.resultMore(rows - ROWS)}</div>}
      {columns > COLUMNS && <div className={styles.more}>{t.resultMoreColumns(columns - COLUMNS)}</div>}
    </div>
  );
}
