/** 大阪市: the rules of バックオフィスDXプロジェクトチーム設置要綱（令和5年4月20日施行）that a workbook can be checked against. */
import { MEMBERS } from '../../schema/declarations/members';
import { rowsOf, type FindingDetails, type Recorded } from '../finding';
import { SYSTEMS } from '../../schema/declarations/systems';
import { heldMeetings, reportedTo } from './reports';
import type { Charter } from './rule';
import { holdsPost, isOneOf, mentions, oneSeat, seats, type Body } from './seats';

/** The charter's own short names (以下「…」という。) and the full ones. The pane shows the first. */
export const PROJECT_TEAM: Body = ['バックオフィスDXPT', 'バックオフィスDXプロジェクトチーム'];
export const MANAGERS_GROUP: Body = [
  'バックオフィスDX課長級WG',
  'バックオフィスDX課長級ワーキンググループ',
  '課長級WG',
  '課長級ワーキンググループ',
];
export const CHIEFS_GROUP: Body = [
  'バックオフィスDX係長級WG',
  'バックオフィスDX係長級ワーキンググループ',
  '係長級WG',
  '係長級ワーキンググループ',
];

/** 第3条第3項: five posts, the first of which is the 幹事. */
export const TEAM_POSTS = ['デジタル統括室長', '総務局長', '財政局長', '契約管財局長', '会計室長'] as const;

/** 別表（第2条関係）. */
export const ANNEX_SYSTEMS = [
  '文書管理システム',
  '総務事務システム',
  '予算編成システム',
  '電子調達システム',
  '電子契約システム',
  '財務会計システム',
] as const;

/** The five posts and nobody else: 幹事 is one of the 構成員, so either role counts. */
function teamPosts(recorded: Recorded): FindingDetails[] {
  const members = (['幹事', '構成員'] as const).flatMap(role => seats(recorded, PROJECT_TEAM, role));
  const [body] = PROJECT_TEAM;
  const column = MEMBERS.columns.post.header;
  const missing = TEAM_POSTS.filter(post => !members.some(member => holdsPost(member, [post])));
  const others = members.filter(member => !holdsPost(member, TEAM_POSTS));
  return [
    ...missing.map((post): FindingDetails => ({
      level: 'breach',
      table: 'DX_Members',
      rows: [],
      column,
      message: { kind: 'seatMissing', body, role: '構成員', post },
    })),
    ...others.map((member): FindingDetails => ({
      level: 'breach',
      table: 'DX_Members',
      rows: [member.index],
      column,
      message: { kind: 'seatNotInCharter', body, role: member.role ?? '構成員', post: member.post ?? '' },
    })),
  ];
}

function annexSystems(recorded: Recorded): FindingDetails[] {
  const systems = rowsOf(recorded, 'DX_Systems');
  return ANNEX_SYSTEMS.filter(system => !systems.some(({ name }) => isOneOf(name, [system]))).map(system => ({
    level: 'breach',
    table: 'DX_Systems',
    rows: [],
    column: SYSTEMS.columns.name.header,
    message: { kind: 'systemMissing', system },
  }));
}

export const OSAKA_CHARTER: Charter = {
  id: 'osaka',
  document: 'バックオフィスDXプロジェクトチーム設置要綱（大阪市、令和5年4月20日施行）',
  applies: recorded =>
    rowsOf(recorded, 'DX_Members').some(
      ({ body, basis }) => mentions(body, ['バックオフィスDX']) || mentions(basis, ['バックオフィスDXプロジェクトチーム設置要綱']),
    ),
  rules: [
    {
      id: 'osaka-2-3',
      article: '第2条第3号、別表',
      sentence: '前２号に関連する別表に掲げる情報システムに関する事務',
      reads: { DX_Systems: ['name'] },
      check: annexSystems,
    },
    {
      id: 'osaka-3-2',
      article: '第3条第2項',
      sentence: 'リーダーは、規程第９条第３項に基づき、本部の副本部長のうち、本部の本部長が指名するものをもって充てる。',
      reads: { DX_Members: ['body', 'role', 'post', 'appointment'] },
      check: recorded => oneSeat(recorded, { body: PROJECT_TEAM, role: 'リーダー', oneOfThe: '副本部長', appointment: '指名' }),
    },
    {
      id: 'osaka-3-3',
      article: '第3条第3項',
      sentence:
        '構成員は、デジタル統括室長、総務局長、財政局長、契約管財局長、会計室長の職にある者をもって充てる。なお、デジタル統括室長を幹事とする。',
      reads: { DX_Members: ['body', 'role', 'post'] },
      check: recorded => [...oneSeat(recorded, { body: PROJECT_TEAM, role: '幹事', posts: [TEAM_POSTS[0]] }), ...teamPosts(recorded)],
    },
    {
      id: 'osaka-4-3',
      article: '第4条第3項',
      sentence: '課長級ＷＧリーダーは、デジタル統括室ＤＸ事業調整担当課長の職にある者をもって充てる。',
      reads: { DX_Members: ['body', 'role', 'post'] },
      check: recorded =>
        oneSeat(recorded, { body: MANAGERS_GROUP, role: 'リーダー', posts: ['デジタル統括室DX事業調整担当課長', 'DX事業調整担当課長'] }),
    },
    {
      id: 'osaka-5-3',
      article: '第5条第3項',
      sentence: '係長級ＷＧリーダーは、幹事が指名する者をもって充てる。',
      reads: { DX_Members: ['body', 'role', 'post', 'appointment'] },
      check: recorded => oneSeat(recorded, { body: CHIEFS_GROUP, role: 'リーダー', appointment: '指名' }),
    },
    {
      id: 'osaka-5-6',
      article: '第5条第6項',
      sentence:
        '係長級ＷＧリーダーは、係長級ＷＧで決定された事項及び論点整理の状況等のプロジェクトの進捗状況について、定期的に課長級ＷＧに報告する。',
      reads: { DX_Meetings: ['body', 'date', 'reportedTo', 'reportedOn'] },
      needs: ['DX_Meetings'],
      check: recorded => reportedTo(recorded, heldMeetings(recorded, CHIEFS_GROUP), MANAGERS_GROUP),
    },
  ],
};
