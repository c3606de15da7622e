import type { ArgumentName, FaultReason } from '../../domain/base/fault';

/** What every language says: the names of the arguments, and a sentence per kind of fault (its form: fault-sentence.ts). */
export interface Faults {
  readonly comma: string;
  /** Between the KPI and what is wrong with it. */
  readonly colon: string;
  /** Left out where the name is the argument's own. */
  readonly names: Readonly<Partial<Record<ArgumentName | 'first' | 'last', string>>>;
  readonly sentences: Readonly<Record<FaultReason['kind'], string>>;
}

/** What is missing and what to do, short: Excel shows it beside the cell. */
export const FAULTS_JA: Faults = {
  comma: '、',
  colon: '：',
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
    bound: '幅の端',
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
    notDate: '{argument}「{text}」を日付として読めません',
    notChoice: '{argument}「{text}」はありません。選択肢：{choices}',
    noNumber: '「{text}」に数値がありません',
    openPeriod: '期間に{edge}がありません',
    noColumn: '{table}に見出しがありません：{headers}',
    unknownKpi: '{table}にありません[。近いもの：{nearest}]',
    duplicateKpi: '同じKPIが2行あります',
    noTarget: '目標{year}がありません[。ある目標：{years}]',
    noBaseline: '基準値がありません',
    noBaselineYear: '基準年度がありません',
    noDirection: '「向き」列を追加してください',
    noActual: '実績がありません',
    fewActuals: '実績が{need}年分必要です',
    signChange: '値の正負が変わります',
    neverReached: '目標に達しません[。近づく値：{approaches}]',
    belowScale: '評価の下限に達しません',
    badScale: '評価基準の表を2列にしてください',
    noValues: '数値がありません',
    tooLate: '目標年が過ぎています',
    zeroDivision: '0では割れません',
    tooLarge: '数値が大きすぎます',
    sizes: '範囲の大きさが違います',
    given: '',
  },
};
