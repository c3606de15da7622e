import { Field, Input, Textarea, Button, Select } from '@fluentui/react-components';
import { useState, useRef, useEffect, type ReactNode } from 'react';
import { MEETING_EN } from '../../i18n/entry/meeting.en';
import { MEETING_JA, type MeetingText } from '../../i18n/entry/meeting.ja';
import { locate } from '../../sheets/read/read';
import type { WorkbookState, CellPlace } from '../../sheets/read/state';
import { MEETINGS } from '../../sheets/schema/declarations/meetings';
import type { Actions } from '../frame/news/news';
import { ChoiceField } from '../frame/panel/choice-field';
import { usePanelStyles } from '../frame/panel/panel-styles';
import { today } from '../words/as-of';
import { formatDate, formatLongDate } from '../words/format';
import { useWords } from '../words/words';
import { EntryFrame } from './entry-frame';
import { OTHER_CHOICE, Addressee } from './addressee-field';
import {
  knownBodies,
  meetingProposal,
  meetingDraftOf,
  isKnownBody,
  knownAddressees,
  type TypedMeeting,
  type DateProblem,
  type MeetingDraft,
} from './meeting-draft';
import { saveMeeting } from './save-meeting';

interface Props {
  readonly state: WorkbookState;
  readonly busy: boolean;
  readonly perform: Actions['perform'];
  readonly onGo: (place: CellPlace) => void;
  readonly onClose: () => void;
}

const NOTHING: TypedMeeting = {
  body: '',
  number: '',
  date: '',
  convener: '',
  agenda: '',
  decisions: '',
  decidedBy: '',
  reportedTo: '',
  reportedOn: '',
  documents: '',
};

