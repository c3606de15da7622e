import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { ROUNDS_EN } from '../../i18n/rounds.en';
import { ROUNDS_JA, type RoundsText } from '../../i18n/rounds.ja';
import type { RecordedRound } from '../../excel/rounds/read-rounds';
import type { DoorProps } from '../frame/door';
import { PanelFrame } from '../frame/panel-frame';
import { usePanelStyles } from '../frame/panel-styles';
import { Prompt } from '../frame/prompt';
import { Waiting } from '../frame/waiting';
import { useWords } from '../words/words';
import { AskStep } from './ask-step';
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

const STEPS = { ask: AskStep, takeIn: TakeStep, remind: RemindStep } as const;
type Step = keyof typeof STEPS;

/** A step of one of the rounds. */
export interface StepOfRound {
  readonly step: Step;
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
  const [open, setOpen] = useState<StepOfRound | 'start' | null>(first ?? null);
  if (found === null) {
    if (failure === null) return <Waiting text={words.t.screenLoading} />;
    return <Prompt text={words.failure(failure)} actions={[{ label: words.t.retry, run: retry }]} />;
  }
  const back = (): void => setOpen(null);
  if (open === 'start') return <StartStep {...given} all={found} t={t} onBack={back} onBegun={code => setOpen({ step: 'ask', code })} />;
  const recorded = open === null ? undefined : found.find(({ round }) => round.code === open.code);
  if (open !== null && recorded !== undefined) {
    const Screen = STEPS[open.step];
    return <Screen {...given} recorded={recorded} all={found} t={t} onBack={back} />;
  }
  const running = found.filter(({ round }) => round.closed === null);
  const button = (step: Step, code: string, label: string) => (
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
      {running.map(({ round }) => {
        const { text, progress } = glanceOf(given.state, round, t);
        return (
          <section key={round.code} className={styles.round} aria-label={round.name}>
            <p className={styles.glance}>{text}</p>
            <div className={panel.actions}>
              {button('takeIn', round.code, t.takeIn)}
              {button('remind', round.code, t.remind)}
              {button('ask', round.code, t.ask)}
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
    </PanelFrame>
  );
}
