/** Why an answer is what it is, for the functions that look ahead and those of milestones, in Japanese; `reasons.en.ts` has the type of this list. */
export const REASONS_JA = {
  outlookTrend: (from: string, to: string, change: string) => `${from}から${to}までの実績の変化は、平均で1年あたり${change}です。`,
  outlookReached: (when: string, last: string, horizon: string, target: string) =>
    `${when}の実績${last}は、${horizon}の目標${target}に達しています。`,
  outlookOver: (last: string, horizon: string, target: string) => `最新の実績${last}は、${horizon}の目標${target}に達していません。`,
  outlookArrives: (horizon: string, arrival: string, target: string) =>
    `この変化が続くと${horizon}は${arrival}で、目標${target}に達します。`,
  outlookMisses: (horizon: string, arrival: string, target: string, miss: string) =>
    `この変化が続いても${horizon}は${arrival}で、目標${target}に達せず、今の残りの${miss}が残ります。`,
  outlookWorse: (horizon: string, arrival: string, target: string) =>
    `目標${target}に近づいていません（この変化が続くと${horizon}は${arrival}）。`,
  outlookRule: (weather: string) =>
    `見通しの基準：残りが5%未満は晴れ、20%以下は薄曇り、それを超えると曇り、近づいていなければ雷雨。これにより「${weather}」です。`,
  outlookRuleReached: (weather: string) =>
    `見通しの基準：達していて、良くなっているか変わらなければ晴れ、悪くなっていれば薄曇り。これにより「${weather}」です。`,
  outlookRuleOver: (weather: string) =>
    `見通しの基準：目標年を過ぎて達していないものは、良くなっていれば曇り、そうでなければ雷雨。これにより「${weather}」です。`,

  methods: {
    回帰: (count: number, baseline: boolean, _last: string) =>
      `回帰：実績${count}件${baseline ? 'と基準値' : ''}に当てはめた直線を延ばしています。`,
    平均変化: (_count: number, _baseline: boolean, last: string) =>
      `平均変化：最新の実績${last}に、最近（5年まで）の1年あたりの変化の平均を加算しています。`,
    年平均成長率: (_count: number, _baseline: boolean, last: string) =>
      `年平均成長率：最新の実績${last}を、基準値からの年平均成長率で延ばしています。`,
    減衰傾向: (_count: number, _baseline: boolean, last: string) =>
      `減衰傾向：最新の実績${last}に、1年あたりの変化（中央値）を年ごとに15%ずつ弱めながら加算しています。`,
  },
  lastAt: (value: string, when: string) => `${value}（${when}）`,
  forecastIs: (horizon: string, value: string) => `${horizon}は${value}です。`,
  forecastBound: (horizon: string, bound: string, value: string) =>
    `${horizon}の80%の幅の${bound}は${value}です（幅は減衰傾向によるもの）。`,
  forecastShort: (target: string, left: string) => `目標${target}まで、あと${left}です。`,
  forecastReaches: (target: string) => `目標${target}に達します。`,
  reachFirst: (before: string, low: string, year: string, value: string, target: string) =>
    `推計は${before}に${low}、${year}に${value}で、目標${target}に初めて達するのは${year}です。`,
  reachNow: (year: string, value: string, target: string) => `推計は${year}に${value}で、目標${target}にすでに達しています。`,
  likelyRange: (horizon: string, point: string, low: string, high: string, target: string) =>
    `減衰傾向による見込みは${horizon}に${point}（80%の幅は${low}から${high}）で、目標は${target}です。`,
  likelyChance: (chance: string) => `この幅の開き方から求めた、目標に達する確率は${chance}です。`,
  likelyReached: (last: string, target: string) => `実績${last}で、目標${target}に達しているため、確率は100%です。`,
  likelyMissed: (last: string, target: string) => `実績${last}で、目標${target}に達しなかったため、確率は0%です。`,

  finished: (finish: string, planned: string) => `終了実績${finish}は、終了予定${planned}までです。`,
  finishedLate: (finish: string, planned: string, days: number) => `終了実績${finish}は、終了予定${planned}より${days}日あとです。`,
  overdue: (planned: string, asOf: string, days: number) =>
    `終了予定${planned}を${days}日過ぎていて、終了実績がありません（基準日は${asOf}）。`,
  notBegunLate: (planned: string, asOf: string) => `開始予定${planned}を過ぎていて、開始実績も進捗もありません（基準日は${asOf}）。`,
  notBegun: (planned: string, asOf: string) => `開始予定${planned}を過ぎていません（基準日は${asOf}）。開始実績も進捗もありません。`,
  underWay: (asOf: string, elapsed: string, progress: string, bound: string, isLate: boolean) =>
    `基準日${asOf}までに予定の期間の${elapsed}が過ぎ、進捗率は${progress}です。過ぎた割合から10ポイントを引いた${bound}${isLate ? 'に達していないため「遅れ」です' : '以上のため「進行中」です'}。`,
  delayFinished: (finish: string, planned: string) => `終了実績${finish}から終了予定${planned}を引いた日数です（マイナスは予定より早い）。`,
  delayOpen: (planned: string, asOf: string) => `終了予定${planned}から基準日${asOf}までの日数です（終了実績はまだありません）。`,
  delayNone: (planned: string, asOf: string) =>
    `基準日${asOf}は終了予定${planned}までなので、遅れはありません（終了実績はまだありません）。`,
};

export type ReasonsText = typeof REASONS_JA;
