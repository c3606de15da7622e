/**
 * 総務省 「DX推進に係る組織体制について」（令和3年2月）: what a municipality is asked to set up, and what others have done.
 *
 * The roles are in 構成員: 職名 is the document's name of the role, 備考 what it is asked to do; 氏名, 所属 and 就任日 are for the
 * municipality to fill in, and say that the role is filled (rules/soumu.ts). The four marks, the published cases (soumu-cases.ts)
 * and the questions are in 課題, the one table that takes a task without a date: each mark is something the organisation
 * may still have to do, and is had once its row is 解決. The cases are not in 構成員: other cities' posts would fill our roles.
 */
import { CASES, markedBy, PROJECTS } from './soumu-cases';
import { markTitle, SOUMU_DOCUMENT as DOCUMENT, type SoumuMark } from '../inspect/charters/soumu';
import type { NewContext, NewMember, NewOpenIssue } from '../schema/declarations/tables';
import type { Template } from './template';

const SECTION = '自治体DX推進計画における組織体制の記載① 2.(1) 組織体制の整備';
const BODY = 'DX推進体制';

function asked(role: NewMember['role'], post: string, heading: string, remarks: string): NewMember {
  return { body: BODY, role, post, basis: `${DOCUMENT}${SECTION}${heading}`, remarks };
}

const MEMBERS: readonly NewMember[] = [
  asked(
    '首長',
    '首長',
    '［首長］',
    'DXの推進に当たっては、仕事の仕方、組織・人事の仕組み、組織文化・風土そのものの変革も必要となる中、首長自らがこれらの変革に強いコミットメントを持って取り組む。',
  ),
  asked(
    'CIO',
    '最高情報統括責任者（CIO）',
    '［CIO］',
    '首長の理解とリーダーシップの下、最高情報統括責任者（CIO：Chief Information Officer）を中心とする全庁的なDX推進体制を整備する。CIOは、言わば庁内マネジメントの中核であり、庁内全般を把握するとともに部局間の調整に力を発揮することができるよう、副市長等であることが望ましい。',
  ),
  asked(
    'CIO補佐官等',
    'CIO補佐官等',
    '［CIO補佐官等］',
    'CIOを補佐する体制を強化するため、CIO補佐官等の任用などの取組みを進める。また、CIOのマネジメントを専門的知見から補佐するCIO補佐官等については、外部専門人材の活用を積極的に検討する。',
  ),
  asked(
    'CISO',
    '最高情報セキュリティ責任者（CISO）',
    '',
    'また、情報セキュリティ対策を確実に実施するため、最高情報セキュリティ責任者（CISO：Chief Information Security Officer）の設置など情報セキュリティ対策に取り組む体制の確実な整備も重要であり、連携して取り組む必要がある。',
  ),
  asked(
    '情報政策担当部門',
    '情報政策担当部門',
    '［情報政策担当部門］',
    '情報政策担当部門は、団体の保有する情報資産や情報関係予算を一元的に把握し、重複投資の排除や情報システムの全体最適化に役立てる。',
  ),
  asked(
    '管理部門',
    '行政改革・法令・人事・財政担当部門',
    '［行政改革・法令・人事・財政担当部門］',
    '行政改革・法令・人事・財政担当部門は、自治体DXの必要性を十分に認識し、管理部門として、CIO・情報政策担当部門と連携強化を図りつつ、自らDXを推進していく役割を果たす。',
  ),
  asked(
    '業務担当部門',
    '業務担当部門（特に窓口担当部門）',
    '［業務担当部門（特に窓口担当部門）］',
    '自治体のデジタル化は、業務改革の契機であることを踏まえ、今後5年間のDXの取組みを通じてどのように業務を変えていくのかという観点から、主体性を持ってDX推進に参画する。',
  ),
];

/** A mark of one's own organisation; rules/soumu.ts finds the row by this title. */
function mark(number: number, name: SoumuMark, category: NewOpenIssue['category'], heading: string, text: string): NewOpenIssue {
  return {
    id: `SM-${number}`,
    issue: `${markTitle(name)}${heading}`,
    category: category ?? null,
    response: `${text}この分類の事例：${markedBy(name).join('、')}。\n出典：${DOCUMENT}各団体の状況、事例①～③の分類${name === '予算統制' ? '（この分類の説明はないため、［情報政策担当部門］の記載による当方の読み方）' : ''}`,
  };
}

