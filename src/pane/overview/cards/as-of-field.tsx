import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { readAsOf, today } from '../../words/as-of';
import { formatDate, formatLongDate } from '../../words/format';
import { useWords } from '../../words/words';

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 184px) auto',
    alignItems: 'start',
    justifyContent: 'end',
    columnGap: tokens.spacingHorizontalXS,
  },
  field: { paddingLeft: tokens.spacingHorizontalXXS, paddingRight: tokens.spacingHorizontalXS },
  label: { paddingTop: '6px', fontWeight: tokens.fontWeightSemibold },
  today: { minWidth: 'auto', whiteSpace: 'nowrap', paddingLeft: tokens.spacingHorizontalXS, paddingRight: tokens.spacingHorizontalXS },
  era: { color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap', fontSize: tokens.fontSizeBase200 },
  hint: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
});

interface Props {
  /** What the cell holds; null: nothing yet. */
  readonly serial: number | null;
  readonly busy: boolean;
  readonly onSet: (serial: number) => void;
}

/** 令和8年: what the cell's year is called in documents. */
const eraYear = (serial: number): string => /^.*?年/.exec(formatLongDate(serial, 'ja'))?.[0] ?? '';

/** 基準日: shows 2026/9/30 and 令和8年, takes any date staff write, and writes only when the person confirms. */
export function AsOfField({ serial, busy, onSet }: Props) {
  const styles = useStyles();
  const { t, language } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const saved = serial === null ? '' : formatDate(serial);
  const read = typed === null ? serial : readAsOf(typed);
  const changed = typed !== null && typed.trim() !== '' && read !== serial;
  const unreadable = changed && read === null;
  const hint = unreadable
    ? null
    : changed && read !== null
      ? t.asOfWillBe(formatDate(read), formatLongDate(read, language))
      : serial === null
        ? t.asOfBlank
        : null;

  const confirm = (): void => {
    if (unreadable) return;
    setTyped(null);
    if (changed && read !== null) onSet(read);
  };
  const now = today();
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault();
        confirm();
      }}
    >
      <label className={styles.label} htmlFor="as-of">
        {t.asOf}
      </label>
      <Field
        validationState={unreadable ? 'error' : 'none'}
        validationMessage={unreadable ? t.asOfUnreadable : null}
        hint={hint === null ? null : { className: styles.hint, children: hint }}
      >
        <Input
          id="as-of"
          value={typed ?? saved}
          autoComplete="off"
          spellCheck={false}
          readOnly={busy}
          // In a narrow pane the whole date has just this room.
          root={{ className: styles.field }}
          style={{ minWidth: 0, width: '100%' }}
          title={serial === null || changed ? undefined : formatLongDate(serial, language)}
          contentAfter={serial === null || changed || language === 'en' ? null : { className: styles.era, children: eraYear(serial) }}
          placeholder="2026/9/30"
          onChange={(_, { value }) => setTyped(value)}
          onKeyDown={event => {
            if (event.key === 'Escape') setTyped(null);
          }}
          onBlur={confirm}
        />
      </Field>
      <Button
        className={styles.today}
        disabledFocusable={busy || serial === now}
        aria-label={t.asOfTodayLabel(formatDate(now))}
        // The press would first take the focus from the field and so save what is typed there.
        onMouseDown={event => event.preventDefault()}
        onClick={() => {
          setTyped(null);
          onSet(now);
        }}
      >
        {t.asOfToday}
      </Button>
    </form>
  );
}
