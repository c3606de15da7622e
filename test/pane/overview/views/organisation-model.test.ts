import { organisationOf, type BodyNode } from '../../../../src/pane/overview/views/organisation-model';
import { printRow } from '../../../../src/sheets/make/print';
import { sheetColumns } from '../../../../src/sheets/schema/table';
import { TABLES } from '../../../../src/sheets/schema/declarations/tables';
import { OSAKA } from '../../../../src/sheets/templates/osaka';
import { OSHU } from '../../../../src/sheets/templates/oshu';
import { SOUMU } from '../../../../src/sheets/templates/soumu';
import type { Template } from '../../../../src/sheets/templates/template';
import type { WorkbookState } from '../../../../src/sheets/read/state';
import { AS_OF, cellsOf, workbookState } from '../../workbook-state';

function fromTemplate(...templates: readonly Template[]): WorkbookState {
  const columns = sheetColumns(TABLES.DX_Members);
  const lines = templates
    .flatMap(({ rows }) => rows.DX_Members ?? [])
    .map(row => printRow(columns, row, null).map(({ value }) => value ?? ''));
  return workbookState({ DX_Members: [columns.map(({ header }) => header), ...lines] });
}

/** 「PT > 課長級WG」, one text a body. */
function drawn(bodies: readonly BodyNode[], above = ''): string[] {
  return bodies.flatMap(({ name, under }) => [above + name, ...drawn(under, `${above}${name} > `)]);
}
const flat = (bodies: readonly BodyNode[]): BodyNode[] => bodies.flatMap(body => [body, ...flat(body.under)]);

test('大阪市: the WGs under the PT, by the charter', () => {
  const organisation = organisationOf(fromTemplate(OSAKA));
  expect(drawn(organisation?.bodies ?? [])).toEqual([
    'バックオフィスDXPT',
    'バックオフィスDXPT > バックオフィスDX課長級WG',
    'バックオフィスDXPT > バックオフィスDX課長級WG > バックオフィスDX係長級WG',
  ]);
  const [team, managers, chiefs] = flat(organisation?.bodies ?? []);
  expect([managers?.line, chiefs?.line]).toEqual([
    { kind: 'under', to: 'バックオフィスDXPT', article: '第4条第4項' },
    { kind: 'reports', to: 'バックオフィスDX課長級WG', article: '第5条第6項' },
  ]);
  expect(team?.posts.map(({ role, state }) => `${role} ${state}`)).toEqual([
    'リーダー unnamed',
    '幹事 unnamed',
    '構成員 unnamed',
    '構成員 unnamed',
    '構成員 unnamed',
    '構成員 unnamed',
    '事務局 held',
  ]);
});

test('奥州市: the way of a decision from the team up to 庁議, 合議 beside it', () => {
  const organisation = organisationOf(fromTemplate(OSHU));
  expect(drawn(organisation?.bodies ?? [])).toEqual([
    '庁議',
    '庁議 > 最高デジタル責任者（CDO）',
    '庁議 > 最高デジタル責任者（CDO） > 奥州市デジタル推進本部',
    '庁議 > 最高デジタル責任者（CDO） > 奥州市デジタル推進本部 > DX推進チーム',
    '関係する組織の長等の合議',
  ]);
  expect(organisation?.bodies[1]?.line).toEqual({ kind: 'instead', to: '庁議', article: '第9条ただし書' });
  const headquarters = flat(organisation?.bodies ?? []).find(({ name }) => name === '奥州市デジタル推進本部');
  expect(headquarters?.posts).toHaveLength(20);
  expect(headquarters?.posts.map(({ role }) => role).filter((role, at, all) => all.indexOf(role) === at)).toEqual([
    '本部長',
    '副本部長',
    '本部員',
    '事務局',
  ]);
});

test('大阪市 and 奥州市 in one workbook: each as by itself, side by side in either order', () => {
  const [osaka, oshu] = [OSAKA, OSHU].map(template => drawn(organisationOf(fromTemplate(template))?.bodies ?? []));
  expect(drawn(organisationOf(fromTemplate(OSAKA, OSHU))?.bodies ?? [])).toEqual([...(osaka ?? []), ...(oshu ?? [])]);
  expect(drawn(organisationOf(fromTemplate(OSHU, OSAKA))?.bodies ?? [])).toEqual([...(oshu ?? []), ...(osaka ?? [])]);
});

