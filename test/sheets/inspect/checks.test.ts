import { serialOf } from '../../../src/domain/base/serial';
import { CHECKS, runChecks } from '../../../src/sheets/inspect/checks';
import type { FindingMessage, Recorded } from '../../../src/sheets/inspect/finding';
import { findingPlaces } from '../../../src/sheets/inspect/finding-places';
import { CHARTERS, inspect, ruleOf } from '../../../src/sheets/inspect/inspect';
import type { WorkbookState } from '../../../src/sheets/read/state';
import { TABLE_NAMES, type TableName } from '../../../src/sheets/schema/table-name';
import { OSAKA } from '../../../src/sheets/templates/osaka';
import { OSHU } from '../../../src/sheets/templates/oshu';
import { cellsOf, read, rowsOfAll, type Rows } from '../templates/filled';

const AS_OF = serialOf(2026, 9, 30);
const recorded = (rows: Rows, asOf = AS_OF): Recorded => ({ asOf, tables: read(rows) });

/** What one check says about some rows. */
function found(id: string, rows: Rows, asOf?: number): FindingMessage[] {
  expect(CHECKS.map(check => check.id)).toContain(id);
  return runChecks(recorded(rows, asOf))
    .filter(({ rule }) => rule === id)
    .map(({ message }) => message);
}

const KPI = {
  id: 'K1',
  name: '作業削減時間',
  unit: '時間',
  direction: '増加',
  baselineYear: 2023,
  baseline: 0,
  targets: [{ year: 2030, value: 1_100_000 }],
  owner: 'デジタル統括室',
};
const ACTUAL = { kpi: '作業削減時間', year: 2025, value: 350_000 };

test('a KPI without an owner', () => {
  expect(found('kpi-owner', { DX_KPIs: [KPI] })).toEqual([]);
  expect(found('kpi-owner', { DX_KPIs: [{ ...KPI, owner: null }] })).toEqual([{ kind: 'kpiWithoutOwner', kpi: '作業削減時間' }]);
});

test('a KPI without a baseline, or without its year', () => {
  expect(found('kpi-baseline', { DX_KPIs: [KPI] })).toEqual([]);
  expect(found('kpi-baseline', { DX_KPIs: [{ ...KPI, baseline: '―' }] })).toEqual([{ kind: 'kpiWithoutBaseline', kpi: '作業削減時間' }]);
  const [finding] = runChecks(recorded({ DX_KPIs: [{ ...KPI, baselineYear: '―' }], DX_Actuals: [ACTUAL] }));
  expect(finding).toMatchObject({ rule: 'kpi-baseline', table: 'DX_KPIs', rows: [0], column: '基準年度' });
});

describe('a KPI without an actual for the last year that is over', () => {
  const missing = (year: number, fiscal = true) => [{ kind: 'kpiWithoutActual', kpi: '作業削減時間', year, fiscal }];

  test('a fiscal year', () => {
    expect(found('kpi-actual', { DX_KPIs: [KPI] })).toEqual(missing(2025));
    expect(found('kpi-actual', { DX_KPIs: [KPI], DX_Actuals: [ACTUAL] })).toEqual([]);
    expect(found('kpi-actual', { DX_KPIs: [KPI], DX_Actuals: [{ ...ACTUAL, year: 2024 }] })).toEqual(missing(2025));
  });
  test('the year turns on 1 April', () => {
    expect(found('kpi-actual', { DX_KPIs: [KPI], DX_Actuals: [{ ...ACTUAL, year: 2024 }] }, serialOf(2026, 3, 31))).toEqual([]);
    expect(found('kpi-actual', { DX_KPIs: [KPI], DX_Actuals: [{ ...ACTUAL, year: 2024 }] }, serialOf(2026, 4, 1))).toEqual(missing(2025));
  });
  test('a calendar year under 年末', () => {
    expect(
      found('kpi-actual', { DX_KPIs: [{ ...KPI, timing: '年末' }], DX_Actuals: [{ ...ACTUAL, year: 2024 }] }, serialOf(2026, 1, 15)),
    ).toEqual(missing(2025, false));
    expect(found('kpi-actual', { DX_KPIs: [{ ...KPI, timing: '年末' }], DX_Actuals: [ACTUAL] }, serialOf(2026, 1, 15))).toEqual([]);
  });
  test('時点 wins over 年度', () => {
    expect(found('kpi-actual', { DX_KPIs: [KPI], DX_Actuals: [{ ...ACTUAL, date: serialOf(2025, 3, 31) }] })).toEqual(missing(2025));
    expect(found('kpi-actual', { DX_KPIs: [KPI], DX_Actuals: [{ ...ACTUAL, year: 2020, date: serialOf(2026, 3, 31) }] })).toEqual([]);
  });
  test('the first day of the year belongs to it, and that of the next does not', () => {
    const on = (year: number, month: number, timing?: '年末') => ({
      DX_KPIs: [{ ...KPI, ...(timing === undefined ? {} : { timing }) }],
      DX_Actuals: [{ ...ACTUAL, year: 2020, date: serialOf(year, month, 1) }],
    });
    expect(found('kpi-actual', on(2025, 4))).toEqual([]);
    expect(found('kpi-actual', on(2026, 4))).toEqual(missing(2025));
    expect(found('kpi-actual', on(2025, 1, '年末'))).toEqual([]);
    expect(found('kpi-actual', on(2026, 1, '年末'))).toEqual(missing(2025, false));
  });
  test('a row without a value is none; a baseline of that year is one', () => {
    expect(found('kpi-actual', { DX_KPIs: [KPI], DX_Actuals: [{ ...ACTUAL, value: null }] })).toEqual(missing(2025));
    expect(found('kpi-actual', { DX_KPIs: [{ ...KPI, baselineYear: 2025 }] })).toEqual([]);
  });
});

