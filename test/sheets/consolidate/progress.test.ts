/** The progress that Power Query works out against what the add-in's functions say of the same cells. */
import type { Cell, Cells } from '../../../src/domain/base/cell';
import { isFault, type Fault } from '../../../src/domain/base/fault';
import { latestActual, latestDay, readActuals, seriesOfKpi } from '../../../src/domain/kpi/actuals';
import { expected } from '../../../src/domain/kpi/expected';
import { gap } from '../../../src/domain/kpi/gap';
import { findKpi, readPlan } from '../../../src/domain/kpi/plan';
import { progress } from '../../../src/domain/kpi/progress';
import { onTrack } from '../../../src/domain/kpi/track';
import { SCALES } from '../../../src/domain/rating/scales';
import { status } from '../../../src/domain/rating/status';
import { KINDS } from '../../../src/sheets/schema/kinds';
import { sheetColumnsFor, UNDECIDED, type Declaration } from '../../../src/sheets/schema/table';
import { TABLES } from '../../../src/sheets/schema/declarations/tables';
import { TEMPLATES } from '../../../src/sheets/templates/templates';
import { bytesOf, draws, type Sheet } from './books';
import { evaluated, rowsOf } from './power-query';
import type { Written } from './written';

const TODAY = 46_112; // 2026-03-31

type Line = Readonly<Record<string, unknown>>;

function day(serial: number): Date {
  return new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000);
}

/** Rows as the add-in writes them to a sheet. */
function sheetOf(name: 'DX_KPIs' | 'DX_Actuals', rows: readonly Line[]): Sheet {
  const declaration: Declaration = TABLES[name];
  const columns = sheetColumnsFor(declaration, rows);
  const written = rows.map(row =>
    columns.map(({ key, column, year }): Written => {
      const value = row[key] ?? null;
      if (value === UNDECIDED) return UNDECIDED;
      if (year !== null) {
        const found = (value as readonly { year: number; value: number | string | null }[] | null)?.find(one => one.year === year);
        return found?.value ?? null;
      }
      if (value === null) return null;
      if (column.kind === 'date') return day(value as number);
      return KINDS[column.kind].print(value as never);
    }),
  );
  return { name, sheet: declaration.sheet, headers: columns.map(({ header }) => header), rows: written };
}