/** 会議を追加: one row of 会議, with what goes without saying filled in once the body is chosen. */
export function MeetingPanel({ state, busy, perform, onGo, onClose }: Props) {
  const styles = usePanelStyles();
  const words = useWords();
  const { t, language } = words;
  const m = language === 'ja' ? MEETING_JA : MEETING_EN;
  const bodies = knownBodies(state);
  const [typed, setTyped] = useState<TypedMeeting>(NOTHING);
  const [otherBody, setOtherBody] = useState(bodies.length === 0);
  const [asked, setAsked] = useState(false);
  const first = useRef<HTMLSelectElement | null>(null);
  const fields = useRef<{ body: HTMLInputElement | null; number: HTMLInputElement | null; date: HTMLInputElement | null }>({
    body: null,
    number: null,
    date: null,
  });
  useEffect(() => (first.current ?? fields.current.body)?.focus(), []);

  const table = state.tables.DX_Meetings;
  /** Staff may have removed columns that need not be there. */
  const has = (key: keyof TypedMeeting): boolean => locate(MEETINGS, table?.cells[0] ?? []).located.some(column => column.key === key);
  const enter = (changed: Partial<TypedMeeting>): void => {
    setTyped({ ...typed, ...changed });
    setAsked(false);
  };
  const proposal = meetingProposal(state, typed.body);
  /** What had been proposed for another body gives way, what was typed stays. */
  const choose = (body: string): void => {
    const next = meetingProposal(state, body);
    const kept = <K extends 'number' | 'convener' | 'reportedTo'>(key: K): string =>
      typed[key] === '' || typed[key] === proposal[key] ? (body === '' ? '' : next[key]) : typed[key];
    enter({ body, number: kept('number'), convener: kept('convener'), reportedTo: kept('reportedTo') });
  };
  const draft = meetingDraftOf(state, typed);
  const bodyProblem = typed.body.trim() !== '' ? null : otherBody ? m.bodyNameMissing : m.bodyMissing;

  /** @param sure it is another meeting on the same day */
  const save = (sure = false): void => {
    if (busy) return;
    setAsked(true);
    const { row } = draft;
    if (row === null || (draft.taken !== null && !sure)) {
      if (bodyProblem !== null) (otherBody ? fields.current.body : first.current)?.focus();
      else if (draft.numberProblem) fields.current.number?.focus();
      else fields.current.date?.focus();
      return;
    }
    const given = Object.fromEntries(Object.entries(row).map(([key, value]) => [key, has(key as keyof TypedMeeting) ? value : null]));
    perform(() => saveMeeting({ ...row, ...given }, { words, perform, go: onGo }), onClose);
  };

  const textField = (key: 'convener' | 'documents', label: string, hint: string): ReactNode =>
    has(key) && (
      <Field label={label + t.optional} className={styles.field} hint={hint}>
        <Input value={typed[key]} style={{ minWidth: 0 }} onChange={(_, { value }) => enter({ [key]: value })} />
      </Field>
    );
  const longField = (key: 'agenda' | 'decisions', label: string): ReactNode =>
    has(key) && (
      <Field label={label + t.optional} className={styles.field}>
        <Textarea value={typed[key]} rows={3} onChange={(_, { value }) => enter({ [key]: value })} />
      </Field>
    );
  return (
    <EntryFrame heading={m.add} busy={busy} onSave={() => save()} onClose={onClose}>
      <p className={styles.text}>{m.intro(table?.sheet ?? MEETINGS.sheet)}</p>
      {bodies.length > 0 && (
        <Field
          label={m.body}
          required
          className={styles.field}
          validationState={asked && !otherBody && bodyProblem !== null ? 'error' : 'none'}
          validationMessage={asked && !otherBody ? bodyProblem : null}
        >
          <Select
            className={styles.select}
            select={{ className: styles.select, ref: first }}
            value={otherBody ? OTHER_CHOICE : typed.body}
            onChange={(_, { value }) => {
              setOtherBody(value === OTHER_CHOICE);
              choose(value === OTHER_CHOICE ? '' : value);
            }}
          >
            <option value="">{m.bodyChoose}</option>
            {bodies.map(body => (
              <option key={body} value={body}>
                {body}
              </option>
            ))}
            <option value={OTHER_CHOICE}>{m.bodyOther}</option>
          </Select>
        </Field>
      )}
      {otherBody && (
        <Field
          label={m.bodyName}
          required
          className={styles.field}
          validationState={
            asked && bodyProblem !== null ? 'error' : typed.body.trim() !== '' && !isKnownBody(state, typed.body) ? 'warning' : 'none'
          }
          validationMessage={
            asked && bodyProblem !== null ? bodyProblem : typed.body.trim() !== '' && !isKnownBody(state, typed.body) ? m.bodyUnknown : null
          }
        >
          <Input
            ref={(input: HTMLInputElement | null) => {
              fields.current.body = input;
            }}
            value={typed.body}
            autoComplete="off"
            style={{ minWidth: 0 }}
            onChange={(_, { value }) => choose(value)}
          />
        </Field>
      )}
      {has('number') && (
        <Field
          label={m.number + t.optional}
          className={styles.field}
          validationState={draft.numberProblem ? 'error' : 'none'}
          validationMessage={draft.numberProblem ? m.numberUnreadable : null}
          hint={
            typed.body === ''
              ? null
              : proposal.last === null
                ? m.numberFirst
                : m.numberHint(proposal.last.number, formatDate(proposal.last.date))
          }
        >
          <Input
            ref={(input: HTMLInputElement | null) => {
              fields.current.number = input;
            }}
            value={typed.number}
            autoComplete="off"
            inputMode="numeric"
            style={{ minWidth: 0 }}
            onChange={(_, { value }) => enter({ number: value })}
          />
        </Field>
      )}
      <Field
        label={m.date}
        required
        className={styles.field}
        {...dateMessages(draft.dateProblem, asked, m)}
        hint={dateHint(draft, m, language)}
      >
        <Input
          ref={(input: HTMLInputElement | null) => {
            fields.current.date = input;
          }}
          value={typed.date}
          autoComplete="off"
          spellCheck={false}
          style={{ minWidth: 0 }}
          onChange={(_, { value }) => enter({ date: value })}
          onKeyDown={event => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) save();
          }}
        />
      </Field>
      <div aria-live="polite">
        {draft.taken !== null && draft.date !== null && (
          <>
            <p className={styles.text}>
              ▲ {m.taken(typed.body, formatDate(draft.date), t.place(draft.taken.sheet, draft.taken.address))}
              {asked && m.takenNotSaved}
            </p>
            {asked && draft.row !== null && (
              <Button size="small" onClick={() => save(true)}>
                {m.takenKeep}
              </Button>
            )}
          </>
        )}
      </div>
      {textField('convener', m.convener, m.convenerHint)}
      {longField('agenda', m.agenda)}
      {longField('decisions', m.decisions)}
      {has('decidedBy') && (
        <ChoiceField
          label={m.decidedBy + t.optional}
          value={typed.decidedBy}
          options={[['', m.blank], ...MEETINGS.columns.decidedBy.choices.map(choice => [choice, m.choice(choice)] as const)]}
          onChoose={value => enter({ decidedBy: value })}
        />
      )}
      {has('reportedTo') && (
        <Addressee
          names={knownAddressees(state).filter(name => name !== typed.body)}
          chosen={typed.reportedTo}
          hint={proposal.article !== null && typed.reportedTo === proposal.reportedTo ? m.reportedToHint(proposal.article) : null}
          text={m}
          optional={t.optional}
          onChoose={reportedTo => enter({ reportedTo })}
        />
      )}
      {has('reportedOn') && (
        <Field
          label={m.reportedOn + t.optional}
          className={styles.field}
          {...dateMessages(draft.reportedOnProblem, true, m)}
          hint={
            draft.reportedOn === null
              ? m.reportedOnHint
              : m.dateRead(formatDate(draft.reportedOn), formatLongDate(draft.reportedOn, language))
          }
        >
          <Input
            value={typed.reportedOn}
            autoComplete="off"
            spellCheck={false}
            style={{ minWidth: 0 }}
            onChange={(_, { value }) => enter({ reportedOn: value })}
          />
        </Field>
      )}
      {textField('documents', m.documents, m.documentsHint)}
    </EntryFrame>
  );
}

function dateMessages(
  problem: DateProblem | null,
  asked: boolean,
  m: MeetingText,
): { readonly validationState: 'error' | 'none'; readonly validationMessage: string | null } {
  // What is only missing is said when it is asked for.
  if (problem === null || (problem === 'blank' && !asked)) return { validationState: 'none', validationMessage: null };
  const said = { blank: m.dateMissing, unreadable: m.dateUnreadable, before: m.reportedBefore };
  return { validationState: 'error', validationMessage: said[problem] };
}

function dateHint({ date }: MeetingDraft, m: MeetingText, language: 'ja' | 'en'): string {
  if (date === null) return m.dateHint;
  return (date > today() ? m.dateAhead : m.dateRead)(formatDate(date), formatLongDate(date, language));
}
