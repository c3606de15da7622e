import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import { STEP_COUNT, STEP_SOURCES } from '../../../domain/work/standard-steps';
import { STANDARD_EN } from '../../../i18n/overview/standard.en';
import { STANDARD_JA, type StandardText } from '../../../i18n/overview/standard.ja';
import type { CellPlace, WorkbookState } from '../../../sheets/read/state';
import { today } from '../../words/as-of';
import { formatShare } from '../../words/format';
import { useWords } from '../../words/words';
import { standardOf, type BusinessLine } from './standard-model';

const useStyles = makeStyles({
  view: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalM, overflowWrap: 'anywhere' },
  text: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  bullets: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  table: { width: '100%', borderCollapse: 'collapse', fontVariantNumeric: 'tabular-nums' },
  head: {
    padding: tokens.spacingHorizontalXXS,
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'end',
    // A heading breaks between words, not inside 完了率.
    wordBreak: 'keep-all',
    overflowWrap: 'normal',
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  first: { textAlign: 'start' },
  cell: {
    padding: tokens.spacingHorizontalXXS,
    textAlign: 'end',
    verticalAlign: 'top',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  rate: { whiteSpace: 'nowrap' },
  business: { fontWeight: tokens.fontWeightRegular, textAlign: 'start' },
});

interface Props {
  readonly state: WorkbookState;
  readonly onGo: (place: CellPlace) => void;
}

/** 標準化: the ministry's rates by business, and what they do not say. */
export function StandardView({ state, onGo }: Props) {
  const styles = useStyles();
  const { t, language } = useWords();
  const s = language === 'ja' ? STANDARD_JA : STANDARD_EN;
  const { lines, missing, others, without } = useMemo(() => standardOf(state, state.asOf ?? today()), [state]);
  const table = state.tables.DX_Steps;
  const list = (names: readonly string[]): string => names.join(t.listSeparator);
  return (
    <div className={styles.view}>
      <p className={styles.text}>{s.intro}</p>
      {lines.length === 0 ? (
        <p className={styles.text}>{table === null ? s.noSheet : s.empty}</p>
      ) : (
        <table className={styles.table} aria-label={s.table}>
          <thead>
            <tr>
              <th scope="col" className={`${styles.head} ${styles.first}`}>
                {s.business}
              </th>
              {[s.done, s.doing, s.waiting].map(head => (
                <th key={head} scope="col" className={styles.head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(line => (
              <Line key={`${line.business} ${line.system ?? ''}`} line={line} s={s} />
            ))}
          </tbody>
        </table>
      )}
      {table !== null && (
        <div>
          <Button size="small" onClick={() => onGo(lines[0]?.place ?? { sheet: table.sheet, address: 'A1' })}>
            {s.go}
          </Button>
        </div>
      )}
      {lines.length > 0 && missing.length > 0 && <p className={styles.text}>{s.missing(list(missing))}</p>}
      {others.length > 0 && <p className={styles.text}>{s.others(list(others))}</p>}
      {without.length > 0 && <p className={styles.text}>{s.without(list(without))}</p>}
      <h2 className={styles.heading}>{s.notHeading}</h2>
      <ul className={styles.bullets}>
        {s.not.map(text => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p className={styles.quiet}>{s.formula}</p>
      <p className={styles.quiet}>{s.sources(STEP_SOURCES.rates, STEP_SOURCES.businesses)}</p>
      <p className={styles.quiet}>{s.steps}</p>
    </div>
  );
}

function Line({ line: { business, system, rates, odd, twice, overdue }, s }: { readonly line: BusinessLine; readonly s: StandardText }) {
  const styles = useStyles();
  // Nothing is known yet: 0% would say that nothing has begun.
  const isOpen = rates.unknown === STEP_COUNT;
  const told = [
    ...(isOpen ? [s.open] : rates.unknown > 0 ? [s.unknown(rates.unknown)] : []),
    ...(odd > 0 ? [s.odd(odd)] : []),
    ...(twice > 0 ? [s.twice(twice)] : []),
    ...(overdue > 0 ? [s.overdue(overdue)] : []),
  ];
  return (
    <tr>
      <th scope="row" className={`${styles.cell} ${styles.business}`}>
        {business}
        {system !== null && <div className={styles.quiet}>{s.system(system)}</div>}
        {told.map(text => (
          <div key={text} className={styles.quiet}>
            {text}
          </div>
        ))}
      </th>
      {[rates.done, rates.doing, rates.waiting].map((rate, at) => (
        <td key={at} className={`${styles.cell} ${styles.rate}`}>
          {isOpen ? '―' : formatShare(rate)}
        </td>
      ))}
    </tr>
  );
}