test('a system past its 移行期限', () => {
  const system = { id: 'S1', name: '財務会計システム', status: '移行', migrationDue: AS_OF - 30 };
  expect(found('system-migration', { DX_Systems: [system] })).toEqual([
    { kind: 'migrationOverdue', system: '財務会計システム', due: AS_OF - 30, days: 30, status: '移行' },
  ]);
  expect(found('system-migration', { DX_Systems: [{ ...system, migrationDue: AS_OF }] })).toEqual([]);
  expect(found('system-migration', { DX_Systems: [{ ...system, status: '運用' }] })).toEqual([]);
  expect(found('system-migration', { DX_Systems: [{ ...system, status: '廃止' }] })).toEqual([]);
  expect(found('system-migration', { DX_Systems: [{ ...system, status: null }] })).toHaveLength(1);
});

test('a milestone that is late, as DX.MILESTONE has it', () => {
  const row = {
    id: '1',
    initiative: '電子契約',
    milestone: '仕様書',
    plannedStart: AS_OF - 100,
    plannedFinish: AS_OF + 100,
    actualStart: AS_OF - 100,
    progress: 0.5,
  };
  const late = (values: object) => found('milestone-late', { DX_Schedules: [{ ...row, ...values }] });
  const base = { kind: 'milestoneLate', initiative: '電子契約', milestone: '仕様書' };
  expect(late({})).toEqual([]);
  expect(late({ progress: 0.3 })).toEqual([{ ...base, state: '遅れ', due: AS_OF + 100, days: 0, progress: 0.3 }]);
  expect(late({ plannedFinish: AS_OF - 1 })).toEqual([{ ...base, state: '期限超過', due: AS_OF - 1, days: 1, progress: 0.5 }]);
  expect(late({ actualStart: null, progress: null })).toEqual([
    { ...base, state: '着手遅れ', due: AS_OF - 100, days: 100, progress: null },
  ]);
  expect(late({ plannedFinish: AS_OF - 10, actualFinish: AS_OF - 5 })).toEqual([]);
  expect(late({ plannedStart: null, actualStart: null, progress: null })).toEqual([]);
});

test('an issue past its 期限', () => {
  const issue = { id: '1', issue: '手入力の残存', due: AS_OF - 3, status: '対応中' };
  expect(found('issue-overdue', { DX_Issues: [issue] })).toEqual([
    { kind: 'issueOverdue', issue: '手入力の残存', due: AS_OF - 3, days: 3 },
  ]);
  expect(found('issue-overdue', { DX_Issues: [{ ...issue, status: '解決' }] })).toEqual([]);
  expect(found('issue-overdue', { DX_Issues: [{ ...issue, due: AS_OF }] })).toEqual([]);
});

