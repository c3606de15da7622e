import { serialOf } from '../../../../src/domain/base/serial';
import { normalizeText } from '../../../../src/domain/text/characters/text';
import type { Finding, FindingKind, Recorded } from '../../../../src/sheets/inspect/finding';
import { CHARTERS } from '../../../../src/sheets/inspect/inspect';
import type { RowValues } from '../../../../src/sheets/make/print';
import { OSAKA_CHARTER } from '../../../../src/sheets/inspect/charters/osaka';
import { OSHU_CHARTER } from '../../../../src/sheets/inspect/charters/oshu';
import { checkCharter, type Charter } from '../../../../src/sheets/inspect/charters/rule';
import { SOUMU_CHARTER } from '../../../../src/sheets/inspect/charters/soumu';
import type { TableName } from '../../../../src/sheets/schema/table-name';
import { KITAKYUSHU } from '../../../../src/sheets/templates/kitakyushu';
import { OSAKA } from '../../../../src/sheets/templates/osaka';
import { OSHU } from '../../../../src/sheets/templates/oshu';
import { SOUMU } from '../../../../src/sheets/templates/soumu';
import type { Template } from '../../../../src/sheets/templates/template';
import { documentAsIs } from '../../documents';
import { read, rowsOfAll, type Rows } from '../../templates/filled';

const AS_OF = serialOf(2026, 9, 30);

const recorded = (rows: Rows): Recorded => ({ asOf: AS_OF, tables: read(rows) });
const findings = (charter: Charter, rows: Rows): Finding[] => checkCharter(charter, recorded(rows));
const kindsOf = (found: readonly Finding[], rule: string): FindingKind[] =>
  found.filter(finding => finding.rule === rule).map(({ message }) => message.kind);

type Match = (row: RowValues) => boolean;
const has =
  (part: Readonly<Record<string, string>>): Match =>
  row =>
    Object.entries(part).every(([key, value]) => typeof row[key] === 'string' && normalizeText(row[key]).includes(normalizeText(value)));

/** A change to a template's rows that breaks one rule; it fails loudly when nothing matches. */
type Change = (rows: Rows) => Rows;
const take =
  (table: TableName, match: Match): Change =>
  rows => {
    const before = rows[table] ?? [];
    const after = before.filter(row => !match(row));
    if (after.length === before.length) throw new Error('no such row to take away');
    return { ...rows, [table]: after };
  };
const set =
  (table: TableName, match: Match, values: RowValues): Change =>
  rows => {
    const before = rows[table] ?? [];
    if (!before.some(match)) throw new Error('no such row to change');
    return { ...rows, [table]: before.map(row => (match(row) ? { ...row, ...values } : row)) };
  };
const add =
  (table: TableName, ...more: RowValues[]): Change =>
  rows => ({ ...rows, [table]: [...(rows[table] ?? []), ...more] });

const MEMBERS = 'DX_Members';
const MEETINGS = 'DX_Meetings';
const TEAM_LEADER = has({ body: 'バックオフィスDXPT', role: 'リーダー' });
const CHIEFS_MEETING = { body: '係長級ＷＧ', number: 1, date: serialOf(2026, 6, 1) };
const HEADQUARTERS_MEETING = {
  body: '奥州市デジタル推進本部',
  number: 1,
  date: serialOf(2026, 6, 1),
  decisions: '方針案',
  decidedBy: '会議',
};
const REPORTED = { reportedTo: 'CDO', reportedOn: serialOf(2026, 6, 3) };
const CABINET = { body: '庁議', date: serialOf(2026, 6, 20), decisions: '方針', decidedBy: '庁議' };

/** rule, what is done, the kinds of the findings it must give. */
type Case = readonly [rule: string, what: string, change: Change, kinds: readonly FindingKind[]];

