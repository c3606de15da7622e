import { Button, Checkbox, Link, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { writeRound } from '../../excel/rounds/write-round';
import { wareki } from '../../domain/text/dates/wareki';
import { reminderLetter } from '../../i18n/share/rounds-letter';
import { remindedWrites } from '../../sheets/rounds/asked';
import { subjectOf } from '../../sheets/rounds/question';
import { progressOf } from '../../sheets/rounds/requests';
import { roundWrite } from '../../sheets/rounds/round-write';
import { CopyText } from '../frame/panel/copy-text';
import type { News } from '../frame/news/notice';
import { PanelFrame } from '../frame/panel/panel-frame';
import { usePanelStyles } from '../frame/panel/panel-styles';
import { today } from '../words/as-of';
import { useWords } from '../words/words';
import { roundNews } from './round-news';
import type { StepProps } from './rounds-panel';

const useStyles = makeStyles({
  one: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalXS,
    paddingBottom: tokens.spacingVerticalM,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  letter: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontFamily: 'inherit', fontSize: tokens.fontSizeBase200 },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalM },
});

/** Mail programs take addresses of about this length; a Japanese letter takes nine characters of it. */
const LONGEST_LINK = 2000;

const linkOf = ({ subject, body }: { readonly subject: string; readonly body: string }): string =>
  `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;

/** 督促: who has not answered, and the letter for each. */
export function RemindStep({ state, busy, perform, recorded: { round, record }, t, onBack }: StepProps) {
  const panel = usePanelStyles();
  const styles = useStyles();
  const words = useWords();
  const now = today();
  const waiting = progressOf(state, round, now).addressees.filter(({ standing }) => standing !== 'answered');
  const [without, setWithout] = useState<readonly string[]>([]);
  const chosen = waiting.filter(({ to }) => !without.includes(to)).map(({ to }) => to);
  const mark = (): void => {
    if (busy || chosen.length === 0) return;
    const order = roundWrite(record, round, [], remindedWrites(state, round, chosen, now));
    perform(async (): Promise<News> => {
      return roundNews(t.marked(chosen.length), t.markedUndone(chosen.length), await writeRound(order), { words, perform });
    }, onBack);
  };
  return (
    <PanelFrame
      heading={t.remindHeading(round.name)}
      onClose={onBack}
      closing={t.back}
      buttons={
        waiting.length > 0 && (
          <Button appearance="primary" disabledFocusable={busy || chosen.length === 0} onClick={mark}>
            {t.mark(chosen.length)}
          </Button>
        )
      }
    >
      {waiting.length === 0 && <p className={panel.text}>{t.remindNone}</p>}
      {waiting.map(({ to, late, due, answered }) => {
        const missing = round.questions.filter(question => question.to === to && round.answered[question.number] === undefined);
        const about = { round: round.name, to, due: wareki(due) ?? '', late, answered, missing: missing.map(subjectOf) };
        const letter = reminderLetter(about);
        const { subject, body } = letter;
        const whole = linkOf(letter);
        const link = whole.length <= LONGEST_LINK ? whole : linkOf(reminderLetter(about, true));
        return (
          <section key={to} className={styles.one} aria-label={to}>
            <Checkbox
              label={t.remindOf(to, missing.length, late)}
              aria-label={t.markOf(to)}
              checked={!without.includes(to)}
              onChange={(_, { checked }) => setWithout(checked === true ? without.filter(one => one !== to) : [...without, to])}
            />
            <details>
              <summary>{subject}</summary>
              <p className={styles.letter}>{body}</p>
            </details>
            <div className={styles.actions}>
              <CopyText
                text={`${subject}\n\n${body}`}
                words={{ copy: t.copy, copied: t.copied, copyByHand: t.copyByHand, copyText: t.copyText }}
              />
              <Link href={link} target="_blank" rel="noreferrer">
                {t.mail}
              </Link>
            </div>
          </section>
        );
      })}
    </PanelFrame>
  );
}
