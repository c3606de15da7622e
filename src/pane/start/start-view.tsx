import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { fiscalYearOf } from '../../domain/text/dates/fiscal-year';
import { findPlans } from '../../excel/read/find-plans';
import { FIRST_STEPS_EN } from '../../i18n/guides/first-steps.en';
import { FIRST_STEPS_JA } from '../../i18n/guides/first-steps.ja';
import type { FoundPlan } from '../../sheets/adopt/find-plans';
import { addressOf, type WorkbookState } from '../../sheets/read/state';
import { Prompt } from '../frame/news/prompt';
import { Waiting } from '../frame/loading/waiting';
import { today } from '../words/as-of';
import { useWords } from '../words/words';

const useStyles = makeStyles({
  start: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalM },
  text: { margin: 0, overflowWrap: 'anywhere' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  list: { display: 'grid', rowGap: tokens.spacingVerticalM, margin: 0, padding: 0, listStyleType: 'none' },
  found: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    justifyItems: 'start',
    rowGap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  place: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});

/** KPIs that are named of each table. */
const NAMED = 3;
/** After an edit the tables are looked for again when nothing more has happened for so long. Milliseconds. */
const RESTED = 2000;

export interface StartFrom {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

interface Props {
  readonly state: WorkbookState;
  readonly busy: boolean;
  /** 既存の表を取り込む, with the table around this cell. */
  readonly onAdopt: (from: StartFrom) => void;
  readonly onTemplate: () => void;
  readonly onBlank: () => void;
}

type PlansSearch =
  { readonly kind: 'looking' } | { readonly kind: 'failed' } | { readonly kind: 'found'; readonly plans: readonly FoundPlan[] };

/** 概要 of a workbook without KPIs: the ways to begin, those first that start from what is in it. */
export function StartView({ state, busy, onAdopt, onTemplate, onBlank }: Props) {
  const styles = useStyles();
  const { t, language } = useWords();
  const text = language === 'ja' ? FIRST_STEPS_JA : FIRST_STEPS_EN;
  const [looked, setLooked] = useState<PlansSearch>({ kind: 'looking' });
  /** An edit only makes it look again: what it costs must not come with every cell that is typed. */
  const isFirst = useRef(true);
  useEffect(() => {
    let gone = false;
    const own = new Set(Object.values<{ readonly sheet: string } | null>(state.tables).map(table => table?.sheet));
    const sheets = state.sheets.filter(({ name, visible }) => visible && !own.has(name)).map(({ name }) => name);
    const look = (): void => {
      findPlans(sheets, fiscalYearOf(today())).then(
        plans => {
          if (!gone) setLooked({ kind: 'found', plans });
        },
        // What was found before may still be there; without it the other ways remain.
        () => {
          if (!gone) setLooked(before => (before.kind === 'found' ? before : { kind: 'failed' }));
        },
      );
    };
    const timer = setTimeout(look, isFirst.current ? 0 : RESTED);
    isFirst.current = false;
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [state]);
  const plans = looked.kind === 'found' ? looked.plans : [];
  const others = [
    { label: t.emptyTemplate, opens: 'template', run: onTemplate },
    { label: t.emptyBlank, opens: 'all', run: onBlank },
  ];
  return (
    <div className={styles.start}>
      <div aria-live="polite">
        {looked.kind === 'looking' && <Waiting text={text.lookingForTables} />}
        {looked.kind === 'failed' && <p className={styles.text}>{text.notLookedFor}</p>}
        {plans.length > 0 && <p className={styles.text}>{text.found}</p>}
      </div>
      {plans.length > 0 && (
        <>
          <ul className={styles.list}>
            {plans.map(({ block, at, names, goesOn }, index) => {
              const place = t.place(
                block.sheet,
                `${addressOf(block.row, block.column)}:${addressOf(block.row + block.rows - 1, block.column + block.columns - 1)}`,
              );
              return (
                <li key={place} className={styles.found}>
                  <p className={styles.place}>{text.foundAt(place, names.length, goesOn)}</p>
                  <p className={styles.quiet}>{text.foundNames(names.slice(0, NAMED), names.length - Math.min(NAMED, names.length))}</p>
                  <Button
                    appearance={index === 0 ? 'primary' : 'secondary'}
                    data-opens={`adopt ${place}`}
                    disabledFocusable={busy}
                    aria-label={text.startFromOf(place)}
                    onClick={() => onAdopt({ sheet: block.sheet, ...at })}
                  >
                    {text.startFrom}
                  </Button>
                </li>
              );
            })}
          </ul>
          <p className={styles.quiet}>{text.startFromHint}</p>
          <h2 className={styles.heading}>{text.otherwise}</h2>
        </>
      )}
      <Prompt text={t.emptyText} busy={busy} actions={others} isFirst={plans.length === 0} />
    </div>
  );
}
