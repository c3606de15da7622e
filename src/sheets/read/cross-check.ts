/** What only several cells together can tell: the order of dates, a KPI's direction, values in another unit, two values for one time. */
import type { Cell, Cells } from '../../domain/base/cell';
import { isFault } from '../../domain/base/fault';
import { comparableText } from '../../domain/text/characters/comparable-text';
import { kpisOf, readPlan } from '../../domain/kpi/plan';
import { serialOf } from '../../domain/base/serial';
import { isBlank } from '../../domain/text/characters/text';
import type { Issue } from '../schema/issue';
import { PERCENT_FORMAT } from '../schema/parse-cell';
import { asShare, isBeyondShare, MOST_AS_SHARE } from '../schema/percent';
import { locate, type TableReading } from './read';
import type { Declaration } from '../schema/table';
import type { TableName } from '../schema/table-name';
import { TABLES, type ColumnsOfTable } from '../schema/declarations/tables';

type ReadingOf<N extends 'DX_KPIs' | 'DX_Actuals' | 'DX_Revisions'> = TableReading<ColumnsOfTable<N>>;

interface CrossCheckPlace extends Pick<Issue, 'table' | 'column' | 'at' | 'got'> {
  readonly row: number;
}

/** The body cells of a column for issues: where they are and what they hold. */
function placesIn(declaration: Declaration, cells: Cells, key: string): (row: number) => CrossCheckPlace {
  const found = locate(declaration, cells[0] ?? []).located.find(column => column.key === key);
  const header = found?.header ?? declaration.columns[key]?.header ?? key;
  return row => placeAt(declaration, cells, row, found?.at ?? null, header);
}

function placeAt({ name }: Declaration, cells: Cells, row: number, at: number | null, header: string): CrossCheckPlace {
  const got: Cell = at === null ? null : cells[row + 1]?.[at];
  return { table: name, row, column: header, at, got };
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

/** A KPI whose direction is neither written nor to be told from its values (the functions' own reading decides), and values of a KPI in % that are no shares. */
export function checkKpis(cells: Cells, { rows }: ReadingOf<'DX_KPIs'>): Issue[] {
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
  const { located } = locate(declaration, cells[0] ?? []);
  const mismatched = rows.flatMap((row): Issue[] => {
    if (row.name === null) return [];
    const { name, unit } = row;
    const targets = row.targets.flatMap(({ year, value }) => {
      const column = located.find(one => one.key === 'targets' && one.year === year);
      return column === undefined ? [] : notAShare(placeAt(declaration, cells, row.index, column.at, column.header), value, name, unit);
    });
    return [...notAShare(baselineOf(row.index), row.baseline, name, unit), ...targets];
  });
  return [...undirected, ...mismatched];
}

/** A number of percent without its sign, under the unit %: as it stands it is read as a hundred times as much. */
function notAShare(place: CrossCheckPlace, value: number | null, kpi: string, unit: string | null): Issue[] {
  // A text is told of by its own issue, which offers what it says.
  if (!isBeyondShare(value, unit) || typeof place.got !== 'number') return [];
  const fix = { from: place.got, to: asShare(value), format: PERCENT_FORMAT };
  return [{ ...place, kind: 'unitMismatch', expected: { kpi, max: MOST_AS_SHARE }, fix }];
}

/** The columns whose values are counted in the unit of the row's KPI. */
const AMOUNTS: { readonly [N in TableName]?: readonly string[] } = {
  DX_KPIs: ['baseline', 'targets'],
  DX_Actuals: ['value'],
  DX_Revisions: ['before', 'after'],
};

/** A text 「80」 under the unit % is 80% at once: corrected to the number 80 it would be 8,000%. */
export function withShareFixes(
  declaration: Declaration,
  cells: Cells,
  issues: readonly Issue[],
  unitOf: (row: number) => string | null,
): readonly Issue[] {
  const keys = AMOUNTS[declaration.name] ?? [];
  const columns = new Set(locate(declaration, cells[0] ?? []).located.flatMap(({ key, at }) => (keys.includes(key) ? [at] : [])));
  return issues.map(issue => {
    const { row, at, got, fix } = issue;
    if (issue.kind !== 'wrongType' || row === null || at === null || typeof fix?.to !== 'number' || !columns.has(at)) return issue;
    if (!isBeyondShare(fix.to, unitOf(row)) || /[%％割]/.test(String(got))) return issue;
    return { ...issue, fix: { ...fix, to: asShare(fix.to), format: PERCENT_FORMAT } };
  });
}

/** Revised targets in another unit than their KPI's. */
export function checkRevisions(cells: Cells, { rows }: ReadingOf<'DX_Revisions'>, kpis: ReadingOf<'DX_KPIs'> | null): Issue[] {
  const declaration = TABLES.DX_Revisions;
  const beforeOf = placesIn(declaration, cells, 'before');
  const afterOf = placesIn(declaration, cells, 'after');
  const units = unitsOf(kpis);
  return rows.flatMap(({ kpi, before, after, index }) => {
    const unit = kpi === null ? null : (units.get(comparableText(kpi)) ?? null);
    return kpi === null || unit === null
      ? []
      : [...notAShare(beforeOf(index), before, kpi, unit), ...notAShare(afterOf(index), after, kpi, unit)];
  });
}

/** Units by the KPI's folded name. */
export function unitsOf(kpis: ReadingOf<'DX_KPIs'> | null): ReadonlyMap<string, string | null> {
  return new Map((kpis?.rows ?? []).flatMap(({ name, unit }) => (name === null ? [] : [[comparableText(name), unit] as const])));
}

/** Actuals in another unit than their KPI's targets, and rows that a lower one replaces. */
export function checkActuals(cells: Cells, { rows }: ReadingOf<'DX_Actuals'>, kpis: ReadingOf<'DX_KPIs'> | null): Issue[] {
  const declaration = TABLES.DX_Actuals;
  const valueOf = placesIn(declaration, cells, 'value');
  const byName = new Map((kpis?.rows ?? []).flatMap(kpi => (kpi.name === null ? [] : [[comparableText(kpi.name), kpi] as const])));
  const issues: Issue[] = [];
  const last = new Map<string, Map<number, number>>();
  for (let at = rows.length - 1; at >= 0; at--) {
    const row = rows[at];
    if (row === undefined || row.kpi === null || row.value === null) continue;
    const name = comparableText(row.kpi);
    const named = byName.get(name);
    issues.push(...notAShare(valueOf(row.index), row.value, row.kpi, named?.unit ?? null));
    const serial =
      row.date ?? (row.year === null ? null : named?.timing === '年末' ? serialOf(row.year, 12, 31) : serialOf(row.year + 1, 3, 31));
    if (serial === null) continue;
    let lastOfKpi = last.get(name);
    if (lastOfKpi === undefined) last.set(name, (lastOfKpi = new Map()));
    const lastRow = lastOfKpi.get(serial);
    if (lastRow === undefined) lastOfKpi.set(serial, row.index);
    else issues.push({ ...valueOf(row.index), kind: 'duplicateActual', expected: { lastRow } });
  }
  return issues.reverse();
}
