/** What each rule's words say of tables that are not among the published cases, both ways. */
import { check } from '../../../src/sheets/publish/check';
import { csvValues } from '../../../src/sheets/publish/csv';
import type { CheckedGrid, Value } from '../../../src/sheets/publish/grid';
import type { RuleId } from '../../../src/sheets/publish/rules';
import { finish } from '../../../src/sheets/read/slices';
import { areaOf, gridOf, type CaseSheet } from './cases';

const letters = (column: number): string => String.fromCharCode(65 + column);

/** A sheet of these lines, the first in bold. */
function sheet(lines: readonly (readonly Value[])[], more: CaseSheet = {}): CheckedGrid {
  const cells = Object.fromEntries(
    lines.flatMap((line, row) =>
      line.flatMap((value, column) => (value === null || value === '' ? [] : [[`${letters(column)}${row + 1}`, value]])),
    ),
  ) as Record<string, Value>;
  const width = Math.max(...lines.map(({ length }) => length));
  return gridOf({ cells, formats: { [`A1:${letters(width - 1)}1`]: { bold: true } }, ...more });
}

function verdict(rule: RuleId, grid: CheckedGrid, format = 'xlsx', encoding = 'utf-8'): string {
  const { findings } = finish(check({ file: { name: `a.${format}`, format, encoding }, sheets: [grid] }));
  const found = findings.filter(one => one.rule === rule).map(one => one.verdict);
  return found.includes('fail') ? 'fail' : found.includes('pass') ? 'pass' : 'not judged';
}

/** A table of a name and one column; the values repeat until there are enough rows. */
function column(heading: string, values: readonly Value[], rows = 4): CheckedGrid {
  return sheet([
    ['名称', heading],
    ...Array.from({ length: rows }, (_, at): Value[] => [
      `対象${String.fromCharCode(0x30a2 + at * 2)}`,
      values[at % values.length] ?? null,
    ]),
  ]);
}

describe('one text in a column', () => {
  const TEXTS: readonly (readonly [RuleId, string, string, 'pass' | 'fail'])[] = [
    ['L1-06', '摘要', ' 先頭に空白', 'fail'],
    ['L1-06', '摘要', '末尾に空白 ', 'fail'],
    ['L1-06', '摘要', '末尾に改行\n', 'pass'],
    ['L1-06', '摘要', '全角　空白', 'fail'],
    ['L1-06', '摘要', '半角 空白', 'pass'],
    ['L1-06', '摘要', '二つ  空白', 'fail'],
    ['L1-06', '住所', '中央区　一丁目', 'pass'],
    ['L1-06', '所在地', '中央区  一丁目', 'pass'],
    ['L1-06', '所在地', ' 中央区一丁目', 'fail'],
    ['L1-06', '摘要', 'ア　第一の項目', 'pass'],
    ['L1-06', '摘要', '①　第一の項目', 'pass'],
    ['L1-06', '摘要', '（　かっこ', 'pass'],
    ['L1-06', '摘要', '※1　注記', 'pass'],
    ['L1-06', '摘要', '第３　章の名', 'pass'],
    ['L1-06', '摘要', '第三　章の名', 'pass'],
    ['L1-06', '摘要', '1．　項目の名', 'pass'],
    ['L1-06', '摘要', '　　2．項目の名', 'pass'],
    ['L1-06', '摘要', 'いろは　にほ', 'fail'],
    ['L1-06', '摘要', '上\n下', 'fail'],
    ['L1-06', '摘要', 'とても長い一行目の文章です。\nとても長い二行目の文章です。', 'pass'],
    ['L1-07', '摘要', '一行目の文\n二行目の文', 'fail'],
    ['L1-07', '摘要', '一行目の文\n', 'pass'],
    ['L1-07', '摘要', '12（3）', 'fail'],
    ['L1-07', '摘要', '12(3)', 'pass'],
    ['L1-07', '摘要', '甲、乙', 'pass'],
    ['L1-07', '摘要', '甲、乙、丙', 'fail'],
    ['L1-07', '摘要', '甲・乙', 'pass'],
    ['L1-07', '摘要', '甲・乙・丙', 'fail'],
    ['L1-07', '摘要', '甲,乙', 'fail'],
    ['L1-07', '摘要', '甲，乙，丙', 'pass'],
    ['L1-07', '摘要', '1,234,567', 'pass'],
    ['L1-07', '摘要', '1,23', 'fail'],
    ['L1-07', '摘要', '12,345.6', 'pass'],
    ['L3-05', '開始年', '令和5年', 'fail'],
    ['L3-05', '開始年', '令和元年', 'pass'],
    ['L3-05', '開始年', '平成31年', 'fail'],
    ['L3-05', '開始年', 'R5.4', 'fail'],
    ['L3-05', '開始年', '2023年', 'pass'],
    ['L3-05', '開始年', '2023年（令和5年）', 'fail'],
    ['L3-05', '時点', '令和5年4月1日現在', 'fail'],
    ['L3-05', '日付', '03/04/01', 'fail'],
    ['L3-05', '期間', '昭和60年から平成2年まで', 'fail'],
    ['L3-05', '名前', '令和5年の会', 'pass'],
    ['L3-06', '市区町村', '札幌', 'fail'],
    ['L3-06', '都道府県', '東京', 'fail'],
    ['L3-06', '都道府県', '東京都', 'fail'],
    ['L3-06', '名前', '札幌の会', 'pass'],
    ['L3-06', '所在地', '駅前ビル3階', 'pass'],
  ];
  it.each(TEXTS)('%s, %s: %j → %s', (rule, heading, text, expected) => {
    expect(verdict(rule, column(heading, [text, '値い', '値ろ', '値は']))).toBe(expected);
  });
});

