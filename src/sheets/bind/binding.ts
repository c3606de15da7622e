/** A cell of a report that shows a figure of the workbook: what it shows, how, and the formula for it. Kept as a defined name of the cell. */
import { SCALE_RANGE, SCALE_TABLE } from '../read/own-scale';
import { OWN_SCALE } from '../schema/declarations/kpis';
import { isCellError, type Cell } from '../../domain/base/cell';
import { isFault } from '../../domain/base/fault';
import { findKpi, kpisOf, readPlan, type Kpi } from '../../domain/kpi/plan';
import { cellFor } from '../../domain/text/characters/keys';
import { datingOf, ownDay } from '../formula/own-day';
import { quoteText } from '../schema/formula-text';
import { PREFIX } from './binding-name';
import { parseFormula } from '../formula/parse-formula';
import { UNDECIDED } from '../schema/table';
import type { WorkbookState } from '../read/state';
import { evaluate, isKnown } from '../trace/evaluate';

export const BOUND_MEASURES = [
  'actual',
  'actualDate',
  'target',
  'gap',
  'progress',
  'expected',
  'status',
  'onTrack',
  'pace',
  'outlook',
  'forecast',
  'likelihood',
  'reachYear',
] as const;
export type BoundMeasure = (typeof BOUND_MEASURES)[number];

/** keep: the cell's own number format. man, oku: counted in 万, 億, with the unit behind. */
export const LOOKS = ['keep', 'number', 'unit', 'man', 'oku', 'percent', 'wareki', 'date'] as const;
export type BoundLook = (typeof LOOKS)[number];

export interface Binding {
  readonly kpi: string;
  readonly measure: BoundMeasure;
  /** Target year; null for what has none. */
  readonly year: number | null;
  readonly look: BoundLook;
  /** A minus is written as ▲. */
  readonly triangle: boolean;
  /** The cell holds the formula, or the value of the day it was refreshed. */
  readonly as: 'formula' | 'value';
}

const MARK = 'DX羅針盤 ';
/** Excel keeps so much of a name's comment. */
const LONGEST_COMMENT = 255;

/** The first names that are free, of as many as are wanted. */
export function freeNames(taken: readonly string[], count: number): readonly string[] {
  const used = new Set(taken.map(name => name.toLowerCase()));
  const free: string[] = [];
  for (let number = 1; free.length < count; number++) {
    const name = `${PREFIX}${String(number).padStart(3, '0')}`;
    if (!used.has(name.toLowerCase())) free.push(name);
  }
  return free;
}

/** As it stands in the name's comment; null where the KPI's name is too long for one. */
export function toComment({ kpi, measure, year, look, triangle, as }: Binding): string | null {
  const text = MARK + JSON.stringify([kpi, measure, year, look, triangle ? 1 : 0, as]);
  return text.length > LONGEST_COMMENT ? null : text;
}

/** null: no comment of ours. */
export function fromComment(comment: string): Binding | null {
  if (!comment.startsWith(MARK)) return null;
  let read: unknown;
  try {
    read = JSON.parse(comment.slice(MARK.length));
  } catch {
    // Somebody has edited it by hand.
    return null;
  }
  if (!Array.isArray(read)) return null;
  const [kpi, measure, year, look, triangle, as] = read as unknown[];
  const isMeasure = BOUND_MEASURES.find(one => one === measure);
  const isLook = LOOKS.find(one => one === look);
  if (typeof kpi !== 'string' || isMeasure === undefined || isLook === undefined) return null;
  return {
    kpi,
    measure: isMeasure,
    year: typeof year === 'number' ? year : null,
    look: isLook,
    triangle: triangle === 1,
    as: as === 'value' ? 'value' : 'formula',
  };
}

/** Measures that are about a target year. */
export function needsYear(measure: BoundMeasure): boolean {
  return measure !== 'actual' && measure !== 'actualDate';
}

export function kpisIn({ tables }: WorkbookState): readonly Kpi[] {
  const plan = tables.DX_KPIs === null ? null : readPlan(tables.DX_KPIs.cells);
  return plan === null || isFault(plan) ? [] : kpisOf(plan);
}

export function kpiOf({ tables }: WorkbookState, name: string): Kpi | null {
  const plan = tables.DX_KPIs === null ? null : readPlan(tables.DX_KPIs.cells);
  const kpi = plan === null || isFault(plan) ? null : findKpi(plan, name);
  return kpi === null || isFault(kpi) ? null : kpi;
}

const PLAN = 'DX_KPIs[#All]';
const ACTUALS = 'DX_Actuals[#All]';
const SCALED: Readonly<Partial<Record<BoundLook, number>>> = { man: 10_000, oku: 100_000_000 };

