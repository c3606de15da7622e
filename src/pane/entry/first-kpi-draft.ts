/** The first KPI of a workbook from the few values that are typed: what the other items are taken as until somebody says otherwise. */
import type { Direction, Kpi } from '../../domain/kpi/plan';
import { readUnit } from '../../domain/text/unit';
import { KPIS } from '../../sheets/schema/declarations/kpis';
import type { NewKpi } from '../../sheets/schema/declarations/tables';
import { readTypedValue, type TypedValue } from './actual-draft';

export const HORIZONS = KPIS.columns.targets.years;

/** What has been typed and chosen; null: nothing was. */
export interface TypedKpi {
  readonly name: string;
  readonly target: string;
  readonly actual: string;
  readonly baseline: string | null;
  readonly unit: string | null;
  readonly direction: Direction | null;
}

export interface FirstKpi {
  readonly target: TypedValue;
  readonly actual: TypedValue;
  readonly baseline: TypedValue;
  readonly unit: string;
  /** The units read in the two values, where they are different ones; null: they go together. */
  readonly differ: { readonly target: string; readonly actual: string } | null;
  readonly direction: Direction;
  /** What is shown as the baseline. */
  readonly baselineText: string;
  /** Nobody has typed the baseline: it is taken as 0. */
  readonly usualBaseline: boolean;
}

const valueOf = (typed: TypedValue): number | null => (typed.kind === 'value' ? typed.value : null);

/** What the typed values mean together. Of what becomes less no baseline is taken for granted. */
export function readFirstKpi(typed: TypedKpi): FirstKpi {
  const units = { target: readUnit(typed.target), actual: readUnit(typed.actual) };
  const unit = typed.unit ?? (units.target === '' ? units.actual : units.target);
  const target = readTypedValue(typed.target, unit);
  const actual = readTypedValue(typed.actual, unit, { last: null, target: valueOf(target) });
  const [goal, now] = [valueOf(target), valueOf(actual)];
  const direction = typed.direction ?? (goal !== null && now !== null && goal < now ? '減少' : '増加');
  const usualBaseline = typed.baseline === null && direction === '増加';
  const baselineText = typed.baseline ?? (usualBaseline ? '0' : '');
  return {
    target,
    actual,
    baseline: readTypedValue(baselineText, unit),
    unit,
    differ: units.target !== '' && units.actual !== '' && units.target !== units.actual ? units : null,
    direction,
    baselineText,
    usualBaseline,
  };
}

export interface FirstKpiDraft {
  readonly row: NewKpi;
  readonly kpi: Pick<Kpi, 'name' | 'unit'>;
  readonly actual: { readonly year: number; readonly day: number | null; readonly value: number };
  readonly usualBaseline: boolean;
}

interface Chosen {
  readonly name: string;
  readonly targetYear: number;
  readonly baselineYear: number;
  readonly moment: { readonly year: number; readonly day: number | null };
  /** 備考 of a KPI whose baseline nobody has typed. */
  readonly remark: string;
  /** Staff may have removed columns that need not be there. */
  readonly has: (key: keyof typeof KPIS.columns) => boolean;
}

/** Ready to be written; null: something is missing or cannot be. */
export function firstKpiDraft(read: FirstKpi, { name, targetYear, baselineYear, moment, remark, has }: Chosen): FirstKpiDraft | null {
  const [target, actual, baseline] = [valueOf(read.target), valueOf(read.actual), valueOf(read.baseline)];
  if (name.trim() === '' || target === null || actual === null || baseline === null || baseline === target || read.differ !== null)
    return null;
  const own = name.trim();
  return {
    row: {
      id: 'K1',
      name: own,
      unit: has('unit') && read.unit !== '' ? read.unit : null,
      direction: read.direction,
      baselineYear,
      baseline,
      targets: [{ year: targetYear, value: target }],
      remarks: read.usualBaseline && has('remarks') ? remark : null,
    },
    kpi: { name: own, unit: read.unit },
    actual: { ...moment, value: actual },
    usualBaseline: read.usualBaseline,
  };
}
