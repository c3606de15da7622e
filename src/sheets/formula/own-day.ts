/**
 * The day of the latest actual, in a formula. DX.ACTUALDATE knows no plan and takes a year for a fiscal one: of a KPI whose years end in
 * December (時点 年末) 「2025」 is 2025/12/31, as the cards judge it, and not 2026/3/31.
 */
import type { Cell } from '../../domain/base/cell';
import { dateOf } from '../../domain/base/serial';
import { comparableText } from '../../domain/text/characters/comparable-text';
import type { WorkbookState } from '../read/state';
import { isDay, monthsOn } from './months-on';

/** 31 March, the end of a fiscal year, as month and day in one number. */
const FISCAL_END = 331;
/** Months between the end of a calendar year and of its fiscal year. */
const BETWEEN = 3;

/** How the actuals of a KPI are dated. */
export type Dating = 'fiscal' | 'calendar' | 'calendarUndated';

/** calendarUndated: none of its actuals has a 時点, so that 基準日, too, is to be taken three months on. */
export function datingOf(kpi: string, { tables }: WorkbookState): Dating {
  const key = comparableText(kpi);
  const row = tables.DX_KPIs?.rows.find(({ name, id }) => [name, id].some(one => one !== null && comparableText(String(one)) === key));
  if (row?.timing !== '年末') return 'fiscal';
  const keys = [row.name, row.id].flatMap(one => (one === null ? [] : [comparableText(String(one))]));
  const own = tables.DX_Actuals?.rows.filter(one => one.kpi !== null && keys.includes(comparableText(one.kpi))) ?? [];
  return own.every(({ date }) => date === null) ? 'calendarUndated' : 'calendar';
}

/**
 * @param call the call of DX.ACTUALDATE, given its asOf
 * @param asOf '' where it is left out
 */
export function ownDay(call: (asOf: string) => string, asOf: string, dating: Dating): string {
  if (dating === 'fiscal') return call(asOf);
  const day = call(asOf === '' || dating === 'calendar' ? asOf : `EDATE(${asOf},${BETWEEN})`);
  return `EDATE(${day},-${BETWEEN}*(MONTH(${day})*100+DAY(${day})=${FISCAL_END}))`;
}

/** The same, worked out: what DX.ACTUALDATE is given as asOf. */
export function asOfGiven(asOf: Cell, dating: Dating): Cell {
  return dating === 'calendarUndated' && typeof asOf === 'number' && isDay(asOf) ? monthsOn(asOf, BETWEEN) : asOf;
}

/** The same, worked out: what becomes of its answer. */
export function dayGiven(day: Cell, dating: Dating): Cell {
  if (dating === 'fiscal' || typeof day !== 'number' || !isDay(day)) return day;
  const { month, day: ofMonth } = dateOf(day);
  return month * 100 + ofMonth === FISCAL_END ? monthsOn(day, -BETWEEN) : day;
}
