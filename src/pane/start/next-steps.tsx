import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useId, useMemo } from 'react';
import { FIRST_STEPS_EN } from '../../i18n/guides/first-steps.en';
import { FIRST_STEPS_JA } from '../../i18n/guides/first-steps.ja';
import type { Inspection } from '../../sheets/inspect/remark';
import { planAddColumns } from '../../sheets/make/add-columns';
import type { CellPlace, WorkbookState } from '../../sheets/read/state';
import { TABLE_NAMES, type TableName } from '../../sheets/schema/table-name';
import { useWords } from '../words/words';
import { nextSteps, type NextStep } from './next-steps-model';

const useStyles = makeStyles({
  box: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalM,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  text: { margin: 0, overflowWrap: 'anywhere' },
  list: { display: 'grid', rowGap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: 'none' },
  step: {
    display: 'grid',
    gridTemplateColumns: '1.5em minmax(0, 1fr) auto',
    alignItems: 'baseline',
    columnGap: tokens.spacingHorizontalS,
  },
  title: { fontWeight: tokens.fontWeightSemibold },
  what: { overflowWrap: 'anywhere' },
  unseen: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly state: WorkbookState;
  /** null: not inspected yet. */
  readonly inspection: Inspection | null;
  /** The person has put the list away. */
  readonly hidden: boolean;
  readonly busy: boolean;
  readonly onGo: (place: CellPlace) => void;
  /** 実績を追加 of the KPI in this row. */
  readonly onActual: (row: number) => void;
  readonly onChecks: () => void;
  /** A door of 共有. */
  readonly onDoor: (door: 'rounds' | 'pack') => void;
  readonly onColumns: (table: TableName) => void;
  readonly onHide: () => void;
}

/** Above the cards: columns of a newer version that can be added, and what comes next, ticked off by what the workbook holds. */
export function NextSteps({ state, inspection, hidden, busy, onGo, onActual, onChecks, onDoor, onColumns, onHide }: Props) {
  const styles = useStyles();
  const { language } = useWords();
  const text = language === 'ja' ? FIRST_STEPS_JA : FIRST_STEPS_EN;
  const id = useId();
  const steps = useMemo(() => nextSteps(state, inspection), [state, inspection]);
  const older = useMemo(
    () =>
      TABLE_NAMES.flatMap(name =>
        planAddColumns(state, name)?.isNew === true ? [{ name, sheet: state.tables[name]?.sheet ?? name }] : [],
      ),
    [state],
  );
  const done = steps.filter(step => step.done).length;
  const run = ({ id: step, place, row }: NextStep): (() => void) | null =>
    step === 'checks'
      ? onChecks
      : step === 'round'
        ? () => onDoor('rounds')
        : step === 'pack'
          ? () => onDoor('pack')
          : step === 'actual' && row !== null && state.tables.DX_Actuals !== null
            ? () => onActual(row)
            : place === null
              ? null
              : () => onGo(place);
  return (
    <>
      {older.length > 0 && (
        <div className={styles.box}>
          <p className={styles.text}>{text.older}</p>
          <div className={styles.actions}>
            {older.map(({ name, sheet }) => (
              <Button
                key={name}
                appearance="primary"
                data-opens={`columns ${name}`}
                disabledFocusable={busy}
                onClick={() => onColumns(name)}
              >
                {text.addColumnsTo(sheet)}
              </Button>
            ))}
          </div>
        </div>
      )}
      {!hidden && steps.length > 0 && (
        <section aria-labelledby={id} className={styles.box}>
          <div className={styles.head}>
            <h2 id={id} className={styles.heading}>
              {text.next}
            </h2>
            <span className={styles.quiet}>{text.progress(done, steps.length)}</span>
          </div>
          {done === steps.length && <p className={styles.text}>{text.allDone}</p>}
          <ol className={styles.list}>
            {steps.map(step => {
              const { title, what } = text.steps[step.id];
              const act = step.done ? null : run(step);
              return (
                <li key={step.id} className={styles.step}>
                  <span aria-hidden="true">{step.done ? '☑' : '☐'}</span>
                  <span className={styles.what}>
                    <span className={styles.title}>{title}</span>
                    <span className={styles.unseen}>{step.done ? text.done : text.open}</span>{' '}
                    <span className={styles.quiet}>
                      {what}
                      {!step.done && step.left !== null && step.left > 0 && `（${text.left(step.left)}）`}
                    </span>
                  </span>
                  {act === null ? (
                    <span>{step.done ? text.done : ''}</span>
                  ) : (
                    <Button size="small" aria-label={`${title}: ${text.go[step.id]}`} disabledFocusable={busy} onClick={act}>
                      {text.go[step.id]}
                    </Button>
                  )}
                </li>
              );
            })}
          </ol>
          <div>
            <Button size="small" appearance="subtle" onClick={onHide}>
              {text.hide}
            </Button>
          </div>
        </section>
      )}
    </>
  );
}
