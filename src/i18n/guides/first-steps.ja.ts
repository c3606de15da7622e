/** はじめ方 and what comes after it, in Japanese. `first-steps.en` has its type. */
export const FIRST_STEPS_JA = {
  lookingForTables: 'このブックの表を調べています…',
  /** Above the tables that were found. */
  found: 'このブックに、KPIの計画や報告と思われる表があります。',
  foundAt: (place: string, count: number, goesOn: boolean) => `${place}（${count}件${goesOn ? '以上' : ''}のKPI）`,
  foundNames: (names: readonly string[], more: number) => `${names.join('、')}${more > 0 ? ` ほか${more}件` : ''}`,
  startFrom: 'この表から始める',
  startFromOf: (place: string) => `この表から始める：${place}`,
  startFromHint: '取り込む内容を確かめてから、KPIシートに転記します。元の表は変わりません。',
  otherwise: 'ほかの始め方',
  notFound: 'KPIの計画や報告と思われる表は、このブックにありません。',
  notLookedFor: 'このブックの表を調べられませんでした。［シート］の［既存の表を取り込む］で、表を選んで始められます。',

  older:
    'このブックのシートは、前の版のDX羅針盤で作成されています。今のまま使えます。列を追加すると、新しい版の項目も使えます。今ある値は変わりません。',
  addColumnsTo: (sheet: string) => `「${sheet}」に列を追加`,

  fill: '評価に必要な値を入力',
  fillOf: (kpi: string) => `${kpi}の評価に必要な値を入力`,
  fillIntro: '取組を始める前の値（基準値）と実績がそろうと、評価が表示されます。',
  baselineYear: '基準値の年度',
  baselineCalendarYear: '基準値の年',
  baselineYearHint: '取組を始める前の年度です。実績の年度より前を選んでください。',
  baseline: '基準値',
  actual: (year: string) => `${year}の実績`,
  actualYear: '実績の年度',
  actualCalendarYear: '実績の年',
  sheetMade: (sheet: string) => `シート「${sheet}」を作成して、実績を追加します。`,
  baselineNotBefore: '基準値の年度が実績の年度より前になっていません。どちらかを選び直してください。',
  filled: (kpi: string, parts: string) => `${kpi}の${parts}を入力しました。`,
  filledParts: { baseline: '基準値', actual: '実績', both: '基準値と実績' },
  halfFilled: (kpi: string, why: string) => `${kpi}の基準値は入力しましたが、実績は追加できませんでした。${why}`,
  unfilled: (kpi: string) => `${kpi}に入力した値を取り除きました。`,
  undo: '元に戻す',

  next: '次にすること',
  done: '済み',
  open: 'これから',
  progress: (done: number, all: number) => `${all}のうち${done}済み`,
  allDone: 'ひととおり済みました。',
  hide: '片付ける',
  steps: {
    baseline: { title: '基準値', what: 'すべてのKPIに、取組を始める前の値と年度を入力する' },
    owner: { title: '担当', what: 'すべてのKPIに、値を報告する所属を入力する' },
    actual: { title: '実績', what: 'すべてのKPIに、実績を1件以上入力する' },
    checks: { title: '点検', what: '指摘を確かめ、直すところをなくす' },
    round: { title: '照会', what: '所属への照会を始める' },
    pack: { title: '会議資料', what: '会議資料か進捗報告を作成する' },
  },
  left: (count: number) => `あと${count}件`,
  go: { baseline: '入力する', owner: '入力する', actual: '入力する', checks: '点検を開く', round: '照会を開く', pack: '会議資料を開く' },
};

export type FirstStepsText = typeof FIRST_STEPS_JA;
