import { isFault } from '../../../../src/domain/base/fault';
import { arrange, AS_THEY_ARE, ownersOf, type Arrangement } from '../../../../src/pane/overview/kpis/arrange';
import { overviewOf } from '../../../../src/pane/overview/kpis/overview-model';
import { viewOf } from '../../../../src/pane/overview/overview-views';
import { actual, cellsOf, ENTRIES, HOURS, PRIDE, PRODUCTIVITY, workbookState } from '../../workbook-state';

const state = workbookState({
  DX_KPIs: cellsOf('DX_KPIs', [{ ...ENTRIES, 担当: '総務局' }, { ...HOURS, 担当: '人事課' }, { ...PRODUCTIVITY, 担当: '総務局' }, PRIDE]),
  DX_Actuals: cellsOf('DX_Actuals', [actual('作業削減時間', 2025, 300000), actual('職員のやりがい向上', 2025, 0.72)]),
});
const overview = overviewOf(state);
if (isFault(overview)) throw new Error(JSON.stringify(overview));
const names = (how: Partial<Arrangement>): readonly string[] =>
  arrange(overview.cards, ownersOf(state), { ...AS_THEY_ARE, ...how }).map(({ kpi }) => kpi.name);

test('by rating, 担当, and words in name, number or 担当, whatever their width', () => {
  expect(names({})).toEqual(['多重入力箇所', '作業削減時間', '生産性向上率', '職員のやりがい向上']);
  expect(names({ tone: 'slight' })).toEqual(['作業削減時間']);
  expect(names({ owner: '総務局' })).toEqual(['多重入力箇所', '生産性向上率']);
  expect(names({ search: '削減 時間' })).toEqual(['作業削減時間']);
  expect(names({ search: 'ｋ２' })).toEqual(['作業削減時間']);
  expect(names({ search: '総務' })).toEqual(['多重入力箇所', '生産性向上率']);
  expect(names({ search: '総務', tone: 'good' })).toEqual([]);
});

test('the most behind first, the sheet’s order among equals', () => {
  expect(names({ order: 'worst' })[0]).toBe('作業削減時間');
  expect(names({ order: 'worst' }).slice(1, 3)).toEqual(['多重入力箇所', '生産性向上率']);
});

test('what a template has added is shown where it is to be seen', () => {
  expect(viewOf(['DX_Members', 'DX_KPIs'])).toBe('kpis');
  expect(viewOf(['DX_Members', 'DX_Schedules'])).toBe('schedule');
  expect(viewOf(['DX_Members', 'DX_Meetings'])).toBe('organisation');
  expect(viewOf(['DX_Issues'])).toBe('sheets');
  expect(viewOf([])).toBeNull();
});
