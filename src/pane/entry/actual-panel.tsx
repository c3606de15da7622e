import { Field, Input, Radio, RadioGroup, Select, Textarea } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { Kpi } from '../../domain/kpi/plan';
import { ENTRY_EN } from '../../i18n/entry/entry.en';
import { ENTRY_JA } from '../../i18n/entry/entry.ja';
import { ACTUALS } from '../../sheets/schema/declarations/actuals';
import { locate } from '../../sheets/read/read';
import { addressOf, type CellPlace, type WorkbookState } from '../../sheets/read/state';
import type { NewActual } from '../../sheets/schema/declarations/tables';
import { EntryFrame } from './entry-frame';
import { actualsIn, expectationOf, momentsOf, ownValue, readTypedValue, type Moment } from './actual-draft';
import { DoubtNote } from './doubt-note';
import { ChoiceField } from '../frame/panel/choice-field';
import { usePanelStyles } from '../frame/panel/panel-styles';
import { recall, remember } from '../frame/panel/remember';
import { today } from '../words/as-of';
import { formatDate, formatExact, formatQuantity, formatYear, isPercent } from '../words/format';
import { glossed } from '../words/glossed';
import { useWords } from '../words/words';

type ActualStatus = NonNullable<NewActual['status']>;

/** What the panel hands on: ready to be written. */
export interface ActualDraft {
  readonly kpi: Kpi;
  readonly actual: NewActual & { readonly value: number; readonly year: number };
  /** Date serial; null: the year's end. */
  readonly day: number | null;
  /** The row to put right instead of adding one, in the table's body from 0, and what it holds. */
  readonly correct: { readonly row: number; readonly before: number; readonly place: CellPlace } | null;
}

/** Where the name of who enters values is remembered. */
const AUTHOR = 'author';

const STATUSES = ACTUALS.columns.status.choices;

interface Props {
  readonly state: WorkbookState;
  readonly kpis: readonly Kpi[];
  /** The KPI it was opened for. */
  readonly first: Kpi;
  /** 基準日, or today where the workbook has none: date serial. */
  readonly asOf: number;
  readonly busy: boolean;
  readonly onSave: (draft: ActualDraft) => void;
  readonly onClose: () => void;
}

/** The cell of a row's value. */
function valuePlace(state: WorkbookState, row: number): CellPlace | null {
  const table = state.tables.DX_Actuals;
  const at = locate(ACTUALS, table?.cells[0] ?? []).located.find(({ key }) => key === 'value')?.at;
  return table === null || at === undefined
    ? null
    : { sheet: table.sheet, address: addressOf(table.firstRow + 1 + row, table.firstColumn + at) };
}

