import type { Parts } from './package';

/** What a file holds beyond the model, in the words of people. It stays in the file; the stand-in does not show or run it. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^xl\/charts\/chart/i, 'グラフ'],
  [/^xl\/media\//i, '画像'],
  [/^xl\/vbaProject\.bin$/i, 'マクロ（VBA）'],
  [/^xl\/pivotTables\//i, 'ピボットテーブル'],
  [/^xl\/slicers\//i, 'スライサー'],
  [/^xl\/threadedComments\//i, 'コメント（スレッド）'],
  [/^xl\/externalLinks\//i, 'ほかのブックへのリンク'],
  [/^xl\/connections\.xml$/i, 'データ接続'],
  [/^xl\/embeddings\//i, '埋め込みオブジェクト'],
  [/^xl\/activeX\//i, 'ActiveXコントロール'],
  [/^xl\/ctrlProps\//i, 'フォームコントロール'],
  [/^xl\/chartsheets\//i, 'グラフシート'],
  [/^xl\/(?:dialogsheets|macrosheets)\//i, 'ダイアログシート・マクロシート'],
  [/^xl\/richData\//i, 'リンクされたデータ型・セル内の画像'],
  [/^_xmlsignatures\//i, '電子署名'],
];

/** The same for what stands inside a part: the part's path, what is in it, its word. */
const INSIDE: readonly (readonly [RegExp, RegExp, string])[] = [
  [/^xl\/drawings\/[^/]*\.xml$/i, /<(?:\w+:)?(?:sp|cxnSp|grpSp)[\s/>]/, '図形'],
  [/^xl\/worksheets\/[^/]*\.xml$/i, /<(?:\w+:)?sparklineGroup[\s/>]/, 'スパークライン'],
  [/^xl\/worksheets\/[^/]*\.xml$/i, /<(?:\w+:)?cfRule[^<>]*\stype="dataBar"/, 'データバー'],
  [/^xl\/worksheets\/[^/]*\.xml$/i, /<(?:\w+:)?cfRule[^<>]*\stype="iconSet"/, 'アイコンセット'],
  [/^xl\/worksheets\/[^/]*\.xml$/i, /<(?:\w+:)?cfRule[^<>]*\stype="colorScale"/, 'カラースケール'],
];

/** @param drawn parts of charts that are shown */
export function warningsOf(parts: Parts, oddities: ReadonlySet<string>, drawn: ReadonlySet<string>): string[] {
  // What cells no longer point to is lost, though its part stays in the file.
  const lost = oddities.has('rich-value') ? /^xl\/richData\//i : /^$/;
  const paths = [...parts.map.keys()].filter(path => !drawn.has(path) && !lost.test(path));
  const kept = [
    ...KINDS.filter(([pattern]) => paths.some(path => pattern.test(path))).map(([, word]) => word),
    ...INSIDE.filter(([where, what]) => paths.some(path => where.test(path) && what.test(parts.text(path) ?? ''))).map(
      ([, , word]) => word,
    ),
  ];
  const warnings = kept.length ? [`${kept.join('、')}は表示しません（保存するファイルにはそのまま残ります）。`] : [];
  if (oddities.has('data-table')) warnings.push('データテーブル（What-If分析）の式は値に置き換わります。');
  if (oddities.has('rich-value')) warnings.push('セル内の画像やリンクされたデータ型の値は、保存すると失われます。');
  return warnings;
}
