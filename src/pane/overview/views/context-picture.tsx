import { makeStyles, tokens } from '@fluentui/react-components';
import { formatQuantity } from '../../words/format';
import { MOST_SERIES, type ContextSeries, type SeriesPicture } from './context-model';
import { fittingLabels } from '../kpis/picture';
import { FORCED_COLORS, usePictureStyles } from '../kpis/picture-styles';
import { useWords } from '../../words/words';

const WIDTH = 320;
const HEIGHT = 128;
const FRAME = { left: 24, right: 296, top: 18, bottom: 96 };
/** Room a value needs, in the drawing's units. */
const LABEL = 56;
/** One for each of MOST_SERIES: told apart without colour by the dashes and the shape of the points. */
const DASHES = ['none', '6 3', '1.5 2.5', '8 3 2 3'] as const;

const useStyles = makeStyles({
  block: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalXXS, margin: 0 },
  axis: { stroke: tokens.colorNeutralStrokeAccessible, [FORCED_COLORS]: { stroke: 'CanvasText' } },
  line: { stroke: 'currentColor', fill: 'none', strokeWidth: 1.5 },
  full: { stroke: 'currentColor', fill: 'currentColor', strokeWidth: 1.5 },
  hollow: { stroke: 'currentColor', fill: tokens.colorNeutralBackground1, strokeWidth: 1.5, [FORCED_COLORS]: { fill: 'Canvas' } },
  legend: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalL, margin: 0 },
  entry: { display: 'inline-flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS },
  sample: { width: '34px', height: '12px', color: tokens.colorNeutralForeground1, [FORCED_COLORS]: { color: 'CanvasText' } },
});

/** The point of the nth series: ● ■ ◇ △. */
function Mark({ of, x, y }: { readonly of: number; readonly x: number; readonly y: number }) {
  const styles = useStyles();
  switch (of % MOST_SERIES) {
    case 0:
      return <circle className={styles.full} cx={x} cy={y} r={3} />;
    case 1:
      return <rect className={styles.full} x={x - 2.8} y={y - 2.8} width={5.6} height={5.6} />;
    case 2:
      return <path className={styles.hollow} d={`M${x} ${y - 4.5}l4.5 4.5l-4.5 4.5l-4.5 -4.5z`} />;
    default:
      return <path className={styles.hollow} d={`M${x} ${y - 4.5}l4.5 8h-9z`} />;
  }
}

/** Is the value the highest of its year? Its number stands above its point, the lowest's below; what lies between is in the list. */
function placeOf(all: readonly ContextSeries[], series: ContextSeries, year: number): 'above' | 'below' | 'none' {
  const value = (of: ContextSeries): number | undefined => of.points.find(point => point.year === year)?.value;
  const own = value(series) ?? 0;
  const others = all.filter(other => other !== series).map(value);
  const higher = others.filter(other => other !== undefined && other > own).length;
  const lower = others.filter(other => other !== undefined && other <= own).length;
  return higher === 0 ? 'above' : lower === 0 ? 'below' : 'none';
}

/** Numbers over the years, from 0: a line for each, its values at its points. Readable in black and white. */
export function ContextPicture({ picture: { unit, series }, alternative }: { picture: SeriesPicture; alternative: string }) {
  const styles = useStyles();
  const drawing = usePictureStyles();
  const { language } = useWords();
  const points = series.flatMap(one => one.points);
  const years = [...new Set(points.map(({ year }) => year))].sort((one, other) => one - other);
  const first = years[0] ?? 0;
  const last = years.at(-1) ?? first + 1;
  const low = Math.min(0, ...points.map(({ value }) => value));
  const high = Math.max(0, ...points.map(({ value }) => value));
  const x = (year: number): number => FRAME.left + ((year - first) / (last - first)) * (FRAME.right - FRAME.left);
  const y = (value: number): number =>
    high > low ? FRAME.bottom - ((value - low) / (high - low)) * (FRAME.bottom - FRAME.top) : FRAME.bottom;
  // First and last year are the ones that matter most.
  const wanted = [first, last, ...years.slice(1, -1)].map(year => ({ year, x: x(year) }));
  const labelled = new Set(fittingLabels(wanted, LABEL).map(({ year }) => year));
  return (
    <figure className={styles.block}>
      <svg role="img" aria-label={alternative} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={drawing.picture}>
        <line className={styles.axis} x1={8} x2={WIDTH - 8} y1={y(0)} y2={y(0)} />
        {fittingLabels(wanted, 34).map(({ year, x: at }) => (
          <text key={year} className={drawing.quiet} x={at} y={HEIGHT - 4} textAnchor="middle">
            {year}
          </text>
        ))}
        {series.map((one, index) => (
          <g key={one.item}>
            <polyline
              className={styles.line}
              strokeDasharray={DASHES[index]}
              points={one.points.map(({ year, value }) => `${x(year).toFixed(1)},${y(value).toFixed(1)}`).join(' ')}
            />
            {one.points.map(({ year, value }) => (
              <Mark key={year} of={index} x={x(year)} y={y(value)} />
            ))}
          </g>
        ))}
        {series.flatMap(one =>
          one.points
            .filter(({ year }) => labelled.has(year))
            .map(({ year, value }) => {
              const place = placeOf(series, one, year);
              return place === 'none' ? null : (
                <text
                  key={`${one.item} ${year}`}
                  className={drawing.label}
                  x={x(year)}
                  y={y(value) + (place === 'above' ? -7 : 15)}
                  textAnchor="middle"
                >
                  {formatQuantity(value, unit, language)}
                </text>
              );
            }),
        )}
      </svg>
      <figcaption className={styles.legend}>
        {series.map((one, index) => (
          <span key={one.item} className={styles.entry}>
            <svg aria-hidden="true" viewBox="0 0 34 12" className={styles.sample}>
              <line className={styles.line} strokeDasharray={DASHES[index]} x1={1} x2={33} y1={6} y2={6} />
              <Mark of={index} x={17} y={6} />
            </svg>
            {one.item}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