describe('a column of values', () => {
  const fill = (values: readonly Value[], times: number): Value[] => Array.from({ length: times }, () => values).flat();
  const COLUMNS: readonly (readonly [RuleId, string, readonly Value[], 'pass' | 'fail' | 'not judged'])[] = [
    ['L2-01', '件数（件）', [1, 2, 3, '1,234'], 'pass'],
    ['L2-01', '件数（件）', [1, 2, 3, 4, '▲3'], 'fail'],
    ['L2-01', '件数（件）', [1, 2, 3, 4, '-3'], 'pass'],
    ['L2-01', '件数（件）', [1, 2, 3, 4, 'ー3'], 'pass'],
    ['L2-01', '件数（件）', [1, 2, 3, 4, '200件'], 'fail'],
    ['L2-01', '件数（件）', [1, 2, 3, 4, '約200'], 'fail'],
    ['L2-01', '件数（件）', [1, 2, 3, 4, '…'], 'pass'],
    ['L2-01', '件数（件）', [1, 2, 3, 4, '100（暫定）'], 'fail'],
    ['L2-01', '割合', ['10%', '20%', '30%', 4], 'pass'],
    ['L2-01', '摘要', ['甲', '乙', '3件', '4件'], 'pass'],
    // A column of nothing but texts is none of numbers to the checker; what the words say is told beside it.
    ['L2-01', '人口', ['3人', '4人', '5人', '6人'], 'pass'],
    ['L2-01', '人口', [6, 7, '3人', '4人', '5人'], 'fail'],
    ['L2-04', '方法', [...fill(['窓口', '郵送'], 20), '窓口※'], 'fail'],
    ['L2-04', '方法', [...fill(['窓口', '郵送'], 20), '窓口（本庁）'], 'fail'],
    ['L2-04', '方法', [...fill(['窓口', '郵送'], 20), '電子'], 'pass'],
    ['L2-04', '方法', [...fill(['オンライン', '郵送'], 20), 'オンラインン'], 'fail'],
    ['L2-04', '方法', [...fill(['窓口', '郵送'], 20), ...fill(['窓口※'], 3)], 'pass'],
    ['L2-04', '方法', fill(['窓口', '郵送', '窓口※'], 3), 'not judged'],
    ['L2-05', '方法', [...fill(['窓口', '郵送'], 12), 'その他（電話）', 'その他（来訪）'], 'fail'],
    ['L2-05', '方法', [...fill(['窓口', '郵送'], 12), 'その他', 'その他', 'その他'], 'pass'],
    ['L2-05', '方法', [...fill(['窓口', '郵送'], 12), ...fill(['その他', 'その他（電話）'], 3)], 'pass'],
    ['L3-04', '経費', [10, 20, 30], 'fail'],
    ['L3-04', '経費（千円）', [10, 20, 30], 'pass'],
    ['L3-04', '経費(円)', [10, 20, 30], 'pass'],
    ['L3-04', '経費（単位：百万円）', [10, 20, 30], 'pass'],
    ['L3-04', '職員数', [10, 20, 30], 'pass'],
    ['L3-04', '延床面積', [10, 20, 30], 'pass'],
    ['L3-04', '普及率', [10, 20, 30], 'pass'],
    ['L3-04', '整理番号', [10, 20, 30], 'pass'],
    ['L3-04', 'total_count', [10, 20, 30], 'pass'],
    ['L3-04', '2023', [10, 20, 30], 'pass'],
    ['L3-04', '評点', [10, 20, 30], 'fail'],
    ['L3-04', '経費（税込）', [10, 20, 30], 'fail'],
    ['L3-04', '経費', ['甲', '乙', 30], 'pass'],
    ['L3-05', '日付', ['2023-04-01', '2023-05-01', '2023-06-01'], 'pass'],
    ['L3-05', '日付', ['2023-04-01', '2023年5月1日', '2023-06-01'], 'fail'],
    ['L3-05', '年月', ['2023/4', '2023/5', '2023-06'], 'fail'],
    ['L3-05', '年月', ['2023年4月', '2023年5月', '2023年6月1日'], 'pass'],
    ['L3-05', '時期', ['2023年度', '2024年度', '2024-04-01'], 'fail'],
    ['L3-06', '市区町村', ['大阪市', '堺市', '吹田市'], 'fail'],
  ];
  it.each(COLUMNS)('%s, %s: %j → %s', (rule, heading, values, expected) => {
    expect(verdict(rule, column(heading, values, Math.max(4, values.length)))).toBe(expected);
  });
});

