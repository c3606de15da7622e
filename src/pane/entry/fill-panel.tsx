import { Field, Input } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { Kpi } from '../../domain/kpi/plan';
import { FIRST_STEPS_EN } from '../../i18n/guides/first-steps.en';
import { FIRST_STEPS_JA } from '../../i18n/guides/first-steps.ja';
import { TABLES } from '../../sheets/schema/declarations/tables';
import type { WorkbookState } from '../../sheets/read/state';
import { ChoiceField } from '../frame/panel/choice-field';
import { usePanelStyles } from '../frame/panel/panel-styles';
import type { News } from '../frame/news/notice';
import { formatDate, formatExact, formatYear, isPercent } from '../words/format';
import { useWords } from '../words/words';
import { EntryFrame } from './entry-frame';
import { actualsIn, momentsOf, readTypedValue, type TypedValue } from './actual-draft';
import { DoubtNote } from './doubt-note';
import { baselineYears, type FillDraft } from './fill-draft';
import { saveFill } from './save-fill';

interface Props {
  readonly state: WorkbookState;
  readonly kpi: Kpi;
  /** 基準日, or today where the workbook has none: date serial. */
  readonly asOf: number;
  readonly busy: boolean;
  readonly perform: (verb: () => Promise<News>, whenDone?: () => void) => void;
  readonly onClose: () => void;
}

/** 評価に必要な値を入力: the baseline and the first actual of a KPI in one go, each shown as it is read before anything is saved. */
export function FillPanel({ state, kpi, asOf, busy, perform, onClose }: Props) {
  const styles = usePanelStyles();
  const words = useWords();
  const { t, language } = words;
  const text = language === 'ja' ? FIRST_STEPS_JA : FIRST_STEPS_EN;
  const form = useRef<HTMLDivElement>(null);
  const fiscal = kpi.timing === '年度末';
  const actuals = actualsIn(state, kpi);
  const lacksActual = actuals.length === 0;
  const lacksBaseline = kpi.baseline === null || kpi.baselineYear === null;
  const { moments, next } = momentsOf(kpi, actuals, asOf);
  const [picked, setPicked] = useState(next);
  const [year, setYear] = useState<number | null>(null);
  const [typed, setTyped] = useState({ baseline: kpi.baseline === null ? '' : String(kpi.baseline), actual: '' });
  const [asked, setAsked] = useState(false);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);

  const moment = lacksActual ? moments[picked] : undefined;
  const before = lacksActual ? (moment?.year ?? 0) : (actuals[0]?.label ?? 0);
  const baselineYear = year ?? kpi.baselineYear ?? before - 1;
  const years = [...new Set([...baselineYears(before), baselineYear])].sort((one, other) => other - one);
  const baseline = readTypedValue(typed.baseline, kpi.unit);
  const known = baseline.kind === 'value' ? baseline.value : kpi.baseline;
  const target = kpi.targets.find(one => one.year >= before) ?? kpi.targets.at(-1);
  // A first value is held against the target only where sums of single years do not make it.
  const actual = readTypedValue(typed.actual, kpi.unit, {
    last: kpi.counting === '累計' ? null : known,
    target: kpi.counting === '累計' ? null : (target?.value ?? null),
  });
  const inOrder = !lacksBaseline || baselineYear < before;
  const named = (label: number): string => formatYear(label, fiscal, language);
  const errorOf = (value: TypedValue): string | null =>
    value.kind === 'unreadable' ? t.valueUnreadable : asked && value.kind === 'blank' ? t.valueMissing : null;

  /** @param sure the value is meant, whatever speaks against it */
  const save = (sure = false): void => {
    if (busy) return;
    setAsked(true);
    const doubtful = lacksActual && actual.kind === 'value' && actual.doubt !== null && !sure;
    const ready = (!lacksBaseline || (baseline.kind === 'value' && inOrder)) && (!lacksActual || actual.kind === 'value');
    if (!ready || doubtful) {
      form.current?.querySelector<HTMLElement>('input[aria-invalid="true"], input[value=""], input')?.focus();
      return;
    }
    const draft: FillDraft = {
      kpi,
      baseline: lacksBaseline && baseline.kind === 'value' ? { year: baselineYear, value: baseline.value } : null,
      actual:
        lacksActual && actual.kind === 'value' && moment !== undefined ? { year: moment.year, day: moment.day, value: actual.value } : null,
    };
    perform(() => saveFill(draft, { state, words, perform }), onClose);
  };
  const hint = isPercent(kpi.unit) ? t.fieldValueHintPercent : t.fieldValueHint(kpi.unit);
  const input = (key: 'baseline' | 'actual', label: string, value: TypedValue) => (
    <Field
      label={label}
      required
      className={styles.field}
      validationState={errorOf(value) === null ? 'none' : 'error'}
      validationMessage={errorOf(value)}
      hint={value.kind === 'value' ? t.valueReadAs(formatExact(value.value, kpi.unit, language)) : hint}
    >
      <Input
        value={typed[key]}
        autoComplete="off"
        style={{ minWidth: 0 }}
        onChange={(_, given) => {
          setTyped({ ...typed, [key]: given.value });
          setAsked(false);
        }}
        onKeyDown={event => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) save();
        }}
      />
    </Field>
  );
  return (
    <EntryFrame heading={text.fill} level={3} busy={busy} onSave={() => save()} onClose={onClose}>
      <div ref={form} style={{ display: 'contents' }}>
        <p className={styles.text}>{text.fillIntro}</p>
        {lacksBaseline && (
          <>
            {input('baseline', text.baseline, baseline)}
            <ChoiceField
              label={fiscal ? text.baselineYear : text.baselineCalendarYear}
              validationState={inOrder ? 'none' : 'error'}
              validationMessage={inOrder ? null : text.baselineNotBefore}
              hint={text.baselineYearHint}
              value={String(baselineYear)}
              options={years.map(one => [String(one), t.yearOption(named(one), one, false)])}
              onChoose={value => setYear(Number(value))}
            />
          </>
        )}
        {lacksActual && moment !== undefined && (
          <>
            {input('actual', text.actual(named(moment.year)), actual)}
            {actual.kind === 'value' && actual.doubt !== null && (
              <DoubtNote
                doubt={actual.doubt}
                value={actual.value}
                unit={kpi.unit}
                asked={asked}
                onUse={meant => {
                  setTyped({ ...typed, actual: meant });
                  setAsked(false);
                }}
                onKeep={() => save(true)}
              />
            )}
            <ChoiceField
              label={fiscal ? text.actualYear : text.actualCalendarYear}
              value={String(picked)}
              options={moments.map((one, index) => [
                String(index),
                one.day === null
                  ? t.yearOption(named(one.year), one.year, one.row !== null)
                  : t.yearSoFar(named(one.year), formatDate(one.day)),
              ])}
              onChoose={value => setPicked(Number(value))}
            />
            {state.tables.DX_Actuals === null && (
              <p className={styles.quiet}>
                {text.sheetMade(TABLES.DX_Actuals.sheet)} {words.clearsUndo}
              </p>
            )}
          </>
        )}
      </div>
    </EntryFrame>
  );
}
