/** The formulas of a block of ダッシュボード: those of bound cells (sheets/bind), asking by the cell that holds the KPI's name. */
import { boundFormula, valueOf, type BoundLook, type BoundMeasure } from '../bind/binding';
import { isCellError, type Cell } from '../../domain/base/cell';
import type { WorkbookState } from '../read/state';
import { SCALE_RANGE } from '../read/own-scale';
import { OWN_SCALE } from '../schema/declarations/kpis';
import { quoteText } from '../schema/formula-text';
import { isShareUnit } from '../schema/percent';
import type { BoardKpi, BoardYear } from './dashboard-kpi';
import { COLUMN_WIDTHS, AT } from './dashboard-layout';
import { digitsOf, fits } from './measure';
import { DASHBOARD_WORDS as say } from './dashboard-words';

/** 億 and 万, where the digits of a KPI do not fit into their cell. */
const SCALES: readonly (readonly [look: BoundLook, by: number, word: string])[] = [
  ['unit', 1, ''],
  ['man', 10_000, '万'],
  ['oku', 100_000_000, '億'],
];

/** How the amounts of a KPI are written, the same in all cells of its block. */
export interface Amounts {
  readonly look: BoundLook;
  readonly format: string;
  /** Of what is left to a target: points for shares, 達成 where nothing is left. */
  readonly left: string;
  readonly leftTimes: number;
}

const quoted = (text: string): string => (text === '' ? '' : `"${text.replace(/"/g, '')}"`);

export function amountsOf({ unit, years }: Pick<BoardKpi, 'unit' | 'years'>, key: string, state: WorkbookState): Amounts {
  const reached = quoted(say.reached);
  if (isShareUnit(unit)) {
    const points = `0.0#${quoted(say.points)}`;
    return { look: 'percent', format: '0.0#%;"▲"0.0#%', left: `${points};${reached};${reached}`, leftTimes: 100 };
  }
  const measures: readonly BoundMeasure[] = ['actual', 'target', 'expected', 'forecast'];
  const sizesOf = (of: readonly BoundMeasure[]): readonly number[] =>
    years.flatMap(({ year }) =>
      of.flatMap(measure => {
        const value = valueOf(plain(key, measure, year, 'unit', state), state);
        return typeof value === 'number' ? [value] : [];
      }),
    );
  const sizes = sizesOf(measures);
  // A forecast has as many decimals as what it is compared with.
  const written = sizesOf(measures.slice(0, 2));
  const room = COLUMN_WIDTHS[AT.value] ?? 0;
  const formats = SCALES.map(([look, by, word]) => {
    const whole = written.every(value => Number.isInteger(Number((value / by).toPrecision(12))));
    return { look, by, format: `${whole ? '#,##0' : by === 1 ? '#,##0.0##' : '#,##0.0'}${quoted(word + unit)}` };
  });
  const last = formats[formats.length - 1] as (typeof formats)[number];
  const { look, format } = formats.find(one => sizes.every(value => fits(`▲${digitsOf(value / one.by, one.format)}`, room))) ?? last;
  return { look, format: `${format};"▲"${format}`, left: `${format};${reached};${reached}`, leftTimes: 1 };
}

function plain(kpi: string, measure: BoundMeasure, year: number | null, look: BoundLook, state: WorkbookState): string {
  return boundFormula({ kpi, measure, year, look, triangle: true, as: 'formula' }, state);
}

/** The cells that hold a KPI's name, its actual and the day of it, each ― where there is none. */
export interface AskingCells {
  readonly name: string;
  readonly actual: string;
  readonly day: string;
}

const PLAN = 'DX_KPIs[#All]';

