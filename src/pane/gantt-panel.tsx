import { Button, Field, Select, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState } from 'react';
import { fiscalYearOf } from '../domain/fiscal-year';
import { wareki } from '../domain/wareki';
import type { ExcelFailure } from '../excel/failure';
import { findGantt, makeGantt } from '../excel/gantt';
import { failureOf } from '../excel/run';
import { SCHEDULE_EN } from '../i18n/schedule.en';
import { SCHEDULE_JA } from '../i18n/schedule.ja';
import { ganttYears, MOST_GANTT_YEARS, planGantt, type GanttYears } from '../sheets/gantt';
import type { ExistingSheet } from '../sheets/own-sheet';
import type { CellPlace, WorkbookState } from '../sheets/state';
import { today } from './as-of';
import { formatDate } from './format';
import type { News } from './notice';
import { Prompt } from './prompt';
import { Waiting } from './waiting';
import { useWords } from './words';

const useStyles = makeStyles({
  panel: {
    display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2, border: `1px solid ${tokens.colorBrandStroke1}`, borderRadius: tokens.borderRadiusLarge,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  select: { minWidth: 0, width: '100%' },
  text: { margin: 0, overflowWrap: 'anywhere' },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
  conflicts: { margin: 0, paddingLeft: tokens.spacingHorizontalL, color: tokens.colorStatusDangerForeground1 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Years offered before the first date and after the last one: to 2040 and beyond, whenever a plan begins. */
const BEFORE = 5;
const AFTER = MOST_GANTT_YEARS;

export interface GanttPanelProps {
  readonly state: WorkbookState;
  readonly busy: boolean;
  /** Does it, reads the workbook again and tells; `whenDone` follows. */
  readonly perform: (verb: () => Promise<News>, whenDone: () => void) => void;
  readonly onGo: (place: CellPlace) => void;
  readonly onClose: () => void;
}

/** 工程表: which years, and what will be made or made anew, before anything is written. */
export function GanttPanel({ state, busy, perform, onGo, onClose }: GanttPanelProps) {
  const styles = useStyles();
  const words = useWords();
  const { t, language } = words;
  const text = language === 'ja' ? SCHEDULE_JA : SCHEDULE_EN;
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [existing, setExisting] = useState<ExistingSheet | null>(null);
  const [failure, setFailure] = useState<ExcelFailure | null>(null);
  const [tries, setTries] = useState(0);
  const [chosen, setChosen] = useState<GanttYears | null>(null);
  useEffect(() => heading.current?.focus(), []);
  // Looked up again whenever the workbook changes, so that what is shown is what will be done.
  useEffect(() => {
    let gone = false;
    findGantt().then(found => { if (!gone) { setExisting(found); setFailure(null); } }, (error: unknown) => { if (!gone) setFailure(failureOf(error)); });
    return () => { gone = true; };
  }, [state, tries]);

  const now = today();
  const rows = state.tables.DX_Schedules?.rows ?? [];
  const natural = ganttYears(rows, state.asOf ?? now);
  const plan = existing === null ? null : planGantt(state, { years: chosen, today: now, existing });
  const years = plan?.years ?? natural;
  const yearText = (year: number): string => text.ganttYear(wareki(year) ?? String(year), year);
  const offered = Array.from({ length: Math.max(natural.last, years.last) - natural.first + BEFORE + AFTER + 1 }, (_, index) => natural.first - BEFORE + index);
  const outside = rows.filter(({ plannedStart, plannedFinish }) => [plannedStart, plannedFinish].some(day => day !== null && (fiscalYearOf(day) < years.first || fiscalYearOf(day) > years.last))).length;
  const make = (): void => {
    if (plan === null) return;
    perform(async () => {
      const place = await makeGantt(plan);
      return { kind: 'done', text: plan.replaces ? text.ganttRedone(plan.sheet) : text.ganttDone(plan.sheet), next: { label: t.goToCell, run: () => onGo(place) } };
    }, onClose);
  };
  const select = (label: string, value: number, choices: readonly number[], choose: (year: number) => void) => (
    <Field label={label}>
      <Select className={styles.select} select={{ className: styles.select }} value={String(value)} onChange={(_, data) => choose(Number(data.value))}>
        {choices.map(year => <option key={year} value={year}>{yearText(year)}</option>)}
      </Select>
    </Field>
  );
  return (
    <section aria-labelledby={`${id}heading`} className={styles.panel} onKeyDown={event => { if (event.key === 'Escape') onClose(); }}>
      <h2 ref={heading} tabIndex={-1} id={`${id}heading`} className={styles.heading}>{text.gantt}</h2>
      {failure !== null ? <Prompt text={words.failure(failure)} actions={[{ label: t.retry, run: () => setTries(tries + 1) }]} /> : plan === null ? <Waiting text={t.reading} /> : (
        <>
          <p className={styles.text}>{text.ganttIntro}</p>
          {select(text.ganttFirst, years.first, offered, first => setChosen({ first, last: Math.max(first, years.last) }))}
          {select(text.ganttLast, years.last, offered.filter(year => year >= years.first && year < years.first + MOST_GANTT_YEARS), last => setChosen({ first: years.first, last }))}
          {plan.conflicts.length > 0 && (
            <div>
              <h3 className={styles.heading}>{text.ganttConflicts}</h3>
              <ul className={styles.conflicts}>{plan.conflicts.map(one => <li key={JSON.stringify(one)}>{words.conflict(one)}</li>)}</ul>
            </div>
          )}
          <ul className={styles.list}>
            <li>{plan.replaces ? text.ganttReplace(plan.sheet) : text.ganttCreate(plan.sheet)}</li>
            <li>{plan.total > plan.capacity ? text.ganttCut(plan.capacity, plan.total) : text.ganttRows(rows.length, plan.capacity - plan.total)}</li>
            <li>{text.ganttColumns(yearText(years.first), yearText(years.last), years.last - years.first + 1)}</li>
            {outside > 0 && <li>{text.ganttOutside(outside)}</li>}
            <li>{text.ganttAsOf(formatDate(plan.asOf.serial), plan.asOf.linked)}</li>
            <li>{text.ganttPrint(plan.paper)}</li>
          </ul>
        </>
      )}
      <div className={styles.actions}>
        <Button appearance="primary" disabledFocusable={busy || plan === null || plan.conflicts.length > 0} onClick={make}>{plan?.replaces === true ? text.ganttRemake : text.ganttMake}</Button>
        <Button onClick={onClose}>{t.cancel}</Button>
      </div>
    </section>
  );
}
