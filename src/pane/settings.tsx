import { Button, Field, Link, Select, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { About } from './pane';
import { SharedColumns, type SharedColumnsProps } from './shared-columns';
import { LANGUAGE_CHOICES, type LanguageChoice } from './words/language';
import { useWords } from './words/words';

const useStyles = makeStyles({
  panel: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  about: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM, margin: 0, color: tokens.colorNeutralForeground2 },
});

interface Props extends About {
  /** Opens ヘルプ or 自己診断 in the place of the screen. */
  readonly onOpen: (what: 'help' | 'selfTest') => void;
  /** Brings the list of what comes next back; null: it is there. */
  readonly onShowNext: (() => void) | null;
  /** The workbook, of which something can be set here; null: not read yet. */
  readonly ofWorkbook: SharedColumnsProps | null;
  readonly onClose: () => void;
}

/** What the ⋯ button opens: the language, what all KPIs share, the help, the self-test, the version and the licence. */
export function Settings({ version, date, choice, onChoose, onOpen, onShowNext, ofWorkbook, onClose }: Props) {
  const styles = useStyles();
  const { t } = useWords();
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => first.current?.focus(), []);
  const names: Readonly<Record<LanguageChoice, string>> = { auto: t.languageAuto, ja: t.languageJa, en: t.languageEn };
  return (
    <section
      id="settings"
      aria-labelledby="settings-heading"
      className={styles.panel}
      onKeyDown={event => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <h2 id="settings-heading" className={styles.heading}>
        {t.menuTitle}
      </h2>
      <Field label={t.language}>
        <Select
          ref={(element: HTMLSelectElement | null) => {
            first.current = element;
          }}
          value={choice}
          onChange={(_, { value }) => onChoose(LANGUAGE_CHOICES.find(known => known === value) ?? 'auto')}
        >
          {LANGUAGE_CHOICES.map(known => (
            <option key={known} value={known}>
              {names[known]}
            </option>
          ))}
        </Select>
      </Field>
      {ofWorkbook !== null && <SharedColumns {...ofWorkbook} />}
      <p className={styles.about}>
        <Link as="button" onClick={() => onOpen('help')}>
          {t.help}
        </Link>
        <Link as="button" onClick={() => onOpen('selfTest')}>
          {t.selfTest}
        </Link>
        {onShowNext !== null && (
          <Link as="button" onClick={onShowNext}>
            {t.showNext}
          </Link>
        )}
      </p>
      <p className={styles.about}>
        <span>{t.version(version, date)}</span>
        <span>{t.licence}</span>
        <Link href="LICENSE.txt" target="_blank" rel="noreferrer">
          {t.licenceLink}
        </Link>
        <Link href="NOTICES.txt" target="_blank" rel="noreferrer">
          {t.noticesLink}
        </Link>
      </p>
      <div>
        <Button onClick={onClose}>{t.menuClose}</Button>
      </div>
    </section>
  );
}
