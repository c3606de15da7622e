import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useWords } from './words';

/** What came of an action, and what can be done next. */
export interface News {
  readonly kind: 'done' | 'failed';
  readonly text: string;
  /** 「セルへ」 or 「再試行」. */
  readonly next?: { readonly label: string; readonly run: () => void };
}

const useStyles = makeStyles({
  notice: {
    display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS,
    margin: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`, padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`, borderLeftWidth: '4px', borderRadius: tokens.borderRadiusMedium,
  },
  done: { backgroundColor: tokens.colorStatusSuccessBackground1, borderLeftColor: tokens.colorStatusSuccessForeground1 },
  failed: { backgroundColor: tokens.colorStatusDangerBackground1, borderLeftColor: tokens.colorStatusDangerForeground1 },
  text: { flexGrow: 1, flexBasis: '200px', overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
});

/** The news in one line with its next step. The region around it announces it. */
export function Notice({ news, onDismiss }: { readonly news: News; readonly onDismiss?: () => void }) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <div className={mergeClasses(styles.notice, styles[news.kind])}>
      <span className={styles.text}>
        {news.kind === 'failed' && <strong>{t.failureHeading}: </strong>}
        {news.text}
      </span>
      {news.next && <Button size="small" onClick={news.next.run}>{news.next.label}</Button>}
      {onDismiss && <Button size="small" appearance="subtle" aria-label={t.dismiss} onClick={onDismiss}>✕</Button>}
    </div>
  );
}
