import { SCALE_NAMES } from '../../domain/rating/scales';
import { declareTable } from './table';

export const KPIS = declareTable({
  name: 'DX_KPIs',
  sheet: 'KPI',
  title: 'KPI一覧',
  note: '1行に1つのKPIを書きます。決まっていない値は「―」とします。列の追加や並べ替えはできますが、表の名前（DX_KPIs）と見出しは変えないでください。',
  key: ['name'],
  columns: {
    id: { kind: 'id', header: '番号', required: true, width: 8, help: 'KPIの番号です。ほかの行と重ならないようにします。' },
    name: {
      kind: 'uniqueText',
      header: '名称',
      required: true,
      width: 32,
      help: 'KPIの名称です。実績や数式はこの名称で結び付くため、ほかの行と重ならないようにします。',
    },
    unit: { kind: 'text', header: '単位', width: 8, help: '値の単位です（時間、箇所、% など）。' },
    direction: {
      kind: 'choice',
      header: '向き',
      choices: ['増加', '減少'],
      width: 8,
      help: '多いほどよい指標は「増加」、少ないほどよい指標は「減少」です。',
    },
    baselineYear: {
      kind: 'year',
      header: '基準年度',
      asked: 'baseline',
      help: '基準値の年度を西暦4桁で入力します（令和5年度は 2023）。決まっていなければ「―」とします。',
    },
    baseline: {
      kind: 'number',
      header: '基準値',
      asked: 'baseline',
      help: '取組を始める前の値を数値で入力します。決まっていなければ「―」とします。',
    },
    targets: {
      kind: 'perYear',
      header: '目標',
      years: [2030, 2040],
      asked: 'target',
      help: 'この年の目標値を数値で入力します（110万時間は 1100000、80%は 80% と入力）。決まっていなければ「―」とします。',
    },
    timing: {
      kind: 'choice',
      header: '時点',
      choices: ['年度末', '年末'],
      width: 9,
      help: '目標の年のいつの値かを選びます。空白は「年度末」（3月31日）です。',
    },
    path: {
      kind: 'choice',
      header: '経路',
      choices: ['折れ線', '直線', '階段'],
      width: 9,
      help: '目標までの計画値の引き方です。空白は「折れ線」です。',
    },
    scale: { kind: 'choice', header: '評価方式', choices: SCALE_NAMES, width: 14, help: '評価の決め方です。空白は「標準」です。' },
    weight: { kind: 'number', header: '重み', min: 0, width: 8, help: 'まとめて平均するときの重みです（0以上）。空白は1として扱います。' },
    owner: { kind: 'text', header: '担当', width: 16, help: '値を報告する所属です。' },
    source: { kind: 'text', header: '出典', width: 36, help: '目標を定めた文書と、その章やページです。' },
    remarks: { kind: 'text', header: '備考', width: 36, help: '補足があれば書きます。' },
  },
});
