import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { RefCallback, RefObject } from 'react';
import { useFrameText } from './words/frame-words';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
  },
  menu: { minWidth: '32px', flexShrink: 0, paddingLeft: 0, paddingRight: 0, fontSize: tokens.fontSizeBase500 },
  inset: { flexGrow: 1, minWidth: 0, display: 'flex', justifyContent: 'flex-end' },
  // Excel's own title bar says the name, too; the date needs the room.
  title: {
    margin: 0,
    whiteSpace: 'nowrap',
    '@media (max-width: 359px)': { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
});

interface Props {
  readonly button: RefObject<HTMLButtonElement | null>;
  /** The ⋯ panel is. */
  readonly open: boolean;
  readonly onToggle: () => void;
  /** Given the place beside the name, for 基準日. */
  readonly beside: RefCallback<Element>;
}

/** One row: the product's name, 基準日, and the ⋯ button. */
export function Header({ button, open, onToggle, beside }: Props) {
  const styles = useStyles();
  const t = useFrameText();
  return (
    <div className={styles.bar}>
      <h1 className={styles.title}>{t.appName}</h1>
      <div ref={beside} className={styles.inset} />
      <Button
        ref={(element: HTMLButtonElement | null) => {
          button.current = element;
        }}
        data-opens="help"
        appearance="subtle"
        className={styles.menu}
        aria-label={t.menu}
        title={t.menu}
        aria-expanded={open}
        {...(open ? { 'aria-controls': 'settings' } : {})}
        onClick={onToggle}
      >
        <span aria-hidden="true">⋯</span>
      </Button>
    </div>
  );
}
