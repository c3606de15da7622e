import { Field, Input } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { Direction } from '../../domain/kpi/plan';
import { FIRST_KPI_EN } from '../../i18n/entry/first-kpi.en';
import { FIRST_KPI_JA } from '../../i18n/entry/first-kpi.ja';
import { FIRST_STEPS_EN } from '../../i18n/guides/first-steps.en';
import { FIRST_STEPS_JA } from '../../i18n/guides/first-steps.ja';
import { locate } from '../../sheets/read/read';
import type { WorkbookState } from '../../sheets/read/state';
import { KPIS } from '../../sheets/schema/declarations/kpis';
import { TABLES } from '../../sheets/schema/declarations/tables';
import type { News } from '../frame/news/notice';
import { ChoiceField } from '../frame/panel/choice-field';
import { usePanelStyles } from '../frame/panel/panel-styles';
import { formatDate, formatExact, formatYear, isPercent } from '../words/format';
import { glossed } from '../words/glossed';
import { useWords } from '../words/words';
import { EntryFrame } from './entry-frame';
import { momentsOf, type TypedValue } from './actual-draft';
import { DoubtNote } from './doubt-note';
import { baselineYears } from './fill-draft';
import { firstKpiDraft, HORIZONS, readFirstKpi, type TypedKpi } from './first-kpi-draft';
import { saveFirstKpi } from './save-first-kpi';

interface Props {
  readonly state: WorkbookState;
  /** 基準日, or today where the workbook has none: date serial. */
  readonly asOf: number;
  readonly busy: boolean;
  readonly perform: (verb: () => Promise<News>, whenDone?: () => void) => void;
  readonly onClose: () => void;
}

