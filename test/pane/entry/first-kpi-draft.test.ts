import { firstKpiDraft, readFirstKpi, type TypedKpi } from '../../../src/pane/entry/first-kpi-draft';

const NOTHING: TypedKpi = { name: 'KPI1', target: '', actual: '', baseline: null, unit: null, direction: null };
const typed = (changed: Partial<TypedKpi>) => readFirstKpi({ ...NOTHING, ...changed });
const chosen = {
  name: ' KPI1 ',
  targetYear: 2030,
  baselineYear: 2024,
  moment: { year: 2025, day: null },
  remark: '基準値の0は仮の値',
  has: () => true,
};

test('a target and an actual are enough; what is taken for granted is said', () => {
  const read = typed({ target: '110万時間', actual: '約35万時間' });
  expect(read).toMatchObject({ unit: '時間', direction: '増加', baselineText: '0', usualBaseline: true, differ: null });
  expect(firstKpiDraft(read, chosen)).toEqual({
    row: {
      id: 'K1',
      name: 'KPI1',
      unit: '時間',
      direction: '増加',
      baselineYear: 2024,
      baseline: 0,
      targets: [{ year: 2030, value: 1_100_000 }],
      remarks: '基準値の0は仮の値',
    },
    kpi: { name: 'KPI1', unit: '時間' },
    actual: { year: 2025, day: null, value: 350_000 },
    usualBaseline: true,
  });
});

test('percent', () => {
  const read = typed({ target: '80%', actual: '45.5%' });
  expect(read.unit).toBe('%');
  expect(firstKpiDraft(read, chosen)).toMatchObject({
    row: { targets: [{ year: 2030, value: 0.8 }], baseline: 0 },
    actual: { value: 0.455 },
  });
});

test('a unit in one of the two is that of both; two different ones are not taken', () => {
  expect(typed({ target: '80', actual: '45件' }).unit).toBe('件');
  const read = typed({ target: '80件', actual: '45人' });
  expect(read.differ).toEqual({ target: '件', actual: '人' });
  expect(firstKpiDraft(read, chosen)).toBeNull();
});

test('of what becomes less no baseline is invented', () => {
  const read = typed({ target: '0箇所', actual: '12箇所' });
  expect(read).toMatchObject({ direction: '減少', baselineText: '', usualBaseline: false });
  expect(firstKpiDraft(read, chosen)).toBeNull();
  const known = typed({ target: '0箇所', actual: '12箇所', baseline: '20' });
  expect(firstKpiDraft(known, chosen)).toMatchObject({ row: { direction: '減少', baseline: 20, remarks: null }, usualBaseline: false });
});

test('what has been chosen stays whatever the values say', () => {
  expect(typed({ target: '10', actual: '20', direction: '増加' })).toMatchObject({ direction: '増加', baselineText: '0' });
  expect(typed({ target: '10件', actual: '2件', unit: '回' }).unit).toBe('回');
});

test.each([
  ['no name', {}, { name: ' ' }],
  ['no target', { target: '' }, {}],
  ['an actual that is no number', { actual: '多数' }, {}],
  ['a baseline that has been taken out', { baseline: '' }, {}],
  ['a target as far as the baseline', { target: '0' }, {}],
])('%s: nothing is written', (_, changed, other) => {
  expect(firstKpiDraft(typed({ target: '110', actual: '35', ...changed }), { ...chosen, ...other })).toBeNull();
});

test('columns that staff have removed get nothing', () => {
  const read = typed({ target: '110件', actual: '35件' });
  const draft = firstKpiDraft(read, { ...chosen, has: key => !['unit', 'remarks'].includes(key) });
  expect(draft?.row).toMatchObject({ unit: null, remarks: null });
});
