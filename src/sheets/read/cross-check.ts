/** What only several cells together can tell: the order of dates, a KPI's direction, values in another unit, two values for one time. */
import type { Cells } from '../../domain/base/cell';
import { isFault } from '../../domain/base/fault';
import { comparableText } from '../../domain/text/comparable-text';
import { kpisOf, readPlan } from '../../domain/kpi/plan';
import { serialOf } from '../../domain/base/serial';
import { isBlank } from '../../domain/text/text';
import type { Issue } from '../schema/issue';
import { PERCENT } from '../schema/kinds';
import { locate, type TableReading } from './read';
import type { Declaration } from '../schema/table';
import { TABLES, type ColumnsOfTable } from '../schema/tables';

/** Above this a value beside a target in % is taken for a number of percent: 150% is the most that is plausible. */
const MOST_AS_SHARE = 1.5;

type Reading<N extends 'DX_KPIs' | 'DX_Actuals'> = TableReading<ColumnsOfTable<N>>;

interface Place extends Pick<Issue, 'table' | 'column' | 'at' | 'got'> {
  readonly row: number;
}

/** The body cells of a column for issues: where they are and what they hold. */
function placesIn(declaration: Declaration, cells: Cells, key: string): (row: number) => Place {
  const found = locate(declaration, cells[0] ?? []).located.find(column => column.key === key);
  const header = found?.header ?? declaration.columns[key]?.header ?? key;
  return row => ({ table: declaration.name, row, column: header, at: found?.at ?? null, got: found ? cells[row + 1]?.[found.at] : null });
}

/** A start without an end, or an end without a start, is in order. */
export function checkOrder(declaration: Declaration, cells: Cells, rows: readonly { readonly index: number }[]): Issue[] {
  return (declaration.order ?? []).flatMap(([startKey, endKey]) => {
    const startHeader = declaration.columns[startKey]?.header ?? startKey;
    const endOf = placesIn(declaration, cells, endKey);
    const issues: Issue[] = [];
    for (const row of rows) {
      const { [startKey]: start, [endKey]: end } = row as unknown as Readonly<Record<string, unknown>>;
      if (typeof start === 'number' && typeof end === 'number' && end < start)
        issues.push({ ...endOf(row.index), kind: 'endBeforeStart', expected: { startHeader, start } });
    }
    return issues;
  });
}

/** A KPI whose direction is neither written nor to be told from its values (the functions' own reading decides), and a baseline in another unit than the target. */
export function checkKpis(cells: Cells, { rows }: Reading<'DX_KPIs'>): Issue[] {
  const declaration = TABLES.DX_KPIs;
  const plan = readPlan(cells);
  const directionOf = placesIn(declaration, cells, 'direction');
  const baselineOf = placesIn(declaration, cells, 'baseline');
  const undirected = isFault(plan)
    ? []
    : kpisOf(plan)
        .filter(kpi => kpi.direction === null && kpi.targets.length > 0)
        .flatMap((kpi): Issue[] => {
          const place = directionOf(kpi.row - 1);
          return isBlank(place.got) ? [{ ...place, kind: 'noDirection', expected: declaration.columns.direction.choices }] : [];
        });
  const mismatched = rows.flatMap((row): Issue[] => {
    if (row.name === null || row.baseline === null || Math.abs(row.baseline) <= MOST_AS_SHARE || !isShareOf(row)) return [];
    const place = baselineOf(row.index);
    return [
      {
        ...place,
        kind: 'unitMismatch',
        expected: { kpi: row.name, max: MOST_AS_SHARE },
        fix: { from: place.got, to: row.baseline / 100, format: PERCENT },
      },
    ];
  });
  return [...undirected, ...mismatched];
}

/** The unit is % and the targets are fractions, as Excel holds percentages (80% is 0.8). */
function isShareOf({ unit, targets }: Reading<'DX_KPIs'>['rows'][number]): boolean {
  const values = targets.flatMap(({ value }) => (value === null ? [] : [value]));
  return unit !== null && /[%％]/.test(unit) && values.length > 0 && values.every(value => Math.abs(value) <= MOST_AS_SHARE);
}

/** Actuals in another unit than their KPI's targets, and rows that a lower one replaces. */
export function checkActuals(cells: Cells, { rows }: Reading<'DX_Actuals'>, kpis: Reading<'DX_KPIs'> | null): Issue[] {
  const declaration = TABLES.DX_Actuals;
  const valueOf = placesIn(declaration, cells, 'value');
  const byName = new Map(
    (kpis?.rows ?? []).flatMap(kpi => (kpi.name === null ? [] : [[comparableText(kpi.name), { kpi, isShare: isShareOf(kpi) }] as const])),
  );
  const issues: Issue[] = [];
  const last = new Map<string, Map<number, number>>();
  for (let at = rows.length - 1; at >= 0; at--) {
    const row = rows[at];
    if (row === undefined || row.kpi === null || row.value === null) continue;
    const name = comparableText(row.kpi);
    const named = byName.get(name);
    if (named?.isShare === true && Math.abs(row.value) > MOST_AS_SHARE) {
      const place = valueOf(row.index);
      issues.push({
        ...place,
        kind: 'unitMismatch',
        expected: { kpi: row.kpi, max: MOST_AS_SHARE },
        fix: { from: place.got, to: row.value / 100, format: PERCENT },
      });
    }
    const serial =
      row.date ?? (row.year === null ? null : named?.kpi.timing === '年末' ? serialOf(row.year, 12, 31) : serialOf(row.year + 1, 3, 31));
    if (serial === null) continue;
    let lastOfKpi = last.get(name);
    if (lastOfKpi === undefined) last.set(name, (lastOfKpi = new Map()));
    const lastRow = lastOfKpi.get(serial);
    if (lastRow === undefined) lastOfKpi.set(serial, row.index);
    else issues.push({ ...valueOf(row.index), kind: 'duplicateActual', expected: { lastRow } });
  }
  return issues.reverse();
}
