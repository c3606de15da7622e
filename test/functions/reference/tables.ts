/** The plan and the actuals as section 2 and 5 read them, for tables of plain cells: numbers, blanks and words, no written-out numbers. */
import type { ErrorValue, Value } from './arithmetic';
import { axis, isError, isLabel, NA, near, serialOfDay, VALUE, yearLabel } from './arithmetic';

export type Table = readonly (readonly Value[])[];

export interface Kpi {
  readonly name: string;
  readonly id: string;
  readonly percent: boolean;
  readonly direction: 1 | -1 | null;
  readonly baseline: number | null;
  readonly baselineYear: number | null;
  readonly targets: readonly (readonly [year: number, value: number])[];
  readonly calendar: boolean;
  readonly path: string;
  readonly summed: boolean;
}

export const isBlank = (value: Value | undefined): boolean => value === null || value === undefined || value === '' || value === '―';
const asKey = (value: Value | undefined): string => (isBlank(value) || value === 0 ? '' : String(value).trim().toLowerCase());

export function findKpi(plan: Table, key: Value): Kpi | ErrorValue {
  if (isError(key)) return key;
  const wanted = asKey(key);
  if (wanted === '') return NA;
  const headers = (plan[0] ?? []).map(String);
  const rows = plan.slice(1).filter(row => ['名称', '番号'].some(header => asKey(row[headers.indexOf(header)]) === wanted));
  if (rows.length === 0) return NA;
  if (rows.length > 1) return VALUE;
  const [row = []] = rows;
  const at = (header: string): Value | undefined => (headers.includes(header) ? row[headers.indexOf(header)] : undefined);
  const number = (value: Value | undefined): number | null => (typeof value === 'number' ? value : null);
  const written = number(at('基準年度'));
  const baselineYear = written === null || written === 0 ? null : written;
  const baseline = baselineYear === null ? null : number(at('基準値'));
  const all = headers
    .flatMap((header, column) => (/^目標\d{4}$/.test(header) ? [[Number(header.slice(2)), row[column]] as const] : []))
    .flatMap(([year, value]) => (typeof value === 'number' ? [[year, value] as const] : []))
    .sort(([one], [other]) => one - other);
  const direction = directionOf(at('向き'), baseline, all);
  const mayBeBlank = direction === 1 && (baseline === null || baseline >= 0);
  return {
    name: asKey(at('名称')),
    id: asKey(at('番号')),
    percent: at('単位') === '%',
    direction,
    baseline,
    baselineYear,
    targets: mayBeBlank ? all.filter(([, value]) => value !== 0) : all,
    calendar: at('時点') === '年末',
    path: isBlank(at('経路')) ? '折れ線' : String(at('経路')),
    summed: at('集計') === '累計',
  };
}

function directionOf(cell: Value | undefined, baseline: number | null, targets: readonly (readonly [number, number])[]): 1 | -1 | null {
  if (cell === '増加') return 1;
  if (cell === '減少') return -1;
  const last = targets[targets.length - 1]?.[1];
  if (last === undefined) return null;
  const start = baseline ?? targets[0]?.[1] ?? last;
  if (!near(last, start)) return last > start ? 1 : -1;
  return targets.every(([, value]) => value === 0) ? -1 : null;
}

export function targetOf(kpi: Kpi, year: number): number | ErrorValue {
  const label = yearLabel(year, kpi.calendar);
  return kpi.targets.find(([one]) => one === label)?.[1] ?? NA;
}

export function signOf(kpi: Kpi): 1 | -1 | ErrorValue {
  return kpi.direction ?? VALUE;
}

/** Section 4. */
export function expected(kpi: Kpi, year: number, asOf: number): number | ErrorValue {
  const label = yearLabel(year, kpi.calendar);
  const goal = targetOf(kpi, year);
  if (isError(goal)) return goal;
  const t = axis(asOf, kpi.calendar);
  if (t >= label + 1) return goal;
  const points: [t: number, value: number][] = kpi.targets
    .filter(([one]) => one <= label && (kpi.baseline === null || one > (kpi.baselineYear as number)))
    .map(([one, value]) => [one + 1, value]);
  if (kpi.baseline !== null) {
    const start = (kpi.baselineYear as number) + 1;
    if (t <= start) return kpi.baseline;
    points.unshift([start, kpi.baseline]);
  }
  const [first] = points;
  if (first === undefined || t < first[0]) return NA;
  const line = ([t1, y1]: [number, number], [t2, y2]: [number, number]): number => y1 + ((y2 - y1) * (t - t1)) / (t2 - t1);
  if (kpi.path === '直線') return line(first, [label + 1, goal]);
  const after = points.findIndex(([one]) => one > t);
  const before = points[after - 1] as [number, number];
  return kpi.path === '階段' ? before[1] : line(before, points[after] as [number, number]);
}

export interface Point {
  readonly t: number;
  readonly label: number;
  readonly value: number | ErrorValue;
  readonly day: number;
}

/** @param kpi null: only the key is known, and years are fiscal */
export function seriesOf(actuals: Table, kpi: Kpi | null, key: Value): readonly Point[] {
  const headers = (actuals[0] ?? []).map(String);
  const at = (row: readonly Value[], header: string): Value | undefined =>
    headers.includes(header) ? row[headers.indexOf(header)] : undefined;
  const keys = kpi === null ? [asKey(key)] : [kpi.name, kpi.id].filter(one => one !== '');
  const calendar = kpi?.calendar ?? false;
  const found = new Map<number, Point>();
  for (const row of actuals.slice(1)) {
    if (!keys.includes(asKey(at(row, 'KPI')))) continue;
    const value = at(row, '値');
    const date = at(row, '時点');
    const year = at(row, '年度');
    const time = typeof date === 'number' && date !== 0 ? date : typeof year === 'number' && year !== 0 ? year : null;
    if (time === null || isBlank(value) || !(typeof value === 'number' || isError(value))) continue;
    const t = axis(time, calendar);
    const label = yearLabel(time, calendar);
    const day = isLabel(time) ? serialOfDay(time + 1, 3, 31) : Math.floor(time);
    found.set(kpi?.summed ? label : t, { t, label, value, day });
  }
  const points = [...found.values()].sort((one, other) => one.t - other.t);
  if (!kpi?.summed) return points;
  let level: number | ErrorValue = kpi.baseline ?? 0;
  return points.map(point => {
    level = isError(level) ? level : isError(point.value) ? point.value : level + point.value;
    return { ...point, value: level };
  });
}

/** Are there rows of this key at all? */
export function hasRows(actuals: Table, key: Value): boolean {
  const column = (actuals[0] ?? []).indexOf('KPI');
  return actuals.slice(1).some(row => asKey(row[column]) === asKey(key));
}
