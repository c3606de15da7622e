import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState } from 'react';
import type { ExcelFailure } from '../excel/failure';
import { findOriginal, makeOriginalSheet } from '../excel/original-sheet';
import { failureOf } from '../excel/run';
import { REVISIONS_EN } from '../i18n/revisions.en';
import { REVISIONS_JA } from '../i18n/revisions.ja';
import { planOriginalSheet } from '../sheets/original-sheet';
import type { ExistingSheet } from '../sheets/own-sheet';
import type { CellPlace, WorkbookState } from '../sheets/state';
import type { News } from './notice';
import { Prompt } from './prompt';
import { Waiting } from './waiting';
import { useWords } from './words';

const useStyles = makeStyles({
  panel: {
    display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2, border: `1px solid ${tokens.colorBrandStroke1}`, borderRadius: tokens.borderRadiusLarge,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, overflowWrap: 'anywhere' },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
  conflicts: { margin: 0, paddingLeft: tokens.spacingHorizontalL, color: tokens.colorStatusDangerForeground1 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly state: WorkbookState;
  readonly busy: boolean;
  /** Does it, reads the workbook again and tells; `whenDone` follows. */
  readonly perform: (verb: () => Promise<News>, whenDone?: () => void) => void;
  readonly onGo: (place: CellPlace) => void;
  readonly onClose: () => void;
}

/** 当初計画: what will be made or made anew, before anything is written. */
export function OriginalPanel({ state, busy, perform, onGo, onClose }: Props) {
  const styles = useStyles();
  const words = useWords();
  const { t: say, language } = words;
  const t = language === 'ja' ? REVISIONS_JA : REVISIONS_EN;
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [existing, setExisting] = useState<ExistingSheet | null>(null);
  const [failure, setFailure] = useState<ExcelFailure | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => heading.current?.focus(), []);
  // Looked up again whenever the workbook changes, so that what is shown is what will be done.
  useEffect(() => {
    let gone = false;
    findOriginal().then(found => { if (!gone) { setExisting(found); setFailure(null); } }, (error: unknown) => { if (!gone) setFailure(failureOf(error)); });
    return () => { gone = true; };
  }, [state, tries]);

  const plan = existing === null ? null : planOriginalSheet(state, existing);
  const make = (): void => {
    if (plan === null || plan.conflicts.length > 0 || busy) return;
    perform(async () => {
      const place = await makeOriginalSheet(plan);
      return { kind: 'done', text: plan.replaces ? t.originalRedone(plan.sheet) : t.originalDone(plan.sheet), next: { label: say.goToCell, run: () => onGo(place) } };
    }, onClose);
  };
  return (
    <section aria-labelledby={`${id}heading`} className={styles.panel} onKeyDown={event => { if (event.key === 'Escape') onClose(); }}>
      <h2 ref={heading} tabIndex={-1} id={`${id}heading`} className={styles.heading}>{t.original}</h2>
      {failure !== null ? <Prompt text={words.failure(failure)} actions={[{ label: say.retry, run: () => setTries(tries + 1) }]} /> : plan === null ? <Waiting text={say.reading} /> : (
        <>
          <p className={styles.text}>{t.originalIntro}</p>
          {plan.conflicts.length > 0 && (
            <div>
              <h3 className={styles.heading}>{t.originalConflicts}</h3>
              <ul className={styles.conflicts}>{plan.conflicts.map(one => <li key={JSON.stringify(one)}>{words.conflict(one)}</li>)}</ul>
            </div>
          )}
          <ul className={styles.list}>
            <li>{plan.replaces ? t.originalReplace(plan.sheet) : t.originalCreate(plan.sheet)}</li>
            {plan.taken !== null && <li>{t.originalBeside(plan.taken, plan.sheet)}</li>}
            <li>{plan.total > plan.capacity ? t.originalCut(plan.capacity, plan.total) : t.originalRows(plan.total, plan.capacity - plan.total)}</li>
            <li>{t.originalRevised(plan.revised)}</li>
            <li>{t.originalName}</li>
            <li>{t.originalFormulas}</li>
          </ul>
        </>
      )}
      <div className={styles.actions}>
        <Button appearance="primary" disabledFocusable={busy || plan === null || plan.conflicts.length > 0} onClick={make}>{plan?.replaces === true ? t.originalRemake : t.originalMake}</Button>
        <Button onClick={onClose}>{say.cancel}</Button>
      </div>
    </section>
  );
}
