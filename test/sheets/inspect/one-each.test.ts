import { serialOf } from '../../../src/domain/base/serial';
import { inspectWorkbook, type Remark } from '../../../src/sheets/inspect/remark';
import type { RowValues } from '../../../src/sheets/make/print';
import { finish } from '../../../src/sheets/read/slices';
import type { TableName } from '../../../src/sheets/schema/table-name';
import { OSAKA } from '../../../src/sheets/templates/osaka';
import { OSHU } from '../../../src/sheets/templates/oshu';
import { SOUMU } from '../../../src/sheets/templates/soumu';
import type { Template } from '../../../src/sheets/templates/template';
import { workbookState } from '../../pane/workbook-state';
import { cellsOf, rowsOfAll, type Rows } from '../templates/filled';

const AS_OF = serialOf(2026, 9, 30);
const look = (rows: Rows): readonly Remark[] =>
  finish(
    inspectWorkbook(
      workbookState(Object.fromEntries(Object.entries(rows).map(([name, lines]) => [name, cellsOf(name as TableName, lines)])), AS_OF),
      AS_OF,
    ),
  ).remarks;
const kindOf = ({ what }: Remark): string => (what.kind === 'issue' ? what.issue.kind : what.finding.message.kind);

/** What 点検 says more than of the template as it is, with its first cell. */
function more(template: Template, change: (member: RowValues) => RowValues, others: Rows = {}): readonly (readonly [string, string])[] {
  const rows = rowsOfAll([template]);
  const before = new Set(look(rows).map(({ id }) => id));
  return look({ ...rows, ...others, DX_Members: (rows.DX_Members ?? []).map(change) })
    .filter(({ id }) => !before.has(id))
    .map(remark => [kindOf(remark), remark.places[0]?.address ?? ''] as const);
}
const where =
  (role: string, values: RowValues) =>
  (member: RowValues): RowValues =>
    member.role === role ? { ...member, ...values } : member;

test.each([
  ['a post of the charter that is not 幹事', '財政局長'],
  ['a post that is not in the charter', '都市計画局長'],
])('a wrong 幹事 is said once: %s', (_, post) => {
  expect(more(OSAKA, where('幹事', { post }))).toEqual([['seatPost', 'C7']]);
});

test('a row of 幹事 that is missing is said once', () => {
  expect(more(OSAKA, member => (member.role === '幹事' ? {} : member)).filter(([kind]) => kind === 'seatMissing')).toHaveLength(1);
});

test.each([
  ['本部長 of a charter', OSHU, '本部長'],
  ['the 幹事', OSAKA, '幹事'],
  ['a role that the 総務省 asks for', SOUMU, 'CISO'],
] as const)('a term that is over without a successor is said once, at the day: %s', (_, template, role) => {
  const found = more(template, where(role, { until: AS_OF - 1, division: '総務部' })).filter(([kind]) => kind !== 'sectionWithoutWork');
  expect(found.map(([kind]) => kind)).toEqual(['termEnded']);
  expect(found[0]?.[1]).toMatch(/^I\d+$/);
});

test('a term that is over where a charter asks for the seat is to be corrected, with the article', () => {
  const rows = rowsOfAll([OSHU]);
  const [ended] = look({ ...rows, DX_Members: (rows.DX_Members ?? []).map(where('本部長', { until: AS_OF - 1 })) }).filter(
    remark => kindOf(remark) === 'termEnded',
  );
  expect(ended).toMatchObject({ category: 'correct', what: { finding: { rule: 'oshu-5-2' } } });
});

test('no two findings of 点検 are about one cell, whatever one row of a template holds', () => {
  for (const template of [OSAKA, OSHU, SOUMU]) {
    const rows = rowsOfAll([template]);
    (rows.DX_Members ?? []).forEach((_, at) => {
      for (const values of [{ post: '別の職' }, { until: AS_OF - 1 }, { appointment: '公募' }, { remarks: null }]) {
        const members = (rows.DX_Members ?? []).map((member, index) => (index === at ? { ...member, ...values } : member));
        const cells = look({ ...rows, DX_Members: members }).flatMap(({ places, what }) =>
          what.kind === 'finding' && what.finding.rows.length > 0 ? places.map(({ sheet, address }) => `${sheet}!${address}`) : [],
        );
        expect(cells.filter((cell, index) => cells.indexOf(cell) !== index)).toEqual([]);
      }
    });
  }
});

test('a lower row that says why it corrects the one above leaves nothing to look at', () => {
  const kpi = {
    id: 'K1',
    name: '作業削減時間',
    unit: '時間',
    direction: '増加',
    baselineYear: 2023,
    baseline: 0,
    targets: [
      { year: 2030, value: 1_100_000 },
      { year: 2040, value: 2_120_000 },
    ],
    owner: 'デジタル統括室',
  };
  const actual = { kpi: '作業削減時間', year: 2025, value: 350_000 };
  const found = (comment: string | null): readonly string[] =>
    look({ DX_KPIs: [kpi], DX_Actuals: [actual, { ...actual, value: 320_000 }, { ...actual, value: 360_000, comment }] }).map(kindOf);
  expect(found(null)).toEqual(['duplicateActual', 'duplicateActual']);
  expect(found('訂正（前の値は35万時間）')).toEqual([]);
});
