import { Button, Checkbox, Field, Input, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { isFault } from '../../../domain/base/fault';
import { COMPARE_EN } from '../../../i18n/overview/compare.en';
import { COMPARE_JA, type CompareText } from '../../../i18n/overview/compare.ja';
import type { CellPlace, WorkbookState } from '../../../sheets/read/state';
import { readAsOf, today } from '../../words/as-of';
import { formatDate, formatDifference, formatHorizon, formatQuantity } from '../../words/format';
import { gradeWord } from '../../words/verdict-words';
import { useWords, type Words } from '../../words/words';
import { compare, PLAN_COMPARISONS, lastTime, yearsCompared, type Compared, type ComparisonKind, type Side } from './compare-model';
import { Grade } from '../kpis/grade';
import { overviewOf } from '../kpis/overview-model';

const useStyles = makeStyles({
  view: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalM },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  text: { margin: 0 },
  select: { minWidth: 0, width: '100%' },
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed', fontVariantNumeric: 'tabular-nums' },
  head: {
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXS}`,
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'start',
    verticalAlign: 'bottom',
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    overflowWrap: 'anywhere',
  },
  cell: {
    padding: tokens.spacingHorizontalXS,
    fontWeight: tokens.fontWeightRegular,
    textAlign: 'start',
    verticalAlign: 'top',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  differs: { borderLeft: `3px solid ${tokens.colorNeutralStrokeAccessible}` },
  name: { minWidth: 0, padding: 0, justifyContent: 'flex-start', textAlign: 'start', overflowWrap: 'anywhere' },
});

interface Props {
  readonly state: WorkbookState;
  readonly onGo: (place: CellPlace) => void;
}

/** 比較: how each KPI stands against two target years, the original and the current target, or last time and now. Nothing is written. */
export function CompareView({ state, onGo }: Props) {
  const styles = useStyles();
  const words = useWords();
  const c = words.language === 'ja' ? COMPARE_JA : COMPARE_EN;
  const asOf = state.asOf ?? today();
  const [kind, setKind] = useState<ComparisonKind>('years');
  const [typed, setTyped] = useState<string | null>(null);
  const [only, setOnly] = useState(false);
  const proposed = lastTime(state, asOf);
  const since = typed === null ? proposed : readAsOf(typed);
  const problem = since === null ? c.sinceWrong : since >= asOf ? c.sinceLate : null;
  const compared = useMemo(
    () => (since === null || (kind === 'rounds' && since >= asOf) ? null : compare({ ...state, asOf }, kind, since)),
    [state, kind, since, asOf],
  );
  const heads = headsOf(kind, state, since ?? proposed, asOf, words, c);
  const rows = (compared ?? []).filter(({ differs }) => !only || differs);
  return (
    <div className={styles.view}>
      <Field label={c.what}>
        <Select
          className={styles.select}
          select={{ className: styles.select }}
          value={kind}
          onChange={(_, { value }) => setKind(PLAN_COMPARISONS.find(one => one === value) ?? 'years')}
        >
          {PLAN_COMPARISONS.map(one => (
            <option key={one} value={one}>
              {c.kinds[one]}
            </option>
          ))}
        </Select>
      </Field>
      <p className={styles.quiet}>{c.note[kind]}</p>
      {kind === 'rounds' && (
        <Field label={c.since} hint={c.sinceHint} validationState={problem === null ? 'none' : 'error'} validationMessage={problem}>
          <Input
            value={typed ?? formatDate(proposed)}
            autoComplete="off"
            spellCheck={false}
            style={{ minWidth: 0 }}
            onChange={(_, { value }) => setTyped(value)}
          />
        </Field>
      )}
      {compared === null ? (
        kind !== 'rounds' && <p className={styles.text}>{kind === 'years' ? c.oneYear : c.noRevision}</p>
      ) : (
        <>
          <p className={styles.text}>{c.count(compared.filter(({ differs }) => differs).length, compared.length)}</p>
          <Checkbox label={c.onlyChanged} checked={only} onChange={(_, { checked }) => setOnly(checked === true)} />
          {rows.length === 0 ? (
            <p className={styles.text}>{c.nothing}</p>
          ) : (
            <table className={styles.table} aria-label={c.table(...heads)}>
              <thead>
                <tr>
                  {[c.kpi, ...heads].map(head => (
                    <th key={head} scope="col" className={styles.head}>
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(row => (
                  <tr key={row.name}>
                    <th scope="row" className={mergeClasses(styles.cell, row.differs && styles.differs)}>
                      <Button
                        appearance="transparent"
                        size="small"
                        className={styles.name}
                        aria-label={c.go(row.name)}
                        disabledFocusable={row.place === null}
                        onClick={() => (row.place === null ? undefined : onGo(row.place))}
                      >
                        {row.name}
                      </Button>
                      {row.differs && kind !== 'years' && <div className={styles.quiet}>{c.changed}</div>}
                    </th>
                    <Standing row={row} side={row.first} kind={kind} words={words} c={c} />
                    <Standing row={row} side={row.second} kind={kind} words={words} c={c} />
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
    </div>
  );
}

function headsOf(
  kind: ComparisonKind,
  state: WorkbookState,
  since: number,
  asOf: number,
  words: Words,
  c: CompareText,
): readonly [string, string] {
  if (kind === 'revised') return [c.original, c.current];
  if (kind === 'rounds') return [c.before(formatDate(since)), c.now(formatDate(asOf))];
  const overview = overviewOf({ ...state, asOf });
  const years = isFault(overview) ? null : yearsCompared(overview);
  const fiscal = isFault(overview) || overview.cards.some(({ kpi }) => kpi.timing === '年度末');
  return years === null ? ['', ''] : [formatHorizon(years[0], fiscal, words), formatHorizon(years[1], fiscal, words)];
}

interface StandingProps {
  readonly row: Compared;
  readonly side: Side;
  readonly kind: ComparisonKind;
  readonly words: Words;
  readonly c: CompareText;
}

function Standing({ row: { unit }, side: { tone, grade, actual, target, left }, kind, words, c }: StandingProps) {
  const styles = useStyles();
  const quantity = (value: number): string => formatQuantity(value, unit, words.language);
  return (
    <td className={styles.cell}>
      <Grade tone={tone} word={gradeWord(grade, words)} />
      {kind === 'rounds' && <div>{actual === null ? c.noActual : c.actual(quantity(actual))}</div>}
      <div className={styles.quiet}>{target === null ? c.noTarget : c.target(quantity(target))}</div>
      {left !== null && (
        <div className={styles.quiet}>{left > 0 ? c.left(formatDifference(left, unit, words.language)) : words.t.gapReached}</div>
      )}
    </td>
  );
}
