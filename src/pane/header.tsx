import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useRef, useState, type ReactNode } from 'react';
import type { LanguageChoice } from './words/language';
import { Settings } from './settings';
import { useWords } from './words/words';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalS,
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
  readonly version: string;
  readonly date: string;
  readonly choice: LanguageChoice;
  readonly onChoose: (choice: LanguageChoice) => void;
  /** Opens ヘルプ or 自己診断 in the place of the screen. */
  readonly onOpen: (what: 'help' | 'selfTest') => void;
  /** Brings the list of what comes next back; null: it is there. */
  readonly onShowNext: (() => void) | null;
  /** Beside the name: 基準日. */
  readonly children: ReactNode;
  /** What of the workbook can be set under ⋯. */
  readonly ofWorkbook: ReactNode;
}

/** One row: the product's name, 基準日, and the ⋯ button with its panel. */
export function Header({ version, date, choice, onChoose, onOpen, onShowNext, ofWorkbook, children }: Props) {
  const styles = useStyles();
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <div className={styles.bar}>
        <h1 className={styles.title}>{t.appName}</h1>
        <div className={styles.inset}>{children}</div>
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
          onClick={() => setOpen(!open)}
        >
          <span aria-hidden="true">⋯</span>
        </Button>
      </div>
      {open && (
        <Settings
          version={version}
          date={date}
          choice={choice}
          onChoose={onChoose}
          onOpen={what => {
            setOpen(false);
            onOpen(what);
          }}
          onShowNext={
            onShowNext === null
              ? null
              : () => {
                  close();
                  onShowNext();
                }
          }
          ofWorkbook={ofWorkbook}
          onClose={close}
        />
      )}
    </>
  );
}
