import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { findInspection, makeInspectionSheet } from '../excel/inspection-sheet';
import { failureOf } from '../excel/run';
import { planInspectionSheet, type FoundInspection } from '../sheets/inspection-sheet';
import type { CellPlace } from '../sheets/state';
import { sheetLines, sheetNote, type CheckWords } from './check-words';
import type { Actions } from './news';
import type { Inspected } from './use-inspection';
import { Waiting } from './waiting';
import { useWords } from './words';

const useStyles = makeStyles({
  panel: {
    display: 'grid', rowGap: tokens.spacingVerticalS, padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2, border: `1px solid ${tokens.colorBrandStroke1}`, borderRadius: tokens.borderRadiusLarge,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, overflowWrap: 'anywhere' },
  conflict: { margin: 0, color: tokens.colorStatusDangerForeground1 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly inspected: Inspected;
  readonly words: CheckWords;
  readonly busy: boolean;
  readonly onGo: (place: CellPlace) => void;
  readonly actions: Pick<Actions, 'perform' | 'tell'>;
  readonly onClose: () => void;
}

/** 点検結果をシートに出力: what will happen, before it happens. */
export function CheckOutput({ inspected: { state, inspection }, words: { c }, busy, onGo, actions: { perform, tell }, onClose }: Props) {
  const styles = useStyles();
  const { t, conflict: conflictWords, failure: failureWords } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const [found, setFound] = useState<FoundInspection | null>(null);
  useEffect(() => heading.current?.focus(), []);
  // Looked for anew after every change of the workbook.
  useEffect(() => {
    let gone = false;
    findInspection().then(
      answer => { if (!gone) setFound(answer); },
      (error: unknown) => {
        if (gone) return;
        tell({ kind: 'failed', text: failureWords(failureOf(error)) });
        onClose();
      },
    );
    return () => { gone = true; };
    // The callbacks are new at every drawing; what counts is the workbook.
  }, [state]);

  const plan = found && planInspectionSheet(state, found, sheetLines(inspection.remarks), sheetNote(inspection), inspection.asOf);
  const write = (): void => {
    if (plan === null) return;
    perform(async () => {
      const place = await makeInspectionSheet(plan);
      return { kind: 'done', text: c.outputDone(plan.sheet, plan.lines.length), next: { label: c.goTo, run: () => onGo(place) } };
    }, onClose);
  };
  return (
    <section aria-label={c.outputHeading} className={styles.panel} onKeyDown={event => { if (event.key === 'Escape') onClose(); }}>
      <h2 ref={heading} tabIndex={-1} className={styles.heading}>{c.outputHeading}</h2>
      {plan === null ? <Waiting text={t.reading} /> : (
        <>
          {plan.replaces === null ? <p className={styles.text}>{c.outputCreate(plan.sheet, plan.lines.length)}</p> : (
            <>
              <p className={styles.text}>{c.outputReplace(plan.sheet, plan.replaces.note, plan.lines.length)}</p>
              <p className={styles.text}>{c.outputReplaceLoses}</p>
            </>
          )}
          {plan.taken !== null && <p className={styles.text}>{c.outputBeside(plan.taken, plan.sheet)}</p>}
          {plan.omitted > 0 && <p className={styles.text}>{c.outputOmitted(plan.omitted)}</p>}
          {plan.conflicts.map(one => <p key={one.kind} className={styles.conflict}>{conflictWords(one)}</p>)}
          <p className={styles.text}>{c.outputNothingYet}</p>
        </>
      )}
      <div className={styles.actions}>
        <Button appearance="primary" disabledFocusable={busy || plan === null || plan.conflicts.length > 0} onClick={write}>{plan?.replaces ? c.outputOverwrite : c.outputWrite}</Button>
        <Button onClick={onClose}>{t.cancel}</Button>
      </div>
    </section>
  );
}
