import { serialOf } from '../../../src/domain/base/serial';
import { runChecks } from '../../../src/sheets/inspect/checks';
import type { FindingMessage } from '../../../src/sheets/inspect/finding';
import { read, type Rows } from '../templates/filled';

const AS_OF = serialOf(2026, 9, 30);

function found(id: string, rows: Rows, asOf = AS_OF): FindingMessage[] {
  return runChecks({ asOf, tables: read(rows) })
    .filter(({ rule }) => rule === id)
    .map(({ message }) => message);
}
const kpi = (name: string, more: object = {}) => ({ id: name, name, unit: '件', direction: '増加', owner: '総務課', ...more });

describe('更新頻度', () => {
  const rows = (frequency: string, day: number, timing: string | null = null): Rows =>
    ({
      DX_KPIs: [kpi('甲', { frequency, timing })],
      DX_Actuals: [{ kpi: '甲', year: 2026, date: day, value: 1 }],
    }) as unknown as Rows;
  const due = (frequency: string, day: number, asOf?: number, timing: string | null = null) =>
    found('kpi-update', rows(frequency, day, timing), asOf).map(one => (one.kind === 'kpiUpdateDue' ? one.due : one.kind));

  test('a value of the period that has ended last is its report; one of the period before is not', () => {
    expect(due('四半期', serialOf(2026, 9, 30))).toEqual([]);
    expect(due('四半期', serialOf(2026, 7, 1))).toEqual([]);
    expect(due('四半期', serialOf(2026, 6, 30))).toEqual([AS_OF]);
    // On the day before the quarter ends the one before it counts.
    expect(due('四半期', serialOf(2026, 6, 30), AS_OF - 1)).toEqual([]);
    expect(due('月', serialOf(2026, 8, 31))).toEqual([AS_OF]);
    expect(due('半年', serialOf(2026, 3, 31))).toEqual([AS_OF]);
    expect(due('半年', serialOf(2026, 4, 1))).toEqual([]);
    expect(due('半年', serialOf(2026, 5, 1), AS_OF, '年末')).toEqual([]);
    expect(due('半年', serialOf(2025, 12, 31), AS_OF, '年末')).toEqual([serialOf(2026, 6, 30)]);
  });

  test('a yearly KPI is asked for by the check of its last year', () => {
    expect(due('年', serialOf(2020, 3, 31))).toEqual([]);
  });
});

test('a ring of 上位 is told once, whatever hangs on it', () => {
  const ring = [kpi('甲', { parent: '乙' }), kpi('乙', { parent: '丙' }), kpi('丙', { parent: '乙' }), kpi('丁')];
  expect(found('kpi-ring', { DX_KPIs: ring } as unknown as Rows)).toEqual([{ kind: 'kpiRing', kpis: ['乙', '丙'] }]);
  expect(found('kpi-ring', { DX_KPIs: [kpi('甲', { parent: '甲' })] } as unknown as Rows)).toEqual([{ kind: 'kpiRing', kpis: ['甲'] }]);
  expect(found('kpi-ring', { DX_KPIs: [kpi('甲', { parent: '乙' }), kpi('乙')] } as unknown as Rows)).toEqual([]);
});

test('an アウトカム needs an アウトプット below it, near or far, and a ring does not hang it up', () => {
  const outcome = kpi('成果', { stage: 'アウトカム' });
  const told = [{ kind: 'outcomeWithoutOutput', kpi: '成果' }];
  expect(found('kpi-output', { DX_KPIs: [outcome] } as unknown as Rows)).toEqual(told);
  expect(found('kpi-output', { DX_KPIs: [outcome, kpi('活動', { stage: '活動', parent: '成果' })] } as unknown as Rows)).toEqual(told);
  const far = [outcome, kpi('途中', { parent: '成果' }), kpi('結果', { stage: 'アウトプット', parent: '途中' })];
  expect(found('kpi-output', { DX_KPIs: far } as unknown as Rows)).toEqual([]);
  const ring = [kpi('成果', { stage: 'アウトカム', parent: '途中' }), kpi('途中', { parent: '成果' })];
  expect(found('kpi-output', { DX_KPIs: ring } as unknown as Rows)).toEqual(told);
});

test('a section in charge of nothing, once anybody is in charge of something', () => {
  const members = ['総務部 総務課', '財政課', '財政課'].map(division => ({ body: '本部', role: '本部員', post: '課長', division }));
  const rows = (owner: string | null) => ({ DX_KPIs: [kpi('甲', { owner })], DX_Members: members }) as unknown as Rows;
  expect(found('section-work', rows('総務課'))).toEqual([{ kind: 'sectionWithoutWork', section: '財政課' }]);
  expect(found('section-work', rows(null))).toEqual([]);
  // 退任日 is the last day.
  const leaving = (until: number) => ({ ...rows('総務課'), DX_Members: [{ ...members[1], until }] }) as unknown as Rows;
  expect(found('section-work', leaving(AS_OF))).toHaveLength(1);
  expect(found('section-work', leaving(AS_OF - 1))).toEqual([]);
});
