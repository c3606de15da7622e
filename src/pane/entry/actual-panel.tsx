import { Button, Field, Input, Select, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { Kpi } from '../../domain/kpi/plan';
import type { WorkbookState } from '../../sheets/read/state';
import { actualsIn, momentsOf, readTypedValue, type Moment } from './actual-draft';
import { PercentDoubt } from './percent-doubt';
import { PanelFrame } from '../frame/panel-frame';
import { usePanelStyles } from '../frame/panel-styles';
import { formatDate, formatExact, formatQuantity, formatYear, isPercent } from '../words/format';
import { useWords } from '../words/words';

/** What the panel hands on: ready to be written. */
export interface ActualDraft {
  readonly kpi: Kpi;
  /** Year label. */
  readonly year: number;
  /** Date serial; null: the year's end. */
  readonly day: number | null;
  readonly value: number;
  readonly source: string;
  readonly comment: string;
}

const useStyles = makeStyles({
  read: { display: 'grid', rowGap: tokens.spacingVerticalXS, justifyItems: 'start', fontVariantNumeric: 'tabular-nums' },
});

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

/** 実績を追加: shows how the typed value was read before anything is saved. */
export function ActualPanel({ state, kpis, first, asOf, busy, onSave, onClose }: Props) {
  const styles = { ...usePanelStyles(), ...useStyles() };
  const { t, language } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const [row, setRow] = useState(first.row);
  /** Which of the moments; null: the one that is due. */
  const [picked, setPicked] = useState<number | null>(null);
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const [source, setSource] = useState('');
  const [comment, setComment] = useState('');
  useEffect(() => field.current?.focus(), []);

  const kpi = kpis.find(one => one.row === row) ?? first;
  const fiscal = kpi.timing === '年度末';
  const actuals = actualsIn(state, kpi);
  const { moments, next } = momentsOf(kpi, actuals, asOf);
  const chosen = picked ?? next;
  const moment = moments[chosen];
  const taken = moment?.taken ?? null;
  const named = ({ year, day, taken: there }: Moment): string =>
    day === null
      ? t.yearOption(formatYear(year, fiscal, language), year, there !== null)
      : t.yearSoFar(formatYear(year, fiscal, language), formatDate(day));
  const read = readTypedValue(text, kpi.unit);
  const error = read.kind === 'unreadable' ? t.valueUnreadable : asked && read.kind === 'blank' ? t.valueMissing : null;
  const doubt = read.kind === 'value' ? read.doubt : null;

  const save = (): void => {
    if (busy) return;
    setAsked(true);
    if (read.kind === 'value' && moment !== undefined)
      onSave({ kpi, year: moment.year, day: moment.day, value: read.value, source: source.trim(), comment: comment.trim() });
    else field.current?.focus();
  };
  return (
    <PanelFrame
      heading={t.addActual}
      level={3}
      step={null}
      onClose={onClose}
      buttons={
        <Button appearance="primary" disabledFocusable={busy} onClick={save}>
          {t.save}
        </Button>
      }
    >
      <Field label={t.fieldKpi} className={styles.field}>
        <Select
          className={styles.select}
          select={{ className: styles.select }}
          value={String(row)}
          onChange={(_, { value }) => {
            setRow(Number(value));
            setPicked(null);
          }}
        >
          {kpis.map(one => (
            <option key={one.row} value={one.row}>
              {one.name}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label={fiscal ? t.fieldYear : t.fieldCalendarYear}
        className={styles.field}
        hint={taken === null ? null : t.yearTaken(formatQuantity(taken, kpi.unit, language))}
      >
        <Select
          className={styles.select}
          select={{ className: styles.select }}
          value={String(chosen)}
          onChange={(_, { value }) => setPicked(Number(value))}
        >
          {moments.map((one, index) => (
            <option key={one.year} value={index}>
              {named(one)}
            </option>
          ))}
        </Select>
      </Field>
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
          onChange={(_, { value }) => setText(value)}
          onKeyDown={event => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) save();
          }}
        />
      </Field>
      <div aria-live="polite" className={styles.read}>
        {read.kind === 'value' && <span>{t.valueReadAs(formatExact(read.value, kpi.unit, language))}</span>}
        {doubt?.kind === 'otherUnit' && <span>{t.valueOtherUnit(doubt.typed, kpi.unit)}</span>}
        {doubt?.kind === 'percent' && (
          <PercentDoubt
            meant={doubt.meant}
            unit={kpi.unit}
            onUse={meant => {
              setText(meant);
              field.current?.focus();
            }}
          />
        )}
      </div>
      <Field label={t.fieldSource + t.optional} className={styles.field}>
        <Input value={source} onChange={(_, { value }) => setSource(value)} style={{ minWidth: 0 }} />
      </Field>
      <Field label={t.fieldComment + t.optional} className={styles.field}>
        <Textarea value={comment} rows={2} onChange={(_, { value }) => setComment(value)} />
      </Field>
    </PanelFrame>
  );
}
