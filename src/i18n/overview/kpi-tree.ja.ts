/** The KPIs along 上位, in Japanese. `kpi-tree.en` has its type. */
export const KPI_TREE_JA = {
  view: 'つながり',
  note: '「上位」でつながるKPIです。割合は目標までの道のりのうち進んだ分で、下位の平均は「重み」によります。',
  own: (share: string) => `このKPI ${share}`,
  below: (share: string) => `下位の平均 ${share}`,
  unknown: '―',
  coverage: (asked: number, reported: number) => `${asked}件中${reported}件報告済み`,
  go: (name: string) => `${name}のセルへ`,
};

export type KpiTreeText = typeof KPI_TREE_JA;
