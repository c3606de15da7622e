/** 奥州市: the rules of 奥州市デジタル推進本部規程（令和6年4月1日施行）that a workbook can be checked against. */
import { rowsOf, type FindingDetails, type Recorded } from '../finding';
import { MEETINGS } from '../../schema/declarations/meetings';
import { MEMBERS } from '../../schema/declarations/members';
import { heldMeetings, reportedTo } from './reports';
import type { Charter } from './rule';
import { inOffice, isOneOf, mentions, oneSeat, seats, standsInFor, type Body } from './seats';

const NAME = '奥州市デジタル推進本部';
export const HEADQUARTERS: Body = [NAME, 'デジタル推進本部'];
/** The CDO stands above the 本部 and is no body; staff who list the CDO under the 本部 are understood as well. */
export const CDO: Body = ['最高デジタル責任者（CDO）', '最高デジタル責任者', 'CDO'];
export const CHIEF_DIGITAL_OFFICER: Body = [...CDO, ...HEADQUARTERS];
/** Whoever the minutes name when they mean the CDO, who is 副市長 (第2条). */
const CDO_NAMES: Body = ['CDO', ...CDO, '副市長'];

/** 第9条: where the final decision is taken. */
export const CABINET: Body = ['庁議', '奥州市庁議'];
export const CONCURRENCE: Body = ['関係する組織の長等の合議', '合議'];
const FINAL_WAYS = ['庁議', '合議'] as const;

/** 第5条第3項: the sections that send a 本部員, as 部局 and 課 (the 選挙管理委員会事務局 has none). */
export const SECTIONS = [
  ['政策企画部', '政策企画課'],
  ['総務部', '総務課'],
  ['財務部', '財政課'],
  ['財務部', '税務課'],
  ['協働まちづくり部', '地域づくり推進課'],
  ['市民環境部', '市民課'],
  ['市民環境部', '危機管理課'],
  ['商工観光部', '商業観光課'],
  ['農林部', '農政課'],
  ['福祉部', '福祉課'],
  ['福祉部', '長寿社会課'],
  ['健康こども部', 'こども家庭課'],
  ['健康こども部', '保育こども園課'],
  ['健康こども部', '保険年金課'],
  ['都市整備部', '土木課'],
  ['教育委員会事務局', '学校教育課'],
  ['選挙管理委員会事務局', ''],
] as const;

/** A 本部員 for every section of article 5, found by the section's name in 所属 or 職名. */
function sectionMembers(recorded: Recorded): FindingDetails[] {
  const members = seats(recorded, HEADQUARTERS, '本部員');
  const [body] = HEADQUARTERS;
  return SECTIONS.filter(
    ([office, section]) =>
      !members.some(({ division, post }) => mentions(division, [section || office]) || mentions(post, [section || office])),
  ).map(([office, section]) => ({
    level: 'breach',
    table: 'DX_Members',
    rows: [],
    column: MEMBERS.columns.division.header,
    message: { kind: 'sectionMissing', body, role: '本部員', section: [office, section].filter(Boolean).join(' ') },
  }));
}

/** The meetings of the 本部 that decided something. */
function decidingMeetings(recorded: Recorded) {
  return heldMeetings(recorded, HEADQUARTERS).filter(({ decisions }) => decisions !== null);
}

/** A way to the final decision is written down. */
function finalDecisionPath(recorded: Recorded): FindingDetails[] {
  const ends = [...CABINET, ...CONCURRENCE];
  // The charter names nobody who sits there: 備考 of the CDO or 背景 says it as well as a row of 構成員.
  const path =
    rowsOf(recorded, 'DX_Members').some(
      member =>
        inOffice(member, recorded.asOf) && (isOneOf(member.body, ends) || (member.role === 'CDO' && mentions(member.remarks, FINAL_WAYS))),
    ) || rowsOf(recorded, 'DX_Context').some(({ item }) => mentions(item, ends));
  return path
    ? []
    : [
        {
          level: 'breach',
          table: 'DX_Members',
          rows: [],
          column: MEMBERS.columns.body.header,
          message: { kind: 'finalDecisionMissing', bodies: FINAL_WAYS },
        },
      ];
}

/** Nobody decides alone (専決), and what the 本部 decided is followed by 庁議 or 合議, in its own row or in a later one. */
function finalDecisions(recorded: Recorded): FindingDetails[] {
  const column = MEETINGS.columns.decidedBy.header;
  const finals = heldMeetings(recorded, null).filter(({ decidedBy }) => isOneOf(decidedBy, FINAL_WAYS));
  return decidingMeetings(recorded).flatMap((meeting): FindingDetails[] => {
    const { index, date, decidedBy } = meeting;
    const [body] = HEADQUARTERS;
    const at = { table: 'DX_Meetings', rows: [index], column } as const;
    if (decidedBy === '専決')
      return [{ ...at, level: 'breach', message: { kind: 'decidedOtherwise', body, date, got: decidedBy, expected: FINAL_WAYS } }];
    return finals.some(final => final.date >= date)
      ? []
      : [{ ...at, level: 'open', message: { kind: 'finalDecisionOpen', body, date, expected: FINAL_WAYS } }];
  });
}

