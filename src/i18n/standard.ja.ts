/** 標準化 in 概要, in Japanese. `standard.en` has its type. */
export const STANDARD_JA = {
  view: '標準化',
  intro: '標準化手順シートの状態から、業務ごとに国の手順書の40の手順の完了率・作業率・未着手率を計算します。',
  done: '完了率',
  doing: '作業率',
  waiting: '未着手率',
  business: '業務',
  system: (system: string) => `システム：${system}`,
  unknown: (count: number) => `40のうち${count}の手順の状態が未入力です。どの率にも含めていません。`,
  odd: (count: number) => `手順番号が1から40でない行が${count}行あります。率に含めていません。`,
  twice: (count: number) => `同じ手順番号の行が${count}行あり、下の行を使いました。`,
  overdue: (count: number) => `完了予定を過ぎて終わっていない手順が${count}あります。`,
  table: '業務ごとの完了率・作業率・未着手率',
  missing: (names: string) => `20業務のうち、手順が入力されていないもの：${names}`,
  others: (names: string) => `20業務にない名称の業務：${names}`,
  without: (names: string) => `標準化対象のシステムで、手順が入力されていないもの：${names}`,
  notHeading: 'この率で分からないこと',
  not: [
    '手順ごとに作業量が違うため、作業がどれだけ済んだかの割合ではありません。',
    '「対象外」の手順も完了に数えます。移行が終わったシステムの割合ではありません。',
    '手順は番号の順に進むとは限らないため、どこまで進んだかは率だけでは分かりません。',
    '移行が期限に間に合うかどうかは、率からは分かりません。完了予定の日付を見てください。',
  ],
  formula: '完了率＝（完了＋対象外）÷40、作業率＝着手÷40、未着手率＝未着手÷40',
  sources: (rates: string, businesses: string) => `率の定義：総務省（${rates}）、20業務：島田市の公表資料（${businesses}）`,
  steps: '40の手順の名称は、総務省の手順書を見て「標準化手順」シートに入力してください。DX羅針盤は名称を補いません。',
  empty: '標準化手順シートに行がありません。業務、手順番号、手順、状態を入力すると、率が表示されます。',
  noSheet: '標準化手順シートがありません。「シート」から作成し、業務ごとに手順を入力すると、率が表示されます。',
  go: '標準化手順シートへ',
};

export type StandardText = typeof STANDARD_JA;
