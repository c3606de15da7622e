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
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
  },
  menu: { minWidth: '32px', fontSize: tokens.fontSizeBase500 },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  readonly version: string;
  readonly choice: LanguageChoice;
  readonly onChoose: (choice: LanguageChoice) => void;
  /** Opens ヘルプ or 自己診断 in the place of the screen. */
  readonly onOpen: (what: 'help' | 'selfTest') => void;
  /** What of the workbook can be set under ⋯. */
  readonly ofWorkbook: ReactNode;
}

/** The product's name and the ⋯ button with its panel. */
export function Header({ version, choice, onChoose, onOpen, ofWorkbook }: Props) {
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
          choice={choice}
          onChoose={onChoose}
          onOpen={what => {
            setOpen(false);
            onOpen(what);
          }}
          ofWorkbook={ofWorkbook}
          onClose={close}
        />
      )}
    </>
  );
}
