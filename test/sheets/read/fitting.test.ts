import { isBlank } from '../../../src/domain/text/characters/text';
import type { Cell } from '../../../src/domain/base/cell';
import { isCellError } from '../../../src/domain/base/cell';
import type { Column } from '../../../src/sheets/schema/column';
import { fittingOf } from '../../../src/sheets/read/fitting';
import { KINDS } from '../../../src/sheets/schema/kinds';
import type { KnownTexts } from '../../../src/sheets/schema/parse-cell';
import { TABLES } from '../../../src/sheets/schema/declarations/tables';
import type { Declaration } from '../../../src/sheets/schema/table';

const TEXTS = [
  '作業削減時間',
  '作業 削減時間',
  '増加',
  '増 加',
  '○',
  '◯',
  '標準',
  'K1',
  '80%',
  '約110万時間',
  'R7年度末',
  '2026/3/31',
  '総務課',
  '総務課、財政課',
  'TRUE',
  '-',
  '0',
  'N/A',
  'ん',
  'ー',
  'ヽ',
];
const NUMBERS = [0, 0.5, 1, 1.5, -1, 60, 1899, 1900, 2026, 2026.5, 2200, 2201, 46295, 46295.5, 2958465, 2958466, 1e12];
const CELLS: readonly Cell[] = [...TEXTS, ...NUMBERS, true, false, { code: '#N/A' }];
const KNOWN_TEXTS = new Map([
  ['作業削減時間', '作業削減時間'],
  ['k1', 'K1'],
]);
const KNOWN: KnownTexts = { texts: ({ table }) => (table === 'DX_KPIs' ? KNOWN_TEXTS : null), nearest: () => null };

const columns: readonly Column[] = Object.values(TABLES).flatMap((declaration: Declaration) => Object.values(declaration.columns));

test('what fits as it stands is what a careful look gives, without a problem', () => {
  let fitted = 0;
  for (const column of columns) {
    const fitting = fittingOf(column, KNOWN);
    for (const cell of CELLS) {
      const value = fitting(cell);
      if (value === undefined) continue;
      fitted += 1;
      const parse = KINDS[column.kind].parse as (cell: Cell, column: Column, known: KnownTexts) => unknown;
      expect([column.header, cell, parse(cell, column, KNOWN)]).toEqual([column.header, cell, { value, issues: [] }]);
    }
  }
  expect(fitted).toBeGreaterThan(500);
});

test('the first letter decides that a text is filled only where no mark for a blank begins so', () => {
  const blanks = [
    '―',
    '-',
    'ー',
    '・・・',
    '…',
    '未定',
    '未集計',
    '皆増',
    '皆減',
    '集計中',
    '調査中',
    '検討中',
    '調整中',
    'N/A',
    'n/a',
    'Ｎ／Ａ',
    '（未定）',
    '(調査中)',
    ' 未定 ',
    '　',
    '',
    '⑴'.slice(1),
  ];
  expect(blanks.filter(text => !isBlank(text))).toEqual([]);
  const filled = ['未来', '皆勤', '検討', '調達', '集計表', 'no', 'Name', '0', '―1', 'ア', 'ん', '一覧', 'ﾃﾞｼﾞﾀﾙ', '①'];
  expect(filled.filter(text => isBlank(text))).toEqual([]);
  expect(CELLS.filter(cell => isCellError(cell))).toHaveLength(1);
});