const OSAKA_CASES: readonly Case[] = [
  ['osaka-2-3', 'a system of the annex is taken away', take('DX_Systems', has({ name: '電子契約' })), ['systemMissing']],
  ['osaka-2-3', 'a system is renamed', set('DX_Systems', has({ name: '文書管理' }), { name: '文書システム' }), ['systemMissing']],
  ['osaka-2-3', 'a system is written in other widths', set('DX_Systems', has({ name: '文書管理' }), { name: '文書 管理 システム' }), []],
  ['osaka-3-2', 'the leader is taken away', take(MEMBERS, TEAM_LEADER), ['seatMissing']],
  [
    'osaka-3-2',
    'there is a second leader',
    add(MEMBERS, { body: 'バックオフィスＤＸＰＴ', role: 'リーダー', post: '副本部長(2)', appointment: '指名' }),
    ['seatTaken'],
  ],
  [
    'osaka-3-2',
    'the second leader has left',
    add(MEMBERS, { body: 'バックオフィスDXPT', role: 'リーダー', post: '副本部長(前)', appointment: '指名', until: AS_OF - 1 }),
    [],
  ],
  [
    'osaka-3-2',
    'the second leader leaves today',
    add(MEMBERS, { body: 'バックオフィスDXPT', role: 'リーダー', post: '副本部長(前)', appointment: '指名', until: AS_OF }),
    ['seatTaken'],
  ],
  ['osaka-3-2', 'the leader is no 副本部長', set(MEMBERS, TEAM_LEADER, { post: '総務局長' }), ['seatPost']],
  ['osaka-3-2', 'the leader is not named by the 本部長', set(MEMBERS, TEAM_LEADER, { appointment: '充て職' }), ['seatAppointment']],
  ['osaka-3-3', 'the 幹事 is taken away', take(MEMBERS, has({ role: '幹事' })), ['seatMissing', 'seatMissing']],
  ['osaka-3-3', 'another post is 幹事', set(MEMBERS, has({ role: '幹事' }), { post: '財政局長' }), ['seatPost', 'seatMissing']],
  ['osaka-3-3', 'a post is taken away', take(MEMBERS, has({ post: '会計室長' })), ['seatMissing']],
  ['osaka-3-3', 'a post is split over two columns', set(MEMBERS, has({ post: '総務局長' }), { division: '総務局', post: '局長' }), []],
  [
    'osaka-3-3',
    'a sixth post is added',
    add(MEMBERS, { body: 'バックオフィスDXPT', role: '構成員', post: '都市計画局長' }),
    ['seatNotInCharter'],
  ],
  [
    'osaka-4-3',
    'another 課長 leads the 課長級WG',
    set(MEMBERS, has({ body: '課長級WG', role: 'リーダー' }), { post: '総務課長', division: null }),
    ['seatPost'],
  ],
  ['osaka-4-3', 'nobody leads the 課長級WG', take(MEMBERS, has({ body: 'DX課長級WG', role: 'リーダー' })), ['seatMissing']],
  [
    'osaka-5-3',
    'the leader of the 係長級WG is not named',
    set(MEMBERS, has({ body: '係長級WG', role: 'リーダー' }), { appointment: '公募' }),
    ['seatAppointment'],
  ],
  ['osaka-5-3', 'nobody leads the 係長級WG', take(MEMBERS, has({ body: '係長級WG', role: 'リーダー' })), ['seatMissing']],
  ['osaka-5-3', 'the post named is written in', set(MEMBERS, has({ body: '係長級WG', role: 'リーダー' }), { post: 'DX推進担当係長' }), []],
  ['osaka-5-6', 'the 係長級WG has met and not reported', add(MEETINGS, { ...CHIEFS_MEETING, reportedTo: '課長級WG' }), ['notReported']],
  [
    'osaka-5-6',
    'it reported elsewhere',
    add(MEETINGS, { ...CHIEFS_MEETING, reportedTo: 'デジタル統括室長', reportedOn: AS_OF }),
    ['reportedElsewhere'],
  ],
  ['osaka-5-6', 'it reported', add(MEETINGS, { ...CHIEFS_MEETING, reportedTo: '課長級ＷＧリーダー', reportedOn: AS_OF }), []],
  [
    'osaka-5-6',
    'a later report covers it',
    add(
      MEETINGS,
      { ...CHIEFS_MEETING, reportedTo: null },
      { ...CHIEFS_MEETING, number: 2, date: AS_OF - 9, reportedTo: '課長級WG', reportedOn: AS_OF - 2 },
    ),
    [],
  ],
  [
    'osaka-5-6',
    'an earlier report does not',
    add(
      MEETINGS,
      { ...CHIEFS_MEETING, reportedTo: '課長級WG', reportedOn: CHIEFS_MEETING.date },
      { ...CHIEFS_MEETING, number: 2, date: AS_OF - 9 },
    ),
    ['notReported'],
  ],
  ['osaka-5-6', 'a meeting still to come', add(MEETINGS, { ...CHIEFS_MEETING, date: AS_OF + 9 }), []],
];