describe('a body that has not met', () => {
  const LEADER = { body: '推進会議', role: 'リーダー', post: '副市長' };

  test('never', () => {
    expect(found('body-met', { DX_Members: [LEADER, { ...LEADER, role: '構成員', post: '総務局長' }] })).toEqual([
      { kind: 'bodyNeverMet', body: '推進会議' },
    ]);
    expect(found('body-met', { DX_Members: [{ ...LEADER, role: '構成員' }] })).toEqual([]);
    expect(found('body-met', { DX_Members: [LEADER], DX_Meetings: [{ body: '推 進 会 議', date: AS_OF }] })).toEqual([]);
    expect(found('body-met', { DX_Members: [LEADER], DX_Meetings: [{ body: '推進会議', date: AS_OF + 1 }] })).toEqual([
      { kind: 'bodyNeverMet', body: '推進会議' },
    ]);
  });
  test('for more than a year', () => {
    expect(found('body-met', { DX_Meetings: [{ body: '推進会議', date: AS_OF - 365 }] })).toEqual([]);
    expect(
      found('body-met', {
        DX_Meetings: [
          { body: '推進会議', date: AS_OF - 800 },
          { body: '推進会議', date: AS_OF - 366 },
        ],
      }),
    ).toEqual([{ kind: 'bodyNotMet', body: '推進会議', last: AS_OF - 366, days: 366 }]);
  });
});

test('a meeting that was not reported', () => {
  const meeting = { body: '推進会議', number: 3, date: AS_OF - 20, reportedTo: '市長' };
  expect(found('meeting-reported', { DX_Meetings: [meeting] })).toEqual([
    { kind: 'notReported', body: '推進会議', number: 3, date: AS_OF - 20, to: '市長', days: 20 },
  ]);
  expect(found('meeting-reported', { DX_Meetings: [{ ...meeting, reportedOn: AS_OF - 1 }] })).toEqual([]);
  expect(found('meeting-reported', { DX_Meetings: [{ ...meeting, reportedTo: null }] })).toEqual([]);
  expect(found('meeting-reported', { DX_Meetings: [{ ...meeting, date: AS_OF }] })).toEqual([]);
});

test('a member whose term has ended and nobody follows', () => {
  const member = { body: '推進会議', role: '構成員', post: '総務局長', until: AS_OF - 1 };
  expect(found('member-term', { DX_Members: [member] })).toEqual([
    { kind: 'termEnded', body: '推進会議', role: '構成員', post: '総務局長', until: AS_OF - 1 },
  ]);
  expect(found('member-term', { DX_Members: [{ ...member, until: AS_OF }] })).toEqual([]);
  expect(found('member-term', { DX_Members: [member, { ...member, since: AS_OF, until: null }] })).toEqual([]);
});

test('an empty workbook has nothing to find', () => {
  expect(inspect({ asOf: AS_OF, tables: {} })).toEqual([]);
  expect(inspect(recorded({}))).toEqual([]);
});