describe('a table of several columns', () => {
  const body = [
    ['甲', 1, 2, 3, 4],
    ['乙', 5, 6, 7, 8],
    ['丙', 9, 8, 7, 6],
  ];
  const named = (...headings: string[]): CheckedGrid => sheet([headings, ...body.map(line => line.slice(0, headings.length))]);
  const titled = sheet([['件数の調べ'], ['課', '数', '額'], ['甲', 1, 2], ['乙', 2, 3]], { formats: { 'A2:C2': { bold: true } } });
  const TABLES: readonly (readonly [RuleId, string, CheckedGrid, 'pass' | 'fail' | 'not judged'])[] = [
    ['L3-09', 'three years', named('区分', '2021年', '2022年', '2023年'), 'fail'],
    ['L3-09', 'two years', named('区分', '2022年', '2023年', '備考'), 'pass'],
    ['L3-09', 'months', named('区分', '4月', '5月', '6月'), 'fail'],
    ['L3-09', 'halves and quarters', named('区分', '上半期', '下半期', '1Q'), 'fail'],
    ['L3-09', 'eras', named('区分', '令和3年', '令和4年', 'R05'), 'fail'],
    ['L3-09', 'numbered names', named('項目1', '項目2', '項目3', '項目4', '備考'), 'fail'],
    ['L3-09', 'four numbered names alone', named('項目1', '項目2', '項目3', '項目4'), 'pass'],
    ['L3-09', 'three columns', named('2021年', '2022年', '2023年'), 'pass'],
    ['L2-03', 'equal names', named('区分', '件数', '件数'), 'fail'],
    ['L2-03', 'names of their own', named('区分', '件数', '人数'), 'pass'],
    ['L2-03', 'a column without a name', named('区分', '', '件数'), 'fail'],
    ['L1-05', 'a column without a name', named('区分', '', '件数'), 'fail'],
    ['L1-05', 'running numbers for names', named('1', '2', '3'), 'fail'],
    ['L1-05', 'years are no running numbers with a gap', named('2019', '2021', '2023'), 'pass'],
    [
      'L3-06',
      'full names with a column of codes',
      sheet([
        ['市区町村', '団体コード'],
        ['大阪市', '271004'],
        ['堺市', '271403'],
      ]),
      'pass',
    ],
    [
      'L2-02',
      '同上',
      sheet([
        ['課', '手続', '数'],
        ['市民課', '転入', 1],
        ['同上', '転出', 2],
        ['税務課', '証明', 3],
      ]),
      'fail',
    ],
    [
      'L2-02',
      'a blank below a name',
      sheet([
        ['課', '手続', '数'],
        ['市民課', '転入', 1],
        ['', '転出', 2],
        ['税務課', '証明', 3],
      ]),
      'fail',
    ],
    [
      'L2-02',
      'every name there',
      sheet([
        ['課', '手続', '数'],
        ['市民課', '転入', 1],
        ['市民課', '転出', 2],
        ['税務課', '証明', 3],
      ]),
      'pass',
    ],
    [
      'L2-02',
      'no column of names',
      sheet([
        ['数', '額', '率'],
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, 9],
      ]),
      'not judged',
    ],
    [
      'L1-03',
      'a blank row',
      sheet([
        ['課', '数'],
        ['甲', 1],
        ['', ''],
        ['乙', 2],
      ]),
      'fail',
    ],
    [
      'L1-03',
      'no blank row',
      sheet([
        ['課', '数'],
        ['甲', 1],
        ['乙', 2],
      ]),
      'pass',
    ],
    ['L1-02', 'two tables', sheet([['課', '数'], ['甲', 1], ['乙', 2], [], [], ['係', '額'], ['丙', 3], ['丁', 4]]), 'fail'],
    [
      'L3-01',
      'from row 1',
      sheet([
        ['課', '数'],
        ['甲', 1],
        ['乙', 2],
      ]),
      'pass',
    ],
    ['L3-01', 'a title above', titled, 'fail'],
    ['L1-04', 'a title above', titled, 'fail'],
    ['L1-04', 'a source below', sheet([['課', '数', '額', '率'], ['甲', 1, 2, 3], ['乙', 2, 3, 4], ['出典：統計課']]), 'fail'],
    ['L1-04', 'a source that fills a third of its row', sheet([['課', '数', '額'], ['甲', 1, 2], ['乙', 2, 3], ['出典：統計課']]), 'pass'],
    [
      'L1-04',
      'nothing else',
      sheet([
        ['課', '数', '額'],
        ['甲', 1, 2],
        ['乙', 2, 3],
      ]),
      'pass',
    ],
    [
      'L1-12',
      'merged rows',
      sheet(
        [
          ['課', '数'],
          ['甲', 1],
          ['', 2],
        ],
        { merges: ['A2:A3'] },
      ),
      'fail',
    ],
    [
      'L1-12',
      'a merged heading',
      sheet(
        [
          ['課', '数', ''],
          ['甲', 1, 2],
          ['乙', 2, 3],
        ],
        { merges: ['B1:C1'] },
      ),
      'pass',
    ],
    [
      'L2-03',
      'a merged heading',
      sheet(
        [
          ['課', '数', ''],
          ['甲', 1, 2],
          ['乙', 2, 3],
        ],
        { merges: ['B1:C1'] },
      ),
      'fail',
    ],
    [
      'L1-13',
      'a hidden row',
      sheet(
        [
          ['課', '数'],
          ['甲', 1],
          ['乙', 2],
        ],
        { hiddenRows: [2] },
      ),
      'fail',
    ],
    [
      'L1-13',
      'a hidden column',
      sheet(
        [
          ['課', '数'],
          ['甲', 1],
          ['乙', 2],
        ],
        { hiddenColumns: ['B'] },
      ),
      'fail',
    ],
    [
      'L1-13',
      'nothing hidden',
      sheet([
        ['課', '数'],
        ['甲', 1],
        ['乙', 2],
      ]),
      'pass',
    ],
    [
      'L2-06',
      'a formula',
      sheet(
        [
          ['課', '数'],
          ['甲', 1],
          ['乙', 2],
        ],
        { formulas: { B3: '=B2*2' } },
      ),
      'fail',
    ],
    [
      'L2-06',
      'values',
      sheet([
        ['課', '数'],
        ['甲', 1],
        ['乙', 2],
      ]),
      'pass',
    ],
  ];
  it.each(TABLES)('%s: %s', (rule, _, grid, expected) => {
    expect(verdict(rule, grid)).toBe(expected);
  });

  const looks = (formats: CaseSheet['formats']): CheckedGrid =>
    gridOf({
      cells: { A1: '課', B1: '数', A2: '甲', B2: 1, A3: '乙', B3: 2, A4: '丙', B4: 3 },
      formats: { 'A1:B1': { bold: true }, ...formats },
    });
  it.each([
    ['a red value', { B3: { fontColor: 'FFFF0000' } }, 'fail'],
    ['all red', { 'B2:B4': { fontColor: 'FFFF0000' } }, 'pass'],
    ['one fill', { B3: { fill: 'FFFFFF00' } }, 'pass'],
    ['two fills', { B3: { fill: 'FFFFFF00' }, B4: { fill: 'FF00FF00' } }, 'fail'],
    ['one in bold', { B3: { bold: true } }, 'fail'],
    ['one in italics', { A3: { italic: true } }, 'fail'],
    ['all in bold', { 'B2:B4': { bold: true } }, 'pass'],
  ] as const)('L1-11: %s', (_, formats, expected) => {
    expect(verdict('L1-11', looks(formats))).toBe(expected);
  });

  const object = (anchor: string, type = 'image'): CheckedGrid => ({
    ...sheet([
      ['課', '数'],
      ['甲', 1],
      ['乙', 2],
    ]),
    objects: [{ type, name: '図', ...areaOf(anchor) }],
  });
  it.each([
    ['an image in the table', object('B2'), 'fail'],
    ['a chart beside it', object('E2', 'chart'), 'pass'],
    ['a group is not seen', object('B2', 'group'), 'pass'],
  ] as const)('L1-10: %s', (_, grid, expected) => {
    expect(verdict('L1-10', grid)).toBe(expected);
  });
});