/** Formulas of one KPI, without their =. */
export function askingBy(kpi: string, { name, actual, day }: AskingCells, state: WorkbookState) {
  const key = quoteText(kpi);
  const of = (measure: BoundMeasure, year: number | null, look: BoundLook = 'keep'): string => plain(kpi, measure, year, look, state);
  const by = (look: BoundLook): string =>
    SCALES.find(([one, times]) => one === look && times !== 1)?.[1]
      .toString()
      .replace(/^/, '/') ?? '';
  const scale = state.tables.DX_KPIs?.rows.find(row => row.name === kpi)?.scale ?? null;
  const scaleArgument = scale === null ? '' : `,${scale === OWN_SCALE && state.scale !== null ? SCALE_RANGE : `"${scale}"`}`;
  return {
    /** By the cell that holds the name. */
    call: (measure: BoundMeasure, year: number | null, look: BoundLook = 'keep'): string =>
      of(measure, year, look).split(key).join(name).slice(1),
    gap: (year: number, look: BoundLook): string => `DX.KPIGAP(${name},${year},${actual},${PLAN})${by(look)}`,
    expected: (year: number, look: BoundLook): string => `DX.EXPECTED(${name},${year},${day},${PLAN})${by(look)}`,
    onTrack: (year: number): string => `IF(DX.ONTRACK(${name},${year},${actual},${day},${PLAN}),"○","×")`,
    status: (year: number): string =>
      `DX.STATUS(${name},${year},${actual},IF(ISNUMBER(${day}),${day},${asOfIn(state)}),${PLAN}${scaleArgument})`,
    shown: (look: BoundLook): string => `IF(ISNUMBER(${actual}),${actual}${by(look)},"${say.noTarget}")`,
    value: (measure: BoundMeasure, year: number | null, look: BoundLook = 'keep'): number | string =>
      shown(valueOf(of(measure, year, look), state)),
  };
}

/** A measure of a KPI by its name, without the =. An error is ―, for a function that is given an error answers with another one. */
function named(kpi: string, measure: BoundMeasure, year: number | null, state: WorkbookState): string {
  return plain(kpi, measure, year, 'keep', state).slice(1);
}

/** What a KPI has gone of its way. */
export function progressFormula(kpi: string, year: number, state: WorkbookState): string {
  const actual = named(kpi, 'actual', null, state);
  const call = named(kpi, 'progress', year, state);
  return orNone(call.split(actual).join(`IFNA(${actual},"${say.noTarget}")`));
}

const shown = (value: Cell): number | string => (typeof value === 'number' && !isCellError(value) ? value : say.noTarget);

/** ― where the answer is that something is missing; that the functions are missing stays to be seen. */
export const orNone = (call: string): string => `=IFNA(${call},"${say.noTarget}")`;

const asOfIn = ({ asOfCell }: WorkbookState): string => (asOfCell === null ? 'TODAY()' : 'DX_AsOf');

const MILESTONE = ['開始予定', '終了予定', '開始実績', '終了実績', '進捗率'] as const;
const LATE = ['期限超過', '遅れ', '着手遅れ'] as const;

/** How many milestones of the KPI are late. null: the workbook has no schedules, or lacks a column of theirs. */
export function lateFormula(cell: string, state: WorkbookState): string | null {
  const headers = (state.tables.DX_Schedules?.cells[0] ?? []).map(String);
  if (!['KPI', ...MILESTONE].every(header => headers.includes(header))) return null;
  const column = (header: string): string => `DX_Schedules[${header}]`;
  const found = `DX.MILESTONE(${[...MILESTONE.map(column), asOfIn(state)].join(',')})`;
  return `=SUMPRODUCT((${column('KPI')}=${cell})*ISNUMBER(MATCH(${found},{${LATE.map(word => `"${word}"`).join(',')}},0)))`;
}

/** A leaf's actual, where there is one of the last year. */
export function reportedFormula(kpi: string, state: WorkbookState): string {
  const [day, actual] = [named(kpi, 'actualDate', null, state), named(kpi, 'actual', null, state)];
  return orNone(`IF(EDATE(${day},12)>=${asOfIn(state)},${actual},"${say.noTarget}")`);
}

export const twoYears = ({ years }: BoardKpi): readonly [BoardYear | null, BoardYear | null] => [years[0] ?? null, years[1] ?? null];