/** KPIを追加 in a workbook without any: a target and an actual are typed, everything else is shown as it is taken and can be changed. */
export function FirstKpiPanel({ state, asOf, busy, perform, onClose }: Props) {
  const styles = usePanelStyles();
  const words = useWords();
  const { t, language } = words;
  const text = language === 'ja' ? FIRST_KPI_JA : FIRST_KPI_EN;
  const more = language === 'ja' ? FIRST_STEPS_JA : FIRST_STEPS_EN;
  const form = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState<TypedKpi>({
    name: text.usualName,
    target: '',
    actual: '',
    baseline: null,
    unit: null,
    direction: null,
  });
  const [targetYear, setTargetYear] = useState<number>(HORIZONS[0]);
  const { moments, next } = momentsOf({ timing: '年度末', baselineYear: null }, [], asOf);
  const [picked, setPicked] = useState(next);
  const [year, setYear] = useState<number | null>(null);
  const [asked, setAsked] = useState(false);
  useEffect(() => form.current?.querySelector<HTMLInputElement>('input[data-field="target"]')?.focus(), []);

  const moment = moments[picked] ?? { year: 0, day: null };
  const baselineYear = year ?? moment.year - 1;
  const years = [...new Set([...baselineYears(moment.year), baselineYear])].sort((one, other) => other - one);
  const read = readFirstKpi(typed);
  const named = (label: number): string => formatYear(label, true, language);
  const located = locate(KPIS, state.tables.DX_KPIs?.cells[0] ?? []).located;
  const enter = (changed: Partial<TypedKpi>): void => {
    setTyped({ ...typed, ...changed });
    setAsked(false);
  };
  const inOrder = baselineYear < moment.year;

  /** @param sure the actual is meant, whatever speaks against it */
  const save = (sure = false): void => {
    if (busy) return;
    setAsked(true);
    const draft = firstKpiDraft(read, {
      name: typed.name,
      targetYear,
      baselineYear,
      moment: { year: moment.year, day: moment.day },
      remark: text.remark,
      has: key => located.some(column => column.key === key),
    });
    const doubtful = read.actual.kind === 'value' && read.actual.doubt !== null && !sure;
    if (draft === null || doubtful || !inOrder) {
      form.current?.querySelector<HTMLElement>('input[aria-invalid="true"], input[value=""], input')?.focus();
      return;
    }
    perform(() => saveFirstKpi(draft, { state, words, perform }), onClose);
  };
  const errorOf = (value: TypedValue): string | null =>
    value.kind === 'unreadable' ? t.valueUnreadable : asked && value.kind === 'blank' ? t.valueMissing : null;
  const field = (key: keyof TypedKpi, label: string, shown: string, error: string | null, hint: string, required = false) => (
    <Field
      label={label}
      required={required}
      className={styles.field}
      validationState={error === null ? 'none' : 'error'}
      validationMessage={error}
      hint={hint}
    >
      <Input
        value={shown}
        autoComplete="off"
        style={{ minWidth: 0 }}
        input={{ 'data-field': key } as object}
        onChange={(_, { value }) => enter({ [key]: value })}
        onKeyDown={event => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) save();
        }}
      />
    </Field>
  );
  const readAs = (value: TypedValue, hint: string): string =>
    value.kind === 'value' ? t.valueReadAs(formatExact(value.value, read.unit, language)) : hint;
  const same = read.baseline.kind === 'value' && read.target.kind === 'value' && read.baseline.value === read.target.value;
  const differ = read.differ === null ? null : text.unitsDiffer(read.differ.target, read.differ.actual);
  return (
    <EntryFrame heading={text.add} busy={busy} onSave={() => save()} onClose={onClose}>
      <div ref={form} style={{ display: 'contents' }}>
        <p className={styles.text}>{text.intro}</p>
        {field('name', text.name, typed.name, asked && typed.name.trim() === '' ? text.nameMissing : null, text.nameHint, true)}
        {field('target', text.target(named(targetYear)), typed.target, errorOf(read.target), readAs(read.target, text.targetHint), true)}
        <ChoiceField
          label={text.targetYear}
          value={String(targetYear)}
          options={HORIZONS.map(one => [String(one), t.yearOption(named(one), one, false)])}
          onChoose={value => setTargetYear(Number(value))}
        />
        {field(
          'actual',
          more.actual(named(moment.year)),
          typed.actual,
          errorOf(read.actual) ?? differ,
          readAs(read.actual, isPercent(read.unit) ? t.fieldValueHintPercent : t.fieldValueHint(read.unit)),
          true,
        )}
        {read.actual.kind === 'value' && read.actual.doubt !== null && (
          <DoubtNote
            doubt={read.actual.doubt}
            value={read.actual.value}
            unit={read.unit}
            asked={asked}
            onUse={meant => enter({ actual: meant })}
            onKeep={() => save(true)}
          />
        )}
        <ChoiceField
          label={more.actualYear}
          value={String(picked)}
          options={moments.map((one, index) => [
            String(index),
            one.day === null ? t.yearOption(named(one.year), one.year, false) : t.yearSoFar(named(one.year), formatDate(one.day)),
          ])}
          onChoose={value => setPicked(Number(value))}
        />
        {field('unit', text.unit, read.unit, null, text.unitHint)}
        <ChoiceField
          label={glossed('向き', language)}
          hint={text.directionHint}
          value={read.direction}
          options={KPIS.columns.direction.choices.map(one => [one, glossed(one, language)])}
          onChoose={value => enter({ direction: value as Direction })}
        />
        {field(
          'baseline',
          more.baseline,
          read.baselineText,
          same ? text.baselineSame : errorOf(read.baseline),
          read.usualBaseline ? text.baselineUsual : readAs(read.baseline, text.baselineNeeded),
          true,
        )}
        <ChoiceField
          label={more.baselineYear}
          validationState={inOrder ? 'none' : 'error'}
          validationMessage={inOrder ? null : more.baselineNotBefore}
          hint={more.baselineYearHint}
          value={String(baselineYear)}
          options={years.map(one => [String(one), t.yearOption(named(one), one, false)])}
          onChoose={value => setYear(Number(value))}
        />
        {state.tables.DX_Actuals === null && (
          <p className={styles.quiet}>
            {more.sheetMade(TABLES.DX_Actuals.sheet)} {words.clearsUndo}
          </p>
        )}
      </div>
    </EntryFrame>
  );
}
