/**
 * 大阪市 バックオフィスDX: what グランドデザイン says beside its KPIs.
 *
 * 背景 holds what is measured by nobody: the KGI, the four guidelines, the population, the yearly hours, the policies and systems of
 * section 2. 課題 holds the problems alone. The KGI has a year, so it is a milestone too, by its name, with the same end as the KPIs' targets; its
 * words stand above the KPI table as well (Template.goal), but only where that sheet is new.
 */
import { serialOf } from '../../domain/base/serial';
import type { NewContext, NewOpenIssue, NewSchedule } from '../schema/declarations/tables';

const DESIGN = '大阪市「バックオフィスDXグランドデザイン」';
const from = (section: string): string => `${DESIGN}${section}`;

export const KGI =
  '内部管理業務を全体最適化し、業務改革（DX）を実現することで、組織全体のパフォーマンスと業務品質を向上させ、新たなニーズへの対応が実現できていること';

export const OSAKA_SCHEDULES: readonly NewSchedule[] = [
  {
    // The document does not say whether 2030年 is a fiscal year. The KPIs' targets count it as one (年度末), and one date is one date.
    id: 'OS-1',
    initiative: 'バックオフィスDXの実現',
    milestone: 'KGI（2030年までの達成目標）の達成',
    plannedFinish: serialOf(2031, 3, 31),
    remarks: `KGIの全文は「背景」シート。終了予定は、KPIの目標と同じく年度末とした当方の読み方\n出典：${from('7. KGI・KPI')}`,
  },
];

const context = (item: string, category: NonNullable<NewContext['category']>, section: string, text: string): NewContext => ({
  item,
  category,
  text,
  source: from(section),
});

const population = (item: string, values: readonly (readonly [year: number, tenThousands: number])[]): NewContext[] =>
  values.map(([year, tenThousands]) => ({
    item,
    category: '人口',
    year,
    value: tenThousands * 10_000,
    unit: '人',
    text: `大阪市の${item}：${year}年 ${tenThousands}万人`,
    source: from('2. 人口動態'),
  }));

const guideline = (name: string, points: readonly string[]): NewContext =>
  context(`基本指針：${name}`, '指針', '4. バックオフィスDX基本指針', points.join('／'));

export const OSAKA_CONTEXT: readonly NewContext[] = [
  { item: 'KGI', category: 'KGI', year: 2030, text: KGI, source: from('7. KGI・KPI') },
  context(
    '位置付け',
    'その他',
    '1. 位置付け',
    'バックオフィスDXグランドデザインは「Re-Design おおさか～大阪市DX戦略～」のアクションプランとして「バックオフィスDXの実現」を達成するために掲げた、本市が目指すべき姿への「羅針盤」です。',
  ),
  context(
    '策定の目的',
    'その他',
    '3. グランドデザイン策定の目的',
    '大阪市DX戦略アクションプラン「バックオフィスDXの実現」達成のため、「バックオフィスDX基本指針」、「2030年の姿」、「2040年に向けて」、「KGI・KPI」を定義します。／これらを含めたグランドデザインを策定することにより、組織全体のパフォーマンス、業務品質を向上させるとともに、生産年齢人口の減少（職員数低減リスク）への対策・コア業務への重点配置を実現し注力することで、市民QoL（生活の質）の向上と都市力の向上につなげていくことを目的とします。',
  ),
  guideline('抜本的なBPR', [
    '全庁的な業務プロセス・ルールの統一',
    'アナログ業務（紙・メール・Excel等）のシステム化/定型業務の自動化',
    'データの利活用による政策立案、業務の可視化・進捗管理',
    '人間中心のデザインによる業務設計',
  ]),
  guideline('システムの最適化', [
    'API連携等によるシステム間の容易なデータ連携',
    '統合プラットフォーム（ローコードプラットフォーム）による類似機能の一元化',
    '汎用オンラインストレージによる保管場所の統一など、適切な公文書管理の実現',
    'SaaS・業務パッケージ（ノンカスタマイズを基本とする）・ローコードプラットフォームを組み合わせることによる柔軟でシンプルなシステム構成の実現',
    '複数業務を一気通貫で束ねたシームレスなUX',
    'システムの維持費用を最小限にするシステム構成',
    'システム間においてシステム改修の影響を受けないシステム構成',
  ]),
  guideline('ルール等/組織体制の見直し', [
    '効率的な業務遂行の妨げになっているルール等の見直し',
    '横断的に業務・制度・システムを担える体制の検討',
  ]),
  guideline('労働環境の充実', [
    '働き甲斐を感じる',
    '職員の能力やスキル、価値観等に合った人材育成/人材配置',
    '心理的安全性の高い職場環境',
    '時間外勤務のさらなる縮減',
  ]),
  ...population('生産年齢人口', [
    [2023, 176],
    [2030, 171],
    [2040, 153],
  ]),
  ...population('高齢者人口', [
    [2023, 71],
    [2030, 71],
    [2040, 79],
  ]),
  {
    item: '想定作業削減時間（本市）',
    category: '業務量',
    value: 1_100_000,
    unit: '時間',
    text: '＜本市＞想定作業削減時間：年間約110万時間',
    source: from('2. 本市の業務'),
  },
  {
    item: '想定負担軽減時間（事業者）',
    category: '業務量',
    value: 120_000,
    unit: '時間',
    text: '＜事業者＞想定負担軽減時間：年間約12万時間',
    source: from('2. 本市の業務'),
  },
  context(
    '国の政策動向',
    '制度',
    '2. 国の政策動向',
    'デジタル時代に即した法改正等による利便性拡大の方向／自治体情報システムの標準化・共通化／電子データによる帳簿保存とインボイス／押印及び書面化の見直し／オープンデータの推進',
  ),
  context(
    '技術動向',
    'その他',
    '2. 技術動向',
    '新たなテクノロジー導入に係る機運のかつてない高まり／人工知能／Web3／ブロックチェーン／デジタル・ツイン／メタバース／量子機械学習',
  ),
  context(
    '本市の業務',
    '業務量',
    '2. 本市の業務',
    '予算編成／予算算定調査／予算の登録／公文書管理／支払処理／手入力／調達資料の作成／契約の締結',
  ),
  context('本市のシステム', 'その他', '2. 本市のシステム', '財務会計システム／総務事務システム／文書管理システム／電子調達システム'),
];

const WORK = `出典：${from('2. 本市の業務')}`;

const problem = (id: string, category: NewOpenIssue['category'], issue: string): NewOpenIssue => ({
  id,
  issue,
  category: category ?? null,
  response: WORK,
});

export const OSAKA_ISSUES: readonly NewOpenIssue[] = [
  {
    id: 'OS-1',
    issue: '近い将来、生産年齢人口の減少に伴い、労働力不足となる想定（2040年問題）',
    category: '人材',
    response: `出典：${from('2. 人口動態')}`,
  },
  problem('OS-2', '業務', '同様の情報を複数回入力'),
  problem('OS-3', '業務', '過去の調達資料が使用できる状態で管理されておらず、仕様書作成の際、情報収集に時間がかかる'),
  problem('OS-4', '業務', 'アナログ業務の残存'),
  problem('OS-5', '業務', '紙を前提とした業務'),
  problem('OS-6', 'データ', '電磁的記録を保持できる領域・ツールが多数存在するため、電子データの保管場所が統一されていない'),
  problem(
    'OS-7',
    'システム',
    '制度所管毎にシステム開発された経緯から、システム間でデータの再入力・転記が必要になるなど、多数の職員リソースを割かざるを得ない状況となっている',
  ),
];