/** 実績を追加: shows how the typed value was read, and what speaks against it, before anything is saved. */
export function ActualPanel({ state, kpis, first, asOf, busy, onSave, onClose }: Props) {
  const styles = usePanelStyles();
  const { t, language } = useWords();
  const e = language === 'ja' ? ENTRY_JA : ENTRY_EN;
  const field = useRef<HTMLInputElement>(null);
  const [row, setRow] = useState(first.row);
  /** Which of the moments; null: the one that is due. */
  const [picked, setPicked] = useState<number | null>(null);
  const [append, setAppend] = useState(false);
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  /** null: what goes with the moment. */
  const [status, setStatus] = useState<ActualStatus | null>(null);
  const [author, setAuthor] = useState(() => recall(AUTHOR));
  const [source, setSource] = useState('');
  const [comment, setComment] = useState('');
  useEffect(() => field.current?.focus(), []);

  const kpi = kpis.find(one => one.row === row) ?? first;
  const fiscal = kpi.timing === '年度末';
  const actuals = actualsIn(state, kpi);
  const { moments, next } = momentsOf(kpi, actuals, asOf);
  const chosen = picked ?? next;
  const moment = moments[chosen];
  const own = moment === undefined || moment.row === null ? null : ownValue(state, moment.row);
  const place = moment === undefined || moment.row === null || own === null ? null : valuePlace(state, moment.row);
  const named = ({ year, day, row: taken }: Moment): string =>
    day === null
      ? t.yearOption(formatYear(year, fiscal, language), year, taken !== null)
      : t.yearSoFar(formatYear(year, fiscal, language), formatDate(day));
  const expected = moment === undefined ? { last: null, target: null } : expectationOf(state, kpi, actuals, moment);
  const read = readTypedValue(text, kpi.unit, expected);
  const error = read.kind === 'unreadable' ? t.valueUnreadable : asked && read.kind === 'blank' ? t.valueMissing : null;
  const doubt = read.kind === 'value' ? read.doubt : null;
  // What is counted while the year is still running is not final.
  const shownStatus: ActualStatus = status ?? (moment === undefined || moment.day === null ? '実績' : '速報');
  const now = today();
  /** Staff may have removed columns that need not be there. */
  const has = (key: keyof typeof ACTUALS.columns): boolean =>
    locate(ACTUALS, state.tables.DX_Actuals?.cells[0] ?? []).located.some(column => column.key === key);

  /** A row that replaces another one says so in コメント, for who reads the sheet and for 点検; it is Japanese in every workbook. */
  const chooseHow = (below: boolean, before: string): void => {
    setAppend(below);
    const told = ENTRY_JA.correction(before);
    if (below && comment.trim() === '') setComment(told);
    if (!below && comment === told) setComment('');
  };

  /** @param sure the value is meant, whatever speaks against it */
  const save = (sure = false): void => {
    if (busy) return;
    setAsked(true);
    if (read.kind !== 'value' || moment === undefined || (doubt !== null && !sure)) {
      field.current?.focus();
      return;
    }
    if (author.trim() !== '') remember(AUTHOR, author.trim());
    const given = (key: keyof typeof ACTUALS.columns, written: string): string | null =>
      has(key) && written.trim() !== '' ? written.trim() : null;
    onSave({
      kpi,
      day: moment.day,
      actual: {
        kpi: kpi.name,
        year: moment.year,
        date: moment.day,
        value: read.value,
        status: has('status') ? shownStatus : null,
        source: given('source', source),
        author: given('author', author),
        enteredOn: has('enteredOn') ? now : null,
        comment: given('comment', comment),
      },
      correct: moment.row !== null && own !== null && place !== null && !append ? { row: moment.row, before: own, place } : null,
    });
  };
  return (
    <EntryFrame heading={t.addActual} level={3} busy={busy} onSave={() => save()} onClose={onClose}>
      <ChoiceField
        label={t.fieldKpi}
        value={String(row)}
        options={kpis.map(one => [String(one.row), one.name])}
        onChoose={value => {
          setRow(Number(value));
          setPicked(null);
        }}
      />
      <ChoiceField
        label={fiscal ? t.fieldYear : t.fieldCalendarYear}
        value={String(chosen)}
        options={moments.map((one, index) => [String(index), named(one)])}
        onChoose={value => setPicked(Number(value))}
      />
      {own !== null && place !== null && (
        <Field label={e.how} className={styles.field}>
          <RadioGroup
            value={append ? 'append' : 'correct'}
            onChange={(_, { value }) => chooseHow(value === 'append', formatQuantity(own, kpi.unit, 'ja'))}
          >
            <Radio value="correct" label={e.correct(formatQuantity(own, kpi.unit, language), t.place(place.sheet, place.address))} />
            <Radio value="append" label={e.append} />
          </RadioGroup>
        </Field>
      )}
      <Field
        label={t.fieldValue}
        required
        className={styles.field}
        validationState={error !== null ? 'error' : doubt !== null ? 'warning' : 'none'}
        validationMessage={error}
        hint={isPercent(kpi.unit) ? t.fieldValueHintPercent : t.fieldValueHint(kpi.unit)}
      >
        <Input
          ref={(input: HTMLInputElement | null) => {
            field.current = input;
          }}
          value={text}
          autoComplete="off"
          inputMode="text"
          style={{ minWidth: 0 }}
          onChange={(_, { value }) => {
            setText(value);
            setAsked(false);
          }}
          onKeyDown={event => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) save();
          }}
        />
      </Field>
      <div aria-live="polite" className={styles.text}>
        {read.kind === 'value' && <p className={styles.text}>{t.valueReadAs(formatExact(read.value, kpi.unit, language))}</p>}
        {read.kind === 'value' && doubt !== null && (
          <DoubtNote
            doubt={doubt}
            value={read.value}
            unit={kpi.unit}
            asked={asked}
            onUse={meant => {
              setText(meant);
              setAsked(false);
              field.current?.focus();
            }}
            onKeep={() => save(true)}
          />
        )}
      </div>
      {has('status') && (
        <Field label={e.status} className={styles.field} hint={e.statusHint}>
          <Select
            className={styles.select}
            select={{ className: styles.select }}
            value={shownStatus}
            onChange={(_, { value }) => setStatus(STATUSES.find(one => one === value) ?? null)}
          >
            {STATUSES.map(one => (
              <option key={one} value={one}>
                {glossed(one, language)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {has('author') && (
        <Field label={e.author + t.optional} className={styles.field} hint={e.authorHint}>
          <Input value={author} onChange={(_, { value }) => setAuthor(value)} style={{ minWidth: 0 }} />
        </Field>
      )}
      {has('source') && (
        <Field label={t.fieldSource + t.optional} className={styles.field}>
          <Input value={source} onChange={(_, { value }) => setSource(value)} style={{ minWidth: 0 }} />
        </Field>
      )}
      {has('comment') && (
        <Field label={t.fieldComment + t.optional} className={styles.field}>
          <Textarea value={comment} rows={2} onChange={(_, { value }) => setComment(value)} />
        </Field>
      )}
      {has('enteredOn') && <p className={styles.quiet}>{e.enteredOn(formatDate(now))}</p>}
    </EntryFrame>
  );
}
