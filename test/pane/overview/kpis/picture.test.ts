import { isFault } from '../../../../src/domain/base/fault';
import { findKpi, readPlan, type Kpi } from '../../../../src/domain/kpi/plan';
import { fittingLabels, pictureOf, scaling } from '../../../../src/pane/overview/kpis/picture';
import { AS_OF, cellsOf, HOURS } from '../../workbook-state';

function kpi(changes: Readonly<Record<string, string | number>> = {}): Kpi {
  const plan = readPlan(cellsOf('DX_KPIs', [{ ...HOURS, ...changes }]));
  const found = isFault(plan) ? plan : findKpi(plan, '作業削減時間');
  if (isFault(found)) throw new Error(JSON.stringify(found));
  return found;
}

const corners = (of: Kpi, horizon: number): string | undefined =>
  pictureOf(of, [], horizon, AS_OF)
    ?.path.map(({ position, value }) => `${position}:${value}`)
    .join(' ');

test('the path: straight pieces, one line to the horizon, or steps', () => {
  expect(corners(kpi(), 2030)).toBe('2024:0 2031:1100000 2041:2120000');
  expect(corners(kpi({ 経路: '直線' }), 2040)).toBe('2024:0 2041:2120000');
  expect(corners(kpi({ 経路: '直線' }), 2030)).toBe('2024:0 2031:1100000');
  expect(corners(kpi({ 経路: '階段' }), 2030)).toBe('2024:0 2031:0 2031:1100000 2041:1100000 2041:2120000');
  expect(corners(kpi({ 基準値: '―' }), 2030)).toBe('2031:1100000 2041:2120000');
});

test('everything lies within the frame', () => {
  const picture = pictureOf(kpi(), [{ position: 2026, value: -50000 }], 2030, AS_OF);
  if (picture === null) throw new Error('no picture');
  const { x, y } = scaling(picture, { left: 10, right: 110, top: 20, bottom: 60 });
  expect([x(2024), x(2041), y(2120000), y(-50000)]).toEqual([10, 110, 20, 60]);
  expect(picture.asOf).toBeCloseTo(2026 + 183 / 365, 9);
});

test('0 is within the picture, values that are all 0 lie in its middle, and one moment alone is no picture', () => {
  const flat = pictureOf(kpi({ 基準値: 5, 目標2030: 5, 目標2040: 5 }), [], 2030, null);
  if (flat === null) throw new Error('no picture');
  expect(scaling(flat, { left: 0, right: 10, top: 0, bottom: 10 }).y(5)).toBe(0);
  expect(scaling({ ...flat, high: 0 }, { left: 0, right: 10, top: 0, bottom: 10 }).y(0)).toBe(5);
  expect(pictureOf(kpi({ 基準値: '―', 目標2030: '―', 目標2040: '―' }), [], 2030, AS_OF)).toBeNull();
});

test('labels that would overlap give way to the ones before them', () => {
  expect(fittingLabels([{ x: 50 }, { x: 90 }, { x: 60 }], 30)).toEqual([{ x: 50 }, { x: 90 }]);
});