const cellsOf = ({ headers, rows }: Sheet): Cells => [
  headers,
  ...rows.map(row =>
    row.map((value): Cell => (value instanceof Date ? (value.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000 : ((value ?? '') as Cell))),
  ),
];

const number = (value: unknown): unknown =>
  value === null || isFault(value as Fault) ? null : typeof value === 'number' ? Number(value.toPrecision(12)) : value;

const flag = (value: boolean | Fault): boolean | null => (isFault(value) ? null : value);

/** What the functions say of every KPI and target year. */
function asTheFunctions(kpis: Sheet, actuals: Sheet): Record<string, unknown>[] {
  const plan = readPlan(cellsOf(kpis));
  const measured = readActuals(cellsOf(actuals));
  if (isFault(plan) || isFault(measured)) throw new Error('The tables cannot be read');
  const scaleAt = kpis.headers.indexOf('評価方式');
  const nameAt = kpis.headers.indexOf('名称');
  return kpis.rows.flatMap(row => {
    const kpi = findKpi(plan, row[nameAt] as Cell);
    if (isFault(kpi)) return [];
    const series = seriesOfKpi(measured, kpi);
    const value = latestActual(series, TODAY);
    const on = latestDay(series, TODAY);
    const actual = isFault(value) ? null : value;
    const scale = row[scaleAt] === '評価基準' ? null : (SCALES.find(({ name }) => name === row[scaleAt]) ?? SCALES[0]);
    return kpi.targets.map(({ year, value: target }) => ({
      KPI: kpi.name,
      目標年: year,
      目標値: target,
      実績値: number(actual),
      実績の日: actual === null ? null : number(on),
      計画値: actual === null ? null : number(expected(kpi, year, on as number)),
      計画どおり: actual === null ? null : flag(onTrack(kpi, year, actual, on as number, 0)),
      残り: actual === null ? null : number(gap(kpi, year, actual)),
      進捗率: actual === null ? null : number(progress(kpi, year, actual)),
      評価:
        scale === null
          ? actual === null
            ? '評価不可'
            : null
          : number(status(kpi, year, actual, actual === null ? TODAY : (on as number), scale)),
    }));
  });
}

async function asPowerQuery(sheets: readonly Sheet[]): Promise<Record<string, unknown>[]> {
  const bytes = await bytesOf({ tables: [...sheets] });
  const rows = rowsOf(await evaluated([{ name: 'a.xlsx', folder: '', bytes }], { asOf: TODAY }), 'DX_Progress');
  return rows.map(row =>
    Object.fromEntries(
      ['KPI', '目標年', '目標値', '実績値', '実績の日', '計画値', '計画どおり', '残り', '進捗率', '評価'].map(header => [
        header,
        number(row[header]),
      ]),
    ),
  );
}

const inOrder = (rows: readonly Record<string, unknown>[]): Record<string, unknown>[] =>
  [...rows].sort((one, other) =>
    String(one['KPI']) < String(other['KPI'])
      ? -1
      : String(one['KPI']) > String(other['KPI'])
        ? 1
        : Number(one['目標年']) - Number(other['目標年']),
  );

/** Actuals for every KPI: some late, some at a date, some corrected. */
function actualsFor(names: readonly string[], draw: (below: number) => number, level: (at: number) => number): Line[] {
  return names.flatMap((kpi, at) =>
    Array.from({ length: draw(5) }, (_, which): Line => {
      const year = 2021 + draw(6);
      return {
        kpi,
        year,
        date: draw(3) === 0 ? 44_200 + draw(2300) : null,
        value: which === 3 ? UNDECIDED_VALUE : level(at) * (1 + (draw(400) - 150) / 100),
      };
    }),
  );
}
const UNDECIDED_VALUE = null;

test.each(TEMPLATES.map(template => [template.id, template] as const))('the template %s', async (_, template) => {
  const rows = (template.rows.DX_KPIs ?? []) as unknown as readonly Line[];
  const kpis = sheetOf('DX_KPIs', rows);
  const draw = draws(template.id.length * 7);
  const own = (template.rows.DX_Actuals ?? []) as unknown as readonly Line[];
  const names = kpis.rows.map(row => String(row[kpis.headers.indexOf('名称')]));
  const actuals = sheetOf('DX_Actuals', [...own, ...actualsFor(names, draw, () => 1 + draw(100_000))]);
  const wanted = asTheFunctions(kpis, actuals);
  // Of the five, two have KPIs.
  expect(wanted.length > 3).toBe(['osaka', 'kitakyushu'].includes(template.id));
  expect(wanted.some(row => row['評価'] !== '評価不可' && row['評価'] !== null)).toBe(rows.length > 0);
  expect(inOrder(await asPowerQuery([kpis, actuals]))).toEqual(inOrder(wanted));
});

test('400 KPIs of every rating rule, path, timing, direction and way of counting', async () => {
  const draw = draws(11);
  const pick = <T>(values: readonly T[]): T => values[draw(values.length)] as T;
  const kpis = sheetOf(
    'DX_KPIs',
    Array.from({ length: 400 }, (_, at): Line => {
      const scale = draw(100);
      const value = (): number | null => pick([null, 0, draw(scale + 1), draw(1000) / 8, 0 - draw(50), 100, 100]);
      return {
        id: `K${at}`,
        name: `指標${at}`,
        direction: pick(['増加', '減少', null]),
        baselineYear: pick([2019, 2020, 2023, 2029, null]),
        baseline: value(),
        targets: [2025, 2027, 2030, 2040].map(year => ({ year, value: pick([value(), value(), UNDECIDED]) })),
        timing: pick(['年末', '年度末', null]),
        path: pick(['折れ線', '直線', '階段', null]),
        scale: pick([...SCALES.map(({ name }) => name), '評価基準', null]),
        aggregation: pick(['時点', '時点', '累計', null]),
      };
    }),
  );
  const names = kpis.rows.map(row => String(row[1]));
  const actuals = sheetOf(
    'DX_Actuals',
    actualsFor(names, draw, () => pick([0, 100, draw(120), 0 - draw(20)])),
  );
  const wanted = asTheFunctions(kpis, actuals);
  expect(wanted.length).toBeGreaterThan(600);
  for (const { name } of SCALES) {
    const at = new Set(kpis.rows.filter(row => row[kpis.headers.indexOf('評価方式')] === name).map(row => row[1]));
    expect([name, new Set(wanted.filter(row => at.has(row['KPI'] as string)).map(row => row['評価'])).size > 2]).toEqual([name, true]);
  }
  expect(inOrder(await asPowerQuery([kpis, actuals]))).toEqual(inOrder(wanted));
});

test('a name that two KPIs have is not judged', async () => {
  const kpis = sheetOf('DX_KPIs', [
    { id: '1', name: '同じ', targets: [{ year: 2030, value: 5 }] },
    { id: '2', name: '同じ', targets: [{ year: 2030, value: 6 }] },
    { id: '3', name: '違う', targets: [{ year: 2030, value: 7 }] },
  ]);
  const rows = await asPowerQuery([kpis, sheetOf('DX_Actuals', [{ kpi: '同じ', year: 2024, value: 3 }])]);
  expect(rows.map(row => row['KPI'])).toEqual(['違う']);
});
