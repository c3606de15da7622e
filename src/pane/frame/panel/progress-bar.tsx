import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { Progress } from '../workbook/use-workbook';
import { useWords } from '../../words/words';

const useStyles = makeStyles({
  progress: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  bar: { width: '100%', accentColor: tokens.colorCompoundBrandBackground },
  text: { fontVariantNumeric: 'tabular-nums' },
});

/** Long work: what is being done, how much of how much, and 中止. */
export function ProgressBar({
  text,
  progress: { done, total },
  onStop,
}: {
  readonly text: string;
  readonly progress: Progress;
  readonly onStop: () => void;
}) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <div className={styles.progress}>
      <label>
        <span className={styles.text}>{text}</span>
        <progress className={styles.bar} value={done} max={total} />
      </label>
      <Button size="small" onClick={onStop}>
        {t.stop}
      </Button>
    </div>
  );
}
