/**
 * 奥州市 デジタル推進本部. The charter names posts and sections, which are in 構成員.
 *
 * The path of a decision (会議 → CDO → 庁議 or 合議) is in 備考 of the 本部長 and the CDO, station by station, and its end in 背景: the
 * charter does not say who sits in 庁議 or 合議, so neither has a seat. It is not in 会議: a row there is a meeting that was held, with
 * its date, and the charter holds none.
 * Who stands in for whom is in 備考 of both seats, which is where the charter rules of rules/oshu.ts look for it.
 */
import type { NewContext, NewMember } from '../schema/declarations/tables';
import type { Template } from './template';

const CHARTER = '奥州市デジタル推進本部規程';
const HEADQUARTERS = '奥州市デジタル推進本部';
const CDO = '最高デジタル責任者（CDO）';
const article = (text: string): string => `${CHARTER} ${text}`;

/** 第5条第3項: a person of 係長 rank or the like, named by the head of the section. */
function sectionMember(item: string, office: string, section: string | null): NewMember {
  return {
    body: HEADQUARTERS,
    role: '本部員',
    post: `${section ?? office}の係長等の職にある職員`,
    division: section === null ? office : `${office} ${section}`,
    appointment: '指名',
    basis: article(`第5条第3項${item}`),
    remarks: '当該組織の長が指名した者',
  };
}

const inMayorsOffice = (office: string, section: string): NewMember => sectionMember('第1号', office, section);

const PATH: readonly NewContext[] = [
  {
    item: '決定の経路③ 庁議',
    category: '制度',
    text: 'DXの推進に係る基本的な方針、施策等の最終決定及び実施に当たっては、CDOが庁議（奥州市庁議運営規程（平成18年奥州市訓令第48号）第2条に規定する庁議をいう。）に付議し、その承認を得るものとする。',
    source: article('第9条'),
  },
  {
    item: '決定の経路③に代わるもの 関係する組織の長等の合議',
    category: '制度',
    text: 'ただし、あらかじめ、関係する組織の長等と協議し、意見の調整等ができた場合は、その長等の合議を経ることをもってこれに代えることができる。',
    source: article('第9条ただし書'),
  },
];

export const OSHU: Template = {
  id: 'oshu',
  name: '奥州市 デジタル推進本部',
  goal: null,
  rows: {
    DX_Context: PATH,
    DX_Members: [
      {
        body: CDO,
        role: 'CDO',
        post: '副市長',
        appointment: '充て職',
        basis: article('第2条'),
        remarks:
          '本部に対する指導・助言等、方針・施策等の最終決定、関係組織の総合調整、職員に対する教育・指導・指示の権限と責任を有する（第2条第2項）。代理：CDO補佐官（第3条第2項）。決定の経路②：本部の会議で決定した事項等の報告を受ける（第7条第3項）。決定の経路③：庁議に付議し、その承認を得る。合議をもって代えることができる（第9条）',
      },
      {
        body: CDO,
        role: 'CDO補佐官',
        post: '総務部長',
        appointment: '充て職',
        basis: article('第3条'),
        remarks: 'CDOを補佐し、CDOに事故があるとき、又は欠けたときは、その職務を代理する（第3条第2項）',
      },
      {
        body: HEADQUARTERS,
        role: '本部長',
        post: '総務部行革デジタル戦略課長',
        division: '総務部 行革デジタル戦略課',
        appointment: '充て職',
        basis: article('第5条第2項'),
        remarks:
          '本部の事務を総理し、会議の議長となる（第6条）。代理：副本部長（第6条第2項）。必要と認めるときは本部員を指名できる（第5条第4項）。必要と認めるときは会議に専門知識を有する者等の出席を求め、意見を聴くことができる（第7条第2項）。本部の運営に関し必要な事項を定める（第11条）。決定の経路①：本部の会議を招集し（第7条）、決定した事項等は本部がCDOに報告する（第7条第3項）',
      },
      {
        body: HEADQUARTERS,
        role: '副本部長',
        post: '総務部行革デジタル戦略課課長補佐',
        division: '総務部 行革デジタル戦略課',
        appointment: '充て職',
        basis: article('第5条第2項'),
        remarks:
          '本部長を補佐し、本部長に事故があるとき、又は本部長が欠けたときは、その職務を代理する（第6条第2項）。DX推進チームを統括する（第8条第3項）',
      },
      inMayorsOffice('政策企画部', '政策企画課'),
      inMayorsOffice('総務部', '総務課'),
      inMayorsOffice('財務部', '財政課'),
      inMayorsOffice('財務部', '税務課'),
      inMayorsOffice('協働まちづくり部', '地域づくり推進課'),
      inMayorsOffice('市民環境部', '市民課'),
      inMayorsOffice('市民環境部', '危機管理課'),
      inMayorsOffice('商工観光部', '商業観光課'),
      inMayorsOffice('農林部', '農政課'),
      inMayorsOffice('福祉部', '福祉課'),
      inMayorsOffice('福祉部', '長寿社会課'),
      inMayorsOffice('健康こども部', 'こども家庭課'),
      inMayorsOffice('健康こども部', '保育こども園課'),
      inMayorsOffice('健康こども部', '保険年金課'),
      inMayorsOffice('都市整備部', '土木課'),
      sectionMember('第2号', '教育委員会事務局', '学校教育課'),
      sectionMember('第3号', '選挙管理委員会事務局', null),
      {
        body: HEADQUARTERS,
        role: '事務局',
        post: '総務部行革デジタル戦略課',
        division: '総務部 行革デジタル戦略課',
        basis: article('第10条'),
        remarks:
          '本部の庶務を処理する。本部：DXを推進するため、その方針の策定等を行う（第1条）。所掌事務：基本的な方針の策定等、施策の導入及び検証、その他DXの推進に関し必要な事項（第4条第2項）。' +
          '本部を設置する（第4条）。本部長、副本部長及び本部員をもって組織する（第5条）。令和3年7月1日施行。令和4年4月1日、令和5年4月1日、令和6年4月1日施行の改正による（附則）',
      },
      {
        body: 'DX推進チーム',
        role: '統括',
        post: '副本部長',
        basis: article('第8条第3項'),
        remarks: '本部にDX推進チームを置くことができる（第8条）',
      },
      {
        body: 'DX推進チーム',
        role: 'メンバー',
        post: '市長が任命する職員',
        appointment: '任命',
        basis: article('第8条第2項'),
        remarks: 'この訓令の適用を受ける職員のうちから市長が任命する者。個別専門的な事項に係る調査、検討等を行う（第8条）',
      },
    ],
  },
};
