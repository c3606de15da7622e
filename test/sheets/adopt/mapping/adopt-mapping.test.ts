import type { Cell } from '../../../../src/domain/base/cell';
import type { TableName } from '../../../../src/sheets/schema/table-name';
import { workbookState } from '../../../pane/workbook-state';
import { propose, sourceOf } from '../adopt-work';

/** Where the column goes, and how sure it is. */
function proposedFor(table: TableName, header: string, cells: readonly Cell[]): readonly [string | null, string] {
  const first = table === 'DX_KPIs' ? '名称' : 'KPI';
  const { proposal } = propose(
    sourceOf({ cells: [[first, header], ...cells.map((cell, at) => [`甲${at}`, cell])] }),
    workbookState({}),
    table,
  );
  const match = proposal.matches[1];
  return [match?.to ?? null, match?.confidence ?? ''];
}

const ROWS = ['%', '件', '%'];

test.each<readonly [string, TableName, string, readonly Cell[], string | null, string]>([
  ['our own header', 'DX_KPIs', '単位', ROWS, '単位', 'sure'],
  ['a word that means it', 'DX_KPIs', '単位名', ROWS, '単位', 'sure'],
  ['our own header with a remark in brackets', 'DX_KPIs', '単位（参考）', ROWS, '単位', 'sure'],
  ['a header that merely contains it', 'DX_KPIs', '指標の単位の別', ROWS, '単位', 'doubtful'],
  ['a year that says 目標', 'DX_KPIs', 'R12年度目標', [1, 2, 3], '目標2030', 'sure'],
  ['a year alone, to come', 'DX_KPIs', '2030年', [1, 2, 3], '目標2030', 'sure'],
  ['a year alone, past', 'DX_KPIs', '2020年', [1, 2, 3], '目標2020', 'doubtful'],
  ['our own header over what is none of it', 'DX_KPIs', '重み', ['大きい', '小さい', '中'], '重み', 'doubtful'],
  ['what stands there alone', 'DX_KPIs', '甲欄', ['増加', '減少', '増加'], '向き', 'doubtful'],
  ['nothing at all', 'DX_KPIs', '甲欄', ['あ', 'い', 'う'], null, 'none'],
])('%s is proposed so', (_, table, header, cells, to, confidence) => {
  expect(proposedFor(table, header, cells)).toEqual([to, confidence]);
});
