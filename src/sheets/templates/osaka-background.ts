/**
 * 大阪市 バックオフィスDX: what グランドデザイン says beside its KPIs.
 *
 * 課題 is the home of the four guidelines (its 区分 are theirs: 業務, システム, ルール, 人材), of the problems of section 2 and of the
 * population figures: the shrinking population is the problem the design answers. As rows of KPI they would be rated
 * against "targets" that are forecasts, and appear among the five KPIs on every card and average. The KGI has a date, so it is a milestone
 * too; it also stands above the KPI table (Template.goal), but only where that sheet is new.
 */
import { serialOf } from '../../domain/base/serial';
import type { NewRowOfTable } from '../schema/tables';

type Problem = NewRowOfTable<'DX_Issues'>;

const DESIGN = '大阪市「バックオフィスDXグランドデザイン」';
const cite = (section: string): string => `出典：${DESIGN}${section}`;

const POPULATION = cite('2. 人口動態');
const WORK = cite('2. 本市の業務');
const GUIDELINES = cite('4. バックオフィスDX基本指針');

export const KGI =
  '内部管理業務を全体最適化し、業務改革（DX）を実現することで、組織全体のパフォーマンスと業務品質を向上させ、新たなニーズへの対応が実現できていること';

export const OSAKA_SCHEDULES: readonly NewRowOfTable<'DX_Schedules'>[] = [
  {
    // 2030年 without 度: to the end of the calendar year, as DX.DATE reads it.
    id: 'OS-1',
    initiative: 'バックオフィスDXの実現',
    milestone: `（KGI）${KGI}`,
    plannedFinish: serialOf(2030, 12, 31),
    remarks: `アクションプランにおける2030年までの達成目標（KGI）。${cite('7. KGI・KPI')}`,
  },
];

const guideline = (id: string, category: Problem['category'], name: string, points: readonly string[]): Problem => ({
  id,
  issue: `基本指針：${name}`,
  category: category ?? null,
  response: `${points.join('／')}。${GUIDELINES}`,
});

const problem = (id: string, category: Problem['category'], issue: string): Problem => ({
  id,
  issue,
  category: category ?? null,
  response: WORK,
});

export const OSAKA_ISSUES: readonly Problem[] = [
  {
    id: 'OS-1',
    issue: '近い将来、生産年齢人口の減少に伴い、労働力不足となる想定（2040年問題）',
    category: '人材',
    response: `大阪市の生産年齢人口：2023年 176万人、2030年 171万人、2040年 153万人。${POPULATION}`,
  },
  {
    id: 'OS-2',
    issue: '高齢者人口の推移',
    response: `大阪市の高齢者人口：2023年 71万人、2030年 71万人、2040年 79万人。${POPULATION}`,
  },
  problem('OS-3', '業務', '同様の情報を複数回入力'),
  problem('OS-4', '業務', '過去の調達資料が使用できる状態で管理されておらず、仕様書作成の際、情報収集に時間がかかる'),
  problem('OS-5', '業務', 'アナログ業務の残存'),
  problem('OS-6', '業務', '紙を前提とした業務'),
  problem('OS-7', 'データ', '電磁的記録を保持できる領域・ツールが多数存在するため、電子データの保管場所が統一されていない'),
  problem(
    'OS-8',
    'システム',
    '制度所管毎にシステム開発された経緯から、システム間でデータの再入力・転記が必要になるなど、多数の職員リソースを割かざるを得ない状況となっている',
  ),
  guideline('OS-9', '業務', '抜本的なBPR', [
    '全庁的な業務プロセス・ルールの統一',
    'アナログ業務（紙・メール・Excel等）のシステム化/定型業務の自動化',
    'データの利活用による政策立案、業務の可視化・進捗管理',
    '人間中心のデザインによる業務設計',
  ]),
  guideline('OS-10', 'システム', 'システムの最適化', [
    'API連携等によるシステム間の容易なデータ連携',
    '統合プラットフォーム（ローコードプラットフォーム）による類似機能の一元化',
    '汎用オンラインストレージによる保管場所の統一など、適切な公文書管理の実現',
    'SaaS・業務パッケージ（ノンカスタマイズを基本とする）・ローコードプラットフォームを組み合わせることによる柔軟でシンプルなシステム構成の実現',
    '複数業務を一気通貫で束ねたシームレスなUX',
    'システムの維持費用を最小限にするシステム構成',
    'システム間においてシステム改修の影響を受けないシステム構成',
  ]),
  guideline('OS-11', 'ルール', 'ルール等/組織体制の見直し', [
    '効率的な業務遂行の妨げになっているルール等の見直し',
    '横断的に業務・制度・システムを担える体制の検討',
  ]),
  guideline('OS-12', '人材', '労働環境の充実', [
    '働き甲斐を感じる',
    '職員の能力やスキル、価値観等に合った人材育成/人材配置',
    '心理的安全性の高い職場環境',
    '時間外勤務のさらなる縮減',
  ]),
];
