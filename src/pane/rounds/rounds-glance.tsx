import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ROUNDS_EN } from '../../i18n/share/rounds.en';
import { ROUNDS_JA } from '../../i18n/share/rounds.ja';
import type { WorkbookState } from '../../sheets/read/state';
import { usePanelStyles } from '../frame/panel/panel-styles';
import { useWords } from '../words/words';
import { glanceOf } from './glance';
import type { StepOfRound } from './rounds-panel';
import { useRounds } from './use-rounds';

const useStyles = makeStyles({
  glance: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalS,
    marginBottom: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
  },
  text: { margin: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' },
});

interface Props {
  readonly state: WorkbookState;
  readonly onOpen: (at: StepOfRound) => void;
}

/** The first line of 共有: the open rounds at a glance. Nothing where there are none, or where they cannot be read. */
export function RoundsGlance({ state, onOpen }: Props) {
  const panel = usePanelStyles();
  const styles = useStyles();
  const { language } = useWords();
  const t = language === 'ja' ? ROUNDS_JA : ROUNDS_EN;
  const { found } = useRounds(state);
  return (
    <>
      {(found ?? [])
        .filter(({ round }) => round.closed === null)
        .map(({ round }) => (
          <section key={round.code} className={styles.glance} aria-label={round.name}>
            <p className={styles.text}>{glanceOf(state, round, t).text}</p>
            <div className={panel.actions}>
              <Button onClick={() => onOpen({ step: 'takeIn', code: round.code })}>{t.takeIn}</Button>
              <Button onClick={() => onOpen({ step: 'remind', code: round.code })}>{t.remind}</Button>
            </div>
          </section>
        ))}
    </>
  );
}
