import { Button, ToggleButton, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { wareki } from '../../../domain/text/dates/wareki';
import type { MilestoneState } from '../../../domain/work/milestone';
import { SCHEDULE_EN } from '../../../i18n/overview/schedule.en';
import { SCHEDULE_JA, type ScheduleText } from '../../../i18n/overview/schedule.ja';
import { MILESTONE_SHAPES, NO_STATE } from '../../../sheets/make/own/milestone-shape';
import type { CellPlace, WorkbookState } from '../../../sheets/read/state';
import { formatDate, formatShare } from '../../words/format';
import { MilestoneBar, YearAxis } from './milestone-bar';
import { Prompt } from '../../frame/news/prompt';
import { firstLines, lateOnly, scheduleOf, type Initiative, type MilestoneLine, type ScheduleChart } from './schedule-model';
import { useWords } from '../../words/words';

const useStyles = makeStyles({
  view: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalM },
  summary: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
  counts: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS, margin: 0, fontVariantNumeric: 'tabular-nums' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, fontVariantNumeric: 'tabular-nums' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', alignItems: 'start', columnGap: tokens.spacingHorizontalS },
  name: { overflowWrap: 'anywhere' },
  state: { fontWeight: tokens.fontWeightSemibold, whiteSpace: 'nowrap' },
  shape: { marginRight: '2px' },
  bad: { color: tokens.colorStatusDangerForeground1 },
  slight: { color: tokens.colorStatusWarningForeground3 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  plain: { color: tokens.colorNeutralForeground2 },
});

/** Milestones shown at first, and added on asking: a thousand bars and buttons help nobody. */
const SHOWN = 40;
const MORE = 200;

const TONES: Readonly<Record<MilestoneState, 'bad' | 'slight' | 'good' | 'plain'>> = {
  期限超過: 'bad',
  遅れ: 'bad',
  着手遅れ: 'slight',
  進行中: 'good',
  未着手: 'plain',
  '完了(遅れ)': 'good',
  完了: 'good',
};

export interface ScheduleViewProps {
  readonly state: WorkbookState;
  readonly onGo: (place: CellPlace) => void;
}

/** 工程: the milestones by 取組 with their bars, the late ones first. */
export function ScheduleView({ state, onGo }: ScheduleViewProps) {
  const styles = useStyles();
  const { language } = useWords();
  const text = language === 'ja' ? SCHEDULE_JA : SCHEDULE_EN;
  const [onlyLate, setOnlyLate] = useState(false);
  const [shown, setShown] = useState(SHOWN);
  const chart = useMemo(() => scheduleOf(state), [state]);
  const table = state.tables.DX_Schedules;
  if (chart === null || table === null) return <Prompt text={text.noTable} actions={[]} />;
  if (chart.total === 0)
    return <Prompt text={text.empty} actions={[{ label: text.goToSheet, run: () => onGo({ sheet: table.sheet, address: 'A1' }) }]} />;
  const wanted = onlyLate ? lateOnly(chart.initiatives) : chart.initiatives;
  const count = onlyLate ? chart.late : chart.total;
  return (
    <div className={styles.view}>
      <div className={styles.summary}>
        <p className={styles.counts}>
          <span>{text.total(chart.total)}</span>
          {chart.counts.map(one => {
            const word = one.state === null ? text.noState : text.states[one.state];
            return <State key={word} state={one.state} text={text} word={text.stateCount(word, one.count)} />;
          })}
        </p>
        <ToggleButton
          size="small"
          checked={onlyLate}
          onClick={() => {
            setOnlyLate(!onlyLate);
            setShown(SHOWN);
          }}
        >
          {text.lateOnly}
        </ToggleButton>
      </div>
      <p className={styles.quiet}>{text.legend}</p>
      {count === 0 && <p className={styles.quiet}>{text.noLate}</p>}
      {firstLines(wanted, shown).map(initiative => (
        <InitiativeList
          key={initiative.name}
          initiative={initiative}
          all={wanted.find(({ name }) => name === initiative.name)?.lines.length ?? 0}
          chart={chart}
          text={text}
          onGo={onGo}
        />
      ))}
      {count > shown && (
        <div>
          <Button size="small" onClick={() => setShown(shown + MORE)}>
            {text.more(count - shown)}
          </Button>
        </div>
      )}
    </div>
  );
}

function State({ state, text, word }: { readonly state: MilestoneState | null; readonly text: ScheduleText; readonly word?: string }) {
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.state, state === null ? styles.plain : styles[TONES[state]])}>
      <span aria-hidden="true" className={styles.shape}>
        {state === null ? NO_STATE.shape : MILESTONE_SHAPES[state]}
      </span>
      {word ?? (state === null ? text.noState : text.states[state])}
    </span>
  );
}

interface InitiativeProps extends Pick<ScheduleViewProps, 'onGo'> {
  readonly initiative: Initiative;
  /** Of its lines, how many there are in all. */
  readonly all: number;
  readonly chart: ScheduleChart;
  readonly text: ScheduleText;
}

function InitiativeList({ initiative, all, chart, text, onGo }: InitiativeProps) {
  const styles = useStyles();
  const label = text.initiative(initiative.name, all, initiative.late);
  return (
    <section aria-label={label}>
      <h2 className={styles.heading}>{label}</h2>
      <YearAxis chart={chart} label={year => text.year(wareki(year, '略') ?? String(year), year)} />
      <ul className={styles.list}>
        {initiative.lines.map(line => (
          <Line key={line.index} line={line} chart={chart} text={text} onGo={onGo} />
        ))}
      </ul>
    </section>
  );
}

function Line({
  line,
  chart,
  text,
  onGo,
}: { readonly line: MilestoneLine; readonly chart: ScheduleChart; readonly text: ScheduleText } & Pick<ScheduleViewProps, 'onGo'>) {
  const styles = useStyles();
  const { t } = useWords();
  return (
    <li className={styles.line}>
      <div className={styles.head}>
        <div className={styles.name}>
          <State state={line.state} text={text} /> {line.name}
        </div>
        <Button size="small" aria-label={text.goToOf(line.name)} onClick={() => onGo(line.place)}>
          {t.goToCell}
        </Button>
      </div>
      <p className={styles.quiet}>{factsOf(line, text).join(t.listSeparator)}</p>
      <MilestoneBar line={line} chart={chart} />
    </li>
  );
}

/** The line in words: what is planned, what was done, how late. */
export function factsOf(
  { plannedStart, plannedFinish, actualStart, actualFinish, progress, daysLate, owner }: MilestoneLine,
  text: ScheduleText,
): readonly string[] {
  const span = (
    from: number | null,
    to: number | null,
    both: (a: string, b: string) => string,
    since: (a: string) => string,
    until: (b: string) => string,
  ): readonly string[] => {
    if (from !== null && to !== null) return [both(formatDate(from), formatDate(to))];
    return from !== null ? [since(formatDate(from))] : to !== null ? [until(formatDate(to))] : [];
  };
  return [
    ...span(plannedStart, plannedFinish, text.planned, text.plannedFrom, text.plannedBy),
    ...(plannedFinish === null && actualFinish === null ? [text.noFinish] : []),
    ...span(actualStart, actualFinish, text.actual, text.actualFrom, text.actualBy),
    ...(progress === null ? [] : [text.progress(formatShare(progress))]),
    ...(daysLate !== null && daysLate > 0 ? [text.daysLate(daysLate)] : []),
    ...(owner === null ? [] : [owner]),
  ];
}
