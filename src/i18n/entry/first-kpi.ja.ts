/** KPIを追加 in a workbook without any, in Japanese. `first-kpi.en` has its type. */
export const FIRST_KPI_JA = {
  add: 'KPIを追加',
  noKpis: 'KPIシートにまだKPIがありません。ここで1件目を追加するか、KPIシートに1行に1つ書くか、テンプレートから追加してください。',
  intro: '目標と実績を入力すると、評価が表示されます。ほかの項目には、よくある値を仮に入力してあります。違うものは直してください。',
  name: '名称',
  /** What stands there until somebody gives it a name. */
  usualName: 'KPI1',
  nameHint: '評価する指標の名称です。例：作業削減時間',
  nameMissing: '名称を入力してください。',
  targetYear: '目標の年',
  target: (year: string) => `${year}の目標`,
  targetHint: '単位もいっしょに入力できます。例：110万時間、80%',
  unit: '単位',
  unitHint: '入力した目標と実績から読み取ります。',
  direction: '向き',
  directionHint: '目標と実績を比べて決めています。多いほどよい指標は「増加」、少ないほどよい指標は「減少」です。',
  baselineUsual: '仮に0としています（取組を始める前に0だったもの）。取組を始める前の値がわかるときは、直してください。',
  baselineNeeded: '減らす指標は、取組を始める前の値が必要です。',
  baselineSame: '基準値と目標が同じです。取組を始める前の値を入力してください。',
  unitsDiffer: (target: string, actual: string) => `目標の単位は「${target}」、実績の単位は「${actual}」です。同じ単位で入力してください。`,
  /** 備考 of a KPI whose baseline nobody has typed. */
  remark: '基準値の0は仮の値',
  added: (kpi: string, place: string) => `${kpi}を${place}に追加し、実績を入力しました。`,
  addedUsual: (kpi: string, place: string) =>
    `${kpi}を${place}に追加し、実績を入力しました。基準値の0は仮の値です（備考にも書きました）。わかったら直してください。`,
  half: (kpi: string, why: string) => `${kpi}は追加しましたが、実績は追加できませんでした。${why}`,
  takenBack: (kpi: string) => `追加した${kpi}と、その実績を取り除きました。`,
  undo: '元に戻す',
};

export type FirstKpiText = typeof FIRST_KPI_JA;
