/** What the pane says about 目標改定 and 当初計画, in Japanese; loaded with those panels. `revisions.en` has its type. */
export const REVISIONS_JA = {
  revise: '目標を改定',
  intro: 'KPIシートの目標を新しい値にし、「目標改定」に記録を残します。',
  introSheet: (sheet: string) => `「目標改定」の表がまだないため、保存のときにシート「${sheet}」も作成します。`,
  noKpis: 'KPIシートに名称のあるKPIがありません。先にKPIを書いてください。',
  noTargets: 'KPIシートに目標の列がありません。「目標2030」のような列を追加してください。',
  kpi: 'KPI',
  year: '目標年',
  current: (value: string) => `今の目標：${value}`,
  currentText: (value: string, written: string) => `今の目標：${value}（セルには「${written}」）`,
  currentUndecided: '今の目標：未定（―）',
  after: '新目標',
  afterHint: (unit: string) => (unit === '' ? '「120万」のように入力します。' : `「120万${unit}」のように入力します。単位：${unit}`),
  afterUndecided:
    '「―」（未定）には改定できません。新しい目標の数値を入力してください。未定に戻すときは、KPIシートで直接「―」にしてください。',
  afterSame: '今の目標と同じ値です。違う値を入力してください。',
  afterReadAs: (value: string) => `${value}にします。`,
  revisedOn: '改定日',
  revisedOnUnreadable: '日付として読み取れません。2026/4/1、R8.4.1、令和8年4月1日 のように入力してください。',
  revisedOnReadAs: (date: string, long: string) => `${date}（${long}）`,
  revisedOnEarlier: (latest: string) =>
    `この目標には${latest}の改定があります。それより後の日付を入力してください。抜けていた改定を記録するときは、「目標改定」シートに行を追加し、次の改定の旧目標も合わせてください。`,
  revisedOnTaken: 'このKPI・目標年・改定日の行が「目標改定」にあります。改定日を変えるか、その行を直してください。',
  reason: '理由',
  reasonMissing: '理由を入力してください。',
  preview: '保存で書き込む内容',
  previewLater: '入力がそろうと、書き込む内容をここに表示します。',
  previewTarget: (place: string, from: string, to: string) => `${place} を ${from} から ${to} にします。`,
  previewRow: (sheet: string, row: string) => `シート「${sheet}」の表の下に1行を追加します：${row}`,
  previewSheet: (sheet: string, row: string) => `「目標改定」の表がまだないため、シート「${sheet}」を作成し、1行を書きます：${row}`,
  previewRowOf: (kpi: string, horizon: string, before: string, after: string, date: string, reason: string) =>
    `${kpi}、${horizon}、旧目標 ${before}、新目標 ${after}、改定日 ${date}、理由「${reason}」`,
  undecided: '―',
  conflicts: '改定できない理由',
  save: '保存',
  saved: (kpi: string, horizon: string, before: string, after: string, place: string) =>
    `${kpi}の${horizon}の目標を${before}から${after}にし、${place}に記録しました。`,
  undo: '元に戻す',
  undone: (kpi: string, horizon: string, before: string) => `${kpi}の${horizon}の目標を${before}に戻し、「目標改定」の行を取り除きました。`,
  undoneSheetStays: (sheet: string) => `作成したシート「${sheet}」は、空のまま残っています。`,

  original: '当初計画を作成',
  originalIntro:
    '改定する前の目標（当初目標）の計画を、1枚のシートにします。DX.KPIGAP などの「計画の表」に DX_OriginalPlan と書くと、当初目標に対する答えになります。',
  originalCreate: (sheet: string) => `シート「${sheet}」を作成します。`,
  originalReplace: (sheet: string) =>
    `シート「${sheet}」を再作成します。追記した内容と書式は消えます。名前 DX_OriginalPlan を使う数式はそのまま使えますが、シートのセルを直接参照する数式はエラーになります。`,
  originalBeside: (taken: string, sheet: string) => `「${taken}」というほかのシートがあるため、「${sheet}」という名前にします。`,
  originalRows: (rows: number, spare: number) => `KPI${rows}行と、増えたときのための${spare}行。`,
  originalCut: (capacity: number, rows: number) => `KPIが${rows}行あるため、先頭の${capacity}行だけになります。`,
  originalRevised: (count: number) =>
    count === 0 ? '改定された目標はまだないため、今は現行の目標と同じです。' : `改定された${count}個の目標は当初の値、ほかは現行の値です。`,
  originalFormulas: '標準の数式だけで作成するため、KPIや目標改定を直すと変わり、このアドインがなくても計算されます。',
  originalName: '表に DX_OriginalPlan という名前を付けます。',
  originalConflicts: '作成できない理由',
  originalMake: '作成する',
  originalRemake: '再作成する',
  originalDone: (sheet: string) => `シート「${sheet}」を作成しました。数式の「計画の表」に DX_OriginalPlan と書けます。`,
  originalRedone: (sheet: string) => `シート「${sheet}」を再作成しました。`,
};

export type RevisionsText = typeof REVISIONS_JA;