export const OSHU_CHARTER: Charter = {
  id: 'oshu',
  document: '奥州市デジタル推進本部規程（令和3年6月24日共同訓令第2号、令和6年4月1日施行）',
  applies: recorded => rowsOf(recorded, 'DX_Members').some(({ body, basis }) => isOneOf(body, [NAME]) || mentions(basis, [`${NAME}規程`])),
  rules: [
    {
      id: 'oshu-2-1',
      article: '第2条',
      sentence: '最高デジタル責任者(CDO:Chief Digital Officer、以下「CDO」という。)は、副市長をもって充てる。',
      reads: { DX_Members: ['body', 'role', 'post'] },
      check: recorded => oneSeat(recorded, { body: CHIEF_DIGITAL_OFFICER, role: 'CDO', posts: ['副市長'] }),
    },
    {
      id: 'oshu-3-1',
      article: '第3条',
      sentence: '最高デジタル責任者補佐官(以下「CDO補佐官」という。)は、総務部長をもって充てる。',
      reads: { DX_Members: ['body', 'role', 'post'] },
      check: recorded => oneSeat(recorded, { body: CHIEF_DIGITAL_OFFICER, role: 'CDO補佐官', posts: ['総務部長'] }),
    },
    {
      id: 'oshu-3-2',
      article: '第3条第2項',
      sentence: 'CDO補佐官は、CDOを補佐し、CDOに事故があるとき、又は欠けたときは、その職務を代理する。',
      reads: { DX_Members: ['body', 'role', 'remarks'] },
      check: recorded => standsInFor(recorded, CHIEF_DIGITAL_OFFICER, 'CDO補佐官', 'CDO'),
    },
    {
      id: 'oshu-5-2',
      article: '第5条第2項',
      sentence: '本部長は総務部行革デジタル戦略課長を、副本部長は総務部行革デジタル戦略課課長補佐をもって充てる。',
      reads: { DX_Members: ['body', 'role', 'post'] },
      check: recorded => [
        ...oneSeat(recorded, { body: HEADQUARTERS, role: '本部長', posts: ['総務部行革デジタル戦略課長', '行革デジタル戦略課長'] }),
        ...oneSeat(recorded, {
          body: HEADQUARTERS,
          role: '副本部長',
          posts: ['総務部行革デジタル戦略課課長補佐', '行革デジタル戦略課課長補佐'],
        }),
      ],
    },
    {
      id: 'oshu-5-3',
      article: '第5条第3項',
      sentence: '本部員は、次に掲げる組織の係長等の職にある職員で、当該組織の長が指名した者をもって充てる。',
      reads: { DX_Members: ['body', 'role'] },
      check: sectionMembers,
    },
    {
      id: 'oshu-6-2',
      article: '第6条第2項',
      sentence: '副本部長は、本部長を補佐し、本部長に事故があるとき、又は本部長が欠けたときは、その職務を代理する。',
      reads: { DX_Members: ['body', 'role', 'remarks'] },
      check: recorded => standsInFor(recorded, HEADQUARTERS, '副本部長', '本部長'),
    },
    {
      id: 'oshu-7-3',
      article: '第7条第3項',
      sentence: '本部は、本部の会議において決定した事項等をCDOに報告するものとする。',
      reads: { DX_Meetings: ['body', 'date', 'decisions', 'reportedTo', 'reportedOn'] },
      needs: ['DX_Meetings'],
      check: recorded => reportedTo(recorded, decidingMeetings(recorded), CDO_NAMES),
    },
    {
      id: 'oshu-9',
      article: '第9条',
      sentence:
        'DXの推進に係る基本的な方針、施策等の最終決定及び実施に当たっては、CDOが庁議(奥州市庁議運営規程(平成18年奥州市訓令第48号)第2条に規定する庁議をいう。)に付議し、その承認を得るものとする。ただし、あらかじめ、関係する組織の長等と協議し、意見の調整等ができた場合は、その長等の合議を経ることをもってこれに代えることができる。',
      reads: { DX_Members: ['body'] },
      check: finalDecisionPath,
      further: [{ reads: { DX_Meetings: ['body', 'date', 'decisions', 'decidedBy'] }, needs: ['DX_Meetings'], check: finalDecisions }],
    },
  ],
};
