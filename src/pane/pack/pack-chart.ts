/** The picture of a card as a native chart. */
import { PACK_SHEET as say } from '../../i18n/share/pack-sheet';
import type { ChartSeriesPlan, KpiChart } from '../../sheets/pack/kpi-chart';
import { isShareUnit } from '../../sheets/schema/percent';
import type { Card } from '../overview/kpis/card';
import type { Picture, PicturePoint } from '../overview/kpis/picture';

/** The card's picture as a native chart. A position on the axis is the end of the year before it. */
export function chartOf({ kpi, picture }: Card): KpiChart | null {
  if (picture === null || (picture.actuals.length === 0 && picture.path.length === 0)) return null;
  const points = (list: readonly PicturePoint[]): ChartSeriesPlan['points'] =>
    list.map(({ position, value }) => [round(position - 1), value]);
  const ends = (key: 'point' | 'low' | 'high'): ChartSeriesPlan['points'] => picture.fan.map(one => [round(one.position - 1), one[key]]);
  const measured = picture.actuals.length > 0 || picture.baseline === null ? picture.actuals : [picture.baseline];
  const all: readonly ChartSeriesPlan[] = [
    { role: 'actual', name: say.series.actual, points: points(measured) },
    { role: 'path', name: say.series.path, points: points(picture.path) },
    { role: 'target', name: say.series.target, points: points(picture.targets) },
    { role: 'forecast', name: say.series.forecast, points: ends('point') },
    { role: 'range', name: say.series.low, points: ends('low') },
    { role: 'range', name: say.series.high, points: ends('high') },
  ];
  return {
    title: kpi.unit === '' ? kpi.name : say.chartTitle(kpi.name, kpi.unit),
    ...yearsOf(picture),
    format: isShareUnit(kpi.unit) ? '0%' : picture.high >= 10 ? '#,##0' : '#,##0.0',
    series: all.filter(({ points: some }) => some.length > 0),
  };
}

/** From one year of the axis to another; a long one is marked every five years, as plans are. */
function yearsOf({ from, to }: Picture): { readonly from: number; readonly to: number } {
  const [first, last] = [Math.floor(from - 1), Math.ceil(to - 1)];
  return last - first > 12 ? { from: Math.floor(first / 5) * 5, to: Math.ceil(last / 5) * 5 } : { from: first, to: last };
}

/** Days of a year are enough. */
const round = (year: number): number => Number(year.toFixed(3));
