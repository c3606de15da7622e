/** What of a KPI is missing or was probably meant otherwise, each with the cell to put right. */
import type { Actual } from '../../../domain/kpi/actuals';
import type { Kpi } from '../../../domain/kpi/plan';
import { locate } from '../../../sheets/read/read';
import { addressOf, type CellPlace, type WorkbookState } from '../../../sheets/read/state';
import { TABLES } from '../../../sheets/schema/declarations/tables';
import { isBeyondShare } from '../../../sheets/schema/percent';
import type { Horizon } from './horizons';

/** What has to be filled in before the card can say all it could, and the cell to fill in. */
export interface Lack {
  readonly kind: 'baseline' | 'baselineYear' | 'target' | 'targets' | 'actual' | 'actualsSheet' | 'direction' | 'scale';
  /** The target's year label. */
  readonly year: number | null;
  readonly place: CellPlace | null;
}

/** A value that was probably meant as a hundredth of what it is. */
export interface NotShare {
  readonly of: 'actual' | 'baseline' | 'target';
  /** The target's year label. */
  readonly year: number | null;
  readonly value: number;
  readonly place: CellPlace | null;
}

/** The column each lack is filled in, as it is headed in every workbook; a target's header ends with its year. */
export const HEADERS_OF_LACKS: Readonly<Record<Lack['kind'], string>> = {
  baseline: '基準値',
  baselineYear: '基準年度',
  target: '目標',
  targets: '目標',
  actual: '値',
  actualsSheet: '値',
  direction: '向き',
  scale: '評価方式',
};

export function notSharesOf(state: WorkbookState, kpi: Kpi, latest: Actual | null, place: PlaceOf): readonly NotShare[] {
  const table = state.tables.DX_Actuals;
  const at = locate(TABLES.DX_Actuals, table?.cells[0] ?? []).located.find(({ key }) => key === 'value')?.at;
  const actualPlace =
    table === null || at === undefined || latest === null
      ? null
      : { sheet: table.sheet, address: addressOf(table.firstRow + latest.row, table.firstColumn + at) };
  const all: readonly (NotShare | null)[] = [
    latest && { of: 'actual', year: null, value: latest.value, place: actualPlace },
    kpi.baseline === null ? null : { of: 'baseline', year: null, value: kpi.baseline, place: place('baseline', null) },
    ...kpi.targets.map(({ year, value }): NotShare => ({ of: 'target', year, value, place: place('targets', year) })),
  ];
  return all.filter((one): one is NotShare => one !== null && isBeyondShare(one.value, kpi.unit));
}

type PlaceOf = (key: keyof typeof TABLES.DX_KPIs.columns, year: number | null) => CellPlace | null;

/** Finds a KPI's cell under a column of the declaration, wherever staff have moved it; null where they have removed it. */
export function placeIn(state: WorkbookState, kpi: Kpi): PlaceOf {
  return (key, year) => {
    const table = state.tables.DX_KPIs;
    const column = locate(TABLES.DX_KPIs, table?.cells[0] ?? []).located.find(one => one.key === key && one.year === year);
    if (table === null || column === undefined) return null;
    return { sheet: table.sheet, address: addressOf(table.firstRow + kpi.row, table.firstColumn + column.at) };
  };
}

interface OverviewOutlook {
  readonly horizons: readonly Horizon[];
  readonly until: number;
  readonly latest: Actual | null;
  readonly noSheet: boolean;
  readonly place: PlaceOf;
}

/** A target is asked for where the others have one, but not of a year that is over when there is a later one. */
function isDue(kpi: Kpi, { year, usual }: Horizon, until: number): boolean {
  if (kpi.targets.some(target => target.year === year) || kpi.errors.has(year)) return false;
  return usual && !(year + 1 < until && kpi.targets.some(target => target.year > year));
}

export function lacksOf(kpi: Kpi, { horizons, until, latest, noSheet, place }: OverviewOutlook): readonly Lack[] {
  const lacks: Lack[] = [];
  if (kpi.baseline === null && !kpi.errors.has('baseline')) {
    lacks.push(
      kpi.lacksBaselineYear
        ? { kind: 'baselineYear', year: null, place: place('baselineYear', null) }
        : { kind: 'baseline', year: null, place: place('baseline', null) },
    );
  }
  if (horizons.length === 0) lacks.push({ kind: 'targets', year: null, place: place('name', null) });
  for (const one of horizons) {
    if (isDue(kpi, one, until)) lacks.push({ kind: 'target', year: one.year, place: place('targets', one.year) });
  }
  if (kpi.direction === null && kpi.targets.length > 0 && !kpi.errors.has('direction'))
    lacks.push({ kind: 'direction', year: null, place: place('direction', null) });
  if (latest === null) lacks.push({ kind: noSheet ? 'actualsSheet' : 'actual', year: null, place: null });
  return lacks;
}
