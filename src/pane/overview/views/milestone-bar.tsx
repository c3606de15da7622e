import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { shareOf, type MilestoneLine, type ScheduleChart } from './schedule-model';

// The system's own colours in high contrast, patterns kept: they are what tells the bars apart there.
const FORCED = '@media (forced-colors: active)';
const useStyles = makeStyles({
  track: {
    position: 'relative',
    height: '16px',
    backgroundColor: tokens.colorNeutralBackground3,
    overflow: 'hidden',
    [FORCED]: { forcedColorAdjust: 'none', backgroundColor: 'Canvas' },
  },
  bar: { position: 'absolute', boxSizing: 'border-box', minWidth: '3px' },
  planned: {
    top: '2px',
    bottom: '2px',
    color: tokens.colorNeutralStrokeAccessible,
    border: '1px solid currentColor',
    backgroundColor: tokens.colorNeutralBackground1,
    backgroundImage: 'repeating-linear-gradient(135deg, transparent 0 4px, currentColor 4px 5px)',
    [FORCED]: { color: 'CanvasText', backgroundColor: 'Canvas' },
  },
  actual: { top: '4px', bottom: '4px', backgroundColor: tokens.colorBrandForeground1, [FORCED]: { backgroundColor: 'CanvasText' } },
  late: {
    top: '4px',
    bottom: '4px',
    color: tokens.colorStatusDangerForeground1,
    border: '1px solid currentColor',
    backgroundColor: tokens.colorNeutralBackground1,
    backgroundImage: 'repeating-linear-gradient(90deg, currentColor 0 3px, transparent 3px 6px)',
    [FORCED]: { color: 'CanvasText', backgroundColor: 'Canvas' },
  },
  due: {
    position: 'absolute',
    top: 0,
    lineHeight: '16px',
    fontSize: '12px',
    transform: 'translateX(-50%)',
    color: tokens.colorNeutralForeground1,
    [FORCED]: { color: 'CanvasText' },
  },
  asOf: {
    position: 'absolute',
    top: 0,
    bottom: 0,
    borderLeft: `2px dotted ${tokens.colorNeutralForeground1}`,
    [FORCED]: { borderLeftColor: 'CanvasText' },
  },
  axis: {
    position: 'relative',
    height: '16px',
    fontSize: '11px',
    lineHeight: '16px',
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
  tick: { position: 'absolute', top: 0, paddingLeft: '2px', borderLeft: `1px solid ${tokens.colorNeutralStroke1}`, whiteSpace: 'nowrap' },
});

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;

/** The bars of one milestone; for the eye, since the line above it says the same in words. */
export function MilestoneBar({ line, chart }: { readonly line: MilestoneLine; readonly chart: ScheduleChart }) {
  const styles = useStyles();
  const { planned, actual, late } = line.bars;
  const days = line.plannedStart === null ? null : planned;
  const asOf = chart.asOf === null ? null : shareOf(chart, chart.asOf, chart.asOf);
  const due = line.plannedStart === null && planned !== null ? shareOf(chart, planned.to, planned.to) : null;
  return (
    <div aria-hidden="true" className={styles.track}>
      {(
        [
          ['planned', days],
          ['actual', actual],
          ['late', late],
        ] as const
      ).map(([kind, span]) => {
        const share = span === null ? null : shareOf(chart, span.from, span.to);
        return share === null ? null : (
          <div
            key={kind}
            className={mergeClasses(styles.bar, styles[kind])}
            style={{ left: percent(share.left), width: percent(share.width) }}
          />
        );
      })}
      {due !== null && (
        <span className={styles.due} style={{ left: `clamp(6px, ${percent(due.left)}, calc(100% - 6px))` }}>
          ◇
        </span>
      )}
      {asOf !== null && <div className={styles.asOf} style={{ left: percent(asOf.left) }} />}
    </div>
  );
}

/** Years that fit beside each other in a pane of the least width. */
const LABELS = 6;

/** The years above the bars. */
export function YearAxis({ chart, label }: { readonly chart: ScheduleChart; readonly label: (year: number) => string }) {
  const styles = useStyles();
  const every = Math.ceil(chart.years.length / LABELS);
  return (
    <div aria-hidden="true" className={styles.axis}>
      {chart.years
        .filter((_, index) => index % every === 0)
        .map((year, index) => (
          <span key={year} className={styles.tick} style={{ left: percent((index * every) / chart.years.length) }}>
            {label(year)}
          </span>
        ))}
    </div>
  );
}
