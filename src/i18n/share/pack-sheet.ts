/** What is written on 会議資料 and 進捗報告: in Japanese, whatever the pane's language is. */
export const PACK_SHEET = {
  count: (shape: string, word: string, count: number) => `${shape}${word} ${count}`,
  graded: (kpi: string, before: string, now: string) => `評価\u3000${kpi}：${before} → ${now}`,
  measured: (kpi: string, before: string | null, now: string, when: string) =>
    before === null ? `実績\u3000${kpi}：${now}（${when}、新たに入力）` : `実績\u3000${kpi}：${before} → ${now}（${when}）`,
  revised: (kpi: string, year: string, before: string, after: string, when: string, reason: string) =>
    `目標改定\u3000${kpi}（${year}）：${before} → ${after}（${when}${reason === '' ? '' : `、${reason}`}）`,
  finished: (initiative: string, milestone: string, when: string, days: number) =>
    `完了\u3000${initiative}：${milestone}（${when}${days > 0 ? `、予定から${days}日遅れ` : ''}）`,
  late: (days: number) => `${days}日遅れ`,
  finishedOn: (when: string) => `${when}に完了`,
  period: (from: string, to: string) => `${from}から${to}まで`,
  meeting: (body: string, round: string) => (round === '' ? body : `${body}\u3000${round}`),
  alike: (sentence: string, count: number, names: string) => `${sentence}（${count}件：${names}）`,
  more: 'ほか',
  sameKind: (sentence: string, others: number) => `${sentence}（同じ種類の指摘がほか${others}件）`,
  series: { actual: '実績', path: '計画', target: '目標', forecast: '見通し', low: '下限', high: '上限（80％の幅）' },
  chartTitle: (kpi: string, unit: string) => `${kpi}（${unit}）`,
  round: (number: number) => `第${number}回`,
};
