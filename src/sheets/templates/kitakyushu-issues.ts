/**
 * 北九州市 DX推進計画: the problems stated in 「②課題」 of each chapter. 対応方針 is the chapter's 「④取組の方向性」, which the plan gives
 * for all of its problems together. 区分 is our reading of what each is about; 所管 is blank where the plan names nobody.
 */
import type { NewOpenIssue } from '../schema/declarations/tables';

type IssueCategory = NonNullable<NewOpenIssue['category']>;

interface IssueChapter {
  readonly title: string;
  readonly direction: readonly string[];
  readonly problems: readonly (readonly [IssueCategory, string])[];
}

const CHAPTERS: readonly IssueChapter[] = [
  {
    title: '(7) AI・RPAの利用促進',
    direction: [
      'AI・RPAの導入を進めるためにデジタル市役所推進室の人材育成と体制強化を推進',
      '本市発の先導的なAI×データ活用プロジェクトを創出し、「AI活用先進都市」を目指す',
      'さらなるAI・RPAの利用促進や事務のデジタル化により、「（仮称）デジタル事務集中処理センター」に各区局の共通業務の集約を進め、市民サービス向上や行政運営の効率化を実現を目指す',
    ],
    problems: [
      ['人材', '業務所管課の職員がAI・RPAを使いこなせるようにすると共に、導入促進を担うデジタル市役所推進室の人材育成と体制強が必要'],
      [
        '業務',
        'AI・RPAの利用促進の前提として、各区局で異なるフローで行っている業務の共通化やデジタル化、データの整備が必要であり、また、利用できる新たなデジタル技術の開拓が必要',
      ],
      [
        '業務',
        '特に、技術の進歩が著しいAIは、次世代の業務改革ツールとして期待されているが、さらなる導入に向けては、適用業務や部門の抽出などが課題',
      ],
    ],
  },
  {
    title: '(8) データの利活用',
    direction: [
      'オープンデータの充実、GISの利活用を推進する',
      '行政の保有するデータを政策立案・評価に利活用することで、効率的・効果的な行政サービスの提供を目指す',
      '民間における公共データの利活用を推進し、新産業の創出・市民生活の利便性向上を目指す',
    ],
    problems: [
      ['データ', '行政部門のデジタル化に合わせて、部門を超えてデータを活用する仕組みの構築'],
      ['データ', '非識別加工情報（個人情報保護法改正後は「匿名加工情報」に名称統一）の活用等、公共データの利用による新産業創出等の推進'],
    ],
  },
  {
    title: '(9) デジタル人材の確保・育成',
    direction: [
      '人材育成：中長期的な視点も含め、全ての職員に対するデジタル技術・データに関する知識、スキルのレベルや経験、職位等に応じた体系的な人材育成・研修に取り組み、デジタル技術・データを日常的に使い、業務改善を推進する人材を育成',
      '人材確保：新規採用や外部人材の活用、民間企業・専門家との連携の推進など、可能な手段を組み合わせて、デジタル技術やデータに精通した人材の確保に努める',
    ],
    problems: [
      [
        '人材',
        '現在の育成方針は情報部門の職員のみを対象としているため、市全体でDXを推進していくには、全職員を対象とした育成方針への改定が必要',
      ],
      [
        '人材',
        'デジタル技術・データを日常的に使い、業務改善を推進する人材を育成するため、デジタルに関する知識、スキルのレベルや経験、職位等に応じた体系的で、きめ細かな人材育成・研修の実施が必要',
      ],
      ['人材', '各職場を伴走型で支援できる、デジタル技術に高度な知識や経験を有する外部人材を活用するための確保や連携のあり方の検討が必要'],
    ],
  },
  {
    title: '(10) 情報システムの標準化・共通化',
    direction: [
      '基幹系17業務について、令和7年度末を目標に標準準拠システムへ移行する',
      'ガバメントクラウドの仕様等にかかる情報を収集し、共通化に取り組む',
      '情報システム標準化・共通化へ対応するため、システム基盤を見直す',
    ],
    problems: [
      ['業務', '住民や企業が行政サービスを受ける際、自治体ごとに申請書の様式や申請手順が異なるため、手続きが煩雑になっている'],
      ['システム', '情報システムの導入・運用等にかかる人的・財政的負担が大きい'],
    ],
  },
  {
    title: '(11) テレワークの推進',
    direction: [
      'テレワークの推進により育児や介護などが必要な職員も仕事と生活の両立を可能とし、能力を十分に発揮できる環境づくりを進める',
      '災害時や感染症拡大防止時など、特殊な環境下でも、必要な業務の遂行や市民サービスの提供ができる環境づくりを進める',
      '職員が、時間と場所を有効活用した柔軟な働きができるようにするとともに、オフィス改革を進めるなど職場環境を整備し、在宅勤務のみならず、外勤先でのテレワークについても活用・定着を図る',
    ],
    problems: [
      ['組織', '従来の目的も踏まえて、テレワークを新しい働き方として定着させるための意識改革や職場風土の変革が必要である'],
      ['ルール', 'テレワークの本格実施に向け、様々な状況に対応した関連制度や柔軟な勤務形態、業務の仕分けなどの整理が必要である'],
      ['システム', '本格的なテレワークの実施・定着に向けたリモートアクセス環境等のさらなる整備が必要である'],
    ],
  },
  {
    title: '(12) ペーパーレス化の推進',
    direction: [
      'ペーパーレス会議のほか、手続きや決裁など、電子化の可能な業務についても電子化、ペーパーレス化を進める',
      'テレワークなど、紙への出力や資料の保管の必要のないワークスタイルへの変革を進める',
    ],
    problems: [
      ['業務', '非常に多くの業務で紙の資料を用いており、ペーパーレス会議だけで削減することには限界がある'],
      ['業務', 'ペーパーレス化の取組が定着するように、ペーパーレス会議だけにとどまらず、幅広い業務でのペーパーレス化を推進する必要がある'],
      ['データ', '取組自体が抽象的なため成果を図るために指標をつくる必要がある'],
    ],
  },
];

/** Slips of the document, which is quoted to the letter. */
const SLIPS = ['体制強が必要', '効率化を実現を目指す'] as const;

function asPrinted(texts: readonly string[]): string {
  const found = SLIPS.filter(slip => texts.some(text => text.includes(slip)));
  return found.length === 0 ? '' : `（${found.map(slip => `「${slip}」`).join('')}は原文のまま）`;
}

const ROWS = CHAPTERS.flatMap(({ title, direction, problems }) =>
  problems.map(([category, issue], index) => ({ category, issue, title, direction, isFirst: index === 0 })),
).map((row, index) => ({ ...row, id: `KQ-${index + 1}` }));

export const KITAKYUSHU_ISSUES: readonly NewOpenIssue[] = ROWS.map(({ id, category, issue, title, direction, isFirst }) => {
  // The directions are the chapter's, for all of its problems: written out at the first, named at the others.
  const first = ROWS.find(row => row.title === title)?.id ?? id;
  const quoted = isFirst ? [issue, ...direction] : [issue];
  const said = isFirst ? `${direction.join('／')}\n` : '';
  const where = isFirst ? '' : `（${first}に記載）`;
  return { id, issue, category, response: `${said}出典：北九州市DX推進計画 ${title} ②課題、④取組の方向性${where}${asPrinted(quoted)}` };
});
