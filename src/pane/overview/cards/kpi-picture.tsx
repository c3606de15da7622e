import { makeStyles, tokens } from '@fluentui/react-components';
import { formatQuantity } from '../../words/format';
import { fittingLabels, scaling, type PictureFrame, type Picture, type PicturePoint } from '../kpis/picture';
import { FORCED_COLORS, usePictureStyles } from '../kpis/picture-styles';
import { useWords } from '../../words/words';

const WIDTH = 320;
const HEIGHT = 132;
const FRAME: PictureFrame = { left: 14, right: 306, top: 34, bottom: 106 };
/** Room a label needs, in the drawing's units. */
const LABEL = 62;

const useStyles = makeStyles({
  axis: { stroke: tokens.colorNeutralStroke1, [FORCED_COLORS]: { stroke: 'CanvasText' } },
  path: {
    stroke: tokens.colorNeutralStrokeAccessible,
    strokeDasharray: '5 4',
    fill: 'none',
    strokeWidth: 1.5,
    [FORCED_COLORS]: { stroke: 'CanvasText' },
  },
  baseline: {
    stroke: tokens.colorNeutralStrokeAccessible,
    fill: tokens.colorNeutralBackground1,
    strokeWidth: 1.5,
    [FORCED_COLORS]: { stroke: 'CanvasText', fill: 'Canvas' },
  },
  actuals: { stroke: tokens.colorBrandForeground1, fill: 'none', strokeWidth: 2, [FORCED_COLORS]: { stroke: 'CanvasText' } },
  actual: { fill: tokens.colorBrandForeground1, [FORCED_COLORS]: { fill: 'CanvasText' } },
  target: { stroke: 'currentColor', fill: tokens.colorNeutralBackground1, strokeWidth: 1.5, [FORCED_COLORS]: { fill: 'Canvas' } },
  // Between its two edges, told by lines as well as by the tint: the handouts are black and white.
  fan: { fill: 'currentColor', fillOpacity: 0.08, stroke: 'currentColor', strokeWidth: 0.75, strokeDasharray: '1 2' },
  foreseen: { stroke: 'currentColor', fill: 'none', strokeWidth: 1.25, strokeDasharray: '2 2' },
  asOf: { stroke: 'currentColor', strokeDasharray: '1 3' },
});

interface Props {
  readonly picture: Picture;
  readonly unit: string;
  /** The year label whose target's value is written first. */
  readonly horizon: number;
  /** The same in words, for those who hear it. */
  readonly alternative: string;
}

/** A KPI from its baseline to its last target: planned dashed and grey, measured solid, the baseline ○, targets ◇, the forecast dotted in its range. Readable in black and white. */
export function KpiPicture({ picture, unit, horizon, alternative }: Props) {
  const styles = useStyles();
  const drawing = usePictureStyles();
  const { t, language } = useWords();
  const { x, y } = scaling(picture, FRAME);
  const line = (points: readonly PicturePoint[]): string =>
    points.map(({ position, value }) => `${x(position).toFixed(1)},${y(value).toFixed(1)}`).join(' ');
  const anchor = (at: number): 'start' | 'middle' | 'end' =>
    at < FRAME.left + LABEL / 2 ? 'start' : at > FRAME.right - LABEL / 2 ? 'end' : 'middle';
  const edge = (at: number): number => (anchor(at) === 'start' ? FRAME.left - 8 : anchor(at) === 'end' ? FRAME.right + 8 : at);

  const targets = picture.targets.map(target => ({ ...target, x: x(target.position) }));
  const wanted = [...targets.filter(target => target.year === horizon), ...targets.filter(target => target.year !== horizon).reverse()];
  const years = fittingLabels(
    [
      ...wanted.map(({ year, x: at }) => ({ year, x: at })),
      ...(picture.baseline === null ? [] : [{ year: picture.baseline.position - 1, x: x(picture.baseline.position) }]),
    ],
    34,
  );
  return (
    <svg role="img" aria-label={alternative} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={drawing.picture}>
      <line className={styles.axis} x1={FRAME.left - 8} x2={FRAME.right + 8} y1={FRAME.bottom + 8} y2={FRAME.bottom + 8} />
      {years.map(({ year, x: at }) => (
        <text key={year} className={drawing.quiet} x={edge(at)} y={HEIGHT - 4} textAnchor={anchor(at)}>
          {year}
        </text>
      ))}
      {picture.asOf !== null && (
        <>
          <line className={styles.asOf} x1={x(picture.asOf)} x2={x(picture.asOf)} y1={14} y2={FRAME.bottom + 8} />
          <text className={drawing.quiet} x={edge(x(picture.asOf))} y={10} textAnchor={anchor(x(picture.asOf))}>
            {t.pictureAsOf}
          </text>
        </>
      )}
      {picture.fan.length > 1 && (
        <>
          <polygon
            className={styles.fan}
            points={line([
              ...picture.fan.map(({ position, high }) => ({ position, value: high })),
              ...[...picture.fan].reverse().map(({ position, low }) => ({ position, value: low })),
            ])}
          />
          <polyline className={styles.foreseen} points={line(picture.fan.map(({ position, point }) => ({ position, value: point })))} />
        </>
      )}
      {picture.path.length > 0 && <polyline className={styles.path} points={line(picture.path)} />}
      {picture.baseline !== null && (
        <circle className={styles.baseline} cx={x(picture.baseline.position)} cy={y(picture.baseline.value)} r={3.5} />
      )}
      {picture.actuals.length > 1 && <polyline className={styles.actuals} points={line(picture.actuals)} />}
      {picture.actuals.map(point => (
        <circle key={point.position} className={styles.actual} cx={x(point.position)} cy={y(point.value)} r={3.5} />
      ))}
      {targets.map(({ year, x: at, value }) => (
        <path key={year} className={styles.target} d={`M${at} ${y(value) - 5}l5 5l-5 5l-5 -5z`} />
      ))}
      {fittingLabels(wanted, LABEL).map(({ year, x: at, value }) => (
        <text key={year} className={drawing.label} x={edge(at)} y={y(value) - 9} textAnchor={anchor(at)}>
          {formatQuantity(value, unit, language)}
        </text>
      ))}
    </svg>
  );
}