test("総務省: one body, its roles in the document's order; an office is held once its 所属 is named", () => {
  const state = fromTemplate(SOUMU);
  const [body] = organisationOf(state)?.bodies ?? [];
  expect(body?.posts.map(({ role }) => role)).toEqual([
    '首長',
    'CIO',
    'CIO補佐官等',
    'CISO',
    '情報政策担当部門',
    '管理部門',
    '業務担当部門',
  ]);
  expect(organisationOf(state)?.counts).toEqual({ bodies: 1, posts: 7, unnamed: 7, vacant: 0 });
  const named = state.tables.DX_Members?.rows.map(row => ({ ...row, division: '企画課' })) ?? [];
  const table = state.tables.DX_Members;
  if (table === null) throw new Error('no table');
  expect(organisationOf({ ...state, tables: { ...state.tables, DX_Members: { ...table, rows: named } } })?.counts.unnamed).toBe(4);
});

test('terms: ended, followed, still to come; the jump goes to the post', () => {
  const members = [
    { 会議体: '本部', 役割: '構成員', 職名: '部長', 氏名: '甲', 退任日: AS_OF - 1 },
    { 会議体: '本部', 役割: '本部長', 職名: '副市長', 氏名: '乙', 退任日: AS_OF - 100 },
    { 会議体: '本部', 役割: '本部長', 職名: '副市長', 氏名: '丙', 就任日: AS_OF - 99 },
    { 会議体: '本部', 役割: 'メンバー', 職名: '係長', 氏名: '丁', 就任日: AS_OF + 1 },
    { 会議体: '本部', 役割: 'メンバー', 職名: '主査', 氏名: '戊', 退任日: AS_OF },
  ];
  const organisation = organisationOf(workbookState({ DX_Members: cellsOf('DX_Members', members) }));
  expect(organisation?.bodies[0]?.posts.map(({ person, state, place }) => `${person ?? ''} ${state} ${place.address}`)).toEqual([
    '乙 former C7',
    '丙 held C8',
    '甲 vacant C6',
    '丁 coming C9',
    '戊 held C10',
  ]);
  expect(organisation?.counts).toEqual({ bodies: 1, posts: 4, unnamed: 0, vacant: 1 });
});

test('without a charter the meetings tell whom a body reports to; a circle keeps its first body on top', () => {
  const members = ['幹事会', '委員会', '部会', '分科会'].map(body => ({ 会議体: body, 役割: 'リーダー', 職名: '課長', 氏名: '甲' }));
  const meetings = [
    ['幹事会', '委員会'],
    ['部会', '幹事会'],
    ['部会', '委員会'],
    ['部会', '幹事会'],
    ['分科会', '外部'],
  ].map(([body, to]) => ({ 会議体: body ?? '', 開催日: AS_OF - 10, 報告先: to ?? '' }));
  const cells = { DX_Members: cellsOf('DX_Members', members), DX_Meetings: cellsOf('DX_Meetings', meetings) };
  const organisation = organisationOf(workbookState(cells));
  expect(drawn(organisation?.bodies ?? [])).toEqual(['委員会', '委員会 > 幹事会', '委員会 > 幹事会 > 部会', '分科会']);
  const circle = [...meetings, { 会議体: '委員会', 開催日: AS_OF - 9, 報告先: '部会' }];
  expect(drawn(organisationOf(workbookState({ ...cells, DX_Meetings: cellsOf('DX_Meetings', circle) }))?.bodies ?? [])).toEqual([
    '幹事会',
    '幹事会 > 部会',
    '幹事会 > 部会 > 委員会',
    '分科会',
  ]);
});

test('without the table there is no organisation', () => expect(organisationOf(workbookState({}))).toBeNull());

test('a body under two of its names is one box', () => {
  const members = [
    { 会議体: 'バックオフィスDX課長級WG', 役割: 'リーダー', 職名: '課長', 氏名: '甲', 退任日: AS_OF - 1 },
    { 会議体: '課長級ワーキンググループ', 役割: 'リーダー', 職名: '課長', 氏名: '乙' },
    { 会議体: '検討会', 役割: 'リーダー', 職名: '係長', 氏名: '丙' },
  ];
  const meetings = [{ 会議体: '検討会', 開催日: AS_OF - 10, 報告先: '課長級ＷＧ' }];
  const organisation = organisationOf(
    workbookState({ DX_Members: cellsOf('DX_Members', members), DX_Meetings: cellsOf('DX_Meetings', meetings) }),
  );
  expect(drawn(organisation?.bodies ?? [])).toEqual(['バックオフィスDX課長級WG', 'バックオフィスDX課長級WG > 検討会']);
  // The second one follows the first in the same seat.
  expect(organisation?.counts).toEqual({ bodies: 2, posts: 2, unnamed: 0, vacant: 0 });
});
