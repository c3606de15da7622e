import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { ROUNDS_EN } from '../../i18n/share/rounds.en';
import { ROUNDS_JA, type RoundsText } from '../../i18n/share/rounds.ja';
import type { RecordedRound } from '../../excel/rounds/read-rounds';
import type { DoorProps } from '../frame/panel/door';
import { PanelFrame } from '../frame/panel/panel-frame';
import { usePanelStyles } from '../frame/panel/panel-styles';
import { paragraphOf } from '../frame/news/paragraphs';
import { Prompt } from '../frame/news/prompt';
import { Waiting } from '../frame/loading/waiting';
import { useWords } from '../words/words';
import { readAllRecords, type FoundRecord } from '../../excel/rounds/read-records';
import { findStatus, makeStatusSheet } from '../../excel/rounds/round-sheets';
import type { Round } from '../../sheets/rounds/round';
import { shownDate } from '../../sheets/rounds/shown';
import { planStatus, STATUS_SHEET } from '../../sheets/rounds/status-sheet';
import { ownSheetNews } from '../frame/news/own-sheet-news';
import { useLookUp } from '../frame/workbook/use-look-up';
import { today } from '../words/as-of';
import { AskStep } from './ask-step';
import { CloseStep } from './close-step';
import { CompareStep } from './compare-step';
import { glanceOf } from './glance';
import { RemindStep } from './remind-step';
import { StartStep } from './start-step';
import { TakeStep } from './take-step';
import { useRounds } from './use-rounds';

/** What a step of a round is given. */
export interface StepProps extends Omit<DoorProps, 'onClose'> {
  readonly recorded: RecordedRound;
  readonly all: readonly RecordedRound[];
  readonly t: RoundsText;
  readonly onBack: () => void;
}

const STEPS = { ask: AskStep, takeIn: TakeStep, remind: RemindStep, closing: CloseStep } as const;
type RoundStep = keyof typeof STEPS;

/** A step of one of the rounds. */
export interface StepOfRound {
  readonly step: RoundStep;
  readonly code: string;
}

interface Props extends DoorProps {
  /** Where it opens; left out: the list of rounds. */
  readonly first?: StepOfRound;
}

const useStyles = makeStyles({
  round: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalS },
  glance: { margin: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' },
});

/** 照会: the open rounds and what can be done with each; the step that is chosen takes the list's place. */
export function RoundsPanel({ onClose, first, ...given }: Props) {
  const panel = usePanelStyles();
  const styles = useStyles();
  const words = useWords();
  const t = words.language === 'ja' ? ROUNDS_JA : ROUNDS_EN;
  const { found, failure, retry } = useRounds(given.state);
  const [open, setOpen] = useState<StepOfRound | 'start' | 'compare' | null>(first ?? null);
  const records = useLookUp(readAllRecords, given.state).found ?? [];
  if (found === null) {
    if (failure === null) return <Waiting text={words.t.screenLoading} />;
    return <Prompt text={words.failure(failure)} help={paragraphOf(failure)} actions={[{ label: words.t.retry, run: retry }]} />;
  }
  const back = (): void => setOpen(null);
  if (open === 'start') return <StartStep {...given} all={found} t={t} onBack={back} onBegun={code => setOpen({ step: 'ask', code })} />;
  if (open === 'compare') return <CompareStep records={records} t={t} onBack={back} />;
  const recorded = open === null ? undefined : found.find(({ round }) => round.code === open.code);
  if (open !== null && recorded !== undefined) {
    const Screen = STEPS[open.step];
    return <Screen {...given} recorded={recorded} all={found} t={t} onBack={back} />;
  }
  const running = found.filter(({ round }) => round.closed === null);
  const writeStatus = (round: Round): void => {
    if (given.busy) return;
    given.perform(async () => {
      const made = await makeStatusSheet(planStatus(given.state, round, await findStatus(), today()));
      return ownSheetNews(made, t.statusMade, words, given);
    });
  };
  const soundness = ({ cells, changed }: FoundRecord): string =>
    cells === null ? t.recordLost : changed.length > 0 ? t.recordChanged(changed) : t.recordSound;
  const button = (step: RoundStep, code: string, label: string) => (
    <Button key={step} onClick={() => setOpen({ step, code })}>
      {label}
    </Button>
  );
  return (
    <PanelFrame
      heading={t.heading}
      onClose={onClose}
      closing={t.close}
      buttons={
        <Button appearance={running.length === 0 ? 'primary' : 'secondary'} onClick={() => setOpen('start')}>
          {t.start}
        </Button>
      }
    >
      {running.length === 0 && <p className={panel.text}>{t.empty}</p>}
      {running.length > 0 && !given.state.sheets.some(({ name }) => name === STATUS_SHEET) && (
        <p className={panel.quiet}>{words.clearsUndo}</p>
      )}
      {running.map(({ round }) => {
        const { text, progress } = glanceOf(given.state, round, t);
        return (
          <section key={round.code} className={styles.round} aria-label={round.name}>
            <p className={styles.glance}>{text}</p>
            <div className={panel.actions}>
              {button('takeIn', round.code, t.takeIn)}
              {button('remind', round.code, t.remind)}
              {button('ask', round.code, t.ask)}
              <Button disabledFocusable={given.busy} onClick={() => writeStatus(round)}>
                {t.status}
              </Button>
              {button('closing', round.code, t.closing)}
            </div>
            <details>
              <summary>{t.addressees(progress.addressees.length)}</summary>
              <ul className={styles.list}>
                {progress.addressees.map(({ to, standing, answered, asked, late }) => (
                  <li key={to}>{t.ofAddressee(to, t.standing[standing], answered, asked, late)}</li>
                ))}
              </ul>
            </details>
          </section>
        );
      })}
      {records.length > 0 && (
        <section className={styles.round} aria-label={t.closedOnes}>
          <h3 className={panel.heading}>{t.closedOnes}</h3>
          <ul className={styles.list}>
            {records.map(one => (
              <li key={one.round.code}>
                {t.closedOn(one.round.name, shownDate(one.round.closed?.on ?? 0))} {soundness(one)}
              </li>
            ))}
          </ul>
          <div className={panel.actions}>
            <Button
              disabledFocusable={records.filter(({ cells }) => cells !== null).length < 2}
              aria-describedby="rounds-compare-hint"
              onClick={() => {
                if (records.filter(({ cells }) => cells !== null).length > 1) setOpen('compare');
              }}
            >
              {t.compare}
            </Button>
          </div>
          {records.length < 2 && (
            <p id="rounds-compare-hint" className={panel.quiet}>
              {t.compareTooFew}
            </p>
          )}
        </section>
      )}
    </PanelFrame>
  );
}
