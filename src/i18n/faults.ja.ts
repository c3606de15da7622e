import type { ArgumentName, FaultReason } from '../domain/fault';

/** What every language says: the names of the arguments, and a sentence per kind of fault (its form: fault-sentence.ts). */
export interface Faults {
  readonly comma: string;
  readonly names: Readonly<Record<ArgumentName | 'first' | 'last', string>>;
  readonly sentences: Readonly<Record<FaultReason['kind'], string>>;
}

/** What is missing and what to do, short: Excel shows it beside the cell. */
export const FAULTS_JA: Faults = {
  comma: '、',
  names: {
    kpi: 'KPI',
    year: '目標年',
    actual: '実績',
    asOf: '基準日',
    plan: '計画の表',
    actuals: '実績の表',
    tolerance: '許容幅',
    scale: '評価方式',
    method: '推計方法',
    edge: '端',
    style: '書き方',
    text: '文字',
    date: '日付',
    plannedStart: '開始予定',
    plannedFinish: '終了予定',
    actualStart: '開始実績',
    actualFinish: '終了実績',
    progress: '進捗率',
    values: '値',
    weights: '重み',
    first: '始まり',
    last: '終わり',
  },
  sentences: {
    blank: '{argument}が空です',
    notNumber: '{argument}「{text}」を数値として読めません',
    notDate: '{argument}「{text}」を年度・日付として読めません',
    notChoice: '{argument}「{text}」はありません。選べるもの: {choices}',
    noNumber: '「{text}」に数値がありません',
    openPeriod: '期間に{edge}がありません',
    noColumn: '{table}の1行目に見出し（{headers}のどれか）を入れてください',
    unknownKpi: '{table}にありません[。近いもの: {nearest}]',
    duplicateKpi: '同じKPIの行が2つあります。1行にしてください',
    noTarget: '{year}年の目標がありません[。ある年: {years}]',
    noBaseline: '基準値がありません。基準値と基準年度を入れてください',
    noBaselineYear: '基準年度がありません。基準値の年度を入れてください',
    noDirection: '「向き」列を追加してください（増加・減少）',
    noActual: '実績がありません',
    fewActuals: '実績が足りません（{need}年分必要、{have}年分）',
    signChange: '正負が変わるため成長率がありません',
    neverReached: 'このままでは目標に届きません',
    belowScale: '評価の表のどの下限にも届きません',
    badScale: '評価の表は「下限・評価」の2列にしてください',
    noValues: '数値のセルがありません',
    finishBeforeStart: '終了予定が開始予定より前です',
    tooLate: '目標年が過ぎています',
    zeroDivision: '0で割ることになります',
    tooLarge: '数値が大きすぎます',
    sizes: '範囲の大きさが合いません',
    given: '',
  },
};
