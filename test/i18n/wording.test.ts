/** The words of public documents: one word for one thing in everything people read in Japanese. */
import ts from 'typescript';
import { filesBelow, read } from '../project/sources';

/** What is not said, and what is said instead. */
const REPLACED: readonly (readonly [RegExp, string])[] = [
  [/空席(?!は、退任日| …|（退任日|$)/, '氏名未記入（空席は、退任日が過ぎて後任のない職だけ）'],
  [/がいません|人います/, '…の行がありません、…の行が2行あります'],
  [/だれがいるか/, '…が未記入です'],
  [/一覧にありません/, '…シートにありません'],
  [/あと .*入力すると/, '…を入力すると'],
  [/(?<![てでりえしび])入れ(る|て|ら|た|ま|直)/, '入力、挿入'],
  [/加え(る|て|ま|ら|た|、)/, '追加'],
  [/足(す|し(?!ょ))/, '追加（計算では加算）'],
  [/写(す|し|せ)/, '転記'],
  [/作(る|り|っ|れ|ら)/, '作成'],
  [/ふつうの/, '標準の'],
  [/評価の(決め方|表)|判定の(?:きまり|決まり)|標準の評価(?!方式|基準)/, '評価方式、評価基準'],
  [/進みの割合/, '進捗の割合'],
  [/1年に1度/, '年1回以上の開催を前提に'],
  [/届(く|か|き|け)/, '達する'],
  [/判断できない/, '判定不可'],
  [/進捗の割合\s*r/, '計画に対する進捗の割合'],
  [/表の.*行目にもあります/, 'セルの番地（実績!D7）'],
  [/先に一覧の/, '…シートの「名称」に追加'],
  [/「約.*万時間」のようにも(?!入力)/, '「120万時間」のように'],
  [/[\u3040-\u30ff\u4e00-\u9fff）」』]: /, '「：」（全角）'],
];

/** The plan's own words. */
const QUOTED = '紙の使用量を把握する仕組みを作り';

const isJapanese = (text: string): boolean => /[\u3040-\u30ff\u4e00-\u9fff]/.test(text);

/** What stands between quotes in a file; what a template puts in between is left out. */
function textsOf(file: string): string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) texts.push(node.text);
    else if (ts.isTemplateExpression(node))
      texts.push(node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join(''));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest));
  return texts.filter(isJapanese).map(text => text.replace(QUOTED, ''));
}

test.each([
  ...filesBelow('src/i18n', /(?<!(\.|\/)en)\.ts$/),
  ...filesBelow('src/sheets/templates', /\.ts$/),
  ...filesBelow('src/sheets/inspect', /\.ts$/),
  ...filesBelow('src/functions', /\.ts$/),
  ...filesBelow('src/setup', /\.ts$/),
  ...filesBelow('src/sheets/schema', /\.ts$/),
  ...filesBelow('src/sheets/make', /\.ts$/),
  ...filesBelow('src/excel', /\.ts$/),
  'src/domain/rating/scale-rules.ts',
])('%s', file => {
  const found = textsOf(file).flatMap(text =>
    REPLACED.filter(([word]) => word.test(text)).map(([word, instead]) => `${text} (${String(word)}): ${instead}`),
  );
  expect(found).toEqual([]);
});
