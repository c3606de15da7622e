import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';

// Fluent's spinner would be a twentieth of the pane's first file.
const useStyles = makeStyles({
  waiting: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalS, padding: '16px 0' },
  ring: {
    flexShrink: 0,
    boxSizing: 'border-box',
    width: '20px',
    height: '20px',
    border: `2px solid ${tokens.colorBrandStroke2Contrast}`,
    borderTopColor: tokens.colorBrandStroke1,
    borderRadius: '50%',
    animationName: { to: { transform: 'rotate(360deg)' } },
    animationDuration: '1.5s',
    animationIterationCount: 'infinite',
    animationTimingFunction: 'linear',
    '@media (prefers-reduced-motion: reduce)': { animationDuration: '6s' },
    '@media (forced-colors: active)': { borderTopColor: 'Highlight' },
  },
});

/** Below this nobody needs to be told, and a flash of words would only unsettle. Milliseconds. */
const PATIENCE = 300;

/** Says what is being waited for, once it takes a while. */
export function Waiting({ text }: { readonly text: string }) {
  const styles = useStyles();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status">
      {slow && (
        <div className={styles.waiting}>
          <span aria-hidden="true" className={styles.ring} />
          {text}
        </div>
      )}
    </div>
  );
}
