/**
 * 総務省: what 「DX推進に係る組織体制について」（令和3年2月）asks of a municipality: which of the roles are filled, and which of the four
 * marks of the published cases the organisation has. The document advises (以下の役割を参考として), so nothing here is a breach as
 * long as the row is kept: what is not there yet is open.
 */
import { rowsOf, type FindingDetails, type Recorded } from '../finding';
import { MEMBERS } from '../../schema/declarations/members';
import { OPEN_ISSUES } from '../../schema/declarations/open-issues';
import type { Charter, CharterRule } from './rule';
import { mentions, seats, type Role } from './seats';

export const SOUMU_DOCUMENT = '総務省「DX推進に係る組織体制について」（令和3年2月）';

/** The four columns of 分類 in the published cases. */
export const SOUMU_MARKS = ['全庁的', '外部人材', '組織再編', '予算統制'] as const;
export type SoumuMark = (typeof SOUMU_MARKS)[number];

/** How the template writes a mark of one's own organisation in 課題: 「分類：全庁的」 followed by what it means. */
export const markTitle = (mark: SoumuMark): string => `分類：${mark}`;

/** Filled: somebody or some section is named. 職名 alone is the document's word for the role, not an answer. */
function roleFilled(recorded: Recorded, role: Role): FindingDetails[] {
  const members = seats(recorded, null, role);
  if (members.length === 0)
    return [
      { level: 'breach', table: 'DX_Members', rows: [], column: MEMBERS.columns.role.header, message: { kind: 'roleMissing', role } },
    ];
  if (members.some(({ person, division, since }) => person !== null || division !== null || since !== null)) return [];
  return [
    {
      level: 'open',
      table: 'DX_Members',
      rows: members.map(({ index }) => index),
      column: MEMBERS.columns.division.header,
      message: { kind: 'roleOpen', role },
    },
  ];
}

/** The organisation has the mark when the row of 課題 for it is 解決: only staff can tell, so they say it there. */
function markHad(recorded: Recorded, mark: SoumuMark): FindingDetails[] {
  const rows = rowsOf(recorded, 'DX_Issues').filter(({ issue }) => mentions(issue, [markTitle(mark)]));
  if (rows.length === 0)
    return [
      { level: 'breach', table: 'DX_Issues', rows: [], column: OPEN_ISSUES.columns.issue.header, message: { kind: 'markMissing', mark } },
    ];
  if (rows.some(({ status }) => status === '解決')) return [];
  return [
    {
      level: 'open',
      table: 'DX_Issues',
      rows: rows.map(({ index }) => index),
      column: OPEN_ISSUES.columns.status.header,
      message: { kind: 'markOpen', mark },
    },
  ];
}

const asked = (id: string, role: Role, article: string, sentence: string): CharterRule => ({
  id,
  article,
  sentence,
  reads: { DX_Members: ['role'] },
  check: recorded => roleFilled(recorded, role),
});
const marked = (id: string, mark: SoumuMark, article: string, sentence: string): CharterRule => ({
  id,
  article,
  sentence,
  reads: { DX_Issues: ['issue', 'status'] },
  check: recorded => markHad(recorded, mark),
});

const PLAN = '自治体DX推進計画における組織体制の記載① 2.(1)';
const STATE = '各団体の状況';

export const SOUMU_CHARTER: Charter = {
  id: 'soumu',
  document: SOUMU_DOCUMENT,
  applies: recorded => rowsOf(recorded, 'DX_Members').some(({ basis }) => mentions(basis, ['DX推進に係る組織体制について'])),
  rules: [
    asked(
      'soumu-head',
      '首長',
      `${PLAN} [首長]`,
      'DXの推進に当たっては、仕事の仕方、組織・人事の仕組み、組織文化・風土そのものの変革も必要となる中、首長自らがこれらの変革に強いコミットメントを持って取り組む。',
    ),
    asked(
      'soumu-cio',
      'CIO',
      `${PLAN} [CIO]`,
      'CIOは、言わば庁内マネジメントの中核であり、庁内全般を把握するとともに部局間の調整に力を発揮することができるよう、副市長等であることが望ましい。',
    ),
    asked(
      'soumu-cio-aide',
      'CIO補佐官等',
      `${PLAN} [CIO補佐官等]`,
      'CIOを補佐する体制を強化するため、CIO補佐官等の任用などの取組みを進める。',
    ),
    asked(
      'soumu-ciso',
      'CISO',
      PLAN,
      'また、情報セキュリティ対策を確実に実施するため、最高情報セキュリティ責任者（CISO：Chief Information Security Officer）の設置など情報セキュリティ対策に取り組む体制の確実な整備も重要であり、連携して取り組む必要がある。',
    ),
    asked(
      'soumu-information',
      '情報政策担当部門',
      `${PLAN} [情報政策担当部門]`,
      '情報政策担当部門は、団体の保有する情報資産や情報関係予算を一元的に把握し、重複投資の排除や情報システムの全体最適化に役立てる。',
    ),
    asked(
      'soumu-management',
      '管理部門',
      `${PLAN} [行政改革・法令・人事・財政担当部門]`,
      '行政改革・法令・人事・財政担当部門は、自治体DXの必要性を十分に認識し、管理部門として、CIO・情報政策担当部門と連携強化を図りつつ、自らDXを推進していく役割を果たす。',
    ),
    asked(
      'soumu-business',
      '業務担当部門',
      `${PLAN} [業務担当部門（特に窓口担当部門）]`,
      '自治体のデジタル化は、業務改革の契機であることを踏まえ、今後5年間のDXの取組みを通じてどのように業務を変えていくのかという観点から、主体性を持ってDX推進に参画する。',
    ),
    marked(
      'soumu-mark-whole',
      '全庁的',
      PLAN,
      '今回の自治体DXの取組みは、極めて多くの業務に関係する取組みを短期間で行おうとするものであることから、以下の役割を参考として、全庁的・横断的な推進体制とする必要がある。',
    ),
    marked('soumu-mark-outside', '外部人材', `${STATE} 外部人材の任用`, '外部人材をCDOやCIO補佐官として任用。'),
    marked(
      'soumu-mark-reorganised',
      '組織再編',
      `${STATE} 行政改革や統計も含めた組織の再編`,
      '情報施策、システム管理運営、行政改革、統計の各部門を再編し、I C Tを活用した全庁横断的な業務プロセス改革などの推進と、行政運営の改革、データに基づく政策決定（E B P M）を一体的に取り組む体制を構築。',
    ),
    marked(
      'soumu-mark-budget',
      '予算統制',
      `${PLAN} [情報政策担当部門]`,
      '情報政策担当部門は、団体の保有する情報資産や情報関係予算を一元的に把握し、重複投資の排除や情報システムの全体最適化に役立てる。',
    ),
  ],
};
