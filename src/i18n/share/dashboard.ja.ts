/** The panel of ダッシュボード in Japanese. `dashboard.en` has its type. */
export const DASHBOARD_JA = {
  heading: 'ダッシュボードを作成',
  headingRenew: 'ダッシュボードを更新',
  intro:
    '指標ごとに、評価、目標までの差、見通し、達成の見込み、遅れている工程と、実績・計画・目標・見通しのグラフを1枚のシートに並べます。数値はDXの数式なので、シートの変更にそのまま従います。',
  create: (sheet: string) => `シート「${sheet}」を作成します。`,
  renew: (sheet: string) => `シート「${sheet}」を更新します。追加した行や列、メモ、書き込み、ご自分のグラフはそのまま残ります。`,
  blocks: (count: number) => `指標${count}件を載せます。`,
  charts: (count: number) => `グラフは${count}件です。`,
  added: (count: number) => `新しい指標${count}件を下に追加します。`,
  gone: (names: string) => `KPIシートにない指標の欄（${names}）は残します。不要であれば、その行を削除してください。`,
  left: (count: number) => `載せられるのは60件までです。残りの${count}件は載りません。`,
  pages: (count: number) => `印刷するとA4横で${count}ページです。`,
  make: '作成',
  renewNow: '更新',
  done: (sheet: string) => `シート「${sheet}」を作成しました。`,
  renewed: (sheet: string) => `シート「${sheet}」を更新しました。`,
  partly: (names: string) => `${names}の欄は、行や列が追加されているため、グラフの値だけを更新しました。数値の数式はそのままです。`,
  undone: (sheet: string) => `シート「${sheet}」を更新前に戻しました。`,
  conflicts: '作成できない理由',
  noKpis: 'KPIシートに指標がありません。指標を入力すると作成できます。',
  checking: (done: number, total: number) => `点検しています（${total}件中${done}件）`,
  stopped: '点検を中止しました。何も書き込んでいません。',
  writing: '書き込んでいます。グラフが多いと少し時間がかかります。',
};

export type DashboardText = typeof DASHBOARD_JA;
