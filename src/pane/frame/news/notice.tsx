import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useWords } from '../../words/words';
import { Details } from './details';
import type { HelpAddress } from './paragraphs';

/** What came of an action, and what can be done next. */
export interface News {
  /** warned: nothing was done; something is to be known. */
  readonly kind: 'done' | 'failed' | 'warned';
  readonly text: string;
  /** 「セルへ」 or 「再試行」. */
  readonly next?: NoticeAction;
  /** A second one. */
  readonly also?: NoticeAction;
  /** Where the guides say more. */
  readonly help?: HelpAddress;
}

export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

const useStyles = makeStyles({
  notice: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'start',
    gap: tokens.spacingVerticalS,
    margin: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderLeftWidth: '4px',
    borderRadius: tokens.borderRadiusMedium,
  },
  done: { backgroundColor: tokens.colorStatusSuccessBackground1, borderLeftColor: tokens.colorStatusSuccessForeground1 },
  failed: { backgroundColor: tokens.colorStatusDangerBackground1, borderLeftColor: tokens.colorStatusDangerForeground1 },
  warned: { backgroundColor: tokens.colorStatusWarningBackground1, borderLeftColor: tokens.colorStatusWarningForeground1 },
  text: { overflowWrap: 'anywhere' },
  next: { gridColumn: '1', gridRow: '2', display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  // Read already: one line is left of it, so that it does not take the room of another screen.
  compact: { gridTemplateColumns: 'minmax(0, 1fr) auto auto', alignItems: 'center', paddingTop: 0, paddingBottom: 0 },
  oneLine: { overflow: 'hidden', whiteSpace: 'nowrap', textOverflow: 'ellipsis' },
  beside: { gridColumn: '2', gridRow: '1', flexWrap: 'nowrap' },
  last: { gridColumn: '3' },
  dismiss: { gridColumn: '2', gridRow: '1', minWidth: '24px', padding: 0 },
});

interface Props {
  readonly news: News;
  /** Only a line of it. */
  readonly compact?: boolean;
  readonly onDismiss?: () => void;
}

/** The news with its next step. The region around it announces it. */
export function Notice({ news, compact = false, onDismiss }: Props) {
  const styles = useStyles();
  const { t } = useWords();
  const steps = [news.next, news.also].filter(step => step !== undefined);
  return (
    <div data-help-near="" className={mergeClasses(styles.notice, styles[news.kind], compact && styles.compact)}>
      <span className={compact ? styles.oneLine : styles.text} {...(compact ? { title: news.text } : {})}>
        {news.kind === 'failed' && <strong>{t.failureHeading}: </strong>}
        {news.text}
        {news.help !== undefined && (
          <>
            {' '}
            <Details to={news.help} />
          </>
        )}
      </span>
      {steps.length > 0 && (
        <div className={mergeClasses(styles.next, compact && styles.beside)}>
          {steps.map(({ label, run }) => (
            <Button key={label} size="small" onClick={run}>
              {label}
            </Button>
          ))}
        </div>
      )}
      {onDismiss && (
        <Button
          size="small"
          appearance="subtle"
          className={mergeClasses(styles.dismiss, compact && styles.last)}
          aria-label={t.dismiss}
          onClick={onDismiss}
        >
          ✕
        </Button>
      )}
    </div>
  );
}