const OSHU_CASES: readonly Case[] = [
  ['oshu-2-1', 'no CDO', take(MEMBERS, has({ body: '最高デジタル責任者', post: '副市長' })), ['seatMissing']],
  ['oshu-2-1', 'another CDO', set(MEMBERS, has({ body: '最高デジタル責任者', post: '副市長' }), { post: '教育長' }), ['seatPost']],
  ['oshu-3-1', 'no CDO補佐官', take(MEMBERS, has({ role: 'CDO補佐官' })), ['seatMissing']],
  ['oshu-3-1', 'another CDO補佐官', set(MEMBERS, has({ role: 'CDO補佐官' }), { post: '政策企画部長' }), ['seatPost']],
  ['oshu-3-2', 'the stand-in is not written', set(MEMBERS, has({ role: 'CDO補佐官' }), { remarks: 'CDOを補佐' }), ['standInNotStated']],
  ['oshu-5-2', 'another 本部長', set(MEMBERS, row => row.role === '本部長', { post: '総務課長' }), ['seatPost']],
  ['oshu-5-2', 'no 副本部長', take(MEMBERS, row => row.role === '副本部長'), ['seatMissing']],
  ['oshu-5-3', 'a section sends nobody', take(MEMBERS, has({ division: '長寿社会課' })), ['sectionMissing']],
  ['oshu-5-3', 'the committee sends nobody', take(MEMBERS, has({ division: '選挙管理委員会' })), ['sectionMissing']],
  ['oshu-6-2', 'the stand-in is not written', set(MEMBERS, row => row.role === '副本部長', { remarks: null }), ['standInNotStated']],
  ['oshu-7-3', 'a decision is not reported', add(MEETINGS, HEADQUARTERS_MEETING, CABINET), ['notReported']],
  [
    'oshu-7-3',
    'a decision is reported to the CDO補佐官 alone',
    add(MEETINGS, { ...HEADQUARTERS_MEETING, reportedTo: 'CDO補佐官', reportedOn: AS_OF }, CABINET),
    ['reportedElsewhere'],
  ],
  ['oshu-7-3', 'a decision is reported', add(MEETINGS, { ...HEADQUARTERS_MEETING, ...REPORTED }, CABINET), []],
  ['oshu-7-3', 'nothing was decided', add(MEETINGS, { ...HEADQUARTERS_MEETING, decisions: null }), []],
  [
    'oshu-9',
    'the way to 庁議 and 合議 is written nowhere',
    rows => take('DX_Context', has({ item: '決定の経路' }))(set(MEMBERS, has({ role: 'CDO' }), { remarks: '' })(rows)),
    ['finalDecisionMissing'],
  ],
  ['oshu-9', 'it is written in 背景 alone', set(MEMBERS, has({ role: 'CDO' }), { remarks: '' }), []],
  ['oshu-9', 'it is written with the CDO alone', take('DX_Context', has({ item: '決定の経路' })), []],
  [
    'oshu-9',
    'a row of 構成員 is enough',
    rows =>
      add(MEMBERS, { body: '庁議', role: 'CDO', post: '副市長' })(
        take('DX_Context', has({ item: '決定の経路' }))(set(MEMBERS, has({ role: 'CDO' }), { remarks: '' })(rows)),
      ),
    [],
  ],
  [
    'oshu-7-3',
    'reported to the CDO by the name of the template',
    add(MEETINGS, { ...HEADQUARTERS_MEETING, reportedTo: '最高デジタル責任者（CDO）', reportedOn: serialOf(2026, 6, 3) }),
    [],
  ],
  ['oshu-9', 'a decision goes no further', add(MEETINGS, { ...HEADQUARTERS_MEETING, ...REPORTED }), ['finalDecisionOpen']],
  ['oshu-9', 'somebody decides alone', add(MEETINGS, { ...HEADQUARTERS_MEETING, ...REPORTED, decidedBy: '専決' }), ['decidedOtherwise']],
  [
    'oshu-9',
    'the 庁議 was before',
    add(MEETINGS, { ...HEADQUARTERS_MEETING, ...REPORTED }, { ...CABINET, date: HEADQUARTERS_MEETING.date - 1 }),
    ['finalDecisionOpen'],
  ],
  ['oshu-9', 'the 庁議 approves', add(MEETINGS, { ...HEADQUARTERS_MEETING, ...REPORTED }, CABINET), []],
];

const ROLES = ['首長', 'CIO', 'CIO補佐官等', 'CISO', '情報政策担当部門', '管理部門', '業務担当部門'] as const;
const MARKS = ['全庁的', '外部人材', '組織再編', '予算統制'] as const;
const rule = (index: number): string => SOUMU_CHARTER.rules[index]?.id ?? '';

