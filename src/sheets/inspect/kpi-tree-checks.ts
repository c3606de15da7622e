/** Checks of how KPIs hang together and are kept up: 上位, 段階, 更新頻度, and which sections are in charge of something. */
import { dateOf, serialOf } from '../../domain/base/serial';
import { comparableText } from '../../domain/text/characters/comparable-text';
import { dayOf } from '../../domain/text/dates/time';
import { TABLES, type RowOfTable } from '../schema/declarations/tables';
import { rowsOf, type FindingDetails, type Recorded } from './finding';

type KpiRow = RowOfTable<'DX_KPIs'> & { readonly name: string };

const kpisIn = (recorded: Recorded): KpiRow[] =>
  rowsOf(recorded, 'DX_KPIs').flatMap(row => (row.name === null ? [] : [{ ...row, name: row.name }]));

/** Months between two reports; a yearly one is asked for by the check of the last year's actual. */
const MONTHS = { 年: null, 半年: 6, 四半期: 3, 月: 1 } as const;

/** The last day, not after `asOf`, on which a period of so many months ends; periods begin with the year. */
function lastPeriodEnd(asOf: number, months: number, firstMonth: number): number {
  // An ending is the day before a first of a month.
  const { year, month } = dateOf(asOf + 1);
  const passed = (((month - firstMonth) % 12) + 12) % months;
  return serialOf(year, month - passed, 1) - 1;
}

/** A KPI that is to be reported within the year and whose last period has no value. */
export function updatesDue(recorded: Recorded): FindingDetails[] {
  const lastDays = new Map<string, number>();
  for (const { kpi, year, date, value } of rowsOf(recorded, 'DX_Actuals')) {
    if (kpi === null || value === null || (date === null && year === null)) continue;
    const day = date ?? dayOf(year ?? 0, 'last');
    const key = comparableText(kpi);
    lastDays.set(key, Math.max(day, lastDays.get(key) ?? 0));
  }
  return kpisIn(recorded).flatMap((kpi): FindingDetails[] => {
    const months = kpi.frequency === null ? null : MONTHS[kpi.frequency];
    const days = [kpi.name, kpi.id].flatMap(key => (key === null ? [] : (lastDays.get(comparableText(key)) ?? [])));
    // Without any value the check of the last year's actual speaks.
    if (months === null || kpi.frequency === null || days.length === 0) return [];
    const due = lastPeriodEnd(recorded.asOf, months, kpi.timing === '年末' ? 1 : 4);
    const { year, month } = dateOf(due + 1);
    const before = serialOf(year, month - months, 1) - 1;
    // A value within the period is its report.
    if (Math.max(...days) > before) return [];
    return [
      {
        level: 'breach',
        table: 'DX_KPIs',
        rows: [kpi.index],
        column: TABLES.DX_KPIs.columns.frequency.header,
        message: { kind: 'kpiUpdateDue', kpi: kpi.name, frequency: kpi.frequency, due, last: Math.max(...days) },
      },
    ];
  });
}

/** 上位 that leads back to where it began: each ring once. */
export function parentRings(recorded: Recorded): FindingDetails[] {
  const kpis = kpisIn(recorded);
  const byName = new Map(kpis.map(kpi => [comparableText(kpi.name), kpi]));
  const parentOf = ({ parent }: KpiRow): KpiRow | undefined => (parent === null ? undefined : byName.get(comparableText(parent)));
  const done = new Set<KpiRow>();
  return kpis.flatMap((first): FindingDetails[] => {
    const path: KpiRow[] = [];
    let at: KpiRow | undefined = first;
    while (at !== undefined && !done.has(at) && !path.includes(at)) {
      path.push(at);
      at = parentOf(at);
    }
    for (const kpi of path) done.add(kpi);
    const ring = at === undefined || !path.includes(at) ? [] : path.slice(path.indexOf(at));
    if (ring.length === 0) return [];
    return [
      {
        level: 'breach',
        table: 'DX_KPIs',
        rows: ring.map(({ index }) => index),
        column: TABLES.DX_KPIs.columns.parent.header,
        message: { kind: 'kpiRing', kpis: ring.map(({ name }) => name) },
      },
    ];
  });
}

/** An アウトカム that no アウトプット stands under, near or far. */
export function outcomesWithoutOutput(recorded: Recorded): FindingDetails[] {
  const kpis = kpisIn(recorded);
  const children = new Map<string, KpiRow[]>();
  for (const kpi of kpis) {
    if (kpi.parent === null) continue;
    const key = comparableText(kpi.parent);
    children.set(key, [...(children.get(key) ?? []), kpi]);
  }
  const hasOutput = (kpi: KpiRow, seen: ReadonlySet<KpiRow>): boolean =>
    (children.get(comparableText(kpi.name)) ?? []).some(
      child => !seen.has(child) && (child.stage === 'アウトプット' || hasOutput(child, new Set([...seen, child]))),
    );
  return kpis.flatMap((kpi): FindingDetails[] =>
    kpi.stage !== 'アウトカム' || hasOutput(kpi, new Set([kpi]))
      ? []
      : [
          {
            level: 'open',
            table: 'DX_KPIs',
            rows: [kpi.index],
            column: TABLES.DX_KPIs.columns.stage.header,
            message: { kind: 'outcomeWithoutOutput', kpi: kpi.name },
          },
        ],
  );
}

/** Sections in 構成員 that are in charge of no KPI, milestone, system or issue. Not asked before anybody has written down who is in charge of KPIs. */
export function sectionsWithoutWork(recorded: Recorded): FindingDetails[] {
  const owners = [
    ...rowsOf(recorded, 'DX_KPIs').map(({ owner }) => owner),
    ...rowsOf(recorded, 'DX_Schedules').map(({ owner }) => owner),
    ...rowsOf(recorded, 'DX_Systems').flatMap(({ division, owner }) => [division, owner]),
    ...rowsOf(recorded, 'DX_Issues').map(({ division }) => division),
  ].flatMap(owner => (owner === null ? [] : [comparableText(owner)]));
  if (!rowsOf(recorded, 'DX_KPIs').some(({ owner }) => owner !== null)) return [];
  const seen = new Set<string>();
  return rowsOf(recorded, 'DX_Members').flatMap(({ index, division, until }): FindingDetails[] => {
    if (division === null || (until !== null && until < recorded.asOf)) return [];
    const section = comparableText(division);
    // 「総務部総務課」 and 「総務課」 are the same section.
    const busy = owners.some(owner => owner.endsWith(section) || section.endsWith(owner));
    if (busy || seen.has(section)) return [];
    seen.add(section);
    return [
      {
        level: 'open',
        table: 'DX_Members',
        rows: [index],
        column: TABLES.DX_Members.columns.division.header,
        message: { kind: 'sectionWithoutWork', section: division },
      },
    ];
  });
}