describe('inspect', () => {
  test('charters and checks together, each finding with its rule', () => {
    const all = inspect(recorded(rowsOfAll([OSAKA])));
    expect(new Set(all.map(({ rule }) => rule))).toEqual(new Set(['kpi-owner', 'kpi-baseline', 'kpi-actual', 'body-met']));
    expect(all.filter(({ rule }) => rule === 'body-met')).toHaveLength(3);
    expect(all.every(finding => ruleOf(finding) === null)).toBe(true);
  });

  test('a report that a charter asks for is missed once, with the article', () => {
    const meeting = {
      body: '奥州市デジタル推進本部',
      number: 1,
      date: AS_OF - 9,
      decisions: '方針案',
      decidedBy: '会議',
      reportedTo: 'CDO',
    };
    const said = inspect(recorded({ ...rowsOfAll([OSHU]), DX_Meetings: [meeting] })).filter(
      ({ message }) => message.kind === 'notReported',
    );
    expect(said.map(finding => ruleOf(finding)?.rule.article)).toEqual(['第7条第3項']);
  });

  test('the ids of checks and rules do not meet', () => {
    const ids = [...CHARTERS.flatMap(({ rules }) => rules.map(({ id }) => id)), ...CHECKS.map(({ id }) => id)];
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the names of a body', () => {
  const members = [
    { body: 'バックオフィスDXPT', role: 'リーダー', post: '副本部長' },
    { body: 'バックオフィスDX係長級WG', role: 'リーダー', post: '係長' },
    { body: '幹事会', role: '構成員', post: '課長' },
  ];
  const meeting = (body: string, more: object = {}) => ({ body, date: AS_OF - 10, ...more });

  test('full name, short name and alias are one body', () => {
    expect(found('body-met', { DX_Members: members }).map(({ kind }) => kind)).toEqual(['bodyNeverMet', 'bodyNeverMet']);
    const DX_Meetings = [meeting('バックオフィスDXプロジェクトチーム'), meeting('係長級ＷＧ')];
    expect(found('body-met', { DX_Members: members, DX_Meetings })).toEqual([]);
    expect(found('body-known', { DX_Members: members, DX_Meetings })).toEqual([]);
  });

  test('a body that 構成員 does not know is told, with the one it looks like; one of a charter is known', () => {
    const DX_Meetings = [
      meeting('幹事会議'),
      meeting('庁議'),
      meeting('幹事会', { reportedTo: '市長' }),
      meeting('幹事会', { reportedTo: '幹事会議' }),
    ];
    expect(found('body-known', { DX_Members: members, DX_Meetings })).toEqual([
      { kind: 'bodyUnknown', body: '幹事会議', nearest: '幹事会' },
      { kind: 'bodyUnknown', body: '幹事会議', nearest: '幹事会' },
    ]);
    // Without 構成員 there is nothing to compare with.
    expect(found('body-known', { DX_Meetings })).toEqual([]);
  });
});

describe('where a finding is', () => {
  const rows = { DX_KPIs: [KPI, { ...KPI, id: 'K2', name: '生産性向上率', owner: null }] };
  const { DX_KPIs: reading } = read(rows);
  const cells = cellsOf('DX_KPIs', rows.DX_KPIs).map(line => ['所属の列', ...line]);
  const table = {
    name: 'DX_KPIs',
    sheet: 'KPI (2)',
    sheetId: '1',
    firstRow: 4,
    firstColumn: 1,
    cells,
    rows: reading?.rows ?? [],
    issues: [],
    totals: false,
  } as const;
  const none = Object.fromEntries(TABLE_NAMES.map(name => [name, null])) as { readonly [N in TableName]: null };
  const state: WorkbookState = {
    asOf: AS_OF,
    asOfCell: null,
    tables: { ...none, DX_KPIs: table },
    foreignTables: [],
    sheets: [],
    names: [],
    tableNames: [],
    countsFrom1904: null,
    structureProtected: false,
    scale: null,
    schema: null,
    lastChange: {},
  };
  // What the pane holds is what inspect takes.
  const findings = inspect({ asOf: AS_OF, tables: state.tables });

  test('its cell, wherever staff have moved table and column', () => {
    const owner = findings.filter(({ rule }) => rule === 'kpi-owner');
    // 担当 is the 17th declared column, one further for the column of the staff's own, and the table begins in B5.
    expect(owner.map(finding => findingPlaces(state, finding))).toEqual([[{ sheet: 'KPI (2)', address: 'S7' }]]);
  });
  test('the header where a row is missing, nothing without the table', () => {
    const finding = { rule: 'x', level: 'breach', rows: [], column: '名称', message: { kind: 'systemMissing', system: '' } } as const;
    expect(findingPlaces(state, { ...finding, table: 'DX_KPIs' })).toEqual([{ sheet: 'KPI (2)', address: 'D5' }]);
    expect(findingPlaces(state, { ...finding, table: 'DX_Systems' })).toEqual([]);
  });
});

describe('the ledger of revisions', () => {
  const REVISION = { kpi: '作業削減時間', year: 2030, before: 1_000_000, after: 1_100_000, revisedOn: 46000, reason: '見直し' };
  const target = (value: number | '―') => ({ ...KPI, targets: value === '―' ? [{ year: 2030, value: null }] : [{ year: 2030, value }] });

  test('the target is that of the latest revision', () => {
    expect(found('revision-target', { DX_KPIs: [KPI] })).toEqual([]);
    expect(found('revision-target', { DX_KPIs: [KPI], DX_Revisions: [REVISION, { ...REVISION, after: 1, revisedOn: 45000 }] })).toEqual([]);
    expect(found('revision-target', { DX_KPIs: [target(0.1 + 0.2)], DX_Revisions: [{ ...REVISION, after: 0.3 }] })).toEqual([]);
    const message = {
      kind: 'targetNotRevised',
      kpi: '作業削減時間',
      year: 2030,
      fiscal: true,
      unit: '時間',
      after: 1_100_000,
      revisedOn: 46000,
    };
    expect(
      found('revision-target', { DX_KPIs: [target(900_000)], DX_Revisions: [{ ...REVISION, after: 900_000, revisedOn: 45000 }, REVISION] }),
    ).toEqual([{ ...message, target: 900_000 }]);
    expect(found('revision-target', { DX_KPIs: [target('―')], DX_Revisions: [REVISION] })).toEqual([{ ...message, target: null }]);
    // Of one day the lower row is the later one.
    expect(found('revision-target', { DX_KPIs: [KPI], DX_Revisions: [{ ...REVISION, after: 5 }, REVISION] })).toEqual([]);
    const [finding] = runChecks(recorded({ DX_KPIs: [target(1)], DX_Revisions: [REVISION] })).filter(
      ({ rule }) => rule === 'revision-target',
    );
    expect(finding).toMatchObject({ table: 'DX_KPIs', rows: [0], column: '目標2030' });
  });

  test('a revision begins where the one before ended', () => {
    const next = { ...REVISION, before: 1_100_000, after: 1_200_000, revisedOn: 46100 };
    expect(found('revision-order', { DX_KPIs: [KPI], DX_Revisions: [next, REVISION] })).toEqual([]);
    expect(
      found('revision-order', { DX_KPIs: [KPI], DX_Revisions: [REVISION, { ...REVISION, year: 2040, before: 5, revisedOn: 46100 }] }),
    ).toEqual([]);
    const message = {
      kind: 'revisionNotJoined',
      kpi: '作業削減時間',
      year: 2030,
      fiscal: true,
      unit: '時間',
      revisedOn: 46100,
      previousOn: 46000,
      after: 1_100_000,
    };
    expect(found('revision-order', { DX_KPIs: [KPI], DX_Revisions: [{ ...next, before: 1_150_000 }, REVISION] })).toEqual([
      { ...message, before: 1_150_000 },
    ]);
    expect(found('revision-order', { DX_KPIs: [KPI], DX_Revisions: [{ ...next, before: null }, REVISION] })).toEqual([
      { ...message, before: null },
    ]);
    const [finding] = runChecks(recorded({ DX_KPIs: [KPI], DX_Revisions: [{ ...next, before: 1 }, REVISION] })).filter(
      ({ rule }) => rule === 'revision-order',
    );
    expect(finding).toMatchObject({ table: 'DX_Revisions', rows: [0], column: '旧目標' });
  });
});

describe('a revision dated between two others', () => {
  const REVISION = { kpi: '作業削減時間', year: 2030, reason: '見直し' };
  const first = { ...REVISION, before: 1_000_000, after: 1_050_000, revisedOn: 46000 };
  const between = { ...REVISION, before: 1_050_000, after: 1_080_000, revisedOn: 46050 };
  const last = { ...REVISION, before: 1_080_000, after: 1_100_000, revisedOn: 46100 };

  test('is placed by its date, wherever its row stands', () => {
    for (const rows of [
      [first, last, between],
      [between, first, last],
      [last, between, first],
    ]) {
      expect(found('revision-order', { DX_KPIs: [KPI], DX_Revisions: rows })).toEqual([]);
      expect(found('revision-target', { DX_KPIs: [KPI], DX_Revisions: rows })).toEqual([]);
    }
  });

  test('that starts from the current target is told of at both of its ends, and the target stays that of the last one', () => {
    const wrong = { ...between, before: 1_100_000 };
    const kinds = found('revision-order', { DX_KPIs: [KPI], DX_Revisions: [first, { ...last, before: 1_050_000 }, wrong] });
    expect(kinds).toMatchObject([
      { revisedOn: 46050, before: 1_100_000, previousOn: 46000, after: 1_050_000 },
      { revisedOn: 46100, before: 1_050_000, previousOn: 46050, after: 1_080_000 },
    ]);
    expect(found('revision-target', { DX_KPIs: [KPI], DX_Revisions: [first, last, wrong] })).toEqual([]);
  });

  test('under another spelling of the KPI it is in its unit all the same', () => {
    const rows = [first, { ...last, kpi: '作業削減　時間', before: 1 }];
    expect(found('revision-order', { DX_KPIs: [KPI], DX_Revisions: rows })).toMatchObject([{ unit: '時間' }]);
  });
});
