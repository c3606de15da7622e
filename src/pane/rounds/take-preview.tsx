import { Button, Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { RoundsText } from '../../i18n/share/rounds.ja';
import { subjectOf } from '../../sheets/rounds/question';
import { isTakeable, type AnsweredQuestion, type ItemState, type OfAddressee, type TakeIn } from '../../sheets/rounds/taken';
import { usePanelStyles } from '../frame/panel/panel-styles';
import { changeLines, noticeText, returnedPlaceText, refusedText, remarksOf } from './rounds-words';

/** What the person accepts. */
export interface AcceptedItems {
  /** Ids of items. */
  readonly items: ReadonlySet<string>;
  /** Divisions that are sent back, with the reason. */
  readonly returned: ReadonlyMap<string, string>;
}

/** What a person has to look at. */
const ATTEND: readonly ItemState[] = ['conflicting', 'doubtful', 'refused'];
/** Of more answers those of a division that need no look are folded up. */
const FEW = 100;
const ORDER: readonly ItemState[] = ['conflicting', 'doubtful', 'refused', 'changed', 'new', 'unchanged'];

const useStyles = makeStyles({
  addressee: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalM,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  items: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalS,
  },
  item: { overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' },
  under: { margin: 0, paddingLeft: '32px', overflowWrap: 'anywhere' },
  quiet: { margin: 0, paddingLeft: '32px', overflowWrap: 'anywhere', color: tokens.colorNeutralForeground2 },
  plain: { margin: 0, paddingLeft: '8px', overflowWrap: 'anywhere' },
});

interface Props {
  readonly preview: TakeIn;
  readonly files: number;
  readonly choices: AcceptedItems;
  readonly onChoose: (choices: AcceptedItems) => void;
  /** The person has tried to go on: what is lacking is said. */
  readonly asked: boolean;
  readonly t: RoundsText;
}

/** Everything that has come, by division, before anything is written. */
export function TakePreview({ preview, files, choices, onChoose, asked, t }: Props) {
  const panel = usePanelStyles();
  const { addressees, refused, notices } = preview;
  const all = addressees.flatMap(({ items }) => items);
  const takeable = all.filter(isTakeable);
  const choose = (items: readonly AnsweredQuestion[]): void => onChoose({ ...choices, items: new Set(items.map(({ id }) => id)) });
  return (
    <>
      <p className={panel.text}>{t.result(files, all.length, refused.length)}</p>
      {notices.length > 0 && (
        <section aria-label={t.notices}>
          <h3 className={panel.heading}>{t.notices}</h3>
          <ul className={panel.bullets}>
            {notices.map(notice => (
              <li key={JSON.stringify(notice)}>{noticeText(notice, t)}</li>
            ))}
          </ul>
        </section>
      )}
      {refused.length > 0 && (
        <section aria-label={t.refusedRows(refused.length)}>
          <h3 className={panel.heading}>{t.refusedRows(refused.length)}</h3>
          <ul className={panel.bullets}>
            {refused.map(row => (
              <li key={JSON.stringify(row.place)}>{refusedText(row, t)}</li>
            ))}
          </ul>
        </section>
      )}
      {takeable.length > 0 && (
        <div className={panel.actions}>
          <Button size="small" onClick={() => choose(firstOfTwins(takeable))}>
            {t.all}
          </Button>
          <Button size="small" onClick={() => choose([])}>
            {t.none}
          </Button>
        </div>
      )}
      {addressees.map(one => (
        <Addressee key={one.to} of={one} few={all.length <= FEW} choices={choices} onChoose={onChoose} asked={asked} t={t} />
      ))}
    </>
  );
}

/** Of several answers to one question only one can be accepted. */
function firstOfTwins(items: readonly AnsweredQuestion[]): readonly AnsweredQuestion[] {
  return items.filter((item, at) => items.findIndex(other => other.question.number === item.question.number) === at);
}

function Addressee({
  of: { to, items, missing },
  few,
  choices,
  onChoose,
  asked,
  t,
}: Pick<Props, 'choices' | 'onChoose' | 'asked' | 't'> & {
  readonly of: OfAddressee;
  /** All that has come is little enough to be shown as a whole. */
  readonly few: boolean;
}) {
  const panel = usePanelStyles();
  const styles = useStyles();
  const whole = few || items.some(({ state }) => ATTEND.includes(state));
  const [open, setOpen] = useState(false);
  const reason = choices.returned.get(to);
  const sorted = [...items].sort((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state));
  const toggle = (item: AnsweredQuestion, wanted: boolean): void => {
    const next = new Set(choices.items);
    for (const twin of items) if (twin.question.number === item.question.number) next.delete(twin.id);
    if (wanted) next.add(item.id);
    onChoose({ ...choices, items: next });
  };
  const giveBack = (text: string | null): void => {
    const returned = new Map(choices.returned);
    if (text === null) returned.delete(to);
    else returned.set(to, text);
    onChoose({ ...choices, returned });
  };
  const counts = ORDER.flatMap(state => {
    const count = items.filter(item => item.state === state).length;
    return count === 0 ? [] : [t.stateCount(t.state[state], count)];
  });
  const list = (
    <ul className={styles.items}>
      {sorted.map(item => (
        <li key={item.id} className={styles.item}>
          {isTakeable(item) && reason === undefined ? (
            <Checkbox
              label={`${t.state[item.state]} ${subjectOf(item.question)}`}
              checked={choices.items.has(item.id)}
              onChange={(_, { checked }) => toggle(item, checked === true)}
            />
          ) : (
            <p className={styles.plain}>
              {t.state[item.state]} {subjectOf(item.question)}
            </p>
          )}
          {item.state !== 'refused' &&
            changeLines(item, t).map(line => (
              <p key={line} className={styles.under}>
                {line}
              </p>
            ))}
          {remarksOf(item, t).map(line => (
            <p key={line} className={styles.under}>
              {line}
            </p>
          ))}
          {item.state !== 'unchanged' && <p className={styles.quiet}>{returnedPlaceText(item.place, t)}</p>}
        </li>
      ))}
    </ul>
  );
  return (
    <section className={styles.addressee} aria-label={to}>
      <h3 className={panel.heading}>{to}</h3>
      <p className={panel.text}>{counts.join('、')}</p>
      {whole ? (
        list
      ) : (
        <details open={open} onToggle={event => setOpen(event.currentTarget.open)}>
          <summary>{t.answersOf(items.length)}</summary>
          {open && list}
        </details>
      )}
      {missing.length === 0 ? (
        <p className={panel.quiet}>{t.noneMissing}</p>
      ) : (
        <details>
          <summary>{t.missing(missing.length)}</summary>
          <ul className={panel.bullets}>
            {missing.map(question => (
              <li key={question.number}>
                {question.number} {subjectOf(question)}
              </li>
            ))}
          </ul>
        </details>
      )}
      <Checkbox
        label={t.sendBack}
        aria-label={`${t.sendBack}: ${to}`}
        checked={reason !== undefined}
        onChange={(_, { checked }) => giveBack(checked === true ? '' : null)}
      />
      {reason !== undefined && (
        <Field
          label={t.reason}
          required
          className={panel.field}
          validationState={asked && reason.trim() === '' ? 'error' : 'none'}
          validationMessage={asked && reason.trim() === '' ? t.reasonMissing : null}
        >
          <Input value={reason} style={{ minWidth: 0 }} onChange={(_, { value }) => giveBack(value)} />
        </Field>
      )}
    </section>
  );
}
