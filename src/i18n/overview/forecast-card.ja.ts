/** What a card says of the years to come and of its rating's figures, in Japanese; `forecast-card.en.ts` has the type of this list. */
export const FORECAST_CARD_JA = {
  term: (when: string) => `${when}の見込み`,
  value: (point: string) => `${point}（減衰傾向）`,
  range: '見込みの80%の幅',
  ends: (low: string, high: string) => `${low}から${high}`,
  chance: '目標に達する確率',
  /** A probability is never quite 0 or 1 before its year. */
  almostNever: '1%未満',
  almostSure: '99%以上',
  picture: (when: string, point: string, low: string, high: string) => `見込みは${when} ${point}、80%の幅は${low}から${high}。`,
  measureTargetShare: (share: string) => `達成率は${share}です。`,
  measureImprovement: (share: string) => `基準値から目標までの${share}まで進んでいます。`,
  measureChangeRate: (share: string) => `基準値からの改善は、基準値の${share}です。`,
  growthFromZero: '基準値が0なので、年平均成長率は0を0.001とみなして比べます（割合の大きさに意味はありません）。',
  held: '減少のKPIは、目標にも計画にも達していないあいだ、いちばん良い評価にはなりません。',
  dividesByZero: (scale: string) =>
    `${scale}の評価は、0で割る計算になるため出せません（基準値、目標、計画値のどれかが0か、目標が基準値と同じ）。「間に合うか」などはそのまま使えます。評価が必要なら、⋯の評価方式で別の方式を選んでください。`,
};

export type ForecastCardText = typeof FORECAST_CARD_JA;
