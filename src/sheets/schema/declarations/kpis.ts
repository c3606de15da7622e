import { SCALE_NAMES } from '../../../domain/rating/scales';
import { declareTable } from '../table';

/** What 評価方式 says where the city's own table of bounds rates. */
export const OWN_SCALE = '評価基準';

export const KPIS = declareTable({
  name: 'DX_KPIs',
  sheet: 'KPI',
  title: 'KPI',
  note: '1行に1つのKPIを書きます。決まっていない値は「―」とします。見出しと表の名前（DX_KPIs）は変えないでください。',
  frozen: 2,
  key: ['name'],
  columns: {
    id: { kind: 'id', header: '番号', required: true, width: 6, help: 'KPIの番号です。ほかの行と重ならないようにします。' },
    name: {
      kind: 'uniqueText',
      header: '名称',
      required: true,
      width: 36,
      help: 'KPIの名称です。実績や数式はこの名称で結び付くため、ほかの行と重ならないようにします。',
    },
    unit: { kind: 'text', header: '単位', width: 6, help: '値の単位です（時間、箇所、% など）。' },
    direction: {
      kind: 'choice',
      header: '向き',
      choices: ['増加', '減少'],
      width: 6,
      help: '多いほどよい指標は「増加」、少ないほどよい指標は「減少」です。',
    },
    baselineYear: {
      kind: 'year',
      header: '基準年度',
      asked: 'baseline',
      width: 5,
      help: '基準値の年度を西暦4桁で入力します（令和5年度は 2023）。決まっていなければ「―」とします。',
    },
    baseline: {
      kind: 'number',
      header: '基準値',
      asked: 'baseline',
      width: 11,
      help: '取組を始める前の値を数値で入力します。決まっていなければ「―」とします。',
    },
    targets: {
      kind: 'perYear',
      header: '目標',
      years: [2030, 2040],
      asked: 'target',
      width: 11,
      help: 'この年の目標値を数値で入力します（110万時間は 1100000、80%は 80% と入力）。決まっていなければ「―」とします。',
    },
    timing: {
      kind: 'choice',
      header: '時点',
      choices: ['年度末', '年末'],
      width: 7,
      help: '目標の年のいつの値かを選びます。空白は「年度末」（3月31日）です。',
    },
    path: {
      kind: 'choice',
      header: '経路',
      choices: ['折れ線', '直線', '階段'],
      width: 7,
      help: '目標までの計画値の引き方です。空白は「折れ線」です。',
    },
    scale: {
      kind: 'choice',
      header: '評価方式',
      choices: [...SCALE_NAMES, OWN_SCALE],
      width: 9,
      help: '評価方式です。空白は「標準」、「評価基準」は表DX_Scale（シート「評価基準」）の基準です。',
    },
    weight: { kind: 'number', header: '重み', min: 0, width: 5, help: 'まとめて平均するときの重みです（0以上）。空白は1として扱います。' },
    aggregation: {
      kind: 'choice',
      header: '集計',
      choices: ['時点', '累計'],
      width: 6,
      help: '年度末などの値を見る指標は「時点」、年度の初めから積み上げる指標は「累計」です。空白は「時点」です。',
    },
    parent: {
      kind: 'ref',
      header: '上位',
      to: { table: 'DX_KPIs', header: '名称' },
      width: 8,
      help: 'このKPIが支える上位のKPIを選びます。',
    },
    stage: {
      kind: 'choice',
      header: '段階',
      choices: ['インプット', '活動', 'アウトプット', 'アウトカム'],
      width: 9,
      help: '投入から成果までのどの段階の指標かを選びます。',
    },
    frequency: {
      kind: 'choice',
      header: '更新頻度',
      choices: ['年', '半年', '四半期', '月'],
      width: 7,
      help: '実績をどれだけの間隔で報告するかを選びます。空白は「年」です。',
    },
    owner: { kind: 'text', header: '担当', width: 8, help: '値を報告する所属です。' },
    source: { kind: 'text', header: '出典', width: 22, help: '目標を定めた文書と、その章やページです。' },
    remarks: { kind: 'text', header: '備考', width: 40, help: '補足があれば書きます。' },
  },
});