const MARKS: readonly NewOpenIssue[] = [
  mark(
    1,
    '全庁的',
    '組織',
    '　横断的・全庁的な会議体等を設置',
    '本部長を首長、副本部長を副知事・副市区町村長や民間出身のCIOとする部局横断の組織・会議体を設置する例が多数見受けられた。司令塔となる会議体の下に、PT（担務：庁内外の情報の収集・共有と施策の調整）、WG（担務：部局横断的施策の方針立案・進捗管理）を設置し、推進体制を構築。',
  ),
  mark(
    2,
    '外部人材',
    '人材',
    '　外部人材の任用',
    '外部人材をCDOやCIO補佐官として任用。他自治体で情報部門に長く従事した職員を一般職・常勤（課長級）として採用した事例もあった。',
  ),
  mark(
    3,
    '組織再編',
    '組織',
    '　行政改革や統計も含めた組織の再編',
    '情報施策、システム管理運営、行政改革、統計の各部門を再編し、ICTを活用した全庁横断的な業務プロセス改革などの推進と、行政運営の改革、データに基づく政策決定（EBPM）を一体的に取り組む体制を構築。',
  ),
  // The section has no heading for this mark: what it means is said of the 情報政策担当部門.
  mark(
    4,
    '予算統制',
    '予算',
    '',
    // Not a sentence about this mark but the one of the 情報政策担当部門 that speaks of the budget.
    '情報政策担当部門は、団体の保有する情報資産や情報関係予算を一元的に把握し、重複投資の排除や情報システムの全体最適化に役立てる。',
  ),
];

const STAFFING: NewOpenIssue = {
  id: 'SM-5',
  issue: '情報部門と業務部門の連携のための人員配置',
  category: '人材',
  response: `部局間の連携を円滑にするため、情報政策担当部門に他部局職員を兼務。情報政策担当部門以外のシステムを運用している業務担当部門に情報職を配置。\n出典：${DOCUMENT}各団体の状況`,
};

/** The first two bullets of the section. */
const SURVEY: readonly NewContext[] = [
  {
    item: '各団体の状況 アンケート調査',
    category: 'その他',
    text: '都道府県・指定都市を対象に先進的に独自の工夫を凝らして、全庁的・横断的な推進体制の構築・運営を行っている事例をアンケート調査により把握。',
    source: `${DOCUMENT}各団体の状況`,
  },
  {
    item: '各団体の状況 周知',
    category: 'その他',
    text: '収集した事例を、全団体に周知（R3.1.19付）',
    source: `${DOCUMENT}各団体の状況`,
  },
  {
    item: '各自治体における組織・DXの進め方について',
    category: 'その他',
    text: '各自治体における取組に資するよう、どのような点をさらに追加することが適切か。',
    source: `${DOCUMENT}各自治体における組織・DXの進め方について`,
  },
];

const ASKED: NewOpenIssue = {
  id: 'SM-6',
  issue: '全庁的・横断的な推進体制とする',
  category: '組織',
  response: `限られた予算の中、組織の壁を越えて、全体最適化の見地から自治体の情報システムの標準化・共通化等のDXを推進するためには、効果的な推進体制の構築が不可欠である。今回の自治体DXの取組みは、極めて多くの業務に関係する取組みを短期間で行おうとするものであることから、以下の役割を参考として、全庁的・横断的な推進体制とする必要がある。具体的な取組みに先んじて、速やかに体制整備に着手することが望まれる。\n出典：${DOCUMENT}${SECTION}（「以下の役割」は構成員シートにある）`,
};

const question = (number: number, issue: string): NewOpenIssue => ({
  id: `SM-Q${number}`,
  issue,
  category: '組織',
  response: `出典：${DOCUMENT}各自治体における組織・DXの進め方について〈考えられる視点〉`,
});

const QUESTIONS: readonly NewOpenIssue[] = [
  question(1, '首長・CIOのリーダーシップを発揮するためには、どのような取組が考えられるか。'),
  question(2, '全庁的・横断的な組織体を有効に動かすには、どのような取組が考えられるか。'),
  question(3, '各部局の連携（調整や情報共有）を実効的に行うためには、どのような取組が考えられるか。'),
  question(4, '業務を標準システムにあわせていくなどの業務担当課の取組を円滑に進めるためには、どのような取組が考えられるか。'),
  question(5, '小規模自治体については、どのような体制とするのがよいか。またどのような支援が考えられるか。'),
];

export const SOUMU: Template = {
  id: 'soumu',
  name: '総務省 DX推進体制',
  goal: null,
  rows: { DX_Members: MEMBERS, DX_Context: SURVEY, DX_Issues: [...MARKS, STAFFING, ASKED, ...CASES, ...PROJECTS, ...QUESTIONS] },
};
