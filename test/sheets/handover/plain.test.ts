import { plainTwins } from '../../../src/sheets/handover/plain/plain-twins';
import { readXlsx } from '../../host/xlsx';
import { bookOf, calculated, copyOf } from './books';

const PLAN = [
  ['名称', '向き', '基準年度', '基準値', '目標2030'],
  ['手続', '増加', 2020, 100, 1000],
  ['箇所', '減少', 2020, 50, '10箇所'],
];

async function plain(
  rows: readonly (readonly (string | number | null)[])[],
): Promise<{ formulas: (string | null)[]; notes: unknown[]; sheets: string[]; helper: string }> {
  const { bytes, report } = copyOf(await calculated(bookOf([...PLAN, ...rows])), { mode: 'formulas', twins: plainTwins });
  const { book } = await readXlsx(bytes);
  const sheet = book.sheetByName('表')!;
  const helper = book.sheetByName('変換の補助');
  return {
    formulas: rows.map((_, at) => sheet.formula(3 + at, 2)),
    notes: report.items.map(({ to, notes }) => [to, notes]),
    sheets: book.sheets.map(({ name }) => name),
    helper: helper?.texts({ row: 4, column: 0, rows: 3, columns: 2 }).flat().join('|') ?? '',
  };
}

test('a formula that names the cells of the plan; numbers written as text stand on the helper sheet', async () => {
  const { formulas, sheets, helper } = await plain([
    ['手続', 400, '=DX.KPIGAP(A4,2030,B4,$A$1:$E$3)'],
    ['箇所', 30, '=DX.KPIGAP(A5,2030,B5,$A$1:$E$3)'],
    ['手続', '400件', '=DX.PROGRESS(A6,2030,B6,$A$1:$E$3)*100'],
  ]);
  expect(formulas.slice(0, 2)).toEqual(['=E2-B4', '=B5-変換の補助!$B$5']);
  expect(formulas[2]).toMatch(/^=IF\(.*\)\*100$/);
  expect(sheets).toEqual(['表', '変換の補助', '変換の記録']);
  expect(helper).toMatch(/箇所 の2030年の目標\|10\|/);
});

test('each cell of a spill gets its own formula, behind the guard of its own cell', async () => {
  const { formulas } = await plain([
    ['手続', 400, '=DX.KPIGAP(A4:A5,2030,B4:B5,$A$1:$E$3)'],
    ['箇所', 30, null],
    ['手続', 400, '=IF(B6:B7="","",DX.KPIGAP(A6:A7,2030,B6:B7,$A$1:$E$3))'],
    ['箇所', 30, null],
  ]);
  expect(formulas).toEqual(['=E2-B4', '=B5-変換の補助!$B$5', '=IF(B6="","",E2-B6)', '=IF(B7="","",B7-変換の補助!$B$5)']);
});

test('what has no plain twin becomes a value, and says which function it was', async () => {
  const { formulas, notes } = await plain([
    ['手続', '2026-09-30', '=DX.WAREKI("2026-09-30")'],
    ['手続', 400, '=DX.KPIGAP(A5&"",2030,B5,$A$1:$E$3)'],
    ['手続', 400, '=DX.UNIT("110万時間")&DX.STATUS(A6,2030,B6,46295,$A$1:$E$3)'],
  ]);
  expect(formulas).toEqual([null, null, null]);
  expect(notes).toEqual([
    ['value', [{ kind: 'noTwin', functions: ['WAREKI'] }]],
    ['value', [{ kind: 'notTold' }]],
    ['value', [{ kind: 'noTwin', functions: ['UNIT'] }]],
  ]);
});