/** The formula for a figure; an actual is judged at its own time. */
export function boundFormula({ kpi, measure, year, look }: Binding, state: WorkbookState): string {
  const key = quoteText(kpi);
  const asOf = state.asOfCell === null ? '' : 'DX_AsOf';
  const actual = `DX.ACTUAL(${key},${ACTUALS},${asOf},${PLAN})`;
  const day = ownDay(until => `DX.ACTUALDATE(${key},${ACTUALS}${until === '' ? '' : `,${until}`})`, asOf, datingOf(kpi, state));
  const scale = state.tables.DX_KPIs?.rows.find(({ name }) => name === kpi)?.scale ?? null;
  const future = `${key},${year ?? ''},${PLAN},${ACTUALS}`;
  const formulas: Readonly<Record<BoundMeasure, string>> = {
    actual,
    actualDate: day,
    target: `DX.TARGET(${key},${year ?? ''},${PLAN})`,
    gap: `DX.KPIGAP(${key},${year ?? ''},${actual},${PLAN})`,
    progress: `DX.PROGRESS(${key},${year ?? ''},${actual},${PLAN})`,
    expected: `DX.EXPECTED(${key},${year ?? ''},${day},${PLAN})`,
    status: `DX.STATUS(${key},${year ?? ''},IFNA(${actual},"${UNDECIDED}"),${asOf === '' ? day : `IFNA(${day},${asOf})`},${PLAN}${scale === null ? '' : `,${scale === OWN_SCALE && state.scale !== null ? SCALE_RANGE : `"${scale}"`}`})`,
    onTrack: `IF(DX.ONTRACK(${key},${year ?? ''},${actual},${day},${PLAN}),"○","×")`,
    pace: `DX.REQUIREDPACE(${key},${year ?? ''},${actual},${day},${PLAN})`,
    outlook: `DX.OUTLOOK(${future})`,
    forecast: `DX.FORECAST(${future},"減衰傾向")`,
    likelihood: `DX.LIKELIHOOD(${future})`,
    reachYear: `DX.REACHYEAR(${future},"減衰傾向")`,
  };
  const formula = formulas[measure];
  const by = SCALED[look];
  if (by !== undefined) return `=${formula}/${by}`;
  // A year has no number format that writes it in the Japanese calendar.
  return look === 'wareki' && measure === 'reachYear' ? `=DX.WAREKI(${formula})` : `=${formula}`;
}

/** What the formula gives now, worked out with the functions' own code. */
export function valueOf(formula: string, state: WorkbookState): Cell {
  const expression = parseFormula(formula);
  if (expression === null) return { code: '#VALUE!' };
  const worked = evaluate(expression, {
    home: { sheet: '', row: 0, column: 0, table: null },
    book: { sheets: state.sheets, tableNames: state.tableNames, names: state.names },
    read: source => {
      const cells =
        source.kind === 'table'
          ? source.table.toLowerCase() === SCALE_TABLE.toLowerCase()
            ? state.scale?.cells
            : Object.values(state.tables).find(table => table?.name.toLowerCase() === source.table.toLowerCase())?.cells
          : source.kind === 'name'
            ? [[state.asOf]]
            : undefined;
      return cells === undefined ? null : { cells, block: null };
    },
  });
  return isKnown(worked) ? cellFor(worked, 0, 0) : { code: '#N/A' };
}

/** The number format for a figure of this size; null: the cell keeps its own. */
export function formatOf({ look, triangle, measure }: Binding, unit: string, value: Cell): string | null {
  if (look === 'keep') return null;
  if (look === 'wareki') return measure === 'reachYear' ? 'General' : '[$-411]ggge"年"m"月"d"日"';
  if (look === 'date') return 'yyyy/m/d';
  const tail = { number: '', unit, man: `万${unit}`, oku: `億${unit}`, percent: '' }[look].replace(/"/g, '');
  const whole = typeof value !== 'number' || Number.isInteger(Number(value.toPrecision(12)));
  const core = `${look === 'percent' ? '0.0%' : whole ? '#,##0' : '#,##0.0'}${tail === '' ? '' : `"${tail}"`}`;
  return triangle ? `${core};"▲"${core}` : core;
}

/** What goes into the cell: the formula, or its value. An error is never put in as a value. */
export function boundContent(
  binding: Binding,
  state: WorkbookState,
): { readonly formula: string; readonly value: Cell; readonly content: string | number | boolean | null } {
  const formula = boundFormula(binding, state);
  const value = valueOf(formula, state);
  if (binding.as === 'formula') return { formula, value, content: formula };
  return { formula, value, content: isCellError(value) || value === undefined ? null : value };
}