const SOUMU_CASES: readonly Case[] = [
  ...ROLES.flatMap((role, index): Case[] => [
    [rule(index), `${role} is filled`, set(MEMBERS, row => row.role === role, { division: '総務部' }), []],
    [rule(index), `${role} is taken away`, take(MEMBERS, row => row.role === role), ['roleMissing']],
    [rule(index), `${role} has left`, set(MEMBERS, row => row.role === role, { division: '総務部', until: AS_OF - 1 }), ['roleMissing']],
  ]),
  ...MARKS.flatMap((mark, index): Case[] => [
    [rule(ROLES.length + index), `${mark} is had`, set('DX_Issues', has({ issue: `分類：${mark}` }), { status: '解決' }), []],
    [
      rule(ROLES.length + index),
      `${mark} is on the way`,
      set('DX_Issues', has({ issue: `分類：${mark}` }), { status: '対応中' }),
      ['markOpen'],
    ],
    [rule(ROLES.length + index), `${mark} is taken away`, take('DX_Issues', has({ issue: `分類：${mark}` })), ['markMissing']],
  ]),
];

const CASES: readonly (readonly [Charter, Template, readonly string[], readonly Case[]])[] = [
  [OSAKA_CHARTER, OSAKA, ['osaka-charter.txt'], OSAKA_CASES],
  [OSHU_CHARTER, OSHU, ['oshu-charter.txt'], OSHU_CASES],
  [SOUMU_CHARTER, SOUMU, ['soumu.txt'], SOUMU_CASES],
];

describe.each(CASES.map(([charter, template, documents, cases]) => [charter.id, charter, template, documents, cases] as const))(
  '%s',
  (_, charter, template, documents, cases) => {
    test('every sentence stands in the document, character for character', () => {
      const text = documents.map(documentAsIs).join('\n');
      expect(charter.rules.filter(({ sentence }) => !text.includes(sentence)).map(({ id }) => id)).toEqual([]);
    });

    test('no rule is broken by its own template', () => {
      expect(findings(charter, rowsOfAll([template])).filter(({ level }) => level === 'breach')).toEqual([]);
    });

    test.each(cases.map(([id, what, change, kinds]) => [`${id}: ${what}`, id, change, kinds] as const))(
      '%s',
      (_name, id, change, kinds) => {
        const found = findings(charter, change(rowsOfAll([template])));
        expect(kindsOf(found, id)).toEqual(kinds);
      },
    );

    test('every rule has a case that breaks it', () => {
      expect(charter.rules.map(({ id }) => id).filter(id => !cases.some(([own, , , kinds]) => own === id && kinds.length > 0))).toEqual([]);
    });

    test('other templates are none of its business', () => {
      const others = [OSAKA, OSHU, SOUMU, KITAKYUSHU].filter(other => other !== template);
      expect(findings(charter, rowsOfAll(others))).toEqual([]);
      expect(findings(charter, {})).toEqual([]);
    });

    test('beside the other templates it finds the same', () => {
      const withOthers = findings(charter, rowsOfAll([template, ...[OSAKA, OSHU, SOUMU, KITAKYUSHU].filter(other => other !== template)]));
      expect(withOthers).toEqual(findings(charter, rowsOfAll([template])));
    });
  },
);

test('osaka and oshu hold wholly on their own templates', () => {
  expect(findings(OSAKA_CHARTER, rowsOfAll([OSAKA]))).toEqual([]);
  expect(findings(OSHU_CHARTER, rowsOfAll([OSHU]))).toEqual([]);
});

test('the 総務省 template starts with every role and every mark open', () => {
  const found = findings(SOUMU_CHARTER, rowsOfAll([SOUMU]));
  expect(found.map(({ message }) => ('role' in message ? message.role : 'mark' in message ? message.mark : null))).toEqual([
    ...ROLES,
    ...MARKS,
  ]);
  expect(found.every(({ level, rows }) => level === 'open' && rows.length === 1)).toBe(true);
});

test('a finding names the rows and the column', () => {
  const [found] = findings(OSAKA_CHARTER, set(MEMBERS, TEAM_LEADER, { post: '総務局長' })(rowsOfAll([OSAKA])));
  expect(found).toEqual({
    rule: 'osaka-3-2',
    level: 'breach',
    table: 'DX_Members',
    rows: [0],
    column: '職名',
    message: { kind: 'seatPost', body: 'バックオフィスDXPT', role: 'リーダー', got: '総務局長', expected: '副本部長' },
  });
});

test('the ids of the rules are unique', () => {
  const ids = CHARTERS.flatMap(({ rules }) => rules.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
});
