import { Button, Checkbox, Field, Input, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { RecordedRound } from '../../excel/rounds/read-rounds';
import { takeBackRound } from '../../excel/rounds/take-back-round';
import { writeRound } from '../../excel/rounds/write-round';
import { setUp } from '../../excel/sheets/set-up/set-up';
import { takeBackSetUp } from '../../excel/sheets/set-up/take-back-set-up';
import type { RoundsText } from '../../i18n/share/rounds.ja';
import { comparableText } from '../../domain/text/characters/comparable-text';
import { planSetUp } from '../../sheets/make/set-up';
import { KINDS_OF_QUESTION, questionsIn, subjectOf, type QuestionKind } from '../../sheets/rounds/question';
import { shownDate, shownLongDate } from '../../sheets/rounds/shown';
import { newRound, nextRequest, startOf } from '../../sheets/rounds/start';
import type { DoorProps } from '../frame/panel/door';
import type { News } from '../frame/news/notice';
import { PanelFrame } from '../frame/panel/panel-frame';
import { usePanelStyles } from '../frame/panel/panel-styles';
import { readAsOf, today } from '../words/as-of';
import { useWords } from '../words/words';
import { undoStep } from './round-news';

interface Props extends Omit<DoorProps, 'onClose'> {
  readonly all: readonly RecordedRound[];
  readonly t: RoundsText;
  readonly onBack: () => void;
  readonly onBegun: (code: string) => void;
}

/** Usually there are two weeks to answer. */
const DAYS_TO_ANSWER = 14;
/** Of what nobody is in charge of so many are named. */
const SHOWN = 20;

/** What of the last round is asked again. */
function usualKinds(all: readonly RecordedRound[]): readonly QuestionKind[] {
  return all[0]?.round.kinds ?? ['kpi', 'milestone'];
}

/** 新しい照会: what is asked, as of when, until when, of whom. */
export function StartStep({ state, busy, perform, all, t, onBack, onBegun }: Props) {
  const styles = usePanelStyles();
  const words = useWords();
  const now = today();
  const [name, setName] = useState('');
  const [kinds, setKinds] = useState<readonly QuestionKind[]>(() => usualKinds(all));
  const [asOfText, setAsOfText] = useState(() => shownDate(state.asOf ?? now));
  const [dueText, setDueText] = useState(() => shownDate(now + DAYS_TO_ANSWER));
  const [typedRequest, setTypedRequest] = useState<string | null>(null);
  const [without, setWithout] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState(false);
  const asOf = readAsOf(asOfText);
  const due = readAsOf(dueText);
  const last = all[0]?.round;
  const request = typedRequest ?? (last === undefined ? t.usualRequest(shownLongDate(asOf ?? now)) : nextRequest(last, asOf ?? now));
  const questions = questionsIn(state, kinds, asOf ?? now);
  const nobody = questions.filter(({ to }) => to === '');
  const addressees = [...new Set(questions.flatMap(({ to }) => (to === '' ? [] : [to])))];
  const chosen = addressees.filter(to => !without.includes(to));
  const count = questions.filter(({ to }) => chosen.includes(to)).length;
  const taken = all.some(({ round }) => comparableText(round.name) === comparableText(name));
  const nameFault = name.trim() === '' ? (asked ? t.nameMissing : null) : taken ? t.nameTaken : null;
  const dueFault = due === null ? t.dayUnreadable : due < now ? t.dueBeforeToday : null;
  const begin = (): void => {
    setAsked(true);
    if (busy || name.trim() === '' || taken || asOf === null || due === null || dueFault !== null || chosen.length === 0) return;
    const round = newRound(
      state,
      { name: name.trim(), asOf, askedOn: now, due, startedAt: Date.now(), kinds, request, without },
      all.map(one => one.round.code),
    );
    // One and the same order at every attempt, so that nothing is written twice.
    const order = startOf(round);
    const plan =
      state.tables.DX_Requests === null ? planSetUp(state, { tables: ['DX_Requests'], template: null, asOf: state.asOf ?? now }) : null;
    let made: Awaited<ReturnType<typeof setUp>> | null = null;
    perform(
      async (): Promise<News> => {
        if (plan !== null) made ??= await setUp(plan);
        const written = await writeRound(order);
        const done = t.begun(round.name, chosen.length);
        if (written === null) return { kind: 'done', text: done };
        let rowsGone = false;
        const undoing = async (): Promise<string> => {
          if (!rowsGone) await takeBackRound(written);
          rowsGone = true;
          if (made !== null) await takeBackSetUp(made.made);
          return t.begunUndone(round.name);
        };
        return { kind: 'done', text: done, next: undoStep(words, perform, undoing) };
      },
      () => onBegun(round.code),
    );
  };
  const countOf = (kind: QuestionKind): number => questionsIn(state, [kind], asOf ?? now).length;
  return (
    <PanelFrame
      heading={t.startHeading}
      onClose={onBack}
      closing={t.back}
      buttons={
        <Button appearance="primary" disabledFocusable={busy || chosen.length === 0} onClick={begin}>
          {t.begin(chosen.length, count)}
        </Button>
      }
    >
      <Field
        label={t.name}
        required
        className={styles.field}
        hint={t.nameHint}
        validationState={nameFault === null ? 'none' : 'error'}
        validationMessage={nameFault}
      >
        <Input value={name} maxLength={60} style={{ minWidth: 0 }} onChange={(_, { value }) => setName(value)} />
      </Field>
      <Field label={t.what} className={styles.field}>
        <div role="group" aria-label={t.what}>
          {KINDS_OF_QUESTION.map(kind => (
            <div key={kind}>
              <Checkbox
                label={t.kindCount(t.kinds[kind], countOf(kind))}
                checked={kinds.includes(kind)}
                onChange={(_, { checked }) => setKinds(checked === true ? [...kinds, kind] : kinds.filter(one => one !== kind))}
              />
            </div>
          ))}
        </div>
      </Field>
      <Field
        label={t.asOf}
        className={styles.field}
        hint={asOf === null ? null : shownLongDate(asOf)}
        validationState={asOf === null ? 'error' : 'none'}
        validationMessage={asOf === null ? t.dayUnreadable : null}
      >
        <Input value={asOfText} style={{ minWidth: 0 }} onChange={(_, { value }) => setAsOfText(value)} />
      </Field>
      <Field
        label={t.due}
        className={styles.field}
        hint={due === null ? null : shownLongDate(due)}
        validationState={dueFault === null ? 'none' : 'error'}
        validationMessage={dueFault}
      >
        <Input value={dueText} style={{ minWidth: 0 }} onChange={(_, { value }) => setDueText(value)} />
      </Field>
      <Field label={t.request} className={styles.field} hint={t.requestHint}>
        <Textarea value={request} rows={3} onChange={(_, { value }) => setTypedRequest(value)} />
      </Field>
      {nobody.length > 0 && (
        <section aria-label={t.nobody(nobody.length)}>
          <p className={styles.text}>{t.nobody(nobody.length)}</p>
          <ul className={styles.bullets}>
            {nobody.slice(0, SHOWN).map(question => (
              <li key={JSON.stringify([question.kind, question.subject])}>
                {t.kinds[question.kind]}: {subjectOf(question)}
              </li>
            ))}
            {nobody.length > SHOWN && <li>…</li>}
          </ul>
          <p className={styles.quiet}>{t.nobodyHint}</p>
        </section>
      )}
      {addressees.length === 0 ? (
        <p className={styles.text}>{t.nothingToAsk}</p>
      ) : (
        <details>
          <summary>{t.whom(chosen.length)}</summary>
          <div role="group" aria-label={t.whom(chosen.length)}>
            {addressees.map(to => (
              <div key={to}>
                <Checkbox
                  label={t.whomCount(to, questions.filter(question => question.to === to).length)}
                  checked={!without.includes(to)}
                  onChange={(_, { checked }) => setWithout(checked === true ? without.filter(one => one !== to) : [...without, to])}
                />
              </div>
            ))}
          </div>
        </details>
      )}
      <p className={styles.quiet}>{t.beginHint}</p>
      {state.tables.DX_Requests === null && <p className={styles.quiet}>{words.clearsUndo}</p>}
    </PanelFrame>
  );
}