describe('a CSV', () => {
  const csv = (text: string): CheckedGrid => {
    const values = csvValues(text, ',');
    return { ...sheet(values), values, looks: null, csv: text };
  };
  it.each([
    ['L1-14', '課,数\r\n甲,1\r\n乙,2\r\n', 'pass'],
    ['L1-14', '課,摘要\r\n甲,"一行\r\n二行"\r\n乙,2\r\n', 'fail'],
    ['L1-15', '課,数\r\n甲,"1,234"\r\n乙,2\r\n', 'pass'],
    ['L1-15', '課,数\r\n甲,1,234\r\n乙,2\r\n', 'fail'],
    ['L1-15', '課,数\r\n甲,1"2\r\n乙,2\r\n', 'fail'],
    ['L1-15', '課,数\r\n甲,"1"2\r\n乙,2\r\n', 'fail'],
    ['L1-15', '課,数\r\n甲,"いわゆる""正本"""\r\n乙,2\r\n', 'pass'],
    ['L1-12', '課,数\r\n甲,1\r\n乙,2\r\n', 'not judged'],
  ] as const)('%s: %j → %s', (rule, text, expected) => {
    expect(verdict(rule, csv(text), 'csv')).toBe(expected);
  });
  it.each([
    ['①', 'cp932', 'fail'],
    ['①', 'utf-8', 'pass'],
    ['Ⅲ', 'cp932', 'fail'],
    ['㈱', 'cp932', 'fail'],
    ['髙', 'cp932', 'pass'],
    ['ＡＢＣ', 'cp932', 'pass'],
    ['㎡', 'cp932', 'pass'],
  ] as const)('L1-08: %s in %s → %s', (text, encoding, expected) => {
    expect(verdict('L1-08', csv(`課,数\r\n甲${text},1\r\n乙,2\r\n`), 'csv', encoding)).toBe(expected);
  });
});
