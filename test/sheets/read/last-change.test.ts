import { lastChangesIn, laterOf } from '../../../src/sheets/read/last-change';

test('of two times of a table the later one is kept, by the moment and not by the letters', () => {
  const one = { DX_KPIs: '2026-09-30T01:00:00Z', DX_Actuals: '2026-09-30T09:30:00+09:00' };
  const other = { DX_KPIs: '2026-09-29T23:00:00Z', DX_Actuals: '2026-09-30T00:45:00Z', DX_Steps: '2026-01-01T00:00:00Z' };
  const later = { DX_KPIs: one.DX_KPIs, DX_Actuals: other.DX_Actuals, DX_Steps: other.DX_Steps };
  expect(laterOf(one, other)).toEqual(later);
  expect(laterOf(other, one)).toEqual(later);
});

test('what is no time, or of no table of ours, is none', () => {
  expect(lastChangesIn({ DX_KPIs: '2026-09-30T01:00:00Z', DX_Actuals: '昨日', DX_Steps: 46295, Other: '2026-09-30T01:00:00Z' })).toEqual({
    DX_KPIs: '2026-09-30T01:00:00Z',
  });
});
