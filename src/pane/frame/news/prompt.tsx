import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Details } from './details';
import type { HelpAddress } from './paragraphs';

const useStyles = makeStyles({
  prompt: { display: 'grid', rowGap: tokens.spacingVerticalM, padding: `${tokens.spacingVerticalL} 0` },
  text: { margin: 0, overflowWrap: 'anywhere' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly text: string;
  /** Where the guides say more. */
  readonly help?: HelpAddress;
  /** The first is the one to take; `opens` names the panel a button opens, for the focus to come back to. */
  readonly actions: readonly { readonly label: string; readonly opens?: string; readonly run: () => void }[];
  readonly busy?: boolean;
  /** false: the one to take stands elsewhere on the screen. */
  readonly isFirst?: boolean;
}

/** A screen with nothing to show yet: why, and what to do. */
export function Prompt({ text, help, actions, busy = false, isFirst = true }: Props) {
  const styles = useStyles();
  return (
    <div data-help-near="" className={styles.prompt}>
      <p className={styles.text}>
        {text}
        {help !== undefined && (
          <>
            {' '}
            <Details to={help} />
          </>
        )}
      </p>
      <div className={styles.actions}>
        {actions.map(({ label, opens, run }, index) => (
          <Button
            key={label}
            data-opens={opens}
            appearance={isFirst && index === 0 ? 'primary' : 'secondary'}
            disabledFocusable={busy}
            onClick={run}
          >
            {label}
          </Button>
        ))}
      </div>
    </div>
  );
}
