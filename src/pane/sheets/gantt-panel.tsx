import { Button, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { fiscalYearOf } from '../../domain/text/dates/fiscal-year';
import { wareki } from '../../domain/text/dates/wareki';
import { mayPaint } from '../../excel/sheets/parts/conditional';
import { findGantt, makeGantt } from '../../excel/sheets/own/gantt';
import { SCHEDULE_EN } from '../../i18n/overview/schedule.en';
import { SCHEDULE_JA } from '../../i18n/overview/schedule.ja';
import { ganttYears, MOST_GANTT_YEARS, planGantt, type GanttYears } from '../../sheets/make/own/gantt';
import type { CellPlace, WorkbookState } from '../../sheets/read/state';
import { today } from '../words/as-of';
import { formatDate } from '../words/format';
import type { Actions } from '../frame/news/news';
import { ownSheetNews } from '../frame/news/own-sheet-news';
import { Conflicts, PanelFrame } from '../frame/panel/panel-frame';
import { usePanelStyles } from '../frame/panel/panel-styles';
import { paragraphOf } from '../frame/news/paragraphs';
import { Prompt } from '../frame/news/prompt';
import { useLookUp } from '../frame/workbook/use-look-up';
import { Waiting } from '../frame/loading/waiting';
import { useWords } from '../words/words';

/** Years offered before the first date and after the last one: to 2040 and beyond, whenever a plan begins. */
const BEFORE = 5;
const AFTER = MOST_GANTT_YEARS;

export interface GanttPanelProps {
  readonly state: WorkbookState;
  readonly busy: boolean;
  readonly perform: Actions['perform'];
  readonly onGo: (place: CellPlace) => void;
  readonly onClose: () => void;
}

/** 工程表: which years, and what will be made or made anew, before anything is written. */
export function GanttPanel({ state, busy, perform, onGo, onClose }: GanttPanelProps) {
  const styles = usePanelStyles();
  const words = useWords();
  const { t, language } = words;
  const text = language === 'ja' ? SCHEDULE_JA : SCHEDULE_EN;
  const { found: existing, failure, retry } = useLookUp(findGantt, state);
  const [chosen, setChosen] = useState<GanttYears | null>(null);

  const now = today();
  const rows = state.tables.DX_Schedules?.rows ?? [];
  const natural = ganttYears(rows, state.asOf ?? now);
  const plan = existing === null ? null : planGantt(state, { years: chosen, today: now, existing });
  const years = plan?.years ?? natural;
  const yearText = (year: number): string => text.ganttYear(wareki(year) ?? String(year), year);
  const offered = Array.from(
    { length: Math.max(natural.last, years.last) - natural.first + BEFORE + AFTER + 1 },
    (_, index) => natural.first - BEFORE + index,
  );
  const outside = rows.filter(({ plannedStart, plannedFinish }) =>
    [plannedStart, plannedFinish].some(day => day !== null && (fiscalYearOf(day) < years.first || fiscalYearOf(day) > years.last)),
  ).length;
  const make = (): void => {
    if (plan === null) return;
    perform(async () => {
      const made = await makeGantt(plan);
      return ownSheetNews(made, plan.replaces ? text.ganttRedone(plan.sheet) : text.ganttDone(plan.sheet), words, { perform, onGo });
    }, onClose);
  };
  const select = (label: string, value: number, choices: readonly number[], choose: (year: number) => void) => (
    <Field label={label}>
      <Select
        className={styles.select}
        select={{ className: styles.select }}
        value={String(value)}
        onChange={(_, data) => choose(Number(data.value))}
      >
        {choices.map(year => (
          <option key={year} value={year}>
            {yearText(year)}
          </option>
        ))}
      </Select>
    </Field>
  );
  return (
    <PanelFrame
      heading={text.gantt}
      onClose={onClose}
      buttons={
        <Button appearance="primary" disabledFocusable={busy || plan === null || plan.conflicts.length > 0} onClick={make}>
          {plan?.replaces === true ? text.ganttRemake : text.ganttMake}
        </Button>
      }
    >
      {failure !== null ? (
        <Prompt text={words.failure(failure)} help={paragraphOf(failure)} actions={[{ label: t.retry, run: retry }]} />
      ) : plan === null ? (
        <Waiting text={t.reading} />
      ) : (
        <>
          <p className={styles.text}>{text.ganttIntro}</p>
          {select(text.ganttFirst, years.first, offered, first => setChosen({ first, last: Math.max(first, years.last) }))}
          {select(
            text.ganttLast,
            years.last,
            offered.filter(year => year >= years.first && year < years.first + MOST_GANTT_YEARS),
            last => setChosen({ first: years.first, last }),
          )}
          <Conflicts heading={text.ganttConflicts} conflicts={plan.conflicts} />
          <ul className={styles.bullets}>
            <li>{plan.replaces ? text.ganttReplace(plan.sheet) : text.ganttCreate(plan.sheet)}</li>
            <li>
              {plan.total > plan.capacity
                ? text.ganttCut(plan.capacity, plan.total)
                : text.ganttRows(rows.length, plan.capacity - plan.total)}
            </li>
            <li>{text.ganttColumns(yearText(years.first), yearText(years.last), years.last - years.first + 1)}</li>
            {outside > 0 && <li>{text.ganttOutside(outside)}</li>}
            <li>{text.ganttAsOf(formatDate(plan.asOf.serial), plan.asOf.linked)}</li>
            <li>{text.ganttPrint(plan.paper)}</li>
            {!mayPaint() && <li>{text.ganttPlain(formatDate(plan.asOf.serial))}</li>}
            {!plan.replaces && <li>{words.clearsUndo}</li>}
          </ul>
        </>
      )}
    </PanelFrame>
  );
}
