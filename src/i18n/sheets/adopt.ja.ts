import type { Confidence } from '../../sheets/adopt/mapping/adopt-mapping';
import type { AdoptionNote } from '../../sheets/adopt/adopt-rows';
import type { ShapeKind } from '../../sheets/adopt/shapes/adopt-shape';
import type { Severity } from '../../sheets/schema/issue';

type NoteSentence<K extends AdoptionNote['kind']> = (note: Extract<AdoptionNote, { kind: K }>) => string;

/** What the pane says about 既存の表を取り込む, in Japanese; loaded with that panel. `adopt.en` has its type. */
export const ADOPT_JA = {
  heading: '既存の表を取り込む',
  step: (step: number, name: string) => `${step}/3 ${name}`,
  stepSource: '取り込む表を選ぶ',
  stepColumns: '列の対応を決める',
  stepPreview: '内容を確かめる',
  back: '戻る',

  sourceIntro: 'ほかの様式の表を、DX羅針盤のシートに転記します。元の表は変更しません。',
  sourceHint: '表の中のセルを1つ選ぶと、そのまわりの表全体を読み取ります。範囲を選ぶと、その範囲だけを読み取ります。',
  selected: (address: string) => `選択中：${address}`,
  selectedTable: (address: string, table: string) => `選択中：${address}（表「${table}」の中）`,
  selectedNone: '表の中のセルを選択してください。',
  useSelection: '選択中の範囲を読み取る',
  tables: 'このブックの表',
  useTable: (table: string) => `表「${table}」を読み取る`,
  readingSource: '元の表を読み取っています…',
  readingCells: (done: number, total: number) => `元の表を読み取っています（${total}行中${done}行）`,
  tooSmall: '見出しと1行以上の内容がある表が見つかりません。表の中のセルか、見出しからの範囲を選択してください。',
  ownTable: (sheet: string) => `選択中の範囲は、DX羅針盤の「${sheet}」の表と重なっています。ほかの表を選択してください。`,
  sourceChanged: '元の表が変わったため、読み取り直しました。',
  sourceStopped: '読み取りを中止しました。何も変更していません。',

  source: (address: string, rows: number) => `元の表：${address}（${rows}行）`,
  headerRow: '見出しの始まりの行',
  headerRowOption: (row: number, text: string) => (text === '' ? `${row}行目` : `${row}行目：${text}`),
  headerRows: '見出しの行数',
  headerRowsOption: (rows: number) => `${rows}行`,
  destination: '取り込み先のシート',
  destinationNew: (sheet: string) => `${sheet}（新しく作成します）`,
  rememberedHint: '前に同じ見出しの表を取り込んだときの対応を使っています。',
  shape: '表の形',
  shapes: {
    rows: '1行に1件の一覧（そのまま）',
    indicatorColumns: '年度や月が行、指標が列',
    monthColumns: '指標が行、月が列',
    planAndActualRows: '予定と実績が2行で1件',
    indentedTasks: '項目が列ごとに段下げされた工程',
    roadmap: '年度が横に並び、各年度に行うことが書かれた計画',
    sections: '見出しの行で区切られた一覧',
  } satisfies Readonly<Record<ShapeKind, string>> as Readonly<Record<ShapeKind, string>>,
  shapeHint: '1行に1件の一覧に直して読み取ります。元の表は変更しません。',
  headersHidden: (table: string) =>
    `表「${table}」には見出し行が表示されていません。表を選び、[テーブル デザイン] > [見出し行] をオンにしてから、もう一度読み取ってください。`,
  constants: 'すべての行に同じ値を入力する',
  constantsIntro: '元の表にない列に、同じ値を入力できます。空欄の列には何も入力しません。',
  constantFor: (header: string) => `「${header}」の値（すべての行）`,
  constantNone: '入力しない',
  constantAdd: 'ほかの列',
  constantAddNone: '列を選択してください',
  alsoActuals: (headers: readonly string[]) => `実績の列（${headers.join('、')}）も、シート「実績」に取り込む`,
  alsoActualsHint: '目標は「KPI」に、実績は「実績」に、一度に取り込みます。',
  alsoHeading: (sheet: string) => `あわせて取り込む内容：${sheet}`,
  doneBoth: (first: string, second: string) => `${first}${second}`,
  secondFailed: (first: string, failure: string) => `${first}「実績」は取り込めませんでした。${failure}`,
  isGuess: 'どのシートに入る表か判断できません。取り込み先と列の対応を選んでください。',
  columns: '列の対応',
  columnsIntro: (total: number, doubtful: number) =>
    doubtful > 0 ? `${total}列のうち${doubtful}列は、確かめてください（▲）。` : `${total}列の対応を確かめてください。`,
  noHeader: (letters: string) => `（見出しなし：${letters}列）`,
  samples: (samples: readonly string[]) => `例：${samples.join('、')}`,
  noSamples: '内容なし',
  columnTo: (header: string) => `「${header}」の取り込み先`,
  notTaken: '取り込まない',
  confidence: { sure: '確か', doubtful: '要確認', none: '取り込まない', remembered: '前回の対応', chosen: '選択済み' } satisfies Readonly<
    Record<Confidence, string>
  > as Readonly<Record<Confidence, string>>,
  missingRequired: (headers: readonly string[]) =>
    `必要な列${headers.map(header => `「${header}」`).join('')}に入る列がありません。空のまま取り込み、点検で指摘します。`,
  nothingMapped: '取り込む列がありません。1列以上の取り込み先を選んでください。',
  toPreview: '内容を確かめる',
  preparing: '取り込む内容を準備しています…',
  preparingRows: (done: number, total: number) => `取り込む内容を準備しています（${total}行中${done}行）`,
  preparingStopped: '準備を中止しました。何も変更していません。',

  previewIntro: 'まだ何も書き込んでいません。元の表は変更しません。',
  rowsToCopy: (rows: number, sheet: string) => `シート「${sheet}」に${rows}行を転記します。`,
  createsSheet: (sheet: string) => `シート「${sheet}」を新しく作成します。`,
  addsColumns: (headers: readonly string[]) => `表の右端に列を追加します：${headers.map(header => `「${header}」`).join('')}`,
  converted: (cells: number) => `${cells}個のセルは、読み取った値に直して転記します（下の「→」）。`,
  present: (rows: number) => `${rows}行は、取り込み先にすでにあるため転記しません。`,
  nothingNew: '新しく転記する行はありません。',
  conflicts: '取り込めない理由',
  notes: {
    leftOut: ({ headers }) =>
      `取り込まない列：${headers.map(header => (header === '' ? '（見出しなし）' : header)).join('、')}。元の表に残ります。`,
    numbered: ({ first }) => `「番号」は自動で付けます（${first}から）。`,
    renumbered: ({ count }) => `番号がすでに使われている${count}行は、末尾に「-2」などを付けます。`,
    unitsRead: ({ count }) => `${count}行の「単位」は、目標や基準値の文字から読み取ります。`,
    scaled: ({ header, factor }) =>
      `「${header}」の数値は、見出しの単位に従って${factor === 1e3 ? '千' : factor === 1e4 ? '万' : factor === 1e6 ? '百万' : factor === 1e7 ? '千万' : '億'}倍します。`,
    perCent: ({ header }) => `「${header}」の数値は、パーセントとして読み取ります（60は60%）。`,
    periodsSplit: ({ header, count }) => `「${header}」の期間${count}件は、始まりと終わりの日付に分けます。`,
    undecided: ({ count }) => `値のない目標・基準値・基準年度（${count}個のセル）は、決まっていない印の「―」とします。`,
    baselineYear: ({ year }) => `「基準年度」は、見出しの年度（${year}）とします。`,
    yearRows: ({ years }) => `年度ごとの列（${years.join('、')}）は、1つの値を1行にします。値のない欄は行にしません。`,
    nothingTaken: ({ count }) => `取り込む列に内容がない${count}行は転記しません。`,
    noValue: ({ count }) => `値のない（空白や「―」の）${count}行は転記しません。`,
    yearsOfDates: ({ count }) => `${count}行の「年度」は、「時点」の日付から求めます。`,
    constant: ({ header, value }) => `「${header}」は、すべての行で「${value}」とします。`,
    calendar: ({ count }) => `日付や週の目盛りの列（${count}列）は転記しません。`,
    numberedOnly: ({ count }) => `番号だけの${count}行は転記しません。`,
    totals: ({ count }) => `合計の行${count}行は転記しません。`,
    notes: ({ count }) => `注記の行${count}行は転記しません。`,
    repeated: ({ count }) => `くり返しの見出し${count}行は転記しません。`,
  } satisfies { readonly [K in AdoptionNote['kind']]: NoteSentence<K> },
  formulasToo: '数式は、今の値にして転記します。非表示の行も転記します。',
  firstRows: (shown: number, total: number) =>
    shown < total ? `転記したあとの行（${total}行のうち最初の${shown}行）` : '転記したあとの行',
  rowFrom: (row: number) => `元の${row}行目`,
  added: '（自動）',
  blank: '（空白）',
  issues: (count: number) => `転記したあとの指摘（${count}件）`,
  issuesNone: '転記したあとの指摘はありません。',
  issuesIntro: '読み取れない内容も、そのまま転記します。転記したあと、「点検」でも直せます。',
  severity: { error: '■誤り', warning: '▲注意', hint: '―未定' } satisfies Readonly<Record<Severity, string>> as Readonly<
    Record<Severity, string>
  >,
  issueRows: (count: number) => `（${count}行）`,
  moreIssues: (count: number) => `ほか${count}件`,
  toSource: '元のセルへ',
  toSourceOf: (place: string) => `元のセルへ：${place}`,
  copy: '取り込む',
  done: (sheet: string, rows: number, converted: number, issues: number) =>
    `「${sheet}」に${rows}行を取り込みました${converted > 0 ? `（${converted}個のセルを読み取った値に直しました）` : ''}。${issues > 0 ? `指摘が${issues}件あります。` : ''}元の表は変更していません。`,
  undo: '元に戻す',
  undone: (sheet: string, rows: number, made: boolean) =>
    made
      ? `作成したシート「${sheet}」を、取り込んだ${rows}行とともに取り除きました。`
      : `「${sheet}」から、取り込んだ${rows}行を取り除きました。`,
};

export type AdoptText = typeof ADOPT_JA;
